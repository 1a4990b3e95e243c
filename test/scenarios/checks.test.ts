import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { CheckPlan, CommitPlan } from "../../simulator/github/commit-checks.ts"
import type { FileOptions, TokenOptions } from "../../simulator/github/options.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { API_KEY, homeRepository, ISSUE_WRITER, type Scene, setScene } from "./scene.ts"

const RED: CheckPlan = {
  name: "test",
  conclusion: "failure",
  failedStep: "Run npm test",
  log: "2026-11-26T18:00:00.0000000Z ##[group]Run npm test\n2026-11-26T18:00:01.0000000Z not ok 1 - adds\n2026-11-26T18:00:01.0000000Z ##[error]exit code 1\n",
}
const GREEN: CheckPlan = { name: "test" }
const CAN_READ_CHECKS = { ...ISSUE_WRITER.permissions, checks: "read", statuses: "write", actions: "read" } as const

type Setting = {
  readonly checks: readonly CommitPlan[]
  readonly story?: AgentStory
  readonly permissions?: TokenOptions["permissions"]
  readonly files?: readonly FileOptions[]
  readonly onOpened?: (scene: Scene, number: number) => void
}

async function stage(
  context: TestContext,
  { checks, story = {}, permissions, onOpened, files = [{ filename: "src/a.ts" }] }: Setting,
): Promise<Scene> {
  let scene: Scene | undefined
  const turn = { runningMs: 60_000 }
  scene = await setScene(context, {
    cursor: {
      plan: { ...turn, followUps: [turn, turn, turn], ...story },
      onPullRequest: ({ headBranch: head, ...opened }) => {
        const number = scene?.github.openPullRequest({ ...opened, head, files }) ?? 0
        if (scene) onOpened?.(scene, number)
      },
      onPush: ({ repository, number }) => void scene?.github.push({ repository, number }),
    },
    github: {
      repositories: [homeRepository({ checks, private: true })],
      token: { permissions: permissions ?? CAN_READ_CHECKS },
    },
  })
  return scene
}

const run = (scene: Scene, inputs: Readonly<Record<string, string>> = {}, runAttempt = "1") =>
  scene.run({
    github: {
      eventName: "workflow_dispatch",
      runAttempt,
      event: { repository: { full_name: HOME.fullName, private: true } },
    },
    inputs: { prompt: "Fix the typo.", "max-fixes": "2", ...inputs },
  })

const fixesSent = ({ cursor }: Scene) => cursor.requests.filter(({ path }) => path.endsWith("/followup"))

