import { fieldAt, listOf, textOf, wholeNumberOf } from "../http/json.ts"
import { invalidAnswer } from "./api-error.ts"
import type { Place } from "./comment.ts"
import type { GitHubConnection } from "./connection.ts"

/** The most that GitHub lists in one answer. */
const MOST_EDITS = 100
const MOST_LINE_COMMENTS = 50

export type EditedPart = "description" | "title" | "comment"

export type Edit = {
  readonly editor?: string
  readonly isBot: boolean
  readonly at: Date
}

/** Who changed a part, and when. */
export type History = {
  readonly of: EditedPart
  readonly edits: readonly Edit[]
  /** Whether there are no edits but these; else these are the newest. */
  readonly isWhole: boolean
}

/** A text as it is on GitHub now. */
export type WrittenText = {
  /** As it was written. */
  readonly body: string
  /** As GitHub renders it, sanitized; undefined where GitHub does not. */
  readonly html?: string
}

type CommentedLines = {
  readonly first: number
  readonly last: number
  /** They are those of the commit that was commented; the pull request has changed them since. */
  readonly isOutdated: boolean
}

/** A comment on a line, in a review. */
export type LineComment = WrittenText & {
  readonly url: string
  readonly path: string
  /** Undefined for a comment on the whole file. */
  readonly lines?: CommentedLines
  readonly diffHunk: string
  readonly editedAt?: Date
}

/** A comment or review. */
type WrittenRemark = WrittenText & {
  /** Of a review, the first of those on lines. */
  readonly comments: readonly LineComment[]
  readonly hasMoreComments: boolean
}

/** What GitHub holds of the texts of an event. */
export type GitHubTexts = {
  readonly subject: WrittenText
  readonly remark?: WrittenRemark
  readonly histories: readonly History[]
}

export type TextsAsked = {
  readonly place: Place
  /** GraphQL's id of the comment or review. */
  readonly remarkId?: string
  /** Whether GitHub renders the texts, which it may refuse. */
  readonly isRendered: boolean
}

const BY = "{ __typename login }"

function written(isRendered: boolean): string {
  return `body ${isRendered ? "bodyHTML" : ""} createdAt lastEditedAt editor ${BY}`
}

function queryFor({ remarkId, isRendered }: TextsAsked): string {
  const text = `${written(isRendered)} userContentEdits(first: $most) { nodes { editedAt editor ${BY} } }`
  const subject = `${text} timelineItems(last: $most, itemTypes: [RENAMED_TITLE_EVENT]) {
    nodes { ... on RenamedTitleEvent { createdAt actor ${BY} } }
  }`
  const lines = `comments(first: ${MOST_LINE_COMMENTS}) {
    totalCount
    nodes { ${written(isRendered)} url path line startLine originalLine originalStartLine subjectType diffHunk }
  }`
  const remark = `node(id: $id) {
    ... on IssueComment { ${text} }
    ... on PullRequestReviewComment { ${text} }
    ... on PullRequestReview { ${text} ${lines} }
  }`
  const hasRemark = remarkId !== undefined
  return `query ($owner: String!, $name: String!, $number: Int!, $most: Int!${hasRemark ? ", $id: ID!" : ""}) {
    repository(owner: $owner, name: $name) {
      issueOrPullRequest(number: $number) { ... on Issue { ${subject} } ... on PullRequest { ${subject} } }
    }
    ${hasRemark ? remark : ""}
  }`
}

/**
 * The texts of an issue or pull request and of a comment or review on it, as they were written and as GitHub renders
 * them, with the newest edits of each: one request.
 * @throws {GitHubApiError} when GitHub does not tell, or does not render them
 */
export async function readTexts(
  github: GitHubConnection,
  asked: TextsAsked,
  signal: AbortSignal,
): Promise<GitHubTexts> {
  const { remarkId } = asked
  const { owner, name, number } = asked.place
  const what = asked.isRendered ? "Reading the texts of this event" : "Reading who edited the texts of this event"
  const variables = { owner, name, number, most: MOST_EDITS, ...(remarkId !== undefined && { id: remarkId }) }
  const reply: unknown = await github.call(
    what,
    (octokit, limited) => octokit.graphql(queryFor(asked), { ...variables, request: { signal: limited } }),
    signal,
    "issues=read; pull_requests=read",
  )
  const subject = fieldAt(reply, "repository", "issueOrPullRequest")
  const text = textIn(subject)
  const histories = [bodyHistory("description", subject), titleHistory(subject)].filter(isHistory)
  if (!text || histories.length < 2) throw invalidAnswer(what)
  if (remarkId === undefined) return { subject: text, histories }
  const remark = fieldAt(reply, "node")
  const [said, history] = [remarkIn(remark), bodyHistory("comment", remark)]
  if (!said || !history) throw invalidAnswer(what)
  const lines = listOf(fieldAt(remark, "comments", "nodes"))
  const edited = lines.map((node): History => ({ of: "comment", edits: lastEditOf(node), isWhole: true }))
  return { subject: text, remark: said, histories: [...histories, history, ...edited] }
}

