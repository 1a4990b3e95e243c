import { fieldAt, listOf, textOf, wholeNumberOf } from "../http/json.ts"
import { invalidAnswer } from "./api-error.ts"
import type { Place } from "./comment.ts"
import type { GitHubConnection } from "./connection.ts"

const PAGE_SIZE = 100
/** A thousand checks of one commit: nobody has more. */
const MAX_PAGES = 10
/** So many pages are one minute's: whoever waits for a thousand checks is in no hurry. */
const PAGES_A_MINUTE = 4
const MINUTE_MS = 60_000

/** One check run or commit status of a commit, as GitHub words it. */
export type CheckFacts = {
  readonly kind: "check-run" | "status"
  readonly name: string
  /** `COMPLETED`, or a word for work that is not; a status that is decided counts as completed. */
  readonly status: string
  /** `SUCCESS`, `FAILURE`, `ERROR` and so on; undefined while it is not decided. */
  readonly conclusion?: string
  readonly url?: string
  /** The job's id, where GitHub Actions ran it. */
  readonly jobId?: number
  /** The workflow file, such as `ci.yml`, where GitHub Actions ran it. */
  readonly workflowFile?: string
}

/** A pull request's head as it is now. */
export type PullRequestHead = {
  readonly sha: string
  readonly isOpen: boolean
  readonly isFork: boolean
  /** Who wrote the head commit: a login where GitHub knows one, and the address in the commit. */
  readonly author: { readonly login?: string; readonly email?: string }
  readonly checks: readonly CheckFacts[]
  /** How many it took to read them. */
  readonly requests: number
}

const CHECK_RUN = `... on CheckRun {
            name status conclusion detailsUrl
            checkSuite { workflowRun { workflow { resourcePath } } }
          }`

const HEAD = `query ($owner: String!, $name: String!, $number: Int!, $most: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      state isCrossRepository headRefOid
      commits(last: 1) { nodes { commit {
        oid
        author { email user { login } }
        statusCheckRollup { contexts(first: $most, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes {
            __typename
            ${CHECK_RUN}
            ... on StatusContext { context state targetUrl }
          }
        } }
      } } }
    }
  }
}`

/**
 * The head of a pull request with every check of its commit, in one question a hundred checks
 * (docs.github.com, GraphQL, "StatusCheckRollup").
 * @throws {GitHubApiError}, also when the head moved between two pages
 */
export async function readHead(github: GitHubConnection, place: Place, signal?: AbortSignal): Promise<PullRequestHead> {
  const first = await readPage(github, place, undefined, signal)
  const checks = [...first.checks]
  let after = first.after
  let requests = 1
  for (; after !== undefined && requests < MAX_PAGES; requests++) {
    if (requests % PAGES_A_MINUTE === 0) await github.clock.sleep(MINUTE_MS, signal)
    const next = await readPage(github, place, after, signal)
    if (next.head.sha !== first.head.sha) throw invalidAnswer(WHAT)
    checks.push(...next.checks)
    after = next.after
  }
  if (after !== undefined) throw invalidAnswer(WHAT)
  return { ...first.head, checks, requests }
}

const WHAT = "Reading the checks of the pull request"

type Page = {
  readonly head: Omit<PullRequestHead, "checks" | "requests">
  readonly checks: readonly CheckFacts[]
  readonly after?: string
}

async function readPage(
  github: GitHubConnection,
  { owner, name, number }: Place,
  after: string | undefined,
  signal?: AbortSignal,
): Promise<Page> {
  const variables = { owner, name, number, most: PAGE_SIZE, after }
  const reply: unknown = await github.call(
    WHAT,
    (octokit, limited) => octokit.graphql(HEAD, { ...variables, request: { signal: limited } }),
    signal,
    "checks=read,statuses=read,pull_requests=read,contents=read",
  )
  const pull = fieldAt(reply, "repository", "pullRequest")
  const commit = fieldAt(listOf(fieldAt(pull, "commits", "nodes"))[0], "commit")
  const [sha, state] = [textOf(fieldAt(pull, "headRefOid")), textOf(fieldAt(pull, "state"))]
  const isFork = fieldAt(pull, "isCrossRepository")
  // The commit may be a push behind the branch for a moment: then its checks are not those of the head.
  if (sha === undefined || state === undefined || typeof isFork !== "boolean" || fieldAt(commit, "oid") !== sha) {
    throw invalidAnswer(WHAT)
  }
  const author = fieldAt(commit, "author")
  const contexts = fieldAt(commit, "statusCheckRollup", "contexts")
  const hasMore = fieldAt(contexts, "pageInfo", "hasNextPage") === true
  return {
    head: {
      sha,
      isOpen: state === "OPEN",
      isFork,
      author: { login: textOf(fieldAt(author, "user", "login")), email: textOf(fieldAt(author, "email")) },
    },
    checks: listOf(fieldAt(contexts, "nodes")).map(readCheck),
    after: hasMore ? (textOf(fieldAt(contexts, "pageInfo", "endCursor")) ?? "") : undefined,
  }
}

