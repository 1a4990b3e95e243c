import { matchAt } from "./raw-html.ts"

/** A stretch of the source, from the first offset up to but not including the second. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** One line of the source with its tabs made spaces, as CommonMark counts columns. */
export interface Line {
  readonly text: string
  /** The source offset of a column. */
  origin(column: number): number
  readonly end: number
}

/** Reads the line that starts at a source offset. Lines end with a line feed. */
export function lineAt(source: string, from: number): Line {
  const feed = source.indexOf("\n", from)
  const end = feed === -1 ? source.length : feed
  const raw = source.slice(from, end)
  if (!raw.includes("\t")) return { text: raw, origin: (column) => Math.min(from + column, end), end }
  const origins: number[] = []
  let text = ""
  for (let at = 0; at < raw.length; at += 1) {
    const width = raw[at] === "\t" ? 4 - (text.length % 4) : 1
    text += raw[at] === "\t" ? " ".repeat(width) : raw[at]
    for (let column = 0; column < width; column += 1) origins.push(from + at)
  }
  return { text, origin: (column) => origins[column] ?? end, end }
}

/** How many spaces stand at a column. */
export function indentAt(text: string, column: number): number {
  return matchAt(/ */y, text, column)?.[0].length ?? 0
}

/** The text of a leaf block without the prefixes of its containers, and the way back to the source. */
export class LeafText {
  readonly text: string
  private readonly lines: readonly Span[]
  private readonly starts: readonly number[]

  constructor(source: string, lines: readonly Span[]) {
    const starts: number[] = []
    let length = 0
    for (const { from, to } of lines) {
      starts.push(length)
      length += to - from + 1
    }
    this.text = lines.map(({ from, to }) => source.slice(from, to)).join("\n")
    this.lines = lines
    this.starts = starts
  }

  /** The source offset of a place in the text. */
  private origin(at: number): number {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return (this.lines[low]?.from ?? 0) + at - (this.starts[low] ?? 0)
  }

  /** The stretch of the source that holds a stretch of the text, prefixes of the lines between included. */
  sourceSpan(from: number, to: number): Span {
    return { from: this.origin(from), to: to > from ? this.origin(to - 1) + 1 : this.origin(from) }
  }
}
