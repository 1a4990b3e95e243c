import { setImmediate as nextTurn } from "node:timers/promises"
import { Agent, type Dispatcher, ProxyAgent } from "undici"
import { type Clock, within } from "../http/clock.ts"
import { parseRetryAfter } from "../http/retry-after.ts"
import { readApiErrorBody } from "./api-error-body.ts"
import { connectionErrorFrom } from "./connection-error.ts"
import { CursorApiError, CursorConnectionError, InvalidResponseError } from "./errors.ts"

/** Longest reply that is read; the rest of a longer one is never taken off the wire. */
const MAX_BODY_BYTES = 8 * 1024 * 1024
const CONNECT_TIMEOUT_MS = 10_000

/** A proxy to go through: its address without credentials, and the header value that carries them. */
export type ProxyServer = { readonly uri: string; readonly authorization?: string }

export type TransportOptions = {
  readonly origin: string
  readonly apiKey: string
  readonly proxy?: ProxyServer
  readonly clock: Clock
  readonly userAgent: string
}

export type Call<T> = {
  /** What the call does, as the subject of an error: "Launching the agent". */
  readonly what: string
  readonly method: "GET" | "POST" | "DELETE"
  /** Path and query, already encoded. */
  readonly path: string
  readonly body?: unknown
  /** Total time for the whole exchange, from connecting to the last byte. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  /** A connection of its own: a pooled one may have been closed by the server without anybody noticing. */
  readonly freshConnection?: boolean
  readonly parse: (body: unknown) => T
}

export type Transport = { send<T>(call: Call<T>): Promise<T>; close(): Promise<void> }

/**
 * The one door to Cursor. Sends one request and never repeats it; the API key goes to `origin` and nowhere else,
 * because redirects are refused and every path is joined to that origin.
 * `send` throws CursorRefusal (4xx), CursorTrouble (no usable answer), CursorMisreading (a 2xx of another form), or
 * the reason of the caller's signal.
 */
export function openTransport(options: TransportOptions): Transport {
  const pooled = dispatcher(options.proxy)
  return {
    send: async (call) => {
      if (!call.freshConnection) return exchange(options, { via: pooled, wasConnected: () => undefined }, call)
      const own = dispatcher(options.proxy)
      let wasConnected = false
      // Comes when TCP and TLS stand, before the request is written; a proxy's connection says nothing about the host's.
      own.on("connect", () => {
        wasConnected = true
      })
      try {
        return await exchange(
          options,
          { via: own, wasConnected: () => (options.proxy ? undefined : wasConnected) },
          call,
        )
      } finally {
        await own.destroy()
      }
    },
    close: () => pooled.destroy(),
  }
}

/** Connections through a proxy, or direct ones. Only reading a whole exchange is bounded, by its caller. */
export function dispatcher(proxy: ProxyServer | undefined): Dispatcher {
  // Headers and body have no limits of their own: `within` bounds the whole exchange.
  const limits = { headersTimeout: 0, bodyTimeout: 0 }
  if (!proxy) return new Agent({ ...limits, connect: { timeout: CONNECT_TIMEOUT_MS } })
  const { uri, authorization } = proxy
  return new ProxyAgent({ ...limits, uri, ...(authorization !== undefined && { token: authorization }) })
}

type Line = { readonly via: Dispatcher; readonly wasConnected: () => boolean | undefined }

async function exchange<T>(options: TransportOptions, { via, wasConnected }: Line, call: Call<T>): Promise<T> {
  const reply = await within(options.clock, call.timeoutMs, call.signal, (signal) =>
    requestOnce(options, via, call, signal),
  ).catch((fault: unknown) => {
    if (call.signal?.aborted) throw call.signal.reason
    if (fault instanceof CursorConnectionError) throw fault
    throw connectionErrorFrom(call.what, fault, {
      isProxied: options.proxy !== undefined,
      wasConnected: wasConnected(),
    })
  })
  return judge(options, call, reply)
}

type RawReply = { readonly status: number; readonly headers: Headers; readonly text: string }
type Headers = Readonly<Record<string, string | string[] | undefined>>

async function requestOnce<T>(options: TransportOptions, via: Dispatcher, call: Call<T>, signal: AbortSignal) {
  const { statusCode, headers, body } = await via.request({
    origin: options.origin,
    path: call.path,
    method: call.method,
    signal,
    headers: {
      authorization: `Bearer ${options.apiKey}`,
      accept: "application/json",
      "user-agent": options.userAgent,
      ...(call.body !== undefined && { "content-type": "application/json" }),
    },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
  })
  const text = await readCapped(call.what, statusCode, body)
  // undici takes a connection back only then, and opens another one for a request that comes before.
  await nextTurn()
  return { status: statusCode, headers, text }
}

async function readCapped(what: string, status: number, body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES) {
      body.destroy()
      const detail = { kind: "oversized-reply", processed: "maybe", status } as const
      throw new CursorConnectionError(`${what}: the reply is larger than ${MAX_BODY_BYTES} bytes`, detail)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString("utf8")
}

function judge<T>(options: TransportOptions, call: Call<T>, reply: RawReply): T {
  const { status } = reply
  const body = parseJson(reply.text)
  if (status >= 200 && status < 300) return parse(call, body, status)
  const retryAfterMs = parseRetryAfter(reply.headers["retry-after"], reply.headers.date, options.clock.today())
  const timing = retryAfterMs === undefined ? {} : { retryAfterMs }
  if (status >= 400 && status < 500) {
    throw new CursorApiError(call.what, { status, apiErrorBody: readApiErrorBody(body), ...timing })
  }
  if (status >= 300 && status < 400) {
    const detail = { kind: "redirect", processed: "no", status } as const
    throw new CursorConnectionError(`${call.what}: the server answered with a redirect (HTTP ${status})`, detail)
  }
  // A 503 that names a time to come back is a door that was never opened; any other 5xx may hide work done.
  const wasRejected = status === 503 && retryAfterMs !== undefined
  throw new CursorConnectionError(`${call.what}: the server failed with HTTP ${status}`, {
    kind: wasRejected ? "unavailable" : "server-error",
    processed: wasRejected ? "no" : "maybe",
    status,
    ...timing,
  })
}

function parse<T>(call: Call<T>, body: unknown, status: number): T {
  try {
    return call.parse(body)
  } catch (fault) {
    if (!(fault instanceof InvalidResponseError) || typeof body !== "string") throw fault
    const detail = { kind: "unreadable-reply", processed: "maybe", status, cause: fault } as const
    throw new CursorConnectionError(`${call.what}: the reply (HTTP ${status}) is not JSON`, detail)
  }
}

/** JSON when it is JSON, else the text itself. Node's own parse error would carry the text, so it is dropped. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
