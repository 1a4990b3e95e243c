import { mayReadPermissions, notAccessible, visibleRepository } from "./access.ts"
import { accountJson, publicAccountJson } from "./account-json.ts"
import { type OperationHandler, parameter } from "./call.ts"
import type { Role } from "./options.ts"
import { quotaOf } from "./rate-limit.ts"
import { notFound } from "./refusal.ts"
import { repositoryJson, shown } from "./repository-json.ts"
import { type Account, roleOf } from "./world.ts"

/** GitHub's documentation, "Get repository permissions for a user": the older four words for the five roles. */
const LEGACY_PERMISSION: Readonly<Record<Role | "none", "admin" | "write" | "read" | "none">> = {
  admin: "admin",
  maintain: "write",
  write: "write",
  triage: "read",
  read: "read",
  none: "none",
}

const ROLES: readonly Role[] = ["admin", "maintain", "write", "triage", "read"]

export const getRepository: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  return { status: 200, body: repositoryJson(shown(repository), call.addresses) }
}

/** A stranger may read what is public. What is not a person's or an app's own login is "not a user". */
export const getPermission: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  mayReadPermissions(call.token, repository)
  const login = parameter(call, "username")
  const account = call.world.accounts.get(login.toLowerCase())
  if (!account || !hasPermissions(account)) throw notFound(`${login} is not a user`)
  const role = roleOf(repository, account.login) ?? (repository.private ? "none" : "read")
  const permission = LEGACY_PERMISSION[role]
  const user = { ...accountJson(account, call.addresses), permissions: powers(role), role_name: role }
  return { status: 200, body: { permission, user, role_name: role } }
}

/** `Copilot` and `github-actions` as event files name them are no users to GitHub; `github-actions[bot]` is one. */
function hasPermissions(account: Account): boolean {
  return account.type === "User" || (account.type === "Bot" && account.login.endsWith("[bot]"))
}

function powers(role: Role | "none"): Record<string, boolean> {
  const rank = role === "none" ? ROLES.length : ROLES.indexOf(role)
  const names = ["admin", "maintain", "push", "triage", "pull"]
  return Object.fromEntries(names.map((name, index) => [name, index >= rank]))
}

/** Closed to apps, as GitHub's own `GITHUB_TOKEN` finds. */
export const getAuthenticatedUser: OperationHandler = (call) => {
  if (call.token.kind === "installation") throw notAccessible(call.token)
  const createdAtMs = call.world.clock.nowMs()
  return { status: 200, body: publicAccountJson(call.token.account, call.addresses, createdAtMs) }
}

export const getRateLimit: OperationHandler = (call) => {
  const core = quotaOf(call.token, call.world.clock.nowMs())
  const search = { ...core, limit: 30, used: 0, remaining: 30 }
  return { status: 200, body: { resources: { core, search }, rate: core } }
}
