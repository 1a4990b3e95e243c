import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { answering, knownAnswer } from "../../simulator/cursor/known-answers.ts"
import type { CursorCloudOptions } from "../../simulator/cursor/settings.ts"
import type { Fault, FaultAction } from "../../simulator/fault.ts"
import { agentFor, LAUNCH_LINE } from "./earlier-attempt.ts"
import { commentsOn, onlyAgent, onlyMessage } from "./expectations.ts"
import { labeledIssue } from "./payloads.ts"
import { type RunOptions, type Scene, setScene } from "./scene.ts"
import { ENDLESS, SHORT } from "./stories.ts"

const ON_ISSUE: RunOptions = {
  inputs: { prompt: "Do it" },
  github: { eventName: "issues", event: labeledIssue() },
  withPost: false,
}

function launches(scene: Scene): number {
  return scene.cursor.requests.filter(({ method, path }) => method === "POST" && path === "/v0/agents").length
}

/**
 * What the other tests here have no launch for; which answers make the trouble is the matter of test/cursor, above all
 * connection.test.ts, transport.test.ts and reply.test.ts.
 */
const LOST: readonly (readonly [string, FaultAction])[] = [
  ["silence", { kind: "silence", processed: true }],
  ["HTTP 502 after processing", { kind: "reply", status: 502, body: "<html>", processed: true }],
  ["a 201 that is not JSON", { kind: "reply", status: 201, body: "<html>", processed: true }],
]

const LIST = { method: "GET", path: "/v0/agents" }
const FORBIDDEN: FaultAction = { kind: "reply", status: 403, body: { error: "Forbidden" } }

describe("a launch whose answer is lost", { concurrency: 3 }, () => {
  for (const [name, action] of LOST) {
    test(`by ${name} is found by its launch key`, async (context) => {
      const scene = await setScene(context, { cursor: { plan: SHORT, listLagMs: 3_000 } })
      scene.cursor.addFault({ method: "POST", path: "/v0/agents", action })
      const result = await scene.run({ ...ON_ISSUE, silence: action.kind === "silence" })
      assert.equal(launches(scene), 1)
      assert.equal(result.outputs.agentId, onlyAgent(scene).id)
      assert.equal(result.outputs.outcome, "finished")
    })
  }

  test("is not forgotten when the second launch is refused", async (context) => {
    const scene = await setScene(context, { cursor: { plan: { ...SHORT, madeAfterMs: 150_000 } } })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "reset", when: "after" } })
    const action: FaultAction = { kind: "reply", ...knownAnswer("usage-limit-429") }
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action })
    const result = await scene.run(ON_ISSUE)
    assert.deepEqual([result.outputs.outcome, result.outputs.errorCode], ["unknown", "launch-in-doubt"])
    assert.match(
      onlyMessage(result, "error"),
      /launch key [0-9a-f]{12} was found; a second launch was refused\. The Cursor/,
    )
    assert.doesNotMatch(result.log.join("\n"), /No Cursor agent was launched/)
  })

  for (const [name, isBlocked, outcome, code] of [
    ["and the agent does not appear, is in doubt", false, "unknown", "launch-in-doubt"],
    ["as it turns every request away, is refused", true, "error", "gateway"],
  ] as const) {
    test(`because something in between turns it away, ${name}`, async (context) => {
      const scene = await setScene(context, { cursor: { plan: { ...SHORT, madeAfterMs: 150_000 } } })
      const action = answering("page-403", { processed: !isBlocked })
      scene.cursor.addFault({ method: "POST", path: "/v0/agents", action })
      if (isBlocked) scene.cursor.addFault({ ...LIST, times: 99, action })
      const result = await scene.run(ON_ISSUE)
      assert.equal(launches(scene), 1)
      assert.deepEqual([result.outputs.outcome, result.outputs.errorCode], [outcome, code])
      assert.match(onlyMessage(result, "error"), /something between the runner and Cursor answered \(HTTP 403\)/)
      assert.match(onlyMessage(result, "error"), /Title of the page: Access denied/)
      assert.equal(/none with the launch key [0-9a-f]{12} was found\./.test(onlyMessage(result, "error")), !isBlocked)
      assert.equal(/No Cursor agent was launched/.test(result.log.join("\n")), isBlocked)
    })
  }

  test("and made two of which one cannot be stopped makes the step red, also when nobody waits", async (context) => {
    const story = { ...ENDLESS, twinsAfterMs: [0], answers: [{ to: "stop", reply: "not-running" }] } as const
    const scene = await setScene(context, { cursor: { plan: story } })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "reset", when: "after" } })
    const result = await scene.run({ ...ON_ISSUE, inputs: { ...ON_ISSUE.inputs, wait: "false" } })
    const { agentId = "", outcome, errorCode } = result.outputs
    assert.deepEqual([outcome, errorCode, result.conclusion], ["launched", "agent-still-running", "failure"])
    const twin = scene.cursor.agents.find(({ id }) => id !== agentId)
    assert.ok(twin && agentId !== "")
    assert.ok(onlyMessage(result, "error").includes(`may still be working: ${twin.id} (https://cursor.com/agents?id=`))
    const [comment] = commentsOn(scene, 1)
    assert.ok(comment?.body.includes(agentId) && comment.body.includes(twin.id))
  })

  const UNREADABLE: readonly (readonly [string, Partial<CursorCloudOptions>, Fault[]])[] = [
    ["is refused", {}, [{ ...LIST, times: Number.POSITIVE_INFINITY, action: FORBIDDEN }]],
    ["has a cursor that comes again", { listCursor: "repeats" }, []],
  ]
  for (const [name, cursor, faults] of UNREADABLE) {
    test(`and cannot be looked for, because the list ${name}, ends as unknown, and nothing more is sent`, async (context) => {
      const scene = await setScene(context, { cursor })
      scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "reset", when: "before" } })
      for (const fault of faults) scene.cursor.addFault(fault)
      const result = await scene.run(ON_ISSUE)
      assert.equal(launches(scene), 1)
      assert.equal(result.outputs.outcome, "unknown")
      assert.equal(result.outputs.errorCode, "launch-in-doubt")
      assert.equal(result.conclusion, "failure")
      assert.match(result.log.join("\n"), /launch key [0-9a-f]{12}[\s\S]*cursor\.com\/agents/)
      assert.ok(scene.cursor.requests.length <= 60, `${scene.cursor.requests.length} requests`)
    })
  }

  test("and made no agent is sent once more, and not taken for an agent whose prompt only quotes the key", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const quoting = scene.cursor.addAgent(
      agentFor(`Look at this\n\n\`\`\`text\n${LAUNCH_LINE}\n\`\`\`\n\nLaunched by me`),
    )
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "reset", when: "before" } })
    const result = await scene.run(ON_ISSUE)
    assert.equal(result.outputs.outcome, "finished")
    assert.notEqual(result.outputs.agentId, quoting)
    assert.equal(result.outputs.agentId, onlyAgent(scene).id)
    assert.equal(launches(scene), 2)
    const launched = scene.cursor.agents.find(({ preloaded }) => !preloaded)
    assert.ok(launched?.promptText.endsWith(`\n${LAUNCH_LINE}`), "the key that was quoted is the step's own")
  })

  test("is sent a third time for nothing in the world", async (context) => {
    const scene = await setScene(context)
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", times: 9, action: { kind: "reset", when: "before" } })
    const result = await scene.run(ON_ISSUE)
    assert.equal(launches(scene), 2)
    assert.equal(result.outputs.outcome, "unknown")
  })
})
