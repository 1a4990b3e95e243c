import { CursorApiError, CursorConnectionError } from "../cursor/errors.ts"
import { pauseBefore, type RetryBudget } from "../cursor/retry.ts"
import type { Clock } from "../http/clock.ts"

export type SendOptions = {
  readonly clock: Clock
  readonly random: () => number
  readonly budget: RetryBudget
  /** On the clock's monotonic scale: nothing is sent after it. */
  readonly deadlineMs: number
  /** The job is cancelled: send nothing any more. */
  readonly cancelled: AbortSignal
  /** What is under way is given up: some seconds after `cancelled`, so that an answer may still arrive. */
  readonly abandoned: AbortSignal
  readonly onRetry: (error: unknown, pauseMs: number) => void
}

export type Sent<T> =
  | { readonly kind: "answered"; readonly answer: T }
  /** The job was cancelled before anything was sent. */
  | { readonly kind: "not-sent" }
  /** No certain answer came: the server may have acted. */
  | { readonly kind: "in-doubt"; readonly error: unknown }

/**
 * Sends what must not be done twice: again and again only as long as it was surely not processed.
 * @throws {CursorRefusal} when Cursor said no, and CursorTrouble when Cursor cannot be reached: nothing was done then
 */
export async function sendAtMostOnce<T>(
  options: SendOptions,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<Sent<T>> {
  const { clock, cancelled, abandoned } = options
  for (let made = 1; ; made++) {
    if (cancelled.aborted) return { kind: "not-sent" }
    try {
      return { kind: "answered", answer: await send(abandoned) }
    } catch (error) {
      if (abandoned.aborted || mayHaveExecuted(error)) return { kind: "in-doubt", error }
      const pauseMs = pauseBefore(error, made, options.random)
      const isTooLate = pauseMs === undefined || clock.nowMs() + pauseMs > options.deadlineMs
      if (isTooLate || !options.budget.spend()) throw error
      options.onRetry(error, pauseMs)
      await clock.sleep(pauseMs, cancelled).catch(() => {})
    }
  }
}

/** Whether the server may have acted on a request that failed like this. */
export function mayHaveExecuted(error: unknown): boolean {
  if (error instanceof CursorConnectionError) return error.processed === "maybe"
  if (error instanceof CursorApiError) return error.status === 408
  // A 2xx that cannot be read, or a fault nobody foresaw.
  return true
}
