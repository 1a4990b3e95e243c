import { GitHubApiError } from "./api-error.ts"

/** A field of what GitHub answered; undefined when there is no such field. */
export function at(answer: unknown, field: string): unknown {
  if (typeof answer !== "object" || answer === null) return undefined
  const fields: Readonly<Record<string, unknown>> = { ...answer }
  return fields[field]
}

/** The failure of a call that was answered, but not with what GitHub documents. */
export function nonsense(what: string, mayHaveExecuted = false): GitHubApiError {
  return new GitHubApiError(what, { status: 200, denial: undefined, mayHaveExecuted })
}
