import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { describe, test } from "node:test"
import { commentsOn, onlyAgent } from "../scenarios/expectations.ts"
import { HOME, issueComment, labeledIssue, payload } from "../scenarios/payloads.ts"
import { assertSmooth, onlyLeg, setExample } from "./stage.ts"

const REPOSITORY = `https://github.com/${HOME.fullName}`
const ON_PULL = { issue: { number: 2, pull_request: { url: "x" } } }

describe("issue-to-pull-request.yml", { concurrency: 2 }, () => {
  const labelled = (name: string) => ({ eventName: "issues", event: labeledIssue({ label: { name } }) })

  test("another label does not, and neither does another event", async (context) => {
    const { scene, happens } = await setExample(context, "issue-to-pull-request.yml")
    assert.equal(onlyLeg(await happens(labelled("bug"))).result, "skipped")
    assert.equal(await happens({ eventName: "issues", event: payload("issues", "opened") }), undefined)
    assert.equal(await happens({ eventName: "issue_comment", event: issueComment("/cursor") }), undefined)
    assert.equal(scene.cursor.launchCount, 0)
  })
})

describe("comment-command.yml", { concurrency: 2 }, () => {
  const commented = (body: string, changes = {}) => ({
    eventName: "issue_comment",
    event: issueComment(body, changes),
  })

  test("on a pull request the agent works on that pull request", async (context) => {
    const { scene, happens } = await setExample(context, "comment-command.yml")
    const leg = onlyLeg(await happens(commented("> /cursor no\n\n/cursor Add a test", ON_PULL)))
    assertSmooth([leg])
    assert.equal(leg.group, "cursor-2")
    assert.deepEqual(onlyAgent(scene).request.source, { prUrl: `${REPOSITORY}/pull/2` })
    assert.equal(commentsOn(scene, 2).length, 1)
  })

  test("other comments need no runner", async (context) => {
    const { scene, happens } = await setExample(context, "comment-command.yml")
    assert.equal(onlyLeg(await happens(commented("Thank you"))).result, "skipped")
    assert.equal(scene.cursor.launchCount, 0)
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
