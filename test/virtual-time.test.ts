import assert from "node:assert/strict"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { describe, test } from "node:test"
import { NO_SIGNALS } from "../simulator/runner/signals.ts"
import { readVirtualTimeLog } from "../simulator/runner/virtual-time-log.ts"
import { virtualTime } from "../simulator/runner/virtual-time-options.ts"
import { resultsOf, runScripts } from "./runner/scripted-action.ts"
import { answerOf, assertWithin, hourMs, numberOf, virtualRunner, withServer } from "./runner/virtual-process.ts"

const { folder, run } = virtualRunner()

describe("under the emulator", () => {
  test("main and post wait for hours at no cost, in one course of time", async () => {
    const logFile = join(folder, "emulated")
    const wait = `await new Promise((resolve) => setTimeout(resolve, ${hourMs})); console.log(Date.now())`
    const result = await runScripts({ main: wait, post: wait }, virtualTime({ logFile }))
    assert.equal(resultsOf(result), "main success, post success, success")
    const times = result.rawLines.map(({ text }) => Number(text))
    assertWithin((times[1] ?? 0) - (times[0] ?? 0), hourMs, hourMs + 10_000, "from main's end to post's")
    assert.deepEqual(
      readVirtualTimeLog(logFile).map(({ event, script, exitCode }) => [event, basename(script), exitCode]),
      [
        ["exit", "main.mjs", 0],
        ["exit", "post.mjs", 0],
      ],
    )
    assert.equal(result.log.includes("env:"), false)
  })

  test("a cancel stops a wait that has begun, soon in virtual time", { skip: NO_SIGNALS }, async () => {
    const logFile = join(folder, "cancelled")
    const main = `
      const stop = new AbortController()
      process.once("SIGINT", () => stop.abort())
      for (let poll = 0; !stop.signal.aborted; poll += 1) {
        if (poll === 100) console.log("waiting")
        await new Promise((resolve) => setTimeout(resolve, 10_000))
      }
      await new Promise((resolve) => setTimeout(resolve, 3000))`
    const result = await runScripts({ main }, { ...virtualTime({ logFile }), cancelOn: /waiting/ })
    assert.equal(resultsOf(result), "main cancelled, cancelled")
    const [signal, exit] = readVirtualTimeLog(logFile)
    assert.equal(signal?.signal, "SIGINT")
    assertWithin((exit?.virtualMs ?? 0) - (signal?.virtualMs ?? 0), 3000, 14_000, "virtual time after the signal")
  })
})

describe("waits", { concurrency: 2 }, () => {
  test("a sleep of three hours is over at once, and every clock agrees", async () => {
    const result = await run(`
      import { setTimeout as sleep } from "node:timers/promises"
      import { performance as imported } from "node:perf_hooks"
      const read = () => [Date.now(), +new Date(), performance.now(), imported.now(),
        Number(process.hrtime.bigint()) / 1e6, process.hrtime()[0] * 1000 + process.hrtime()[1] / 1e6]
      const start = read()
      await new Promise((resolve) => setTimeout(resolve, ${hourMs}))
      await sleep(${hourMs})
      await new Promise((resolve) => AbortSignal.any([AbortSignal.timeout(${hourMs})]).addEventListener("abort", resolve)
        ?? setTimeout(() => {}, ${hourMs}))
      console.log(JSON.stringify(read().map((value, at) => value - start[at])))
    `)
    const elapsed = answerOf(result)
    assert.ok(Array.isArray(elapsed))
    for (const value of elapsed) assertWithin(Number(value), 3 * hourMs - 2, 3 * hourMs + 1000, "elapsed")
    assertWithin(result.records.at(-1)?.realMs ?? -1, 0, 1000, "real time")
  })

  test("time begins now, and a date from the outside is left alone", async () => {
    const result = await run(`
      const fixed = new Date(0)
      console.log(JSON.stringify([Date.now(), fixed.toISOString(), new Date(2020, 1).getFullYear(),
        fixed instanceof Date, fixed.constructor === Date, Date() === new Date().toString(), Date.UTC(1970, 0)]))
    `)
    const [now, ...rest] = Object.values(Object(answerOf(result)))
    assertWithin(Number(now), Date.now() - result.realMs - 5, Date.now(), "now")
    assert.deepEqual(rest, ["1970-01-01T00:00:00.000Z", 2020, true, true, true, 0])
  })

  test("timers run in the order of their times, each with the time it was due at", async () => {
    const result = await run(`
      const seen = []
      const start = Date.now()
      const note = (name) => seen.push(name + Math.round((Date.now() - start) / 1000))
      setTimeout(note, 3000, "c")
      setTimeout(() => { note("a"); queueMicrotask(() => note("micro")); setTimeout(note, 500, "nested") }, 1000)
      setTimeout(note, 1000, "b")
      const interval = setInterval(() => { note("i"); if (seen.length > 8) clearInterval(interval) }, 2000)
      process.on("exit", () => console.log(JSON.stringify(seen)))
    `)
    assert.deepEqual(answerOf(result), ["a1", "micro1", "b1", "nested2", "i2", "c3", "i4", "i6", "i8"])
  })

  test("an unreferenced timer neither holds the process nor draws time ahead, but its turn comes", async () => {
    const alone = await run(`
      setTimeout(() => console.log("never"), 5000).unref()
      AbortSignal.timeout(5000).onabort = () => console.log("never")
    `)
    assert.deepEqual([alone.exitCode, alone.lines], [0, []])
    assertWithin(alone.records.at(-1)?.virtualMs ?? -1, 0, 2000, "virtual time")
    const held = await run(`
      import { Worker } from "node:worker_threads"
      const realPause = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)"
      new Worker(realPause, { eval: true, execArgv: [] }).once("exit", () => console.log("end"))
      setTimeout(() => console.log("never"), ${hourMs}).unref()
    `)
    assert.deepEqual(held.lines, ["end"])
    const beside = await run(`
      const start = Date.now()
      setTimeout(() => console.log(Math.round((Date.now() - start) / 1000)), 5000).unref()
      setTimeout(() => console.log(Math.round((Date.now() - start) / 1000)), 9000)
    `)
    assert.deepEqual(beside.lines, ["5", "9"])
  })

  test("a housekeeping interval costs little over a day", async () => {
    const result = await run(`
      let ticks = 0
      setInterval(() => { ticks += 1 }, 5000).unref()
      setTimeout(() => console.log(ticks), 24 * ${hourMs})
    `)
    assertWithin(numberOf(result), 17_279, 17_280, "ticks")
    // A pause before each tick would take longer than this.
    assertWithin(result.records.at(-1)?.realMs ?? -1, 0, 60_000, "real time")
  })
})

