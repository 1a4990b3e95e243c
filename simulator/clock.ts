/**
 * The simulator's clock. A request may carry `x-virtual-time-ms` (absolute virtual epoch milliseconds, set by the test
 * preload in the client's process); the clock never runs behind the latest one it has seen.
 */
export type SimulatorClock = {
  /** Epoch milliseconds, whole, never decreasing. */
  nowMs(): number
  /** Jumps ahead to this epoch time. A time that has passed already, or that no date can hold, changes nothing. */
  observe(virtualTimeMs: number): void
  /** How a time is told to clients, where that is another than the clock's own. */
  toldMs?(atMs: number): number
}

/**
 * The same clock, told by the clock of this machine: one that runs faster does not tell of times to come. Takes what the
 * clock was started with; it must not be moved otherwise.
 */
export function toldByMachine(
  clock: SimulatorClock,
  { speed, startMs }: { readonly speed: number; readonly startMs: number },
): SimulatorClock {
  return { ...clock, toldMs: (atMs) => startMs + (atMs - startMs) / speed }
}

/** The same clock, so many milliseconds ahead of itself: one that is set wrong. Times observed are the right ones. */
export function offsetClock(clock: SimulatorClock, offsetMs: number): SimulatorClock {
  if (offsetMs === 0) return clock
  const { toldMs } = clock
  return {
    nowMs: () => clock.nowMs() + offsetMs,
    observe: clock.observe,
    ...(toldMs && { toldMs: (atMs: number) => toldMs(atMs - offsetMs) + offsetMs }),
  }
}

/** The latest time a JavaScript `Date` can hold (ECMA-262, "Time Values and Time Range"). */
const LATEST_DATE_MS = 8.64e15

/**
 * Starts a clock at `startMs` (epoch milliseconds, default: now) that runs `speed` times as fast as real time. Speed 0
 * does not run, so that a test alone moves it with `observe`. Throws a RangeError for a speed that is not a number of
 * 0 or more.
 */
export function startClock(options: { readonly speed?: number; readonly startMs?: number } = {}): SimulatorClock {
  const { speed = 1, startMs = Date.now() } = options
  if (!(speed >= 0 && Number.isFinite(speed))) throw new RangeError(`The speed of a clock is 0 or more, not ${speed}`)
  let anchor = { virtualMs: startMs, realMs: performance.now() }

  const nowMs = () => Math.floor(anchor.virtualMs + (performance.now() - anchor.realMs) * speed)
  const observe = (virtualTimeMs: number) => {
    if (virtualTimeMs > nowMs() && virtualTimeMs <= LATEST_DATE_MS) {
      anchor = { virtualMs: virtualTimeMs, realMs: performance.now() }
    }
  }
  return { nowMs, observe }
}
