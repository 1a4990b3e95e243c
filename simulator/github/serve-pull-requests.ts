import { hasRole, mayRead, mayWrite, visibleRepository } from "./access.ts"
import { type Call, isObject, type OperationHandler, parameter } from "./call.ts"
import type { FileOptions } from "./options.ts"
import { page } from "./paging.ts"
import { fileJson, fullPullRequestJson, pullRequestJson } from "./pull-request-json.ts"
import { NotSimulated, notFound } from "./refusal.ts"
import { fullName, type Issue, type PullRequest, type Repository } from "./world.ts"

export type OpenedPull = { readonly issue: Issue; readonly pull: PullRequest }

export const getPullRequest: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const { issue, pull } = foundPull(call, repository)
  return { status: 200, body: fullPullRequestJson({ ...call, repository }, issue, pull) }
}

export const listFiles: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const { issue, pull } = foundPull(call, repository)
  const print = (file: FileOptions) => fileJson({ ...call, repository }, pull, file)
  return page(call, repository, `/pulls/${issue.number}/files`, pull.files, print)
}

/** Changes description or state; the rest of what GitHub can change here is not simulated. */
export const updatePullRequest: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const { issue, pull } = foundPull(call, repository)
  mayWrite(call.token, repository, ["pull_requests"])
  if (call.token.kind === "user" && !hasRole(call.token, repository, "write")) throw notFound()
  const body = call.body()
  const { body: description, state, ...others } = isObject(body) ? body : {}
  const [other] = Object.keys(others)
  if (other !== undefined) throw new NotSimulated(`a change of a pull request's ${other}`)
  const nowMs = call.world.clock.nowMs()
  if (typeof description === "string") {
    issue.body = description
    issue.edits.push({ atMs: nowMs, editor: call.token.account })
  }
  if (state === "open" || state === "closed") issue.state = state
  issue.updatedAtMs = nowMs
  return { status: 200, body: fullPullRequestJson({ ...call, repository }, issue, pull) }
}

/** Newest first, unless the query says otherwise. */
export const listPullRequests: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  mayRead(call.token, repository, ["pull_requests"])
  const pulls = [...repository.issues.values()]
    .flatMap((issue) => (issue.pull ? [{ issue, pull: issue.pull }] : []))
    .filter(asAskedFor(call.query, repository))
    .sort(order(call.query))
  const print = ({ issue, pull }: OpenedPull) => pullRequestJson({ ...call, repository }, issue, pull)
  return page(call, repository, "/pulls", pulls, print)
}

export function foundPull(call: Call, repository: Repository): OpenedPull {
  mayRead(call.token, repository, ["pull_requests"])
  const issue = repository.issues.get(Number(parameter(call, "pull_number")))
  if (!issue?.pull) throw notFound()
  return { issue, pull: issue.pull }
}

function asAskedFor(query: URLSearchParams, repository: Repository): (opened: OpenedPull) => boolean {
  const state = query.get("state") ?? "open"
  const head = query.get("head")
  const base = query.get("base")
  return ({ issue, pull }) => {
    const [headOwner = ""] = (pull.head.repository ?? fullName(repository)).split("/")
    const isHead = head === null || head.toLowerCase() === `${headOwner}:${pull.head.ref}`.toLowerCase()
    return isHead && (state === "all" || issue.state === state) && (base === null || base === pull.base.ref)
  }
}

function order(query: URLSearchParams): (one: OpenedPull, other: OpenedPull) => number {
  const sort = query.get("sort") ?? "created"
  if (sort !== "created" && sort !== "updated") throw new NotSimulated(`pull requests sorted by ${sort}`)
  const ascending = (query.get("direction") ?? (sort === "created" ? "desc" : "asc")) === "asc"
  const key = ({ issue }: OpenedPull) => (sort === "updated" ? issue.updatedAtMs : issue.number)
  return (one, other) => (ascending ? key(one) - key(other) : key(other) - key(one))
}
