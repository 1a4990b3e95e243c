import { TimedOut } from "../http/clock.ts"
import { type ConnectionErrorKind, CursorConnectionError } from "./errors.ts"

type Reading = { readonly kind: ConnectionErrorKind; readonly processed: "no" | "maybe"; readonly words: string }

/**
 * What Node and undici throw, by `code`, and whether the request can have reached the server (measured on Node 24).
 * Anything not listed may have.
 */
const BY_CODE: Readonly<Record<string, Reading>> = {
  ENOTFOUND: { kind: "dns", processed: "no", words: "the host name could not be resolved" },
  EAI_AGAIN: { kind: "dns", processed: "no", words: "the host name could not be resolved for now" },
  ECONNREFUSED: { kind: "refused-connection", processed: "no", words: "the connection was refused" },
  EHOSTUNREACH: { kind: "refused-connection", processed: "no", words: "the host cannot be reached" },
  ENETUNREACH: { kind: "refused-connection", processed: "no", words: "the network cannot be reached" },
  UND_ERR_CONNECT_TIMEOUT: { kind: "connect-timeout", processed: "no", words: "no connection within 10 s" },
}

const LOST: Reading = { kind: "connection-lost", processed: "maybe", words: "the connection was lost" }
const TLS: Reading = { kind: "tls", processed: "no", words: "the TLS certificate was not accepted" }
const NONE: Reading = { kind: "no-connection", processed: "no", words: "no connection could be made" }
const PROXY: Reading = { kind: "proxy", processed: "no", words: "the proxy refused the connection" }

/** Certificates only. What else goes wrong in TLS (EPROTO, ERR_SSL_) can do so before or after the request is sent. */
const TLS_CODE = /^(CERT_|ERR_TLS_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/

/** How the request went out. `wasConnected` is known for a connection of its own, without a proxy. */
type Way = { readonly isProxied: boolean; readonly wasConnected?: boolean }

/**
 * Turns whatever a request threw into a CursorTrouble. The thrown error's own message never gets into ours: Node's
 * errors about headers and addresses repeat the value, and that can be the API key.
 */
export function connectionErrorFrom(what: string, fault: unknown, way: Way): CursorConnectionError {
  if (fault instanceof TimedOut) {
    const words = `${what}: no complete answer within ${fault.limitMs / 1000} s`
    return new CursorConnectionError(words, { kind: "timeout", processed: "maybe" })
  }
  const code = codeOf(fault)
  const found = readingOf(fault, code, way)
  const reading = way.isProxied ? behindProxy(found) : found
  const shown = code === undefined ? "" : ` (${code})`
  return new CursorConnectionError(`${what}: ${reading.words}${shown}`, {
    kind: reading.kind,
    processed: reading.processed,
  })
}

function readingOf(fault: unknown, code: string | undefined, { wasConnected }: Way): Reading {
  // A connection that stood can have carried the request, whatever broke it: a host can become unreachable later, too.
  if (wasConnected) return LOST
  if (code !== undefined && Object.hasOwn(BY_CODE, code)) return BY_CODE[code] ?? LOST
  if (code !== undefined && TLS_CODE.test(code)) return TLS
  if (isProxyRefusal(fault)) return PROXY
  return wasConnected === false ? NONE : LOST
}

/** A proxy looks up and connects to the host itself, so that what cannot be reached from here is the proxy. */
function behindProxy(reading: Reading): Reading {
  if (!["dns", "refused-connection", "connect-timeout"].includes(reading.kind)) return reading
  return { kind: "proxy", processed: "no", words: `the proxy cannot be reached: ${reading.words}` }
}

/** undici reports a proxy that answers CONNECT with anything but 200 as an aborted request that names the status. */
function isProxyRefusal(fault: unknown): boolean {
  return fault instanceof Error && /proxy response \(\d+\)/i.test(fault.message)
}

/** The first `code` along the chain of causes, when it looks like one. */
function codeOf(fault: unknown): string | undefined {
  for (let error = fault, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
    const first = error instanceof AggregateError ? error.errors[0] : undefined
    const code = "code" in error ? error.code : first instanceof Error && "code" in first ? first.code : undefined
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) return code
  }
  return undefined
}
