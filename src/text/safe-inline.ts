import { inlineCode } from "./markdown.ts"

/** Longer pieces of code are cut. */
const CODE_LENGTH = 500
const DEEPEST = 3

/** Where one of them may start; looking for these first is many times quicker than trying each of them everywhere. */
const START = /[`*_[]|!\[/g
/** Code, a link or picture, bold and emphasised text: what of a line's Markdown is read as such. */
const SPAN =
  /(`+)(?!`)(.+?)(?<!`)\1(?!`)|!?\[([^[\]]*)\]\(([^()\s]*)(?:\s[^()]*)?\)|\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*(?!\*)|(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_]+?)(?<=\S)_(?!\w)/uy

/** A word between its punctuation. */
const WORD = /^([(“‘"'«]*)(.*?)([)”’"'».,:;!?…%]*)$/su
/**
 * Letters of any script, with a single mark between two of them ("don't", "and/or", "a.ts"), plain numbers, and signs that
 * are not of ASCII: nothing that GitHub links, and nothing that means anything to Markdown. The full-width forms of ASCII
 * are left out.
 */
const HARMLESS =
  /^(?:[\p{L}\p{M}[[\p{P}\p{S}]--[\p{ASCII}\uff00-\uffef]]]+(?:(?:'|\.|\/|-)[\p{L}\p{M}]+)*|\d{1,6}(?:[.,:]\d{1,3})*|-|&|\+|=|\/)?$/v
/** Most words: letters only, too few for a commit or with one that no commit has. To know them so is many times quicker. */
const PLAIN_WORD = /^(?:[a-z]{0,6}|[a-z]*[g-z][a-z]*)[.,:;!?]?$/i
/** Letters only, and yet what GitHub may take for a commit, an advisory or an address. */
const LIKE_A_REFERENCE = /(?<![a-z])(?:[0-9a-f]{7,40}(?![a-z])|ghsa-|cve-|gh-|www\.)/i
/** The same for a reference of the kind that each repository can add. */
const LIKE_A_PREFIX = /^[A-Z]{2,}-/

/** One line of Markdown by others, without its marks at the start: emphasis and code stay, all that is live becomes code. Pure. */
export function safeInline(line: string, depth = 0): string {
  const shown: string[] = []
  let from = 0
  for (const span of spansIn(line)) {
    shown.push(safeWords(line.slice(from, span.index)), safeSpan(span, depth))
    from = span.index + span[0].length
  }
  return joined([...shown, safeWords(line.slice(from))])
}

function* spansIn(line: string): Generator<RegExpExecArray> {
  for (let at = 0; ; ) {
    const start = matchFrom(START, line, at)
    if (start === null) return
    const span = matchFrom(SPAN, line, start.index)
    if (span) yield span
    at = start.index + (span?.[0].length ?? 1)
  }
}

function matchFrom(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function safeSpan(span: RegExpExecArray, depth: number): string {
  const [, , code, words, address = "", bold, starred, underlined] = span
  if (code !== undefined) return inlineCode(code, CODE_LENGTH)
  const inner = (text: string) => (depth >= DEEPEST ? safeWords(text) : safeInline(text, depth + 1))
  if (words !== undefined) return linkWords(inner(words.trim()), address)
  const text = inner(bold ?? starred ?? underlined ?? "").trim()
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
  return joined(text.split(/(\s+)/).map(safeWord))
}

function safeWord(piece: string): string {
  if (PLAIN_WORD.test(piece)) return piece
  if (piece.trim() === "") return piece === "" ? "" : " "
  const [, before = "", word = "", after = ""] = WORD.exec(piece) ?? []
  const isHarmless = HARMLESS.test(word) && !LIKE_A_REFERENCE.test(word) && !LIKE_A_PREFIX.test(word)
  return isHarmless ? piece : `${before}${inlineCode(word, CODE_LENGTH)}${after}`
}

/** Two pieces of code side by side would be read as one. */
function joined(pieces: readonly string[]): string {
  let last = ""
  return pieces
    .filter((piece) => piece !== "")
    .map((piece) => {
      const isCode = last.endsWith("`") && piece.startsWith("`")
      last = piece
      return isCode ? ` ${piece}` : piece
    })
    .join("")
}
