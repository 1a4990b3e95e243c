import { setFlagsFromString } from "node:v8"

/** V8 notices the flag at the next collection of young garbage, which comes within a look or two. */
const LOOKS = 16
const COLLECTING_LOOKS = 2

/**
 * Pages of a hundred agents are long texts that live for a moment, and V8 lets eight megabytes of them grow old before it
 * collects those. A fleet has more time than memory: now and then it collects all. Measured with 256 tasks:
 * docs/performance.md.
 * @returns to be called after each look
 */
export function keepHeapSmall(): () => void {
  setFlagsFromString("--optimize-for-size")
  let looks = 0
  return () => setFlagsFromString(looks++ % LOOKS < COLLECTING_LOOKS ? "--gc-global" : "--no-gc-global")
}
