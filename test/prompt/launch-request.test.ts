import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { type Trigger, triggerOf } from "../../src/event/trigger.ts"
import { InputError } from "../../src/inputs/input-error.ts"
import { asksForPullRequest, launchRequest, sourceOf } from "../../src/prompt/launch-request.ts"
import { planLaunch } from "../../src/prompt/plan-launch.ts"
import { changed, issueComment, labeledIssue, payload } from "../scenarios/payloads.ts"
import { inputsWith, runnerWith } from "../surroundings.ts"
import { seenOf } from "./event-page.ts"

type Values = Readonly<Record<string, string>>

const SHA = "ffac537e6cbbf934b08745a378932722df287a53"
const REPOSITORY = "https://github.com/Codertocat/Hello-World"
const PULL_REQUEST = `${REPOSITORY}/pull/2`

const HOME = { GITHUB_REPOSITORY: "Codertocat/Hello-World", GITHUB_REF_NAME: "master", GITHUB_REF: "refs/heads/master" }
const DISPATCH = triggerOf("workflow_dispatch", payload("workflow_dispatch"))
const ISSUE = triggerOf("issues", labeledIssue())
const PULL = triggerOf("pull_request", payload("pull_request", "opened"))
const PULL_RUN = { GITHUB_REF: "refs/pull/2/merge", GITHUB_REF_NAME: "2/merge" }
const ON_PULL = triggerOf("issue_comment", issueComment("/cursor go", { issue: { number: 2, pull_request: {} } }))
const REVIEW = triggerOf("pull_request_review", payload("pull_request_review", "submitted"))

function bodyOf(trigger: Trigger, values: Values = {}, variables: Values = {}) {
  const runner = runnerWith({ ...HOME, ...variables })
  const inputs = inputsWith(values, runner)
  const source = sourceOf(inputs, trigger, runner)
  return {
    source,
    body: launchRequest({ inputs, trigger, runner }, source, "Do it"),
    asks: asksForPullRequest(inputs, source),
  }
}

describe("a prompt that would hold a secret of the step", () => {
  test("is not sent, whoever wrote it", () => {
    const token = "ghs_Zq7T1mW4xR9nB2vK6yH3sD8fJ5gL0pQcXeUa"
    const runner = runnerWith(HOME)
    const inputs = inputsWith({ "github-token": token }, runner)
    const plan = (body: string) => {
      const trigger = triggerOf("issues", labeledIssue({ issue: { body } }))
      const texts = trigger.kind === "issue" ? seenOf(trigger) : undefined
      return planLaunch({ inputs, runner, trigger, texts, command: { kind: "none" }, apiKey: inputs.apiKey ?? "" })
    }
    for (const written of [token, Buffer.from(`x:${token}`).toString("base64")]) {
      assert.throws(() => plan(`It says ${written}`), /^InputError: The prompt holds the value of `github-token`/)
    }
    assert.ok(plan("It says nothing").body.prompt.text.includes("It says nothing"))
  })
})

