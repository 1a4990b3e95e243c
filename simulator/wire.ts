import type { IncomingMessage, ServerResponse } from "node:http"
import type { Socket } from "node:net"
import { text } from "node:stream/consumers"
import { setTimeout as pause } from "node:timers/promises"
import type { SimulatorClock } from "./clock.ts"
import { acceptedEncoding, type Encoding } from "./compression.ts"
import { type StreamFault, type StreamWriter, sendStream } from "./event-stream.ts"
import { createFaultQueue, type Fault, type FaultAction } from "./fault.ts"
import { createServer, listen, trackConnections } from "./listening.ts"
import {
  closeQuietly,
  compressed,
  cutBody,
  resetConnection,
  sendBomb,
  sendGarbage,
  sendReply,
  streamBigBody,
} from "./reply.ts"

export type { Fault, FaultAction } from "./fault.ts"

/** A request as it came over the wire. */
export type WireRequest = {
  readonly method: string
  /** The pathname as sent, not decoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** Lower-case names; the virtual-time header is removed already. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The simulator clock when it arrived. */
  readonly atMs: number
}

/** An answer. A string or a buffer goes out as it is, anything else as JSON; without a body the answer is empty. */
export type WireReply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** In place of a body: writes pieces of text as long as it likes. The answer ends when it is done. */
  readonly stream?: StreamWriter
}

type Handler = (request: WireRequest) => WireReply | Promise<WireReply>

/** A request and what became of it: the status answered, or the fault that took the answer's place. */
export type RecordedRequest = WireRequest & {
  readonly status: number | "reset" | "closed" | "silence" | "garbage" | "cut"
}

export type WireServer = {
  /** `http://127.0.0.1:PORT`, or `https://` with `tls`. */
  readonly url: string
  /** Every request answered so far, in the order of the answers. */
  readonly requests: readonly RecordedRequest[]
  addFault(fault: Fault): void
  /** Stops listening and destroys the open connections. */
  close(): Promise<void>
}

export type WireOptions = {
  readonly handle: Handler
  readonly clock: SimulatorClock
  /** Default: any free port. */
  readonly port?: number
  /** Serves https with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Compresses every answer; `asked` only for clients that accept it. */
  readonly compression?: Encoding | "asked"
  /** Answers without a `Date` header. */
  readonly hideDate?: boolean
  /** Told of each request together with what became of it. */
  readonly onRequest?: (request: RecordedRequest) => void
}

/** One exchange: what came in, where the answer goes, and the plain TCP connection below (also below TLS). */
type Exchange = { readonly request: WireRequest; readonly response: ServerResponse; readonly connection: Socket }

const VIRTUAL_TIME_HEADER = "x-virtual-time-ms"
/** Longer than any pause between two polls, so that a client does not meet a connection that is just closing. */
const KEEP_ALIVE_MS = 120_000

/**
 * Serves `handle` on 127.0.0.1, with faults on demand. A request's `x-virtual-time-ms` moves the clock ahead and stays
 * invisible to the handler; `Date` headers tell the simulator's time. Rejects when the port cannot be had.
 */
export async function startWire(options: WireOptions): Promise<WireServer> {
  const { clock, port = 0, tls } = options
  const handle = compressing(options)
  const requests: RecordedRequest[] = []
  const faults = createFaultQueue()
  const closing = new AbortController()

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await readRequest(incoming, clock)
    response.sendDate = false
    const nowMs = clock.nowMs()
    if (!options.hideDate) response.setHeader("date", new Date(clock.toldMs?.(nowMs) ?? nowMs).toUTCString())
    const record = (status: RecordedRequest["status"]) => {
      const recorded = { ...request, status }
      requests.push(recorded)
      options.onRequest?.(recorded)
    }
    const exchange = { request, response, connection: connections.below(incoming.socket) }
    await answer(exchange, faults.strike(request), handle, record, closing.signal)
  }
  const onRequest = (incoming: IncomingMessage, response: ServerResponse) => {
    // Only a client that hangs up mid-request, or the closing of this server, ends here: there is no one to tell.
    serve(incoming, response).catch(() => response.destroy())
  }
  const server = createServer(tls, onRequest)
  server.keepAliveTimeout = KEEP_ALIVE_MS
  const connections = trackConnections(server)
  const boundPort = await listen(server, port)

  const close = () =>
    new Promise<void>((resolve) => {
      closing.abort()
      server.close(() => resolve())
      connections.destroyAll()
    })
  return { url: `${tls ? "https" : "http"}://127.0.0.1:${boundPort}`, requests, addFault: faults.add, close }
}

