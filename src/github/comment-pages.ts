import { fieldAt, textOf } from "../http/json.ts"
import { invalidAnswer } from "./api-error.ts"
import type { GitHubConnection } from "./connection.ts"
import { isTooLarge } from "./read-refusal.ts"

const PAGE_SIZE = 100
/** A page that is too large is read in so many parts. */
const PARTS = 10

/** The comments of an issue or pull request (docs.github.com, "REST API endpoints for issue comments"). */
export const ON_ISSUE = "/repos/{owner}/{repo}/issues/{issue_number}/comments"

/** All comments of a repository's issues and pull requests. */
const IN_REPOSITORY = "/repos/{owner}/{repo}/issues/comments"

/** An issue or pull request, or, without a number, a whole repository. */
type Somewhere = { readonly owner: string; readonly name: string; readonly number?: number }

export type CommentPage = { readonly entries: readonly unknown[]; readonly lastPage: number }

/**
 * Reads up to a hundred comments that were changed after `since`: of one issue or pull request, the oldest first, or,
 * without a number, of the whole repository, the one that was changed last first.
 * @throws {GitHubApiError}
 */
export async function readComments(
  github: GitHubConnection,
  place: Somewhere,
  { since, page }: { readonly since: Date; readonly page: number },
  signal?: AbortSignal,
): Promise<CommentPage> {
  try {
    return await readPage(github, place, { since, page, size: PAGE_SIZE }, signal)
  } catch (error) {
    if (!isTooLarge(error)) throw error
  }
  // Anybody may write the longest comments there are, and must not hide ours by that.
  const entries: unknown[] = []
  let lastPage = page
  const first = (page - 1) * PARTS + 1
  for (let part = first; part < first + PARTS; part++) {
    const read = await readPage(github, place, { since, page: part, size: PAGE_SIZE / PARTS }, signal)
    entries.push(...read.entries)
    lastPage = Math.max(lastPage, Math.ceil(read.lastPage / PARTS))
    if (part >= read.lastPage) break
  }
  return { entries, lastPage }
}

async function readPage(
  github: GitHubConnection,
  { owner, name, number }: Somewhere,
  { since, page, size }: { readonly since: Date; readonly page: number; readonly size: number },
  signal?: AbortSignal,
): Promise<CommentPage> {
  const what = "Listing the comments"
  const query = { owner, repo: name, since: since.toISOString(), per_page: size, page }
  const reply: { readonly data: unknown; readonly headers?: { readonly link?: string } } = await github.call(
    what,
    ({ request }, limited) => {
      const asked = { ...query, request: { signal: limited } }
      if (number !== undefined) return request(`GET ${ON_ISSUE}`, { ...asked, issue_number: number })
      return request(`GET ${IN_REPOSITORY}`, { ...asked, sort: "updated", direction: "desc" })
    },
    signal,
    "issues=read; pull_requests=read",
  )
  if (!Array.isArray(reply.data)) throw invalidAnswer(what)
  return { entries: reply.data, lastPage: lastPageIn(textOf(fieldAt(reply, "headers", "link"))) }
}

/** The last page that a `link` header names (docs.github.com, "Using pagination in the REST API"); 1 without one. */
function lastPageIn(link = ""): number {
  const address = /<([^<>]*)>; *rel="last"/.exec(link)?.[1] ?? ""
  const page = URL.canParse(address) ? new URL(address).searchParams.get("page") : null
  return page !== null && /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1
}
