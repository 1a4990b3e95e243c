import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { answering } from "../../simulator/cursor/known-answers.ts"
import type { Fault } from "../../simulator/fault.ts"
import { secondaryRateLimit, serverError } from "../../simulator/github/faults.ts"
import {
  AT_ONCE,
  CAN_READ_CHECKS,
  commentOn,
  fixesSent,
  GREEN as GREEN_LATER,
  labeled,
  RED as RED_LATER,
  type Setting,
  stage,
} from "./checks-stage.ts"
import { HOME } from "./payloads.ts"
import { API_KEY, type Scene } from "./scene.ts"

type Inputs = Readonly<Record<string, string>>

const run = (scene: Scene, inputs: Inputs = {}, runAttempt = "1") =>
  scene.run(labeled({ "max-fixes": "2", ...inputs }, runAttempt))

/** Over as soon as they are there: each look of a process that waits costs time, and most of these tests are not about the wait. */
const [RED, GREEN] = [
  { ...RED_LATER, ...AT_ONCE },
  { ...GREEN_LATER, ...AT_ONCE },
]
const AFTER = "checks-failed-after-fixes"
const UNSENT = "checks-failed-unsent"
const NEVER = { name: "slow", takesMs: Number.POSITIVE_INFINITY }
const onFollowUp = (action: Fault["action"]): Fault => ({ method: "POST", path: /\/followup$/, action })
const pushByAnn = ({ github }: Scene, number: number) =>
  void github.push({ repository: HOME.fullName, number, author: "ann" })

/** What ends a waiting launch. */
type End = {
  readonly title: string
  readonly setting: Setting
  readonly inputs?: Inputs
  readonly fault?: Fault
  readonly conclusion: "success" | "failure"
  /** Outcome, error code, checks, fixes that were counted. */
  readonly outputs: readonly [outcome: string, errorCode: string, checks: string, fixes: string]
  /** What the agent was sent; default: what was counted. */
  readonly sent?: number
  /** What the comment says at the end. */
  readonly says: RegExp
  /** What else must be so. */
  readonly also?: (scene: Scene) => unknown
}

