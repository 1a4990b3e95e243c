import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { NO_SIGNALS } from "../../simulator/runner/signals.ts"
import { assertExit, assertOutputs, commentsOn, messages, onlyMessage } from "../scenarios/expectations.ts"
import { HOME, issueComment, labeledIssue } from "../scenarios/payloads.ts"
import { logText, type Scene, setScene } from "../scenarios/scene.ts"
import { ENDLESS, MINUTE, SECOND } from "../scenarios/stories.ts"
import { asked, changedElsewhere, count, DONE, earlierAgent, group } from "./stage.ts"

const ask = (id: string, inputs: Readonly<Record<string, string>> = {}) => ({
  inputs: { operation: "follow-up", "agent-id": id, prompt: "Now add a test", ...inputs },
})
const AGENT = /\/v0\/agents\/[^/]+$/
const FOLLOW_UP = /\/followup$/

function followUps(scene: Scene): readonly string[] {
  return scene.cursor.agents[0]?.followUps.map(({ text }) => text.split("\n")[0] ?? "") ?? []
}

/** An agent that has finished its first turn and takes a minute for the next. */
const PATIENT = { ...DONE, followUps: [{ runningMs: 9 * SECOND, summary: "The test is there." }] }

describe("a follow-up", () => {
  test("by a comment is sent once, waited for, and reported in outputs, log, summary and one comment", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent({ ...PATIENT, messages: ["Old words."] }))
    const event = issueComment("/cursor please rename it")
    const inputs = { prompt: "", "log-conversation": "true" }
    const result = await scene.run({ ...ask(id, inputs), github: { eventName: "issue_comment", event } })
    assertExit(result, 0)
    assertOutputs(result, {
      outcome: "finished",
      status: "FINISHED",
      agentId: id,
      agentUrl: `https://cursor.com/agents?id=${id}`,
      prUrl: `https://github.com/${HOME.fullName}/pull/3`,
      prNumber: "3",
      branchName: /^cursor\//,
      summary: "The test is there.",
      commentUrl: /\/issues\/1#issuecomment-/,
    })
    assert.deepEqual(followUps(scene), ["please rename it"])
    const [sent] = scene.cursor.agents[0]?.followUps ?? []
    assert.match(sent?.text ?? "", /\nFollow-up by https:\/\/github\.com\/.* \(follow-up key [0-9a-f]{12}\)$/)
    assert.equal(scene.cursor.launchCount, 0)
    assert.match(result.summary, /Follow-up key/)
    assert.match(group(result, /User, message 3/).join("\n"), /please rename it/)
    assert.ok(!logText(result).includes("Old words."), "of the conversation the log shows only what is new")
    const [comment, ...others] = commentsOn(scene, 1)
    assert.match(comment?.body ?? "", /### \S+ Cursor agent finished/)
    assert.equal(others.length, 0)
  })

  test("a status that still reads FINISHED is not taken for the end of the new turn", async (context) => {
    const scene = await setScene(context, { cursor: { followUpLagMs: 50 * SECOND } })
    const id = scene.cursor.addAgent(
      earlierAgent({ ...DONE, followUps: [{ runningMs: MINUTE, summary: "The test is there." }] }),
    )
    const result = await scene.run(ask(id))
    assertExit(result, 0)
    assert.equal(result.outputs.summary, "The test is there.")
    assert.ok(Number(result.outputs.durationSeconds) >= 110, `waited ${result.outputs.durationSeconds} s`)
    assert.match(logText(result), /waiting for a sign of the new turn/)
    assert.deepEqual(messages(result, "warning"), [])
  })

  test("a turn that is over before anybody looks is known by the answer in the conversation", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(
      earlierAgent({ ...DONE, followUps: [{ runningMs: SECOND, summary: "Quick.", messages: ["Quick."] }] }),
    )
    const result = await scene.run(ask(id))
    assertExit(result, 0)
    assert.equal(result.outputs.summary, "Quick.")
    assert.ok(Number(result.outputs.durationSeconds) < 30)
  })

  test("without any sign of a new turn the status is believed after two minutes, with a warning", async (context) => {
    const scene = await setScene(context, { cursor: { followUpLagMs: 60 * MINUTE } })
    const id = scene.cursor.addAgent(earlierAgent(PATIENT))
    const result = await scene.run(ask(id))
    assertExit(result, 0)
    assert.equal(result.outputs.outcome, "finished")
    assert.match(onlyMessage(result, "warning"), /No sign of a new turn was seen within 2 minutes/)
  })

  test("to a working agent: its turn, not the one under way, is waited for", async (context) => {
    const scene = await setScene(context)
    const story = {
      creatingMs: 0,
      runningMs: 3 * MINUTE,
      summary: "First.",
      followUps: [{ runningMs: MINUTE, summary: "Second." }],
    }
    const id = scene.cursor.addAgent(earlierAgent(story))
    const result = await scene.run(ask(id))
    assertExit(result, 0)
    assert.equal(result.outputs.summary, "Second.")
  })
})

