import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import {
  agentOutputs,
  assertExit,
  assertOutputs,
  type ExpectedOutputs,
  messages,
  onlyAgent,
  onlyMessage,
} from "./expectations.ts"
import { HOME } from "./payloads.ts"
import { logText, setScene } from "./scene.ts"
import { ENDLESS, MINUTE, SECOND, SHORT } from "./stories.ts"

const BRANCH = /^cursor\/do-it-[0-9a-f]{4}$/
const WITHOUT_PULL_REQUEST = { branchName: BRANCH, summary: /Do it/ }
const NOTHING_CHANGED: AgentStory = { ...SHORT, diff: { linesAdded: 0, linesRemoved: 0, filesChanged: 0 } }

type Case = {
  readonly name: string
  readonly story: AgentStory
  readonly inputs?: Readonly<Record<string, string>>
  readonly outputs: ExpectedOutputs
  readonly exitCode: 0 | 1
  readonly error?: RegExp
  readonly warning?: RegExp
}

// What an agent that expired, and the time that runs out, come to is in re-run.test.ts; a launch alone in gate.test.ts.
const CASES: readonly Case[] = [
  {
    name: "no pull request, which is a warning",
    story: NOTHING_CHANGED,
    outputs: { outcome: "finished", status: "FINISHED", ...WITHOUT_PULL_REQUEST, errorCode: "no-pull-request" },
    exitCode: 0,
    warning: /finished without a pull request/,
  },
  {
    name: "no pull request, with if-no-pr: error",
    story: { ...SHORT, pullRequest: { lateMs: 5 * MINUTE } },
    inputs: { "if-no-pr": "error" },
    outputs: { outcome: "finished", status: "FINISHED", ...WITHOUT_PULL_REQUEST, errorCode: "no-pull-request" },
    exitCode: 1,
    error: /finished without a pull request/,
  },
  {
    name: "no pull request, when none was asked for",
    story: SHORT,
    inputs: { "auto-create-pr": "false", "if-no-pr": "error" },
    outputs: { outcome: "finished", status: "FINISHED", ...WITHOUT_PULL_REQUEST },
    exitCode: 0,
  },
  {
    name: "no pull request, no branch and no summary, with if-no-pr: ignore",
    story: { ...NOTHING_CHANGED, branch: null, summary: "" },
    inputs: { "if-no-pr": "ignore" },
    outputs: { outcome: "finished", status: "FINISHED" },
    exitCode: 0,
  },
  {
    name: "the status STOPPED",
    story: { ...SHORT, end: "STOPPED" },
    outputs: { outcome: "stopped", status: "STOPPED", branchName: BRANCH, errorCode: "agent-stopped" },
    exitCode: 1,
    error: /was stopped/,
  },
  {
    name: "a failure that fail-on lets pass",
    story: { ...SHORT, end: "ERROR" },
    inputs: { "fail-on": "expired, stopped\ntimed-out" },
    outputs: { outcome: "failed", status: "ERROR", branchName: BRANCH, errorCode: "agent-failed" },
    exitCode: 0,
    warning: /ended with an error/,
  },
]

