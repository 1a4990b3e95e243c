import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { answering } from "../../simulator/cursor/known-answers.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { NO_SIGNALS } from "../../simulator/runner/signals.ts"
import { appendRecord, readVirtualTimeLog } from "../../simulator/runner/virtual-time-log.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { logText, type RunOptions, type Scene, send, setScene } from "../scenarios/scene.ts"
import { temporaryFolder } from "./stage.ts"

const MINUTE_MS = 60_000
const METER = join(import.meta.dirname, "../../bench/meter.cjs")

function fleetOf(count: number, inputs: Readonly<Record<string, string>> = {}): RunOptions {
  const tasks = Array.from({ length: count }, (_, index) => ({
    id: `task-${index + 1}`,
    prompt: `Do part ${index + 1}.`,
  }))
  return {
    inputs: { operation: "fleet", prompt: "Migrate.", tasks: JSON.stringify(tasks), ...inputs },
    github: { eventName: "workflow_dispatch", event: {} },
    timeoutMs: 120_000,
  }
}

type Entry = { readonly id: string; readonly outcome: string; readonly agentId: string; readonly prUrl: string }

function entriesOf(result: ActionResult): readonly Entry[] {
  return JSON.parse(result.outputs.result ?? "")
}

function outcomesOf(result: ActionResult): Readonly<Record<string, string>> {
  return Object.fromEntries(entriesOf(result).map(({ id, outcome }) => [id, outcome]))
}

/** The most requests that Cursor saw within any minute. */
function busiestMinute({ cursor }: Scene): number {
  const times = cursor.requests.map(({ atMs }) => atMs).sort((one, other) => one - other)
  return Math.max(
    ...times.map((fromMs, index) => times.filter((atMs, at) => at >= index && atMs < fromMs + MINUTE_MS).length),
  )
}

/** Each task's agents, by the launch key in their prompts. */
function agentsByKey({ cursor }: Scene): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const { id, promptText } of cursor.agents) {
    const key = /launch key ([0-9a-f]{12})/.exec(promptText)?.[1] ?? "none"
    found.set(key, [...(found.get(key) ?? []), id])
  }
  return found
}

const lasting = (minutes: number, changes: AgentStory = {}): AgentStory => ({
  creatingMs: 0,
  runningMs: minutes * MINUTE_MS,
  ...changes,
})

/** Every task has one agent, and no agent is anybody else's. */
function assertOneEach(scene: Scene, count: number): void {
  const byKey = agentsByKey(scene)
  assert.equal(byKey.size, count, "tasks with an agent")
  assert.deepEqual(
    [...byKey.values()].filter((ids) => ids.length > 1),
    [],
    "tasks with two",
  )
}

const working = ({ cursor }: Scene) => cursor.agents.filter(({ isWorking }) => isWorking)

