import { commentText } from "../../src/report/comment-text.ts"
import { summaryText } from "../../src/report/summary-text.ts"
import { type ReportState, STATES } from "../../test/report/states.ts"
import { htmlDocument } from "../demo/document.ts"
import { type Html, html } from "../demo/html.ts"
import { renderMarkdown } from "../demo/markdown.ts"
import type { Scheme } from "./camera.ts"

type Place = ReportState["seenIn"][number]

/** One state of one place, at the width at which GitHub shows it. */
export type Picture = { readonly place: Place; readonly state: string; readonly scheme: Scheme }

/** The pictures of the documentation. */
export const PICTURES: readonly Picture[] = [
  { place: "comment", state: "working", scheme: "light" },
  { place: "comment", state: "finished", scheme: "light" },
  { place: "comment", state: "failed", scheme: "dark" },
  { place: "summary", state: "finished", scheme: "light" },
  { place: "summary", state: "doctor", scheme: "light" },
]

/** How wide GitHub shows a comment or a summary on a desktop, in pixels. */
const CARD_WIDTH = 760
const GAP = 16

const STYLE = `
main { max-width: none; padding: ${GAP}px; }
main h2 { margin: 8px 0 12px; }
main section { padding: 0; }
.card { margin: 0 0 ${GAP}px; break-inside: avoid; }
.markdown-body h4 { color: inherit; font-size: 1em; }
`

/** Every state of the comment and of the summary page, under the name it has in test/golden: for reading. */
export async function contactSheet(): Promise<string> {
  const sections = await Promise.all([section("comment"), section("summary")])
  return htmlDocument("Falconer: every state of the reports", html`<main>${sections}</main>`, STYLE)
}

/** The page that a picture is taken of, and how wide it is. */
export async function picturePage({
  place,
  state,
}: Picture): Promise<{ readonly width: number; readonly html: string }> {
  const shown = STATES.find(({ name, seenIn }) => name === state && seenIn.includes(place))
  if (!shown) throw new Error(`there is no ${place} in the state ${state}`)
  const style = `${STYLE} .card { margin: 0; }`
  const body = html`<main>${await card(place, shown, postHead(place))}</main>`
  return { width: CARD_WIDTH + 2 * GAP, html: htmlDocument("Falconer", body, style) }
}

async function section(place: Place): Promise<Html> {
  const states = STATES.filter(({ seenIn }) => seenIn.includes(place))
  const cards = await Promise.all(
    states.map((state) => card(place, state, html`<span class="muted">${state.name.replaceAll("-", " ")}</span>`)),
  )
  return html`<section><h2>${place === "comment" ? "The comment" : "The summary page"}</h2><div>${cards}</div></section>`
}

function postHead(place: Place): Html {
  if (place === "summary") return html`<strong>agent</strong> <span class="muted">summary</span>`
  return html`<strong>github-actions</strong> <span class="muted">bot commented</span>`
}

async function card(place: Place, { report }: ReportState, head: Html): Promise<Html> {
  const markdown = place === "comment" ? commentText(report) : summaryText(report)
  return html`<article class="box post card"><div class="box-head">${head}</div>
<div class="markdown-body">${await renderMarkdown(markdown, place)}</div></article>`
}
