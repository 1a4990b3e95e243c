import { conversationPermissions, hasRole, mayRead, mayWrite, type Permission, visibleRepository } from "./access.ts"
import { bodyText, type Call, type OperationHandler, parameter } from "./call.ts"
import { reactionJson } from "./issue-json.ts"
import { page } from "./paging.ts"
import { notFound, Refusal } from "./refusal.ts"
import { foundComment } from "./serve-comments.ts"
import { foundIssue } from "./serve-issues.ts"
import type { Issue, Reaction, Repository } from "./world.ts"

/** What can be reacted to: where its reactions are kept, which permissions open it, and its path. */
type Subject = {
  readonly issue: Issue
  readonly reactions: Reaction[]
  readonly permissions: readonly Permission[]
  readonly path: string
}

type SubjectFinder = (call: Call, repository: Repository) => Subject

export const theIssue: SubjectFinder = (call, repository) => {
  const issue = foundIssue(call, repository)
  const permissions = conversationPermissions(issue)
  return { issue, reactions: issue.reactions, permissions, path: `/issues/${issue.number}` }
}

export const theIssueComment: SubjectFinder = (call, repository) => {
  const { id, issue, reactions } = foundComment(call, repository)
  return { issue, reactions, permissions: conversationPermissions(issue), path: `/issues/comments/${id}` }
}

/** A comment in a review is no part of the issue: only the permission for pull requests opens it. */
export const theReviewComment: SubjectFinder = (call, repository) => {
  const comment = repository.reviewComments.get(Number(parameter(call, "comment_id")))
  if (!comment) throw notFound()
  const { id, issue, reactions } = comment
  return { issue, reactions, permissions: ["pull_requests"], path: `/pulls/comments/${id}` }
}

export function listReactions(find: SubjectFinder): OperationHandler {
  return (call) => {
    const repository = visibleRepository(call)
    const { reactions, permissions, path } = find(call, repository)
    mayRead(call.token, repository, permissions)
    const content = call.query.get("content")
    const wanted = reactions.filter((reaction) => content === null || reaction.content === content)
    const print = (reaction: Reaction) => reactionJson(reaction, call.addresses)
    return page(call, repository, `${path}/reactions`, wanted, print)
  }
}

/** 201 for a new reaction, 200 for one that the account has made before. */
export function createReaction(find: SubjectFinder): OperationHandler {
  return (call) => {
    const repository = visibleRepository(call)
    const { issue, reactions, permissions } = find(call, repository)
    mayWrite(call.token, repository, permissions)
    if (issue.locked) throw lockedRefusal()
    const content = bodyText(call, "content")
    const earlier = reactions.find((reaction) => reaction.user === call.token.account && reaction.content === content)
    if (earlier) return { status: 200, body: reactionJson(earlier, call.addresses) }
    const { world, token } = call
    const reaction = { id: world.nextId("reaction"), content, user: token.account, createdAtMs: world.clock.nowMs() }
    reactions.push(reaction)
    return { status: 201, body: reactionJson(reaction, call.addresses) }
  }
}

/** Everyone takes back their own; the rest is for people who run the repository. */
export function deleteReaction(find: SubjectFinder): OperationHandler {
  return (call) => {
    const repository = visibleRepository(call)
    const { reactions, permissions } = find(call, repository)
    mayWrite(call.token, repository, permissions)
    const index = reactions.findIndex(({ id }) => id === Number(parameter(call, "reaction_id")))
    const reaction = reactions[index]
    if (!reaction) throw notFound()
    const isOwn = reaction.user === call.token.account
    if (!isOwn && !hasRole(call.token, repository, "admin"))
      throw new Refusal(403, "Must have admin rights to Repository.")
    reactions.splice(index, 1)
    return { status: 204 }
  }
}

/**
 * Nobody reacts in a locked conversation, not even who may comment in it (GitHawkApp/GitHawk issue 2297). The words are
 * assumed to be like those for comments.
 */
function lockedRefusal(): Refusal {
  return new Refusal(403, "Unable to create reaction because issue is locked.", {
    documentationUrl: "https://docs.github.com/articles/locking-conversations/",
  })
}
