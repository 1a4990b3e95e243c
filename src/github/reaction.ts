import type { GitHubConnection } from "./connection.ts"

/**
 * What can be reacted to. A review cannot: GitHub has reactions for issues, pull requests (as issues), their comments,
 * and the comments in a review (docs.github.com, "Reactions").
 */
export type ReactionTarget = {
  readonly kind: "issue" | "comment" | "review-comment"
  readonly owner: string
  readonly name: string
  /** The number of an issue or pull request; the id of a comment. */
  readonly id: number
}

export type Reaction = "eyes" | "rocket" | "confused"

export function isReactionTarget(value: unknown): value is ReactionTarget {
  if (typeof value !== "object" || value === null) return false
  const { kind, owner, name, id }: Partial<Record<keyof ReactionTarget, unknown>> = value
  const isKind = kind === "issue" || kind === "comment" || kind === "review-comment"
  return isKind && typeof owner === "string" && typeof name === "string" && Number.isSafeInteger(id)
}

/**
 * Reacts once: GitHub answers a repeat with the reaction that is there already.
 * @throws {GitHubFailure}
 */
export async function react(
  github: GitHubConnection,
  { kind, owner, name: repo, id }: ReactionTarget,
  content: Reaction,
  signal?: AbortSignal,
): Promise<void> {
  await github.call(
    "Reacting",
    async ({ rest: { reactions } }, limited) => {
      const order = { owner, repo, content, request: { signal: limited } }
      switch (kind) {
        case "issue":
          return await reactions.createForIssue({ ...order, issue_number: id })
        case "comment":
          return await reactions.createForIssueComment({ ...order, comment_id: id })
        case "review-comment":
          return await reactions.createForPullRequestReviewComment({ ...order, comment_id: id })
      }
    },
    signal,
  )
}
