import { withoutInvisible } from "../text/invisible-characters.ts"
import { withoutTerminalSequences } from "../text/log.ts"

/** How the runner begins each line: `2026-11-26T18:00:00.0000000Z ` (actions/runner, PagingLogger). */
const TIMESTAMP = /^\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z ?/
/** The runner's own marks: `##[group]`, `##[endgroup]`, `##[error]` and so on; the words behind them are kept. */
const MARK = /^##\[[a-z-]+\]/
const EMPTY_MARK = /^##\[(?:endgroup|section)\]/

/**
 * The end of a job's log as a person would copy it: without time stamps, colours and the runner's marks, at most
 * `mostBytes` of it and cut at a line. Pure.
 */
export function readableLogEnd(log: string, mostBytes: number): string {
  const lines = log.split(/\r\n|[\n\r]/).map(plain)
  const kept: string[] = []
  let left = mostBytes
  for (const line of lines.filter((one) => one !== undefined).toReversed()) {
    left -= Buffer.byteLength(line) + 1
    if (left < 0) break
    kept.push(line)
  }
  return kept.reverse().join("\n").trim()
}

function plain(line: string): string | undefined {
  const text = line.replace(TIMESTAMP, "")
  if (EMPTY_MARK.test(text)) return undefined
  return withoutInvisible(withoutTerminalSequences(text.replace(MARK, ""))).text.trimEnd()
}

/** What stays the same when the same failure comes again: times, counts and addresses change from run to run. Pure. */
export function withoutNumbers(log: string): string {
  return log
    .split("\n")
    .slice(-LINES_COMPARED)
    .map((line) =>
      line
        .replace(/\b(?:0x)?[0-9a-f]{7,64}\b/gi, "#")
        .replace(/\d+(?:[.:,]\d+)*/g, "#")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .join("\n")
}

/** Enough to tell failures apart; more would hold what changes by itself, such as the order of test files. */
const LINES_COMPARED = 40