describe("a fleet", { concurrency: 2 }, () => {
  test("launches one agent for each task, watches them all, and reports; a repository that Cursor cannot see fails its task alone", async (context) => {
    const scene = await setScene(context, {
      cursor: { plan: ({ prompt }) => lasting(2, /part 3/.test(prompt.text) ? { end: "ERROR" } : {}) },
    })
    const tasks = [...JSON.parse(fleetOf(6).inputs?.tasks ?? ""), { id: "hidden", repository: "octo/hidden" }]
    const result = await scene.run({
      ...fleetOf(0, { tasks: JSON.stringify(tasks) }),
      tempRoot: temporaryFolder(context),
    })
    assert.equal(result.conclusion, "failure")
    assert.deepEqual(JSON.parse(readFileSync(result.outputs.resultPath ?? "", "utf8")), entriesOf(result))
    const { outcome, finished, failed, open, errorCode } = result.outputs
    assert.deepEqual([outcome, finished, failed, open, errorCode], ["failed", "5", "2", "0", "tasks-failed"])
    assert.deepEqual([outcomesOf(result)["task-3"], outcomesOf(result).hidden], ["failed", "error"])
    assert.match(entriesOf(result)[0]?.prUrl ?? "", /pull\/\d+$/)
    assertOneEach(scene, 6)
    assert.match(scene.cursor.agents[0]?.promptText ?? "", /^Migrate\.\n\nDo part 1\.\n/)
    const page = result.summary.split("\n")
    assert.match(page[0] ?? "", /^## 5 of 7 tasks finished, 2 failed/)
    const rows = page.filter((line) => line.startsWith("| `"))
    assert.match(rows.slice(0, 2).join(" "), /hidden.*task-3/, "what failed comes first")
    assert.match(logText(result), /task-1 started: https:/)
    assert.match(logText(result), /task-3 failed after 2 min/)
  })

  test("256 tasks of 20 minutes, every tenth answer lost: 20 requests a minute, none lost or doubled", async (context) => {
    const scene = await setScene(context, { cursor: { plan: lasting(20) } })
    for (let lost = 0; lost < 26; lost++)
      scene.cursor.addFault({
        method: "POST",
        path: "/v0/agents",
        skip: 9 * (lost + 1),
        action: { kind: "reset", when: "after" },
      })
    const meter = join(temporaryFolder(context), "meter")
    const { nodeOptions = [], runnerEnv } = virtualTime({ stallMs: 10_000 })
    const result = await scene.run({
      ...fleetOf(256, { "max-active": "32", "timeout-minutes": "600", "max-poll-interval-seconds": "120" }),
      nodeOptions: [...nodeOptions, "--require", METER],
      runnerEnv: { ...runnerEnv, METER_FILE: meter },
    })
    assert.deepEqual(
      [result.outputs.outcome, result.outputs.finished],
      ["finished", "256"],
      logText(result).slice(-3_000),
    )
    assertOneEach(scene, 256)
    assert.ok(busiestMinute(scene) <= 20, `${busiestMinute(scene)} requests in a minute`)

    assert.equal(entriesOf(result).length, 256)
    assert.ok(Buffer.byteLength(result.summary) < 1_000_000)
    const { peakMb } = JSON.parse(readFileSync(meter, "utf8"))
    assert.ok(peakMb <= 80, `${peakMb} MB`)
  })

  test("a plan's limit of agents and a rate limit lower how many work at once, and no task fails for it", async (context) => {
    const scene = await setScene(context, { cursor: { plan: lasting(5), limits: { activeAgents: 3 } } })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", skip: 6, times: 2, action: answering("rate-limit") })
    const result = await scene.run(fleetOf(8, { "max-active": "6" }))
    assert.deepEqual([result.outputs.outcome, result.outputs.finished], ["finished", "8"])
    assertOneEach(scene, 8)
    const [first, ...others] = logText(result).match(/From now on at most .*/g) ?? []
    assert.equal(first, "From now on at most 3 agents work at once.")
    assert.match(others[0] ?? "", /From now on at most (?:2 agents work|one agent works) at once/)
  })

  test("a task is in doubt whose launch was lost before it was refused, or turned away by something in between", async (context) => {
    const scene = await setScene(context, { cursor: { plan: lasting(1, { madeAfterMs: 3_600_000 }) } })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "reset", when: "after" } })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: answering("page-403", { processed: true }) })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: answering("usage-limit-429") })
    const result = await scene.run(fleetOf(2, { "max-active": "2" }))
    assert.deepEqual(Object.values(outcomesOf(result)), ["unknown", "unknown"])
  })

  test("a re-run adopts what works or has finished, and launches the rest", async (context) => {
    const scene = await setScene(context, {
      cursor: {
        plan: ({ prompt }) =>
          lasting(/part [12]\./.test(prompt.text) ? 1 : 30, /part 2/.test(prompt.text) ? { end: "ERROR" } : {}),
      },
    })
    const first = await scene.run(fleetOf(5, { "max-active": "4", "timeout-minutes": "3" }))
    assert.deepEqual(outcomesOf(first), {
      "task-1": "finished",
      "task-2": "failed",
      "task-3": "timed-out",
      "task-4": "timed-out",
      "task-5": "timed-out",
    })
    assert.equal(first.outputs.outcome, "timed-out")
    scene.cursor.enqueueStories(lasting(1))
    const again = fleetOf(5, { "timeout-minutes": "60" })
    const second = await scene.run({ ...again, github: { ...again.github, runAttempt: "2" } })
    assert.deepEqual([second.outputs.outcome, second.outputs.finished], ["finished", "5"], logText(second))
    assert.equal(scene.cursor.launchCount, 6)
  })

  test("stop-after-failures launches no more", async (context) => {
    const scene = await setScene(context, { cursor: { plan: lasting(1, { end: "ERROR" }) } })
    const result = await scene.run(fleetOf(6, { "max-active": "2", "stop-after-failures": "2" }))
    assert.deepEqual(Object.values(outcomesOf(result)), [
      "failed",
      "failed",
      "skipped",
      "skipped",
      "skipped",
      "skipped",
    ])
  })

  test("models are compared", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run(fleetOf(0, { tasks: "", models: "composer-2, gpt-5.2" }))
    assert.equal(result.outputs.outcome, "finished")
    assert.match(result.summary ?? "", /\| Model \| Outcome \| Time \| Lines changed \| Pull request \|/)
    assert.deepEqual(scene.cursor.agents.map(({ request }) => request.model).sort(), ["composer-2", "gpt-5.2"])
  })
})

