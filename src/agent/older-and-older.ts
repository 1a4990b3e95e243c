/** Most neighbours in a list that is sorted by age are in order, whatever moves a few of them. */
const SORTED_SHARE = 0.8

/**
 * Whether a list of agents has nothing new left. The API sorts by age, the newest first, but does not promise it: so many
 * agents in a row that are too old are the end only when they come older and older.
 * @returns a function that is called with each agent's time, and says whether reading on is in vain
 */
export function olderAndOlder(inARow: number): (madeMs: number, isOld: boolean) => boolean {
  let count = 0
  let sorted = 0
  let previousMs = Number.POSITIVE_INFINITY
  return (madeMs, isOld) => {
    if (!isOld) {
      count = 0
      sorted = 0
      previousMs = Number.POSITIVE_INFINITY
      return false
    }
    count += 1
    if (madeMs <= previousMs) sorted += 1
    previousMs = madeMs
    return count >= inARow && sorted >= count * SORTED_SHARE
  }
}
