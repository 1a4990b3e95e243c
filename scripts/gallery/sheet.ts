import { commentText } from "../../src/report/comment-text.ts"
import { summaryText } from "../../src/report/summary-text.ts"
import { type ReportState, STATES } from "../../test/report/states.ts"
import { htmlDocument } from "../demo/document.ts"
import { type Html, html } from "../demo/html.ts"
import { renderMarkdown } from "../demo/markdown.ts"

type Place = ReportState["seenIn"][number]

/** The states that the pictures show; the sheet for reading shows all of them. */
const CHOSEN: Readonly<Record<Place, readonly string[]>> = {
  comment: ["working", "finished", "failed", "second-attempt"],
  summary: ["finished"],
}

const STYLE = `
main { max-width: none; padding: 16px; }
main h2 { margin: 8px 0 12px; }
main section { padding: 0; }
.card { margin: 0 0 16px; }
.markdown-body h4 { color: inherit; font-size: 1em; }
@media (max-width: 600px) { main { padding: 8px; } }
`

/** Every state of the comment and of the summary page, under the name it has in test/golden. */
export async function contactSheet(): Promise<string> {
  const parts = [await cards("comment", () => true), await cards("summary", () => true)]
  return htmlDocument("Falconer: every state of the reports", html`<main>${parts}</main>`, STYLE)
}

/** The most telling states, for a picture of a place. */
export async function picturePage(place: Place): Promise<string> {
  const part = await cards(place, ({ name }) => CHOSEN[place].includes(name))
  return htmlDocument(`Falconer: ${place}`, html`<main>${part}</main>`, STYLE)
}

async function cards(place: Place, isShown: (state: ReportState) => boolean): Promise<Html> {
  const states = STATES.filter((state) => state.seenIn.includes(place) && isShown(state))
  const all = await Promise.all(states.map((state) => card(place, state)))
  return html`<section><h2>${place === "comment" ? "The comment" : "The summary page"}</h2>${all}</section>`
}

async function card(place: Place, { name, report, earlier }: ReportState): Promise<Html> {
  const markdown = place === "comment" ? commentText(report, earlier) : summaryText(report)
  return html`<article class="box post card"><div class="box-head"><span class="muted">${name.replaceAll("-", " ")}</span></div>
<div class="markdown-body">${await renderMarkdown(markdown, place)}</div></article>`
}
