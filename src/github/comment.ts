import { TimedOut, within } from "../http/clock.ts"
import { fieldAt, textOf, wholeNumberOf } from "../http/json.ts"
import { GitHubApiError, invalidAnswer } from "./api-error.ts"
import { ON_ISSUE, readComments } from "./comment-pages.ts"
import type { GitHubConnection } from "./connection.ts"

/** Five thousand comments: more than any issue gets while a run can be run again. */
const MAX_PAGES = 50
const SEARCH_LIMIT_MS = 60_000
/** What commenting takes; either right does, on a pull request as on an issue. */
const MAY_WRITE = "issues=write; pull_requests=write"

export type Place = { readonly owner: string; readonly name: string; readonly number: number }
/** Which comment is looked for: ours, changed after `since`, so that a long conversation need not be read from its start. */
export type CommentFilter = { readonly isOurs: (body: string) => boolean; readonly since: Date }
export type Comment = { readonly id: number; readonly url: string; readonly body: string }

/**
 * The login behind the token. GET /user is closed to a job's token, so GraphQL is asked.
 * @throws {GitHubApiError} also when the answer names nobody: no comment would be ours then
 */
export async function ownLogin(github: GitHubConnection, signal?: AbortSignal): Promise<string> {
  const what = "Asking GitHub who the token is"
  const reply: unknown = await github.call(
    what,
    (octokit, limited) => octokit.graphql("query { viewer { login } }", { request: { signal: limited } }),
    signal,
  )
  const login = textOf(fieldAt(reply, "viewer", "login"))
  if (login === undefined) throw invalidAnswer(what)
  return login
}

/**
 * Our own newest comment that `wanted` accepts by its text; comments of anybody else are never looked at. The newest
 * page is read first, because GitHub lists the oldest comments first and an issue may have thousands.
 * @throws {GitHubApiError}
 */
export async function findComment(
  github: GitHubConnection,
  place: Place,
  wanted: CommentFilter,
  signal?: AbortSignal,
): Promise<Comment | undefined> {
  try {
    return await within(github.clock, SEARCH_LIMIT_MS, signal, (limited) => search(github, place, wanted, limited))
  } catch (fault) {
    if (!(fault instanceof TimedOut)) throw fault
    throw new GitHubApiError("Looking for the comment", { mayHaveExecuted: false }, { cause: fault })
  }
}

async function search(
  github: GitHubConnection,
  place: Place,
  wanted: CommentFilter,
  signal: AbortSignal,
): Promise<Comment | undefined> {
  const login = await ownLogin(github, signal)
  const ours = (entries: readonly unknown[]) =>
    entries
      .filter((entry) => sameLogin(fieldAt(entry, "user", "login"), login))
      .map(commentIn)
      .filter((comment) => comment !== undefined)
      .findLast(({ body }) => wanted.isOurs(body))
  const { since } = wanted
  const first = await readComments(github, place, { since, page: 1 }, signal)
  const oldestRead = Math.max(2, first.lastPage - MAX_PAGES + 2)
  for (let page = first.lastPage; page >= oldestRead; page--) {
    const found = ours((await readComments(github, place, { since, page }, signal)).entries)
    if (found) return found
  }
  return ours(first.entries)
}

export function sameLogin(one: unknown, other: string): boolean {
  return typeof one === "string" && other !== "" && one.toLowerCase() === other.toLowerCase()
}

export function commentIn(entry: unknown): Comment | undefined {
  const [id, url] = [wholeNumberOf(fieldAt(entry, "id")), textOf(fieldAt(entry, "html_url"))]
  const body = fieldAt(entry, "body") ?? ""
  return id !== undefined && url !== undefined && typeof body === "string" ? { id, url, body } : undefined
}

/**
 * Creates the comment, once: when the answer is lost it is looked for before it is tried again.
 * @throws {GitHubApiError}
 */
export async function createComment(
  github: GitHubConnection,
  place: Place,
  body: string,
  wanted: CommentFilter,
  signal?: AbortSignal,
): Promise<Comment> {
  try {
    return await createOnce(github, place, body, signal)
  } catch (fault) {
    if (!(fault instanceof GitHubApiError) || !fault.mayHaveExecuted) throw fault
    return (await findComment(github, place, wanted, signal)) ?? (await createOnce(github, place, body, signal))
  }
}

async function createOnce(
  github: GitHubConnection,
  place: Place,
  body: string,
  signal?: AbortSignal,
): Promise<Comment> {
  const { data } = await github.call(
    "Writing the comment",
    ({ request }, limited) => request(`POST ${ON_ISSUE}`, { ...on(place), body, request: { signal: limited } }),
    signal,
    MAY_WRITE,
  )
  return written("Writing the comment", data, body)
}

/** @throws {GitHubApiError} */
export async function updateComment(
  github: GitHubConnection,
  place: Place,
  id: number,
  body: string,
  signal?: AbortSignal,
): Promise<Comment> {
  const { data } = await github.call(
    "Updating the comment",
    ({ request }, limited) =>
      request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
        owner: place.owner,
        repo: place.name,
        comment_id: id,
        body,
        request: { signal: limited },
      }),
    signal,
    MAY_WRITE,
  )
  return written("Updating the comment", data, body)
}

/** A comment as it is now. @throws {GitHubApiError} */
export async function readComment(
  github: GitHubConnection,
  place: Place,
  id: number,
  signal?: AbortSignal,
): Promise<Comment> {
  const what = "Reading the comment"
  const { data }: { readonly data: unknown } = await github.call(
    what,
    ({ request }, limited) =>
      request("GET /repos/{owner}/{repo}/issues/comments/{comment_id}", {
        owner: place.owner,
        repo: place.name,
        comment_id: id,
        request: { signal: limited },
      }),
    signal,
    "issues=read; pull_requests=read",
  )
  const comment = commentIn(data)
  if (comment === undefined) throw invalidAnswer(what)
  return comment
}

/** An answer that was cut short can arrive as a success without its fields. */
function written(what: string, data: unknown, body: string): Comment {
  const comment = commentIn(data)
  if (comment === undefined) throw invalidAnswer(what, true)
  return { ...comment, body }
}

/** The parameters of `ON_ISSUE`. */
function on(place: Place) {
  return { owner: place.owner, repo: place.name, issue_number: place.number }
}

/**
 * Whether the token may comment at `place`. Nothing tells beforehand, so an empty comment is sent, and nothing appears.
 * GitHub refuses a missing right with 403 and an empty comment with 422 (docs.github.com, "Create an issue comment").
 * It does not document which of the two it checks first, so a 422 makes the right likely and no more.
 * @throws {GitHubApiError} when there is no clear answer
 */
export async function mayComment(
  github: GitHubConnection,
  place: Place,
  signal?: AbortSignal,
): Promise<"yes" | "likely" | "no" | "locked" | "unknown"> {
  try {
    await github.call(
      "Trying an empty comment",
      ({ request }, limited) => request(`POST ${ON_ISSUE}`, { ...on(place), body: "", request: { signal: limited } }),
      signal,
      MAY_WRITE,
    )
    return "yes"
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error
    if (error.status === 422) return "likely"
    if (error.denial === "permission") return "no"
    if (error.denial === "locked") return "locked"
    if (error.denial === "not-found") return "unknown"
    throw error
  }
}
