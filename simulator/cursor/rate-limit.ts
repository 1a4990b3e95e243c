/** So many requests in so many milliseconds. */
export type RateWindow = { readonly requests: number; readonly perMs: number }

export type RateLimiter = {
  /** Admits a request of `who`, or says which window is full and when there is room again. */
  admit(who: string, nowMs: number): { readonly requests: number; readonly retryAfterMs: number } | undefined
}

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000

/** Counts the admitted requests of each caller in sliding windows. A refused request does not count. */
export function createRateLimiter(windows: readonly RateWindow[]): RateLimiter {
  const admittedMs = new Map<string, readonly number[]>()
  const longestMs = Math.max(0, ...windows.map((window) => window.perMs))
  return {
    admit(who, nowMs) {
      const recent = (admittedMs.get(who) ?? []).filter((atMs) => atMs > nowMs - longestMs)
      for (const { requests, perMs } of windows) {
        const inWindow = recent.filter((atMs) => atMs > nowMs - perMs)
        const leavesFirst = inWindow.at(-requests)
        if (inWindow.length >= requests) return { requests, retryAfterMs: (leavesFirst ?? nowMs) + perMs - nowMs }
      }
      admittedMs.set(who, [...recent, nowMs])
      return undefined
    },
  }
}
