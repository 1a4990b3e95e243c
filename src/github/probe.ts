import { ON_ISSUE, on, type Place } from "./comment.ts"
import type { GitHubConnection } from "./connection.ts"
import { GitHubFailure } from "./api-error.ts"

/**
 * Whether the token may comment at `place`. Nothing tells beforehand, so an empty comment is sent, and nothing appears.
 * GitHub refuses a missing right with 403 and an empty comment with 422 (docs.github.com, "Create an issue comment").
 * It does not document which of the two it checks first, so a 422 makes the right likely and no more.
 * @throws {GitHubFailure} when there is no clear answer
 */
export async function mayComment(
  github: GitHubConnection,
  place: Place,
  signal?: AbortSignal,
): Promise<"yes" | "likely" | "no" | "locked" | "unknown"> {
  try {
    await github.call(
      "Trying an empty comment",
      ({ request }, limited) => request(`POST ${ON_ISSUE}`, { ...on(place), body: "", request: { signal: limited } }),
      signal,
    )
    return "yes"
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    if (error.status === 422) return "likely"
    if (error.lack === "permission") return "no"
    if (error.lack === "lock") return "locked"
    if (error.lack === "target") return "unknown"
    throw error
  }
}
