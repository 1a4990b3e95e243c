import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { NO_SIGNALS } from "../../simulator/runner/signals.ts"
import { logText, type RunOptions } from "../scenarios/scene.ts"
import { BRIEF, CANCEL, ENDLESS, LAUNCH, refused, setStage } from "./stage.ts"

function attempt(number: number, inputs: Readonly<Record<string, string>> = {}): RunOptions {
  return { github: { runAttempt: String(number) }, inputs }
}

describe("an agent on v1 is stopped", { concurrency: 2, skip: NO_SIGNALS }, () => {
  test("with the job, by a cancel of its turn", async (context) => {
    const { launched, run, count } = await setStage(context, ENDLESS)
    const { outputs } = await run({ cancelOn: /\] RUNNING/ })
    const [agent] = launched()
    assert.deepEqual([outputs.outcome, agent?.runs[0]?.status], ["cancelled", "CANCELLED"])
    assert.equal(count("POST", CANCEL), 1, "the post step has nothing left to do")
  })

  test("at the end of its time, and a refusal is looked into", async (context) => {
    const { scene, launched, run, count } = await setStage(context, ENDLESS)
    scene.cursor.addFault({
      method: "POST",
      path: CANCEL,
      action: refused(409, "run_not_cancellable"),
    })
    const { outputs } = await run({ inputs: { "timeout-minutes": "1", "on-timeout": "stop" } })
    const [agent] = launched()
    assert.deepEqual([outputs.outcome, agent?.runs[0]?.status], ["timed-out", "CANCELLED"])
    assert.equal(count("POST", CANCEL), 2)
  })

  test("not when it is to be left", async (context) => {
    const { run, count } = await setStage(context, ENDLESS)
    const { outputs } = await run({ inputs: { "timeout-minutes": "1" } })
    assert.deepEqual([outputs.outcome, outputs.status, count("POST", CANCEL)], ["timed-out", "RUNNING", 0])
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

  test("by the post step, which looks on for one whose id is taken", async (context) => {
    const { scene, launched, runUntil, count } = await setStage(context, { ...ENDLESS, madeAfterMs: 105_000 })
    scene.cursor.addFault({ method: "POST", path: LAUNCH, action: { kind: "reset", when: "after" } })
    const result = await runUntil(() => count("POST", LAUNCH) > 1)
    assert.equal(launched()[0]?.runs[0]?.status, "CANCELLED", logText(result))
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

describe("a re-run on v1", { concurrency: 2 }, () => {
  test("goes on with the agent of the first attempt, working or finished", async (context) => {
    const { launched, run } = await setStage(context, { ...BRIEF, runningMs: 80_000 })
    const first = await run(attempt(1, { "timeout-minutes": "1" }))
    const second = await run(attempt(2, { "timeout-minutes": "2" }))
    const third = await run(attempt(3))
    assert.deepEqual(
      [first.outputs.outcome, second.outputs.outcome, third.outputs.outcome],
      ["timed-out", "finished", "finished"],
    )
    assert.deepEqual([launched().length, third.outputs.agentId], [1, launched()[0]?.id])
    assert.match(logText(second), /Attached to the agent of an earlier attempt/)
  })

  test("replaces one that failed, each time under the next id", async (context) => {
    const { launched, run } = await setStage(context, { end: "ERROR", creatingMs: 0, runningMs: 2_000 })
    for (const number of [1, 2]) assert.equal((await run(attempt(number))).outputs.outcome, "failed")
    assert.equal(new Set(launched().map(({ id }) => id)).size, 2)
  })
})
