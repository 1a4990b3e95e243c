import { setImmediate as nextTurn } from "node:timers/promises"
import type { Dispatcher } from "undici"
import { type Clock, within } from "../http/clock.ts"
import type { Connections } from "../http/connections.ts"
import { readBody } from "../http/read-body.ts"
import { parseHttpDateMs } from "../http/retry-after.ts"
import { connectionErrorFrom } from "./connection-error.ts"
import { CursorApiError, CursorConnectionError, InvalidResponseError, OversizedFrame } from "./errors.ts"
import { type Expected, isPage, type Reply, readReply } from "./reply.ts"

/** Longest reply that is read; the rest of a longer one is never taken off the wire. */
const MAX_BODY_BYTES = 8 * 1024 * 1024
/** The words of a refusal are waited for so long; its status says what counts. */
const REFUSAL_TIMEOUT_MS = 10_000

export type TransportOptions = {
  readonly origin: string
  readonly apiKey: string
  /** Opens connections to `origin`: a pool for reads, and one for each request that must not be executed twice. */
  readonly openConnections: () => Connections
  readonly clock: Clock
  readonly userAgent: string
  /** Takes the secrets of the step out of a reply, before anybody reads it. */
  readonly redact: (text: string) => string
}

export type Call<T> = Expected<T> & {
  /** Path and query, already encoded. */
  readonly path: string
  readonly body?: unknown
  /** Total time for the whole exchange, from connecting to the last byte. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  /** A connection of its own: a pooled one may have been closed by the server without anybody noticing. */
  readonly freshConnection?: boolean
  /** Called when the request is about to be written. */
  readonly onSend?: () => void
}

/** A request for text that comes bit by bit. */
type StreamCall = {
  readonly what: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Time for the head of the reply; what follows it may take as long as it likes. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /**
   * Takes the text as it comes: whoever takes pieces from it redacts them.
   * @returns whether more is wanted
   */
  readonly onText: (text: string) => boolean
}

export type Transport = {
  send<T>(call: Call<T>): Promise<T>
  /**
   * Reads a stream on a connection of its own, until the server ends it or `onText` wants no more. Throws as `send` does,
   * where it is refused or breaks, and what `onText` throws.
   */
  stream(call: StreamCall): Promise<void>
  /** Takes the secrets of the step out of a text. */
  redact(text: string): string
  /** The server's calendar in epoch milliseconds, from the last reply that told it; undefined before that. */
  serverTimeMs(): number | undefined
  close(): Promise<void>
}

/**
 * The one way to Cursor. Sends one request and never repeats it; the API key goes to `origin` and nowhere else, because
 * redirects are refused and every path is joined to that origin.
 * `send` throws CursorApiError (4xx), CursorConnectionError (no usable answer), InvalidResponseError (a 2xx of another
 * form), or the reason of the caller's signal.
 */
export function openTransport(options: TransportOptions): Transport {
  const { clock } = options
  const pooled = options.openConnections()
  let seen: { readonly serverMs: number; readonly clockMs: number } | undefined
  return {
    send: async (call) => {
      call.onSend?.()
      const connections = call.freshConnection ? ownConnection(options) : pooled
      try {
        const reply = await exchange(options, connections, call)
        const serverMs = parseHttpDateMs(reply.headers.date)
        // What a gateway says of the time is not the server's.
        if (serverMs !== undefined && !isPage(reply)) seen = { serverMs, clockMs: clock.nowMs() }
        return readReply(call, reply, clock.today())
      } finally {
        if (call.freshConnection) await connections.end()
      }
    },
    stream: (call) => followText(options, call),
    redact: options.redact,
    serverTimeMs: () => seen && seen.serverMs + (clock.nowMs() - seen.clockMs),
    close: () => pooled.end(),
  }
}

/** `wasConnected` is known of a connection that serves one request. */
type OwnConnection = Connections & { readonly wasConnected?: () => boolean }

function ownConnection({ openConnections }: TransportOptions): OwnConnection {
  const connections = openConnections()
  let isConnected = false
  // Comes when the connection is made, TLS included, before the request is written.
  connections.via.on("connect", () => {
    isConnected = true
  })
  return { ...connections, wasConnected: () => isConnected }
}

async function exchange<T>(options: TransportOptions, connections: OwnConnection, call: Call<T>): Promise<Reply> {
  const { via, wasConnected } = connections
  try {
    return await within(options.clock, call.timeoutMs, call.signal, (signal) => requestOnce(options, via, call, signal))
  } catch (error) {
    if (call.signal?.aborted) throw call.signal.reason
    throw connectionErrorFrom(call.what, error, wasConnected?.())
  }
}

