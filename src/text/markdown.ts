import { cutToLength, mark } from "./budget.ts"
import { codeBlock, codeBlockOverhead } from "./fence.ts"
import { withoutInvisible } from "./invisible-characters.ts"

/**
 * Text by others goes into Markdown as code only. In code GitHub links no mention, issue, pull request, commit, advisory
 * or address, runs no closing keyword, loads no picture and renders no HTML. Escaping is no way: GitHub looks for all
 * these in the rendered text, where a backslash or a character reference is gone again, and for some in forms that each
 * repository can add to.
 */

/**
 * A text as a code block of at most `maxLength` characters, fences and cutting mark included (an empty block takes 13).
 * For text whose lines have to stay as they are.
 */
export function inertBlock(text: string, maxLength: number): string {
  const clean = withoutInvisible(text).text.trim()
  return codeBlock(cutToLength(clean, Math.max(0, maxLength - codeBlockOverhead(clean))))
}

/** Longer runs of backticks are shortened, so that a short mark can hold any text. */
const LONGEST_RUN = 4

/**
 * One line as inline code, at most `maxLength` characters of it; "(empty)" for a blank text. A pipe would end a table
 * cell even inside code, so it is shown as `¦`. Two of these next to each other need a space between.
 */
export function inlineCode(text: string, maxLength: number): string {
  const line = withoutInvisible(text).text.replace(/\s+/g, " ").trim()
  const shown = cutToLength(line.replace(/`{5,}/g, "`".repeat(LONGEST_RUN)).replaceAll("|", "¦"), maxLength)
  if (shown === "") return "(empty)"
  const runs = new Set(shown.match(/`+/g))
  let marks = "`"
  while (runs.has(marks)) marks += "`"
  // Blanks keep a backtick at either end apart from the marks; the renderer takes one pair of them away again.
  const room = shown.startsWith("`") || shown.endsWith("`") ? " " : ""
  return `${marks}${room}${shown}${room}${marks}`
}

const ROOM_FOR_CUT_MARK = 40
const ROOM_FOR_MARKS = 2 * LONGEST_RUN + 12

/**
 * A text as a quotation whose every line is inline code, of at most `maxLength` characters with the mark of a cut (40 or
 * more): as inert as a code block, but it wraps on narrow screens. Marks for bold, headings and code are dropped, because
 * nothing renders them here. A blank text gives "".
 */
export function inertQuote(text: string, maxLength: number): string {
  const lines = withoutInvisible(text).text.trim().split("\n").map(withoutMarks)
  const quoted: string[] = []
  let room = maxLength - ROOM_FOR_CUT_MARK
  for (const [index, line] of lines.entries()) {
    const isLast = (lines[index + 1] ?? "") === ""
    const next = line === "" ? ">" : `> ${inlineCode(line, room - ROOM_FOR_MARKS)}${isLast ? "" : "\\"}`
    if (next.length > room || (line !== "" && room <= ROOM_FOR_MARKS)) {
      quoted.push(`> \`${mark(lines.length - index, "lines")}\``)
      break
    }
    quoted.push(next)
    room -= next.length + 1
  }
  return lines.every((line) => line === "") ? "" : quoted.join("\n")
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s*#{1,6}\s+/, "")
    .replace(/\*\*|`/g, "")
    .trim()
}
