import { type Push, pushCommit } from "./commit-checks.ts"
import { holdEvent } from "./hold-event.ts"
import type { CommentOptions, RepositoryName, ReviewCommentOptions, ReviewOptions } from "./options.ts"
import { addComment, addReview } from "./seed.ts"
import { accountOf, type Issue, knownIssue, knownRepository, type World } from "./world.ts"

/** The words before an issue's number (docs.github.com, "Linking a pull request to an issue"). */
const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #(\d+)\b/gi

/** What other people do on GitHub while an action runs. Each throws an Error for what there is not. */
export type OutsideChanges = {
  /** Returns the id of the comment. */
  addComment(comment: CommentOptions & { readonly repository: RepositoryName; readonly number: number }): number
  /** A comment in the review of a pull request. Returns its id. */
  addReviewComment(
    comment: ReviewCommentOptions & { readonly repository: RepositoryName; readonly number: number },
  ): number
  /** A review of a pull request, with its comments. Returns its id. */
  addReview(review: ReviewOptions & { readonly repository: RepositoryName; readonly number: number }): number
  /** Somebody's reaction to an issue or pull request. */
  addReaction(reaction: {
    readonly repository: RepositoryName
    readonly number: number
    readonly content: string
    readonly user: string
  }): void
  /** Changes the body of an issue or pull request, now. */
  editBody(edit: {
    readonly repository: RepositoryName
    readonly number: number
    readonly body: string
    readonly editor: string
  }): void
  /** Changes the title of an issue or pull request, now. */
  editTitle(edit: {
    readonly repository: RepositoryName
    readonly number: number
    readonly title: string
    readonly editor: string
  }): void
  /**
   * Holds what the payload of an event says of its issue or pull request, and of its comment or review: nobody has edited
   * them.
   */
  holdEvent(payload: unknown): void
  /** Changes the body of a comment, of a comment on changes, or of a review, now. */
  editComment(edit: {
    readonly repository: RepositoryName
    readonly id: number
    readonly body: string
    readonly editor: string
  }): void
  /** Pushes a commit to a pull request's branch, now. Returns its sha. */
  push(push: Push): string
  /** Deletes a comment. */
  deleteComment(repository: RepositoryName, id: number): void
  /** Closes an issue, or a pull request without merging it. */
  closeIssue(repository: RepositoryName, number: number): void
  /** Merges a pull request into its base; into the default branch this closes the issues that its description names. */
  mergePullRequest(repository: RepositoryName, number: number): void
  setLocked(repository: RepositoryName, number: number, locked: boolean): void
  deleteIssue(repository: RepositoryName, number: number): void
  /** From now on every request with this token is a 401, as when the job that a `GITHUB_TOKEN` belongs to has ended. */
  expireToken(value: string): void
}

export function outsideChanges(world: World): OutsideChanges {
  const change = (
    repository: RepositoryName,
    number: number,
    to: Partial<Pick<Issue, "locked" | "deleted" | "state">>,
  ) => {
    Object.assign(knownIssue(world, repository, number), to, { updatedAtMs: world.clock.nowMs() })
  }
  return {
    addComment: ({ repository, number, ...comment }) => {
      const { comments } = knownRepository(world, repository)
      return addComment(world, knownIssue(world, repository, number), comments, comment).id
    },
    addReviewComment: ({ repository, number, ...comment }) => {
      const { reviewComments } = knownRepository(world, repository)
      return addComment(world, knownIssue(world, repository, number), reviewComments, comment).id
    },
    addReview: ({ repository, number, ...review }) =>
      addReview(world, knownRepository(world, repository), knownIssue(world, repository, number), review).id,
    addReaction: ({ repository, number, content, user }) => {
      const reaction = { id: world.nextId("reaction"), content, user: accountOf(world, user) }
      knownIssue(world, repository, number).reactions.push({ ...reaction, createdAtMs: world.clock.nowMs() })
    },
    editBody: ({ repository, number, body, editor }) => {
      const issue = knownIssue(world, repository, number)
      issue.body = body
      issue.updatedAtMs = world.clock.nowMs()
      issue.edits.push({ atMs: issue.updatedAtMs, editor: accountOf(world, editor) })
    },
    editTitle: ({ repository, number, title, editor }) => {
      const issue = knownIssue(world, repository, number)
      issue.title = title
      issue.updatedAtMs = world.clock.nowMs()
      issue.renames.push({ atMs: issue.updatedAtMs, editor: accountOf(world, editor) })
    },
    holdEvent: (payload) => holdEvent(world, payload),
    editComment: ({ repository, id, body, editor }) => {
      const { comments, reviewComments, reviews } = knownRepository(world, repository)
      const written = comments.get(id) ?? reviewComments.get(id) ?? reviews.get(id)
      if (!written) throw new Error(`The simulated ${repository} has no comment or review ${id}`)
      written.body = body
      written.updatedAtMs = world.clock.nowMs()
      written.edits.push({ atMs: written.updatedAtMs, editor: accountOf(world, editor) })
      if ("history" in written) written.history.push(body)
    },
    push: (push) =>
      pushCommit(world, knownRepository(world, push.repository), knownIssue(world, push.repository, push.number), push),
    deleteComment: (repository, id) => void knownRepository(world, repository).comments.delete(id),
    closeIssue: (repository, number) => change(repository, number, { state: "closed" }),
    mergePullRequest: (name, number) => {
      const { body, pull } = knownIssue(world, name, number)
      if (!pull) throw new Error(`The simulated ${name} has no pull request ${number}`)
      pull.merged = true
      change(name, number, { state: "closed" })
      const { defaultBranch, issues } = knownRepository(world, name)
      if (pull.base.ref !== defaultBranch) return
      for (const [, closed] of (body ?? "").matchAll(CLOSING)) {
        if (issues.has(Number(closed))) change(name, Number(closed), { state: "closed" })
      }
    },
    setLocked: (repository, number, locked) => change(repository, number, { locked }),
    deleteIssue: (repository, number) => change(repository, number, { deleted: true }),
    expireToken: (value) => {
      const token = world.tokens.get(value)
      if (!token) throw new Error("The simulated GitHub does not know this token")
      token.expired = true
    },
  }
}
