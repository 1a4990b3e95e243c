import { syncBuiltinESMExports } from "node:module"
import timers from "node:timers"
import timersPromises from "node:timers/promises"
import { promisify } from "node:util"
import type { VirtualClock } from "./virtual-clock.ts"
import { type TimerQueue, VirtualTimeout } from "./virtual-timers.ts"

/** Puts virtual time in place of everything in this process that tells the time or waits. */
export function installVirtualTime(clock: VirtualClock, queue: TimerQueue, startEpochMs: number): void {
  installTimers(queue)
  installDate(() => Math.floor(startEpochMs + clock.elapsedMs))
  installMonotonicClocks(clock)
}

function installTimers(queue: TimerQueue): void {
  const setTimeout = (callback: unknown, delay?: unknown, ...args: unknown[]) =>
    new VirtualTimeout(queue, callback, delay, args, false)
  const setInterval = (callback: unknown, delay?: unknown, ...args: unknown[]) =>
    new VirtualTimeout(queue, callback, delay, args, true)
  const clear = (handle?: unknown) => {
    const timer = typeof handle === "object" ? handle : queue.find(Number(handle))
    if (timer instanceof VirtualTimeout) timer.close()
  }
  const sleep = promisedTimeout(queue)
  Object.defineProperty(setTimeout, promisify.custom, { value: sleep })
  const replacements = { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear }
  Object.assign(globalThis, replacements)
  Object.assign(timers, replacements)
  Object.assign(timersPromises, { setTimeout: sleep })
  Object.assign(timersPromises.scheduler, { wait: (ms: unknown, options?: unknown) => sleep(ms, undefined, options) })
  syncBuiltinESMExports()
  Object.assign(AbortSignal, { timeout: (ms: unknown) => abortingSignal(queue, ms) })
}

/** As `setTimeout` of node:timers/promises. */
function promisedTimeout(queue: TimerQueue) {
  return (delay?: unknown, value?: unknown, options?: unknown): Promise<unknown> => {
    const { signal, ref } = admitOptions(options)
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(abortError(signal))
        return
      }
      const onAbort = () => {
        timer.close()
        reject(abortError(signal))
      }
      const finish = () => {
        signal?.removeEventListener("abort", onAbort)
        resolve(value)
      }
      const timer = new VirtualTimeout(queue, finish, delay, [], false)
      if (!ref) timer.unref()
      signal?.addEventListener("abort", onAbort, { once: true })
    })
  }
}

function admitOptions(options: unknown): { signal: AbortSignal | undefined; ref: boolean } {
  if (typeof options !== "object" || options === null) return { signal: undefined, ref: true }
  const signal = "signal" in options && options.signal instanceof AbortSignal ? options.signal : undefined
  return { signal, ref: !("ref" in options && options.ref === false) }
}

function abortError(signal: AbortSignal | undefined): Error {
  const error = new Error("The operation was aborted", { cause: signal?.reason })
  return Object.assign(error, { name: "AbortError", code: "ABORT_ERR" })
}

/** As `AbortSignal.timeout`, which does not hold the process either. */
function abortingSignal(queue: TimerQueue, ms: unknown): AbortSignal {
  const controller = new AbortController()
  const abort = () => controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"))
  new VirtualTimeout(queue, abort, ms, [], false).unref()
  return controller.signal
}

function installDate(nowMs: () => number): void {
  const RealDate = Date
  RealDate.now = nowMs
  const VirtualDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget),
    apply: () => new RealDate(nowMs()).toString(),
  })
  Object.defineProperty(RealDate.prototype, "constructor", { value: VirtualDate })
  globalThis.Date = VirtualDate
}

const nanosPerMs = 1_000_000
const nanosPerSecond = 1_000_000_000

function installMonotonicClocks(clock: VirtualClock): void {
  const startMs = performance.now()
  const startNanos = process.hrtime.bigint()
  const bigint = () => startNanos + BigInt(Math.round(clock.elapsedMs * nanosPerMs))
  const hrtime = (previous?: readonly [number, number]): [number, number] => {
    const [seconds, nanos] = previous ?? [0, 0]
    const total = bigint() - (BigInt(seconds) * BigInt(nanosPerSecond) + BigInt(nanos))
    return [Number(total / BigInt(nanosPerSecond)), Number(total % BigInt(nanosPerSecond))]
  }
  performance.now = () => startMs + clock.elapsedMs
  process.hrtime = Object.assign(hrtime, { bigint })
}
