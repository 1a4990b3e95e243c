import { fieldAt, textOf } from "../http/json.ts"
import { GitHubApiError, invalidAnswer } from "./api-error.ts"
import type { GitHubConnection } from "./connection.ts"

type Repository = { readonly owner: string; readonly name: string }

/** GitHub's roles, the least first. A repository's custom role is judged by the base permission that comes with it. */
const ROLES = ["none", "read", "triage", "write", "maintain", "admin"] as const
type Role = (typeof ROLES)[number]

/** What `permission`, which knows four words, says of each role. */
const BASE_OF: Readonly<Record<Role, Role>> = {
  none: "none",
  read: "read",
  triage: "read",
  write: "write",
  maintain: "write",
  admin: "admin",
}

/**
 * The person's role on the repository. `permission` alone knows no triage and no maintain, so `role_name` is read
 * as well (docs.github.com: "Get repository permissions for a user"); where the two disagree, the lower counts.
 * @returns "none" for a login that GitHub does not know
 * @throws {GitHubApiError} when there is no clear answer
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
      "metadata=read",
    )
    const answer: unknown = reply.data
    const about = textOf(fieldAt(answer, "user", "login"))
    if (about !== undefined && about.toLowerCase() !== login.toLowerCase()) return "none"
    const role = lowerOf(fieldAt(answer, "role_name"), fieldAt(answer, "permission"))
    if (role === undefined) throw invalidAnswer(what)
    return role
  } catch (fault) {
    // Only these words mean that there is no such person; any other 404 means that the token cannot ask.
    const isUnknown = fault instanceof GitHubApiError && fault.status === 404 && /is not a user/i.test(fault.said ?? "")
    if (isUnknown) return "none"
    throw fault
  }
}

/**
 * Whether a pull request's branch lies in another repository, or in one that is gone.
 * @throws {GitHubApiError}
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
    "pull_requests=read",
  )
  const pull: unknown = reply.data
  if (fieldAt(pull, "head", "repo") === null) return true
  const head = textOf(fieldAt(pull, "head", "repo", "full_name"))
  const base = textOf(fieldAt(pull, "base", "repo", "full_name"))
  if (head === undefined || base === undefined) throw invalidAnswer(what)
  return head.toLowerCase() !== base.toLowerCase()
}

/** A name that is no role is a custom one; a permission that is none makes the answer unclear. */
function lowerOf(roleName: unknown, permission: unknown): Role | undefined {
  const [role, base] = [ROLES.find((one) => one === roleName), ROLES.find((one) => one === permission)]
  if (base === undefined) return permission === undefined ? role : undefined
  if (role === undefined) return base
  return ROLES.indexOf(BASE_OF[role]) <= ROLES.indexOf(base) ? role : base
}