const ENDS: readonly End[] = [
  {
    title: "green after a fix, of which the agent read the end of the log",
    setting: { checks: [[RED_LATER], [GREEN_LATER]] },
    inputs: { "commit-status": "true" },
    also: (scene) => {
      const [fix = ""] = fixesSent(scene)
      assert.match(fix, /Step: Run npm test\n/)
      assert.match(fix, /Run npm test\nnot ok 1 - adds\nexit code 1\n/)
      assert.ok(!fix.includes("2026-11-26T18"), "without what the runner added")
      const written = scene.github.requests.filter(({ path }) => path.includes("/statuses/"))
      assert.deepEqual(
        written.map(({ body, status }) => [status, JSON.parse(body).context, JSON.parse(body).state]),
        [[201, "falconer", "success"]],
        "the commit status says how it ended, once",
      )
    },
    conclusion: "success",
    outputs: ["finished", "", "passed", "1"],
    says: /its checks passed[\s\S]*Checks: passed, failures sent back to the agent once/,
  },
  {
    title: "the same failure twice, which a re-run does not send again",
    setting: { checks: [[RED]] },
    conclusion: "failure",
    outputs: ["finished", AFTER, "failed", "1"],
    says: /Checks: failed \(`test`\)[\s\S]*still fail after 1 fix: the same failure came twice/,
    also: async (scene) => {
      const again = await run(scene, {}, "2")
      assert.deepEqual([again.outputs.errorCode, again.outputs.fixes], [AFTER, "1"], again.log.join("\n"))
      assert.equal(fixesSent(scene).length, 1)
    },
  },
  {
    title: "max-fixes, of which one counts once when Cursor's answer to it is lost",
    setting: { checks: [[RED], [{ ...RED, log: "another thing" }], [{ ...RED, log: "a third thing" }]] },
    fault: onFollowUp({ kind: "reset", when: "after" }),
    conclusion: "failure",
    outputs: ["finished", AFTER, "failed", "2"],
    says: /still fail after 2 fixes: `max-fixes` \(2\) is used up/,
  },
  {
    title: "max-turns",
    setting: { checks: [[RED]] },
    inputs: { "max-turns": "1" },
    conclusion: "failure",
    outputs: ["finished", UNSENT, "failed", "0"],
    says: /had all its turns: `max-turns` is 1/,
  },
  {
    title: "a commit of somebody else",
    setting: { checks: [[GREEN], [RED]], onOpened: pushByAnn },
    conclusion: "failure",
    outputs: ["finished", UNSENT, "failed", "0"],
    says: /somebody has taken over/,
  },
  {
    title: "a head that moves while logs are read",
    setting: {
      checks: [[RED]],
      onRequest: (scene, path) => {
        if (path.endsWith("/logs")) pushByAnn(scene, 3)
      },
    },
    conclusion: "failure",
    outputs: ["finished", UNSENT, "failed", "0"],
    says: /the branch has moved on since/,
  },
  {
    title: "a merged pull request whose checks are not over",
    setting: {
      checks: [[{ ...NEVER, startsAfterMs: 0 }]],
      onOpened: ({ github }, number) => github.mergePullRequest(HOME.fullName, number),
    },
    conclusion: "success",
    outputs: ["finished", "", "pending", "0"],
    says: /Checks: not over yet; the pull request was closed or merged before they were over/,
  },
  {
    title: "changes of workflows",
    setting: { checks: [[RED]], files: [{ filename: ".github/workflows/ci.yml" }] },
    conclusion: "failure",
    outputs: ["finished", UNSENT, "failed", "0"],
    says: /changes `\.github\/`/,
  },
  {
    title: "a fix's turn that fails",
    setting: { checks: [[RED]], story: { followUps: [{ runningMs: 60_000, end: "ERROR" }] } },
    conclusion: "failure",
    outputs: ["failed", "agent-failed", "failed", "1"],
    says: /Cursor agent failed[\s\S]*failures sent back to the agent once/,
  },
  {
    title: "a fix's turn without an end",
    setting: { checks: [[RED]], story: { followUps: [{ runningMs: Number.POSITIVE_INFINITY }] } },
    inputs: { "timeout-minutes": "5" },
    conclusion: "failure",
    outputs: ["timed-out", "timed-out", "failed", "1"],
    says: /did not end in time[\s\S]*failures sent back to the agent once/,
  },
  {
    title: "a refusal of Cursor",
    setting: { checks: [[RED]] },
    fault: onFollowUp(answering("deleted")),
    conclusion: "failure",
    outputs: ["finished", UNSENT, "failed", "0"],
    says: /Cursor took no follow-up/,
  },
  {
    title: "an answer that is lost with the fix",
    setting: { checks: [[RED]] },
    fault: onFollowUp({ kind: "reset", when: "before" }),
    conclusion: "failure",
    outputs: ["unknown", "follow-up-in-doubt", "failed", "1"],
    sent: 0,
    says: /cannot be told whether the follow-up reached the agent/,
  },
  {
    title: "a count that cannot be written",
    setting: {
      checks: [[RED]],
      onRequest: ({ github }, path) => {
        if (path.endsWith("/logs")) github.addFault({ method: "PATCH", times: 5, action: serverError() })
      },
    },
    conclusion: "failure",
    outputs: ["finished", UNSENT, "failed", "0"],
    says: /what cannot be counted in the agent's comment[\s\S]*is not sent/,
  },
  {
    title: "files that cannot be listed",
    setting: { checks: [[RED]] },
    fault: { path: /\/files$/, times: Number.POSITIVE_INFINITY, action: { kind: "reply", status: 502 } },
    conclusion: "failure",
    outputs: ["finished", UNSENT, "failed", "0"],
    says: /could not be ruled out/,
  },
  {
    title: "no check",
    setting: { checks: [] },
    conclusion: "success",
    outputs: ["finished", "", "none", "0"],
    says: /Checks: no check came, so nothing says that it works/,
  },
  {
    title: "a check without an end",
    setting: { checks: [[NEVER]] },
    inputs: { "checks-timeout-minutes": "2" },
    conclusion: "success",
    outputs: ["finished", "", "pending", "0"],
    says: /Checks: not over yet; they did not end within `checks-timeout-minutes`/,
  },
  {
    title: "no right to read checks",
    setting: { checks: [[RED]], permissions: { ...CAN_READ_CHECKS, checks: undefined } },
    conclusion: "success",
    outputs: ["finished", "", "unverified", "0"],
    says: /Checks: they cannot be read: /,
  },
]

