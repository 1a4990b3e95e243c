import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import { secondaryRateLimit } from "../../simulator/github/faults.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import {
  CAN_READ_CHECKS,
  commentOn,
  fixesSent,
  GREEN,
  labeled,
  RED,
  type Setting,
  stage,
  startingAt,
  storyOf,
  verifying,
} from "./checks-stage.ts"
import { launchedBefore } from "./launched-before.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import type { Scene } from "./scene.ts"

type Inputs = Readonly<Record<string, string>>

const AFTER = "checks-failed-after-fixes"
const UNSENT = "checks-failed-unsent"

type Stage = {
  readonly scene: Scene
  verify(inputs?: Inputs, changes?: Parameters<typeof verifying>[2]): ReturnType<Scene["run"]>
  /** Until an agent has pushed what it does about a fix, and the checks of that are over. */
  pass(): void
}

/** An agent whose pull request is there, with checks that are over. */
async function launched(context: TestContext, setting: Setting): Promise<Stage> {
  const scene = await stage(context, setting)
  await launchedBefore(scene, labeled(), storyOf(setting))
  scene.pass(10 * 60_000)
  return {
    scene,
    verify: (inputs, more) => scene.run(verifying(scene, inputs, more)),
    pass: () => {
      scene.pass(10 * 60_000)
      // The simulated cloud does what is due when somebody looks.
      assert.ok(scene.cursor.agents.length > 0)
      scene.pass(10 * 60_000)
    },
  }
}

describe("verify ends in the agent's comment", () => {
  test("when the checks are green at once, and when somebody has taken over since", async (context) => {
    const { scene, verify } = await launched(context, { checks: [[GREEN], [RED]] })
    const { outputs, log } = await verify()
    assert.deepEqual([outputs.outcome, outputs.checks, outputs.fixes], ["finished", "passed", "0"], log.join("\n"))
    assert.match(commentOn(scene), /Cursor agent finished, and its checks passed[\s\S]*Checks: passed\./)

    scene.github.push({ repository: HOME.fullName, number: 3, author: "ann" })
    scene.pass(10 * 60_000)
    const later = await verify()
    const { outcome, errorCode, checks } = later.outputs
    assert.deepEqual([outcome, errorCode, checks], ["finished", UNSENT, "failed"], later.log.join("\n"))
    assert.deepEqual(fixesSent(scene), [])
    assert.match(commentOn(scene), /somebody has taken over/)
  })

  test("when no fix is allowed", async (context) => {
    const { scene, verify } = await launched(context, { checks: [[RED]] })
    const { outputs, log } = await verify({ "max-fixes": "0" })
    assert.deepEqual(
      [outputs.outcome, outputs.errorCode, outputs.checks],
      ["finished", AFTER, "failed"],
      log.join("\n"),
    )
    assert.deepEqual(fixesSent(scene), [])
    assert.match(commentOn(scene), /still fail: `max-fixes` \(0\) is used up/)
  })

  test("after the fix that turns them green, and a second event of the same moment changes nothing", async (context) => {
    const { scene, verify, pass } = await launched(context, { checks: [[RED], [GREEN]] })
    const first = await verify({}, { eventName: "check_suite" })
    assert.deepEqual([first.outputs.outcome, first.outputs.fixes, first.outputs.turn], ["launched", "1", "2"])
    assert.match(commentOn(scene), /Failed checks were sent back to the Cursor agent[\s\S]*sent back to the agent once/)
    const between = await verify()
    assert.equal(between.outputs.outcome, "ok", between.log.join("\n"))
    assert.match(commentOn(scene), /Failed checks were sent back/)
    pass()
    const last = await verify({}, { eventName: "status" })
    assert.deepEqual([last.outputs.outcome, last.outputs.checks], ["finished", "passed"], last.log.join("\n"))
    assert.match(commentOn(scene), /its checks passed[\s\S]*Checks: passed, failures sent back to the agent once/)
    const said = commentOn(scene)
    const again = await verify({}, { runId: "7778" })
    assert.deepEqual([again.outputs.outcome, commentOn(scene)], ["finished", said])
    assert.equal(fixesSent(scene).length, 1)
  })

  test("after the same failure, which is not sent again", async (context) => {
    const { scene, verify, pass } = await launched(context, { checks: [[RED]] })
    await verify()
    pass()
    const last = await verify()
    assert.deepEqual([last.conclusion, last.outputs.errorCode], ["failure", AFTER], last.log.join("\n"))
    assert.equal(last.outputs.fixes, "1")
    assert.match(commentOn(scene), /still fail after 1 fix: the same failure came twice/)
    assert.equal(fixesSent(scene).length, 1)
  })

  test("one turn for a failure of one commit: for two events of the same second, and when its log cannot be read later", async (context) => {
    const { scene, verify, pass } = await launched(context, { checks: [[RED]], isIdle: true })
    // Both in the same time: a process that jumps over its waits would leave the other behind.
    const both = ["1", "2"].map((runId) =>
      scene.run({ ...verifying(scene, {}, { runId }), ...virtualTime({ scale: 20 }) }),
    )
    const results = await Promise.all(both)
    assert.deepEqual(results.map(({ outputs }) => outputs.outcome).sort(), ["launched", "ok"])
    assert.equal(fixesSent(scene).length, 1)
    pass()
    scene.github.addFault({ path: /\/logs$/, action: { kind: "reply", status: 404 } })
    const last = await verify()
    assert.deepEqual([last.outputs.errorCode, fixesSent(scene).length], [AFTER, 1], last.log.join("\n"))
    assert.match(last.log.join("\n"), /log of a failed check could not be read/)
  })

  test("a fix that was counted by a run that was killed is not sent by another, and the comment says so", async (context) => {
    const { scene, verify } = await launched(context, { checks: [[RED]] })
    const isCounted = () => scene.github.requests.filter(({ method }) => method === "PATCH").length > launchedWrites
    const launchedWrites = scene.github.requests.filter(({ method }) => method === "PATCH").length
    await scene.runUntil(isCounted, verifying(scene), (running) => {
      const pid = running.pid()
      if (pid !== undefined) process.kill(pid, "SIGKILL")
    })
    assert.equal(fixesSent(scene).length, 0)
    assert.match(commentOn(scene), /Checks fail and go back to the Cursor agent/)
    const soon = await verify({}, { runId: "7778" })
    assert.equal(soon.outputs.outcome, "ok", soon.log.join("\n"))
    const later = await scene.run({
      ...verifying(scene, {}, { runId: "7779" }),
      ...startingAt(Date.now() + 60 * 60_000),
    })
    assert.deepEqual([later.outputs.errorCode, later.outputs.fixes], [UNSENT, "1"], later.log.join("\n"))
    assert.match(commentOn(scene), /cannot be told whether it has them/)
    assert.equal(fixesSent(scene).length, 0)
  })
})