describe("a fleet that is cut short", { concurrency: 2, skip: NO_SIGNALS }, () => {
  const isStarted = (scene: Scene, count: number) => () => scene.cursor.launchCount >= count

  test("a cancelled job of 256 tasks stops all 32 that are at work, in time and at its pace", async (context) => {
    const scene = await setScene(context, { cursor: { plan: lasting(500) } })
    const timeLog = join(temporaryFolder(context), "time")
    const options = { ...fleetOf(256, { "max-active": "32" }), ...virtualTime({ stallMs: 10_000, logFile: timeLog }) }
    const result = await scene.runUntil(isStarted(scene, 32), options)
    assert.equal(result.outputs.outcome, "cancelled")
    assert.ok((readVirtualTimeLog(timeLog).at(-1)?.virtualMs ?? Number.NaN) < 240_000)
    assert.deepEqual(working(scene), [], logText(result))
    assert.ok(busiestMinute(scene) <= 20, `${busiestMinute(scene)}`)
    assert.doesNotMatch(logText(result), /::error::.*could not be stopped/)
  })

  test("after a cancel the post step looks for what a lost launch makes late, and stops it", async (context) => {
    const scene = await setScene(context, { cursor: { plan: lasting(500) } })
    scene.cursor.enqueueStories(lasting(500, { madeAfterMs: 110_000 }), lasting(500))
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "reset", when: "after" } })
    const logFile = join(temporaryFolder(context), "time")
    const options = { ...fleetOf(1), ...virtualTime({ stallMs: 10_000, logFile }) }
    const result = await scene.runUntil(isStarted(scene, 2), options)
    assert.equal(result.outputs.outcome, "cancelled")
    assert.equal(scene.cursor.agents.length, 2, logText(result))
    assert.deepEqual(working(scene), [], logText(result))
  })

  test("after a kill the post step stops them first, names with a link whom it cannot stop, and writes the page", async (context) => {
    const scene = await setScene(context, { cursor: { plan: lasting(500) } })
    // The pace lets fourteen be launched in the first minute, and their answers come before the second.
    scene.cursor.addFault({
      method: "POST",
      path: "/v0/agents",
      skip: 15,
      action: { kind: "reset", when: "after" },
    })
    let before = 0
    const logFile = join(temporaryFolder(context), "time")
    const options = { ...fleetOf(40, { "max-active": "30" }), ...virtualTime({ stallMs: 10_000, logFile }) }
    const result = await scene.runUntil(isStarted(scene, 16), options, (running) => {
      // A killed process leaves no note of its time.
      const epochMs = scene.cursor.requests.at(-1)?.atMs ?? 0
      const now = { virtualMs: 0, realMs: 0, epochMs, realEpochMs: Date.now() }
      appendRecord(logFile, { event: "signal", script: "killed", signal: "SIGKILL", ...now })
      before = scene.cursor.requests.length
      const path = `/v0/agents/${scene.cursor.agents[0]?.id}/stop`
      scene.cursor.addFault({ method: "POST", path, times: 99, action: answering("server-error") })
      send(running, "SIGKILL")
    })
    const [first] = scene.cursor.agents
    assert.deepEqual(
      working(scene).map(({ id }) => id),
      [first?.id],
      logText(result),
    )
    const after = scene.cursor.requests.slice(before).map(({ path }) => path)
    const [stopAt, promptAt] = [/stop$/, /conversation$/].map((kind) => after.findIndex((path) => kind.test(path)))
    assert.ok((stopAt ?? 0) < (promptAt ?? 0), after.join("\n"))
    assert.match(logText(result), new RegExp(`An agent could not be stopped.*task-1: https://cursor.*${first?.id}`))
    assert.match(result.summary ?? "", /tasks finished/)
    assert.ok(busiestMinute(scene) <= 20, `${busiestMinute(scene)}`)
  })
})

/** What is refused is a table in test/inputs/fleet-tasks.test.ts. */
test("a fleet with an entry that cannot be launched is refused before any launch", async (context) => {
  const scene = await setScene(context)
  const result = await scene.run(fleetOf(1, { tasks: JSON.stringify([{ id: "a", branchName: "master" }]) }))
  assert.equal(result.outputs.outcome, "error")
  assert.match(logText(result), /Entry 1 \(`a`\) cannot be launched/)
  assert.deepEqual(scene.cursor.requests, [])
})
