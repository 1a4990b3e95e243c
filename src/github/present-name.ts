import { fieldAt, textOf } from "../http/json.ts"
import type { GitHubConnection } from "./connection.ts"

type Repository = { readonly owner: string; readonly name: string }

/**
 * What a repository is called now: GitHub redirects from the names that it had before (docs.github.com, "Renaming a
 * repository").
 * @returns undefined when the answer names none
 * @throws {GitHubApiError}
 */
export async function presentNameOf(
  github: GitHubConnection,
  { owner, name }: Repository,
  signal: AbortSignal,
): Promise<Repository | undefined> {
  const reply = await github.call(
    "Asking GitHub for the repository's present name",
    ({ request }, limited) => request("GET /repos/{owner}/{repo}", { owner, repo: name, request: { signal: limited } }),
    signal,
    "metadata=read",
  )
  const [, presentOwner, presentName] =
    /^([^/]{1,100})\/([^/]{1,100})$/.exec(textOf(fieldAt(reply.data, "full_name")) ?? "") ?? []
  return presentOwner === undefined || presentName === undefined
    ? undefined
    : { owner: presentOwner, name: presentName }
}
