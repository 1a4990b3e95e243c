import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { GithubOptions } from "../../simulator/runner/action-run.ts"
import { launchedBy } from "../../src/agent/launch-key.ts"
import { assertExit, commentsOn, onlyAgent } from "./expectations.ts"
import { changed, HOME, issueComment, labeledIssue, payload } from "./payloads.ts"
import { type SceneOptions, setScene } from "./scene.ts"

const REPOSITORY = `https://github.com/${HOME.fullName}`
const BRANCH = { repository: REPOSITORY, ref: "master" }
const PULL_REQUEST = { prUrl: `${REPOSITORY}/pull/2` }
const PULL_RUN = { ref: "refs/pull/2/merge", refName: "2/merge" }
const ON_PULL = { issue: { number: 2, pull_request: { url: "x" } } }

type Case = {
  readonly name: string
  readonly github: GithubOptions
  readonly inputs?: Readonly<Record<string, string>>
  readonly options?: SceneOptions
}

type Launch = Case & {
  readonly source: object
  readonly prompt: readonly RegExp[]
  /** The issue or pull request that gets the comment. */
  readonly commentOn?: number
  /** The issue or pull request that gets the reaction. */
  readonly eyesOn?: number
}

/** What is read of an event, and sent, is the matter of test/prompt and test/event; a schedule is in test/examples. */
const LAUNCHES: readonly Launch[] = [
  {
    name: "an issue that is labelled",
    github: { eventName: "issues", event: labeledIssue() },
    inputs: { label: "cursor" },
    eyesOn: 1,
    source: BRANCH,
    prompt: [/^Do it\n/, /Issue #1, written by Codertocat \(admin permission\)/, /Title: Spelling error/],
    commentOn: 1,
  },
  {
    name: "an issue without its context",
    github: { eventName: "issues", event: labeledIssue() },
    inputs: { context: "none" },
    source: BRANCH,
    prompt: [
      /^Do it\n\nLaunched by https:\/\/github\.com\/Codertocat\/Hello-World\/actions\/runs\/4242 \(launch key [0-9a-f]{12}\)$/,
    ],
    commentOn: 1,
  },
  {
    name: "a pull request that is opened",
    github: { eventName: "pull_request", event: payload("pull_request", "opened"), ...PULL_RUN },
    source: PULL_REQUEST,
    prompt: [/Pull request #2, written by Codertocat/, /Title: Update the README/],
    commentOn: 2,
  },
  {
    name: "a comment on a pull request, after the prompt",
    github: { eventName: "issue_comment", event: issueComment("/cursor Add a test\nfor this", ON_PULL) },
    source: PULL_REQUEST,
    prompt: [/^Do it\n\nAdd a test\nfor this\n\n/, /Pull request #2/],
    commentOn: 2,
  },
  {
    name: "a review",
    github: {
      eventName: "pull_request_review",
      event: changed(payload("pull_request_review", "submitted"), { review: { body: "/cursor Rename it" } }),
      ...PULL_RUN,
    },
    inputs: { prompt: "" },
    source: PULL_REQUEST,
    prompt: [/^Rename it\n\n/, /Pull request #2/, /Review, written by Codertocat/],
    commentOn: 2,
    // A review takes none itself.
    eyesOn: 2,
  },
  {
    name: "a review comment with nothing but the phrase",
    github: {
      eventName: "pull_request_review_comment",
      event: changed(payload("pull_request_review_comment", "created"), { comment: { body: "/cursor" } }),
      ...PULL_RUN,
    },
    source: PULL_REQUEST,
    prompt: [/^Do it\n\n/, /File: README\.md/, /Diff:\n@@/],
    commentOn: 2,
  },
  {
    name: "a push",
    github: { eventName: "push", event: payload("push") },
    source: BRANCH,
    prompt: [/^Do it\n\nLaunched by/],
  },
  {
    name: "a dispatch from outside",
    github: { eventName: "repository_dispatch", event: payload("repository_dispatch") },
    source: BRANCH,
    prompt: [/^Do it\n\nLaunched by/],
  },
  {
    name: "an event nobody here knows, by somebody who may",
    github: { eventName: "some_event_of_2030", event: { action: "x", sender: { login: HOME.owner, type: "User" } } },
    source: BRANCH,
    prompt: [/^Do it\n\nLaunched by/],
  },
]

describe("an agent is launched for", { concurrency: 3 }, () => {
  for (const { name, github, inputs, options, source, prompt, commentOn, eyesOn } of LAUNCHES) {
    test(name, async (context) => {
      const scene = await setScene(context, options)
      const given = { prompt: "Do it", wait: "false", ...inputs }
      const result = await scene.run({ inputs: given, github, realTime: true })
      assertExit(result, 0)
      const { request, promptText } = onlyAgent(scene)
      assert.deepEqual(request.source, source)
      for (const part of prompt) assert.match(promptText, part)
      const key = launchedBy(promptText)?.launchKey
      assert.ok(key && result.log.includes(`Launch key:   ${key}`))
      const counts = [1, 2].map((number) => commentsOn(scene, number).length)
      assert.deepEqual(
        counts,
        [1, 2].map((number) => (number === commentOn ? 1 : 0)),
      )
      const on = { repository: HOME.fullName, issue: eyesOn ?? 0 }
      if (eyesOn !== undefined) assert.partialDeepStrictEqual(scene.github.reactions(on), [{ content: "eyes" }])
      if (commentOn !== undefined) assert.ok(commentsOn(scene, commentOn)[0]?.body.includes(`key=${key} `))
    })
  }
})
