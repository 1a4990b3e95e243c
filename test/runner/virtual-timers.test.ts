import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { answerOf, assertWithin, hourMs, virtualRunner } from "./virtual-process.ts"

const { run } = virtualRunner()

describe("timers in virtual time", { concurrency: 2 }, () => {
  test("the handle behaves as Node's Timeout", async () => {
    const result = await run(`
      import { promisify } from "node:util"
      const seen = []
      const start = Date.now()
      const cleared = setTimeout(() => seen.push("cleared"), 10)
      clearTimeout(+cleared)
      cleared.refresh()
      const byText = setTimeout(() => seen.push("by text"), 10)
      clearTimeout(String(+byText))
      clearTimeout(undefined); clearTimeout(null); clearTimeout({}); clearInterval("x")
      { using disposed = setTimeout(() => seen.push("disposed"), 10) }
      const again = setTimeout(function () { seen.push(this === again) }, 1000)
      setTimeout(() => again.refresh(), 900)
      again.ref().unref().ref()
      setTimeout(() => { seen.push(Math.round((Date.now() - start) / 1000)); again.refresh() }, 2000)
      seen.push(again.hasRef(), cleared.close() === cleared)
      try { setTimeout("code") } catch (error) { seen.push(error.name, error.code) }
      await promisify(setTimeout)(4000)
      const overflow = Date.now()
      await new Promise((resolve) => setTimeout(resolve, 2 ** 31))
      seen.push(Date.now() - overflow < 1000)
      console.log(JSON.stringify(seen))
    `)
    assert.deepEqual(answerOf(result), [true, true, "TypeError", "ERR_INVALID_ARG_TYPE", true, 2, true, true])
    assert.match(result.stderr, /TimeoutOverflowWarning: 2147483648 does not fit/)
  })

  test("an abort ends a wait of node:timers/promises with Node's error", async () => {
    const result = await run(`
      import { setTimeout as sleep } from "node:timers/promises"
      const controller = new AbortController()
      setTimeout(() => controller.abort("why"), 1000)
      const late = await sleep(${hourMs}, "value", { signal: controller.signal }).catch((error) => error)
      const early = await sleep(1, "value", { signal: controller.signal }).catch((error) => error)
      const timeout = AbortSignal.timeout(10)
      const value = await sleep(2000, "value")
      console.log(JSON.stringify([late.name, late.code, late.cause, early.name, value, timeout.reason.name]))
    `)
    assert.deepEqual(answerOf(result), ["AbortError", "ABORT_ERR", "why", "AbortError", "value", "TimeoutError"])
    assertWithin(result.records.at(-1)?.virtualMs ?? -1, 3000, 4000, "virtual time")
  })

  test("an error in a callback is uncaught, and later timers still run when that is handled", async () => {
    const uncaught = await run(`setTimeout(() => { throw new Error("boom") }, 1000)`)
    assert.equal(uncaught.exitCode, 1)
    assert.match(uncaught.stderr, /boom/)
    assert.deepEqual(
      uncaught.records.map(({ event, exitCode }) => [event, exitCode]),
      [["exit", 1]],
    )
    const handled = await run(`
      process.on("uncaughtException", (error) => console.log(error.message))
      setTimeout(() => { throw new Error("boom") }, 1000)
      setTimeout(() => console.log("next"), 2000)
    `)
    assert.deepEqual(handled.lines, ["boom", "next"])
  })

  test("a callback keeps its asynchronous context", async () => {
    const result = await run(`
      import { AsyncLocalStorage } from "node:async_hooks"
      const storage = new AsyncLocalStorage()
      storage.run("mine", () => setTimeout(() => console.log(storage.getStore()), 1000))
      storage.run("other", () => setTimeout(() => {}, 500))
    `)
    assert.deepEqual(result.lines, ["mine"])
  })
})
