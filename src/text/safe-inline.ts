import { inlineCode } from "./markdown.ts"

/** Longer pieces of code are cut. */
const CODE_LENGTH = 500
const DEEPEST = 3

/** Code, a link or picture, bold and emphasised text: what of a line's Markdown is read as such. */
const SPAN =
  /(?<ticks>`+)(?!`)(?<code>.+?)(?<!`)\k<ticks>(?!`)|!?\[(?<words>[^[\]]*)\]\((?<address>[^()\s]*)(?:\s[^()]*)?\)|\*\*(?=[^\s*])(?<bold>.+?)(?<=[^\s*])\*\*(?!\*)|(?<![\w*])\*(?=[^\s*])(?<starred>[^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=[^\s_])(?<underlined>[^_]+?)(?<=\S)_(?!\w)/gu

/** A word between its punctuation. */
const WORD = /^([(“‘"'«]*)(.*?)([)”’"'».,:;!?…%]*)$/su
/**
 * Letters of any script, with a single mark between two of them ("don't", "and/or", "a.ts"), plain numbers, and signs that
 * are not of ASCII: nothing that GitHub links, and nothing that means anything to Markdown. The full-width forms of ASCII
 * are left out.
 */
const HARMLESS =
  /^(?:[\p{L}\p{M}[[\p{P}\p{S}]--[\p{ASCII}\uff00-\uffef]]]+(?:(?:'|\.|\/|-)[\p{L}\p{M}]+)*|\d{1,6}(?:[.,:]\d{1,3})*|-|&|\+|=|\/)?$/v
/** Letters only, and yet what GitHub may take for a commit, an advisory or an address. */
const LIKE_A_REFERENCE = /(?<![a-z])(?:[0-9a-f]{7,40}(?![a-z])|ghsa-|cve-|gh-|www\.)/i
/** The same for a reference of the kind that each repository can add. */
const LIKE_A_PREFIX = /^[A-Z]{2,}-/

/** One line of Markdown by others, without its marks at the start: emphasis and code stay, all that is live becomes code. Pure. */
export function safeInline(line: string, depth = 0): string {
  let shown = ""
  let from = 0
  for (const match of line.matchAll(SPAN)) {
    shown = joined(shown, safeWords(line.slice(from, match.index)))
    shown = joined(shown, safeSpan(match.groups ?? {}, depth))
    from = match.index + match[0].length
  }
  return joined(shown, safeWords(line.slice(from)))
}

function safeSpan(span: Readonly<Record<string, string | undefined>>, depth: number): string {
  const { code, words, address = "", bold } = span
  if (code !== undefined) return inlineCode(code, CODE_LENGTH)
  const inner = (text: string) => (depth >= DEEPEST ? safeWords(text) : safeInline(text, depth + 1))
  if (words !== undefined) return linkWords(inner(words.trim()), address)
  const text = inner(bold ?? span.starred ?? span.underlined ?? "").trim()
  const marks = bold === undefined ? "*" : "**"
  // Emphasis in emphasis of the same kind would be read as another kind.
  return text === "" || text.includes("*") ? text : `${marks}${text}${marks}`
}

/** A link or picture as what it says, and its address beside it. */
function linkWords(words: string, address: string): string {
  if (address === "") return words
  const where = inlineCode(address, CODE_LENGTH)
  return words === "" ? where : `${words} (${where})`
}

function safeWords(text: string): string {
  return text.split(/(\s+)/).reduce((shown, piece) => joined(shown, safeWord(piece)), "")
}

function safeWord(piece: string): string {
  if (piece.trim() === "") return piece === "" ? "" : " "
  const [, before = "", word = "", after = ""] = WORD.exec(piece) ?? []
  const isHarmless = HARMLESS.test(word) && !LIKE_A_REFERENCE.test(word) && !LIKE_A_PREFIX.test(word)
  return isHarmless ? piece : `${before}${inlineCode(word, CODE_LENGTH)}${after}`
}

/** Two pieces of code side by side would be read as one. */
function joined(one: string, other: string): string {
  return one.endsWith("`") && other.startsWith("`") ? `${one} ${other}` : one + other
}