describe("until the checks are green", () => {
  test("failures go back to the agent with the end of the log, and the next commit passes", async (context) => {
    const scene = await stage(context, { checks: [[RED], [GREEN]] })
    const result = await run(scene)
    assert.equal(result.conclusion, "success", result.log.join("\n"))
    assert.deepEqual(
      [result.outputs.outcome, result.outputs.checks, result.outputs.fixes, result.outputs.failedChecks],
      ["finished", "passed", "1", "[]"],
    )
    const [fix, ...more] = fixesSent(scene)
    assert.equal(more.length, 0)
    assert.match(fix?.body ?? "", /Step: Run npm test/)
    assert.match(fix?.body ?? "", /Run npm test\\nnot ok 1 - adds\\nexit code 1/)
    assert.ok(!fix?.body.includes("2026-11-26T18"))
  })

  const red: readonly {
    title: string
    setting: Setting
    code: string
    fixes: number
    says: RegExp
    inputs?: Record<string, string>
  }[] = [
    {
      title: "the same failure twice ends it",
      setting: { checks: [[RED]] },
      code: "checks-failed-after-fixes",
      fixes: 1,
      says: /same failure came twice/,
    },
    {
      title: "max-fixes ends it",
      setting: { checks: [[RED], [{ ...RED, log: "another thing" }], [{ ...RED, log: "a third thing" }]] },
      code: "checks-failed-after-fixes",
      fixes: 2,
      says: /`max-fixes` \(2\) is used up/,
    },
    {
      title: "a check that waits for a person is nothing to fix",
      setting: { checks: [[{ ...RED, conclusion: "action_required" }]] },
      code: "checks-failed-unsent",
      fixes: 0,
      says: /waits for a person/,
    },
    {
      title: "somebody else's commit is theirs",
      setting: {
        checks: [[GREEN], [RED]],
        onOpened: ({ github }, number) => void github.push({ repository: HOME.fullName, number, author: "ann" }),
      },
      code: "checks-failed-unsent",
      fixes: 0,
      says: /somebody has taken over/,
    },
  ]
  for (const { title, setting, code, fixes, says, inputs } of red) {
    test(title, async (context) => {
      const scene = await stage(context, setting)
      const result = await run(scene, inputs)
      assert.equal(result.conclusion, "failure", result.log.join("\n"))
      assert.deepEqual(
        [result.outputs.outcome, result.outputs.errorCode, result.outputs.checks],
        ["finished", code, "failed"],
      )
      assert.equal(fixesSent(scene).length, fixes)
      assert.equal(result.outputs.fixes, String(fixes))
      assert.match(result.log.join("\n"), says)
    })
  }

  const open: readonly {
    title: string
    setting: Setting
    checks: string
    warns: RegExp
    inputs?: Record<string, string>
  }[] = [
    { title: "no check is no success", setting: { checks: [] }, checks: "none", warns: /no check came/ },
    {
      title: "a check without an end",
      setting: { checks: [[{ name: "slow", takesMs: Number.POSITIVE_INFINITY }]] },
      inputs: { "checks-timeout-minutes": "10" },
      checks: "pending",
      warns: /did not end within `checks-timeout-minutes`/,
    },
    {
      title: "without the right to read checks",
      setting: { checks: [[RED]], permissions: { ...CAN_READ_CHECKS, checks: undefined } },
      checks: "unverified",
      warns: /`checks: read`/,
    },
  ]
  for (const { title, setting, checks, warns, inputs } of open) {
    test(title, async (context) => {
      const result = await run(await stage(context, setting), inputs)
      assert.equal(result.conclusion, "success", result.log.join("\n"))
      assert.deepEqual([result.outputs.outcome, result.outputs.checks, result.outputs.fixes], ["finished", checks, "0"])
      assert.match(result.log.join("\n"), warns)
    })
  }

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

  test("asks GitHub at most four times a minute", async (context) => {
    const scene = await stage(context, { checks: [[{ ...GREEN, takesMs: 20 * 60_000 }]] })
    const result = await run(scene)
    assert.equal(result.outputs.checks, "passed", result.log.join("\n"))
    const times = scene.github.requests.filter(({ path }) => path === "/graphql").map(({ atMs }) => atMs)
    assert.ok(times.length >= 10)
    for (const [index, atMs] of times.entries()) {
      assert.ok(times.slice(index).filter((other) => other < atMs + 60_000).length <= 4)
    }
  })

  test("the key goes nowhere but to Cursor", async (context) => {
    const scene = await stage(context, { checks: [[{ ...RED, log: `key ${API_KEY}` }], [GREEN]] })
    const result = await run(scene)
    assert.equal(result.outputs.checks, "passed", result.log.join("\n"))
    assert.ok(!(fixesSent(scene)[0]?.body ?? API_KEY).includes(API_KEY))
  })

  test("the commit status says how it ended, once", async (context) => {
    const scene = await stage(context, { checks: [[RED], [GREEN]] })
    await run(scene, { "commit-status": "true" })
    const written = scene.github.requests.filter(({ path }) => path.includes("/statuses/"))
    assert.deepEqual(
      written.map(({ body, status }) => [status, JSON.parse(body).context, JSON.parse(body).state]),
      [[201, "falconer", "success"]],
    )
  })

  test("a re-run sends no fix again", async (context) => {
    const scene = await stage(context, { checks: [[RED]] })
    await run(scene, { "max-fixes": "1" })
    assert.equal(fixesSent(scene).length, 1)
    const again = await run(scene, { "max-fixes": "1" }, "2")
    assert.equal(again.outputs.errorCode, "checks-failed-after-fixes", again.log.join("\n"))
    assert.equal(again.outputs.fixes, "1")
    assert.equal(fixesSent(scene).length, 1)
  })

  test("changes of workflows are left to people", async (context) => {
    const scene = await stage(context, { checks: [[RED]], files: [{ filename: ".github/workflows/ci.yml" }] })
    const result = await run(scene)
    assert.equal(result.outputs.errorCode, "checks-failed-unsent", result.log.join("\n"))
    assert.equal(fixesSent(scene).length, 0)
  })

  for (const fault of [
    { kind: "reset", when: "after" },
    { kind: "silence", processed: true },
  ] as const) {
    test(`a fix whose answer is lost (${fault.kind}) is not sent twice`, async (context) => {
      const scene = await stage(context, { checks: [[RED], [GREEN]] })
      scene.cursor.addFault({ method: "POST", path: /\/followup$/, action: fault })
      const result = await run(scene)
      assert.equal(result.outputs.checks, "passed", result.log.join("\n"))
      assert.equal(scene.cursor.agents.flatMap(({ followUps }) => followUps).length, 1)
    })
  }
})

