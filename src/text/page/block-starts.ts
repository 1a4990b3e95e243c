import { markdownTag, matchAt } from "./raw-html.ts"

/** How an HTML block ends: on the line that matches, or before the next blank line. */
export type HtmlEnd = RegExp | "blank line"

const BLOCK_TAGS =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
  "fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|" +
  "main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|section|source|title|summary|table|tbody|td|tfoot|th|" +
  "thead|tr|track|ul"
const BLOCK_TAG = new RegExp(`^(?:${BLOCK_TAGS})$`)
const HTML_STARTS: ReadonlyArray<readonly [RegExp, HtmlEnd]> = [
  [/<(?:script|pre|style|textarea)(?=[ \v\f>]|$)/iy, /<\/(?:script|pre|style|textarea)>/i],
  [/<!--/y, /-->/],
  [/<\?/y, /\?>/],
  [/<![A-Z]/y, />/],
  [/<!\[CDATA\[/iy, /\]\]>/],
  [new RegExp(`</?(?:${BLOCK_TAGS})(?=[ \\v\\f]|/?>|$)`, "iy"), "blank line"],
]

/** Tells whether a tag, in lower case, is one that starts an HTML block. */
export function isBlockTag(name: string): boolean {
  return BLOCK_TAG.test(name)
}

/**
 * Recognises the first line of an HTML block (GFM, "HTML blocks", the seven kinds as cmark-gfm reads them). The seventh
 * kind, any complete tag alone on its line, cannot interrupt a paragraph.
 */
export function htmlBlockEnd(text: string, at: number, interruptsParagraph: boolean): HtmlEnd | undefined {
  for (const [start, end] of HTML_STARTS) if (matchAt(start, text, at)) return end
  const tag = interruptsParagraph ? undefined : markdownTag(text, at)
  return tag !== undefined && /^[ \f]*$/.test(text.slice(tag.to)) ? "blank line" : undefined
}

/** Recognises an opening code fence: its marker and length, and where its info string starts. */
export function codeFence(text: string, at: number): { marker: string; length: number; info: number } | undefined {
  const ticks = matchAt(/`{3,}(?=[^`]*$)|~{3,}/y, text, at)?.[0]
  if (ticks === undefined) return undefined
  return { marker: ticks[0] ?? "`", length: ticks.length, info: at + ticks.length }
}

/** Tells whether a line closes a fence of this marker and length. cmark-gfm counts no further than 255. */
export function closesFence(text: string, at: number, marker: string, length: number): boolean {
  const ticks = matchAt(/(?:`{3,}|~{3,})(?= *$)/y, text, at)?.[0]
  return ticks !== undefined && ticks[0] === marker && ticks.length >= Math.min(length, 255)
}

/** Recognises a list marker: its width, and how far its text is set off. */
export function listMarker(
  text: string,
  at: number,
  interruptsParagraph: boolean,
): { width: number; padding: number } | undefined {
  const marker = matchAt(/(?:[-+*]|(\d{1,9})[.)])(?= |$)/y, text, at)
  if (marker === undefined) return undefined
  const width = marker[0].length
  const spaces = matchAt(/ */y, text, at + width)?.[0].length ?? 0
  const empty = at + width + spaces >= text.length
  if (interruptsParagraph && (empty || (marker[1] !== undefined && Number(marker[1]) !== 1))) return undefined
  return { width, padding: empty || spaces > 4 ? 1 : spaces }
}

/** Recognises `[^label]:`, the start of a footnote. */
export function footnoteStart(text: string, at: number): { label: string; content: number } | undefined {
  const start = matchAt(/\[\^([^\] ]+)\]: */y, text, at)
  return start === undefined ? undefined : { label: start[1] ?? "", content: at + start[0].length }
}

/** The box of a task list: the paragraph starts after it. */
export const TASK_MARK = /\[[ xX]\][ \v\f]+/y
export const HEADING = /#{1,6}(?: +|$)/y
export const SETEXT_UNDERLINE = /(?:=+|-+) *$/y
export const THEMATIC_BREAK = /(?:(?:\* *){3,}|(?:_ *){3,}|(?:- *){3,})$/y
const DELIMITER_ROW = /^\|?[ \v\f]*:?-+:?(?:[ \v\f]*\|[ \v\f]*:?-+:?)*[ \v\f]*\|?$/

/** Tells whether a line could be the delimiter row of a table. */
export function isDelimiterRow(text: string, at: number): boolean {
  return DELIMITER_ROW.test(text.slice(at).replace(/(?<![ \v\f])[ \v\f]+$/, ""))
}

/** Splits a table row into its cells, as places in the text. A pipe right after a backslash does not end a cell. */
export function tableCells(row: string): { from: number; to: number }[] {
  const cells: { from: number; to: number }[] = []
  let end = row.length
  while (/[ \t\v\f]/.test(row[end - 1] ?? "")) end -= 1
  let from = matchAt(/[ \t\v\f]*\|?/y, row, 0)?.[0].length ?? 0
  for (let at = from; at < end; at += 1) {
    if (row[at] !== "|" || row[at - 1] === "\\") continue
    cells.push({ from, to: at })
    from = at + 1
  }
  if (from < end) cells.push({ from, to: end })
  return cells
}
