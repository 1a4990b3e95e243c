import assert from "node:assert/strict"
import { join } from "node:path"
import { describe, type TestContext, test } from "node:test"
import type { Behaviour } from "../../simulator/cursor/behaviour.ts"
import { answering } from "../../simulator/cursor/known-answers.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { NO_SIGNALS } from "../../simulator/runner/signals.ts"
import { appendRecord } from "../../simulator/runner/virtual-time-log.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { temporaryFolder } from "../operations/stage.ts"
import { logText, type RunOptions, type Scene, send, setScene } from "../scenarios/scene.ts"
import { LAUNCH } from "./stage.ts"

const MINUTE_MS = 60_000

function fleetOf(count: number, inputs: Readonly<Record<string, string>> = {}, attempt = 1): RunOptions {
  const tasks = Array.from({ length: count }, (_, index) => ({ id: `task-${index + 1}`, prompt: `Part ${index + 1}.` }))
  return {
    inputs: { "api-version": "v1", operation: "fleet", prompt: "Migrate.", tasks: JSON.stringify(tasks), ...inputs },
    github: { eventName: "workflow_dispatch", event: {}, runAttempt: String(attempt) },
    timeoutMs: 120_000,
  }
}

/** A cloud whose agents work so many minutes, each as its part's story says otherwise. */
function stage(
  context: TestContext,
  minutes: number,
  parts: Readonly<Record<number, AgentStory>> = {},
  behaviour: Behaviour = {},
): Promise<Scene> {
  const plan = ({ prompt }: { readonly prompt: { readonly text: string } }) => {
    const part = Number(/Part (\d+)/.exec(prompt.text)?.[1])
    return { creatingMs: 0, runningMs: minutes * MINUTE_MS, ...parts[part] }
  }
  return setScene(context, { cursor: { plan, ...behaviour } })
}

function outcomesOf(result: ActionResult): readonly string[] {
  const entries: readonly { readonly outcome: string }[] = JSON.parse(result.outputs.result ?? "[]")
  return entries.map(({ outcome }) => outcome)
}

const working = ({ cursor }: Scene) => cursor.agents.filter(({ isWorking }) => isWorking)

/** Never more than twenty requests within a minute, no search, and one agent for each part. */
function assertFrugal({ cursor }: Scene, agents: number): void {
  const times = cursor.requests.map(({ atMs }) => atMs).sort((one, other) => one - other)
  const busiest = times.map((fromMs, index) => times.slice(index).filter((atMs) => atMs < fromMs + MINUTE_MS).length)
  assert.ok(Math.max(...busiest) <= 20, `${Math.max(...busiest)} requests in a minute`)
  assert.ok(!cursor.requests.some(({ path }) => path.startsWith("/v0/")))
  assert.equal(cursor.launchCount, agents)
}

describe("a fleet on v1", { concurrency: 2 }, () => {
  test("launches each task once, over lost answers and refusals, and sees each to its end, also when the list tells nothing", async (context) => {
    const scene = await stage(context, 2, { 3: { end: "ERROR" }, 5: { runningMs: 30 * MINUTE_MS } })
    scene.cursor.addFault({ method: "POST", path: LAUNCH, skip: 1, action: { kind: "reset", when: "after" } })
    scene.cursor.addFault({ method: "POST", path: LAUNCH, skip: 6, action: { kind: "reset", when: "before" } })
    scene.cursor.addFault({ method: "POST", path: LAUNCH, skip: 9, action: answering("rate-limit") })
    const action = { kind: "reply", status: 500, body: {} } as const
    scene.cursor.addFault({ method: "GET", path: LAUNCH, times: 2, action })
    const result = await scene.run(fleetOf(10))
    const { outcome, finished, failed, open } = result.outputs
    assert.deepEqual([outcome, finished, failed, open], ["failed", "9", "1", "0"], logText(result))
    assert.equal(outcomesOf(result)[2], "failed")
    assert.match(result.outputs.result ?? "", /"prUrl":"https[^"]+pull/)
    assert.match(logText(result), /task-1 finished after [23] min/)
    assertFrugal(scene, 10)
  })

  test("a re-run keeps what works or has finished, and launches the rest under the next ids", async (context) => {
    const scene = await stage(context, 1, {
      2: { end: "ERROR" },
      3: { runningMs: 20 * MINUTE_MS },
      4: { runningMs: 20 * MINUTE_MS },
    })
    const first = await scene.run(fleetOf(5, { "timeout-minutes": "5", "max-active": "4" }))
    assert.deepEqual(outcomesOf(first), ["finished", "failed", "timed-out", "timed-out", "finished"], logText(first))
    const second = await scene.run(fleetOf(5, { "timeout-minutes": "100" }, 2))
    assert.deepEqual(outcomesOf(second), ["finished", "failed", "finished", "finished", "finished"], logText(second))
    assert.equal(scene.cursor.launchCount, 6)
    const third = await scene.run(fleetOf(5, { "timeout-minutes": "100" }, 3))
    assert.deepEqual(outcomesOf(third), outcomesOf(second))
    assert.equal(scene.cursor.launchCount, 7)
  })

  test("a time-out stops the agents when it is asked to, by a cancel of each turn", async (context) => {
    const scene = await stage(context, 500)
    const result = await scene.run(fleetOf(12, { "max-active": "10", "timeout-minutes": "5", "on-timeout": "stop" }))
    assert.deepEqual([result.outputs.outcome, result.outputs.open], ["timed-out", "10"], logText(result))
    assert.deepEqual(working(scene), [])
    assertFrugal(scene, 10)
  })
})

describe("a fleet on v1 that is cut short", { concurrency: 2, skip: NO_SIGNALS }, () => {
  test("cancelled, leaves no agent at work", async (context) => {
    const scene = await stage(context, 500)
    // The last launch is under way: only the id that it names is known.
    scene.cursor.addFault({ method: "POST", path: LAUNCH, skip: 8, times: 9, action: { kind: "reset", when: "after" } })
    const result = await scene.runUntil(() => scene.cursor.launchCount >= 9, fleetOf(20, { "max-active": "12" }))
    assert.deepEqual(working(scene), [], logText(result))
    assertFrugal(scene, scene.cursor.launchCount)
    assert.match(result.summary, /tasks finished/)
  })

  test("killed, leaves none either: it waits for those that do not show yet, and finds the one whose launch is under way", async (context) => {
    const late = { readableAfterMs: 80_000 }
    const scene = await stage(context, 500, { 1: late, 2: late })
    scene.cursor.addFault({
      method: "POST",
      path: LAUNCH,
      skip: 2,
      times: 99,
      action: { kind: "reset", when: "after" },
    })
    const isRead = () => scene.cursor.requests.some(({ method }) => method === "GET")
    const logFile = join(temporaryFolder(context), "time")
    const options = { ...fleetOf(3), ...virtualTime({ stallMs: 10_000, logFile }) }
    const result = await scene.runUntil(isRead, options, (running) => {
      // A killed process leaves no note of its time.
      const epochMs = scene.cursor.requests.at(-1)?.atMs ?? 0
      const now = { virtualMs: 0, realMs: 0, epochMs, realEpochMs: Date.now() }
      appendRecord(logFile, { event: "signal", script: "killed", signal: "SIGKILL", ...now })
      send(running, "SIGKILL")
    })
    assert.deepEqual(working(scene), [], logText(result))
    assertFrugal(scene, 3)
    assert.match(result.summary, /tasks finished/)
  })
})
