import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { FaultAction } from "../../simulator/fault.ts"
import { commentsOn, onlyAgent } from "./expectations.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { API_KEY, type RunOptions, type Scene, setScene } from "./scene.ts"
import { ENDLESS, SHORT } from "./stories.ts"
import { ALWAYS, READ } from "./waits.ts"

function attempt(number: number, inputs: Readonly<Record<string, string>> = {}): RunOptions {
  const github = { eventName: "issues", event: labeledIssue(), runAttempt: String(number) }
  return { inputs: { prompt: "Do it", ...inputs }, github }
}

function launches(scene: Scene): number {
  return scene.cursor.requests.filter(({ method, path }) => method === "POST" && path === "/v0/agents").length
}

describe("a re-run", { concurrency: 3 }, () => {
  test("goes on waiting for the agent that the first attempt left working", async (context) => {
    const scene = await setScene(context, { cursor: { plan: { creatingMs: 1_000, runningMs: 400_000 } } })
    const inputs = { prompt: "Do it", "timeout-minutes": "1" }
    const first = await scene.run({ ...attempt(1), inputs })
    const second = await scene.run({ ...attempt(2), inputs: { prompt: "Do it" } })
    assert.equal(first.outputs.outcome, "timed-out")
    assert.equal(second.outputs.outcome, "finished")
    assert.equal(second.outputs.agentId, onlyAgent(scene).id)
    assert.equal(commentsOn(scene, 1).length, 1)
  })

  for (const comment of ["true", "false"]) {
    test(`adopts a finished agent (comment: ${comment})`, async (context) => {
      const scene = await setScene(context, { cursor: { plan: SHORT } })
      const inputs = { prompt: "Do it", comment }
      await scene.run({ ...attempt(1), inputs })
      const second = await scene.run({ ...attempt(2), inputs })
      assert.equal(launches(scene), 1)
      assert.equal(second.outputs.outcome, "finished")
      assert.equal(second.outputs.prNumber, "3")
    })
  }

  for (const end of ["ERROR", "EXPIRED", "STOPPED"]) {
    test(`replaces an agent that ended as ${end}`, async (context) => {
      const scene = await setScene(context, { cursor: { plan: [{ ...SHORT, end }, SHORT] } })
      await scene.run(attempt(1))
      const second = await scene.run(attempt(2))
      assert.equal(scene.cursor.launchCount, 2)
      assert.equal(second.outputs.outcome, "finished")
      assert.equal(second.outputs.agentId, scene.cursor.agents[1]?.id)
    })
  }

  test("launches nothing when it cannot tell what the first attempt left", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const inputs = { prompt: "Do it", comment: "false", "timeout-minutes": "1" }
    await scene.run({ ...attempt(1), inputs })
    const fault: FaultAction = { kind: "reply", status: 401, body: { error: "Unauthorized" } }
    scene.cursor.addFault({ method: "GET", path: "/v0/agents", times: Number.POSITIVE_INFINITY, action: fault })
    const second = await scene.run({ ...attempt(2), inputs })
    assert.equal(second.outputs.outcome, "unknown")
    assert.equal(scene.cursor.launchCount, 1)
  })

  test("does not take the agent that it replaces for the one of its own lost launch", async (context) => {
    const scene = await setScene(context, { cursor: { plan: [{ ...SHORT, end: "ERROR" }, SHORT] } })
    await scene.run(attempt(1))
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "reset", when: "before" } })
    const second = await scene.run(attempt(2))
    assert.equal(second.outputs.outcome, "finished")
    assert.equal(second.outputs.agentId, scene.cursor.agents[1]?.id)
    assert.equal(launches(scene), 3)
  })

  test("is not misled by a comment that is behind", async (context) => {
    const scene = await setScene(context, { cursor: { plan: [{ ...SHORT, end: "ERROR" }, ENDLESS] } })
    await scene.run(attempt(1))
    await scene.run(attempt(2, { comment: "false", "timeout-minutes": "1" }))
    const third = await scene.run(attempt(3, { "timeout-minutes": "1" }))
    assert.equal(scene.cursor.launchCount, 2)
    assert.equal(third.outputs.agentId, scene.cursor.agents[1]?.id)
  })

  test("looks among the agents when the one that the comment names cannot be read", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    await scene.run(attempt(1, { "timeout-minutes": "1" }))
    scene.cursor.addFault({ ...READ, action: { kind: "reply", status: 403, body: { error: "Forbidden" } } })
    const second = await scene.run(attempt(2, { "timeout-minutes": "1" }))
    assert.equal(second.outputs.agentId, onlyAgent(scene).id)
  })

  test("launches nothing while a working agent, perhaps its own, shows no prompt yet", async (context) => {
    const scene = await setScene(context, { cursor: { plan: { ...SHORT, end: "ERROR" } } })
    await scene.run(attempt(1))
    const repository = `https://github.com/${HOME.fullName}`
    const request = { prompt: { text: "?" }, source: { repository, ref: "master" } }
    const id = scene.cursor.addAgent({ key: API_KEY, request, story: ENDLESS })
    const empty: FaultAction = { kind: "reply", status: 200, body: { id, messages: [] } }
    scene.cursor.addFault({ path: `/v0/agents/${id}/conversation`, times: ALWAYS, action: empty })
    const second = await scene.run(attempt(2))
    assert.deepEqual([second.outputs.outcome, second.outputs.errorCode], ["unknown", "launch-in-doubt"])
    assert.match(second.log.join("\n"), /1 working agent shows no prompt yet/)
    assert.equal(scene.cursor.launchCount, 1)
  })
})
