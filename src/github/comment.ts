import { nonsense } from "./answer.ts"
import type { GitHubConnection } from "./connection.ts"
import { GitHubFailure } from "./failure.ts"

/** Ten pages of a hundred: the comments of any issue that people still read. */
const MOST_PAGES = 10
const PAGE_SIZE = 100

export type Place = { readonly owner: string; readonly name: string; readonly number: number }
/** Which comment is looked for: ours, changed after `since`, so that a long conversation need not be read from its start. */
export type Wanted = { readonly isOurs: (body: string) => boolean; readonly since: Date }
export type Comment = { readonly id: number; readonly url: string; readonly body: string }

/** The login behind the token. GET /user is closed to a job's token, so GraphQL is asked. */
async function ownLogin(github: GitHubConnection, signal?: AbortSignal): Promise<string> {
  const reply: unknown = await github.call(
    "Asking GitHub who the token is",
    (octokit, limited) => octokit.graphql("query { viewer { login } }", { request: { signal: limited } }),
    signal,
  )
  return loginIn(reply)
}

function loginIn(reply: unknown): string {
  const viewer = typeof reply === "object" && reply !== null && "viewer" in reply ? reply.viewer : undefined
  const login = typeof viewer === "object" && viewer !== null && "login" in viewer ? viewer.login : undefined
  return typeof login === "string" ? login : ""
}

/** Our own newest comment that `wanted` accepts by its text; comments of anybody else are never looked at. */
export async function findComment(
  github: GitHubConnection,
  place: Place,
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<Comment | undefined> {
  const login = await ownLogin(github, signal)
  const query = { ...at(place), since: wanted.since.toISOString(), per_page: PAGE_SIZE }
  let found: Comment | undefined
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await github.call(
      "Listing the comments",
      (octokit, limited) => octokit.rest.issues.listComments({ ...query, page, request: { signal: limited } }),
      signal,
    )
    const mine = data.filter((comment) => sameLogin(comment.user?.login, login) && wanted.isOurs(comment.body ?? ""))
    found = mine.map(({ id, html_url, body }) => ({ id, url: html_url, body: body ?? "" })).at(-1) ?? found
    if (data.length < PAGE_SIZE) break
  }
  return found
}

function sameLogin(one: string | undefined, other: string): boolean {
  return one !== undefined && other !== "" && one.toLowerCase() === other.toLowerCase()
}

/**
 * Creates the comment, once: when the answer is lost it is looked for before it is tried again.
 * @throws {GitHubFailure}
 */
export async function createComment(
  github: GitHubConnection,
  place: Place,
  body: string,
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<Comment> {
  try {
    return await createOnce(github, place, body, signal)
  } catch (fault) {
    if (!(fault instanceof GitHubFailure) || !fault.mayBeDone) throw fault
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
    (octokit, limited) => octokit.rest.issues.createComment({ ...at(place), body, request: { signal: limited } }),
    signal,
  )
  return readComment("Writing the comment", data, body)
}

/** @throws {GitHubFailure} */
export async function updateComment(
  github: GitHubConnection,
  place: Place,
  id: number,
  body: string,
  signal?: AbortSignal,
): Promise<Comment> {
  const { data } = await github.call(
    "Updating the comment",
    (octokit, limited) =>
      octokit.rest.issues.updateComment({
        owner: place.owner,
        repo: place.name,
        comment_id: id,
        body,
        request: { signal: limited },
      }),
    signal,
  )
  return readComment("Updating the comment", data, body)
}

/** An answer that was cut short can arrive as a success without its fields. */
function readComment(what: string, data: unknown, body: string): Comment {
  const fields: { id?: unknown; html_url?: unknown } = typeof data === "object" && data !== null ? data : {}
  const { id, html_url: url } = fields
  if (typeof id === "number" && typeof url === "string") return { id, url, body }
  throw nonsense(what, true)
}

function at(place: Place) {
  return { owner: place.owner, repo: place.name, issue_number: place.number }
}
