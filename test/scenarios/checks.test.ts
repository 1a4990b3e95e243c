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
  GREEN,
  labeled,
  RED,
  type Setting,
  stage,
} from "./checks-stage.ts"
import { HOME } from "./payloads.ts"
import { API_KEY, type Scene } from "./scene.ts"

type Inputs = Readonly<Record<string, string>>

const run = (scene: Scene, inputs: Inputs = {}, runAttempt = "1") =>
  scene.run(labeled({ "max-fixes": "2", ...inputs }, runAttempt))

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
  readonly also?: (scene: Scene) => void
}

const ENDS: readonly End[] = [
  {
    title: "green after a fix, of which the agent read the end of the log",
    setting: { checks: [[RED], [GREEN]] },
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
    title: "the same failure twice",
    setting: { checks: [[RED]] },
    conclusion: "failure",
    outputs: ["finished", AFTER, "failed", "1"],
    says: /Checks: failed \(`test`\)[\s\S]*still fail after 1 fix: the same failure came twice/,
  },
  {
    title: "an agent that pushes nothing",
    setting: { checks: [[RED]], isIdle: true },
    conclusion: "failure",
    outputs: ["finished", AFTER, "failed", "1"],
    says: /the same failure came twice/,
  },
  {
    title: "max-fixes",
    setting: { checks: [[RED], [{ ...RED, log: "another thing" }], [{ ...RED, log: "a third thing" }]] },
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
    title: "a check that a person has to look at",
    setting: { checks: [[{ ...RED, conclusion: "action_required" }]] },
    conclusion: "failure",
    outputs: ["finished", UNSENT, "failed", "0"],
    says: /waits for a person or was ended by one/,
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
    title: "a closed pull request whose checks failed",
    setting: {
      checks: [[{ ...RED, ...AT_ONCE }]],
      onOpened: ({ github }, number) => github.closeIssue(HOME.fullName, number),
    },
    conclusion: "failure",
    outputs: ["finished", UNSENT, "failed", "0"],
    says: /the pull request is closed/,
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
    title: "a pull request from a fork",
    setting: { checks: [[RED]], headRepository: "somebody/Hello-World" },
    conclusion: "failure",
    outputs: ["finished", UNSENT, "failed", "0"],
    says: /comes from a fork/,
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
    title: "an answer that is lost, and the fix is there",
    setting: { checks: [[RED], [GREEN]] },
    fault: onFollowUp({ kind: "reset", when: "after" }),
    conclusion: "success",
    outputs: ["finished", "", "passed", "1"],
    says: /its checks passed/,
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
    inputs: { "checks-timeout-minutes": "10" },
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
      also?.(scene)
    })
  }
})

describe("until the checks are green", () => {
  test("a log that cannot be read costs a warning, not the fix", async (context) => {
    const scene = await stage(context, {
      checks: [[RED], [GREEN]],
      permissions: { ...CAN_READ_CHECKS, actions: undefined },
    })
    const result = await run(scene)
    assert.equal(result.outputs.checks, "passed", result.log.join("\n"))
    assert.equal(fixesSent(scene).length, 1)
    assert.match(result.log.join("\n"), /log of a failed check could not be read/)
  })

  test("the comment says that checks are waited for", async (context) => {
    const scene = await stage(context, { checks: [[{ ...GREEN, takesMs: 10 * 60_000 }]] })
    await run(scene)
    const written = scene.github.requests.filter(({ path }) => /\/comments(?:\/\d+)?$/.test(path))
    const headlines = written.map(({ body }) => /### [^\n\\:]*/.exec(body)?.[0])
    assert.deepEqual(headlines.slice(-2), [
      "### ⏳ Waiting for the checks of the Cursor agent's pull request",
      "### ✅ Cursor agent finished, and its checks passed",
    ])
  })

  test("the key goes nowhere but to Cursor", async (context) => {
    const scene = await stage(context, { checks: [[{ ...RED, log: `key ${API_KEY}` }], [GREEN]] })
    const result = await run(scene)
    assert.equal(result.outputs.checks, "passed", result.log.join("\n"))
    assert.ok(!(fixesSent(scene)[0] ?? API_KEY).includes(API_KEY))
  })

  test("a secret that the cut of a long log goes through is left out", async (context) => {
    const line = "2026-11-26T18:00:00.0000000Z a\n"
    const count = Math.floor((65_536 - 20) / line.length)
    const log = `${API_KEY}${"b".repeat(65_536 - 21 - count * line.length)}\n${line.repeat(count)}`
    const scene = await stage(context, { checks: [[{ ...RED, log }], [GREEN]] })
    await run(scene)
    const [fix = ""] = fixesSent(scene)
    assert.match(fix, /End of its log:\na\na\n/)
    assert.ok(!fix.includes(API_KEY.slice(-10)))
  })

  test("a re-run sends no fix again", async (context) => {
    const scene = await stage(context, { checks: [[RED]] })
    await run(scene, { "max-fixes": "1" })
    assert.equal(fixesSent(scene).length, 1)
    const again = await run(scene, { "max-fixes": "1" }, "2")
    assert.equal(again.outputs.errorCode, AFTER, again.log.join("\n"))
    assert.equal(again.outputs.fixes, "1")
    assert.equal(fixesSent(scene).length, 1)
  })
})

describe("what waiting for checks asks of GitHub", () => {
  const asked = ({ github }: Scene) => github.requests.filter(({ path }) => path === "/graphql").map(({ atMs }) => atMs)
  const mostInAMinute = (times: readonly number[]) =>
    Math.max(...times.map((atMs, index) => times.slice(index).filter((other) => other < atMs + 60_000).length))

  for (const [title, count] of [
    ["one page of checks", 1],
    ["three pages of checks", 201],
  ] as const) {
    test(`is at most four requests a minute, also for ${title}`, async (context) => {
      const plan = Array.from({ length: count }, (_, index) => ({
        ...GREEN,
        name: `test ${index}`,
        takesMs: 20 * 60_000,
      }))
      // Longer than a minute: what the launch asks is not counted.
      const scene = await stage(context, { checks: [plan], story: { runningMs: 2 * 60_000 } })
      const result = await run(scene)
      assert.equal(result.outputs.checks, "passed", result.log.join("\n"))
      assert.ok(asked(scene).length >= 10)
      assert.ok(mostInAMinute(asked(scene)) <= 4)
    })
  }

  test("waits as long as a rate limit says", async (context) => {
    const action = secondaryRateLimit({ retryAfterSeconds: 240 })
    let openedAt = 0
    const scene = await stage(context, {
      checks: [[GREEN]],
      onOpened: ({ github }) => {
        openedAt = github.requests.length
        github.addFault({ path: "/graphql", action })
      },
    })
    const result = await run(scene)
    assert.equal(result.outputs.checks, "passed", result.log.join("\n"))
    const since = scene.github.requests.slice(openedAt).filter(({ path }) => path === "/graphql")
    const [first = 0, second = 0] = since.map(({ atMs }) => atMs)
    assert.ok(second - first >= 240_000, `${second - first} ms`)
  })
})
