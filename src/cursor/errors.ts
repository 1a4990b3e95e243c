/** One field that a refused launch got wrong, as Cursor lists them. */
export type FieldProblem = { readonly path: string; readonly message: string }

/** What an error reply of the API said, whatever its shape. Text by others, already cut: clean it before showing it. */
export type ApiErrorBody = {
  readonly code?: string
  readonly message?: string
  readonly helpUrl?: string
  readonly fields?: readonly FieldProblem[]
  /** How long the server asks to wait, when the body says so. */
  readonly retryAfterMs?: number
}

type ApiErrorDetail = { readonly status: number; readonly apiErrorBody: ApiErrorBody; readonly retryAfterMs?: number }

/**
 * Cursor understood the request and said no (4xx). The owner of the key, the account or the workflow has to act;
 * only a plain rate limit passes by itself.
 */
export class CursorApiError extends Error {
  override readonly name = "CursorApiError"
  readonly status: number
  readonly apiErrorBody: ApiErrorBody
  readonly retryAfterMs?: number

  constructor(what: string, { status, apiErrorBody, retryAfterMs }: ApiErrorDetail) {
    super(`${what} was refused with HTTP ${status}`)
    this.status = status
    this.apiErrorBody = apiErrorBody
    this.retryAfterMs = longest(retryAfterMs, apiErrorBody.retryAfterMs)
  }
}

/** Why a request has no usable answer. */
export type ConnectionErrorKind =
  | "dns"
  | "refused-connection"
  | "connect-timeout"
  | "no-connection"
  | "tls"
  | "proxy"
  | "connection-lost"
  | "timeout"
  | "server-error"
  | "unavailable"
  | "redirect"
  | "gateway"
  | "unreadable-reply"
  | "oversized-reply"

type ConnectionErrorDetail = {
  readonly kind: ConnectionErrorKind
  readonly mayHaveExecuted: boolean
  readonly status?: number
  readonly retryAfterMs?: number
  /** The title of the web page that answered: text by others, already cut. */
  readonly pageTitle?: string
  readonly cause?: unknown
}

/**
 * No usable answer came. `mayHaveExecuted` tells whether the server may have acted all the same: such a launch must
 * never simply be sent again. Nobody has to act at first; it may pass.
 */
export class CursorConnectionError extends Error {
  override readonly name = "CursorConnectionError"
  readonly kind: ConnectionErrorKind
  readonly mayHaveExecuted: boolean
  readonly status?: number
  readonly retryAfterMs?: number
  readonly pageTitle?: string

  constructor(message: string, detail: ConnectionErrorDetail) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause })
    this.kind = detail.kind
    this.mayHaveExecuted = detail.mayHaveExecuted
    this.status = detail.status
    this.retryAfterMs = detail.retryAfterMs
    this.pageTitle = detail.pageTitle
  }
}

/** A 2xx reply that is not what the API documents: the API changed. */
export class InvalidResponseError extends Error {
  override readonly name = "InvalidResponseError"
  readonly field: string

  constructor(what: string, field: string, expected: string) {
    super(`${what}: the reply's ${field} is not ${expected}`)
    this.field = field
  }
}

/** A frame of a stream that is longer than anybody would send. */
export class OversizedFrame extends Error {
  override readonly name = "OversizedFrame"

  constructor() {
    super("a frame of the stream is too long")
  }
}

/**
 * Whether the server may have executed a request that failed like this. A 408 came too late for the request to be sure,
 * a 499 says that something in between left first, and a 409 can be the answer to a repeat that something in between made.
 */
export function mayHaveExecuted(error: unknown): boolean {
  if (error instanceof CursorConnectionError) return error.mayHaveExecuted
  if (error instanceof CursorApiError) return [408, 409, 499].includes(error.status)
  // A 2xx that cannot be read, or a fault nobody foresaw.
  return true
}

/** What the server asked for with this failure, in any of the forms that it has for it. */
export function retryAfterMsOf(error: unknown): number | undefined {
  return error instanceof CursorApiError || error instanceof CursorConnectionError ? error.retryAfterMs : undefined
}

/** Limits of an account, as they were seen worded; no wait within a run helps against them. */
const USAGE_LIMIT =
  /usage[_ ](?:hard )?limit|usage is used|on-demand|usage-based pricing|hard limit|spend(?:ing)? limit/i
const AGENT_LIMIT =
  /(?:limit|maximum|too many)\b.*\b(?:agents|concurrent)|\b(?:agents|concurrent)\b.*\b(?:limit|maximum)|limit (?:for|of) your (?:current )?plan/i

/** Which limit of the account a refusal is about; undefined for any other refusal. Judged by words: codes differ. */
export function accountLimitIn({ code = "", message = "" }: ApiErrorBody): "usage" | "agents" | undefined {
  // A limit on requests, which are made to "/agents", is none on agents.
  const said = `${code} ${message}`.replaceAll(/rate[ _-]?limit\w*|too many requests/gi, "")
  if (USAGE_LIMIT.test(said)) return "usage"
  return AGENT_LIMIT.test(said) ? "agents" : undefined
}

/** A 429 that passes by itself: neither what the account may spend nor its number of agents is used up. */
export function isRateLimit(error: unknown): boolean {
  return error instanceof CursorApiError && error.status === 429 && accountLimitIn(error.apiErrorBody) === undefined
}

/**
 * Whether an agent is busy: a 409 that does not say that it is gone. Later it can be read again, and take a message; it has
 * not taken this one.
 */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof CursorApiError) || error.status !== 409) return false
  const { code = "", message = "" } = error.apiErrorBody
  return !/delet|archiv|expired|cannot be resumed/i.test(`${code} ${message}`)
}

function longest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other)
}

/** Whether something between the runner and Cursor answered in Cursor's place. */
export function isFromGateway(error: unknown): boolean {
  return error instanceof CursorConnectionError && error.kind === "gateway"
}