describe("a follow-up that Cursor refuses", () => {
  for (const end of ["EXPIRED", "deleted"]) {
    test(`${end}: one sentence that says so, and nothing is sent`, async (context) => {
      const scene = await setScene(context)
      const id = scene.cursor.addAgent(earlierAgent(end === "EXPIRED" ? { ...DONE, end } : DONE))
      if (end === "deleted") await changedElsewhere(scene, "DELETE", id)
      const result = await scene.run(ask(id))
      assertExit(result, 1)
      assert.equal(result.outputs.outcome, "error")
      assert.match(result.outputs.errorCode ?? "", end === "deleted" ? /^agent-not-found$/ : /^agent-deleted$/)
      assert.equal(count(scene, "POST", FOLLOW_UP), 0)
    })
  }

  test("deleted between the look and the follow-up: 409", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(PATIENT))
    const body = { error: "Agent is deleted" }
    scene.cursor.addFault({ path: FOLLOW_UP, action: { kind: "reply", status: 409, body } })
    const result = await scene.run(ask(id))
    assertExit(result, 1)
    assert.equal(result.outputs.errorCode, "agent-deleted")
    assert.match(onlyMessage(result, "error"), /deleted, archived or expired.* Launch a new agent/)
  })

  test("stopped for good", async (context) => {
    const scene = await setScene(context, { cursor: { resumeStopped: false } })
    const id = scene.cursor.addAgent(earlierAgent(ENDLESS))
    await changedElsewhere(scene, "POST", id)
    const result = await scene.run(ask(id))
    assertExit(result, 1)
    assert.equal(result.outputs.errorCode, "agent-not-resumable")
  })
})

describe("a follow-up whose answer is lost", () => {
  test("is found in the conversation and not repeated; one that the rate limit turned away before is sent again", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(PATIENT))
    const limited = { status: 429, headers: { "retry-after": "7" }, body: { error: "Too Many Requests" } }
    scene.cursor.addFault({ path: FOLLOW_UP, action: { kind: "reply", ...limited } })
    scene.cursor.addFault({ path: FOLLOW_UP, action: { kind: "reply", status: 200, body: "<html>", processed: true } })
    const result = await scene.run(ask(id))
    assertExit(result, 0)
    assert.match(logText(result), /Nothing was sent; trying again in 7 s/)
    assert.deepEqual(followUps(scene), ["Now add a test"])
    assert.equal(result.outputs.summary, "The test is there.")
    assert.equal(count(scene, "POST", FOLLOW_UP), 2)
  })

  test("and that an agent at work does not show: in doubt, because a conversation can lag", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(ENDLESS))
    scene.cursor.addFault({ path: FOLLOW_UP, action: { kind: "reset", when: "before" } })
    const result = await scene.run(ask(id))
    assertExit(result, 1)
    assert.deepEqual(followUps(scene), [])
    assert.equal(count(scene, "POST", FOLLOW_UP), 1)
    assert.deepEqual([result.outputs.outcome, result.outputs.errorCode], ["unknown", "follow-up-in-doubt"])
    assert.match(logText(result), /The agent does not show the follow-up/)
  })

  test("and a conversation that cannot be read: in doubt, never a guess", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(PATIENT))
    scene.cursor.addFault({ path: FOLLOW_UP, action: { kind: "reset", when: "before" } })
    scene.cursor.addFault({
      path: /conversation$/,
      skip: 1,
      times: 99,
      action: { kind: "reply", status: 500, body: "x" },
    })
    const result = await scene.run(ask(id))
    assertExit(result, 1)
    assert.equal(result.outputs.outcome, "unknown")
    assert.match(
      onlyMessage(result, "error"),
      /It cannot be told whether the follow-up reached the agent \(follow-up key/,
    )
    assert.equal(count(scene, "POST", FOLLOW_UP), 1)
  })
})

