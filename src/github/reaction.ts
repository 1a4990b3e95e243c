import { fieldAt, listOf, textOf, wholeNumberOf } from "../http/json.ts"
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

/** What reacting takes; either right does. */
const MAY_WRITE = "issues=write; pull_requests=write"

/** Where the reactions of each are (docs.github.com, "REST API endpoints for reactions"). */
const PLACES: Readonly<Record<ReactionTarget["kind"], string>> = {
  issue: "/repos/{owner}/{name}/issues/{id}/reactions",
  comment: "/repos/{owner}/{name}/issues/comments/{id}/reactions",
  "review-comment": "/repos/{owner}/{name}/pulls/comments/{id}/reactions",
}

/** What GitHub answers: the login that reacted, which is the token's own, and when it had done so before. */
export type Reacted = { readonly login?: string; readonly earlierAt?: string }

/**
 * Reacts once: GitHub answers a repeat with HTTP 200 and the reaction that is there already.
 * @throws {GitHubApiError}
 */
export async function react(
  github: GitHubConnection,
  target: ReactionTarget,
  content: Reaction,
  signal?: AbortSignal,
): Promise<Reacted> {
  const { owner, name, id } = target
  const reply = await github.call(
    "Reacting",
    ({ request }, limited) =>
      request(`POST ${PLACES[target.kind]}`, { owner, name, id, content, request: { signal: limited } }),
    signal,
    MAY_WRITE,
  )
  const earlierAt = reply.status === 200 ? textOf(fieldAt(reply.data, "created_at")) : undefined
  return { login: loginOf(reply.data), earlierAt }
}

/**
 * Takes a reaction of `login` back, when there is one among the first hundred of its kind.
 * @throws {GitHubApiError}
 */
export async function takeBack(
  github: GitHubConnection,
  target: ReactionTarget,
  { content, login }: { readonly content: Reaction; readonly login: string },
  signal?: AbortSignal,
): Promise<void> {
  const { owner, name, id } = target
  const place = PLACES[target.kind]
  await github.call(
    "Taking a reaction back",
    async ({ request }, limited) => {
      const where = { owner, name, id, request: { signal: limited } }
      const { data }: { data: unknown } = await request(`GET ${place}`, { ...where, content, per_page: 100 })
      const own = listOf(data).find((one) => loginOf(one) === login)
      const reaction = wholeNumberOf(fieldAt(own, "id"))
      if (reaction !== undefined) await request(`DELETE ${place}/{reaction}`, { ...where, reaction })
    },
    signal,
    MAY_WRITE,
  )
}

function loginOf(reaction: unknown): string | undefined {
  return textOf(fieldAt(reaction, "user", "login"))
}