describe("verify has nothing to do", () => {
  test("for a pull request that no signed comment of ours names", async (context) => {
    const scene = await stage(context, { checks: [[RED]] })
    const number = scene.github.openPullRequest({ repository: HOME.fullName, title: "t", head: "cursor/x" })
    scene.pass(10 * 60_000)
    const result = await scene.run(verifying(scene, {}, { number }))
    assert.deepEqual([result.outputs.outcome, fixesSent(scene).length], ["skipped", 0], result.log.join("\n"))
  })

  test("for a closed pull request, and for a commit from a fork", async (context) => {
    const { scene, verify } = await launched(context, { checks: [[RED]] })
    const fork = await verify({}, { headRepository: "somebody/Hello-World" })
    assert.deepEqual([fork.outputs.outcome, fork.outputs.skipReason], ["skipped", "the commit comes from a fork"])
    scene.github.closeIssue(HOME.fullName, 3)
    const closed = await verify()
    assert.equal(closed.outputs.outcome, "skipped", closed.log.join("\n"))
    assert.deepEqual(fixesSent(scene), [])
  })

  test("before all checks are over, which it reads again after a rate limit that ends soon", async (context) => {
    const checks = [[RED, { name: "slow", takesMs: Number.POSITIVE_INFINITY }]]
    const { scene, verify } = await launched(context, { checks })
    const said = commentOn(scene)
    scene.github.addFault({ path: "/graphql", action: secondaryRateLimit({ retryAfterSeconds: 30 }) })
    const result = await verify()
    assert.deepEqual([result.outputs.outcome, result.outputs.checks], ["ok", "pending"], result.log.join("\n"))
    assert.equal(commentOn(scene), said)
  })

  test("while checks cannot be read", async (context) => {
    const permissions = { ...CAN_READ_CHECKS, checks: undefined }
    const { verify } = await launched(context, { checks: [[RED]], permissions })
    const result = await verify()
    assert.deepEqual([result.outputs.outcome, result.outputs.checks], ["ok", "unverified"], result.log.join("\n"))
    assert.match(result.log.join("\n"), /`checks: read`/)
  })

  test("for another event, and says so in a sentence", async (context) => {
    const scene = await stage(context, { checks: [] })
    const github = { eventName: "issues", event: labeledIssue() }
    const result = await scene.run({ github, inputs: { operation: "verify" } })
    assert.equal(result.outputs.errorCode, "bad-event", result.log.join("\n"))
  })
})
