import { grouped } from "./count.ts"

/** Cutting marks are longer than some texts may be: below this many characters the mark is an ellipsis. */
const ROOM_FOR_MARK = 80
/** A grapheme longer than this is cut like plain characters. */
const LONGEST_GRAPHEME = 64
/** Longest first line of a diff hunk; git writes a function's name into it. */
const HEADER_CHARS = 200
/** Every character of it is a grapheme. */
const PLAIN = /^[\n -~]*$/

/**
 * Cuts a text to a UTF-8 budget. The result, mark included, never has more than `maxBytes` bytes; nothing is cut between
 * the halves of a surrogate pair, nor within a grapheme (an emoji family, a letter with its marks) of ordinary length.
 * A cut text ends with a mark that says how much is missing: `[… 1,234 bytes cut]`.
 */
export function cutToBytes(text: string, maxBytes: number): { readonly text: string; readonly cutBytes: number } {
  const bytes = Buffer.byteLength(text)
  if (bytes <= maxBytes) return { text, cutBytes: 0 }
  const longestMark = maxBytes < ROOM_FOR_MARK ? "…" : mark(bytes, "bytes")
  const room = Math.max(0, maxBytes - Buffer.byteLength(longestMark))
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(room))
  const kept = text.slice(0, graphemeStart(text, read))
  const cutBytes = bytes - Buffer.byteLength(kept)
  if (maxBytes < ROOM_FOR_MARK) return { text: maxBytes < 3 ? "" : `${kept}…`, cutBytes }
  return { text: kept + mark(cutBytes, "bytes"), cutBytes }
}

/**
 * Cuts a text to a number of UTF-16 code units, mark included, on a grapheme boundary as `cutToBytes` does. The mark is
 * `[… 1,234 characters cut]`, or `…` when fewer than 80 are allowed.
 */
export function cutToLength(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  if (maxChars < 1) return ""
  const longestMark = maxChars < ROOM_FOR_MARK ? "…" : mark(text.length, "characters")
  const kept = text.slice(0, graphemeStart(text, maxChars - longestMark.length))
  return kept + (maxChars < ROOM_FOR_MARK ? "…" : mark(text.length - kept.length, "characters"))
}

/**
 * Cuts a text to a number of characters as GitHub counts them, which are code points, mark included, on a grapheme
 * boundary as `cutToBytes` does.
 */
export function cutToCharacters(
  text: string,
  maxCharacters: number,
): { readonly text: string; readonly cutBytes: number } {
  const cut = text.length <= maxCharacters ? text : cutToLength(text, unitsOf(text, maxCharacters))
  return { text: cut, cutBytes: Math.max(0, Buffer.byteLength(text) - Buffer.byteLength(withoutMark(text, cut))) }
}

/** How many UTF-16 code units the first `characters` code points take. */
function unitsOf(text: string, characters: number): number {
  let units = 0
  for (let left = characters; left > 0 && units < text.length; left--) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1
  }
  return units
}

/** What is kept of a text in its cut version. */
function withoutMark(text: string, cut: string): string {
  return cut === text ? text : cut.slice(0, cut.lastIndexOf("["))
}

/**
 * Cuts a diff hunk to a number of UTF-16 code units, mark included: its first line, which says where it is, and its end,
 * which is what a review comment is about, stay.
 */
export function cutHunk(hunk: string, maxChars: number): string {
  if (hunk.length <= maxChars) return hunk
  const [header = "", ...lines] = hunk.split("\n")
  const top = cutToLength(header, HEADER_CHARS)
  let left = maxChars - top.length - ROOM_FOR_MARK
  const last = cutToLength(lines.pop() ?? "", left)
  left -= last.length
  const kept = [last]
  for (let line = lines.pop(); line !== undefined && line.length < left; line = lines.pop()) {
    kept.push(line)
    left -= line.length + 1
  }
  const end = kept.reverse().join("\n")
  return [top, mark(hunk.length - end.length - top.length, "characters"), end].join("\n")
}

/** The visible mark of a cut, for callers that count something else. */
export function mark(count: number, unit: string): string {
  return `[… ${grouped(count)} ${unit} cut]`
}

/** The nearest place at or before `at` that does not lie within a grapheme. */
function graphemeStart(text: string, at: number): number {
  const end = at - (isLowSurrogate(text, at) ? 1 : 0)
  const from = Math.max(0, end - LONGEST_GRAPHEME)
  const window = text.slice(from, end + LONGEST_GRAPHEME)
  // Loading what Node knows of languages takes longer than most runs have to cut.
  if (PLAIN.test(window)) return end
  const near = new Intl.Segmenter("en").segment(window)
  const start = from + (near.containing(end - from)?.index ?? end - from)
  return start > from || from === 0 ? start : end
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
