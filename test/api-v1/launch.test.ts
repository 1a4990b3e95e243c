import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { FaultAction } from "../../simulator/fault.ts"
import { HOME } from "../scenarios/payloads.ts"
import { logText } from "../scenarios/scene.ts"
import { BRIEF, LAUNCH, refused, STREAM, setStage } from "./stage.ts"

const RUN = /\/runs\/run-[^/]+$/
const TOOL = { name: "shell", args: { command: "npm test ##[add-mask]x" }, afterMs: 4_000 }

describe("a launch on v1", { concurrency: 2 }, () => {
  test("goes under an id of its own with the default parameters of its model, shows what the agent does, and tells what it cost", async (context) => {
    const params = [{ id: "effort", value: "high" }]
    const story: AgentStory = {
      ...BRIEF,
      runningMs: 40_000,
      usage: {
        inputTokens: 100,
        outputTokens: 20,
        cacheReadTokens: 3,
        cacheWriteTokens: 0,
        chargedCents: 12.3456,
        lateMs: 6_000,
      },
      tools: [TOOL],
      todos: [
        {
          afterMs: 5_000,
          entries: [
            { content: "Read @octocat's code", status: "in_progress" },
            { content: "Change it", status: "pending" },
          ],
        },
      ],
    }
    const behaviour = { modelVariants: { "gpt-5.2": [params] } }
    const { scene, launched, run, count } = await setStage(context, story, behaviour)
    const result = await run({ inputs: { model: "gpt-5.2" } })
    const [agent] = launched()
    const { outputs } = result
    assert.deepEqual([outputs.outcome, result.conclusion], ["finished", "success"], logText(result))
    assert.match(agent?.id ?? "", /^bc-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.deepEqual([outputs.agentId, outputs.runId], [agent?.id, agent?.runs[0]?.id])
    assert.deepEqual(agent?.created?.model, { id: "gpt-5.2", params })
    assert.match(`${outputs.branchName} ${outputs.prNumber} ${outputs.summary}`, /^cursor\/\S+ 3 .*is done/s)
    assert.equal(JSON.parse(outputs.tokens ?? "").totalTokens, 123)
    assert.equal(outputs.costCents, "12.3456")
    assert.match(logText(result), /\[00:[0-3]\d\] tool: shell \| npm test ##\s\[add-mask\]x/)
    assert.match(logText(result), /to do: 0 of 2 done, now: Read @octocat's code/)
    assert.match(logText(result), /\] RUNNING\n/)
    const bodies = scene.github.requests.map(({ body }) => String(body)).join("\n")
    assert.match(bodies, /What it is doing \(0 of 2 done\)/)
    const [comment] = scene.github.comments(HOME.fullName, 1)
    assert.match(comment?.body ?? "", /Tokens \| 123 \(100 in, 20 out\)/)
    assert.doesNotMatch(comment?.body ?? "", /What it is doing/)
    assert.equal(count("GET", STREAM), 1)
    assert.ok(count("GET", RUN) <= 6, `${count("GET", RUN)} reads of the run`)
  })

  test("that uses a tool every millisecond fills no log, and its end is seen at once", async (context) => {
    const flood = { count: 2_000, everyMs: 30, of: "tools" } as const
    const { run } = await setStage(context, { ...BRIEF, runningMs: 60_000, flood, tools: [] })
    const result = await run()
    const lines = logText(result).split("\n")
    const stamps = lines.flatMap((line) => /^\[(\d\d:\d\d)\]/.exec(line)?.[1] ?? [])
    assert.deepEqual(stamps, stamps.toSorted(), "in the order of time")
    assert.ok(lines.filter((line) => line.includes("tool: shell")).length <= 20)
    assert.match(logText(result), /no more of this for a minute: 10 lines a minute are shown/)
    // Within a second, and a second is thirty here.
    assert.match(stamps.at(-1) ?? "", /^(?:00:5|01:[0-2])\d$/, logText(result))
  })

  test("that expires has expired, and what Cursor does not tell of it is left empty", async (context) => {
    const { run, count } = await setStage(context, { ...BRIEF, end: "EXPIRED" }, { usageLagMs: 1e9 })
    const { outputs } = await run()
    assert.deepEqual([outputs.outcome, outputs.tokens ?? "", outputs.costCents ?? ""], ["expired", "", ""])
    assert.ok(count("GET", /\/usage$/) > 0, "it was asked for")
  })
})

describe("a launch on v1 whose answer is lost is sent again under the same id", { concurrency: 2 }, () => {
  const BEFORE: FaultAction = { kind: "reset", when: "before" }
  const AFTER: FaultAction = { kind: "reset", when: "after" }
  const LOST: readonly (readonly [string, readonly FaultAction[], sends: number])[] = [
    ["reset before it was processed, and again, and then after", [BEFORE, BEFORE, AFTER], 4],
    ["HTTP 409 of another kind", [refused(409, "conflict", true)], 1],
  ]
  for (const [name, actions, sends] of LOST) {
    test(name, async (context) => {
      const { scene, launched, run, count } = await setStage(context)
      for (const action of actions) scene.cursor.addFault({ method: "POST", path: LAUNCH, action })
      const { outputs } = await run()
      assert.equal(launched().length, 1)
      assert.deepEqual([outputs.outcome, outputs.agentId], ["finished", launched()[0]?.id])
      const ids = scene.cursor.requests
        .filter(({ method }) => method === "POST")
        .map(({ body }) => /bc-[\w-]+/.exec(String(body))?.[0])
      assert.deepEqual([ids.length, new Set(ids).size], [sends, 1])
      assert.equal(count("GET", LAUNCH), 0, "nothing is searched for")
    })
  }

  test("and is not sent again after a refusal", async (context) => {
    const { scene, run, count } = await setStage(context)
    scene.cursor.addFault({ method: "POST", path: LAUNCH, action: refused(403, "plan_required") })
    const { outputs } = await run()
    assert.deepEqual([outputs.outcome, outputs.errorCode, count("POST", LAUNCH)], ["error", "plan-required", 1])
  })

  test("and its own turn is waited for, where somebody has sent it more by then", async (context) => {
    const { scene, launched, run } = await setStage(context, {
      ...BRIEF,
      runningMs: 60_000,
      readableAfterMs: 15_000,
      othersFollowUps: [{ afterMs: 4_000, text: "And the docs." }],
    })
    scene.cursor.addFault({ method: "POST", path: LAUNCH, action: AFTER })
    const result = await run()
    const [agent] = launched()
    assert.deepEqual([result.outputs.outcome, agent?.runs.length], ["finished", 2], logText(result))
    assert.equal(result.outputs.runId, agent?.runs[0]?.id)
  })
})

/** Every way in which a stream fails is in test/cursor/v1/follow-stream.test.ts; here are those that take the wire. */
describe("a run whose stream fails is read, and ends as it ends", { concurrency: 2 }, () => {
  const STORY: AgentStory = { ...BRIEF, runningMs: 40_000, tools: [{ ...TOOL, afterMs: 25_000 }] }
  const LONG: AgentStory = { ...STORY, runningMs: 100_000 }
  const FAILING: readonly (readonly [string, FaultAction, AgentStory])[] = [
    ["gone", refused(410, "stream_expired"), STORY],
    ["silent in the middle, each time", { kind: "stall-stream", frames: 3 }, LONG],
  ]
  for (const [name, action, story] of FAILING) {
    test(name, async (context) => {
      const { scene, run, count } = await setStage(context, story)
      scene.cursor.addFault({ method: "GET", path: STREAM, times: Number.POSITIVE_INFINITY, action })
      const result = await run()
      assert.deepEqual([result.outputs.outcome, result.outputs.status], ["finished", "FINISHED"], logText(result))
      assert.ok(count("GET", STREAM) <= 13)
    })
  }

  test("refused for now, and then cut in the middle of a frame, again and again", async (context) => {
    const { scene, run, count } = await setStage(context, STORY)
    scene.cursor.addFault({ method: "GET", path: STREAM, times: 2, action: refused(409, "stream_unavailable") })
    scene.cursor.addFault({ method: "GET", path: STREAM, times: 4, action: { kind: "cut-stream", frames: 3 } })
    const result = await run()
    assert.deepEqual([result.outputs.outcome, result.outputs.status], ["finished", "FINISHED"], logText(result))
    assert.ok(count("GET", STREAM) > 3 && count("GET", STREAM) <= 13, `${count("GET", STREAM)} streams`)
    assert.equal((logText(result).match(/tool: shell/g) ?? []).length, 1, logText(result))
  })

  test("refused by a frame, as long as it is not there yet", async (context) => {
    const { run, count } = await setStage(context, STORY, { streamLagMs: 15_000, streamUnavailable: "frame" })
    const result = await run()
    assert.equal(result.outputs.outcome, "finished")
    assert.ok(count("GET", STREAM) >= 2)
    assert.match(logText(result), /tool: shell/)
  })
})
