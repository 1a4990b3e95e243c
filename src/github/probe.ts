import type { Place } from "./comment.ts"
import type { GitHubConnection } from "./connection.ts"
import { GitHubFailure } from "./failure.ts"

/**
 * Whether the token may comment at `place`. Nothing tells beforehand, so an empty comment is sent: GitHub refuses it
 * for being empty (422) only after it has checked the right to write (403), and nothing appears.
 * @throws {GitHubFailure} when there is no clear answer
 */
export async function mayComment(
  github: GitHubConnection,
  place: Place,
  signal?: AbortSignal,
): Promise<"yes" | "no" | "locked" | "unknown"> {
  try {
    await github.call(
      "Trying an empty comment",
      (octokit, limited) =>
        octokit.rest.issues.createComment({
          owner: place.owner,
          repo: place.name,
          issue_number: place.number,
          body: "",
          request: { signal: limited },
        }),
      signal,
    )
    return "yes"
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    if (error.status === 422) return "yes"
    if (error.lack === "permission") return "no"
    if (error.lack === "lock") return "locked"
    if (error.lack === "target") return "unknown"
    throw error
  }
}
