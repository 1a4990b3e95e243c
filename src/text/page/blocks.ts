import * as starts from "./block-starts.ts"
import { type Container, containerStart, continuation, type Footnote } from "./containers.ts"
import type { Leaf, OpenLeaf } from "./leaf.ts"
import { indentAt, LeafText, type Line, lineAt, type Span } from "./lines.ts"
import { linkDefinitions } from "./links.ts"
import { matchAt } from "./raw-html.ts"

/** Deeper nesting has no honest use, and would make the time to read a text grow with its square. */
const DEEPEST_NESTING = 60

/**
 * Finds the block structure of a Markdown text as GitHub does, so that what is shown as code can be distinguished from what is
 * not: GFM 0.29 with footnotes, "Phase 1: block structure" of its appendix on parsing, as cmark-gfm carries it out.
 *
 * @returns the leaf blocks, the footnotes, and where reading stopped because the nesting was too deep
 */
export function blocksOf(source: string): { leaves: Leaf[]; footnotes: Footnote[]; to: number } {
  const reader = new BlockReader(source)
  let at = source.startsWith("\uFEFF") ? 1 : 0
  while (at <= source.length && reader.depth <= DEEPEST_NESTING) {
    const line = lineAt(source, at)
    reader.read(line)
    at = line.end + 1
  }
  reader.closeLeaf()
  return { leaves: reader.leaves, footnotes: reader.footnotes, to: Math.min(at, source.length) }
}

class BlockReader {
  readonly leaves: Leaf[] = []
  readonly footnotes: Footnote[] = []
  private readonly source: string
  private readonly containers: Container[] = []
  private leaf: OpenLeaf | undefined
  /** How many containers the line continues; undefined once it has opened a block of its own. */
  private continued: number | undefined

  constructor(source: string) {
    this.source = source
  }

  get depth(): number {
    return this.containers.length
  }

  read(line: Line): void {
    const at = this.matchContainers(line)
    if (this.continued !== this.containers.length || !this.continueLeaf(line, at)) this.openBlocks(line, at)
    if (line.text.trim() === "") return
    for (const { footnote } of this.containers) if (footnote) footnote.to = line.end
  }

  /** Follows the prefixes of the open containers as far as the line carries them. */
  private matchContainers({ text }: Line): number {
    let at = 0
    this.continued = 0
    for (const container of this.containers) {
      const next = continuation(container, text, at)
      if (next === undefined) break
      at = next
      this.continued += 1
    }
    return at
  }

  /** Gives the line to the open leaf, if that takes it whatever it holds. */
  private continueLeaf({ text, origin, end }: Line, at: number): boolean {
    const here = at + indentAt(text, at)
    const blank = here >= text.length
    const { leaf } = this
    switch (leaf?.kind) {
      case "paragraph":
        if (blank) this.closeLeaf()
        return blank
      case "table":
        if (starts.tableCells(text.slice(at)).length === 0) this.closeLeaf()
        return blank
      case "fence":
        if (here - at <= 3 && starts.closesFence(text, here, leaf.marker, leaf.length)) this.closeLeaf()
        else leaf.lines.push({ from: origin(at), to: end })
        return true
      case "html":
        if (blank && leaf.end === "blank line") this.closeLeaf()
        else this.addHtml(leaf, { from: origin(at), to: end }, text.slice(at))
        return true
      case "indented code":
        if (!blank && here - at < 4) this.closeLeaf()
        return this.leaf !== undefined
      default:
        return false
    }
  }

  private addHtml(leaf: OpenLeaf & { kind: "html" }, span: Span, text: string): void {
    leaf.lines.push(span)
    if (leaf.end !== "blank line" && leaf.end.test(text)) this.closeLeaf()
  }

  /** Opens the containers that start on the line, then gives what is left of it to a leaf. */
  private openBlocks(line: Line, start: number): void {
    for (let at = start; ; ) {
      const here = at + indentAt(line.text, at)
      const lazy = this.continued !== undefined && this.leaf?.kind === "paragraph"
      const blank = here >= line.text.length
      if (!blank && here - at >= 4 && !lazy) {
        this.open({ kind: "indented code" })
        return
      }
      const inParagraph = lazy && this.continued === this.containers.length
      const plain = blank || here - at >= 4
      if (!plain && this.openLeaf(line, at, here, inParagraph)) return
      const content = plain ? undefined : this.openContainer(line, at, here, inParagraph)
      if (content === undefined) {
        this.addText(line, here, !plain)
        return
      }
      at = content
    }
  }

