import { commentText } from "../../src/report/comment-text.ts"
import { summaryText } from "../../src/report/summary-text.ts"
import { type ReportState, STATES } from "../../test/report/states.ts"
import { htmlDocument } from "../demo/document.ts"
import { type Html, html } from "../demo/html.ts"
import { type DrawChart, renderMarkdown } from "../demo/markdown.ts"
import type { Look } from "./camera.ts"

export type Place = ReportState["seenIn"][number]

/** How wide GitHub shows a report, in pixels. */
const CARD_WIDTHS: Readonly<Record<Look["device"], number>> = { desktop: 760, phone: 358 }
/** How many stand beside each other in a picture. */
const COLUMNS: Readonly<Record<Look["device"], number>> = { desktop: 3, phone: 6 }
const GAP = 16
/** Between the edge of a card and what stands in it. */
const INSET = 17

const STYLE = `
main { max-width: none; padding: ${GAP}px; }
main h2 { margin: 8px 0 12px; }
main section { padding: 0; }
.card { margin: 0 0 ${GAP}px; break-inside: avoid; }
.markdown-body h4 { color: inherit; font-size: 1em; }
.chart { margin-bottom: 16px; overflow-x: auto; }
@media (prefers-color-scheme: dark) { .light { display: none; } }
@media (prefers-color-scheme: light) { .dark { display: none; } }
`

/** How wide a chart is drawn in a card. */
export function chartWidth(device: Look["device"]): number {
  return CARD_WIDTHS[device] - 2 * INSET
}

/** The sources of all charts on the summary pages. */
export async function chartSources(): Promise<readonly string[]> {
  const sources = new Set<string>()
  await cards("summary", (source) => {
    sources.add(source)
    return undefined
  })
  return [...sources]
}

/** Every state of the comment and of the summary page, under the name it has in test/golden: for reading. */
export async function contactSheet(draw?: DrawChart): Promise<string> {
  const parts = [await section("comment", draw), await section("summary", draw)]
  return htmlDocument("Falconer: every state of the reports", html`<main>${parts}</main>`, STYLE)
}

/** Every state of one place in a few columns: for a picture, which is `width` pixels wide. */
export async function picturePage(place: Place, device: Look["device"], draw?: DrawChart) {
  const [columns, card] = [COLUMNS[device], CARD_WIDTHS[device]]
  const width = columns * (card + GAP) + GAP
  const style = `${STYLE} main section > div { columns: ${columns}; column-gap: ${GAP}px; }`
  const title = `Falconer: ${place}`
  return { width, html: htmlDocument(title, html`<main>${await section(place, draw)}</main>`, style) }
}

async function section(place: Place, draw: DrawChart | undefined): Promise<Html> {
  const title = place === "comment" ? "The comment" : "The summary page"
  return html`<section><h2>${title}</h2><div>${await cards(place, draw)}</div></section>`
}

async function cards(place: Place, draw: DrawChart | undefined): Promise<readonly Html[]> {
  const states = STATES.filter((state) => state.seenIn.includes(place))
  return await Promise.all(states.map((state) => card(place, state, draw)))
}

async function card(place: Place, { name, report, earlier }: ReportState, draw: DrawChart | undefined): Promise<Html> {
  const markdown = place === "comment" ? commentText(report, earlier) : summaryText(report)
  return html`<article class="box post card"><div class="box-head"><span class="muted">${name.replaceAll("-", " ")}</span></div>
<div class="markdown-body">${await renderMarkdown(markdown, place, draw)}</div></article>`
}
