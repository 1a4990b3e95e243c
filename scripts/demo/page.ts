import { htmlDocument } from "./document.ts"
import { type Html, html } from "./html.ts"
import { logView } from "./log-view.ts"
import {
  counted,
  outputsView,
  ownCommentView,
  postView,
  promptsView,
  section,
  sectionsView,
  summaryView,
} from "./posts.ts"
import type { ScenarioRun } from "./run-scenario.ts"
import { judge } from "./verdict.ts"

/** One page with everything that a run leaves on GitHub, in GitHub's look, and the prompt that the agent got. */
export async function demoPage(run: ScenarioRun): Promise<string> {
  const { scenario, result } = run
  const isAboutIssue = scenario.inputs.context !== "none"
  const sections = [
    ...(isAboutIssue ? [section("Comment", "Issue and comment", await conversation(run))] : []),
    section("Summary", "Job summary", await summaryView("agent", result.summary)),
    section("Prompt", "What the agent was told", promptsView(run.prompts)),
    section("Outputs", "Outputs of the step", outputsView(run.outputs)),
    section("Log", "Log of the step", logView(result.entries)),
  ]
  return htmlDocument(
    `Falconer demo: ${plain(scenario.title)}`,
    html`${header(run)}
${sectionsView(sections)}`,
  )
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

async function conversation({ scenario, subject, comments, reactions }: ScenarioRun): Promise<Html> {
  const { issue, comment, label } = subject
  const opened = { ...issue, did: "opened this issue", reactions: comment ? [] : reactions }
  const posts = [
    await postView(opened),
    label === undefined
      ? undefined
      : html`<p class="event"><strong>${scenario.actor}</strong> added the label <span class="label">${label}</span></p>`,
    comment && (await postView({ ...comment, did: "commented", reactions })),
    ...(await Promise.all(comments.map(ownCommentView))),
    comments.length > 0 ? undefined : html`<p class="empty">The action wrote no comment.</p>`,
  ]
  return html`<h3 class="issue-title">${issue.title} <span class="muted">#${issue.number}</span></h3>
<div class="timeline">${posts}</div>`
}

/** A sentence of our own in which backticks mark code. */
function withCode(sentence: string): Html {
  return html`${sentence.split("`").map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`))}`
}

function plain(sentence: string): string {
  return sentence.replaceAll("`", "")
}
