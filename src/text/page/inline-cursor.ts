import { hasVisible } from "../invisible-characters.ts"
import { canHideWhatFollows, type Findings, type Hidden } from "./hidden-html.ts"

/** A `[^label]` in shown text: it shows its footnote. */
export interface FootnoteReference {
  readonly label: string
  readonly from: number
  readonly to: number
}

/** What reading inline Markdown found. `commentOpens` is the first `<!--` that does not end in the same block. */
export interface InlineFindings extends Findings {
  readonly references: FootnoteReference[]
  commentOpens?: number
}

/** A `[` or `![` that may start a link, picture or footnote reference. */
export interface Bracket {
  readonly at: number
  readonly content: number
  readonly image: boolean
  readonly seenBefore: number
  hasBracketWithin: boolean
  withinLink: boolean
}

/** What one parser may read as markup and another as text. */
const RISKY = /<[A-Za-z!?/]|\]\(|\]\[/g

/** A place in a stretch of inline Markdown, and what was found before it. */
export class InlineCursor {
  readonly text: string
  readonly findings: InlineFindings
  readonly brackets: Bracket[] = []
  at = 0
  /** How many visible stretches were passed: tells whether a link's text shows anything. */
  seen = 0
  /** Whether the place lies in a word that GitHub may link as a bare address, which takes everything up to a blank. */
  inAddress = false
  private readonly lastRisk: number

  constructor(text: string) {
    this.text = text
    this.findings = { hidden: [], cutAt: undefined, references: [], commentOpens: undefined }
    this.lastRisk = lastMatch(RISKY, text)
  }

  /** Passes text that is shown. */
  pass(length: number): void {
    if (hasVisible(this.text.slice(this.at, this.at + length).replace(/[*_~]/g, ""))) this.seen += 1
    this.at += length
  }

  hide(from: number, to: number, what: Hidden["what"], instead = ""): void {
    this.findings.hidden.push({ from, to, what, instead })
  }

  /** Hides what stands before the place, if it may be the text behind a picture, or a label. */
  hideOpenBrackets(): void {
    const outermost = this.brackets.at(0)
    if (outermost !== undefined) this.hide(outermost.at, this.at, "markdown")
  }

  /**
   * Hides the rest of the block, when parsers may differ from here on and it holds anything for which that matters.
   *
   * @returns whether it did
   */
  giveUp(): boolean {
    const { text, at } = this
    if (this.lastRisk < at) return false
    this.hideOpenBrackets()
    this.hide(at, text.length, "markdown")
    if (canHideWhatFollows(text.slice(at))) this.findings.cutAt = at
    this.at = text.length
    return true
  }
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) last = found.index
  return last
}