async function readRequest(incoming: IncomingMessage, clock: SimulatorClock): Promise<WireRequest> {
  const body = await text(incoming)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value
  }
  const virtualTimeMs = Number(headers[VIRTUAL_TIME_HEADER])
  delete headers[VIRTUAL_TIME_HEADER]
  if (Number.isFinite(virtualTimeMs)) clock.observe(virtualTimeMs)

  const target = (incoming.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "")
  const [path = "", ...query] = target.split("?")
  return {
    method: incoming.method ?? "GET",
    path: path || "/",
    query: new URLSearchParams(query.join("?")),
    headers,
    body,
    atMs: clock.nowMs(),
  }
}

async function answer(
  exchange: Exchange,
  action: FaultAction | undefined,
  handle: Handler,
  record: (status: RecordedRequest["status"]) => void,
  closing: AbortSignal,
): Promise<void> {
  const { request, response, connection } = exchange
  const run = () => runHandler(handle, request)
  let streamFault: StreamFault | undefined
  switch (action?.kind) {
    case undefined:
      break
    case "cut-stream":
    case "end-stream":
    case "stall-stream":
      streamFault = action
      break
    case "delay": {
      const early = action.processed ? await run() : undefined
      await pause(action.ms, undefined, { ref: false, signal: closing })
      const reply = early ?? (await run())
      record(reply.status)
      return reply.stream ? sendStream(exchange, reply, { closing }) : sendReply(response, reply)
    }
    case "reply":
      if (action.processed) await run()
      record(action.status)
      return sendReply(response, action)
    case "reset":
      if (action.when === "after") await run()
      record("reset")
      return resetConnection(connection)
    case "close":
      if (action.when === "after") await run()
      record("closed")
      return closeQuietly(response)
    case "cut-body": {
      const reply = await run()
      record("cut")
      return cutBody(response, reply, connection)
    }
    case "garbage":
      if (action.processed) await run()
      record("garbage")
      return sendGarbage(response)
    case "silence":
      if (action.processed) await run()
      record("silence")
      return
    case "big-body":
      record(200)
      if (action.encoding) return sendBomb(response, action.bytes, action.encoding)
      return streamBigBody(response, action.bytes)
    case "compressed": {
      const reply = await run()
      record(reply.status)
      return sendReply(response, compressed(reply, action.encoding, action.damaged))
    }
  }
  const reply = await run()
  record(reply.status)
  if (reply.stream) await sendStream(exchange, reply, { closing, fault: streamFault })
  else sendReply(response, reply)
}

/** The handler, its answers compressed as the options say. */
function compressing({ handle, compression }: WireOptions): Handler {
  if (!compression) return handle
  return async (request) => {
    const reply = await handle(request)
    const encoding = compression === "asked" ? acceptedEncoding(request.headers["accept-encoding"]) : compression
    return encoding && !reply.stream ? compressed(reply, encoding) : reply
  }
}

/** A handler that throws is a fault of the simulator's own: it shows as a 500 that says so. */
async function runHandler(handle: Handler, request: WireRequest): Promise<WireReply> {
  try {
    return await handle(request)
  } catch (error) {
    return { status: 500, body: { error: `The simulator failed: ${error instanceof Error ? error.stack : error}` } }
  }
}
