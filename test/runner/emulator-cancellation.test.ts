import assert from "node:assert/strict"
import { join } from "node:path"
import { describe, test } from "node:test"
import { startAction } from "../../simulator/runner/emulator.ts"
import { NO_SIGNALS } from "../../simulator/runner/signals.ts"
import { annotationsOf, fixtures, logOf, mainOf, resultsOf, runScripts, scriptedAction } from "./scripted-action.ts"

// The first suite takes ten seconds of waiting; the other runs beside it.
describe("emulator", { concurrency: 2, skip: NO_SIGNALS }, () => {
  describe("the real waits", () => {
    test("deaf to signals: SIGINT, SIGTERM after 7.5 s, SIGKILL after 2.5 s more", async () => {
      const result = await runScripts(
        {
          main: `process.on("SIGINT", () => {}); process.on("SIGTERM", () => {}); console.log("deaf")
          setInterval(() => {}, 1000)`,
        },
        { cancelOn: /^deaf$/ },
      )
      const { signalsSent, signal, exitCode, durationMs } = mainOf(result)
      assert.deepEqual(
        signalsSent.map((sent) => sent.signal),
        ["SIGINT", "SIGTERM", "SIGKILL"],
      )
      const expectedMs = [0, 7500, 10_000]
      for (const [at, { atMs }] of signalsSent.entries()) {
        const lateMs = atMs - (expectedMs[at] ?? 0)
        assert.ok(lateMs > -10 && lateMs < 1000, `signal ${at} after ${atMs} ms`)
      }
      assert.deepEqual([signal, exitCode, resultsOf(result)], ["SIGKILL", undefined, "main cancelled, cancelled"])
      assert.ok(durationMs > 10_000)
    })
  })

  describe("cancellation and ends", { concurrency: 3 }, () => {
    test("a handler: SIGINT only, cancelled although the exit code is 0, and its state reaches post", async () => {
      const result = await runScripts(
        {
          main: `
          process.on("SIGINT", () => {
            append("STATE", "from=handler\\n"); append("OUTPUT", "o=1\\n"); append("STEP_SUMMARY", "s"); process.exit(0)
          })
          setInterval(() => {}, 1000); console.log("ready")`,
          post: "console.log(env.STATE_from)",
        },
        { cancelOn: /ready/ },
      )
      const { exitCode, signal, signalsSent } = mainOf(result)
      assert.deepEqual([exitCode, signal, signalsSent.map((sent) => sent.signal)], [0, undefined, ["SIGINT"]])
      assert.equal(resultsOf(result), "main cancelled, post success, cancelled")
      assert.deepEqual(annotationsOf(result), ["main error: The operation was canceled."])
      assert.deepEqual([logOf(result, "post"), result.outputs, result.summary], [["handler"], { o: "1" }, "s\n"])
    })

    test("no handler: the process dies of SIGINT at once, without its finally", async () => {
      const result = await runScripts(
        {
          main: `
          console.log("ready")
          try { await new Promise((resolve) => setTimeout(resolve, 20_000)) } finally { console.log("finally") }`,
        },
        { cancelOn: /ready/ },
      )
      const { exitCode, signal, signalsSent, durationMs } = mainOf(result)
      assert.deepEqual([exitCode, signal, signalsSent.length], [undefined, "SIGINT", 1])
      assert.deepEqual(logOf(result), ["ready", "##[error]The operation was canceled."])
      assert.ok(durationMs < 5000)
    })

    test("deaf to SIGINT: SIGTERM follows after the wait, and no SIGKILL", async () => {
      const result = await runScripts(
        {
          main: `
          process.on("SIGINT", () => console.log("deaf")); process.on("SIGTERM", () => process.exit(0))
          setInterval(() => {}, 1000); console.log("ready")`,
        },
        { cancelOn: /ready/, kill: { intMs: 300, termMs: 10_000 } },
      )
      const { signalsSent } = mainOf(result)
      assert.deepEqual(
        signalsSent.map((sent) => sent.signal),
        ["SIGINT", "SIGTERM"],
      )
      const waitedMs = signalsSent[1]?.atMs ?? 0
      assert.ok(waitedMs > 290 && waitedMs < 5000, `${waitedMs} ms`)
      assert.equal(resultsOf(result), "main cancelled, cancelled")
    })

    test("a failing command file does not turn a cancelled step into a failed one", async () => {
      const result = await runScripts(
        {
          main: `
          process.on("SIGINT", () => { append("OUTPUT", "nothing"); process.exit(1) })
          setInterval(() => {}, 1000); console.log("ready")`,
        },
        { cancelOn: /ready/ },
      )
      assert.equal(resultsOf(result), "main cancelled, cancelled")
    })

    test("a step whose condition still holds gets no signal", async () => {
      const result = await runScripts(
        {
          main: `
          process.on("SIGINT", () => console.log("signal"))
          console.log("ready"); await new Promise((resolve) => setTimeout(resolve, 400)); console.log("done")`,
        },
        { cancelOn: /ready/, condition: "always()" },
      )
      assert.deepEqual([logOf(result), mainOf(result).signalsSent], [["ready", "done"], []])
      assert.equal(resultsOf(result), "main success, cancelled")
    })

    test("post is not cancelled again, nor when the cancel comes while it runs", async () => {
      const slowPost =
        'console.log("posting"); await new Promise((resolve) => setTimeout(resolve, 300)); console.log("done")'
      const running = startAction(
        scriptedAction({ main: "setInterval(() => {}, 1000)", post: slowPost }, { cancelAfterMs: 300 }),
      )
      const again = setInterval(() => running.cancel(), 50)
      const result = await running.done
      clearInterval(again)
      assert.deepEqual(
        [resultsOf(result), logOf(result, "post")],
        ["main cancelled, post success, cancelled", ["posting", "done"]],
      )

      const late = startAction(scriptedAction({ main: "", post: slowPost }))
      const mainPid = late.pid()
      while (late.pid() === mainPid || late.pid() === undefined) await new Promise((resolve) => setTimeout(resolve, 5))
      late.cancel()
      assert.equal(resultsOf(await late.done), "main success, post success, cancelled")
    })

    test("a condition that does not hold: main is skipped, and so is post", async () => {
      const running = startAction(scriptedAction({ main: "" }, { condition: "false" }))
      assert.equal(running.pid(), undefined)
      assert.equal(resultsOf(await running.done), "main skipped, success")
    })

    test("a time-out: the same signals, but the step has failed", async () => {
      const result = await runScripts(
        { main: 'process.on("SIGINT", () => process.exit(0)); setInterval(() => {}, 1000)' },
        { stepTimeoutMs: 4000 },
      )
      assert.deepEqual(
        mainOf(result).signalsSent.map((sent) => sent.signal),
        ["SIGINT"],
      )
      assert.equal(resultsOf(result), "main failure, failure")
      assert.deepEqual(annotationsOf(result), ["main error: The action 'Run ./' has timed out after 1 minutes."])
    })

    test("killed by the kernel: failed, its files are read and post runs", async () => {
      const result = await runScripts(
        {
          main: 'append("STATE", "a=1\\n"); console.log("now"); setInterval(() => {}, 1000)',
          post: "console.log(env.STATE_a)",
        },
        { killOn: /^now$/ },
      )
      assert.deepEqual([mainOf(result).signal, mainOf(result).exitCode], ["SIGKILL", undefined])
      assert.deepEqual([resultsOf(result), logOf(result, "post")], ["main failure, post success, failure", ["1"]])
      assert.deepEqual(annotationsOf(result), [])
    })

    test("a dead runner: no command files, no post", async () => {
      const result = await runScripts(
        { main: 'append("STATE", "a=1\\n"); console.log("now"); setInterval(() => {}, 1000)', post: "" },
        { runnerDiesOn: /now/g },
      )
      assert.deepEqual([resultsOf(result), result.state], ["main failure, failure", {}])
    })

    test("post-if decides by the status of the job", async () => {
      const actionDir = join(fixtures, "post-unless-success")
      const post = "console.log('post')"
      const wait = 'console.log("ready"); setInterval(() => {}, 1000)'
      const ends = await Promise.all([
        runScripts({ main: "", post }, { actionDir }),
        runScripts({ main: "process.exit(1)", post }, { actionDir }),
        runScripts({ main: wait, post }, { actionDir, cancelOn: /ready/ }),
        runScripts({ main: wait, post }, { actionDir, killOn: /ready/ }),
        runScripts({ main: wait, post }, { actionDir, stepTimeoutMs: 2000 }),
      ])
      assert.deepEqual(ends.map(resultsOf), [
        "main success, post skipped, success",
        "main failure, post success, failure",
        "main cancelled, post success, cancelled",
        "main failure, post success, failure",
        "main failure, post success, failure",
      ])
    })
  })
})
