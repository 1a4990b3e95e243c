import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { systemClock, TimedOut, within } from "../../src/http/clock.ts"
import { jumpingClock } from "../jumping-clock.ts"

const { sleep } = systemClock

describe("the system's clock", () => {
  test("sleeps at least as long as it is told", async () => {
    const startMs = systemClock.nowMs()
    await sleep(30)
    assert.ok(systemClock.nowMs() - startMs >= 29)
  })

  test("does not sleep at all for zero or less", async () => {
    await sleep(0)
    await sleep(-1_000)
  })

  test("sleeps longer than a timer can, in pieces that a timer takes", async (context) => {
    const { setTimeout: setTimer } = globalThis
    const delaysMs: number[] = []
    context.mock.method(globalThis, "setTimeout", (task: () => void, ms: number) => {
      delaysMs.push(ms)
      return setTimer(task, ms)
    })
    const waking = new AbortController()
    context.after(() => waking.abort())
    sleep(2 ** 31 + 1_000, waking.signal).then(
      () => delaysMs.push(0),
      () => {},
    )
    await new Promise((resolve) => setTimer(resolve, 30))
    assert.deepEqual(delaysMs, [2 ** 31 - 1])
  })

  test("measures by what passes, not by the calendar: a clock that is set changes no deadline", (context) => {
    context.mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 9, 1) })
    const before = { nowMs: systemClock.nowMs(), today: systemClock.today() }
    context.mock.timers.setTime(Date.UTC(2026, 9, 2))
    assert.equal(systemClock.today().getTime() - before.today.getTime(), 86_400_000)
    const passedMs = systemClock.nowMs() - before.nowMs
    assert.ok(passedMs >= 0 && passedMs < 60_000, `${passedMs} ms`)
  })

  test("wakes up at once with the signal's reason", async () => {
    const reason = new Error("cancelled")
    await assert.rejects(sleep(60_000, AbortSignal.abort(reason)), reason)
    const job = new AbortController()
    const asleep = sleep(60_000, job.signal)
    setTimeout(() => job.abort(reason), 10)
    await assert.rejects(asleep, reason)
  })

  test("leaves no listener behind", async () => {
    const job = new AbortController()
    let listeners = 0
    const { addEventListener, removeEventListener } = job.signal
    job.signal.addEventListener = (...given: Parameters<AbortSignal["addEventListener"]>) => {
      listeners += 1
      Reflect.apply(addEventListener, job.signal, given)
    }
    job.signal.removeEventListener = (...given: Parameters<AbortSignal["removeEventListener"]>) => {
      listeners -= 1
      Reflect.apply(removeEventListener, job.signal, given)
    }
    for (let round = 0; round < 20; round++) await sleep(1, job.signal)
    assert.equal(listeners, 0)
  })
})

describe("a task within a limit", () => {
  const endless = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))

  test("hands on its result or its failure", async () => {
    assert.equal(await within(systemClock, 1_000, undefined, async () => 7), 7)
    const failure = new Error("no")
    await assert.rejects(
      within(systemClock, 1_000, undefined, () => Promise.reject(failure)),
      failure,
    )
  })

  test("is aborted when the time is up, and says after how long", async () => {
    await assert.rejects(within(jumpingClock(), 30_000, undefined, endless), (error) => {
      assert.ok(error instanceof TimedOut)
      assert.equal(error.limitMs, 30_000)
      assert.equal(error.message, "no end within 30 s")
      return true
    })
  })

  test("is aborted together with the caller's signal", async () => {
    const job = new AbortController()
    const reason = new Error("cancelled")
    setTimeout(() => job.abort(reason), 10)
    await assert.rejects(within(systemClock, 60_000, job.signal, endless), reason)
  })

  test("that is deaf to its signal is given up soon, after its time as after the caller's signal", async () => {
    const deaf = () => new Promise<never>(() => {})
    await assert.rejects(within(jumpingClock(), 30_000, undefined, deaf), TimedOut)
    const reason = new Error("cancelled")
    const job = new AbortController()
    setTimeout(() => job.abort(reason), 10)
    const startMs = performance.now()
    await assert.rejects(within(systemClock, 60_000, job.signal, deaf), reason)
    await assert.rejects(within(systemClock, 60_000, AbortSignal.abort(reason), deaf), reason)
    assert.ok(performance.now() - startMs < 5_000)
  })

  test("that needs a moment to end after its signal ends as it chooses", async () => {
    const slow = (signal: AbortSignal) =>
      new Promise<string>((resolve) => signal.addEventListener("abort", () => setTimeout(() => resolve("saved"), 20)))
    assert.equal(await within(systemClock, 10, undefined, slow), "saved")
  })

  test("may fail after it was given up, and nobody is troubled by that", async (context) => {
    const unhandled = context.mock.fn()
    process.once("unhandledRejection", unhandled)
    const late = () => new Promise<never>((_, reject) => setTimeout(() => reject(new Error("late")), 30))
    await assert.rejects(within(jumpingClock(), 30_000, undefined, late), TimedOut)
    await sleep(60)
    process.off("unhandledRejection", unhandled)
    assert.equal(unhandled.mock.callCount(), 0)
  })
})
