import { mayRead, mayWrite, visibleRepository } from "./access.ts"
import { accountJson, instant } from "./account-json.ts"
import { bodyText, type Call, isObject, type OperationHandler, parameter } from "./call.ts"
import { type CheckNow, checksNow } from "./commit-checks.ts"
import { page } from "./paging.ts"
import { pullRequestJson } from "./pull-request-json.ts"
import { notFound } from "./refusal.ts"
import { repositoryUrl } from "./repository-json.ts"
import { type Commit, fullName, type Repository, type World } from "./world.ts"

/** Where the simulated storage keeps logs: another origin than the API, as on GitHub. */
export const LOG_STORAGE = "/_storage/logs/"

type Job = { readonly commit: Commit; readonly check: CheckNow }

export const getJob: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const { commit, check } = foundJob(call, repository)
  return { status: 200, body: jobJson(call, repository, commit, check) }
}

export const downloadLog: OperationHandler = (call) => {
  const { check } = foundJob(call, visibleRepository(call))
  const { port, protocol } = new URL(call.addresses.apiUrl)
  return { status: 302, headers: { location: `${protocol}//localhost:${port}${LOG_STORAGE}${check.id}?sig=x` } }
}

/** The log behind a link of the storage; undefined for none. */
export function storedLog(world: World, path: string): string | undefined {
  const id = Number(path.slice(LOG_STORAGE.length))
  return [...world.commits.values()].flatMap(({ checks }) => checks).find((check) => check.id === id)?.log
}

export const createStatus: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  mayWrite(call.token, repository, ["statuses"])
  const commit = call.world.commits.get(parameter(call, "sha"))
  if (!commit) throw notFound()
  const body = call.body()
  const optional = (name: string) => {
    const value = isObject(body) ? body[name] : undefined
    return typeof value === "string" ? value : null
  }
  const status = {
    id: call.world.nextId("check"),
    context: optional("context") ?? "default",
    state: bodyText(call, "state"),
    description: optional("description"),
    targetUrl: optional("target_url"),
    creator: call.token.account,
    atMs: call.world.clock.nowMs(),
  }
  commit.statuses.push(status)
  return {
    status: 201,
    body: {
      url: `${repositoryUrl(repository, call.addresses)}/statuses/${commit.sha}`,
      avatar_url: null,
      id: status.id,
      node_id: `SC_${status.id}`,
      state: status.state,
      description: status.description,
      target_url: status.targetUrl,
      context: status.context,
      created_at: instant(status.atMs),
      updated_at: instant(status.atMs),
      creator: accountJson(status.creator, call.addresses),
    },
  }
}

export const listPullRequestsOfCommit: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  mayRead(call.token, repository, ["pull_requests"])
  const sha = parameter(call, "commit_sha")
  const commit = call.world.commits.get(sha)
  const pulls = commit && repository.issues.get(commit.issue.number) === commit.issue ? [commit.issue] : []
  return page(call, repository, `/commits/${sha}/pulls`, pulls, (issue) => {
    if (!issue.pull) throw notFound()
    return pullRequestJson({ ...call, repository }, issue, issue.pull)
  })
}

function foundJob(call: Call, repository: Repository): Job {
  mayRead(call.token, repository, ["actions"])
  const id = Number(parameter(call, "job_id"))
  const nowMs = call.world.clock.nowMs()
  for (const commit of call.world.commits.values()) {
    const check = checksNow(commit, nowMs).find((one) => one.id === id)
    const isHere = repository.issues.get(commit.issue.number) === commit.issue
    if (check && isHere && check.workflowFile !== null && check.isStatus !== true) return { commit, check }
  }
  throw notFound()
}

function jobJson(call: Call, repository: Repository, commit: Commit, check: CheckNow) {
  const { addresses } = call
  const api = repositoryUrl(repository, addresses)
  const isFailed = check.conclusion === "failure"
  const steps = [
    { name: "Set up job", status: "completed", conclusion: "success", number: 1 },
    ...(check.failedStep === undefined
      ? []
      : [{ name: check.failedStep, status: "completed", conclusion: isFailed ? "failure" : "success", number: 2 }]),
  ]
  return {
    id: check.id,
    node_id: `CR_${check.id}`,
    run_id: check.id + 1,
    run_url: `${api}/actions/runs/${check.id + 1}`,
    run_attempt: 1,
    head_sha: commit.sha,
    workflow_name: "CI",
    head_branch: commit.issue.pull?.head.ref ?? null,
    name: check.name,
    url: `${api}/actions/jobs/${check.id}`,
    html_url: `${addresses.serverUrl}/${fullName(repository)}/actions/runs/${check.id + 1}/job/${check.id}`,
    status: check.status,
    conclusion: check.conclusion ?? null,
    created_at: instant(check.startedAtMs),
    started_at: instant(check.startedAtMs),
    completed_at: check.status === "completed" ? instant(check.endedAtMs) : null,
    check_run_url: `${api}/check-runs/${check.id}`,
    labels: ["ubuntu-latest"],
    ...{ runner_id: 1, runner_name: "GitHub Actions 1", runner_group_id: 0, runner_group_name: "GitHub Actions" },
    steps,
  }
}
