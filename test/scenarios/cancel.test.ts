import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, test } from "node:test"
import { readVirtualTimeLog } from "../runner/virtual-time-log.ts"
import { virtualTime } from "../runner/virtual-time-options.ts"
import { commentsOn, mainOf, onlyAgent } from "./expectations.ts"
import { labeledIssue } from "./payloads.ts"
import { type RunOptions, setScene } from "./scene.ts"
import { ENDLESS } from "./stories.ts"

const ON_ISSUE: RunOptions = {
  inputs: { prompt: "Do it" },
  github: { eventName: "issues", event: labeledIssue() },
}
const LAUNCHED = /Launched agent/
const RUNNING = /\] RUNNING/

describe("a cancelled job", { concurrency: 3 }, () => {
  test("stops its agent, puts outputs and comment right, and ends by itself", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const result = await scene.run({ ...ON_ISSUE, cancelOn: RUNNING })
    assert.equal(onlyAgent(scene).status, "STOPPED")
    assert.equal(result.outputs.outcome, "cancelled")
    assert.equal(result.outputs.errorCode, "cancelled")
    assert.equal(result.outputs.agentId, onlyAgent(scene).id)
    assert.equal(mainOf(result).exitCode, 1)
    assert.deepEqual(
      mainOf(result).signalsSent.map(({ signal }) => signal),
      ["SIGINT"],
    )
    const [comment] = commentsOn(scene, 1)
    assert.match(comment?.body ?? "", /Cursor agent stopped because the workflow run was cancelled/)
    assert.equal(onlyAgent(scene).stopsAtMs.length, 1, "the post step has nothing left to do")
  })

  test("keeps the runner's real time: it ends before the second signal", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const result = await scene.run({ ...ON_ISSUE, cancelOn: LAUNCHED, realTime: true })
    const main = mainOf(result)
    assert.equal(onlyAgent(scene).status, "STOPPED")
    assert.deepEqual(
      main.signalsSent.map(({ signal }) => signal),
      ["SIGINT"],
    )
    assert.ok(main.durationMs < 7_000, `${main.durationMs} ms`)
  })

  test("leaves its agent working when `on-cancel` says so", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const result = await scene.run({
      ...ON_ISSUE,
      inputs: { prompt: "Do it", "on-cancel": "leave" },
      cancelOn: RUNNING,
    })
    assert.equal(onlyAgent(scene).status, "RUNNING")
    assert.equal(result.outputs.outcome, "cancelled")
    assert.match(commentsOn(scene, 1)[0]?.body ?? "", /may still be working|left working/)
  })

  test("waits for the answer of a launch under way, and stops that agent", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "delay", ms: 900, processed: true } })
    const result = await scene.runUntilLaunched({ ...ON_ISSUE, realTime: true })
    assert.equal(onlyAgent(scene).status, "STOPPED")
    assert.equal(result.outputs.agentId, onlyAgent(scene).id)
    assert.equal(result.outputs.outcome, "cancelled")
  })

  test("whose launch is never answered leaves the search to the post step", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "silence", processed: true } })
    const folder = mkdtempSync(join(tmpdir(), "falconer-cancel-"))
    const logFile = join(folder, "time.jsonl")
    context.after(() => rmSync(folder, { recursive: true, force: true }))
    const time = virtualTime({ stallMs: 1_000, logFile })
    const result = await scene.runUntilLaunched({ ...ON_ISSUE, ...time })
    assert.equal(onlyAgent(scene).status, "STOPPED", result.log.join("\n"))
    const main = readVirtualTimeLog(logFile).filter(({ script }) => script.endsWith("main.js"))
    const [signal, exit] = ["signal", "exit"].map((event) => main.find((record) => record.event === event))
    assert.ok(signal && exit && exit.virtualMs - signal.virtualMs <= 7_000, "the step ends by itself")
  })
})

describe("the post step", { concurrency: 3 }, () => {
  test("does nothing, and asks nobody, when the main step came to its own end", async (context) => {
    const scene = await setScene(context, { cursor: { plan: { creatingMs: 1_000, runningMs: 9_000 } } })
    const asked = () => scene.cursor.requests.length + scene.github.requests.length
    let beforePost = 0
    const result = await scene.run({
      ...ON_ISSUE,
      onLogEntry: ({ text }) => {
        if (text === "Post job cleanup.") beforePost = asked()
      },
    })
    assert.equal(result.outputs.outcome, "finished")
    assert.equal(result.conclusion, "success")
    assert.ok(beforePost > 0)
    assert.equal(asked(), beforePost)
  })

  test("believes no state that something else has saved", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const forged = JSON.stringify({ launchKey: "0123456789ab", agentId: "bc-1", stopLeftover: true, isDone: false })
    const result = await scene.run({
      ...ON_ISSUE,
      inputs: { prompt: "Do it", wait: "false" },
      nodeOptions: ["--import", `data:text/javascript,${encodeURIComponent(overwriting(forged))}`],
    })
    assert.ok(result.annotations.some(({ message }) => message.includes("was changed by something else")))
    assert.equal(result.conclusion, "success")
    assert.equal(onlyAgent(scene).stopsAtMs.length, 0)
  })
})

/** A preload that saves another state when the process ends, as any line of a log could. */
function overwriting(state: string): string {
  const line = `falconer=0000 ${state}\n`
  return `import { appendFileSync } from "node:fs"
process.on("exit", () => { if (process.env.GITHUB_STATE) appendFileSync(process.env.GITHUB_STATE, ${JSON.stringify(line)}) })`
}
