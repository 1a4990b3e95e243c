import { visibleText } from "../text/page/visible-text.ts"

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/

/** HTML that shows its content as a quote or as code. */
const QUOTING_TAG = /<(?=(?:blockquote|code|pre|q|samp|tt)\b)/gi

/**
 * The instruction of a comment whose first word is `phrase`: what follows it, to the comment's end. Quotes and code in
 * front of it are passed over, and a phrase inside them does not count, because the writer only shows it there.
 * Quotes and code that are written in HTML are not passed over: a comment that starts with them gives no instruction.
 * @returns undefined when the comment does not start with the phrase; an empty text when nothing follows it
 */
export function commandIn(comment: string, phrase: string): string | undefined {
  // Reading the page takes tags away, so a letter holds the place of each that quotes.
  const marked = opening(comment.replace(QUOTING_TAG, "x<"))
  const { word, rest } = opening(comment)
  return word === phrase && marked.word === phrase ? rest : undefined
}

/** The first word outside quotes and code, and all that follows it. */
function opening(comment: string): { readonly word: string; readonly rest: string } {
  const lines = visibleText(comment).text.split("\n")
  const start = firstOwnLine(lines)
  const line = lines[start]?.trimStart() ?? ""
  const word = /^\S*/.exec(line)?.[0] ?? ""
  return { word, rest: [line.slice(word.length), ...lines.slice(start + 1)].join("\n").trim() }
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
      inQuote = false
    } else if (!inQuote && !/^( {4}|\t| {1,3}\t)/.test(line)) {
      return index
    }
  }
  return lines.length
}
