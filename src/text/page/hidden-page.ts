import { tableCells } from "./block-starts.ts"
import { blocksOf } from "./blocks.ts"
import type { Footnote } from "./containers.ts"
import { canHideInFormula } from "./formulas.ts"
import { type Findings, type Hidden, hiddenInHtml } from "./hidden-html.ts"
import type { Definitions } from "./hidden-links.ts"
import { hiddenInMarkdown } from "./hidden-markdown.ts"
import type { FootnoteReference, InlineFindings } from "./inline-cursor.ts"
import { isLanguage } from "./languages.ts"
import type { Leaf } from "./leaf.ts"
import type { LeafText } from "./lines.ts"
import { linkDefinitions } from "./links.ts"
import { matchAt } from "./raw-html.ts"

/** Fences whose content GitHub draws instead of showing it. */
const DRAWN_LANGUAGES = /^(?:mermaid|geojson|topojson|stl)$/i
const NOT_SHOWN = "(drawn on the page, its source is not shown)"
const MOST_SHRINKING = 3
/** Labels that every parser compares alike. */
const PLAIN_FOOTNOTE_LABEL = /^[\w.:-]+$/

/** Finds every stretch of a Markdown text that the rendered page does not show, in no particular order. */
export function hiddenOnPage(source: string): Hidden[] {
  return new Page(source).hidden()
}

class Page {
  private readonly source: string
  private readonly found: Hidden[] = []
  private readonly definitions: Definitions = new Map()
  private readonly references: (FootnoteReference & { readonly within?: Footnote })[] = []
  /** From here to the end nothing is surely shown. */
  private cutAt: number
  private nextCommentEnd = 0

  constructor(source: string) {
    this.source = source
    this.cutAt = source.length
  }

  hidden(): Hidden[] {
    const { leaves, footnotes, to } = blocksOf(this.source)
    this.cutAt = to
    for (const leaf of leaves) if (leaf.kind === "paragraph") this.hideDefinitions(leaf.content)
    for (const leaf of leaves) {
      if ((leaf.info ?? leaf.content).sourceSpan(0, 0).from < this.cutAt) this.readLeaf(leaf)
    }
    this.cutTinyText()
    const cut = this.cutAt < this.source.length
    // The page shows footnotes at its end, which a comment or tag that never ends swallows.
    if (cut) for (const { from, to } of footnotes) this.found.push({ from, to, what: "markdown", instead: "" })
    else this.hideFootnotes(footnotes)
    if (cut) {
      const what = this.source.startsWith("<!--", this.cutAt) ? "comment" : "markdown"
      this.found.push({ from: this.cutAt, to: this.source.length, what, instead: "" })
    }
    return this.found
  }

  private hide(content: LeafText, from: number, to: number, what: Hidden["what"], instead = ""): void {
    this.found.push({ ...content.sourceSpan(from, to), what, instead })
  }

  private hideDefinitions(content: LeafText): void {
    let from = 0
    for (const { label, destination, to } of linkDefinitions(content.text)) {
      this.hide(content, from, Math.min(to, content.text.length), "markdown")
      if (!this.definitions.has(label)) this.definitions.set(label, { destination, isShown: false })
      from = to
    }
  }

  private readLeaf(leaf: Leaf): void {
    const { content } = leaf
    switch (leaf.kind) {
      case "html":
        this.take(leaf, 0, hiddenInHtml(content.text))
        break
      case "fence":
        this.readFence(leaf)
        break
      case "row":
        this.readRow(leaf)
        break
      case "heading":
        this.readInline(leaf, 0, content.text.length)
        break
      case "paragraph":
        this.readInline(leaf, linkDefinitions(content.text).at(-1)?.to ?? 0, content.text.length)
        break
    }
  }

  /** Each of these tags within another shrinks the text by a quarter. From the fourth on nobody can read it. */
  private cutTinyText(): void {
    let depth = 0
    for (const { from } of this.found.toSorted((a, b) => a.from - b.from)) {
      const tag = matchAt(/<(\/?)(?:sub|sup|small)\b/iy, this.source, from)
      if (tag !== undefined) depth = Math.max(0, depth + (tag[1] === "" ? 1 : -1))
      if (depth > MOST_SHRINKING) this.cutAt = Math.min(this.cutAt, from)
    }
  }

