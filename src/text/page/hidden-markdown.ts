import { CodeMarks } from "./code-marks.ts"
import { canHideInFormula, closesFormula, lastFormulaEnd, opensFormula } from "./formulas.ts"
import { hideTag, invisibleEntityEnd, LongerEnds } from "./hidden-html.ts"
import { closeBracket, type Definitions, openBracket } from "./hidden-links.ts"
import { InlineCursor, type InlineFindings } from "./inline-cursor.ts"
import { markdownTag, matchAt } from "./raw-html.ts"

const ORDINARY = /[^\\`<&[\]!$:w \t\v\f\n]+|[ \t\v\f\n]+/y
const ESCAPE = /\\[!-/:-@[-`{-~]/y
const URI_AUTOLINK = /<[A-Za-z][A-Za-z0-9.+-]{1,31}:[!-;=?-\uFFFF]*>/y
const MAIL_AUTOLINK = /<[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*>/y

/**
 * Finds what a stretch of inline Markdown hides, reading it as GitHub does (GFM 0.29, "Phase 2: inline structure"): code
 * spans, autolinks and raw HTML bind tighter than links. Where parsers are known to differ, the rest of the block is
 * hidden as soon as the difference could matter.
 */
export function hiddenInMarkdown(text: string, definitions: Definitions): InlineFindings {
  return new InlineReader(text, definitions).read()
}

class InlineReader {
  private readonly text: string
  private readonly definitions: Definitions
  private readonly cursor: InlineCursor
  private readonly longerEnds = new LongerEnds()
  private readonly codeMarks: CodeMarks
  private readonly lastFormulaEnd: number
  private formulasFrom: number | undefined
  private formulasTo: number | undefined

  constructor(text: string, definitions: Definitions) {
    this.text = text
    this.definitions = definitions
    this.cursor = new InlineCursor(text)
    this.codeMarks = new CodeMarks(text)
    this.lastFormulaEnd = lastFormulaEnd(text)
  }

  read(): InlineFindings {
    const { cursor } = this
    const { findings } = cursor
    while (cursor.at < this.text.length && findings.cutAt === undefined) this.readNext()
    if (findings.cutAt !== undefined) cursor.hideOpenBrackets()
    const { formulasFrom = 0, formulasTo = 0 } = this
    const formulas = this.text.slice(formulasFrom, formulasTo)
    if (canHideInFormula(formulas)) cursor.hide(formulasFrom, formulasTo, "markdown")
    return findings
  }

  private readNext(): void {
    const { cursor, text } = this
    switch (text[cursor.at]) {
      case "\\":
        if (!cursor.inAddress || !cursor.giveUp()) cursor.pass(matchAt(ESCAPE, text, cursor.at)?.[0].length ?? 1)
        break
      case "`":
        this.readCode()
        break
      case "<":
        this.readAngle()
        break
      case "&":
        this.readEntity()
        break
      case "[":
        openBracket(cursor, false)
        break
      case "]":
        closeBracket(cursor, this.definitions)
        break
      case "!":
        if (matchAt(/!\[(?!\^)/y, text, cursor.at)) openBracket(cursor, true)
        else cursor.pass(1)
        break
      default:
        this.readOrdinary()
    }
  }

  private readOrdinary(): void {
    const { cursor, text } = this
    const { at } = cursor
    if (text.startsWith("://", at) || text.startsWith("www.", at)) cursor.inAddress = true
    if (/[ \t\v\f\n]/.test(text[at] ?? "")) cursor.inAddress = false
    if (closesFormula(text, at)) this.formulasTo = at + 1
    if (opensFormula(text, at)) this.formulasFrom ??= at
    cursor.pass(matchAt(ORDINARY, text, at)?.[0].length ?? 1)
  }

  private readCode(): void {
    const { cursor } = this
    const { mark, sure, end } = this.codeMarks.spanAt(cursor.at)
    const inFormula = this.formulasFrom !== undefined && this.lastFormulaEnd > cursor.at
    if ((cursor.inAddress || inFormula || !sure) && cursor.giveUp()) return
    cursor.pass((end ?? cursor.at + mark) - cursor.at)
  }

  private readEntity(): void {
    const { cursor } = this
    const end = invisibleEntityEnd(this.text, cursor.at)
    if (end === undefined) cursor.pass(1)
    else this.skip(end, "markdown")
  }

  private skip(to: number, what: "comment" | "markdown"): void {
    this.cursor.hide(this.cursor.at, to, what)
    this.cursor.at = to
  }

  private readAngle(): void {
    const { cursor, text } = this
    const { at } = cursor
    cursor.inAddress = false
    const autolink = matchAt(URI_AUTOLINK, text, at) ?? matchAt(MAIL_AUTOLINK, text, at)
    const tag = markdownTag(text, at)
    if (autolink !== undefined) cursor.pass(autolink[0].length)
    else if (tag !== undefined) cursor.at = hideTag(cursor.findings, text, at, tag.to, tag.name)
    else if (text.startsWith("<!--", at)) this.readComment()
    else if (/[!?]/.test(text[at + 1] ?? "")) this.readDeclaration()
    else cursor.pass(1)
  }

  /** Reads a comment. What parsers of another year would not take for one, or end elsewhere, is in doubt. */
  private readComment(): void {
    const { cursor, text } = this
    const { at } = cursor
    const short = matchAt(/<!---?>/y, text, at)?.[0].length
    const to = short === undefined ? this.longerEnds.after(text, at) : at + short
    if (to === undefined) {
      cursor.findings.commentOpens ??= at
      cursor.pass(4)
    } else if (!/^-?>|--|-$/.test(text.slice(at + 4, to - 3)) || !cursor.giveUp()) this.skip(to, "comment")
  }

  /** Reads `<?…?>`, `<![CDATA[…]]>` and `<!X …>`. What browsers or other parsers end elsewhere is in doubt. */
  private readDeclaration(): void {
    const { cursor, text } = this
    const { at } = cursor
    const plain = matchAt(/<![A-Za-z][^>]*>/y, text, at)
    const to = plain === undefined ? this.longerEnds.after(text, at) : at + plain[0].length
    if (to === undefined) {
      cursor.pass(1)
      return
    }
    const content = text.slice(at + 2, to - (plain === undefined ? 2 : 1))
    const sure = plain === undefined ? !/>|[\]?]$/.test(content) : /^[A-Z]+[ \t\v\f\n]|^[^`<[\]\\&]*$/.test(content)
    if (sure || !cursor.giveUp()) this.skip(to, "comment")
  }
}
