import {
  conversationPermissions,
  mayChange,
  mayPostWhenLocked,
  mayRead,
  mayWrite,
  visibleRepository,
} from "./access.ts"
import { bodyText, type Call, type OperationHandler, parameter } from "./call.ts"
import { commentJson } from "./issue-json.ts"
import { page } from "./paging.ts"
import { notFound, Refusal, validationFailed } from "./refusal.ts"
import { addComment } from "./seed.ts"
import { foundIssue } from "./serve-issues.ts"
import { type Comment, commentsOn, type Issue, type Repository } from "./world.ts"

/**
 * GitHub's own message says characters. Assumed: Unicode code points, as was measured for the bodies of pull requests.
 * For comments up to 262,144 bytes of UTF-8 have been measured, which is never less: what passes here passes there.
 */
const MOST_CHARACTERS = 65_536

export const listComments: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const issue = foundIssue(call, repository)
  mayRead(call.token, repository, conversationPermissions(issue))
  const sinceMs = Date.parse(call.query.get("since") ?? "") || 0
  const comments = commentsOn(issue, repository.comments)
    .filter((comment) => comment.updatedAtMs >= sinceMs)
    .sort((one, other) => one.id - other.id)
  const print = (comment: Comment) => commentJson(repository, comment, call.addresses)
  return page(call, repository, `/issues/${issue.number}/comments`, comments, print)
}

/** Of the whole repository, in the order of their ids unless the query says otherwise; on pull requests as on issues. */
export const listRepositoryComments: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  mayRead(call.token, repository, ["issues", "pull_requests"])
  const sinceMs = Date.parse(call.query.get("since") ?? "") || 0
  const timeOf = (comment: Comment) =>
    call.query.get("sort") === "updated" ? comment.updatedAtMs : comment.createdAtMs
  const direction = call.query.has("sort") && call.query.get("direction") !== "asc" ? -1 : 1
  const comments = [...repository.comments.values()]
    .filter(({ issue, updatedAtMs }) => !issue.deleted && updatedAtMs >= sinceMs)
    .sort((one, other) => direction * (timeOf(one) - timeOf(other) || one.id - other.id))
  const print = (comment: Comment) => commentJson(repository, comment, call.addresses)
  return page(call, repository, "/issues/comments", comments, print)
}

export const createComment: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const issue = foundIssue(call, repository)
  mayWrite(call.token, repository, conversationPermissions(issue))
  refuseWhenLocked(call, repository, issue, "create")
  const body = acceptableBody(call)
  const comment = addComment(call.world, issue, repository.comments, { author: call.token.login, body })
  const printed = commentJson(repository, comment, call.addresses)
  return { status: 201, body: printed, headers: { location: String(printed.url) } }
}

export const getComment: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const comment = foundComment(call, repository)
  mayRead(call.token, repository, conversationPermissions(comment.issue))
  return { status: 200, body: commentJson(repository, comment, call.addresses) }
}

export const updateComment: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const comment = foundComment(call, repository)
  mayWrite(call.token, repository, conversationPermissions(comment.issue))
  mayChange(call.token, repository, comment)
  refuseWhenLocked(call, repository, comment.issue, "update")
  comment.body = acceptableBody(call)
  comment.history.push(comment.body)
  comment.updatedAtMs = call.world.clock.nowMs()
  comment.edits.push({ atMs: comment.updatedAtMs, editor: call.token.account })
  return { status: 200, body: commentJson(repository, comment, call.addresses) }
}

export const deleteComment: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const comment = foundComment(call, repository)
  mayWrite(call.token, repository, conversationPermissions(comment.issue))
  mayChange(call.token, repository, comment)
  repository.comments.delete(comment.id)
  return { status: 204 }
}

/** The issue comment of the path. Throws the 404, also when its issue was deleted. */
export function foundComment(call: Call, repository: Repository): Comment {
  const comment = repository.comments.get(Number(parameter(call, "comment_id")))
  if (!comment || comment.issue.deleted) throw notFound()
  return comment
}

function refuseWhenLocked(call: Call, repository: Repository, issue: Issue, verb: "create" | "update"): void {
  if (!issue.locked || mayPostWhenLocked(call.token, repository)) return
  throw new Refusal(403, `Unable to ${verb} comment because issue is locked.`, {
    documentationUrl: "https://docs.github.com/articles/locking-conversations/",
  })
}

function acceptableBody(call: Call): string {
  const body = bodyText(call, "body")
  const refused = (message: string) =>
    validationFailed({ resource: "IssueComment", code: "unprocessable", field: "data", message })
  if (body.trim() === "") throw refused("Body cannot be blank")
  const isTooLong = body.length > MOST_CHARACTERS && [...body].length > MOST_CHARACTERS
  if (isTooLong) throw refused(`Body is too long (maximum is ${MOST_CHARACTERS} characters)`)
  return body
}
