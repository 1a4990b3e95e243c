import type { GitHubConnection } from "./connection.ts"

export type CommitStatus = {
  readonly owner: string
  readonly name: string
  readonly sha: string
  readonly context: string
  readonly state: "success" | "failure"
  readonly description: string
  /** The page that it leads to. */
  readonly url: string
}

/**
 * Writes a commit status; the newest of a context counts (docs.github.com, "REST API endpoints for commit statuses").
 * @throws {GitHubApiError}
 */
export async function writeCommitStatus(
  github: GitHubConnection,
  { owner, name, sha, context, state, description, url }: CommitStatus,
  signal?: AbortSignal,
): Promise<void> {
  await github.call(
    "Writing the commit status",
    ({ request }, limited) =>
      request("POST /repos/{owner}/{repo}/statuses/{sha}", {
        owner,
        repo: name,
        sha,
        context,
        state,
        description,
        target_url: url,
        request: { signal: limited },
      }),
    signal,
    "statuses=write",
  )
}
