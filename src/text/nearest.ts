/** Longer words are compared with nothing: the work grows with both lengths. */
const LONGEST_WORD = 100
/** More differences than this and two words have nothing to do with each other. */
const LEAST_LIKENESS = 0.5

/**
 * The word among `words` that is most like `wanted`: the one that fewest insertions, deletions and replacements of a
 * character lead to. Pure.
 * @returns undefined when nothing is like it; words of more than 100 characters are like nothing
 */
export function nearest(wanted: string, words: readonly string[]): string | undefined {
  if (wanted.length > LONGEST_WORD) return undefined
  const target = wanted.toLowerCase()
  const short = words.filter((word) => word.length <= LONGEST_WORD)
  const rated = short.map((word) => ({ word, steps: distance(target, word.toLowerCase()) }))
  const best = rated.sort((one, other) => one.steps - other.steps)[0]
  if (!best) return undefined
  return best.steps <= LEAST_LIKENESS * Math.max(wanted.length, best.word.length) ? best.word : undefined
}

/** Levenshtein's distance, row by row. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
