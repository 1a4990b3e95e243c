import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { GithubOptions } from "../../simulator/runner/action-run.ts"
import { assertExit, assertOutputs, onlyMessage } from "./expectations.ts"
import { changed, issueComment, payload } from "./payloads.ts"
import { setScene } from "./scene.ts"

type Skip = {
  readonly name: string
  readonly github: GithubOptions
  readonly inputs?: Readonly<Record<string, string>>
  readonly because: RegExp
  /** Whether GitHub is asked about the person. Default: nobody is asked anything. */
  readonly asks?: boolean
}

const REVIEW = payload("pull_request_review", "submitted")

/** Labels, forks, bots and people who may not are in gate.test.ts and in test/authorize; here is what else is skipped. */
const SKIPS: readonly Skip[] = [
  {
    name: "a comment without the phrase",
    github: { eventName: "issue_comment", event: issueComment("please go") },
    because: /does not start with \/cursor/,
  },
  {
    name: "a comment with another word before the phrase",
    github: { eventName: "issue_comment", event: issueComment("please /cursor go") },
    because: /does not start with \/cursor/,
    asks: true,
  },
  {
    name: "a comment with the phrase in another case",
    github: { eventName: "issue_comment", event: issueComment("/Cursor go") },
    because: /the comment starts with \/cursor in other upper and lower case/,
  },
  {
    name: "an issue that is opened with the label on it",
    github: {
      eventName: "issues",
      event: changed(payload("issues", "opened"), { issue: { labels: [{ name: "cursor" }] } }),
    },
    inputs: { label: "cursor" },
    because: /issues act only when it is set; this one was opened/,
  },
  {
    name: "a comment with a word that only begins like the phrase",
    github: { eventName: "issue_comment", event: issueComment("/cursors go") },
    because: /does not start with \/cursor/,
    asks: true,
  },
  {
    name: "a comment that asks for nothing",
    github: { eventName: "issue_comment", event: issueComment("/cursor") },
    inputs: { prompt: "" },
    because: /nothing follows \/cursor/,
  },
  {
    name: "a review without a text",
    github: { eventName: "pull_request_review", event: REVIEW },
    because: /the review has no text/,
  },
  {
    name: "a workflow run of a fork's code",
    github: {
      eventName: "workflow_run",
      event: changed(payload("workflow_run", "completed"), {
        workflow_run: { head_repository: { full_name: "mallory/Hello-World" } },
      }),
    },
    because: /a fork's code/,
  },
]

describe("nothing happens for", { concurrency: 3 }, () => {
  for (const { name, github, inputs, because, asks = false } of SKIPS) {
    test(name, async (context) => {
      const scene = await setScene(context)
      const result = await scene.run({ inputs: { prompt: "Do it", ...inputs }, github, realTime: true })
      assertExit(result, 0)
      assertOutputs(result, { outcome: "skipped", skipReason: because })
      assert.match(onlyMessage(result, "notice"), /^Skipped: .*\.$/)
      assert.deepEqual(scene.cursor.requests, [])
      assert.equal(scene.github.requests.length > 0, asks)
      assert.match(result.summary, /event skipped/)
    })
  }
})
