import { cutToLength } from "./budget.ts"
import { codeBlock, codeBlockOverhead } from "./fence.ts"
import { withoutInvisible } from "./invisible-characters.ts"

/**
 * Text by others that has no form of its own goes into Markdown as code only; Markdown by others is for `safeQuote`. In
 * code GitHub links no mention, issue, pull request, commit, advisory or address, runs no closing keyword, loads no picture
 * and renders no HTML. Escaping is no way: GitHub looks for all these in the rendered text, where a backslash or a character
 * reference is gone again, and for some in forms that each repository can add to.
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
/** Most lines: words between single blanks, without a backtick or a pipe. */
const PLAIN_LINE = /^[!-_a-{}~]+(?: [!-_a-{}~]+)*$/

/**
 * One line as inline code, at most `maxLength` characters of it; "(empty)" for a blank text. A pipe would end a table
 * cell even inside code, so it is shown as `¦`. Two of these next to each other need a space between.
 */
export function inlineCode(text: string, maxLength: number): string {
  if (text.length <= maxLength && PLAIN_LINE.test(text)) return `\`${text}\``
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
