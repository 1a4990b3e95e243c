import type { Clock } from "./clock.ts"

/** When a failed attempt is made again, and after which pause. */
export type RetryPolicy = {
  readonly clock: Clock
  readonly signal?: AbortSignal
  /** The first attempt included. */
  readonly maxAttempts: number
  /**
   * Milliseconds to wait after the failed attempt number `attempt` (from 1); undefined when no wait helps. The one place
   * that knows which failures pass by themselves and what the server asked for.
   */
  readonly delayMs: (error: unknown, attempt: number) => number | undefined
  /** Called before each pause. */
  readonly onRetry?: (error: unknown, delayMs: number) => void
}

/**
 * Makes attempts until one succeeds, `delayMs` gives none, or `maxAttempts` have failed. Only for what does no harm when
 * it is done twice, or for failures that are known to have left nothing done.
 * @throws the last failure, or the signal's reason
 */
export async function retry<T>(policy: RetryPolicy, attempt: (number: number) => Promise<T>): Promise<T> {
  for (let made = 1; ; made++) {
    try {
      return await attempt(made)
    } catch (error) {
      const delayMs = made < policy.maxAttempts ? policy.delayMs(error, made) : undefined
      if (delayMs === undefined || policy.signal?.aborted) throw error
      policy.onRetry?.(error, delayMs)
      await policy.clock.sleep(delayMs, policy.signal)
    }
  }
}
