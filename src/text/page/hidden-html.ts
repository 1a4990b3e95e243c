import { hasInvisible } from "../invisible-characters.ts"
import { isBlockTag } from "./block-starts.ts"
import { pictureMark } from "./links.ts"
import { browserToken, matchAt } from "./raw-html.ts"

/** A stretch that the page does not show, and what to put in its place. */
export interface Hidden {
  readonly from: number
  readonly to: number
  /** Plain tags are markup: no words are lost with them. */
  readonly what: "comment" | "markdown" | "markup"
  readonly instead: string
}

/** What reading a stretch of text found. After `cutAt` nothing is surely visible, to the end of the whole text. */
export interface Findings {
  readonly hidden: Hidden[]
  cutAt?: number
}

/** Elements whose content browsers do not show, or that sanitisers drop with their content. */
const UNSHOWN =
  "audio|canvas|datalist|dialog|frameset|head|iframe|math|noembed|noframes|noscript|object|plaintext|rp|script|select|" +
  "style|svg|template|textarea|title|video|xmp"
const UNSHOWN_ELEMENTS = new RegExp(`^(?:${UNSHOWN})$`)
const UNSHOWN_OR_UNENDING = new RegExp(`<[!?]|<(?:${UNSHOWN})\\b|<[^<>]*\\bhidden`, "i")
const VOID_ELEMENTS = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/
/** Tags inside a line of words: taking them away leaves no gap. */
const TAGS_WITHIN_WORDS =
  /^(?:a|abbr|b|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/
const HIDDEN_ATTRIBUTE = /[\s"'/]hidden(?=[\s=>/"'])/i
const SOURCE_ATTRIBUTE = /\ssrc\s*=\s*["']?([^\s"'>]+)/i

/** Tells whether anything in a text could make what comes after the text disappear from the page. */
export function canHideWhatFollows(text: string): boolean {
  return UNSHOWN_OR_UNENDING.test(text)
}

/**
 * Notes a tag as hidden markup. All attributes go with it. An element that is not shown goes with its content when it is
 * closed on the same line with nothing but words between; else nothing after it is surely visible.
 *
 * @returns where to read on
 */
export function hideTag(findings: Findings, text: string, from: number, to: number, name: string): number {
  const tag = text.slice(from, to)
  const opens = tag[1] !== "/"
  if (name === "img" && opens) {
    findings.hidden.push({ from, to, what: "markdown", instead: pictureMark(SOURCE_ATTRIBUTE.exec(tag)?.[1] ?? "") })
    return to
  }
  let end = to
  const unshown = UNSHOWN_ELEMENTS.test(name) || (HIDDEN_ATTRIBUTE.test(tag) && !VOID_ELEMENTS.test(name))
  // GitHub makes text of some of these tags, and then a tag within an attribute becomes a tag.
  if (unshown && tag.includes("<", 1)) findings.cutAt ??= from
  else if (unshown && opens) {
    const rest = matchAt(/[^<\n`[\]\\!&$]*/y, text, to)?.[0].length ?? 0
    const closing = browserToken(text, to + rest)
    const closed = typeof closing === "object" && closing.kind === "tag" && closing.closing && closing.name === name
    if (closed) end = closing.to
    else findings.cutAt ??= from
  }
  const withinWords = TAGS_WITHIN_WORDS.test(name)
  const plain = end === to && !/\s/.test(tag) && (withinWords || isBlockTag(name))
  findings.hidden.push({ from, to: end, what: plain ? "markup" : "markdown", instead: withinWords ? "" : " " })
  return end
}

const ENTITY =
  /&(?:#[xX]0*([0-9a-fA-F]{1,6})|#0*([0-9]{1,7})|shy|(?:ZeroWidthSpace|Negative(?:VeryThin|Thin|Medium|Thick)Space|zwn?j|[lr]rm|NoBreak|ApplyFunction|af|Invisible(?:Times|Comma)|it|ic)(?=;));?/y

/** Reads a character reference that stands for an invisible character, and tells where it ends. */
export function invisibleEntityEnd(text: string, at: number): number | undefined {
  const entity = matchAt(ENTITY, text, at)
  if (entity === undefined) return undefined
  const digits = entity[1] ?? entity[2]
  const codePoint = digits === undefined ? undefined : Number.parseInt(digits, entity[1] === undefined ? 10 : 16)
  const isCharacter = codePoint !== undefined && codePoint <= 0x10ffff
  if (codePoint !== undefined && !(isCharacter && hasInvisible(String.fromCodePoint(codePoint)))) return undefined
  return at + entity[0].length
}

/**
 * Where CommonMark ends a comment, a processing instruction or a CDATA section. Browsers know only comments, and end
 * them earlier in places. An end that was not found once is not looked for again, which keeps the time linear.
 */
export class LongerEnds {
  private readonly absent = new Set<string>()

  after(text: string, from: number): number | undefined {
    const end = text.startsWith("<!--", from) ? "-->" : text.startsWith("<?", from) ? "?>" : "]]>"
    if (this.absent.has(end) || (end === "]]>" && !text.startsWith("<![CDATA[", from))) return undefined
    const at = text.indexOf(end, from + (end === "-->" ? 4 : 2))
    if (at === -1) this.absent.add(end)
    return at === -1 ? undefined : at + end.length
  }
}

/** Finds what an HTML block hides, as a browser reads it: no Markdown is read inside. */
export function hiddenInHtml(text: string): Findings {
  const findings: Findings = { hidden: [], cutAt: undefined }
  const longerEnds = new LongerEnds()
  const special = /[<&]/g
  for (let found = special.exec(text); found !== null && findings.cutAt === undefined; found = special.exec(text)) {
    const from = found.index
    if (found[0] === "&") {
      const to = invisibleEntityEnd(text, from)
      if (to !== undefined) findings.hidden.push({ from, to, what: "markdown", instead: "" })
      continue
    }
    const token = browserToken(text, from)
    if (token === "open") findings.cutAt = from
    else if (token?.kind === "tag") special.lastIndex = hideTag(findings, text, from, token.to, token.name)
    else if (token !== undefined) {
      const to = Math.max(token.to, longerEnds.after(text, from) ?? 0)
      findings.hidden.push({ from, to, what: "comment", instead: "" })
      special.lastIndex = token.to
    }
  }
  return findings
}
