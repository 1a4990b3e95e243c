import type { WireReply } from "../wire.ts"

/**
 * A refusal, thrown by whatever finds the reason and answered by the router. The bodies have the shapes that v0 really
 * sends, which are not the shape its document promises: mostly `{"error": "text"}` (a staff answer in Cursor's forum,
 * thread 151590, admits the difference). Where no captured text is known, the comment says so.
 */
export class Refusal extends Error {
  readonly reply: WireReply
  /** The same in the form that the documents promise: an object with a code and a message. */
  readonly documentedReply: WireReply

  constructor(
    status: number,
    body: Readonly<Record<string, unknown>>,
    { headers = {}, code = CODES[status] ?? "internal_error", documentedMessage }: RefusalOptions = {},
  ) {
    super(String(body.error))
    this.reply = { status, headers, body }
    const message = documentedMessage ?? body.message ?? body.error
    this.documentedReply = { status, headers, body: { error: { code, message } } }
  }
}

type RefusalOptions = {
  readonly headers?: Readonly<Record<string, string>>
  /** The code that v1 gives it. Default: the usual one of the status. */
  readonly code?: string
  readonly documentedMessage?: string
}

/** The usual code of a status, as v1 documents them. */
const CODES: Readonly<Record<number, string>> = {
  400: "validation_error",
  401: "unauthorized",
  403: "role_forbidden",
  404: "agent_not_found",
  429: "rate_limit_exceeded",
}

/** One error about a field, in the form of the zod library, which the real service shows through. */
export type Issue = {
  readonly code: string
  readonly message: string
  readonly path: readonly (string | number)[]
  readonly [more: string]: unknown
}

const text = (status: number, error: string, code?: string) => () => new Refusal(status, { error }, { code })

/** The text is the API documentation's word for a wrong key. */
export const unauthorized = () =>
  new Refusal(401, { error: "Unauthorized", message: "Invalid API key" }, { documentedMessage: "Invalid User API Key" })

/** Text and code from a user's report in Cursor's forum (thread 160839). */
export const planRequired = () =>
  new Refusal(
    403,
    { error: "Cloud Agent is not available for free users. Please upgrade to Pro.", code: "plan_required" },
    { code: "plan_required" },
  )

/** Retry-After and X-RateLimit-* are promised by the v1 document and not seen in practice: hence a choice. */
export function rateLimited(
  limit: { readonly requests: number; readonly retryAfterMs: number; readonly nowMs: number },
  withHeaders: boolean,
) {
  const body = { error: "Too Many Requests", message: "Rate limit exceeded. Please try again later." }
  if (!withHeaders) return new Refusal(429, body)
  const headers = {
    "retry-after": String(Math.ceil(limit.retryAfterMs / 1000)),
    "x-ratelimit-limit": String(limit.requests),
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.ceil((limit.nowMs + limit.retryAfterMs) / 1000)),
  }
  return new Refusal(429, body, { headers })
}

/** A body or query the contract does not allow. The text for launches is captured, the others follow its pattern. */
export function invalidParameters(what: "creation" | "followup" | "query", details: readonly Issue[]): Refusal {
  const error = what === "query" ? "Invalid query parameters" : `Invalid ${what} request parameters`
  const documentedMessage = details.map(({ path, message }) => [...path, message].join(": ")).join("; ")
  const code = details.some((issue) => issue.path.length === 0 && issue.received === "undefined")
    ? "missing_body"
    : "validation_error"
  return new Refusal(400, { error, details }, { code, documentedMessage })
}

/** No captured text. */
export const malformedJson = text(400, "Invalid JSON in request body")
export const privacyMode = text(400, "Bad Request: Cloud agent is not supported in Privacy Mode (Legacy).")
export const storageDisabled = text(
  403,
  "Storage mode is disabled. Please enable storage in your Cursor settings to use agents via API.",
  "feature_unavailable",
)
export const modelUnavailable = (model: string) => text(400, `Model '${model}' is not available or invalid.`)()
export const noDefaultBranch = text(400, "Failed to determine repository default branch")
export const noSuchBranch = (branch: string, repository: string) =>
  text(400, `Failed to verify existence of branch '${branch}' in repository ${repository}.`)()
export const noRepositoryAccess = (repository: string) =>
  text(400, `You do not have access to repository ${repository}`)()
export const noSuchRepository = text(400, "Repository does not exist")
/** No captured text. */
export const noSuchPullRequest = (url: string) =>
  text(400, `Failed to resolve pull request ${url}`, "pr_resolution_failed")()
/** No captured text; that a plan's limit is a 403 is the document's word. */
export const tooManyAgents = (limit: number) =>
  text(403, `You have reached the limit of ${limit} active agents`, "plan_required")()
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
export const artifactNotFound = text(404, "Artifact not found", "artifact_not_found")
/** No captured text; the API documentation names six months as the limit. */
export const artifactsTooOld = text(400, "Artifacts are not available for agents older than six months")
/** No captured text. */
export const invalidCursor = text(400, "Invalid cursor")
/** No captured text for these three; nobody asks the real service for them on purpose. */
export const malformedPath = text(400, "Bad Request")
export const notFound = text(404, "Not Found", "not_found")
export const methodNotAllowed = text(405, "Method Not Allowed")

/** What v1 alone refuses. The texts of the busy agent and of the stream are captured, the others are not. */
export const agentIdConflict = text(409, "An agent with this id already exists", "agent_id_conflict")
export const agentBusy = text(409, "Agent already has an active run", "agent_busy")
export const agentArchived = text(409, "Agent is archived", "agent_archived")
export const runNotFound = text(404, "Run not found", "run_not_found")
export const runNotCancellable = text(409, "Run is not cancellable", "run_not_cancellable")
export const streamUnavailable = text(409, "Run stream is no longer available", "stream_unavailable")
export const streamExpired = text(410, "Run stream has expired", "stream_expired")
export const invalidLastEventId = text(400, "Invalid Last-Event-ID", "invalid_last_event_id")
export const modelVariant = (model: string) => text(400, `Model '${model}' does not match a known variant`)()
/** A request that the document allows and the service does not. */
export const invalidRequest = (message: string) => text(400, message)()