describe("verify", () => {
  const LABELED = { eventName: "issues", event: labeledIssue() } as const

  async function launched(
    context: TestContext,
    setting: Setting,
  ): Promise<{ scene: Scene; verify(inputs?: Record<string, string>): ReturnType<Scene["run"]> }> {
    const scene = await stage(context, setting)
    await scene.run({ github: LABELED, inputs: { prompt: "Fix it." } })
    scene.pass(10 * 60_000)
    const verify = (inputs: Record<string, string> = {}) => {
      const event = {
        action: "completed",
        workflow_run: {
          head_sha: scene.github.headOf(HOME.fullName, 3),
          head_repository: { full_name: HOME.fullName },
        },
        repository: { full_name: HOME.fullName, private: true },
      }
      return scene.run({
        github: { eventName: "workflow_run", event, runId: "7777" },
        inputs: { operation: "verify", "max-fixes": "2", ...inputs },
      })
    }
    return { scene, verify }
  }

  test("sends a fix without waiting, and is finished when the next commit passes", async (context) => {
    const { scene, verify } = await launched(context, { checks: [[RED], [GREEN]] })
    const first = await verify()
    assert.deepEqual([first.outputs.outcome, first.outputs.fixes], ["launched", "1"], first.log.join("\n"))
    const between = await verify()
    assert.equal(between.outputs.outcome, "ok", between.log.join("\n"))
    scene.pass(10 * 60_000)
    await scene.run({ inputs: { operation: "status", "agent-id": first.outputs.agentId ?? "" } })
    scene.pass(10 * 60_000)
    const last = await verify()
    assert.deepEqual([last.outputs.outcome, last.outputs.checks], ["finished", "passed"], last.log.join("\n"))
    assert.equal(fixesSent(scene).length, 1)
  })

  test("the same failure is not sent again, also by another run", async (context) => {
    const { scene, verify } = await launched(context, { checks: [[RED]] })
    const first = await verify()
    scene.pass(10 * 60_000)
    await scene.run({ inputs: { operation: "status", "agent-id": first.outputs.agentId ?? "" } })
    scene.pass(10 * 60_000)
    const last = await verify()
    assert.deepEqual(
      [last.conclusion, last.outputs.errorCode],
      ["failure", "checks-failed-after-fixes"],
      last.log.join("\n"),
    )
    assert.equal(fixesSent(scene).length, 1)
  })

  test("a pull request that no signed comment of ours names is left alone", async (context) => {
    const scene = await stage(context, { checks: [[RED]] })
    const number = scene.github.openPullRequest({ repository: HOME.fullName, title: "t", head: "cursor/x" })
    scene.pass(10 * 60_000)
    const event = {
      workflow_run: {
        head_sha: scene.github.headOf(HOME.fullName, number),
        head_repository: { full_name: HOME.fullName },
      },
      repository: { full_name: HOME.fullName, private: true },
    }
    const result = await scene.run({
      github: { eventName: "workflow_run", event },
      inputs: { operation: "verify", "max-fixes": "2" },
    })
    assert.deepEqual([result.outputs.outcome, fixesSent(scene).length], ["skipped", 0], result.log.join("\n"))
  })

  test("checks that are not over are left for the next event", async (context) => {
    const { verify } = await launched(context, { checks: [[{ name: "slow", takesMs: Number.POSITIVE_INFINITY }]] })
    const result = await verify()
    assert.deepEqual([result.outputs.outcome, result.outputs.checks], ["ok", "pending"], result.log.join("\n"))
  })

  test("another event is refused in a sentence", async (context) => {
    const scene = await stage(context, { checks: [] })
    const result = await scene.run({ github: LABELED, inputs: { operation: "verify" } })
    assert.equal(result.outputs.errorCode, "bad-event", result.log.join("\n"))
  })
})
