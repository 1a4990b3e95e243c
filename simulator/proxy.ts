import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"
import { Duplex, type Writable } from "node:stream"
import { TLSSocket } from "node:tls"
import { createProxyFaults, type ProxyFault, type ProxyStage, type ProxyStrike } from "./proxy-fault.ts"

export type { ProxyFault, ProxyStage } from "./proxy-fault.ts"

export type SimulatedProxy = {
  /** `http://127.0.0.1:PORT`, for HTTPS_PROXY. */
  readonly url: string
  /** The host and port of each tunnel asked for, in their order. */
  readonly tunnels: readonly string[]
  /** How many connections came in. */
  readonly connectionCount: number
  addFault(fault: ProxyFault): void
  close(): Promise<void>
}

export type ProxyOptions = {
  /** The port of this machine behind each host's name. Loopback addresses need no entry; other hosts are not reached. */
  readonly targets?: Readonly<Record<string, number>>
  /** With these the proxy speaks TLS in place of the named hosts, and plain HTTP to what is behind them. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** `name:password` that a client has to bring (Basic, RFC 7617). Default: none are asked for. */
  readonly credentials?: string
  /** Default: any free port. */
  readonly port?: number
}

const LONGEST_HEAD = 16_384
const WANTS_CREDENTIALS =
  'HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="simulator"\r\ncontent-length: 0\r\n\r\n'

/**
 * Starts an HTTP proxy on 127.0.0.1 that opens tunnels (CONNECT, RFC 9110 section 9.3.6), with faults at every stage of
 * a connection. Rejects when the port cannot be had.
 */
