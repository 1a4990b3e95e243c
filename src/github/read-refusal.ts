import { fieldAt, listOf, textOf } from "../http/json.ts"
import { OversizedBody } from "../http/read-body.ts"
import { parseRetryAfter } from "../http/retry-after.ts"
import { type Denial, GitHubApiError } from "./api-error.ts"
import { RefusedRedirect } from "./fetch-through.ts"

/** The types of GraphQL errors that GitHub documents by showing them (docs.github.com, "Forming calls with GraphQL"). */
const GRAPHQL_DENIALS: ReadonlyMap<unknown, Denial> = new Map<unknown, Denial>([
  ["RATE_LIMITED", "rate-limit"],
  ["RATE_LIMIT", "rate-limit"],
  ["FORBIDDEN", "permission"],
  ["INSUFFICIENT_SCOPES", "permission"],
  ["NOT_FOUND", "not-found"],
])

type CallFacts = {
  readonly isProxied: boolean
  /** The permissions that the call takes, where the answer does not name them. */
  readonly needs?: string
  readonly today: Date
}

/** Whether a failure is an answer that was too large to be read. */
export function isTooLarge(error: unknown): boolean {
  const fault = error instanceof GitHubApiError ? error.cause : undefined
  return fault instanceof Error && fault.cause instanceof OversizedBody
}

/**
 * What Octokit threw, as a failure of `what`. Errors that GraphQL tells inside HTTP 200 are failures like any other;
 * without a type that is known they may pass, as GitHub's own time-outs do.
 */
export function apiErrorFrom(what: string, fault: unknown, facts: CallFacts): GitHubApiError {
  const { isProxied, needs, today } = facts
  if (isGraphqlRefusal(fault)) return graphqlError(what, fault, facts)
  const redirect = fault instanceof Error && fault.cause instanceof RefusedRedirect ? fault.cause : undefined
  if (redirect) {
    const detail = { status: redirect.status, denial: "moved", mayHaveExecuted: false } as const
    return new GitHubApiError(what, detail, { cause: fault })
  }
  const status = statusOf(fault)
  const said = textOf(fieldAt(fault, "response", "data", "message"))
  const headers = fieldAt(fault, "response", "headers")
  const detail = {
    status,
    denial: denialOf(status, said ?? "", headers),
    mayHaveExecuted: status === undefined || status >= 500,
    retryAfterMs: retryAfterOf(headers, today),
    isProxied,
    said,
    accepted: textOf(fieldAt(headers, "x-accepted-github-permissions")) ?? needs,
  }
  return new GitHubApiError(what, detail, { cause: fault })
}

function isGraphqlRefusal(fault: unknown): fault is Error {
  return fault instanceof Error && fault.name === "GraphqlResponseError"
}

function graphqlError(what: string, fault: Error, { needs, today }: CallFacts): GitHubApiError {
  const errors = listOf(fieldAt(fault, "errors"))
  const headers = fieldAt(fault, "headers")
  const said = errors.map((error) => textOf(fieldAt(error, "message"))).find((message) => message !== undefined)
  const known = errors.map((error) => GRAPHQL_DENIALS.get(fieldAt(error, "type"))).find((denial) => denial)
  const denial = known === "permission" ? refusalBy(said ?? "") : (known ?? limitSaid(said))
  const isUnknownField = errors.some((error) => fieldAt(error, "extensions", "code") === "undefinedField")
  const detail = {
    status: 200,
    denial,
    mayHaveExecuted: denial === undefined && !isUnknownField,
    retryAfterMs: retryAfterOf(headers, today),
    said: said ?? "no reason given",
    accepted: needs,
  }
  return new GitHubApiError(what, detail, { cause: fault })
}

/** Octokit reports a lost connection as status 500 without a response. */
function statusOf(fault: unknown): number | undefined {
  const status = fieldAt(fault, "status")
  return fieldAt(fault, "response") !== undefined && typeof status === "number" ? status : undefined
}

function denialOf(status: number | undefined, said: string, headers: unknown): Denial | undefined {
  switch (status) {
    case 401:
      return "token"
    case 403:
      return isUsedUp(headers) ? "rate-limit" : (limitSaid(said) ?? refusalBy(said))
    case 404:
    case 410:
      return "not-found"
    case 422:
      return /too long/i.test(said) ? "too-long" : undefined
    case 429:
      return "rate-limit"
    default:
      return undefined
  }
}

function limitSaid(said = ""): Denial | undefined {
  return /rate limit|abuse detection/i.test(said) ? "rate-limit" : undefined
}

/** The causes of a 403 that have their own remedy; GitHub tells them apart by its sentence only. */
function refusalBy(said: string): Denial {
  if (/\blocked\b/i.test(said)) return "locked"
  if (/\barchived\b/i.test(said)) return "archived"
  if (/IP allow list|IP address is not permitted/i.test(said)) return "address-list"
  return "permission"
}

/** docs.github.com, "Rate limits for the REST API": nothing remains, until the time that the next header names. */
function isUsedUp(headers: unknown): boolean {
  return fieldAt(headers, "x-ratelimit-remaining") === "0"
}

/** Milliseconds until GitHub wants to be asked again, by either of its headers, on the server's clock. */
function retryAfterOf(headers: unknown, today: Date): number | undefined {
  const [wished, sentAt] = [textOf(fieldAt(headers, "retry-after")), textOf(fieldAt(headers, "date"))]
  const waitMs = parseRetryAfter(wished, sentAt, today)
  if (waitMs !== undefined || !isUsedUp(headers)) return waitMs
  const reset = textOf(fieldAt(headers, "x-ratelimit-reset")) ?? ""
  if (!/^\d{1,12}$/.test(reset)) return undefined
  const nowMs = Date.parse(sentAt ?? "") || today.getTime()
  return Math.max(0, Number(reset) * 1000 - nowMs)
}
