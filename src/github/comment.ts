import { at, nonsense } from "./answer.ts"
import { GitHubApiError } from "./api-error.ts"
import type { GitHubConnection } from "./connection.ts"

/** Ten pages of a hundred: the comments of any issue that people still read. */
const MOST_PAGES = 10
const PAGE_SIZE = 100

/** The comments of an issue or pull request (docs.github.com, "REST API endpoints for issue comments"). */
export const ON_ISSUE = "/repos/{owner}/{repo}/issues/{issue_number}/comments"

export type Place = { readonly owner: string; readonly name: string; readonly number: number }
/** Which comment is looked for: ours, changed after `since`, so that a long conversation need not be read from its start. */
export type CommentFilter = { readonly isOurs: (body: string) => boolean; readonly since: Date }
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
  const login = at(at(reply, "viewer"), "login")
  return typeof login === "string" ? login : ""
}

/** Our own newest comment that `wanted` accepts by its text; comments of anybody else are never looked at. */
export async function findComment(
  github: GitHubConnection,
  place: Place,
  wanted: CommentFilter,
  signal?: AbortSignal,
): Promise<Comment | undefined> {
  const what = "Listing the comments"
  const login = await ownLogin(github, signal)
  const query = { ...on(place), since: wanted.since.toISOString(), per_page: PAGE_SIZE }
  let found: Comment | undefined
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data }: { data: unknown } = await github.call(
      what,
      ({ request }, limited) => request(`GET ${ON_ISSUE}`, { ...query, page, request: { signal: limited } }),
      signal,
    )
    if (!Array.isArray(data)) throw nonsense(what)
    const own = data.filter((entry) => sameLogin(at(at(entry, "user"), "login"), login)).map(commentIn)
    found = own.filter((comment) => comment !== undefined && wanted.isOurs(comment.body)).at(-1) ?? found
    if (data.length < PAGE_SIZE) break
  }
  return found
}

function sameLogin(one: unknown, other: string): boolean {
  return typeof one === "string" && other !== "" && one.toLowerCase() === other.toLowerCase()
}

function commentIn(entry: unknown): Comment | undefined {
  const [id, url, body] = [at(entry, "id"), at(entry, "html_url"), at(entry, "body") ?? ""]
  const isComment = typeof id === "number" && typeof url === "string" && typeof body === "string"
  return isComment ? { id, url, body } : undefined
}

/**
 * Creates the comment, once: when the answer is lost it is looked for before it is tried again.
 * @throws {GitHubFailure}
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
    ({ request }, limited) =>
      request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
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
  const comment = commentIn(data)
  if (comment === undefined) throw nonsense(what, true)
  return { ...comment, body }
}

/** The parameters of `ON_ISSUE`. */
export function on(place: Place) {
  return { owner: place.owner, repo: place.name, issue_number: place.number }
}
