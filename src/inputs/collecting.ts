import { type ReadInput, wholeNumber } from "./values.ts"

const HOUR_MS = 60 * 60_000

/** How far back the comments of unfinished turns are looked for. */
export type CollectInputs = Readonly<{ collectMs: number }>

/** @throws {InputError} */
export function readCollectInputs(read: ReadInput): CollectInputs {
  const range = { least: 1, most: 720, fallback: 72, unit: "hours" }
  return { collectMs: HOUR_MS * wholeNumber(read, "collect-hours", range) }
}
