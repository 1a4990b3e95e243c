import type { PageNode } from "./page-tree.ts"
import type { Context } from "./reading.ts"

/** Writes lines, each behind the marks of the quotes and list items it is in. */
export type Writer = {
  line(text: string): void
  /** An empty line before the next one, if anything is above it in the same quote or item. */
  gap(): void
  /** Opens a quote or an item: `first` is before its first line, `rest` before the others. */
  open(first: string, rest: string): void
  /** Closes it. An item in which nothing was written leaves its mark. */
  close(): void
  text(): string
}

/** Deeper quotes and items are no longer set off: their marks would be most of the text. */
const MOST_MARKS = 20

type Container = {
  readonly first: string
  /** What is before every later line: its own mark and those of all around it. */
  readonly rest: string
}

export function openWriter(): Writer {
  const lines: string[] = []
  const containers: Container[] = []
  /** So many of the containers, from the outermost, have a line already. */
  let written = 0
  let wantsGap = false
  let isFresh = true

  const push = (text: string) => {
    const opened = containers.slice(written).map(({ first }) => first)
    lines.push(((containers[written - 1]?.rest ?? "") + opened.join("") + text).trimEnd())
    written = containers.length
  }
  const endGap = () => {
    if (wantsGap && !isFresh) push("")
    wantsGap = false
  }

  return {
    line: (text) => {
      endGap()
      push(text)
      isFresh = false
    },
    gap: () => {
      wantsGap = true
    },
    open: (first, rest) => {
      endGap()
      const isShown = containers.length < MOST_MARKS
      const around = containers.at(-1)?.rest ?? ""
      containers.push({ first: isShown ? first : "", rest: isShown ? around + rest : around })
      isFresh = true
    },
    close: () => {
      const container = containers.at(-1)
      if (container && written < containers.length && container.first.trim() !== ">") push("")
      containers.pop()
      written = Math.min(written, containers.length)
      isFresh = lines.length === 0
      wantsGap = false
    },
    text: () => lines.join("\n"),
  }
}

/** Where blocks go, and how close together. */
export type Flow = {
  readonly writer: Writer
  /** Within an item of a list whose items are close: no empty lines. */
  readonly isTight: boolean
}

/** Writes what can be seen of nodes, block by block. */
export type WriteFlow = (nodes: readonly PageNode[], context: Context, flow: Flow) => void
