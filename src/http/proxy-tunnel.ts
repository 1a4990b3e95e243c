import type { Socket } from "node:net"
import { buildConnector } from "undici"

/** A proxy to go through: its address without credentials, and the header value that carries them. */
export type ProxyServer = { readonly uri: string; readonly authorization?: string }

/** A proxy that did not make the tunnel: nothing has reached the host. The message is ours. */
export class ProxyError extends Error {
  override readonly name = "ProxyError"
  /** What the proxy answered; undefined when it gave no answer. */
  readonly status?: number

  constructor(message: string, options: { readonly status?: number; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.status = options.status
  }
}

/** Longest head that a proxy's answer may have. */
const MAX_HEAD_BYTES = 16 * 1024
const HEAD_END = Buffer.from("\r\n\r\n")

/** Milliseconds for each stage (reaching the proxy, its answer, TLS), and what ends connections at any of them. */
type ConnectOptions = { readonly timeout: number; readonly signal: AbortSignal }

/**
 * Connects through a proxy by CONNECT (RFC 9110, 9.3.6). undici's own ProxyAgent tries a CONNECT that was dropped again
 * at once and for ever, which no time limit gets through (seen: half a million connections in 150 s). So each stage is
 * bounded here, and any failure fails the request that asked for the connection. What fails before the tunnel is made is
 * a ProxyError; after it, what a direct connection would give.
 */
export function tunnelThrough(
  { uri, authorization }: ProxyServer,
  connectOptions: ConnectOptions,
): buildConnector.connector {
  const connect = buildConnector(connectOptions)
  const { hostname, host, protocol, port } = new URL(uri)
  const proxy = { hostname: hostname.replace(/^\[|\]$/g, ""), host, protocol, port }
  return (options, callback) => {
    const fail = (error: Error) => callback(error, null)
    connect(proxy, (error, socket) => {
      if (!socket) return fail(new ProxyError("the proxy cannot be reached", { cause: error }))
      askForTunnel(socket, headOf(options, authorization), connectOptions.timeout).then(
        () => {
          if (options.protocol === "https:") connect({ ...options, httpSocket: socket }, callback)
          else callback(null, socket)
        },
        (reason: Error) => {
          socket.destroy()
          fail(reason)
        },
      )
    })
  }
}

function headOf({ hostname, port, protocol }: buildConnector.Options, authorization: string | undefined): string {
  const host = hostname.includes(":") ? `[${hostname}]` : hostname
  const target = `${host}:${port || (protocol === "https:" ? "443" : "80")}`
  const lines = [`CONNECT ${target} HTTP/1.1`, `host: ${target}`]
  if (authorization !== undefined) lines.push(`proxy-authorization: ${authorization}`)
  return `${lines.join("\r\n")}\r\n\r\n`
}

/** Sends the CONNECT and reads the answer to it. @throws {ProxyError} */
function askForTunnel(socket: Socket, request: string, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0)
    const onData = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk])
      const at = head.indexOf(HEAD_END)
      if (at >= 0) end(refusalIn(head), head.subarray(at + HEAD_END.length))
      else if (head.length > MAX_HEAD_BYTES) end(unreadable())
    }
    const onLost = () => end(new ProxyError("the proxy closed the connection"))
    const onTimeout = () => end(new ProxyError(`the proxy did not answer within ${timeoutMs / 1000} s`))
    const timer = setTimeout(onTimeout, timeoutMs)
    const end = (error: ProxyError | undefined, rest?: Buffer) => {
      clearTimeout(timer)
      socket.off("data", onData).off("close", onLost)
      if (error) return reject(error)
      socket.pause()
      if (rest && rest.length > 0) socket.unshift(rest)
      resolve()
    }
    socket.on("data", onData).on("close", onLost).write(request)
  })
}

/** What is wrong with a proxy's answer; undefined for one that made the tunnel. */
function refusalIn(head: Buffer): ProxyError | undefined {
  const status = /^HTTP\/1\.[01] (\d{3})(?!\d)/.exec(head.toString("latin1", 0, 64))?.[1]
  if (status === undefined) return unreadable()
  return status.startsWith("2")
    ? undefined
    : new ProxyError("the proxy refused the connection", { status: Number(status) })
}

function unreadable(): ProxyError {
  return new ProxyError("the proxy's answer is not HTTP")
}
