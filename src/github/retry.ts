import type { Clock } from "../http/clock.ts"
import { type RetryPolicy, retry } from "../http/retry.ts"
import { GitHubApiError } from "./api-error.ts"
import { isTooLarge } from "./read-refusal.ts"

const MAX_ATTEMPTS = 3
/** When no answer came, or GitHub itself failed; and never sooner, whatever GitHub asks for. */
const BACK_OFF_MS = 5_000
/** At a rate limit that names no time: a minute at least (docs.github.com, "Rate limits for the REST API"). */
const MAX_DELAY_MS = 60_000

/**
 * Makes a call to GitHub again as long as waiting may help. Only for what does no harm twice.
 * @throws {GitHubApiError} the last failure, or the signal's reason
 */
export function retryGitHub<T>(clock: Clock, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const policy: RetryPolicy = { clock, maxAttempts: MAX_ATTEMPTS, delayMs, ...(signal && { signal }) }
  return retry(policy, task)
}

/** Milliseconds until another try may succeed; undefined when none will, or not soon enough. */
function delayMs(error: unknown): number | undefined {
  if (!(error instanceof GitHubApiError)) return undefined
  // The same question has an answer of the same size.
  if (isTooLarge(error)) return undefined
  const isRateLimit = error.denial === "rate-limit"
  if (!isRateLimit && !error.mayHaveExecuted) return undefined
  const wantedMs = error.retryAfterMs ?? (isRateLimit ? MAX_DELAY_MS : 0)
  return wantedMs > MAX_DELAY_MS ? undefined : Math.max(BACK_OFF_MS, wantedMs)
}
