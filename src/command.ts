import { visibleText } from "./text/visible.ts"

const FENCE = /^ {0,3}(`{3,}|~{3,})/

/**
 * The instruction of a comment whose first word is `phrase`: what follows it, to the comment's end. Quotes and code in
 * front of it are passed over, and a phrase inside them does not count, because the writer only shows it there.
 * @returns undefined when the comment does not start with the phrase; an empty text when nothing follows it
 */
export function commandIn(comment: string, phrase: string): string | undefined {
  const lines = visibleText(comment).text.split("\n")
  const start = firstOwnLine(lines)
  const line = lines[start]?.trimStart() ?? ""
  const word = /^\S*/.exec(line)?.[0] ?? ""
  if (word !== phrase) return undefined
  return [line.slice(word.length), ...lines.slice(start + 1)].join("\n").trim()
}

/** Index of the first line that is neither blank nor part of a quote or of code. */
function firstOwnLine(lines: readonly string[]): number {
  let fence: string | undefined
  let inQuote = false
  for (const [index, line] of lines.entries()) {
    const mark = FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined
    } else if (line.trim() === "") {
      inQuote = false
    } else if (/^ {0,3}>/.test(line)) {
      // A quote goes on, without a mark, to the next blank line.
      inQuote = true
    } else if (mark !== undefined) {
      fence = mark
    } else if (!inQuote && !/^( {4}|\t| {1,3}\t)/.test(line)) {
      return index
    }
  }
  return lines.length
}
