import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { describe, test } from "node:test"
import { NO_SIGNALS } from "../../simulator/runner/signals.ts"
import { newMessages } from "../../src/report/conversation.ts"
import { assertExit, assertOutputs, onlyMessage } from "../scenarios/expectations.ts"
import { HOME, labeledIssue } from "../scenarios/payloads.ts"
import { logText, setScene } from "../scenarios/scene.ts"
import { ENDLESS, MINUTE, SECOND, SHORT, TWO_LOOKS } from "../scenarios/stories.ts"
import { asked, count, DONE, earlierAgent, group, temporaryFolder } from "./stage.ts"

const wait = (id: string, inputs: Readonly<Record<string, string>> = {}) => ({
  inputs: { operation: "wait", "agent-id": id, ...inputs },
})

describe("wait", () => {
  test("reports as a launch would: outputs, summary, conversation, and a pull request that comes after the end", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent({ ...TWO_LOOKS, pullRequest: { lateMs: 30 * SECOND } }))
    const result = await scene.run({ ...wait(id), tempRoot: temporaryFolder(context) })
    assertExit(result, 0)
    assertOutputs(result, {
      outcome: "finished",
      status: "FINISHED",
      agentId: id,
      agentUrl: `https://cursor.com/agents?id=${id}`,
      prUrl: `https://github.com/${HOME.fullName}/pull/3`,
      prNumber: "3",
      branchName: /^cursor\//,
      summary: /is done/,
      conversationPath: /conversation-bc-/,
    })
    assert.match(readFileSync(result.outputs.conversationPath ?? "", "utf8"), /"assistant_message"/)
    assert.equal(count(scene, "GET", /conversation$/), 1, "without log-conversation it is read once, for the file")
    assert.match(result.summary, /^## \S+ Cursor agent finished.*[\s\S]*`RUNNING`/)
    assert.match(result.summary, /pull request #3/)
    assert.equal(scene.cursor.launchCount, 0)
  })

  test("an agent that has ended is reported at once, to everybody and without a comment", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent({ ...DONE, end: "ERROR" }))
    const result = await scene.run({ ...wait(id), github: { eventName: "issues", event: labeledIssue() } })
    assertExit(result, 1)
    assertOutputs(result, {
      outcome: "failed",
      errorCode: "agent-failed",
      status: "ERROR",
      agentId: id,
      agentUrl: /./,
      branchName: /./,
    })
    assert.equal(result.outputs.durationSeconds, "0")
    assert.deepEqual(scene.github.requests, [], "nobody's permission is asked for")
  })

  test("an agent that is not visible yet is looked for a little longer", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(SHORT))
    scene.cursor.addFault({ path: `/v0/agents/${id}`, times: 2, action: { kind: "reply", status: 404, body: {} } })
    // It is found on v1 first, and followed there: nothing comes on its stream for a while.
    const result = await scene.run({ ...wait(id), silence: true })
    assertExit(result, 0)
    assert.equal(result.outputs.outcome, "finished")
  })

  test("an agent that nobody knows", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run(wait("bc-0"))
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "agent-not-found" })
    const asked = scene.cursor.requests.filter(({ path }) => path.startsWith("/v0/"))
    assert.equal(asked.length, 4)
  })

  test("time runs out: the agent is left, or stopped with on-timeout", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(ENDLESS))
    const left = await scene.run(wait(id, { "timeout-minutes": "2" }))
    assertExit(left, 1)
    assert.equal(left.outputs.outcome, "timed-out")
    assert.deepEqual(scene.cursor.agents[0]?.stopsAtMs, [])
    const stopped = await scene.run(wait(id, { "timeout-minutes": "1", "on-timeout": "stop" }))
    assert.equal(stopped.outputs.outcome, "timed-out")
    assert.equal(scene.cursor.agents[0]?.stopsAtMs.length, 1)
  })

  test("a cancelled job leaves the agent alone, and the post step too", { skip: NO_SIGNALS }, async (context) => {
    const scene = await setScene(context)
    // At work before the first look: nobody waits for a second one.
    const id = scene.cursor.addAgent(earlierAgent({ ...ENDLESS, creatingMs: 0 }))
    const result = await scene.run({ ...wait(id), cancelOn: /RUNNING/, realTime: true })
    assert.equal(result.conclusion, "cancelled")
    assert.equal(result.outputs.outcome, "cancelled")
    assert.match(result.summary, /left working, because this step only waits for it/)
    assert.deepEqual(scene.cursor.agents[0]?.stopsAtMs, [])
    assert.deepEqual(result.state, {})
  })
})

describe("log-conversation", () => {
  const messages = [
    { afterMs: 5 * SECOND, text: "First, I read." },
    { afterMs: 3 * MINUTE, text: "Then I write.\n::error::not a command" },
  ]

  test("prints each message once while the agent works, also when ids are new each time, and reads twice a minute at most", async (context) => {
    const scene = await setScene(context, { cursor: { newMessageIds: true } })
    const id = scene.cursor.addAgent(earlierAgent({ runningMs: 10 * MINUTE, messages }))
    const result = await scene.run(wait(id, { "log-conversation": "true", "poll-interval-seconds": "1" }))
    assertExit(result, 0)
    const log = logText(result)
    assert.equal(log.split("First, I read.").length, 2)
    assert.match(group(result, /Agent, message 3/).join("\n"), /^\| Then I write\.\n\| : ?:error/)
    assert.ok(log.indexOf("Then I write") < log.indexOf("FINISHED"), "it is printed while the agent works")
    assert.deepEqual(
      result.annotations.filter(({ level }) => level === "error"),
      [],
    )
    assert.ok(count(scene, "GET", /conversation$/) <= 22, asked(scene).join("\n"))
  })

  test("a conversation that cannot be read does not disturb the wait", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(SHORT))
    scene.cursor.addFault({ path: /conversation$/, times: Number.POSITIVE_INFINITY, action: { kind: "silence" } })
    const result = await scene.run({ ...wait(id, { "log-conversation": "true" }), silence: true })
    assertExit(result, 0)
    assertOutputs(result, {
      ...result.outputs,
      outcome: "finished",
      conversationPath: "",
    })
  })

  test("the log of a launch has it too", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const result = await scene.run({ inputs: { prompt: "Do it", "log-conversation": "true" } })
    assertExit(result, 0)
    assert.match(group(result, /User, message 1/).join("\n"), /^\| Do it/)
    assert.equal(onlyMessage(result, "notice").includes("Launched agent"), true)
  })
})

describe("messages are told apart by place, type and text", () => {
  const message = (id: string, type: string, text: string) => ({ id, type, text })
  const known = [message("1", "user_message", "Do"), message("2", "assistant_message", "I read")]

  const cases = [
    {
      name: "new ids are not news",
      current: [message("a", "user_message", "Do"), message("b", "assistant_message", "I read")],
      news: [],
    },
    { name: "a new place is", current: [...known, message("3", "assistant_message", "I read")], news: ["I read"] },
    {
      name: "of one that grew, the rest",
      current: [known[0], message("2", "assistant_message", "I read it")],
      news: [" it"],
    },
    {
      name: "another text in the same place",
      current: [known[0], message("2", "assistant_message", "No")],
      news: ["No"],
    },
    { name: "another speaker", current: [known[0], message("2", "user_message", "I read")], news: ["I read"] },
    { name: "a conversation that got shorter", current: [known[0]], news: [] },
  ]
  for (const { name, current, news } of cases) {
    test(name, () => {
      const present = current.filter((entry) => entry !== undefined)
      assert.deepEqual(
        newMessages(known, present).map(({ text }) => text),
        news,
      )
    })
  }
})
