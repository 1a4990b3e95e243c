import type { Clock } from "./clock.ts"

/** A minute as whoever counts may see it: requests take different times on their way. */
const WINDOW_MS = 61_500

/** A queue that every request goes through, so that no minute sees more of them than allowed. */
export type Pace = {
  /**
   * Waits until a request may be sent; first come, first served.
   * @throws the signal's reason, and `cancelled`'s for one that waits when that aborts
   */
  turn(signal?: AbortSignal): Promise<void>
}

export type PaceOptions = {
  readonly clock: Clock
  /** How many requests a minute may see. */
  readonly perMinute: number
  /** How many of them are kept back for the time after `cancelled`, when there is something to stop. */
  readonly reserve: number
  readonly cancelled: AbortSignal
  /** How many requests another process may have sent within the last minute. */
  readonly sentBefore?: number
}

/** Opens the queue. */
export function openPace({ clock, perMinute, reserve, cancelled, sentBefore = 0 }: PaceOptions): Pace {
  const sentMs: number[] = Array.from({ length: sentBefore }, () => clock.nowMs())
  let last: Promise<void> = Promise.resolve()

  const waitMs = () => {
    const limit = cancelled.aborted ? perMinute : perMinute - reserve
    const leavesFirst = sentMs.at(-limit)
    return leavesFirst === undefined ? 0 : Math.max(0, leavesFirst + WINDOW_MS - clock.nowMs())
  }

  const takeTurn = async (signal: AbortSignal | undefined, wasCancelled: boolean) => {
    const stopping = wasCancelled ? [] : [cancelled]
    const either = AbortSignal.any([...(signal ? [signal] : []), ...stopping])
    for (let ms = waitMs(); ms > 0; ms = waitMs()) await clock.sleep(ms, either)
    either.throwIfAborted()
    sentMs.push(clock.nowMs())
    if (sentMs.length > perMinute) sentMs.shift()
  }

  return {
    turn: (signal) => {
      const wasCancelled = cancelled.aborted
      const turn = last.then(() => takeTurn(signal, wasCancelled))
      last = turn.catch(() => {})
      return turn
    },
  }
}
