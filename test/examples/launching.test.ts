import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { describe, test } from "node:test"
import { AT_ONCE, fixesSent, GREEN, RED } from "../scenarios/checks-stage.ts"
import { commentsOn, onlyAgent } from "../scenarios/expectations.ts"
import { HOME, issueComment, labeledIssue, payload } from "../scenarios/payloads.ts"
import { homeRepository } from "../scenarios/scene.ts"
import { actionsOf, assertSmooth, onlyLeg, setExample } from "./stage.ts"

const REPOSITORY = `https://github.com/${HOME.fullName}`

describe("thread.yml", { concurrency: 2 }, () => {
  const commented = (body: string, changes = {}) => ({
    eventName: "issue_comment",
    event: issueComment(body, changes),
  })

  test("other labels, comments and events need no runner", async (context) => {
    const { scene, happens } = await setExample(context, "thread.yml")
    const labelled = { eventName: "issues", event: labeledIssue({ label: { name: "bug" } }) }
    assert.equal(onlyLeg(await happens(labelled)).result, "skipped")
    assert.equal(onlyLeg(await happens(commented("Thank you"))).result, "skipped")
    assert.equal(await happens({ eventName: "issues", event: payload("issues", "opened") }), undefined)
    assert.equal(scene.cursor.launchCount, 0)
  })

  test("a label starts, a comment goes on, `stop` does not wait for them, and closing stops", async (context) => {
    const followUps = [{ runningMs: 20_000 }, { runningMs: Number.POSITIVE_INFINITY }]
    const { scene, happens } = await setExample(context, "thread.yml", {
      cursor: { plan: { creatingMs: 0, runningMs: 20_000, followUps } },
    })
    const runId = (id: string) => ({ github: { runId: id } })
    const first = onlyLeg(await happens({ eventName: "issues", event: labeledIssue(), ...runId("1") }))
    assertSmooth([first])
    const second = onlyLeg(await happens({ ...commented("> /cursor no\n\n/cursor Add a test"), ...runId("2") }))
    assertSmooth([second])
    assert.deepEqual([first.group, second.group], ["cursor-1", "cursor-1"])
    const [agent] = scene.cursor.agents
    assert.deepEqual(
      agent?.followUps.map(({ text }) => text.split("\n")[0]),
      ["Add a test"],
    )
    assert.match(scene.github.issue(HOME.fullName, 3).body ?? "", /Closes #1$/)
    const stopped = onlyLeg(await happens({ ...commented("/cursor stop"), ...runId("3") }))
    assertSmooth([stopped])
    assert.equal(stopped.group, "cursor-13")
    assert.match(commentsOn(scene, 1).at(-1)?.body ?? "", /had ended already/)
    const closed = { eventName: "issues", event: labeledIssue({ action: "closed", label: undefined }), ...runId("4") }
    assertSmooth([onlyLeg(await happens(closed))])
    assert.equal(scene.cursor.launchCount, 1)
  })
})

describe("issue-to-pull-request.yml", () => {
  test("sends the failed check back to the agent, and ends when the next commit is green", async (context) => {
    const turn = { runningMs: 20_000 }
    const checks = [[{ ...RED, ...AT_ONCE }], [{ ...GREEN, ...AT_ONCE }]]
    const { scene, happens } = await setExample(context, "issue-to-pull-request.yml", {
      cursor: {
        plan: { creatingMs: 0, ...turn, followUps: [turn] },
        onPush: ({ repository, number }) => scene.github.push({ repository, number }),
      },
      github: { repositories: [homeRepository({ checks, private: true })] },
    })
    const leg = onlyLeg(await happens({ eventName: "issues", event: labeledIssue() }))
    assertSmooth([leg])
    const [outputs] = actionsOf(leg).map(({ outputs }) => outputs)
    assert.deepEqual([outputs?.outcome, outputs?.checks, outputs?.fixes], ["finished", "passed", "1"])
    // Both turns and what was between them.
    assert.ok(Number(outputs?.durationSeconds) >= 40, outputs?.durationSeconds)
    assert.match(fixesSent(scene).join(), /not ok 1 - adds/)
    assert.match(scene.github.issue(HOME.fullName, 3).body ?? "", /Closes #1$/)
  })
})

/** Hosted runners bring jq; this example filters with it. */
const NO_JQ = spawnSync("jq", ["--version"]).error ? "jq is not installed" : false

describe("scheduled-documentation.yml", { skip: NO_JQ }, () => {
  const monday = {
    eventName: "schedule",
    event: { schedule: "23 4 * * 1" },
    github: { runId: "77" },
  }

  test("opens one pull request beside a fork's, and goes on in it", async (context) => {
    // The fork's pull request gets number 3.
    const repositories = [{ name: HOME.fullName, defaultBranch: "master", lastNumber: 3 }]
    const { scene, happens } = await setExample(context, "scheduled-documentation.yml", { cursor: { repositories } })
    const head = { ref: "docs/upkeep-1", sha: "b".repeat(40), repository: "stranger/Hello-World" }
    scene.github.openPullRequest({ repository: HOME.fullName, title: "Hi", author: "stranger", head })
    const first = onlyLeg(await happens(monday))
    assertSmooth([first])
    assert.equal(first.steps[0]?.outputs.url, "")
    assert.deepEqual(onlyAgent(scene).request.source, { repository: REPOSITORY, ref: "master" })
    assert.equal(onlyAgent(scene).branchName, "docs/upkeep-77")

    const second = onlyLeg(await happens({ ...monday, github: { runId: "78" } }))
    assertSmooth([second])
    assert.equal(second.steps[0]?.outputs.url, `${REPOSITORY}/pull/4`)
    assert.deepEqual(scene.cursor.agents[1]?.request.source, { prUrl: `${REPOSITORY}/pull/4` })
    assert.equal(scene.cursor.agents[1]?.request.target?.autoBranch, false)
    assert.equal(scene.cursor.agents[1]?.request.target?.branchName, undefined)
  })
})

describe("manual-run.yml", () => {
  test("hands on what was chosen, without a permission", async (context) => {
    const { scene, workflow, happens } = await setExample(context, "manual-run.yml", {
      cursor: { repositories: [{ name: HOME.fullName, defaultBranch: "master", branches: ["release"] }] },
    })
    assert.deepEqual(workflow.permissions, {})
    const inputs = {
      task: 'Fix "this"; $(reboot)',
      ref: "release",
      model: "gpt-5.2",
      minutes: "30",
      "pull-request": false,
    }
    const event = payload("workflow_dispatch")
    const leg = onlyLeg(await happens({ eventName: "workflow_dispatch", event, inputs }))
    assertSmooth([leg])
    assert.equal(leg.group, "ask-an-agent-release")
    const { request, promptText } = onlyAgent(scene)
    assert.match(promptText, /^Fix "this"; \$\(reboot\)\n/)
    assert.equal(request.model, "gpt-5.2")
    assert.deepEqual(request.source, { repository: REPOSITORY, ref: "release" })
    assert.equal(request.target?.autoCreatePr, false)
  })
})
