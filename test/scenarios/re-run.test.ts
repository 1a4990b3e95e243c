import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { FaultAction } from "../../simulator/fault.ts"
import { agentFor, agentOfEarlierAttempt } from "./earlier-attempt.ts"
import { assertExit, assertOutputs, commentsOn, messages, onlyAgent, onlyMessage } from "./expectations.ts"
import { launchedBefore } from "./launched-before.ts"
import { labeledIssue } from "./payloads.ts"
import { type RunOptions, type Scene, setScene } from "./scene.ts"
import { ENDLESS, SHORT } from "./stories.ts"
import { ALWAYS, READ } from "./waits.ts"

function attempt(number: number, inputs: Readonly<Record<string, string>> = {}): RunOptions {
  const github = { eventName: "issues", event: labeledIssue(), runAttempt: String(number) }
  return { inputs: { prompt: "Do it", ...inputs }, github }
}

const FAILED: AgentStory = { ...SHORT, end: "ERROR" }

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
    const seconds = Number(second.outputs.durationSeconds)
    assert.ok(seconds >= 400 && seconds < 600, `${seconds} s since the launch`)
    assert.match(commentsOn(scene, 1)[0]?.body ?? "", /asked for took [789] min/)
    assert.match(
      messages(first, "error").join("\n"),
      /The agent did not end within 1 min; it was left working[^\n]+, agent https:\/\/cursor\.com\/agents\?id=bc-/,
    )
  })

  test("adopts a finished agent that the comment names", async (context) => {
    const scene = await setScene(context, { cursor: { plan: { ...SHORT, runningMs: 300_000 } } })
    const first = await scene.run(attempt(1))
    const before = commentsOn(scene, 1)[0]?.body
    const second = await scene.run(attempt(2))
    assert.equal(launches(scene), 1)
    assert.ok(Number(first.outputs.durationSeconds) >= 300)
    assert.equal(second.outputs.durationSeconds, first.outputs.durationSeconds, "the time of the work, not of the look")
    const [, minutes, seconds] = /\[(\d+):(\d+)\]\S* \S*FINISHED/.exec(first.log.join("\n")) ?? []
    assert.equal(String(Number(minutes) * 60 + Number(seconds)), first.outputs.durationSeconds, "the log says the same")
    const words = (text = "") => /took [^:]+/.exec(text)?.[0]
    assert.equal(words(commentsOn(scene, 1)[0]?.body), words(before))
    assert.ok(words(before) !== undefined && second.log.some((line) => line.includes(words(before)?.slice(5) ?? "?")))
    assert.equal(second.outputs.outcome, "finished")
    assert.equal(second.outputs.prNumber, "3")
  })

  test("adopts a finished agent (comment: false)", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(agentOfEarlierAttempt(SHORT))
    const second = await scene.run(attempt(2, { comment: "false" }))
    assert.equal(launches(scene), 0)
    assert.equal(second.outputs.agentId, id)
    assert.equal(second.outputs.outcome, "finished")
    assert.equal(second.outputs.prNumber, "3")
  })

  test("replaces an agent that failed, also when its own launch is lost, and then one that expired", async (context) => {
    const scene = await setScene(context, { cursor: { plan: FAILED } })
    await launchedBefore(scene, attempt(1), FAILED)
    scene.cursor.enqueueStories({ ...SHORT, end: "EXPIRED" }, SHORT)
    const sentBefore = launches(scene)
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "reset", when: "before" } })
    const second = await scene.run(attempt(2))
    assert.equal(
      launches(scene) - sentBefore,
      2,
      "the agent that is replaced is not taken for the one of the lost launch",
    )
    const third = await scene.run(attempt(3))
    const ids = scene.cursor.agents.map(({ id }) => id)
    assert.equal(ids.length, 3)
    assertExit(second, 1)
    assert.match(onlyMessage(second, "error"), /expired/)
    assertOutputs(second, {
      agentId: ids[1] ?? "?",
      agentUrl: /bc-/,
      outcome: "expired",
      status: "EXPIRED",
      errorCode: "agent-expired",
      branchName: /^cursor\//,
      commentUrl: /^https:/,
    })
    assert.deepEqual([third.outputs.agentId, third.outputs.outcome], [ids[2], "finished"])
  })

  test("replaces an agent that was stopped, found by its launch key", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const before = scene.cursor.addAgent(agentOfEarlierAttempt({ creatingMs: 0, runningMs: 0, end: "STOPPED" }))
    const second = await scene.run(attempt(2))
    assert.equal(scene.cursor.launchCount, 1)
    assert.equal(second.outputs.outcome, "finished")
    assert.notEqual(second.outputs.agentId, before)
    assert.ok(second.log.some((line) => line.includes(`${before}, ended as STOPPED; a new one is launched.`)))
  })

  test("launches nothing when it cannot tell what the first attempt left", async (context) => {
    const scene = await setScene(context)
    scene.cursor.addAgent(agentOfEarlierAttempt(ENDLESS))
    const fault: FaultAction = { kind: "reply", status: 401, body: { error: "Unauthorized" } }
    scene.cursor.addFault({ method: "GET", path: "/v0/agents", times: Number.POSITIVE_INFINITY, action: fault })
    const second = await scene.run(attempt(2, { comment: "false", "timeout-minutes": "1" }))
    assert.equal(second.outputs.outcome, "unknown")
    assert.equal(scene.cursor.launchCount, 0)
  })

  test("is not misled by a comment that is behind", async (context) => {
    const scene = await setScene(context, { cursor: { plan: FAILED } })
    await launchedBefore(scene, attempt(1), FAILED)
    // The second attempt, with `comment: false`, has left an agent that works.
    const id = scene.cursor.addAgent(agentOfEarlierAttempt(ENDLESS))
    const third = await scene.run(attempt(3, { "timeout-minutes": "1" }))
    assert.equal(scene.cursor.agents.length, 2)
    assert.equal(third.outputs.agentId, id)
  })

  test("looks among the agents when the one that the comment names cannot be read", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    await scene.run(attempt(1, { wait: "false" }))
    scene.cursor.addFault({ ...READ, action: { kind: "reply", status: 403, body: { error: "Forbidden" } } })
    const second = await scene.run(attempt(2, { "timeout-minutes": "1" }))
    assert.equal(second.outputs.agentId, onlyAgent(scene).id)
  })

  test("launches nothing while a working agent, perhaps its own, shows no prompt yet", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(agentFor("?", ENDLESS))
    const empty: FaultAction = { kind: "reply", status: 200, body: { id, messages: [] } }
    scene.cursor.addFault({ path: `/v0/agents/${id}/conversation`, times: ALWAYS, action: empty })
    const second = await scene.run(attempt(2))
    assert.deepEqual([second.outputs.outcome, second.outputs.errorCode], ["unknown", "launch-in-doubt"])
    assert.match(second.log.join("\n"), /1 agent that may be this step's shows no prompt yet/)
    assert.equal(scene.cursor.launchCount, 0)
  })
})
