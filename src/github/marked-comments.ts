import { fieldAt, textOf, wholeNumberOf } from "../http/json.ts"
import { invalidAnswer } from "./api-error.ts"
import { type Comment, commentIn, ownLogin, sameLogin } from "./comment.ts"
import { type CommentPage, readComments } from "./comment-pages.ts"
import type { GitHubConnection } from "./connection.ts"
import { looksLikeOurs, type Marked, readMarker } from "./marker.ts"

/** A comment by the token's own identity whose marker verifies for the place where it is. */
export type MarkedComment = Comment & { readonly number: number; readonly updatedAt: Date; readonly marked: Marked }

export type MarkedComments = {
  /** The newest first: by time of creation on one issue, by last change in a repository. */
  readonly comments: readonly MarkedComment[]
  /** Comments by our own identity that have a marker which does not verify, as after a change of the API key. */
  readonly unverified: number
  /** There was more than was read. */
  readonly isCut: boolean
}

export type MarkedCommentSearch = {
  readonly owner: string
  readonly name: string
  /** One issue or pull request; without it, all of the repository. */
  readonly number?: number
  readonly apiKey: string
  /** Comments that were changed before are not looked at. */
  readonly since: Date
  readonly mostPages?: number
  /** Looks no further when no comment is like this: then it is not asked who we are. */
  readonly onlyWhen?: (marked: Marked) => boolean
}

const MOST_PAGES = 20

/**
 * Lists the comments in which this action remembers its agents. Comments of anybody else are never looked at, and who we
 * are is asked only when there is a marker to look at: with none, a page of comments is one request.
 * @throws {GitHubApiError}
 */
export async function markedComments(
  github: GitHubConnection,
  search: MarkedCommentSearch,
  signal?: AbortSignal,
): Promise<MarkedComments> {
  const candidates = new Map<number, Candidate>()
  // A comment that changes meanwhile moves others onto the next page, where they are read again.
  const add = (answer: CommentPage) => {
    for (const one of candidatesIn(answer, search)) if (!candidates.has(one.id)) candidates.set(one.id, one)
  }
  const { mostPages = MOST_PAGES } = search
  const first = await page(github, search, 1, signal)
  // On one issue GitHub lists the oldest first, whatever is asked for.
  const rest = pagesAfter(first.lastPage, mostPages, search.number !== undefined)
  add(first)
  for (const number of rest) add(await page(github, search, number, signal))
  const { onlyWhen = () => true } = search
  const all = [...candidates.values()]
  const isNeeded = all.some(({ comment }) => comment === undefined || onlyWhen(comment.marked))
  if (!isNeeded) return { comments: [], unverified: 0, isCut: first.lastPage > mostPages }
  const login = await ownLogin(github, signal)
  const own = all.filter((candidate) => sameLogin(candidate.author, login)).sort(newestFirst(search))
  const comments = own.flatMap(({ comment }) => (comment === undefined ? [] : [comment]))
  return { comments, unverified: own.length - comments.length, isCut: first.lastPage > mostPages }
}

type Candidate = {
  readonly author: unknown
  readonly id: number
  readonly updatedAt: Date
  /** Missing where the marker does not verify. */
  readonly comment?: MarkedComment
}

function page(
  github: GitHubConnection,
  { owner, name, number, since }: MarkedCommentSearch,
  pageNumber: number,
  signal?: AbortSignal,
): Promise<CommentPage> {
  return readComments(github, { owner, name, number }, { since, page: pageNumber }, signal)
}

function pagesAfter(lastPage: number, mostPages: number, newestLast: boolean): readonly number[] {
  const pages = Array.from({ length: Math.max(0, lastPage - 1) }, (_, index) => index + 2)
  return (newestLast ? pages.reverse() : pages).slice(0, mostPages - 1)
}

function candidatesIn({ entries }: CommentPage, { owner, name, number, apiKey }: MarkedCommentSearch): Candidate[] {
  return entries.flatMap((entry) => {
    const comment = commentIn(entry)
    if (comment === undefined || !looksLikeOurs(comment.body)) return []
    const issue = number ?? issueNumberIn(textOf(fieldAt(entry, "issue_url")))
    const updatedAt = new Date(textOf(fieldAt(entry, "updated_at")) ?? Number.NaN)
    if (issue === undefined || Number.isNaN(updatedAt.getTime())) throw invalidAnswer("Listing the comments")
    const marked = readMarker(apiKey, { repository: `${owner}/${name}`, number: issue }, comment.body)
    const author = fieldAt(entry, "user", "login")
    return [{ author, id: comment.id, updatedAt, comment: marked && { ...comment, number: issue, updatedAt, marked } }]
  })
}

function newestFirst({ number }: MarkedCommentSearch): (one: Candidate, other: Candidate) => number {
  if (number !== undefined) return (one, other) => other.id - one.id
  return (one, other) => other.updatedAt.getTime() - one.updatedAt.getTime()
}

/** The comment names its issue by the address of the API: `…/issues/7`. */
function issueNumberIn(address: string | undefined): number | undefined {
  const digits = /\/issues\/([1-9]\d{0,9})$/.exec(address ?? "")?.[1]
  return digits === undefined ? undefined : wholeNumberOf(Number(digits))
}
