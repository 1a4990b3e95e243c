import { boolean, list, type ReadInput, wholeNumber } from "./values.ts"

const MINUTE_MS = 60_000

/** Whether and how failed checks of the agent's pull request go back to the agent. */
export type CheckInputs = Readonly<{
  /** How often failures are sent back; 0: the checks are not looked at. */
  maxFixes: number
  /** The checks that count; empty: all of them. */
  checkNames: readonly string[]
  /** How long to wait for the checks of one commit. */
  checksTimeoutMs: number
  /** How much of the end of each failed job's log goes along. */
  checkLogBytes: number
  /** Whether the result is written as a commit status. */
  commitStatus: boolean
}>

/** @throws {InputError} */
export function readCheckInputs(read: ReadInput): CheckInputs {
  const minutes = { least: 1, most: 360, fallback: 30, unit: "minutes" }
  return {
    maxFixes: wholeNumber(read, "max-fixes", { least: 0, most: 10, fallback: 0, unit: "fixes" }),
    checkNames: list(read, "check-names"),
    checksTimeoutMs: MINUTE_MS * wholeNumber(read, "checks-timeout-minutes", minutes),
    checkLogBytes: wholeNumber(read, "check-log-bytes", { least: 0, most: 131_072, fallback: 32_768, unit: "bytes" }),
    commitStatus: boolean(read, "commit-status", false),
  }
}
