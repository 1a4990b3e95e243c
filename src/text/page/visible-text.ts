import { withLineFeeds, withoutInvisible } from "../invisible-characters.ts"
import type { Hidden } from "./hidden-html.ts"
import { hiddenOnPage } from "./hidden-page.ts"

/** What was taken out of a text because a reader of the page would not have seen it. */
export interface Removed {
  readonly invisibleCharacters: number
  readonly htmlComments: number
  readonly hiddenMarkdown: number
}

/** A text as a reader of the rendered page sees it. */
export interface VisibleText {
  readonly text: string
  readonly removed: Removed
}

/** An ordinary text needs two or three rounds; one that needs more was made to. */
const MOST_ROUNDS = 6

/**
 * Removes from a Markdown text what a person who looks at it on GitHub would not have seen: HTML comments, tags and
 * attributes, invisible characters, link and footnote definitions, titles, info strings, surplus table cells, the text
 * behind pictures. What is shown as code stays as it is, invisible characters excepted. Where it is in doubt whether
 * something is shown, it is removed. Line ends become line feeds. Doing it twice changes nothing more, and the time
 * grows in proportion to the length of the text.
 */
export function visibleText(text: string): VisibleText {
  let current = withLineFeeds(text)
  const removed = { invisibleCharacters: 0, htmlComments: 0, hiddenMarkdown: 0 }
  for (let round = 0; round <= MOST_ROUNDS; round += 1) {
    const next = round < MOST_ROUNDS ? readOnce(current) : withoutMarkup(current)
    removed.invisibleCharacters += next.removed.invisibleCharacters
    removed.htmlComments += next.removed.htmlComments
    removed.hiddenMarkdown += next.removed.hiddenMarkdown
    if (next.text === current) break
    current = next.text
  }
  return { text: current, removed }
}

/** Takes away the characters that Markdown and HTML are written with, so that nothing can hide behind them. */
function withoutMarkup(text: string): VisibleText {
  const plain = withoutInvisible(text.replace(/[<>&[\]`~|$\\]/g, ""))
  return { text: plain.text, removed: { invisibleCharacters: plain.removed, htmlComments: 0, hiddenMarkdown: 1 } }
}

function readOnce(source: string): VisibleText {
  const hidden = hiddenOnPage(source)
  const plain = withoutInvisible(without(source, hidden))
  return {
    text: plain.text,
    removed: {
      invisibleCharacters: plain.removed,
      htmlComments: hidden.filter(({ what }) => what === "comment").length,
      hiddenMarkdown: hidden.filter(({ what }) => what === "markdown").length,
    },
  }
}

/** Marks where something was taken out, so that a line left empty by it can be dropped. No text read here holds one. */
const GAP = "\r"

function without(source: string, hidden: readonly Hidden[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { from, to, instead } of hidden.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from >= at) pieces.push(source.slice(at, from), instead.trim() === "" ? instead + GAP : instead)
    at = Math.max(at, to)
  }
  pieces.push(source.slice(at))
  return pieces
    .join("")
    .replace(/(?<![^\n])[ \t]*\r[ \t\r]*(?:\n|$)/g, "")
    .replaceAll(GAP, "")
}
