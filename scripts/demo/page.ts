import { htmlDocument } from "./document.ts"
import { type Html, html } from "./html.ts"
import { logView } from "./log-view.ts"
import { renderMarkdown } from "./markdown.ts"
import type { ScenarioRun } from "./run-scenario.ts"
import { judge } from "./verdict.ts"

/** One page with everything that a run leaves on GitHub, in GitHub's look, and the prompt that the agent got. */
export async function demoPage(run: ScenarioRun): Promise<string> {
  const { scenario, result } = run
  const sections = [
    section("Comment", "Issue and comment", await conversation(run)),
    section("Summary", "Job summary", await summary(result.summary)),
    section("Prompt", "What the agent was told", prompts(run.prompts)),
    section("Outputs", "Outputs of the step", outputs(run.outputs)),
    section("Log", "Log of the step", logView(result.entries)),
  ]
  const body = html`${header(run)}
<nav>${sections.map(({ name }) => html`<a href="#${name}">${name}</a>`)}</nav>
<main>${sections.map(({ content }) => content)}</main>`
  return htmlDocument(`Falconer demo: ${plain(scenario.title)}`, body)
}

function header(run: ScenarioRun): Html {
  const { scenario, result, prompts } = run
  const outcome = result.outputs.outcome ?? "none"
  return html`<header>
<p class="kicker">Falconer demo</p>
<h1>${withCode(scenario.title)}</h1>
<p><span class="pill ${result.conclusion}">${result.conclusion}</span> ${withCode(judge(run).sentence)}</p>
<p class="muted">Event <code>${scenario.eventName}</code>, outcome <code>${outcome}</code>, ${counted(prompts.length, "agent")} launched.
The action is the real one; the Cursor cloud and the GitHub it talked to were simulated on this machine, so the agent
and its pull request exist nowhere else and the links below lead nowhere useful.</p>
</header>`
}

function section(name: string, title: string, content: Html) {
  return { name, content: html`<section id="${name}"><h2>${title}</h2>${content}</section>` }
}

async function conversation({ scenario, subject, comments }: ScenarioRun): Promise<Html> {
  const { issue, comment, label } = subject
  const posts = [
    await post(issue.author, "opened this issue", issue.body),
    label === undefined
      ? undefined
      : html`<p class="event"><strong>${scenario.actor}</strong> added the label <span class="label">${label}</span></p>`,
    comment && (await post(comment.author, "commented", comment.body)),
    ...(await Promise.all(comments.map(({ body, history }) => botPost(body, history)))),
    comments.length > 0 ? undefined : html`<p class="empty">The action wrote no comment.</p>`,
  ]
  return html`<h3 class="issue-title">${issue.title} <span class="muted">#${issue.number}</span></h3>
<div class="timeline">${posts}</div>`
}

async function botPost(body: string, history: readonly string[]): Promise<Html> {
  const earlier = history.slice(0, -1)
  const states = earlier.map(
    async (state, at) => html`<details class="box"><summary>${at + 1}. ${headingOf(state)}</summary>
<div class="markdown-body">${await renderMarkdown(state, "comment")}</div></details>`,
  )
  const edits = earlier.length > 0 ? ` · edited ${counted(earlier.length, "time")}` : ""
  return html`${await post("github-actions", `bot commented${edits}`, body)}
${earlier.length > 0 ? html`<div class="earlier"><h4>The same comment, earlier</h4>${await Promise.all(states)}</div>` : undefined}`
}

async function post(author: string, did: string, body: string): Promise<Html> {
  return html`<article class="box post"><div class="box-head"><span class="avatar">${author.slice(0, 1).toUpperCase()}</span>
<strong>${author}</strong> <span class="muted">${did}</span></div>
<div class="markdown-body">${await renderMarkdown(body, "comment")}</div></article>`
}

async function summary(markdown: string): Promise<Html> {
  if (markdown === "") return html`<p class="empty">The action wrote no summary.</p>`
  return html`<article class="box"><div class="box-head"><strong>agent</strong> <span class="muted">summary</span></div>
<div class="markdown-body">${await renderMarkdown(markdown, "summary")}</div></article>`
}

function prompts(all: readonly string[]): Html {
  if (all.length === 0) return html`<p class="empty">No agent was launched.</p>`
  return html`${all.map((prompt) => html`<pre class="box prompt">${prompt}</pre>`)}`
}

function outputs(all: ScenarioRun["outputs"]): Html {
  const shown = (value: string) => (value === "" ? html`<span class="muted">empty</span>` : value)
  const rows = all.map(
    ([name, value]) => html`<tr><th scope="row"><code>${name}</code></th><td>${shown(value)}</td></tr>`,
  )
  return html`<div class="box"><table class="outputs"><tbody>${rows}</tbody></table></div>`
}

/** The first heading of a comment, as what the state is called. */
function headingOf(markdown: string): string {
  return /^#+ +(.+)$/m.exec(markdown)?.[1] ?? "Without a heading"
}

/** A sentence of our own in which backticks mark code. */
function withCode(sentence: string): Html {
  return html`${sentence.split("`").map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`))}`
}

function plain(sentence: string): string {
  return sentence.replaceAll("`", "")
}

function counted(count: number, thing: string): string {
  return `${count === 0 ? "no" : count} ${thing}${count === 1 ? "" : "s"}`
}