describe("the source of a launch", () => {
  test("is asked for in a merge queue, whose own branch is deleted soon", () => {
    const trigger = triggerOf("merge_group", { action: "checks_requested", merge_group: {} })
    const run = { GITHUB_REF_NAME: "gh-readonly-queue/master/pr-7-0123", GITHUB_EVENT_NAME: "merge_group" }
    const message =
      /^Input `ref` is empty in a run of a merge queue, whose branch "gh-readonly-queue\/master\/pr-7-0123" is deleted/
    assert.throws(
      () => bodyOf(trigger, {}, run),
      (error) => error instanceof InputError && message.test(error.message),
    )
    assert.deepEqual(bodyOf(trigger, { ref: "master" }, run).body.source, { repository: REPOSITORY, ref: "master" })
    assert.deepEqual(bodyOf(trigger, { "pr-url": PULL_REQUEST }, run).body.source, { prUrl: PULL_REQUEST })
    assert.ok("repository" in bodyOf(trigger, { repository: "octo-org/other" }, run).body.source)
  })

  const branch = (ref?: string) => ({ repository: REPOSITORY, ...(ref !== undefined && { ref }) })
  const CASES: readonly { name: string; trigger: Trigger; values?: Values; run?: Values; source: object }[] = [
    { name: "the branch the workflow runs on", trigger: DISPATCH, source: branch("master") },
    { name: "that branch for an issue, too", trigger: ISSUE, source: branch("master") },
    {
      name: "nothing of a tag: Cursor starts from branches, and from no commit of its own accord",
      trigger: DISPATCH,
      run: { GITHUB_REF_TYPE: "tag", GITHUB_REF_NAME: "v1", GITHUB_REF: "refs/tags/v1" },
      source: branch(),
    },
    {
      name: "the commit of a merge ref, which is no branch",
      trigger: DISPATCH,
      run: PULL_RUN,
      source: branch(SHA),
    },
    {
      name: "a branch whose name only looks like a merge ref",
      trigger: DISPATCH,
      run: { GITHUB_REF: "refs/heads/fix/merge", GITHUB_REF_NAME: "fix/merge" },
      source: branch("fix/merge"),
    },
    { name: "the triggering pull request", trigger: PULL, run: PULL_RUN, source: { prUrl: PULL_REQUEST } },
    { name: "the pull request of a comment", trigger: ON_PULL, source: { prUrl: PULL_REQUEST } },
    { name: "the pull request of a review", trigger: REVIEW, run: PULL_RUN, source: { prUrl: PULL_REQUEST } },
    { name: "a ref", trigger: ISSUE, values: { ref: "next" }, source: branch("next") },
    { name: "a ref instead of the pull request", trigger: PULL, values: { ref: "next" }, source: branch("next") },
    {
      name: "another pull request",
      trigger: ISSUE,
      values: { "pr-url": "https://github.com/o/r/pull/9" },
      source: { prUrl: "https://github.com/o/r/pull/9" },
    },
    {
      name: "another repository's default branch",
      trigger: PULL,
      values: { repository: "o/r" },
      source: { repository: "https://github.com/o/r" },
    },
    {
      name: "another repository's branch",
      trigger: ISSUE,
      values: { repository: "o/r", ref: "next" },
      source: { repository: "https://github.com/o/r", ref: "next" },
    },
    {
      name: "the own repository, however it is written",
      trigger: PULL,
      values: { repository: "https://github.com/codertocat/hello-world.git" },
      source: { prUrl: "https://github.com/codertocat/hello-world/pull/2" },
    },
  ]
  for (const { name, trigger, values, run, source } of CASES) {
    test(name, () => assert.deepEqual(bodyOf(trigger, values, run).body.source, source))
  }

  test("is a person's own word only when an input names it", () => {
    const isWritten = (values: Values) => {
      const runner = runnerWith(HOME)
      const inputs = inputsWith(values, runner)
      const given = { inputs, runner, trigger: PULL, command: { kind: "none" }, apiKey: inputs.apiKey ?? "" } as const
      return planLaunch(given).isSourceWritten
    }
    const inputs: readonly Values[] = [{}, { ref: "master" }, { "pr-url": PULL_REQUEST }]
    assert.deepEqual(inputs.map(isWritten), [false, true, true])
  })
})

