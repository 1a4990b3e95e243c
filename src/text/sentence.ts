import { withoutInvisible } from "./invisible-characters.ts"
import { inlineCode } from "./markdown.ts"

/** A quoted value (JSON's quoting), a piece between backticks, blanks, a word, or a mark that has no partner. */
const PIECES = /"(?:[^"\\]|\\.)*"|`[^`]+`|\s+|[^\s"`]+|["`]/g
/** Beyond the last piece that fits nothing is read: the patterns take long over what never ends. */
const LONGEST_PIECE = 1_000
/** What comes before a word and belongs to the sentence. */
const OPENING = /^[(‘“]/
/** What comes after a word and belongs to the sentence: marks, and one closing one before them. */
const MARKS = ".,:;!?)…"
const CLOSING = ")’”"
/** Letters, or a plain number: nothing that GitHub links, and nothing that means anything to Markdown. */
const HARMLESS = /^(?:[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d{1,6}|[–—])?$/u
/** The same for most words, in characters that are quick to compare. */
const HARMLESS_IN_ASCII = /^[A-Za-z]+$/
/** Letters only, and yet what GitHub may take for a commit, an advisory or a reference of the repository's own kind. */
const LIKE_A_REFERENCE = /^(?:[0-9a-fA-F]{7,40}|ghsa-.*|[A-Z]{2,}-.*)$/

/**
 * A sentence of our own that may hold a value by others, for Markdown: what is not plain words (a quoted value, a name,
 * an address, a reference) becomes inline code, where GitHub links and renders nothing. Pieces beyond `maxLength`
 * characters are left out, with an ellipsis; the marks of the code come on top.
 */
export function inertSentence(text: string, maxLength: number): string {
  const line = withoutInvisible(text)
    .text.trim()
    .slice(0, maxLength + LONGEST_PIECE)
  let room = maxLength
  let sentence = ""
  for (const [piece] of line.matchAll(PIECES)) {
    if (room <= 0) return `${sentence.trimEnd()} …`
    const next = inertPiece(piece, room)
    // Two pieces of code side by side would be read as one.
    sentence += sentence.endsWith("`") && next.startsWith("`") ? ` ${next}` : next
    room -= piece.length
  }
  return sentence
}

function partsOf(piece: string) {
  const start = OPENING.test(piece) ? 1 : 0
  let end = piece.length
  while (end > start && MARKS.includes(piece.charAt(end - 1))) end--
  if (end > start && CLOSING.includes(piece.charAt(end - 1))) end--
  return { before: piece.slice(0, start), word: piece.slice(start, end), after: piece.slice(end) }
}

function inertPiece(piece: string, room: number): string {
  if (piece.trim() === "") return " "
  if (piece.startsWith("`") && piece.length > 1) return inlineCode(piece.slice(1, -1), room)
  if (piece.startsWith('"')) return inlineCode(piece, room)
  const { before, word, after } = partsOf(piece)
  if ((HARMLESS_IN_ASCII.test(word) || HARMLESS.test(word)) && !LIKE_A_REFERENCE.test(word)) return piece
  return `${before}${inlineCode(word, room)}${after}`
}
