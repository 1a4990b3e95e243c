import { cutToLength } from "./budget.ts"
import { withoutInvisible } from "./invisible-characters.ts"
import { inlineCode } from "./markdown.ts"

/** A quoted value (JSON's quoting), a piece between backticks, blanks, a word, or a mark that has no partner. */
const PIECES = /"(?:[^"\\]|\\.)*"|`[^`]+`|\s+|[^\s"`]+|["`]/g
/** A word between its punctuation. */
const WORD = /^([(‘“]?)(.*?)([)’”]?[.,:;!?)…]*)$/s
/** Letters, or a plain number: nothing that GitHub links, and nothing that means anything to Markdown. */
const HARMLESS = /^(?:[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d{1,6}|[–—])?$/u
/** Letters only, and yet what GitHub may take for a commit. */
const LIKE_A_COMMIT = /^[0-9a-f]{7,40}$/i

/**
 * A sentence of our own that may hold a value by others, for Markdown: what is not plain words (a quoted value, a name,
 * an address, a reference) becomes inline code, where GitHub links and renders nothing. At most `maxLength` characters
 * of the sentence are shown; the marks of the code come on top.
 */
export function inertSentence(text: string, maxLength: number): string {
  const line = cutToLength(withoutInvisible(text).text.replace(/\s+/g, " ").trim(), maxLength)
  let sentence = ""
  for (const [piece] of line.matchAll(PIECES)) {
    const next = inertPiece(piece)
    // Two pieces of code side by side would be read as one.
    sentence += sentence.endsWith("`") && next.startsWith("`") ? ` ${next}` : next
  }
  return sentence
}

function inertPiece(piece: string): string {
  if (piece.trim() === "") return " "
  if (piece.startsWith("`") && piece.length > 1) return inlineCode(piece.slice(1, -1), piece.length)
  if (piece.startsWith('"')) return inlineCode(piece, piece.length)
  const [, before = "", word = "", after = ""] = WORD.exec(piece) ?? []
  if (HARMLESS.test(word) && !LIKE_A_COMMIT.test(word)) return piece
  return `${before}${inlineCode(word, piece.length)}${after}`
}
