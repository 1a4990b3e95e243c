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

/** Every state of one place, as GitHub shows it. Their charts are drawn, or stay source where `draw` does not. */
export async function cardsOf(place: Place, draw?: DrawChart): Promise<readonly Html[]> {
  const states = STATES.filter((state) => state.seenIn.includes(place))
  return await Promise.all(states.map((state) => card(place, state, draw)))
}

/** The sources of all charts on the summary pages. */
export async function chartSources(): Promise<readonly string[]> {
  const sources = new Set<string>()
  await cardsOf("summary", (source) => {
    sources.add(source)
    return undefined
  })
  return [...sources]
}

/** Every state of the comment and of the summary page, under the name it has in test/golden: for reading. */
export function contactSheet(cards: Readonly<Record<Place, readonly Html[]>>): string {
  const parts = [section("comment", cards.comment), section("summary", cards.summary)]
  return htmlDocument("Falconer: every state of the reports", html`<main>${parts}</main>`, STYLE)
}

/** The states of one place in a few columns: for a picture, which is `width` pixels wide. */
export function picturePage(place: Place, device: Look["device"], cards: readonly Html[]) {
  const [columns, card] = [COLUMNS[device], CARD_WIDTHS[device]]
  const width = columns * (card + GAP) + GAP
  const style = `${STYLE} main section > div { columns: ${columns}; column-gap: ${GAP}px; }`
  const title = `Falconer: ${place}`
  return { width, html: htmlDocument(title, html`<main>${section(place, cards)}</main>`, style) }
}

function section(place: Place, cards: readonly Html[]): Html {
  const title = place === "comment" ? "The comment" : "The summary page"
  return html`<section><h2>${title}</h2><div>${cards}</div></section>`
}

async function card(place: Place, { name, report, earlier }: ReportState, draw: DrawChart | undefined): Promise<Html> {
  const markdown = place === "comment" ? commentText(report, earlier) : summaryText(report)
  return html`<article class="box post card"><div class="box-head"><span class="muted">${name.replaceAll("-", " ")}</span></div>
<div class="markdown-body">${await renderMarkdown(markdown, place, draw)}</div></article>`
}
