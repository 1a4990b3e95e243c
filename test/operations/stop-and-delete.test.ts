import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { assertExit, assertOutputs, onlyMessage } from "../scenarios/expectations.ts"
import { issueComment, labeledIssue } from "../scenarios/payloads.ts"
import { type Scene, setScene } from "../scenarios/scene.ts"
import { ENDLESS } from "../scenarios/stories.ts"
import { asked, count, DONE, earlierAgent } from "./stage.ts"

const order = (operation: string, id: string) => ({ inputs: { operation, "agent-id": id } })
const comment = (body: string) => ({ github: { eventName: "issue_comment", event: issueComment(body) } })

/** What was written on GitHub: nothing, but for questions that are posted. */
function assertNothingWritten(scene: Scene): void {
  const written = scene.github.requests.filter(({ method, path }) => method !== "GET" && path !== "/graphql")
  assert.deepEqual(written, [])
}

describe("stop", () => {
  test("stops a working agent, by a comment that is the phrase and nothing else; nothing is written on GitHub", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(ENDLESS))
    const ignored = await scene.run({ ...order("stop", id), ...comment("stop it") })
    assert.equal(ignored.outputs.outcome, "skipped")
    assert.deepEqual(asked(scene), [])
    const result = await scene.run({ ...order("stop", id), ...comment("/cursor") })
    assertExit(result, 0)
    assertOutputs(result, {
      outcome: "ok",
      status: "STOPPED",
      agentId: id,
      agentUrl: /./,
      branchName: /^(cursor\/.*)?$/,
    })
    assert.match(result.summary, /^## Cursor agent stopped/m)
    assert.equal(scene.cursor.agents[0]?.stopsAtMs.length, 1)
    assertNothingWritten(scene)
  })

  test("an agent that has ended needs no stop", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(DONE))
    const result = await scene.run(order("stop", id))
    assertExit(result, 0)
    assert.equal(result.outputs.outcome, "ok")
    assert.match(result.summary, /had ended already/)
    assert.equal(count(scene, "POST", /stop$/), 0)
  })

  test("a stop whose answer is lost is what stopped the agent, as a read shows", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(ENDLESS))
    scene.cursor.addFault({ path: /stop$/, action: { kind: "reset", when: "after" } })
    const result = await scene.run(order("stop", id))
    assertExit(result, 0)
    assert.equal(result.outputs.status, "STOPPED")
    assert.match(result.summary, /Cursor agent stopped/)
    assert.equal(count(scene, "POST", /stop$/), 1)
  })

  test("a stop that keeps failing is an error", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(ENDLESS))
    scene.cursor.addFault({ path: /stop$/, times: 99, action: { kind: "reply", status: 500, body: "x" } })
    const result = await scene.run(order("stop", id))
    assertExit(result, 1)
    assert.equal(result.outputs.errorCode, "agent-still-running")
    assert.ok(onlyMessage(result, "error").includes(id), "the agent is named")
  })
})

describe("delete", () => {
  test("deletes for good by a comment that is the phrase, also when the answer is lost, and a second time without an error", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(DONE))
    const ignored = await scene.run({ ...order("delete", id), ...comment("delete it") })
    assert.equal(ignored.outputs.outcome, "skipped")
    assert.deepEqual(asked(scene), [])
    scene.cursor.addFault({ method: "DELETE", action: { kind: "reset", when: "after" } })
    const first = await scene.run({ ...order("delete", id), ...comment("/cursor") })
    assertExit(first, 0)
    assertOutputs(first, { outcome: "ok", agentId: id })
    assert.equal(count(scene, "DELETE", /./), 2, "sent again, and gone is gone")
    assert.notEqual(scene.cursor.agents[0]?.deletedAtMs, undefined)
    assertNothingWritten(scene)
    const second = await scene.run(order("delete", id))
    assertExit(second, 0)
    assert.match(second.summary, /was deleted already/)
  })

  test("an expired agent cannot be deleted, and that is said", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent({ ...DONE, end: "EXPIRED" }))
    const result = await scene.run(order("delete", id))
    assertExit(result, 1)
    assert.equal(result.outputs.errorCode, "agent-deleted")
  })
})

describe("stop and delete", () => {
  for (const operation of ["stop", "delete"]) {
    test(`${operation} of an agent that nobody knows is an error`, async (context) => {
      const scene = await setScene(context)
      const result = await scene.run(order(operation, "bc-0"))
      assertExit(result, 1)
      assertOutputs(result, { outcome: "error", errorCode: "agent-not-found", agentId: "bc-0" })
    })
  }

  test("by somebody without write permission are skipped, and Cursor is not asked", async (context) => {
    const scene = await setScene(context, { github: { users: [{ login: "stranger", type: "User" }] } })
    const id = scene.cursor.addAgent(earlierAgent(ENDLESS))
    const event = labeledIssue({ sender: { login: "stranger", type: "User" } })
    for (const operation of ["stop", "delete"]) {
      const result = await scene.run({ ...order(operation, id), github: { eventName: "issues", event } })
      assertExit(result, 0)
      assert.equal(result.outputs.outcome, "skipped")
    }
    assert.deepEqual(asked(scene), [])
  })
})
