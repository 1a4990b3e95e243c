/** Longest delay a Node timer takes; a longer one fires at once (32-bit overflow). */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Time as the run sees it; an object, so that tests own it. */
export type Clock = {
  /** Milliseconds on a clock that never jumps. For every deadline and duration. */
  nowMs(): number
  /** The calendar. For display and for HTTP dates only. */
  today(): Date
  /** Resolves after `ms`; rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  nowMs: monotonicMs,
  today: () => new Date(),
  sleep: async (ms, signal) => {
    const untilMs = monotonicMs() + ms
    for (let leftMs = ms; leftMs > 0; leftMs = untilMs - monotonicMs()) {
      await oneTimer(Math.min(leftMs, LONGEST_TIMER_MS), signal)
    }
    signal?.throwIfAborted()
  },
}

/** As `performance.now()`, which would load a module of its own first. */
function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

function oneTimer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort)
      resolve()
    }, ms)
    signal?.addEventListener("abort", onAbort, { once: true })
  })
}

/** The abort reason of a task that `within` gave up on. */
export class TimedOut extends Error {
  override readonly name = "TimedOut"
  readonly limitMs: number

  constructor(limitMs: number) {
    super(`no end within ${Math.round(limitMs / 1000)} s`)
    this.limitMs = limitMs
  }
}

/** How long a task may take to end by itself after its signal. */
const GRACE_MS = 250

/**
 * Runs `task` with a signal that aborts after `limitMs` (reason: `TimedOut`) or together with `signal`. A task that
 * obeys its signal ends as it chooses; one that is deaf to it is given up a moment later, so that the wait ends in time.
 * @throws what the task throws, or the signal's reason for a task that was given up
 */
export async function within<T>(
  clock: Clock,
  limitMs: number,
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController()
  const done = new AbortController()
  const combined = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal
  clock.sleep(limitMs, done.signal).then(
    () => limit.abort(new TimedOut(limitMs)),
    () => {},
  )
  try {
    return await Promise.race([task(combined), givenUp(clock, combined, done.signal)])
  } finally {
    done.abort()
  }
}

/** Rejects with the signal's reason a moment after it aborts; never when `done` aborts first. */
function givenUp(clock: Clock, signal: AbortSignal, done: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => {
      clock.sleep(GRACE_MS, done).then(
        () => reject(signal.reason),
        () => {},
      )
    }
    if (signal.aborted) onAbort()
    else signal.addEventListener("abort", onAbort, { once: true, signal: done })
  })
}
