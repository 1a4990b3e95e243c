import type { Clock } from "../src/http/clock.ts"

/** A clock that does not run until somebody sleeps; then it jumps to the end of that sleep. */
export type JumpingClock = Clock & {
  /** Every sleep asked for, in milliseconds. */
  readonly sleeps: readonly number[]
  advance(ms: number): void
}

export function jumpingClock(startEpochMs = Date.UTC(2026, 9, 1)): JumpingClock {
  const sleeps: number[] = []
  let nowMs = 0
  return {
    sleeps,
    nowMs: () => nowMs,
    today: () => new Date(startEpochMs + nowMs),
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      sleeps.push(ms)
      nowMs += ms
      await Promise.resolve()
      signal?.throwIfAborted()
    },
    advance: (ms) => {
      nowMs += ms
    },
  }
}
