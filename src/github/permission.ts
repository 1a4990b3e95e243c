import type { GitHubConnection } from "./connection.ts"
import { GitHubFailure } from "./failure.ts"

type Repository = { readonly owner: string; readonly name: string }

/** Roles in GitHub's own order; a repository's custom role is judged by the base permission that comes with it. */
const ROLES: ReadonlySet<string> = new Set(["admin", "maintain", "write", "triage", "read", "none"])

/**
 * The person's role on the repository. `permission` alone knows no triage and no maintain, so `role_name` is read
 * first (docs.github.com: "Get repository permissions for a user").
 * @returns "none" for a login that GitHub does not know
 * @throws {GitHubFailure} when there is no clear answer
 */
export async function permissionOf(
  github: GitHubConnection,
  repository: Repository,
  login: string,
  signal: AbortSignal,
): Promise<string> {
  const what = `Asking GitHub for the permission of ${login}`
  try {
    const { data } = await github.call(
      what,
      (octokit, limited) =>
        octokit.rest.repos.getCollaboratorPermissionLevel({
          owner: repository.owner,
          repo: repository.name,
          username: login,
          request: { signal: limited },
        }),
      signal,
    )
    if (data.user && data.user.login.toLowerCase() !== login.toLowerCase()) return "none"
    const role: unknown = data.role_name
    const base: unknown = data.permission
    if (typeof role === "string" && ROLES.has(role)) return role
    if (typeof base === "string" && ROLES.has(base)) return base
    throw new GitHubFailure(what, { status: undefined, lack: undefined, mayBeDone: false })
  } catch (fault) {
    // Only these words mean that there is no such person; any other 404 means that the token cannot ask.
    const said =
      fault instanceof GitHubFailure && fault.status === 404 && fault.cause instanceof Error ? fault.cause.message : ""
    if (/is not a user/i.test(said)) return "none"
    throw fault
  }
}

/**
 * Whether a pull request's branch lies in another repository, or in one that is gone.
 * @throws {GitHubFailure}
 */
export async function comesFromFork(
  github: GitHubConnection,
  repository: Repository,
  number: number,
  signal: AbortSignal,
): Promise<boolean> {
  const { data } = await github.call(
    "Reading the pull request",
    (octokit, limited) =>
      octokit.rest.pulls.get({
        owner: repository.owner,
        repo: repository.name,
        pull_number: number,
        request: { signal: limited },
      }),
    signal,
  )
  return data.head.repo?.full_name.toLowerCase() !== data.base.repo.full_name.toLowerCase()
}
