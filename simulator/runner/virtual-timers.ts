import { AsyncLocalStorage } from "node:async_hooks"
import type { VirtualClock } from "./virtual-clock.ts"

type Callback = (...args: unknown[]) => void

type Entry = { readonly timer: VirtualTimeout; readonly dueMs: number }

/** The timers of a process in the order in which they are due. */
export class TimerQueue {
  readonly #clock: VirtualClock
  readonly #entries: Entry[] = []
  readonly #byId = new Map<number, VirtualTimeout>()
  /** Called after every change; `referenced` tells whether the timer holds the process. */
  onChange: (referenced: boolean) => void = () => {}

  constructor(clock: VirtualClock) {
    this.#clock = clock
  }

  /** When the next timer is due, in virtual milliseconds since the start. */
  get nextDueMs(): number | undefined {
    return this.#entries[0]?.dueMs
  }

  get hasReferenced(): boolean {
    return this.#entries.some(({ timer }) => timer.hasRef())
  }

  /** Puts a timer at its place, after those that are due at the same time; a timer is there once. */
  schedule(timer: VirtualTimeout, delayMs: number): void {
    this.#remove(timer)
    const dueMs = this.#clock.elapsedMs + delayMs
    const later = this.#entries.findIndex((entry) => entry.dueMs > dueMs)
    this.#entries.splice(later < 0 ? this.#entries.length : later, 0, { timer, dueMs })
    this.onChange(timer.hasRef())
  }

  cancel(timer: VirtualTimeout): void {
    this.#byId.delete(timer.id)
    this.#remove(timer)
    this.onChange(timer.hasRef())
  }

  /** Takes the first timer out if it is due. */
  takeDue(): VirtualTimeout | undefined {
    const first = this.#entries[0]
    if (first === undefined || first.dueMs > this.#clock.elapsedMs) return undefined
    this.#entries.shift()
    return first.timer
  }

  /** Makes a timer known by its number, for `clearTimeout(+timer)`. */
  rememberId(timer: VirtualTimeout): void {
    this.#byId.set(timer.id, timer)
  }

  find(id: number): VirtualTimeout | undefined {
    return this.#byId.get(id)
  }

  #remove(timer: VirtualTimeout): void {
    const at = this.#entries.findIndex((entry) => entry.timer === timer)
    if (at >= 0) this.#entries.splice(at, 1)
  }
}

let lastId = 0

/** What `setTimeout` and `setInterval` return: behaves as Node's own Timeout. */
export class VirtualTimeout {
  readonly id = ++lastId
  readonly #queue: TimerQueue
  readonly #callback: Callback
  readonly #args: readonly unknown[]
  readonly #delayMs: number
  readonly #repeats: boolean
  readonly #inContext = AsyncLocalStorage.snapshot()
  #referenced = true
  #closed = false

  /** @throws {TypeError} as Node's own, when the callback is not a function */
  constructor(queue: TimerQueue, callback: unknown, delay: unknown, args: readonly unknown[], repeats: boolean) {
    this.#queue = queue
    this.#callback = admitCallback(callback)
    this.#args = args
    this.#delayMs = admitDelay(delay)
    this.#repeats = repeats
    queue.schedule(this, this.#delayMs)
  }

  /** Calls back; an interval is then scheduled again. */
  fire(): void {
    try {
      this.#inContext(() => Reflect.apply(this.#callback, this, this.#args))
    } finally {
      if (this.#repeats) this.refresh()
    }
  }

  ref(): this {
    this.#referenced = true
    this.#queue.onChange(true)
    return this
  }

  unref(): this {
    this.#referenced = false
    this.#queue.onChange(false)
    return this
  }

  hasRef(): boolean {
    return this.#referenced
  }

  /** Starts the wait again, also after it is over; a timer that was cleared stays so. */
  refresh(): this {
    if (!this.#closed) this.#queue.schedule(this, this.#delayMs)
    return this
  }

  close(): this {
    this.#closed = true
    this.#queue.cancel(this)
    return this
  }

  [Symbol.toPrimitive](): number {
    this.#queue.rememberId(this)
    return this.id
  }

  [Symbol.dispose](): void {
    this.close()
  }
}

function admitCallback(callback: unknown): Callback {
  if (isFunction(callback)) return callback
  const error = new TypeError('The "callback" argument must be of type function.')
  throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" })
}

function isFunction(value: unknown): value is Callback {
  return typeof value === "function"
}

/** Longest delay of a Node timer; a longer one becomes 1 ms, with a warning. */
const longestDelayMs = 2 ** 31 - 1

function admitDelay(delay: unknown): number {
  const delayMs = Number(delay)
  if (delayMs >= 1 && delayMs <= longestDelayMs) return Math.trunc(delayMs)
  if (delayMs > longestDelayMs) {
    process.emitWarning(
      `${delayMs} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`,
      "TimeoutOverflowWarning",
    )
  }
  return 1
}