describe("a launch that waits for the checks ends with a comment that says why", () => {
  for (const { title, setting, inputs, fault, conclusion, outputs, sent, says, also } of ENDS) {
    test(title, async (context) => {
      const scene = await stage(context, setting)
      const isGitHubs = fault?.path !== undefined && !String(fault.path).includes("followup")
      if (fault) scene[isGitHubs ? "github" : "cursor"].addFault(fault)
      const result = await run(scene, inputs)
      const { outcome, errorCode = "", checks, fixes } = result.outputs
      assert.deepEqual([result.conclusion, outcome, errorCode, checks, fixes], [conclusion, ...outputs])
      assert.equal(fixesSent(scene).length, sent ?? Number(outputs[3]), result.log.join("\n"))
      assert.match(commentOn(scene), says)
      assert.doesNotMatch(commentOn(scene), /is kept up to date/)
      await also?.(scene)
    })
  }
})

describe("until the checks are green", () => {
  test("the agent reads the logs without the key, whole or cut, and a log that cannot be read is a warning", async (context) => {
    const line = "2026-11-26T18:00:00.0000000Z a\n"
    const count = Math.floor((65_536 - 20) / line.length)
    const cut = `${API_KEY}${"b".repeat(65_536 - 21 - count * line.length)}\n${line.repeat(count)}`
    const failed = [
      { ...RED, name: "unread job" },
      { ...RED, name: "unread log" },
      { ...RED, name: "whole", log: `key ${API_KEY}` },
      { ...RED, name: "cut", log: cut },
    ]
    const scene = await stage(context, { checks: [failed, [GREEN]] })
    const body = { message: "Resource not accessible by integration" }
    for (const path of [/\/jobs\/\d+$/, /\/logs$/])
      scene.github.addFault({ path, action: { kind: "reply", status: 403, body } })
    const result = await run(scene)
    assert.equal(result.outputs.checks, "passed", result.log.join("\n"))
    assert.equal((result.log.join("\n").match(/log of a failed check could not be read/g) ?? []).length, 2)
    const [fix = "", ...more] = fixesSent(scene)
    assert.equal(more.length, 0)
    const [job = "", log = "", whole = "", end = ""] = fix.split(/^Check: /m).slice(1)
    assert.match(job, /^unread job\n/)
    assert.match(log, /^unread log\n[\s\S]*Run npm test/)
    assert.doesNotMatch(job + log, /End of its log/)
    assert.match(whole, /^whole\n[\s\S]*End of its log:\nkey \S/)
    assert.match(end, /^cut\n[\s\S]*End of its log:\na\na\n/)
    assert.ok(!fix.includes(API_KEY.slice(-10)))
  })

  test("the comment says that they are waited for, and GitHub is asked four times a minute at most, or when it says so", async (context) => {
    let openedAt = 0
    const scene = await stage(context, {
      checks: [[{ ...GREEN, takesMs: 15 * 60_000 }]],
      // Longer than a minute: what the launch asks is not counted.
      story: { runningMs: 2 * 60_000 },
      onOpened: ({ github }) => {
        openedAt = github.requests.length
        github.addFault({ path: "/graphql", action: secondaryRateLimit({ retryAfterSeconds: 240 }) })
      },
    })
    const result = await run(scene)
    assert.equal(result.outputs.checks, "passed", result.log.join("\n"))
    const written = scene.github.requests.filter(({ path }) => /\/comments(?:\/\d+)?$/.test(path))
    const headlines = written.map(({ body }) => /### [^\n\\:]*/.exec(body)?.[0])
    assert.deepEqual(headlines.slice(-2), [
      "### ⏳ Waiting for the checks of the Cursor agent's pull request",
      "### ✅ Cursor agent finished, and its checks passed",
    ])
    assert.match(commentOn(scene), /Checks: passed\./)
    const since = scene.github.requests.slice(openedAt).filter(({ path }) => path === "/graphql")
    const asked = since.map(({ atMs }) => atMs)
    const [first = 0, second = 0] = asked
    assert.ok(second - first >= 240_000, `${second - first} ms`)
    const inMinuteFrom = (fromMs: number) => asked.filter((atMs) => atMs >= fromMs && atMs < fromMs + 60_000).length
    assert.ok(asked.length >= 10 && asked.every((atMs) => inMinuteFrom(atMs) <= 4), String(asked))
  })
})