function remarkIn(node: unknown): WrittenRemark | undefined {
  const text = textIn(node)
  const comments = listOf(fieldAt(node, "comments", "nodes")).flatMap((comment) => lineCommentIn(comment) ?? [])
  const count = wholeNumberOf(fieldAt(node, "comments", "totalCount")) ?? 0
  return text && { ...text, comments, hasMoreComments: count > comments.length }
}

function textIn(node: unknown): WrittenText | undefined {
  const [body, html] = [fieldAt(node, "body"), fieldAt(node, "bodyHTML")]
  return typeof body === "string" ? { body, html: typeof html === "string" ? html : undefined } : undefined
}

function lineCommentIn(node: unknown): LineComment | undefined {
  const text = textIn(node)
  const editedAt = fieldAt(node, "lastEditedAt") ?? undefined
  return (
    text && {
      ...text,
      url: textOf(fieldAt(node, "url")) ?? "",
      path: textOf(fieldAt(node, "path")) ?? "",
      lines: linesOf(node),
      diffHunk: textOf(fieldAt(node, "diffHunk")) ?? "",
      editedAt: editedAt === undefined ? undefined : dateOf(editedAt),
    }
  )
}

function linesOf(node: unknown): CommentedLines | undefined {
  // GitHub may name a line for it all the same.
  if (fieldAt(node, "subjectType") === "FILE") return undefined
  const isOutdated = wholeNumberOf(fieldAt(node, "line")) === undefined
  const last = wholeNumberOf(fieldAt(node, isOutdated ? "originalLine" : "line"))
  const start = wholeNumberOf(fieldAt(node, isOutdated ? "originalStartLine" : "startLine"))
  return last === undefined ? undefined : { first: start ?? last, last, isOutdated }
}

function isHistory(history: History | undefined): history is History {
  return history !== undefined
}

/**
 * GitHub lists the first version of a text as an edit too, once there is another; it is left out. That the newest come
 * first is not documented, so a part of a history is taken for the newest only when it holds the last edit.
 */
function bodyHistory(of: EditedPart, node: unknown): History | undefined {
  const createdAt = textOf(fieldAt(node, "createdAt"))
  const nodes = nodesOf(node, "userContentEdits")
  if (createdAt === undefined || !nodes) return undefined
  const all = nodes.map((edit) => editBy(fieldAt(edit, "editedAt"), fieldAt(edit, "editor")))
  const edits = all.filter(({ at }) => at.getTime() !== Date.parse(createdAt))
  const last = lastEditOf(node)
  const isWhole = nodes.length < MOST_EDITS
  const holdsLast = last.every(({ at }) => edits.some((edit) => edit.at.getTime() >= at.getTime()))
  return { of, edits: isWhole || holdsLast ? [...edits, ...last] : last, isWhole }
}

function lastEditOf(node: unknown): readonly Edit[] {
  const editedAt = fieldAt(node, "lastEditedAt") ?? undefined
  return editedAt === undefined ? [] : [editBy(editedAt, fieldAt(node, "editor"))]
}

function titleHistory(node: unknown): History | undefined {
  const nodes = nodesOf(node, "timelineItems")
  const edits = nodes?.map((rename) => editBy(fieldAt(rename, "createdAt"), fieldAt(rename, "actor")))
  return edits && { of: "title", edits, isWhole: edits.length < MOST_EDITS }
}

/** What a connection holds; GitHub may answer null for a history without entries. */
function nodesOf(node: unknown, connection: string): readonly unknown[] | undefined {
  const history = fieldAt(node, connection)
  const nodes = history === null ? [] : fieldAt(history, "nodes")
  return Array.isArray(nodes) ? nodes : undefined
}

/** An edit without a readable time or editor stays one, by nobody and at no time: whoever judges it fails closed. */
function editBy(time: unknown, editor: unknown): Edit {
  return {
    editor: textOf(fieldAt(editor, "login")),
    isBot: fieldAt(editor, "__typename") === "Bot",
    at: dateOf(time),
  }
}

function dateOf(time: unknown): Date {
  return new Date(typeof time === "string" ? time : Number.NaN)
}
