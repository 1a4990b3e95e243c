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
    super(`no end within ${limitMs / 1000} s`)
    this.limitMs = limitMs
  }
}

/**
 * Runs `task` with a signal that aborts after `limitMs` (reason: `TimedOut`) or together with `signal`.
 * The task has to obey its signal; nothing is abandoned half done.
 */
export async function within<T>(
  clock: Clock,
  limitMs: number,
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController()
  const alarm = new AbortController()
  clock.sleep(limitMs, alarm.signal).then(
    () => limit.abort(new TimedOut(limitMs)),
    () => {},
  )
  try {
    return await task(signal ? AbortSignal.any([signal, limit.signal]) : limit.signal)
  } finally {
    alarm.abort()
  }
}