export async function startProxy(options: ProxyOptions = {}): Promise<SimulatedProxy> {
  const tunnels: string[] = []
  const faults = createProxyFaults()
  const sockets = new Set<Socket>()
  let connectionCount = 0
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.once("close", () => sockets.delete(socket))
    socket.on("error", () => socket.destroy())
    return socket
  }
  // Small pieces go out at once, or a reset would overtake them.
  const server = createServer({ noDelay: true }, (client) => {
    connectionCount += 1
    keep(client)
    const struck = faults.strike(undefined)
    if (struck && struck.kind !== "crumbs") strikeAt(client, struck)
    else serve(client, struck).catch(() => client.destroy())
  })
  const serve = async (client: Socket, accepted: ProxyStrike | undefined): Promise<unknown> => {
    const head = await readHead(client)
    const target = /^CONNECT (\S+) HTTP\/1\.[01]\r\n/.exec(head)?.[1]
    if (target === undefined) return client.end("HTTP/1.1 405 Method Not Allowed\r\nallow: CONNECT\r\n\r\n")
    tunnels.push(target)
    if (!brings(head, options.credentials)) return client.end(WANTS_CREDENTIALS)
    const { host, port } = placeOf(target, options.targets)
    if (port === undefined) return client.end("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n")
    // Nothing is sent when a connection is accepted, so the first crumbs are those of the answer.
    const struck = accepted ? { ...accepted, stage: "connect" as const } : faults.strike(host)
    const open = () => keep(connect(port, "127.0.0.1"))
    const tls = host in (options.targets ?? {}) ? options.tls : undefined
    return tunnel(client, { struck, tls, open })
  }
  server.listen(options.port ?? 0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  const port = typeof address === "object" && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    tunnels,
    get connectionCount() {
      return connectionCount
    },
    addFault: faults.add,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** The head of a request, or as much of one as is too long. Rejects when the client leaves. */
async function readHead(client: Socket): Promise<string> {
  let head = ""
  while (!head.includes("\r\n\r\n") && head.length <= LONGEST_HEAD) {
    const [chunk]: unknown[] = await once(client, "data")
    head += String(chunk)
  }
  client.pause()
  return head
}

function brings(head: string, credentials: string | undefined): boolean {
  if (credentials === undefined) return true
  const [, given] = /\r\nproxy-authorization: Basic (\S+)\r\n/i.exec(head) ?? []
  return given === Buffer.from(credentials).toString("base64")
}

function placeOf(target: string, targets: ProxyOptions["targets"] = {}) {
  const [, host = "", port] = /^(.*):(\d+)$/.exec(target) ?? []
  const isLoopback = host === "localhost" || /^127(\.\d+){3}$/.test(host)
  return { host, port: targets[host] ?? (isLoopback ? Number(port) : undefined) }
}

type Tunnel = {
  readonly struck: ProxyStrike | undefined
  readonly tls: ProxyOptions["tls"]
  readonly open: () => Socket
}

const ESTABLISHED = "HTTP/1.1 200 Connection established\r\n\r\n"

function tunnel(client: Socket, { struck, tls, open }: Tunnel): void {
  const fails = (stage: ProxyStage) => struck?.stage === stage
  if (struck && fails("connect")) strikeAt(client, struck, ESTABLISHED)
  else {
    client.write(ESTABLISHED)
    // Without TLS of its own there is no handshake to come in crumbs.
    if (struck && fails("tls") && (!tls || struck.kind !== "crumbs")) strikeAt(client, struck)
    else passThrough(client, tls ? overTls(client, tls, fails("tls") ? struck : undefined) : client, struck, open)
  }
}

/** @param inner what the client says inside of the tunnel */
function passThrough(client: Socket, inner: Duplex, struck: ProxyStrike | undefined, open: () => Socket): void {
  inner.on("error", () => client.destroy())
  client.resume()
  if (struck?.stage === "request") strikeAtRequest(client, inner, struck, open)
  else {
    const upstream = open()
    upstream.on("close", () => inner.end())
    inner.on("close", () => upstream.destroy())
    inner.pipe(upstream)
    if (struck?.stage === "head" || struck?.stage === "body") strikeAtAnswer(client, inner, upstream, struck)
    else upstream.pipe(inner)
  }
}

/** The first request does not get through, or only the first bytes of it. */
function strikeAtRequest(client: Socket, inner: Duplex, struck: ProxyStrike, open: () => Socket): void {
  inner.once("data", (chunk: Buffer) => {
    inner.pause()
    if (struck.kind === "crumbs") crumble(open(), chunk, struck)
    else strikeAt(client, struck)
  })
}

/** The answer's first byte does not get through, or its body ends half-way. The request has taken effect. */
function strikeAtAnswer(client: Socket, inner: Duplex, upstream: Socket, struck: ProxyStrike): void {
  upstream.once("data", (chunk: Buffer) => {
    upstream.pause()
    if (struck.stage === "head") return strikeAt(client, struck, chunk, inner)
    const bodyStart = chunk.indexOf("\r\n\r\n") + 4
    const half = bodyStart + Math.floor((chunk.length - bodyStart) / 2)
    // A reset may throw away what has arrived but is not read yet, hence the pause.
    inner.write(chunk.subarray(0, half), () =>
      setTimeout(() => strikeAt(client, struck, chunk.subarray(half), inner), 20),
    )
  })
}

/** @param rest what would have come; a part of it comes as crumbs, through `to` */
function strikeAt(client: Socket, struck: ProxyStrike, rest: Uint8Array | string = "", to: Writable = client): void {
  switch (struck.kind) {
    case "hang":
      // What still comes is read and forgotten, so that the end of the client is noticed.
      client.resume()
      return
    case "drop":
      to.end()
      client.end()
      return
    case "reset":
      client.resetAndDestroy()
      return
    case "crumbs":
      crumble(to, Buffer.from(rest), struck)
  }
}

/** Writes some bytes one by one, and then nothing any more. */
function crumble(to: Writable, bytes: Buffer, { crumbs, everyMs }: ProxyStrike): void {
  let sent = 0
  const timer = setInterval(() => {
    if (sent >= Math.min(crumbs, bytes.length) || to.destroyed) return clearInterval(timer)
    to.write(bytes.subarray(sent, ++sent))
  }, everyMs)
  timer.unref()
}

/** Speaks TLS as a server on this connection; with a strike its handshake comes in crumbs. */
function overTls(client: Socket, tls: { key: string; cert: string }, struck: ProxyStrike | undefined): Duplex {
  const carrier = struck ? crumbling(client, struck) : client
  return new TLSSocket(carrier, { isServer: true, key: tls.key, cert: tls.cert })
}

/** A stream over the socket whose writes come out as a few crumbs. */
function crumbling(client: Socket, struck: ProxyStrike): Duplex {
  const stream = new Duplex({
    read: () => client.resume(),
    write: (chunk: Buffer, _encoding, done) => {
      crumble(client, chunk, struck)
      done()
    },
  })
  client.on("data", (chunk) => stream.push(chunk))
  client.on("close", () => stream.destroy())
  return stream
}
