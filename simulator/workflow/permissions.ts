import type { TokenOptions } from "../github/options.ts"
import { type Texts, texts } from "./yaml-fields.ts"

/** What the simulated GitHub asks for. Other names change nothing here. */
const KNOWN = ["actions", "checks", "contents", "issues", "pull-requests", "statuses"] as const

/** What a token may do where no file says anything, by GitHub's default for new repositories. */
const DEFAULT: Texts = { contents: "read", packages: "read" }

/** `permissions` of a workflow or job; undefined when there are none, which is not the same as `{}`. */
export function readPermissions(value: unknown): Texts | undefined {
  if (value === undefined) return undefined
  if (value === "read-all" || value === "write-all") {
    return Object.fromEntries(KNOWN.map((name) => [name, value.replace("-all", "")]))
  }
  return texts(value, "permissions")
}

/** What a job's token may do on the simulated GitHub. */
export function tokenPermissions(permissions: Texts = DEFAULT): TokenOptions["permissions"] {
  const granted = KNOWN.flatMap((name) => {
    const level = permissions[name]
    return level === "read" || level === "write" ? [[name.replace("-", "_"), level] as const] : []
  })
  return Object.fromEntries(granted)
}
