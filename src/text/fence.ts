import { withLineFeeds } from "./invisible-characters.ts"

/**
 * cmark-gfm, which renders GitHub's Markdown, counts the length of a fence no further than 255. Longer runs in a text are
 * shortened, since no fence could hold them.
 */
const LONGEST_RUN = 200

/**
 * Puts a text by others between fences that it cannot close: they are longer than every run of backticks in it. The same
 * text always gives the same result.
 *
 * @param label a line of our own above the fence; line breaks in it become spaces
 */
export function fence(text: string, label: string): string {
  return `${label.replace(/\s+/g, " ").trim()}\n${codeBlock(text)}`
}

/**
 * The text as a Markdown code block that it cannot end; GitHub shows no link, mention, reference or picture in one. Line
 * ends become line feeds, and a run of more than 200 backticks is shortened; all else stays as it is.
 */
export function codeBlock(text: string): string {
  const content = shortRuns(withLineFeeds(text)).replace(/\n$/, "")
  const marks = "`".repeat(Math.max(3, longestRun(content) + 1))
  return `${marks}text\n${content}\n${marks}`
}

/** How many characters `codeBlock` adds to a text, at most. */
export function codeBlockOverhead(text: string): number {
  return 2 * Math.max(3, Math.min(longestRun(text), LONGEST_RUN) + 1) + "text\n\n".length
}

function shortRuns(text: string): string {
  return text.replace(/`+/g, (run) => run.slice(0, LONGEST_RUN))
}

function longestRun(text: string): number {
  let longest = 0
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}
