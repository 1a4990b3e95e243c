import type { Clock } from "../http/clock.ts"
import { GitHubApiError } from "./api-error.ts"

const ATTEMPTS = 3
/** When no answer came, or GitHub itself failed. */
const SOON_MS = 5_000
/** At a rate limit that names no time: a minute at least (docs.github.com, "Rate limits for the REST API"). */
const PATIENCE_MS = 60_000

/**
 * Makes a call again as long as waiting may help. Only for what does no harm twice.
 * @throws the last failure, or the signal's reason
 */
export async function retry<T>(clock: Clock, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let made = 1; ; made++) {
    try {
      return await task()
    } catch (fault) {
      const pauseMs = pauseAfter(fault)
      if (pauseMs === undefined || made === ATTEMPTS) throw fault
      await clock.sleep(pauseMs, signal)
    }
  }
}

/** Milliseconds until another try may succeed; undefined when none will, or not soon enough. */
function pauseAfter(fault: unknown): number | undefined {
  if (!(fault instanceof GitHubApiError)) return undefined
  if (fault.mayHaveExecuted) return SOON_MS
  const pauseMs = fault.retryAfterMs ?? PATIENCE_MS
  return fault.denial === "rate-limit" && pauseMs <= PATIENCE_MS ? pauseMs : undefined
}
