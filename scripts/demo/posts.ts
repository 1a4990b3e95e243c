import { type Html, html } from "./html.ts"
import { renderMarkdown } from "./markdown.ts"

/** Somebody's post under an issue or pull request. */
export type Post = {
  readonly author: string
  /** Such as "opened this issue". */
  readonly did: string
  /** Markdown. */
  readonly body: string
  /** What the action put there, by GitHub's names: `eyes`, `rocket`. */
  readonly reactions?: readonly string[]
}

/** A comment of the action, with every body it has had. */
export type OwnComment = { readonly body: string; readonly history: readonly string[] }

/** By GitHub's names of reactions. */
const REACTIONS: Readonly<Record<string, string>> = {
  "+1": "\u{1F44D}",
  "-1": "\u{1F44E}",
  laugh: "\u{1F604}",
  hooray: "\u{1F389}",
  confused: "\u{1F615}",
  heart: "\u2764\uFE0F",
  rocket: "\u{1F680}",
  eyes: "\u{1F440}",
}

/** A post in GitHub's look, with its reactions below. */
export async function postView({ author, did, body, reactions = [] }: Post): Promise<Html> {
  const shown = reactions.map(
    (name) => html`<span class="reaction" title="${name}">${REACTIONS[name] ?? name} 1</span>`,
  )
  return html`<article class="box post"><div class="box-head"><span class="avatar">${author.slice(0, 1).toUpperCase()}</span>
<strong>${author}</strong> <span class="muted">${did}</span></div>
<div class="markdown-body">${await renderMarkdown(body, "comment")}</div>
${shown.length > 0 ? html`<div class="reactions">${shown}</div>` : undefined}</article>`
}

/** A comment of the action, and folded below it what it said before. */
export async function ownCommentView({ body, history }: OwnComment): Promise<Html> {
  const earlier = history.slice(0, -1)
  const states = earlier.map(
    async (state, at) => html`<details class="box"><summary>${at + 1}. ${headingOf(state)}</summary>
<div class="markdown-body">${await renderMarkdown(state, "comment")}</div></details>`,
  )
  const edits = earlier.length > 0 ? ` · edited ${counted(earlier.length, "time")}` : ""
  const view = await postView({ author: "github-actions", did: `bot commented${edits}`, body })
  return html`${view}
${earlier.length > 0 ? html`<div class="earlier"><h4>The same comment, earlier</h4>${await Promise.all(states)}</div>` : undefined}`
}

/** The summary of a job. */
export async function summaryView(job: string, markdown: string): Promise<Html> {
  if (markdown === "") return html`<p class="empty">The action wrote no summary.</p>`
  return html`<article class="box"><div class="box-head"><strong>${job}</strong> <span class="muted">summary</span></div>
<div class="markdown-body">${await renderMarkdown(markdown, "summary")}</div></article>`
}

/** What each agent was told. */
export function promptsView(all: readonly string[]): Html {
  if (all.length === 0) return html`<p class="empty">No agent was launched.</p>`
  return html`${all.map((prompt) => html`<pre class="box prompt">${prompt}</pre>`)}`
}

/** A step's outputs. */
export function outputsView(all: readonly (readonly [name: string, value: string])[]): Html {
  const shown = (value: string) => (value === "" ? html`<span class="muted">empty</span>` : value)
  const rows = all.map(
    ([name, value]) => html`<tr><th scope="row"><code>${name}</code></th><td>${shown(value)}</td></tr>`,
  )
  return html`<div class="box"><table class="outputs"><tbody>${rows}</tbody></table></div>`
}

/** A part of a page, with the name that links to it use. */
export function section(name: string, title: string, content: Html) {
  return { name, content: html`<section id="${name}"><h2>${title}</h2>${content}</section>` }
}

/** Links to the sections, and the sections. */
export function sectionsView(sections: readonly ReturnType<typeof section>[]): Html {
  return html`<nav>${sections.map(({ name }) => html`<a href="#${name}">${name}</a>`)}</nav>
<main>${sections.map(({ content }) => content)}</main>`
}

/** The first heading of a comment, or else its first line, as what the state is called. */
function headingOf(markdown: string): string {
  return /^#+ +(.+)$/m.exec(markdown)?.[1] ?? "Without a heading"
}

export function counted(count: number, thing: string): string {
  return `${count === 0 ? "no" : count} ${thing}${count === 1 ? "" : "s"}`
}
