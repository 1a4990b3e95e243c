import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { FaultAction } from "../../simulator/fault.ts"
import { agentOutputs, assertExit, assertOutputs, messages, onlyAgent, onlyMessage } from "./expectations.ts"
import { ENDLESS, MINUTE, SECOND } from "./stories.ts"
import { ALWAYS, READ, readsOf, run, sceneWith, stamped } from "./waits.ts"

describe("reads that fail", { concurrency: 3 }, () => {
  const PASSING: readonly FaultAction[] = [
    { kind: "reply", status: 500, body: "oops\n::error::pwned" },
    { kind: "reply", status: 429, body: { error: "Too Many Requests", message: "Slow down" } },
    { kind: "reply", status: 200, body: "<html>" },
    { kind: "reply", status: 200, body: { id: "bc-1", status: 7 } },
    { kind: "reset", when: "after" },
    { kind: "garbage" },
  ]
  test("for a while are told once, in plain words, and waited through", async (context) => {
    const scene = await sceneWith(context, { plan: { runningMs: 3 * MINUTE } })
    for (const action of PASSING) scene.cursor.addFault({ ...READ, skip: 1, times: 3, action })
    const result = await run(scene)
    assert.equal(result.outputs.outcome, "finished")
    assert.deepEqual(messages(result, "error"), [])
    assert.ok(!result.log.join("\n").includes("pwned"))
    const told = stamped(result).filter((line) => line.includes("cannot be read") || line.includes("read again"))
    assert.deepEqual(told.length % 2, 0, told.join("\n"))
    assert.match(told[0] ?? "", /The agent is not affected/)
  })

  test("without an end are given up after ten minutes, and nobody can tell how the agent is", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    scene.cursor.addFault({ ...READ, times: ALWAYS, action: { kind: "reply", status: 502 } })
    const result = await run(scene)
    assertExit(result, 1)
    assertOutputs(result, {
      ...agentOutputs(onlyAgent(scene)),
      outcome: "unknown",
      status: "CREATING",
      errorCode: "contact-lost",
    })
    assert.match(onlyMessage(result, "error"), /Contact with the agent was lost.*Open the agent's page/)
    assert.ok(Number(result.outputs.durationSeconds) >= 600)
    assert.ok(readsOf(scene).length <= 100, "an outage is no flood")
  })

  test("until the time is up make for a time-out that does not come late", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    scene.cursor.addFault({ ...READ, times: ALWAYS, action: { kind: "silence" } })
    const result = await run(scene, { "timeout-minutes": "1" }, true)
    assert.equal(result.outputs.outcome, "timed-out")
    const seconds = Number(result.outputs.durationSeconds)
    assert.ok(seconds >= 60 && seconds <= 75, `${seconds} s for a limit of one minute`)
  })

  test("because the key was revoked end the wait at the second denial", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    scene.cursor.addFault({
      ...READ,
      skip: 1,
      times: ALWAYS,
      action: { kind: "reply", status: 401, body: { error: "Unauthorized" } },
    })
    const result = await run(scene)
    assertOutputs(result, {
      ...agentOutputs(onlyAgent(scene)),
      branchName: /./,
      outcome: "unknown",
      status: "RUNNING",
      errorCode: "contact-lost",
    })
    assert.match(onlyMessage(result, "error"), /does not accept the API key/)
    assert.equal(readsOf(scene).length, 3)
  })

  test("because a new agent is not visible yet, and one denial, are waited through", async (context) => {
    const scene = await sceneWith(context, { plan: { runningMs: 3 * MINUTE } })
    const body = { error: "Agent not found" }
    scene.cursor.addFault({ ...READ, times: 3, action: { kind: "reply", status: 404, body } })
    scene.cursor.addFault({ ...READ, skip: 1, action: { kind: "reply", status: 403, body: "" } })
    assert.equal((await run(scene)).outputs.outcome, "finished")
    assert.deepEqual(
      readsOf(scene)
        .slice(0, 6)
        .map(({ status }) => status),
      [404, 404, 404, 200, 403, 200],
    )
  })

  test("because the agent was deleted mean that it was stopped", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    scene.cursor.addFault({
      ...READ,
      skip: 8,
      times: ALWAYS,
      action: { kind: "reply", status: 404, body: { error: "Agent not found" } },
    })
    const result = await run(scene)
    assertExit(result, 1)
    assert.deepEqual([result.outputs.outcome, result.outputs.errorCode], ["stopped", "agent-not-found"])
  })

  test("with Retry-After are not repeated before that", async (context) => {
    const scene = await sceneWith(context, { plan: { runningMs: 15 * MINUTE } })
    const WAITS = [30, 300]
    for (const seconds of WAITS) {
      const headers = { "retry-after": String(seconds) }
      const action = { kind: "reply", status: 429, headers, body: { error: "Slow down" } } as const
      scene.cursor.addFault({ ...READ, skip: 1, action })
    }
    const result = await run(scene)
    assert.equal(result.outputs.outcome, "finished")
    const reads = readsOf(scene)
    const refused = reads.flatMap(({ status }, index) => (status === 429 ? [index] : []))
    assert.equal(refused.length, WAITS.length)
    for (const [index, seconds] of WAITS.entries()) {
      const [at, next] = [reads[refused[index] ?? 0], reads[(refused[index] ?? 0) + 1]]
      const waitedMs = (next?.atMs ?? 0) - (at?.atMs ?? 0)
      assert.ok(waitedMs >= seconds * SECOND, `the next read came after ${waitedMs} ms`)
    }
  })
})
