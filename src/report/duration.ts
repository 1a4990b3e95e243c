import type { RunReport } from "./run-report.ts"

const LEAST_WAIT_MS = 1_000

/** "42 s", "6 min 12 s", "2 h 5 min": whole units, the two largest that matter. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return pair(minutes, "min", seconds % 60, "s")
  return pair(Math.floor(minutes / 60), "h", minutes % 60, "min")
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}

/** "[06:12]", or "[2:05:07]" from an hour on: the elapsed time in front of a line of the log. */
export function stamp(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  const two = (value: number) => String(value).padStart(2, "0")
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `[${hours}:${two(minutes)}:${two(seconds % 60)}]` : `[${two(minutes)}:${two(seconds % 60)}]`
}

/** The time of a step that came to an agent later, where nobody tells when that one began: " (this step waited 20 s)". */
export function waitedWords({ elapsedMs, isAgeUnknown }: Pick<RunReport, "elapsedMs" | "isAgeUnknown">): string {
  return isAgeUnknown && elapsedMs >= LEAST_WAIT_MS ? ` (this step waited ${duration(elapsedMs)})` : ""
}
