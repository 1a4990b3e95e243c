import { parseJson } from "../http/json.ts"
import { parseRateLimitReset, parseRetryAfter } from "../http/retry-after.ts"
import { readApiErrorBody } from "./api-error-body.ts"
import { CursorApiError, CursorConnectionError } from "./errors.ts"
import { isWebPage, pageTitle } from "./web-page.ts"

/** A reply as it came, its body decoded. */
export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** The body of a refusal could not be read. */
  readonly isLost?: boolean
}

/** What a reply has to be read for. */
export type Expected<T> = {
  /** What the call does, as the subject of an error: "Launching the agent". */
  readonly what: string
  readonly method: "GET" | "POST" | "DELETE"
  /** Whether anybody reads what is in the reply; where nobody does, an empty one is as good. */
  readonly needsBody: boolean
  readonly parse: (body: unknown) => T
}

/**
 * What a reply says: its parsed body, or why there is none.
 * @param today for a time to come back that is named as a date by a server that does not tell its own time
 * @throws {CursorApiError} for a 4xx, {CursorConnectionError} for what is no answer of the API's, and what `parse` throws
 */
export function readReply<T>(expected: Expected<T>, reply: Reply, today: Date): T {
  const { status, headers, text } = reply
  if (isRedirect(status)) throw redirectError(expected, status)
  const retryAfterMs = longestWaitMs(headers, status, today)
  if (isPage(reply)) throw gatewayError(expected, reply, retryAfterMs)
  if (status >= 200 && status < 300) return parse(expected, reply)
  if (status >= 400 && status < 500) {
    throw new CursorApiError(expected.what, { status, apiErrorBody: readApiErrorBody(text), retryAfterMs })
  }
  // A 503 that names a time to come back is a refusal; any other 5xx may hide that the request was executed.
  const wasRefused = status === 503 && retryAfterMs !== undefined
  throw new CursorConnectionError(`${expected.what}: the server failed with HTTP ${status}`, {
    kind: wasRefused ? "unavailable" : "server-error",
    mayHaveExecuted: !wasRefused,
    status,
    retryAfterMs,
  })
}

/** Whether something between the runner and Cursor answered; of a lost page its type is left. */
export function isPage({ headers, text, isLost }: Reply): boolean {
  const type = [headers["content-type"] ?? ""].flat().join()
  return isWebPage(text, type) || (isLost === true && /^text\/html\b/i.test(type))
}

function longestWaitMs(headers: Reply["headers"], status: number, today: Date): number | undefined {
  const named = [parseRetryAfter(headers["retry-after"], headers.date, today)]
  if (status === 429) {
    for (const name of ["ratelimit-reset", "x-ratelimit-reset"]) {
      named.push(parseRateLimitReset(headers[name], headers.date, today))
    }
  }
  const waitsMs = named.filter((waitMs) => waitMs !== undefined)
  return waitsMs.length === 0 ? undefined : Math.max(...waitsMs)
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400
}

/** 307 and 308 ask for the request to be made elsewhere; any other redirect may be the answer to an executed one. */
function redirectError<T>({ what, method }: Expected<T>, status: number): CursorConnectionError {
  const mayHaveExecuted = method !== "GET" && status !== 307 && status !== 308
  const message = `${what}: the server answered with a redirect (HTTP ${status})`
  return new CursorConnectionError(message, { kind: "redirect", mayHaveExecuted, status })
}

/** A web page comes from something between the runner and Cursor. With most of the 4xx it has let nothing through. */
function gatewayError<T>(
  { what }: Expected<T>,
  { status, text }: Reply,
  retryAfterMs: number | undefined,
): CursorConnectionError {
  const wasRefused = status >= 400 && status < 500 && status !== 408 && status !== 409
  return new CursorConnectionError(`${what}: something between the runner and Cursor answered (HTTP ${status})`, {
    kind: "gateway",
    mayHaveExecuted: !wasRefused,
    status,
    retryAfterMs,
    pageTitle: pageTitle(text),
  })
}

function parse<T>({ what, needsBody, parse }: Expected<T>, { status, text }: Reply): T {
  const body = parseJson(text)
  if (body !== undefined || !needsBody) return parse(body)
  const detail = { kind: "unreadable-reply", mayHaveExecuted: true, status } as const
  throw new CursorConnectionError(`${what}: the reply (HTTP ${status}) is not JSON`, detail)
}
