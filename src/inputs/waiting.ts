import { FAILABLE, type Failable } from "../model/outcome.ts"
import { boolean, list, listed, oneOf, type ReadInput, refuse, refuseTogether, wholeNumber } from "./values.ts"

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How long to wait, how often to look, and what to make of the end. */
export type Waiting = Readonly<{
  wait: boolean
  timeoutMs: number
  pollIntervalMs: number
  maxPollIntervalMs: number
  onTimeout: "leave" | "stop"
  onCancel: "leave" | "stop"
  failOn: ReadonlySet<Failable>
  ifNoPr: "ignore" | "warn" | "error"
}>

/** @throws {InputError} */
export function readWaiting(read: ReadInput): Waiting {
  const pollSeconds = wholeNumber(read, "poll-interval-seconds", { least: 1, most: 300, fallback: 10, unit: "seconds" })
  const maxSeconds = wholeNumber(read, "max-poll-interval-seconds", {
    least: 1,
    most: 3600,
    fallback: 45,
    unit: "seconds",
  })
  if (maxSeconds < pollSeconds) {
    const message = `Input \`max-poll-interval-seconds\`: "${maxSeconds}" is not ${pollSeconds} or more. It must not be below \`poll-interval-seconds\`; raise it as well.`
    return refuseTogether(["max-poll-interval-seconds", "poll-interval-seconds"], message)
  }
  return {
    wait: boolean(read, "wait", true),
    timeoutMs:
      MINUTE_MS * wholeNumber(read, "timeout-minutes", { least: 1, most: 1440, fallback: 60, unit: "minutes" }),
    pollIntervalMs: pollSeconds * 1000,
    maxPollIntervalMs: maxSeconds * 1000,
    onTimeout: oneOf(read, "on-timeout", ["leave", "stop"], "leave"),
    onCancel: oneOf(read, "on-cancel", ["stop", "leave"], "stop"),
    failOn: readFailOn(read),
    ifNoPr: oneOf(read, "if-no-pr", ["ignore", "warn", "error"], "warn"),
  }
}

function readFailOn(read: ReadInput): ReadonlySet<Failable> {
  const words = list(read, "fail-on")
  if (words.length === 0) return new Set(FAILABLE)
  if (words.length === 1 && words[0] === "none") return new Set()
  // `error` and `cancelled` fail the step anyway, so naming them is no mistake.
  const named = words.filter((word) => word !== "error" && word !== "cancelled")
  return new Set(
    named.map(
      (word) =>
        FAILABLE.find((outcome) => outcome === word) ??
        refuse("fail-on", word, `one of ${listed(FAILABLE)}, or \`none\` alone.`),
    ),
  )
}

/** How far back the comments of unfinished turns are looked for. */
export type CollectInputs = Readonly<{ collectMs: number }>

/** @throws {InputError} */
export function readCollectInputs(read: ReadInput): CollectInputs {
  const range = { least: 1, most: 720, fallback: 72, unit: "hours" }
  return { collectMs: HOUR_MS * wholeNumber(read, "collect-hours", range) }
}
