import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import { listenForCancellation } from "../../src/run/cancellation.ts"
import { jumpingClock } from "../jumping-clock.ts"

const SIGNALS = ["SIGINT", "SIGTERM"] as const

/** Listens, in a time that only the test moves; `send` calls what was installed for a signal, and nothing else. */
function listen(context: TestContext) {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const before = SIGNALS.map((signal) => process.listeners(signal))
  const clock = jumpingClock()
  const left = context.mock.fn()
  const cancellation = listenForCancellation(clock, left)
  const installed = SIGNALS.map((signal, index) =>
    process.listeners(signal).filter((listener) => !before[index]?.includes(listener)),
  )
  context.after(() => {
    for (const [index, signal] of SIGNALS.entries()) {
      for (const listener of installed[index] ?? []) process.off(signal, listener)
    }
  })
  const send = (signal: (typeof SIGNALS)[number]) => {
    for (const listener of installed[SIGNALS.indexOf(signal)] ?? []) listener(signal)
  }
  const pass = (ms: number) => {
    clock.advance(ms)
    context.mock.timers.tick(ms)
  }
  return { ...cancellation, left: () => left.mock.callCount(), send, pass }
}

describe("a cancelled process", () => {
  for (const signal of SIGNALS) {
    test(`hears ${signal}`, (context) => {
      const { cancelled, send } = listen(context)
      assert.equal(cancelled.aborted, false)
      send(signal)
      assert.equal(cancelled.aborted, true)
    })
  }

  test("gives a launch under way five seconds", (context) => {
    const { abandoned, send, pass } = listen(context)
    send("SIGINT")
    pass(4_999)
    assert.equal(abandoned.aborted, false)
    pass(1)
    assert.equal(abandoned.aborted, true)
  })

  test("gives it up at a second signal", (context) => {
    const { abandoned, send } = listen(context)
    send("SIGINT")
    send("SIGTERM")
    assert.equal(abandoned.aborted, true)
  })

  test("leaves within seven seconds, whatever still hangs, and a second signal buys no time", (context) => {
    const { left, send, pass } = listen(context)
    send("SIGINT")
    pass(6_000)
    send("SIGINT")
    assert.equal(left(), 0)
    pass(900)
    assert.equal(left(), 1)
  })

  test("knows how much time is left, and that there is no end before the signal", (context) => {
    const { timeLeftMs, send, pass } = listen(context)
    assert.equal(timeLeftMs(), Number.POSITIVE_INFINITY)
    send("SIGTERM")
    const atFirst = timeLeftMs()
    assert.ok(atFirst > 5_000 && atFirst < 6_500, `${atFirst} ms`)
    pass(2_000)
    assert.equal(timeLeftMs(), atFirst - 2_000)
  })
})
