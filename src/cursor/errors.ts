/** One field that a refused launch got wrong, as Cursor lists them. */
export type FieldProblem = { readonly path: string; readonly message: string }

/** What an error reply of the API said, whatever its shape. Text by others: clean it before showing it. */
export type ApiErrorBody = {
  readonly code?: string
  readonly message?: string
  readonly helpUrl?: string
  readonly fields?: readonly FieldProblem[]
}

type ApiErrorDetail = { readonly status: number; readonly apiErrorBody: ApiErrorBody; readonly retryAfterMs?: number }

/**
 * Cursor understood the request and said no (4xx). The owner of the key, the account or the workflow has to act;
 * only a plain rate limit passes by itself.
 */
export class CursorApiError extends Error {
  override readonly name = "CursorRefusal"
  readonly status: number
  readonly apiErrorBody: ApiErrorBody
  readonly retryAfterMs: number | undefined

  constructor(what: string, detail: ApiErrorDetail) {
    super(`${what} was refused with HTTP ${detail.status}`)
    this.status = detail.status
    this.apiErrorBody = detail.apiErrorBody
    this.retryAfterMs = detail.retryAfterMs
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
  | "unreadable-reply"
  | "oversized-reply"

type ConnectionErrorDetail = {
  readonly kind: ConnectionErrorKind
  readonly processed: "no" | "maybe"
  readonly status?: number
  readonly retryAfterMs?: number
  readonly cause?: unknown
}

/**
 * No usable answer came. `processed` tells whether the server may have acted all the same: a launch that was `maybe`
 * processed must never simply be sent again. Nobody has to act at first; time may heal it.
 */
export class CursorConnectionError extends Error {
  override readonly name = "CursorTrouble"
  readonly kind: ConnectionErrorKind
  readonly processed: "no" | "maybe"
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined

  constructor(message: string, detail: ConnectionErrorDetail) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause })
    this.kind = detail.kind
    this.processed = detail.processed
    this.status = detail.status
    this.retryAfterMs = detail.retryAfterMs
  }
}

/** A 2xx reply that is not what the API documents. The API changed, or something in between answered for it. */
export class InvalidResponseError extends Error {
  override readonly name = "CursorMisreading"
  readonly field: string

  constructor(what: string, field: string, expected: string) {
    super(`${what}: the reply's ${field} is not ${expected}`)
    this.field = field
  }
}

/** A 429 that passes by itself. `usage_limit_exceeded` does not: the account has spent what it may spend. */
export function isRateLimit(fault: unknown): boolean {
  if (!(fault instanceof CursorApiError) || fault.status !== 429) return false
  return !/usage[_ ]limit/i.test(`${fault.apiErrorBody.code ?? ""} ${fault.apiErrorBody.message ?? ""}`)
}