  private readFence({ content, info }: Leaf): void {
    if (info === undefined) return
    const word = info.text.trim().split(/\s/, 1)[0] ?? ""
    const language = isLanguage(word) ? word : ""
    if (info.text.trim() !== language) this.hide(info, 0, info.text.length, "markdown", language)
    const formula = /^math$/i.test(word) && canHideInFormula(content.text)
    const drawn = DRAWN_LANGUAGES.test(word) || formula || /[&\\]/.test(word)
    if (drawn && content.text !== NOT_SHOWN) this.hide(content, 0, content.text.length, "markdown", NOT_SHOWN)
  }

  /** Reads the cells that the table shows. Parsers disagree on a pipe after two backslashes: such a row is dropped. */
  private readRow(leaf: Leaf): void {
    const { content, columns } = leaf
    const cells = tableCells(content.text)
    const shown = content.text.includes("\\\\|") ? [] : cells.slice(0, columns)
    for (const { from, to } of shown) this.readInline(leaf, from, to)
    if (cells.length > shown.length) this.hide(content, shown.at(-1)?.to ?? 0, content.text.length, "markdown")
  }

  private readInline(leaf: Leaf, from: number, to: number): void {
    const findings: InlineFindings = hiddenInMarkdown(leaf.content.text.slice(from, to), this.definitions)
    this.take(leaf, from, findings)
    for (const reference of findings.references) {
      const span = leaf.content.sourceSpan(from + reference.from, from + reference.to)
      this.references.push({ ...span, label: reference.label, within: leaf.footnote })
    }
    const { commentOpens } = findings
    if (commentOpens !== undefined) this.hideComment(leaf.content.sourceSpan(from + commentOpens, 0).from)
  }

  private take({ content }: Leaf, offset: number, { hidden, cutAt }: Findings): void {
    for (const { from, to, what, instead } of hidden) this.hide(content, offset + from, offset + to, what, instead)
    if (cutAt !== undefined) this.cutAt = Math.min(this.cutAt, content.sourceSpan(offset + cutAt, 0).from)
  }

  /** Hides an HTML comment that does not end in its block: to its end in a later block, else to the end of the text. */
  private hideComment(from: number): void {
    if (this.nextCommentEnd < from) {
      const end = this.source.indexOf("-->", from)
      this.nextCommentEnd = end === -1 ? this.source.length : end + 3
    }
    if (this.nextCommentEnd >= this.source.length) this.cutAt = Math.min(this.cutAt, from)
    this.found.push({ from, to: this.nextCommentEnd, what: "comment", instead: "" })
  }

  /** Hides the footnotes that no shown text refers to. The labels of the others become their numbers, as on the page. */
  private hideFootnotes(footnotes: readonly Footnote[]): void {
    const byLabel = new Map<string, Footnote>()
    for (const footnote of footnotes) {
      if (PLAIN_FOOTNOTE_LABEL.test(footnote.label) && !byLabel.has(footnote.label.toLowerCase())) {
        byLabel.set(footnote.label.toLowerCase(), footnote)
      }
    }
    const references = Map.groupBy(this.references, ({ within }) => within)
    const numbers = new Map<Footnote | undefined, number>([[undefined, 0]])
    for (const within of numbers.keys()) {
      for (const { label } of references.get(within) ?? []) {
        const footnote = byLabel.get(label.toLowerCase())
        if (footnote && !numbers.has(footnote)) numbers.set(footnote, numbers.size)
      }
    }
    for (const footnote of footnotes) {
      const number = numbers.get(footnote)
      if (number === undefined) this.found.push({ ...footnote, what: "markdown", instead: "" })
      else this.renameFootnote(footnote.labelSpan, footnote.label, number)
    }
    for (const { from, to, label } of this.references) {
      const number = numbers.get(byLabel.get(label.toLowerCase()))
      if (number) this.renameFootnote({ from, to }, label, number)
    }
  }

  private renameFootnote(span: { from: number; to: number }, label: string, number: number): void {
    if (label !== String(number)) this.found.push({ ...span, what: "markdown", instead: String(number) })
  }
}
