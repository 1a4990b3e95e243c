import type { Clock } from "../http/clock.ts"

/**
 * The runner sends SIGINT when a job is cancelled, SIGTERM 7.5 s later, and kills the process 2.5 s after that
 * (actions/runner, ProcessInvoker). Everything has to be over before the second signal.
 */
const GRACE_MS = 5_000
const REPORTED_MS = 6_000
const LAST_MOMENT_MS = 6_500

export type Cancellation = {
  /** Aborts at the first signal. */
  readonly cancelled: AbortSignal
  /** Aborts when a launch under way has had its time to answer, or at a second signal. */
  readonly abandoned: AbortSignal
  /** Aborts when the time for reports is over; what is left belongs to outputs, log and summary. */
  readonly overdue: AbortSignal
  readonly timeLeftMs: () => number
}

/** Installs the signal handlers; the first thing a step does, because a signal before that ends it on the spot. */
export function listenForCancellation(clock: Clock, leaveAtOnce: () => void): Cancellation {
  const cancelled = new AbortController()
  const abandoned = new AbortController()
  const overdue = new AbortController()
  let endMs = Number.POSITIVE_INFINITY
  const onSignal = () => {
    if (cancelled.signal.aborted) return abandoned.abort(new Error("cancelled twice"))
    endMs = clock.nowMs() + REPORTED_MS
    cancelled.abort(new Error("the job was cancelled"))
    setTimeout(() => abandoned.abort(new Error("the job was cancelled")), GRACE_MS).unref()
    setTimeout(() => overdue.abort(new Error("the job was cancelled")), REPORTED_MS).unref()
    setTimeout(leaveAtOnce, LAST_MOMENT_MS).unref()
  }
  process.on("SIGINT", onSignal)
  process.on("SIGTERM", onSignal)
  return {
    cancelled: cancelled.signal,
    abandoned: abandoned.signal,
    overdue: overdue.signal,
    timeLeftMs: () => endMs - clock.nowMs(),
  }
}
