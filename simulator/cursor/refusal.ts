import type { WireReply } from "../wire.ts"

/**
 * A refusal, thrown by whatever finds the reason and answered by the router. The bodies have the shapes that v0 really
 * sends, which are not the shape its document promises: mostly `{"error": "text"}` (a staff answer in Cursor's forum,
 * thread 151590, admits the difference). Where no captured text is known, the comment says so.
 */
export class Refusal extends Error {
  readonly reply: WireReply

  constructor(status: number, body: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}) {
    super(String(body.error))
    this.reply = { status, headers, body }
  }
}

/** One complaint about a field, in the form of the zod library, which the real service shows through. */
export type Issue = {
  readonly code: string
  readonly message: string
  readonly path: readonly (string | number)[]
  readonly [more: string]: unknown
}

const text = (status: number, error: string) => () => new Refusal(status, { error })

/** The text is the API documentation's word for a wrong key. */
export const unauthorized = () => new Refusal(401, { error: "Unauthorized", message: "Invalid API key" })

/** Text and code from a user's report in Cursor's forum (thread 160839). */
export const planRequired = () =>
  new Refusal(403, {
    error: "Cloud Agent is not available for free users. Please upgrade to Pro.",
    code: "plan_required",
  })

/** Retry-After and X-RateLimit-* are promised by the v1 document and not seen in practice: hence a choice. */
export function rateLimited(
  limit: { readonly requests: number; readonly retryAfterMs: number; readonly nowMs: number },
  withHeaders: boolean,
) {
  const body = { error: "Too Many Requests", message: "Rate limit exceeded. Please try again later." }
  if (!withHeaders) return new Refusal(429, body)
  return new Refusal(429, body, {
    "retry-after": String(Math.ceil(limit.retryAfterMs / 1000)),
    "x-ratelimit-limit": String(limit.requests),
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.ceil((limit.nowMs + limit.retryAfterMs) / 1000)),
  })
}

/** A body or query the contract does not allow. The text for launches is captured, the others follow its pattern. */
export function invalidParameters(what: "creation" | "followup" | "query", details: readonly Issue[]): Refusal {
  const error = what === "query" ? "Invalid query parameters" : `Invalid ${what} request parameters`
  return new Refusal(400, { error, details })
}

/** No captured text. */
export const malformedJson = text(400, "Invalid JSON in request body")
export const privacyMode = text(400, "Bad Request: Cloud agent is not supported in Privacy Mode (Legacy).")
export const storageDisabled = text(
  403,
  "Storage mode is disabled. Please enable storage in your Cursor settings to use agents via API.",
)
export const modelUnavailable = (model: string) => text(400, `Model '${model}' is not available or invalid.`)()
export const noDefaultBranch = text(400, "Failed to determine repository default branch")
export const noSuchBranch = (branch: string, repository: string) =>
  text(400, `Failed to verify existence of branch '${branch}' in repository ${repository}.`)()
export const noRepositoryAccess = (repository: string) =>
  text(400, `You do not have access to repository ${repository}`)()
export const noSuchRepository = text(400, "Repository does not exist")
/** No captured text. */
export const noSuchPullRequest = (url: string) => text(400, `Failed to resolve pull request ${url}`)()
/** No captured text; that a plan's limit is a 403 is the document's word. */
export const tooManyAgents = (limit: number) => text(403, `You have reached the limit of ${limit} active agents`)()
/** No captured text. */
export const malformedId = text(400, "Invalid agent ID")
/** No captured text; that foreign agents answer like missing ones is the document's word. */
export const agentNotFound = text(404, "Agent not found")
export const agentDeleted = text(409, "Agent is deleted")
export const agentNotRunning = text(400, "Agent is not running")
/** No captured text; sources disagree whether a stopped agent can go on at all. */
export const agentStopped = text(409, "Agent is stopped and cannot be resumed")
export const keyNotFound = text(404, "API key not found")
/** No captured text. */
export const artifactNotFound = text(404, "Artifact not found")
/** No captured text; the API documentation names six months as the limit. */
export const artifactsTooOld = text(400, "Artifacts are not available for agents older than six months")
/** No captured text. */
export const invalidCursor = text(400, "Invalid cursor")
/** No captured text for these three; nobody asks the real service for them on purpose. */
export const malformedPath = text(400, "Bad Request")
export const notFound = text(404, "Not Found")
export const methodNotAllowed = text(405, "Method Not Allowed")
