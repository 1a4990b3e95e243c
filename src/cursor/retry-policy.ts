import { CursorApiError, CursorConnectionError, isBusy, isRateLimit, retryAfterMsOf } from "./errors.ts"

const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 20_000
const READ_ATTEMPTS = 4
const POLL_ATTEMPTS = 2

/** How many repeats a whole run may still make, so that an outage does not become a flood. */
export type RetryBudget = { spend(): boolean }

export function retryBudget(repeats: number): RetryBudget {
  let left = repeats
  return { spend: () => left-- > 0 }
}

/** Whether the same request may well succeed later: trouble on the way, or a plain rate limit. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof CursorConnectionError) {
    // A gateway that finds the request too large finds the same one too large again.
    return error.kind !== "tls" && error.kind !== "redirect" && error.status !== 413
  }
  return error instanceof CursorApiError && (error.status === 408 || isRateLimit(error))
}

/**
 * Milliseconds to wait after the failed attempt number `attempt` (from 1): our own growing pause with jitter, and longer
 * when the server asks for it; never shorter, whatever it says. Undefined when no wait helps.
 */
export function retryDelayMs(error: unknown, attempt: number, random: () => number): number | undefined {
  return isRetryable(error) ? pauseMs(error, attempt, random) : undefined
}

function pauseMs(error: unknown, attempt: number, random: () => number): number {
  const growingMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt)
  return Math.max(growingMs * (0.5 + random() / 2), retryAfterMsOf(error) ?? 0)
}

export type ReadLimits = {
  readonly random: () => number
  readonly budget: RetryBudget
  /** Longest pause that is worth waiting for; a server that asks for more ends the attempts. */
  readonly longestPauseMs: number
  /** A read that comes again in any case: repeated once after a hiccup, and never against a rate limit. */
  readonly isPoll?: boolean
}

/** How reads, and what does no harm when it is done twice, are repeated; for `retry`. */
export function readPolicy({ random, budget, longestPauseMs, isPoll = false }: ReadLimits) {
  return {
    maxAttempts: isPoll ? POLL_ATTEMPTS : READ_ATTEMPTS,
    delayMs: (error: unknown, attempt: number) => {
      if (isPoll && isRateLimit(error)) return undefined
      // An agent that is busy can be read a little later; what is sent to one has rules of its own.
      const delayMs = isBusy(error) ? pauseMs(error, attempt, random) : retryDelayMs(error, attempt, random)
      return delayMs !== undefined && delayMs <= longestPauseMs && budget.spend() ? delayMs : undefined
    },
  }
}