describe("who may send a follow-up", () => {
  test("somebody without write permission: skipped, and Cursor is not asked", async (context) => {
    const scene = await setScene(context, { github: { users: [{ login: "stranger", type: "User" }] } })
    const id = scene.cursor.addAgent(earlierAgent(PATIENT))
    const event = labeledIssue({ sender: { login: "stranger", type: "User" } })
    const result = await scene.run({ ...ask(id), github: { eventName: "issues", event } })
    assertExit(result, 0)
    assert.equal(result.outputs.outcome, "skipped")
    assert.match(result.summary, /^## Nothing done: event skipped/m)
    assert.deepEqual(asked(scene), [])
  })

  test("a comment without the phrase is skipped, also when there is no agent-id", async (context) => {
    const scene = await setScene(context)
    const event = issueComment("Looks good to me")
    const result = await scene.run({ ...ask(""), github: { eventName: "issue_comment", event } })
    assertExit(result, 0)
    assert.equal(result.outputs.outcome, "skipped")
  })
})

describe("cancelled and repeated", () => {
  test("a cancelled job stops the agent it has followed up", { skip: NO_SIGNALS }, async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent({ ...DONE, followUps: [ENDLESS] }))
    const result = await scene.run({
      ...ask(id, { "poll-interval-seconds": "1" }),
      cancelOn: /RUNNING/,
      realTime: true,
    })
    assert.equal(result.conclusion, "cancelled")
    assert.equal(result.outputs.outcome, "cancelled")
    assert.equal(scene.cursor.agents[0]?.stopsAtMs.length, 1, "the post step has nothing left to do")
  })

  test("a killed step: the post step stops the agent", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent({ ...DONE, followUps: [ENDLESS] }))
    await scene.run({ ...ask(id, { "poll-interval-seconds": "1" }), killOn: /RUNNING/, realTime: true })
    assert.equal(scene.cursor.agents[0]?.stopsAtMs.length, 1)
  })

  test("an attempt after a bad end sends it again; the next one takes up what is under way and sends none", async (context) => {
    const scene = await setScene(context)
    const failing = { runningMs: SECOND, end: "ERROR" }
    const id = scene.cursor.addAgent(earlierAgent({ ...DONE, followUps: [failing, ...PATIENT.followUps] }))
    const attempt = (runAttempt: string, inputs = {}) => scene.run({ ...ask(id, inputs), github: { runAttempt } })
    const first = await attempt("1")
    assertExit(first, 1)
    assert.equal(first.outputs.outcome, "failed", "whatever good end the turn before had")

    const before = count(scene, "GET", AGENT)
    const second = await attempt("2", { wait: "false" })
    assertExit(second, 0)
    assert.equal(second.outputs.outcome, "launched")
    assert.match(second.summary, /^## \S+ Follow-up sent to the Cursor agent/m)
    assert.equal(count(scene, "GET", AGENT), before + 1, "wait: false returns at once")
    assert.deepEqual(followUps(scene), ["Now add a test", "Now add a test"])

    const third = await attempt("3")
    assertExit(third, 0)
    assert.deepEqual([third.outputs.outcome, third.outputs.summary], ["finished", "The test is there."])
    assert.match(logText(third), /Attached to the agent of an earlier attempt/)
    assert.equal(followUps(scene).length, 2)
  })
})
