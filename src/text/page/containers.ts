import * as starts from "./block-starts.ts"
import { indentAt, type Line, type Span } from "./lines.ts"

/** A footnote's text, from its label to its last line. */
export interface Footnote extends Span {
  readonly label: string
  readonly labelSpan: Span
}

/** A block that holds other blocks: a quotation, a list item or a footnote. */
export interface Container {
  readonly kind: "quote" | "item" | "footnote"
  /** How far the following lines must be indented. */
  readonly indent: number
  /** The footnote so far: its end moves on with every line. */
  readonly footnote?: Footnote & { to: number }
  /** Whether it holds nothing yet: an item that starts with a blank line ends at the next one. */
  empty: boolean
}

/** Where a container's content starts on a line that continues it. */
export function continuation(container: Container, text: string, at: number): number | undefined {
  const here = at + indentAt(text, at)
  if (container.kind === "quote") {
    return here - at <= 3 && text[here] === ">" ? afterQuoteMark(text, here) : undefined
  }
  if (here - at >= container.indent) return at + container.indent
  const blank = container.kind === "item" ? here >= text.length && !container.empty : text === ""
  return blank ? here : undefined
}

function afterQuoteMark(text: string, here: number): number {
  return here + (text[here + 1] === " " ? 2 : 1)
}

/**
 * Reads the container that starts at a place of a line, behind the indentation that starts at `at`.
 *
 * @returns the container and where its content starts
 */
export function containerStart(
  { text, origin, end }: Line,
  at: number,
  here: number,
  inParagraph: boolean,
): { readonly container: Container; readonly content: number } | undefined {
  if (text[here] === ">") {
    return { container: { kind: "quote", indent: 0, empty: true }, content: afterQuoteMark(text, here) }
  }
  const note = starts.footnoteStart(text, here)
  if (note !== undefined) {
    const labelSpan = { from: origin(here + 2), to: origin(here + 2) + note.label.length }
    const footnote = { label: note.label, labelSpan, from: origin(here), to: end }
    return { container: { kind: "footnote", indent: 4, footnote, empty: true }, content: note.content }
  }
  const item = starts.listMarker(text, here, inParagraph)
  if (item === undefined) return undefined
  const width = item.width + item.padding
  const container: Container = { kind: "item", indent: here - at + width, empty: true }
  return { container, content: Math.min(here + width, text.length) }
}