describe("the body of a launch", () => {
  const URL = "https://hooks.example.com/x"
  const SECRET = "0123456789abcdef0123456789abcdef"
  const CASES: readonly { name: string; trigger?: Trigger; values: Values; more: object }[] = [
    { name: "by default", values: {}, more: { target: { autoCreatePr: true } } },
    {
      name: "without a pull request",
      values: { "auto-create-pr": "false" },
      more: { target: { autoCreatePr: false } },
    },
    { name: "with a model", values: { model: "gpt-5.2" }, more: { model: "gpt-5.2", target: { autoCreatePr: true } } },
    {
      name: "with a branch name",
      values: { "branch-name": "cursor/fix" },
      more: { target: { autoCreatePr: true, branchName: "cursor/fix" } },
    },
    {
      name: "opened as the app",
      values: { "open-as-cursor-github-app": "true" },
      more: { target: { autoCreatePr: true, openAsCursorGithubApp: true } },
    },
    {
      name: "opened as the app, nobody asked to review",
      values: { "open-as-cursor-github-app": "true", "skip-reviewer-request": "true" },
      more: { target: { autoCreatePr: true, openAsCursorGithubApp: true, skipReviewerRequest: true } },
    },
    {
      name: "nobody asked to review, but not opened as the app",
      values: { "skip-reviewer-request": "true" },
      more: { target: { autoCreatePr: true } },
    },
    {
      name: "the app without a pull request",
      values: { "open-as-cursor-github-app": "true", "skip-reviewer-request": "true", "auto-create-pr": "false" },
      more: { target: { autoCreatePr: false } },
    },
    {
      name: "no auto-branch off a pull request",
      values: { "auto-branch": "false" },
      more: { target: { autoCreatePr: true } },
    },
    {
      name: "a new branch for a pull request",
      trigger: PULL,
      values: {},
      more: { target: { autoCreatePr: true, autoBranch: true } },
    },
    {
      name: "a pull request's own branch",
      trigger: PULL,
      values: { "auto-branch": "false" },
      more: { target: { autoCreatePr: true, autoBranch: false } },
    },
    {
      name: "with a webhook",
      values: { "webhook-url": URL },
      more: { target: { autoCreatePr: true }, webhook: { url: URL } },
    },
    {
      name: "with a webhook and its secret",
      values: { "webhook-url": URL, "webhook-secret": SECRET },
      more: { target: { autoCreatePr: true }, webhook: { url: URL, secret: SECRET } },
    },
  ]
  for (const { name, trigger = ISSUE, values, more } of CASES) {
    test(name, () => {
      const { body } = bodyOf(trigger, values)
      const source = trigger === PULL ? { prUrl: PULL_REQUEST } : { repository: REPOSITORY, ref: "master" }
      assert.deepEqual(body, { prompt: { text: "Do it" }, source, ...more })
    })
  }

  test("asks for a pull request unless it is switched off or the branch has one", () => {
    assert.equal(bodyOf(ISSUE).asks, true)
    assert.equal(bodyOf(PULL).asks, true)
    assert.equal(bodyOf(ISSUE, { "auto-branch": "false" }).asks, true)
    assert.equal(bodyOf(PULL, { "auto-branch": "false" }).asks, false)
    assert.equal(bodyOf(ISSUE, { "auto-create-pr": "false" }).asks, false)
  })
})

describe("the name of the agent's branch", () => {
  const refused = (trigger: Trigger, values: Values) => {
    assert.throws(
      () => bodyOf(trigger, values),
      (error) => {
        assert.ok(error instanceof InputError && error.code === "bad-input")
        assert.ok(error.message.startsWith(`Input \`branch-name\`: "${values["branch-name"]}" is the `), error.message)
        return true
      },
    )
  }
  test("is not the branch it starts from", () => {
    refused(ISSUE, { ref: "next", "branch-name": "next" })
    refused(PULL, { "branch-name": "changes" })
  })
  test("is not the default branch", () => refused(ISSUE, { ref: "next", "branch-name": "master" }))
  test("may be the default branch's of the workflow's own repository when the agent works in another one", () => {
    const elsewhere = { repository: "octo-org/elsewhere", "branch-name": "master" }
    assert.equal(bodyOf(ISSUE, elsewhere).body.target.branchName, "master")
    const pull = { "pr-url": "https://github.com/o/r/pull/9", "branch-name": "master" }
    assert.equal(bodyOf(ISSUE, pull).body.target.branchName, "master")
  })
  test("is free when nothing is known of the branches", () => {
    const unknown = triggerOf("schedule", {})
    assert.equal(bodyOf(unknown, { ref: "next", "branch-name": "main" }).body.target.branchName, "main")
  })
  test("may be the triggering pull request's when the agent starts from another one", () => {
    const values = { "pr-url": "https://github.com/o/r/pull/9", "branch-name": "changes" }
    assert.equal(bodyOf(PULL, values).body.target.branchName, "changes")
  })
})

describe("an event file that says more than the runner", () => {
  test("does not move the source to another pull request", () => {
    const other = changed(payload("pull_request", "opened"), {
      pull_request: { html_url: "https://github.com/o/r/pull/9" },
    })
    assert.deepEqual(bodyOf(triggerOf("pull_request", other)).body.source, { prUrl: PULL_REQUEST })
  })
})
