import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import { NO_SIGNALS } from "../../simulator/runner/signals.ts"
import { logText, type RunOptions } from "../scenarios/scene.ts"
import { BRIEF, CANCEL, ENDLESS, LAUNCH, refused, setStage } from "./stage.ts"

function attempt(number: number, inputs: Readonly<Record<string, string>> = {}): RunOptions {
  return { github: { runAttempt: String(number) }, inputs }
}

describe("an agent on v1 is stopped", { concurrency: 2, skip: NO_SIGNALS }, () => {
  test("with the job, by a cancel of its turn, and a refusal is looked into", async (context) => {
    const { scene, launched, run, count } = await setStage(context, ENDLESS)
    scene.cursor.addFault({ method: "POST", path: CANCEL, action: refused(409, "run_not_cancellable") })
    const { outputs } = await run({ cancelOn: /\] RUNNING/ })
    const [agent] = launched()
    assert.deepEqual([outputs.outcome, agent?.runs[0]?.status], ["cancelled", "CANCELLED"])
    assert.equal(count("POST", CANCEL), 2, "the post step has nothing left to do")
  })

  test("by the post step, when the step was killed while its launch was under way", async (context) => {
    const { scene, launched, runUntil } = await setStage(context, ENDLESS)
    scene.cursor.addFault({ method: "POST", path: LAUNCH, times: 9, action: { kind: "reset", when: "after" } })
    const kill = (running: { pid(): number | undefined }) => {
      const pid = running.pid()
      if (pid !== undefined) process.kill(pid, "SIGKILL")
    }
    const result = await runUntil(() => launched().length > 0, {}, kill)
    const [agent] = launched()
    assert.equal(launched().length, 1)
    assert.equal(agent?.runs[0]?.status, "CANCELLED")
    assert.match(logText(result), new RegExp(`Agent ${agent?.id} was stopped`))
  })

  test("by the post step, which waits for one that does not show yet", async (context) => {
    const { launched, runUntil } = await setStage(context, { ...ENDLESS, readableAfterMs: 40_000 })
    const result = await runUntil(() => launched().length > 0)
    const [agent] = launched()
    assert.deepEqual([result.outputs.outcome, agent?.runs[0]?.status], ["cancelled", "CANCELLED"])
    assert.match(logText(result), /stopping the agent failed, so the post step tries again/)
    assert.match(logText(result), new RegExp(`Agent ${agent?.id} was stopped`))
  })

  test("by the post step, which looks on for one whose id is taken, and stops the launch's own turn", async (context) => {
    const { scene, launched, runUntil, count } = await setStage(context, {
      ...BRIEF,
      runningMs: 60_000,
      madeAfterMs: 85_000,
      othersFollowUps: [{ afterMs: 4_000, text: "And the docs." }],
      readableAfterMs: 20_000,
    })
    scene.cursor.addFault({ method: "POST", path: LAUNCH, action: { kind: "reset", when: "after" } })
    const result = await runUntil(() => count("POST", LAUNCH) > 1)
    const turns = launched()[0]?.runs ?? []
    assert.deepEqual([turns.length, turns[0]?.status], [2, "CANCELLED"], logText(result))
    const cancelled = scene.cursor.requests
      .filter(({ path }) => CANCEL.test(path))
      .map(({ path }) => path.split("/").at(-2))
    assert.deepEqual(new Set(cancelled), new Set([turns[0]?.id]), "the turn that somebody else began is left alone")
  })

  test("by the post step, which finds none when none was made", async (context) => {
    const { scene, launched, runUntil, count } = await setStage(context, ENDLESS)
    scene.cursor.addFault({ method: "POST", path: LAUNCH, times: 9, action: { kind: "reset", when: "before" } })
    const result = await runUntil(() => count("POST", LAUNCH) > 0)
    assert.equal(result.outputs.outcome, "cancelled")
    assert.equal(launched().length, 0)
    assert.match(logText(result), /No agent with this step's launch key was found/)
  })
})

/** What becomes of every kind of earlier attempt is a table in test/agent/launch-by-id.test.ts. */
test("a re-run on v1 replaces an agent that failed under the next id, and goes on with one that was left working", async (context) => {
  const failing: AgentStory = { creatingMs: 0, runningMs: 2_000, end: "ERROR" }
  const { launched, run, count } = await setStage(context, [failing, { ...BRIEF, runningMs: 80_000 }])
  assert.equal((await run(attempt(1))).outputs.outcome, "failed")

  const left = await run(attempt(2, { "timeout-minutes": "1" }))
  assert.deepEqual([left.outputs.outcome, left.outputs.status, count("POST", CANCEL)], ["timed-out", "RUNNING", 0])
  const ids = launched().map(({ id }) => id)
  assert.deepEqual([ids.length, new Set(ids).size, left.outputs.agentId], [2, 2, ids[1]])

  const joined = await run(attempt(3))
  assert.deepEqual([joined.outputs.outcome, joined.outputs.agentId], ["finished", ids[1]], logText(joined))
  assert.equal(launched().length, 2)
  assert.match(logText(joined), /Attached to the agent of an earlier attempt/)
})
