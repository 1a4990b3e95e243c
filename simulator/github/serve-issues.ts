import { conversationPermissions, hasRole, mayRead, mayWrite, visibleRepository } from "./access.ts"
import { type Call, isObject, type OperationHandler, parameter } from "./call.ts"
import { issueJson, labelJson } from "./issue-json.ts"
import { page } from "./paging.ts"
import { notFound, Refusal } from "./refusal.ts"
import type { Issue, Label, Repository } from "./world.ts"

export const getIssue: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const issue = foundIssue(call, repository)
  mayRead(call.token, repository, conversationPermissions(issue))
  return { status: 200, body: issueJson(repository, issue, call.addresses) }
}

/** Pull requests are issues as well, and are listed where the token may read them. */
export const listIssues: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  mayRead(call.token, repository, ["issues", "pull_requests"])
  const wanted = (call.query.get("labels") ?? "").split(",").filter((name) => name !== "")
  const state = call.query.get("state") ?? "open"
  const has = (issue: Issue, name: string) =>
    issue.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())
  const issues = [...repository.issues.values()]
    .filter((issue) => !issue.deleted && (state === "all" || issue.state === state))
    .filter((issue) => wanted.every((name) => has(issue, name)))
    .sort((one, other) => other.number - one.number)
  return page(call, repository, "/issues", issues, (issue) => issueJson(repository, issue, call.addresses))
}

export const listLabels: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const issue = foundIssue(call, repository)
  mayRead(call.token, repository, conversationPermissions(issue))
  const print = (label: Label) => labelJson(repository, label, call.addresses)
  return page(call, repository, `/issues/${issue.number}/labels`, issue.labels, print)
}

export const addLabels: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const issue = foundIssue(call, repository)
  mayWrite(call.token, repository, conversationPermissions(issue))
  if (call.token.kind === "user" && !hasRole(call.token, repository, "triage")) throw notFound()
  for (const name of labelNames(call.body())) {
    const isThere = issue.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())
    if (!isThere) issue.labels.push({ id: call.world.nextId("label"), name })
  }
  issue.updatedAtMs = call.world.clock.nowMs()
  return { status: 200, body: issue.labels.map((label) => labelJson(repository, label, call.addresses)) }
}

/** The issue or pull request of the path. Throws the 404, or the 410 for one that was deleted. */
export function foundIssue(call: Call, repository: Repository): Issue {
  const issue = repository.issues.get(Number(parameter(call, "issue_number")))
  if (!issue) throw notFound()
  if (issue.deleted) throw new Refusal(410, "This issue was deleted")
  return issue
}

/** GitHub takes a label by its name, or as an object that has one. */
function labelNames(body: unknown): string[] {
  const labels = isObject(body) && Array.isArray(body.labels) ? body.labels : []
  return labels.flatMap((label: unknown) => {
    const name = isObject(label) ? label.name : label
    return typeof name === "string" ? [name] : []
  })
}