describe("a run ends with", { concurrency: 3 }, () => {
  for (const { name, story, inputs, outputs, exitCode, error, warning } of CASES) {
    test(name, async (context) => {
      const scene = await setScene(context, { cursor: { plan: story } })
      const result = await scene.run({ inputs: { prompt: "Do it", ...inputs } })
      const agent = onlyAgent(scene)
      assertOutputs(result, { ...agentOutputs(agent), ...outputs })
      assertExit(result, exitCode)
      for (const [level, expected] of [
        ["error", error],
        ["warning", warning],
      ] as const) {
        if (expected) assert.match(onlyMessage(result, level), expected)
        else assert.deepEqual(messages(result, level), [])
      }
      assert.deepEqual(agent.stopsAtMs, [], "nobody stops the agent")
    })
  }

  test("a pull request eight seconds late, of a `repository` whose present name GitHub is asked for once", async (context) => {
    const url = `https://github.com/${HOME.fullName}/pull/3`
    const story: AgentStory = { ...SHORT, pullRequest: { lateMs: 8 * SECOND, url } }
    const repositories = [{ name: "octo/old-name", defaultBranch: "master" }]
    const scene = await setScene(context, { cursor: { plan: story, repositories } })
    const location = `${scene.github.apiUrl}/repos/${HOME.fullName}`
    const action = { kind: "reply", status: 301, headers: { location }, body: {} } as const
    scene.github.addFault({ method: "GET", path: "/repos/octo/old-name", action })
    const result = await scene.run({ inputs: { prompt: "Do it", repository: "octo/old-name" } })
    assertExit(result, 0)
    assertOutputs(result, {
      ...agentOutputs(onlyAgent(scene)),
      outcome: "finished",
      status: "FINISHED",
      prUrl: url,
      prNumber: "3",
      branchName: BRANCH,
      summary: /\*\*Do it\*\* is done/,
    })
    assert.deepEqual([messages(result, "error"), messages(result, "warning")], [[], []])
    assert.deepEqual(onlyAgent(scene).stopsAtMs, [], "nobody stops the agent")
    assert.equal(scene.github.requests.filter(({ path }) => path === "/repos/octo/old-name").length, 1)
  })

  test("the time running out, the agent stopped", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const inputs = { prompt: "Do it", "timeout-minutes": "1", "on-timeout": "stop" }
    const result = await scene.run({ inputs })
    const agent = onlyAgent(scene)
    assert.equal(agent.stopsAtMs.length, 1)
    assertExit(result, 1)
    assertOutputs(result, {
      ...agentOutputs(agent),
      outcome: "timed-out",
      status: "RUNNING",
      branchName: BRANCH,
      errorCode: "timed-out",
    })
    assert.match(onlyMessage(result, "error"), /did not end within 1 min; it was stopped/)
  })

  test("the time running out while the agent cannot be read: nobody says that it works", async (context) => {
    const scene = await setScene(context, { cursor: { plan: { creatingMs: 0, runningMs: 30_000 } } })
    const action = { kind: "reply", status: 500, body: {} } as const
    scene.cursor.addFault({ method: "GET", path: /\/bc-[^/]+$/, skip: 1, times: Number.POSITIVE_INFINITY, action })
    const result = await scene.run({ inputs: { prompt: "Do it", "timeout-minutes": "1" } })
    assert.deepEqual([result.outputs.outcome, result.outputs.status], ["timed-out", "RUNNING"])
    assert.match(
      onlyMessage(result, "error"),
      /was not seen to end within 1 min, for its status could not be read\. It may have ended; it was left alone/,
    )
    assert.doesNotMatch(`${logText(result)}${result.summary}`, /did not end|left working/)
    assert.match(logText(result), /Cursor agent was not seen to end in time/)
  })

  test("a skip, which sends nothing and needs neither key nor prompt", async (context) => {
    const scene = await setScene(context)
    const event = {
      action: "edited",
      issue: { number: 1 },
      comment: { id: 1, body: "/cursor go" },
      sender: { login: "x", type: "User" },
    }
    const result = await scene.run({
      withPost: true,
      inputs: { "api-key": "" },
      github: { eventName: "issue_comment", event },
      realTime: true,
    })
    assertOutputs(result, { outcome: "skipped", skipReason: /only new comments/ })
    assertExit(result, 0)
    assert.match(onlyMessage(result, "notice"), /^Skipped: only new comments/)
    assert.deepEqual([scene.cursor.requests.length, scene.github.requests.length], [0, 0])
    assert.match(result.summary, /event skipped/)
    assert.deepEqual(
      result.stages.map(({ name, exitCode }) => [name, exitCode]),
      [
        ["main", 0],
        ["post", 0],
      ],
    )
  })
})
