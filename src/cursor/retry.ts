import type { Clock } from "../http/clock.ts"
import { CursorApiError, CursorConnectionError, isRateLimit } from "./errors.ts"

const ATTEMPTS = 4
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 20_000

/** How many repeats a whole run may still make, so that an outage does not become a flood. */
export type RetryBudget = { spend(): boolean }

export function retryBudget(repeats: number): RetryBudget {
  let left = repeats
  return { spend: () => left-- > 0 }
}

export type RetryOptions = {
  readonly clock: Clock
  readonly random: () => number
  readonly budget: RetryBudget
  readonly signal?: AbortSignal
  /** Longest pause that is worth waiting for; a server that asks for more ends the attempts. */
  readonly longestPauseMs: number
  /** Which failures are worth another attempt; default: `healsWithTime`. */
  readonly shouldRetry?: (fault: unknown) => boolean
  /** Default: 4. */
  readonly attempts?: number
}

/**
 * Calls `attempt` until it succeeds, fails for a reason that time does not heal, or has failed `attempts` times. Only for
 * requests that may be repeated. Pauses grow with full jitter; a Retry-After is obeyed as it stands.
 * @throws the last failure
 */
export async function withRetries<T>(options: RetryOptions, attempt: () => Promise<T>): Promise<T> {
  for (let made = 1; ; made++) {
    try {
      return await attempt()
    } catch (fault) {
      const { shouldRetry = isRetryable, attempts = ATTEMPTS, longestPauseMs, random, budget } = options
      const pauseMs = pauseAfter(fault, made, random)
      if (!shouldRetry(fault) || made >= attempts || pauseMs > longestPauseMs || !budget.spend()) throw fault
      await options.clock.sleep(pauseMs, options.signal)
    }
  }
}

/** Milliseconds to wait after the failure number `made`; undefined when no wait can heal it. */
export function pauseBefore(fault: unknown, made: number, random: () => number): number | undefined {
  return isRetryable(fault) ? pauseAfter(fault, made, random) : undefined
}

/** What the server asks for, else a growing pause with full jitter. */
function pauseAfter(fault: unknown, made: number, random: () => number): number {
  const asked =
    fault instanceof CursorApiError || fault instanceof CursorConnectionError ? fault.retryAfterMs : undefined
  if (asked !== undefined) return asked
  return random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** made)
}

/** Whether the same request may well succeed later: trouble on the way, or a plain rate limit. */
export function isRetryable(fault: unknown): boolean {
  if (fault instanceof CursorConnectionError) return fault.kind !== "tls" && fault.kind !== "redirect"
  if (!(fault instanceof CursorApiError)) return false
  return fault.status === 408 || isRateLimit(fault)
}

/** How a read is repeated that comes again in any case: once after a hiccup, and never against a rate limit. */
export const POLL = { attempts: 2, shouldRetry: (fault: unknown) => isRetryable(fault) && !isRateLimit(fault) }
