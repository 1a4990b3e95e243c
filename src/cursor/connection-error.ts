import { TimedOut } from "../http/clock.ts"
import { ProxyError } from "../http/proxy-tunnel.ts"
import { OversizedBody, UndecodableBody } from "../http/read-body.ts"
import { type ConnectionErrorKind, CursorConnectionError } from "./errors.ts"

type Reading = { readonly kind: ConnectionErrorKind; readonly mayHaveExecuted: boolean; readonly words: string }

/**
 * What Node and undici throw, by `code`, and whether the request can have reached the server (measured on Node 24).
 * Anything not listed may have.
 */
const BY_CODE: ReadonlyMap<string | undefined, Reading> = new Map<string, Reading>([
  ["ENOTFOUND", unsent("dns", "the host name could not be resolved")],
  ["EAI_AGAIN", unsent("dns", "the host name could not be resolved for now")],
  ["ECONNREFUSED", unsent("refused-connection", "the connection was refused")],
  ["EHOSTUNREACH", unsent("refused-connection", "the host cannot be reached")],
  ["ENETUNREACH", unsent("refused-connection", "the network cannot be reached")],
  ["UND_ERR_CONNECT_TIMEOUT", unsent("connect-timeout", "no connection within 10 s")],
])

const LOST: Reading = { kind: "connection-lost", mayHaveExecuted: true, words: "the connection was lost" }
const TLS = unsent("tls", "the TLS certificate was not accepted")
const NONE = unsent("no-connection", "no connection could be made")

/** Certificates only. What else goes wrong in TLS (EPROTO, ERR_SSL_) can do so before or after the request is sent. */
const TLS_CODE = /^(CERT_|ERR_TLS_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/

/**
 * Turns whatever a request threw into a CursorConnectionError. The thrown error's own message never gets into ours:
 * Node's errors about headers and addresses repeat the value, and that can be the API key.
 * @param what the subject of the message: "Launching the agent"
 * @param wasConnected whether the connection was made; known only for a connection of the request's own
 */
export function connectionErrorFrom(what: string, fault: unknown, wasConnected?: boolean): CursorConnectionError {
  const code = codeOf(fault)
  const { kind, mayHaveExecuted, words } = readingOf(fault, code, wasConnected)
  const shown = code === undefined ? "" : ` (${code})`
  return new CursorConnectionError(`${what}: ${words}${shown}`, { kind, mayHaveExecuted })
}

function readingOf(fault: unknown, code: string | undefined, wasConnected: boolean | undefined): Reading {
  if (fault instanceof OversizedBody) return { kind: "oversized-reply", mayHaveExecuted: true, words: fault.message }
  if (fault instanceof UndecodableBody) return { kind: "unreadable-reply", mayHaveExecuted: true, words: fault.message }
  if (fault instanceof TimedOut) return timeoutAfter(fault.limitMs / 1000, wasConnected)
  const proxyError = causesOf(fault).find((error) => error instanceof ProxyError)
  if (proxyError) return unsent("proxy", proxyWords(proxyError, code))
  // A connection that was made can have carried the request, whatever broke it: a host can become unreachable later, too.
  if (wasConnected) return LOST
  return readingOfCode(code) ?? (wasConnected === false ? NONE : LOST)
}

function timeoutAfter(seconds: number, wasConnected: boolean | undefined): Reading {
  if (wasConnected === false) return unsent("connect-timeout", `no connection within ${seconds} s`)
  return { kind: "timeout", mayHaveExecuted: true, words: `no complete answer within ${seconds} s` }
}

function proxyWords({ message, status }: ProxyError, code: string | undefined): string {
  if (status !== undefined) return `${message} with HTTP ${status}`
  const reason = readingOfCode(code)?.words
  return reason === undefined ? message : `${message}: ${reason}`
}

function readingOfCode(code: string | undefined): Reading | undefined {
  return BY_CODE.get(code) ?? (code !== undefined && TLS_CODE.test(code) ? TLS : undefined)
}

function unsent(kind: ConnectionErrorKind, words: string): Reading {
  return { kind, mayHaveExecuted: false, words }
}

/** The first `code` along the chain of causes, when it looks like one. */
function codeOf(fault: unknown): string | undefined {
  for (const error of causesOf(fault)) {
    const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined
    const code = "code" in error ? error.code : first instanceof Error && "code" in first ? first.code : undefined
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) return code
  }
  return undefined
}

function causesOf(fault: unknown): readonly Error[] {
  const causes: Error[] = []
  for (let error = fault; error instanceof Error && causes.length < 5; error = error.cause) causes.push(error)
  return causes
}