  /** Opens the leaf block that starts at a place, and tells whether there is one. It takes the rest of the line. */
  private openLeaf(line: Line, at: number, here: number, inParagraph: boolean): boolean {
    const { text, end } = line
    if (inParagraph && matchAt(starts.SETEXT_UNDERLINE, text, here)) return this.underline(line, here)
    const heading = matchAt(starts.HEADING, text, here)
    if (heading !== undefined) {
      this.awaitPullRequest()
      this.add("heading", [{ from: line.origin(here + heading[0].length), to: end }])
      return true
    }
    const fence = starts.codeFence(text, here)
    if (fence !== undefined) {
      this.open({ kind: "fence", lines: [], ...fence, info: { from: line.origin(fence.info), to: end } })
      return true
    }
    const htmlEnd = starts.htmlBlockEnd(text, here, inParagraph)
    if (htmlEnd !== undefined) {
      const leaf: OpenLeaf & { kind: "html" } = { kind: "html", lines: [], end: htmlEnd }
      this.open(leaf)
      this.addHtml(leaf, { from: line.origin(at), to: end }, text.slice(here))
      return true
    }
    if (matchAt(starts.THEMATIC_BREAK, text, here) === undefined) return false
    this.awaitPullRequest()
    return true
  }

  /** Makes the open paragraph a heading, unless it holds nothing but link definitions: then the line starts another. */
  private underline(line: Line, here: number): true {
    const { leaf } = this
    if (leaf?.kind !== "paragraph") return true
    const { text } = new LeafText(this.source, leaf.lines)
    this.closeLeaf()
    if ((linkDefinitions(text).at(-1)?.to ?? 0) >= text.length) {
      this.open({ ...leaf, lines: [{ from: line.origin(here), to: line.end }] })
    }
    return true
  }

  /** Opens the container that starts at a place, and tells where its content starts. */
  private openContainer(line: Line, at: number, here: number, inParagraph: boolean): number | undefined {
    const start = containerStart(line, at, here, inParagraph)
    if (start === undefined) return undefined
    if (start.container.footnote) this.footnotes.push(start.container.footnote)
    this.awaitPullRequest()
    this.holdsSomething()
    this.containers.push(start.container)
    return start.content
  }

  /** Adds a line that starts no block: to the open table or paragraph, else as a new paragraph. */
  private addText(line: Line, here: number, mayDelimit: boolean): void {
    const span = { from: line.origin(here), to: line.end }
    const text = here + (matchAt(starts.TASK_MARK, line.text, here)?.[0].length ?? 0)
    const blank = here >= line.text.length
    const all = this.continued === this.containers.length
    const { leaf } = this
    if (blank) this.awaitPullRequest()
    else if (leaf?.kind === "table" && all) this.add("row", [span], leaf.columns)
    else if (leaf?.kind !== "paragraph") {
      const lines = [{ from: line.origin(text), to: line.end }]
      if (text >= line.text.length) this.awaitPullRequest()
      else this.open({ kind: "paragraph", lines, tableRefused: false })
    } else if (!all || !mayDelimit || !starts.isDelimiterRow(line.text, here) || !this.makeTable(leaf, span)) {
      leaf.lines.push(span)
    }
  }

  /** Makes the last line of the paragraph the header of a table, if it has as many cells as the delimiter row. */
  private makeTable(leaf: OpenLeaf & { kind: "paragraph" }, delimiter: Span): boolean {
    const header = leaf.lines.at(-1)
    if (leaf.tableRefused || header === undefined) return false
    const columns = starts.tableCells(this.source.slice(delimiter.from, delimiter.to)).length
    leaf.tableRefused = starts.tableCells(this.source.slice(header.from, header.to)).length !== columns
    if (leaf.tableRefused) return false
    // The lines before the header lose their chance to be definitions: cmark-gfm shows them as text.
    this.add("heading", leaf.lines.slice(0, -1))
    this.leaf = { kind: "table", columns }
    this.add("row", [header], columns)
    return true
  }

  /** Closes what the line does not continue, before something new starts on it. */
  private awaitPullRequest(): void {
    if (this.continued === undefined) return
    this.closeLeaf()
    this.containers.length = this.continued
    this.continued = undefined
  }

  private open(leaf: OpenLeaf): void {
    this.awaitPullRequest()
    this.holdsSomething()
    this.leaf = leaf
  }

  private holdsSomething(): void {
    const innermost = this.containers.at(-1)
    if (innermost) innermost.empty = false
  }

  private add(kind: Leaf["kind"], lines: readonly Span[], columns = 0, info?: Span): void {
    this.holdsSomething()
    this.leaves.push({
      kind,
      content: new LeafText(this.source, lines),
      columns,
      footnote: this.containers.findLast(({ footnote }) => footnote !== undefined)?.footnote,
      info: info && new LeafText(this.source, [info]),
    })
  }

  closeLeaf(): void {
    const { leaf } = this
    this.leaf = undefined
    if (leaf?.kind === "paragraph" || leaf?.kind === "html") this.add(leaf.kind, leaf.lines)
    if (leaf?.kind === "fence") this.add(leaf.kind, leaf.lines, 0, leaf.info)
  }
}
