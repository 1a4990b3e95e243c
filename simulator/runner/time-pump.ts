import { ProcessActivity, type RequestListener } from "./process-activity.ts"
import type { SilenceCheck } from "./silence-check.ts"
import type { VirtualClock, VirtualTimeMode } from "./virtual-clock.ts"
import type { TimerQueue } from "./virtual-timers.ts"

export type PumpOptions = {
  readonly mode: VirtualTimeMode
  /** Real milliseconds of silence before time jumps. */
  readonly idleMs: number
  /** Real milliseconds without progress after which an open request no longer stops a jump. */
  readonly stallMs: number
  /** What has to agree that there is silence then, because a busy machine is slow as well. */
  readonly silence: SilenceCheck
}

// Taken before anything is replaced.
const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout, setImmediate: realSetImmediate } = globalThis

/**
 * Runs virtual timers when they are due, and moves time ahead when a process does nothing but wait. Time stops at every
 * timer on its way, and the event loop turns between two timers, so that signals, sockets and files have their say.
 */
export class TimePump {
  readonly activity: ProcessActivity
  readonly #clock: VirtualClock
  readonly #queue: TimerQueue
  readonly #options: PumpOptions
  #timer: NodeJS.Timeout | undefined
  #turning = false
  /** The last progress after which silence was found to be one. */
  #silentSinceMs: number | undefined

  constructor(clock: VirtualClock, queue: TimerQueue, options: PumpOptions, onRequest: RequestListener) {
    this.#clock = clock
    this.#queue = queue
    this.#options = options
    this.activity = new ProcessActivity({ onRequest, onActivity: () => this.#plan() })
    queue.onChange = (referenced) => {
      // Timers that hold nothing are housekeeping (undici's keep-alive and its coarse clock), not activity.
      if (referenced) this.activity.touch()
      this.#plan()
    }
  }

  /** Decides when to look again. While the loop is turning, the end of the turn decides. */
  #plan(): void {
    if (this.#turning) return
    realClearTimeout(this.#timer)
    this.#timer = undefined
    const waitMs = this.#waitMs()
    if (waitMs === undefined) return
    if (waitMs <= 0) this.#turn(() => this.#turn(() => this.#decide()))
    else {
      this.#timer = realSetTimeout(() => this.#turn(() => this.#turn(() => this.#decide())), Math.ceil(waitMs))
      if (!this.#queue.hasReferenced) this.#timer.unref()
    }
  }

  #waitMs(): number | undefined {
    const dueMs = this.#queue.nextDueMs
    if (dueMs === undefined) return undefined
    const byItselfMs = this.#clock.realMsUntil(dueMs)
    if (!this.#mayLeap()) return byItselfMs
    const missingMs = this.#silenceMissingMs()
    // A request tells when it moves on; a bare socket lets go of the process without a word.
    const lookMs = this.activity.requestsInFlight > 0 ? missingMs : Math.min(missingMs, this.#options.idleMs)
    return Math.min(byItselfMs, lookMs)
  }

  #decide(): void {
    this.activity.look()
    const dueMs = this.#queue.nextDueMs
    if (dueMs !== undefined && this.#mayLeap() && this.#silenceMissingMs() <= 0) this.#clock.jumpTo(dueMs)
    const timer = this.#queue.takeDue()
    if (timer === undefined) {
      this.#plan()
      return
    }
    if (timer.hasRef()) this.activity.touch()
    // Before the callback, which may throw.
    this.#turn(() => this.#plan())
    timer.fire()
  }

  /** Time may leap only for somebody who waits: a timer that holds the process, or a request without an answer. */
  #mayLeap(): boolean {
    const isAwaited = this.#queue.hasReferenced || this.activity.requestsInFlight > 0
    return this.#options.mode.kind === "jump" && isAwaited
  }

  #silenceMissingMs(): number {
    const { idleMs, stallMs } = this.#options
    const idleMissingMs = idleMs - this.activity.quietMs
    if (!this.activity.isTalking) return idleMissingMs
    const stallMissingMs = stallMs - this.activity.stalledMs
    if (stallMissingMs > 0) return Math.max(idleMissingMs, stallMissingMs)
    return this.#isSilent() ? idleMissingMs : Number.POSITIVE_INFINITY
  }

  #isSilent(): boolean {
    const { lastProgressMs } = this.activity
    if (this.#silentSinceMs === lastProgressMs) return true
    this.#options.silence.start(() => {
      this.#silentSinceMs = lastProgressMs
      this.#plan()
    })
    return false
  }

  /** Lets the event loop poll once before `next`. The loop would sleep over an unreferenced immediate. */
  #turn(next: () => void): void {
    this.#turning = true
    realSetImmediate(() => {
      this.#turning = false
      next()
    })
  }
}