/** A check that cannot be read is one that is not over: nothing is concluded from it. */
function readCheck(node: unknown): CheckFacts {
  if (fieldAt(node, "__typename") === "StatusContext") {
    const state = textOf(fieldAt(node, "state")) ?? "PENDING"
    const isDecided = state !== "PENDING" && state !== "EXPECTED"
    return {
      kind: "status",
      name: textOf(fieldAt(node, "context")) ?? "",
      status: isDecided ? "COMPLETED" : state,
      conclusion: isDecided ? state : undefined,
      url: textOf(fieldAt(node, "targetUrl")),
    }
  }
  const workflow = textOf(fieldAt(node, "checkSuite", "workflowRun", "workflow", "resourcePath"))
  const url = textOf(fieldAt(node, "detailsUrl"))
  return {
    kind: "check-run",
    name: textOf(fieldAt(node, "name")) ?? "",
    status: textOf(fieldAt(node, "status")) ?? "QUEUED",
    conclusion: textOf(fieldAt(node, "conclusion")),
    url,
    jobId: workflow === undefined ? undefined : jobIdIn(url),
    workflowFile: workflow?.split("/").at(-1),
  }
}

/** A job's page ends with its number; GraphQL's own numbers end at 32 bits, which jobs have passed. */
function jobIdIn(url = ""): number | undefined {
  const digits = /\/actions\/runs\/\d+\/job\/(\d{1,15})$/.exec(url)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/**
 * The number of the open pull request of this repository whose head is a commit; undefined for none.
 * @throws {GitHubApiError}
 */
export async function openPullRequestWithHead(
  github: GitHubConnection,
  { owner, name }: Pick<Place, "owner" | "name">,
  sha: string,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const what = "Looking for the pull request of a commit"
  const { data }: { readonly data: unknown } = await github.call(
    what,
    ({ request }, limited) =>
      request("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", {
        owner,
        repo: name,
        commit_sha: sha,
        per_page: PAGE_SIZE,
        request: { signal: limited },
      }),
    signal,
    "contents=read,pull_requests=read",
  )
  if (!Array.isArray(data)) throw invalidAnswer(what)
  const isHere = (repository: unknown) =>
    textOf(fieldAt(repository, "full_name"))?.toLowerCase() === `${owner}/${name}`.toLowerCase()
  const found = data.find(
    (pull) =>
      fieldAt(pull, "state") === "open" &&
      fieldAt(pull, "head", "sha") === sha &&
      isHere(fieldAt(pull, "head", "repo")) &&
      isHere(fieldAt(pull, "base", "repo")),
  )
  return wholeNumberOf(fieldAt(found, "number"))
}

/** More than that and nobody can say that a folder is untouched: GitHub lists no more (docs.github.com). */
const MAX_FILES = 3_000

/**
 * Whether a pull request changes a file under `folder`, or may: one that changes more files than GitHub lists.
 * @throws {GitHubApiError}
 */
export async function touchesFolder(
  github: GitHubConnection,
  { owner, name, number }: Place,
  folder: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const what = "Listing the changed files"
  for (let page = 1; page <= MAX_FILES / PAGE_SIZE; page++) {
    const query = { owner, repo: name, pull_number: number, per_page: PAGE_SIZE, page }
    const { data }: { readonly data: unknown } = await github.call(
      what,
      ({ request }, limited) =>
        request("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", { ...query, request: { signal: limited } }),
      signal,
      "pull_requests=read",
    )
    if (!Array.isArray(data)) throw invalidAnswer(what)
    if (data.some((file) => isIn(file, folder))) return true
    if (data.length < PAGE_SIZE) return false
  }
  return true
}

/** A file that was moved out of the folder touched it as well. */
function isIn(file: unknown, folder: string): boolean {
  const names = [textOf(fieldAt(file, "filename")), textOf(fieldAt(file, "previous_filename"))]
  return names.some((name) => name?.startsWith(`${folder}/`) === true)
}
