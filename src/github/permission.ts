import { at, nonsense } from "./answer.ts"
import { GitHubApiError } from "./api-error.ts"
import type { GitHubConnection } from "./connection.ts"

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
    const reply = await github.call(
      what,
      ({ request }, limited) =>
        request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
          owner: repository.owner,
          repo: repository.name,
          username: login,
          request: { signal: limited },
        }),
      signal,
    )
    const answer: unknown = reply.data
    const about = at(at(answer, "user"), "login")
    if (typeof about === "string" && about.toLowerCase() !== login.toLowerCase()) return "none"
    const known = [at(answer, "role_name"), at(answer, "permission")].find(isRole)
    if (known === undefined) throw nonsense(what)
    return known
  } catch (fault) {
    // Only these words mean that there is no such person; any other 404 means that the token cannot ask.
    const said =
      fault instanceof GitHubApiError && fault.status === 404 && fault.cause instanceof Error ? fault.cause.message : ""
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
  const what = "Reading the pull request"
  const reply = await github.call(
    what,
    ({ request }, limited) =>
      request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
        owner: repository.owner,
        repo: repository.name,
        pull_number: number,
        request: { signal: limited },
      }),
    signal,
  )
  const pull: unknown = reply.data
  const from = at(at(pull, "head"), "repo")
  if (from === null) return true
  const [head, base] = [at(from, "full_name"), at(at(at(pull, "base"), "repo"), "full_name")]
  if (typeof head !== "string" || typeof base !== "string") throw nonsense(what)
  return head.toLowerCase() !== base.toLowerCase()
}

function isRole(value: unknown): value is string {
  return typeof value === "string" && ROLES.has(value)
}
