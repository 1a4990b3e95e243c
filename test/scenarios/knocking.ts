import assert from "node:assert/strict"
import type { GitHubOptions } from "../../simulator/github/options.ts"
import type { ActionResult, GithubOptions } from "../../simulator/runner/action-run.ts"
import { assertExit, assertOutputs, messages, onlyMessage } from "./expectations.ts"
import { changed, HOME, issueComment, labeledIssue, payload } from "./payloads.ts"
import { homeRepository, type RunOptions, type Scene } from "./scene.ts"

export type Person = { readonly login: string; readonly type: string }
export type Inputs = Readonly<Record<string, string>>

export const OWNER: Person = { login: HOME.owner, type: "User" }
export const PEOPLE = { triager: "triage", writer: "write", maintainer: "maintain" } as const
export const COMMAND = "/cursor go"

export const WITH_PEOPLE = {
  repositories: [homeRepository({ collaborators: PEOPLE })],
  users: [
    { login: "stranger", type: "User" },
    { login: "evil[bot]", type: "Bot" },
  ],
} satisfies Partial<GitHubOptions>

const bySender = ({ login, type }: Person) => ({ sender: { login, type }, comment: { user: { login, type } } })
export const onPullRequest = (number: number) => ({ issue: { number, pull_request: { url: "x" } } })

export const labelled = (sender = OWNER, changes = {}): GithubOptions => ({
  eventName: "issues",
  event: labeledIssue({ sender, ...changes }),
})
export const commented = (sender = OWNER, changes = {}): GithubOptions => ({
  eventName: "issue_comment",
  event: changed(issueComment(COMMAND, bySender(sender)), changes),
})
export const reviewed = (sender = OWNER): GithubOptions => ({
  eventName: "pull_request_review",
  event: changed(payload("pull_request_review", "submitted"), { sender, review: { body: COMMAND, user: sender } }),
})
export const starred = (sender = OWNER): GithubOptions => ({
  eventName: "watch",
  event: changed(payload("watch", "started"), { sender }),
})

/** Runs the action once for each event, all at a time, as separate workflow runs. */
export function runEach(scene: Scene, events: readonly GithubOptions[], inputs: Inputs = {}, options: RunOptions = {}) {
  const runs = events.map((event, index) => {
    const github = { ...event, runId: String(5000 + index) }
    return scene.run({ inputs: { prompt: "Do it", wait: "false", ...inputs }, github, ...options })
  })
  return Promise.all(runs)
}

/** Nothing at all went to Cursor, and nothing was written to GitHub. */
export function assertHarmless(scene: Scene): void {
  assert.deepEqual(scene.cursor.requests, [], "requests to Cursor")
  const writes = scene.github.requests.filter(({ method, path }) => method !== "GET" && path !== "/graphql")
  assert.deepEqual(writes, [], "writes to GitHub")
}

export function assertSkipped(result: ActionResult, because: RegExp): void {
  assertExit(result, 0)
  assertOutputs(result, { outcome: "skipped", skipReason: because })
  assert.match(onlyMessage(result, "notice"), because)
  assert.match(result.summary.replaceAll("`", ""), because)
  assert.deepEqual(messages(result, "error"), [])
}

export function assertUnverified(result: ActionResult): void {
  assertExit(result, 1)
  assertOutputs(result, { outcome: "error", errorCode: "permission-unverified" })
  const message = onlyMessage(result, "error")
  assert.match(message, /could not be verified, so no agent was started/)
  assert.match(result.summary, /could not be verified/)
}
