import { type Call, parameter } from "./call.ts"
import type { Role } from "./options.ts"
import { notFound, Refusal } from "./refusal.ts"
import { type Comment, fullName, type Issue, type Repository, roleOf, type Token, type World } from "./world.ts"

export type Permission = "issues" | "pull_requests" | "contents" | "checks" | "statuses" | "actions"

const RANK: readonly Role[] = ["read", "triage", "write", "maintain", "admin"]

/** The token behind an `authorization` header. Throws the 401 for none, for an unknown one and for an expired one. */
export function authenticate(world: World, authorization: string | undefined): Token {
  if (authorization === undefined) throw new Refusal(401, "Requires authentication")
  const value = authorization.replace(/^(bearer|token) +/i, "")
  const token = world.tokens.get(value)
  if (!token || token.expired) throw new Refusal(401, "Bad credentials")
  return token
}

/** The repository of the path. Throws the 404 when there is none, or none that this token may know of. */
export function visibleRepository(call: Call): Repository {
  const name = `${parameter(call, "owner")}/${parameter(call, "repo")}`
  const repository = call.world.repositories.get(name.toLowerCase())
  if (!repository || !canSee(call.token, repository)) throw notFound()
  return repository
}

export function canSee(token: Token, repository: Repository): boolean {
  if (!repository.private) return true
  return token.kind === "installation" ? isMadeFor(token, repository) : roleOf(repository, token.login) !== null
}

function isMadeFor(token: Token, repository: Repository): boolean {
  const names = token.repositories?.map((name) => name.toLowerCase())
  return names?.includes(fullName(repository).toLowerCase()) ?? true
}

/** Every pull request is an issue too, so either permission opens its conversation. */
export function conversationPermissions(issue: Issue): readonly Permission[] {
  return issue.pull ? ["issues", "pull_requests"] : ["issues"]
}

/** GitHub lets every token read what is public. */
export function canRead(token: Token, repository: Repository, anyOf: readonly Permission[]): boolean {
  return !repository.private || anyOf.some((name) => token.permissions[name] !== undefined)
}

/** Throws the 403 when the token has none of these permissions. */
export function mayRead(token: Token, repository: Repository, anyOf: readonly Permission[]): void {
  if (!canRead(token, repository, anyOf)) throw notAccessible(token, anyOf, "read")
}

/** Throws the 403 when the token has none of these permissions, or was made for other repositories. */
export function mayWrite(token: Token, repository: Repository, anyOf: readonly Permission[]): void {
  const granted = anyOf.some((name) => token.permissions[name] === "write")
  const outside = token.kind === "installation" && !isMadeFor(token, repository)
  if (!granted || outside) throw notAccessible(token, anyOf, "write")
}

/** For what is not about a permission that could be granted: the token's kind is wrong, or its repository. */
export function notAccessible(token: Token, anyOf: readonly string[] = [], level: "read" | "write" = "read"): Refusal {
  const bearer = token.kind === "installation" ? "integration" : "personal access token"
  const accepted = anyOf.map((name) => `${name}=${level}`).join("; ")
  const headers: Record<string, string> = accepted === "" ? {} : { "x-accepted-github-permissions": accepted }
  return new Refusal(403, `Resource not accessible by ${bearer}`, { headers })
}

/**
 * Whoever may look up other people's permissions: an app where it is installed, a person who can push. Throws the 403
 * that GitHub gives the others.
 */
export function mayReadPermissions(token: Token, repository: Repository): void {
  if (token.kind === "installation" && !isMadeFor(token, repository)) throw notAccessible(token, ["metadata"])
  if (token.kind === "user" && !hasRole(token, repository, "write")) {
    throw new Refusal(403, "Must have push access to view collaborator permission.")
  }
}

/** Apps stay out of a locked conversation whatever their permissions; people with write access do not. */
export function mayPostWhenLocked(token: Token, repository: Repository): boolean {
  return token.kind === "user" && hasRole(token, repository, "write")
}

/** Others' comments are for people with write access, and for apps that may write here at all. */
export function mayChange(token: Token, repository: Repository, comment: Comment): void {
  const isOwn = comment.author === token.account
  if (isOwn || token.kind === "installation" || hasRole(token, repository, "write")) return
  throw new Refusal(403, "Must have admin rights to Repository.")
}

export function hasRole(token: Token, repository: Repository, least: Role): boolean {
  const role = roleOf(repository, token.login)
  return role !== null && RANK.indexOf(role) >= RANK.indexOf(least)
}
