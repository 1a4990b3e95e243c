import { setImmediate as turn } from "node:timers/promises"
import type { Clock } from "../src/http/clock.ts"

type Sleeper = { readonly atMs: number; readonly wake: () => void }

/** A clock that does not run until a test moves it: for code that waits in several places at once. */
export type SteppedClock = Clock & {
  /** Moves on by `ms`, past every sleep that ends until then, in its turn. */
  pass(ms: number): Promise<void>
}

export function steppedClock(): SteppedClock {
  let nowMs = 0
  const sleepers = new Set<Sleeper>()
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const sleeper: Sleeper = {
        atMs: nowMs + Math.max(0, ms),
        wake: () => {
          signal?.removeEventListener("abort", onAbort)
          resolve()
        },
      }
      const onAbort = () => {
        sleepers.delete(sleeper)
        reject(signal?.reason)
      }
      signal?.addEventListener("abort", onAbort, { once: true })
      sleepers.add(sleeper)
    })
  const settle = async () => {
    for (let turns = 0; turns < 5; turns++) await turn()
  }
  return {
    nowMs: () => nowMs,
    today: () => new Date(nowMs),
    sleep,
    pass: async (ms) => {
      const untilMs = nowMs + ms
      await settle()
      for (;;) {
        const [next] = [...sleepers].filter(({ atMs }) => atMs <= untilMs).sort((one, other) => one.atMs - other.atMs)
        if (!next) break
        nowMs = Math.max(nowMs, next.atMs)
        sleepers.delete(next)
        next.wake()
        await settle()
      }
      nowMs = untilMs
      await settle()
    },
  }
}
