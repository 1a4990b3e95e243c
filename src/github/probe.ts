import { GitHubApiError } from "./api-error.ts"
import { ON_ISSUE, on, type Place } from "./comment.ts"
import type { GitHubConnection } from "./connection.ts"

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
    if (!(error instanceof GitHubApiError)) throw error
    if (error.status === 422) return "likely"
    if (error.denial === "permission") return "no"
    if (error.denial === "locked") return "locked"
    if (error.denial === "not-found") return "unknown"
    throw error
  }
}