describe("work goes before waiting", { concurrency: 2 }, () => {
  test("files", async () => {
    const result = await run(`
      import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
      const start = Date.now()
      setTimeout(() => {}, ${hourMs})
      const folder = await mkdtemp(${JSON.stringify(join(tmpdir(), "virtual-files-"))})
      for (let round = 0; round < 50; round += 1) {
        await writeFile(folder + "/file", "x".repeat(200_000))
        await readFile(folder + "/file")
      }
      await rm(folder, { recursive: true })
      console.log(Date.now() - start)
    `)
    assertWithin(numberOf(result), 0, 5000, "virtual time of the file work")
  })

  test("a child process", async () => {
    const result = await run(`
      import { execFile } from "node:child_process"
      import { promisify } from "node:util"
      const start = Date.now()
      setTimeout(() => {}, ${hourMs})
      await promisify(execFile)(process.execPath, ["--eval", "setTimeout(() => {}, 200)"], { env: {} })
      console.log(Date.now() - start)
    `)
    assertWithin(numberOf(result), 200, 5000, "virtual time of the child")
  })

  test("immediates", async () => {
    const result = await run(`
      const start = Date.now()
      setTimeout(() => {}, ${hourMs})
      for (let turn = 0; turn < 2000; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      console.log(Date.now() - start)
    `)
    assertWithin(numberOf(result), 0, 5000, "virtual time of the turns")
  })
})

describe("signals", { concurrency: 2, skip: NO_SIGNALS }, () => {
  test("a signal in a long wait reaches its handler before time goes far", async () => {
    const result = await run(
      `
      let ticks = 0
      const stop = new AbortController()
      process.once("SIGINT", () => { console.log("signal"); stop.abort() })
      while (!stop.signal.aborted) {
        await new Promise((resolve) => setTimeout(resolve, 1000))
        ticks += 1
        if (ticks === 5) console.log("ready")
        if (ticks > 10_000) throw new Error("no signal came")
      }
      process.exitCode = 3
    `,
      {},
      (line) => (line === "ready" ? "SIGINT" : undefined),
    )
    assert.deepEqual([result.exitCode, result.lines], [3, ["ready", "signal"]])
    const [signal, exit] = result.records
    assert.deepEqual([signal?.event, signal?.signal, exit?.event, exit?.exitCode], ["signal", "SIGINT", "exit", 3])
    assertWithin((exit?.virtualMs ?? 0) - (signal?.virtualMs ?? 0), 0, 2000, "virtual time after the signal")
  })

  test("without a handler a signal still ends the process", async () => {
    const result = await run(
      `console.log("ready"); setInterval(() => {}, 1000)`,
      { VIRTUAL_TIME: "scale=2" },
      (line) => (line === "ready" ? "SIGTERM" : undefined),
    )
    assert.deepEqual([result.exitCode, result.records], [null, []])
  })
})

describe("the scale mode", { concurrency: 2 }, () => {
  test("waits are N times as short, and a request is N times as long", () =>
    withServer(
      (request, response) => setTimeout(() => response.end(request.headers["x-virtual-time-ms"]), 100),
      async (url) => {
        const result = await run(
          `
          const start = Date.now()
          const elapsed = () => Date.now() - start
          await new Promise((resolve) => setTimeout(resolve, 20_000))
          const slept = elapsed()
          const told = Number(await (await fetch("${url}")).text()) - start
          console.log(JSON.stringify([slept, told, elapsed()]))
        `,
          { VIRTUAL_TIME: "scale=100" },
        )
        const [slept, told, end] = Object.values(Object(answerOf(result))).map(Number)
        assertWithin(Number(slept), 20_000, 60_000, "slept")
        assertWithin(Number(told), Number(slept), Number(end) - 9_000, "told while the server took its 100 ms")
        const { virtualMs = 0, realMs = 0 } = result.records.at(-1) ?? {}
        assertWithin(virtualMs / realMs, 95, 105, "scale")
      },
    ))

  test("a mode that is none is refused", async () => {
    for (const mode of ["skip", "scale=", "scale=-1", "scale=x"]) {
      const result = await run("1", { VIRTUAL_TIME: mode })
      assert.equal(result.exitCode, 1)
      assert.match(result.stderr, /RangeError: VIRTUAL_TIME/)
    }
  })
})

test("a later process with the same log goes on where the first one ended", async () => {
  const log = join(folder, "shared-log")
  const first = await run(`setTimeout(() => console.log(Date.now()), ${hourMs})`, { VIRTUAL_TIME_LOG: log })
  const second = await run("console.log(Date.now())", { VIRTUAL_TIME_LOG: log })
  assertWithin(numberOf(second) - numberOf(first), 0, 5000, "time between the processes")
  assert.equal(second.records.length, 2)
})
