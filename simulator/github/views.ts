import type { Addresses } from "./call.ts"
import { commentHtmlUrl } from "./issue-json.ts"
import type { RepositoryName } from "./options.ts"
import { commentsOn, type Dispatch, knownIssue, knownRepository, type Reaction, type World } from "./world.ts"

/** A comment as it is now. */
type CommentView = {
  readonly id: number
  /** Null: the account has been deleted. */
  readonly author: string | null
  readonly body: string
  /** Every body it has had, oldest first; the last one is `body`. */
  readonly history: readonly string[]
  readonly createdAtMs: number
  readonly updatedAtMs: number
  readonly htmlUrl: string
}

type IssueView = {
  readonly title: string
  readonly body: string | null
  readonly state: "open" | "closed"
  readonly locked: boolean
  readonly deleted: boolean
  readonly labels: readonly string[]
  /** Logins, and teams as `team:NAME`, whose review was asked for and is still to come. */
  readonly requestedReviewers: readonly string[]
}

type ReactionView = { readonly id: number; readonly content: string; readonly login: string }

/** What can be reacted to: an issue or pull request by its number, a comment by its id. */
type ReactionSubject = { readonly repository: RepositoryName } & (
  | { readonly issue: number }
  | { readonly comment: number }
  | { readonly reviewComment: number }
)

/** What a test looks at. Each throws an Error for what there is not. */
export type Views = {
  /** The `repository_dispatch` events that callers asked for, oldest first. No workflow starts from them here. */
  readonly dispatches: readonly Dispatch[]
  issue(repository: RepositoryName, number: number): IssueView
  /** The sha at the head of a pull request. */
  headOf(repository: RepositoryName, number: number): string
  /** In the order of their ids. */
  comments(repository: RepositoryName, number: number): readonly CommentView[]
  /** In the order they were made. */
  reactions(subject: ReactionSubject): readonly ReactionView[]
}

export function viewsOf(world: World, addresses: Addresses): Views {
  return {
    dispatches: world.dispatches,
    issue: (repository, number) => {
      const { title, body, state, locked, deleted, labels, pull } = knownIssue(world, repository, number)
      const teams = (pull?.requestedTeams ?? []).map((slug) => `team:${slug}`)
      const requestedReviewers = [...(pull?.requestedReviewers ?? []).map(({ login }) => login), ...teams]
      return { title, body, state, locked, deleted, labels: labels.map(({ name }) => name), requestedReviewers }
    },
    headOf: (repository, number) => knownIssue(world, repository, number).pull?.head.sha ?? "",
    comments: (name, number) => {
      const repository = knownRepository(world, name)
      return commentsOn(knownIssue(world, name, number), repository.comments)
        .sort((one, other) => one.id - other.id)
        .map((comment) => ({
          id: comment.id,
          author: comment.author?.login ?? null,
          body: comment.body,
          history: [...comment.history],
          createdAtMs: comment.createdAtMs,
          updatedAtMs: comment.updatedAtMs,
          htmlUrl: commentHtmlUrl(repository, comment, addresses),
        }))
    },
    reactions: (subject) =>
      reactionsTo(world, subject).map(({ id, content, user }) => ({ id, content, login: user.login })),
  }
}

function reactionsTo(world: World, subject: ReactionSubject): readonly Reaction[] {
  if ("issue" in subject) return knownIssue(world, subject.repository, subject.issue).reactions
  const repository = knownRepository(world, subject.repository)
  const comment =
    "comment" in subject
      ? repository.comments.get(subject.comment)
      : repository.reviewComments.get(subject.reviewComment)
  if (!comment) throw new Error(`The simulated ${subject.repository} has no such comment`)
  return comment.reactions
}