function headersFor({ apiKey, userAgent }: TransportOptions, accept: string) {
  return {
    authorization: `Bearer ${apiKey}`,
    accept,
    "accept-encoding": "identity",
    "user-agent": userAgent,
  }
}

async function requestOnce<T>(
  options: TransportOptions,
  via: Dispatcher,
  call: Call<T>,
  signal: AbortSignal,
): Promise<Reply> {
  const response = await via.request({
    origin: options.origin,
    path: call.path,
    method: call.method,
    signal,
    headers: {
      ...headersFor(options, "application/json"),
      ...(call.body !== undefined && { "content-type": "application/json" }),
    },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
  })
  const text = await readText(response, call, { clock: options.clock, signal })
  // undici takes a connection back only then, and opens another one for a request that comes before.
  await nextTurn()
  return {
    status: response.statusCode,
    headers: response.headers,
    text: options.redact(text ?? ""),
    isLost: text === undefined,
  }
}

/**
 * A success whose content nobody needs is one even when that content breaks off; anything else than a success is judged
 * by its status when its content is lost.
 */
async function readText<T>(
  response: Dispatcher.ResponseData,
  call: Call<T>,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<string | undefined> {
  const { statusCode, body } = response
  const isSuccess = statusCode >= 200 && statusCode < 300
  const read = async () => (await readBody(response, MAX_BODY_BYTES)).toString("utf8")
  try {
    return isSuccess ? await read() : await within(clock, REFUSAL_TIMEOUT_MS, signal, read)
  } catch (error) {
    if (call.signal?.aborted || (isSuccess && (call.needsBody || signal.aborted))) throw error
    body.on("error", () => {}).destroy()
    return isSuccess ? "" : undefined
  }
}

const EVENT_STREAM = "text/event-stream"

async function followText(options: TransportOptions, call: StreamCall): Promise<void> {
  const { clock, origin } = options
  const connections = options.openConnections()
  try {
    const response = await within(clock, call.timeoutMs, call.signal, (signal) =>
      connections.via.request({
        origin,
        path: call.path,
        method: "GET",
        signal,
        headers: { ...headersFor(options, EVENT_STREAM), ...call.headers },
      }),
    )
    if (isEventStream(response)) return await passOn(response, call.onText)
    const text = options.redact((await readBody(response, MAX_BODY_BYTES)).toString("utf8"))
    const reply = { status: response.statusCode, headers: response.headers, text }
    const expected = { what: call.what, method: "GET", needsBody: true, parse: () => {} } as const
    readReply(expected, reply, clock.today())
    throw new InvalidResponseError(call.what, "content-type", EVENT_STREAM)
  } catch (error) {
    if (call.signal.aborted) throw call.signal.reason
    throw isOfApi(error) ? error : connectionErrorFrom(call.what, error)
  } finally {
    await connections.end()
  }
}

function isEventStream({ statusCode, headers }: Dispatcher.ResponseData): boolean {
  const type = [headers["content-type"] ?? ""].flat().join()
  const coding = [headers["content-encoding"] ?? "identity"].flat().join()
  return statusCode === 200 && type.startsWith(EVENT_STREAM) && coding === "identity"
}

/** What needs no other words: what the API said, and what was thrown by whoever takes the text. */
function isOfApi(error: unknown): boolean {
  return [CursorApiError, CursorConnectionError, InvalidResponseError, OversizedFrame].some(
    (kind) => error instanceof kind,
  )
}

/** Decoded in pieces: whole chunks of 64 kB that outlive a collection make the heap grow over a long stream. */
const PIECE_BYTES = 4 * 1024

/**
 * Hands on the text of a body as it comes, until that ends or nobody wants more. By events, because an iterator puts the
 * pieces together again: tens of megabytes of garbage at a time, measured with a million frames.
 */
function passOn({ body }: Dispatcher.ResponseData, onText: StreamCall["onText"]): Promise<void> {
  const decoder = new TextDecoder()
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      act()
      body.destroy()
    }
    body.on("data", (chunk: Buffer) => {
      try {
        for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
          const wantsMore = onText(decoder.decode(chunk.subarray(from, from + PIECE_BYTES), { stream: true }))
          if (!wantsMore) return end(resolve)
        }
      } catch (error) {
        end(() => reject(error))
      }
    })
    body.once("end", resolve)
    body.on("error", reject)
  })
}
