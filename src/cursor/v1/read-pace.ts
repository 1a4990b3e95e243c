import type { Clock } from "../../http/clock.ts"
import type { TurnFollower } from "../client.ts"

/** While the stream is alive the run is read so often all the same: it is the reading that counts. */
const LIVE_READ_MS = 5 * 60_000
/** Readings that frames call for: no closer together than this, and no more than that. */
const LEAST_READ_MS = 500
const MOST_CALLED_READS = 100

export type Pace = Pick<TurnFollower, "untilNextRead"> & {
  /** Whether frames arrive. */
  live(isLive: boolean): void
  /** A frame calls for a reading. */
  callForRead(): void
}

/** When the next reading is due, by the stream's news and by time. */
export function openPace(clock: Clock): Pace {
  let isLive = false
  let isCalled = false
  let calledReads = 0
  let lastReadMs = Number.NEGATIVE_INFINITY
  let changed = Promise.withResolvers<void>()
  const wake = () => {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  const dueMs = (startedMs: number, ms: number, mostMs: number) => {
    const byTimeMs = startedMs + Math.min(mostMs, isLive ? Math.max(ms, LIVE_READ_MS) : ms)
    return isCalled ? Math.min(byTimeMs, lastReadMs + LEAST_READ_MS) : byTimeMs
  }

  return {
    untilNextRead: async (ms, mostMs, signal) => {
      const startedMs = clock.nowMs()
      for (;;) {
        const leftMs = dueMs(startedMs, ms, mostMs) - clock.nowMs()
        if (leftMs <= 0) break
        await sleepUnless(clock, leftMs, changed.promise, signal)
      }
      if (isCalled) calledReads++
      isCalled = false
      lastReadMs = clock.nowMs()
      signal.throwIfAborted()
    },
    live: (now) => {
      if (isLive === now) return
      isLive = now
      wake()
    },
    callForRead: () => {
      if (isCalled || calledReads >= MOST_CALLED_READS) return
      isCalled = true
      wake()
    },
  }
}

/** Sleeps, but not on when `changed` comes first. @throws the signal's reason */
async function sleepUnless(clock: Clock, ms: number, changed: Promise<void>, signal: AbortSignal): Promise<void> {
  const woken = new AbortController()
  const asleep = clock.sleep(ms, AbortSignal.any([signal, woken.signal])).catch(() => {})
  await Promise.race([asleep, changed])
  woken.abort()
  signal.throwIfAborted()
}
