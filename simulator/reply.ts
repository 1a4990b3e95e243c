import type { ServerResponse } from "node:http"
import type { Socket } from "node:net"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { compress, type Encoding } from "./compression.ts"

type Reply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

const CHUNK_BYTES = 65_536

/** Answers in full. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  const { bytes, headers } = encode(reply)
  response.writeHead(reply.status, headers)
  response.end(bytes)
}

/** Ends the connection with a TCP reset. Takes the plain TCP connection: Node cannot reset through TLS. */
export function resetConnection(connection: Socket): void {
  connection.resetAndDestroy()
}

/** Ends the connection in an orderly way without an answer. */
export function closeQuietly(response: ServerResponse): void {
  response.socket?.end()
}

/** Promises the whole body, sends half of it, and resets the connection once the half is out. */
export function cutBody(response: ServerResponse, reply: Reply, connection: Socket): void {
  const { bytes, headers } = encode(reply)
  const whole = bytes.length > 1 ? bytes : Buffer.from("{}")
  response.writeHead(reply.status, { ...headers, "content-length": String(whole.length) })
  // The pause lets the client read the half: a reset may throw away what has arrived but is not read yet.
  response.write(whole.subarray(0, whole.length / 2), () => setTimeout(resetConnection, 20, connection))
}

/** Answers with bytes that no HTTP parser accepts. */
export function sendGarbage(response: ServerResponse): void {
  response.socket?.end(Buffer.from("\u0000\u0001\u0002 this is not HTTP\r\n\r\n", "latin1"))
}

/** Streams a JSON string of exactly so many bytes, at the pace of the client, until it hangs up. */
export async function streamBigBody(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" })
  await pipeline(Readable.from(jsonString(bytes), { objectMode: false }), response)
}

/** The same JSON string, compressed: some kilobytes that unpack to so many bytes. */
export function sendBomb(response: ServerResponse, bytes: number, encoding: Encoding): void {
  const body = compress(Buffer.concat([...jsonString(bytes)]), encoding)
  const type = "application/json; charset=utf-8"
  sendReply(response, { status: 200, headers: { "content-type": type, "content-encoding": encoding }, body })
}

/** A reply whose body is compressed; a damaged one only says so. An empty body stays empty. */
export function compressed(reply: Reply, encoding: Encoding, damaged = false): Reply {
  const { bytes, headers } = encode(reply)
  if (bytes.length === 0) return reply
  const body = damaged ? Buffer.from(bytes) : compress(bytes, encoding)
  return { ...reply, headers: { ...headers, "content-encoding": encoding }, body }
}

function* jsonString(bytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(CHUNK_BYTES, "a")
  yield Buffer.from('"')
  for (let left = bytes - 2; left > 0; left -= CHUNK_BYTES) yield chunk.subarray(0, left)
  yield Buffer.from('"')
}

function encode(reply: Reply): { readonly bytes: Buffer; readonly headers: Record<string, string> } {
  const { body } = reply
  if (body === undefined) return { bytes: Buffer.alloc(0), headers: { ...reply.headers } }
  if (body instanceof Uint8Array) return { bytes: Buffer.from(body), headers: { ...reply.headers } }
  const isText = typeof body === "string"
  const type: Record<string, string> = isText ? {} : { "content-type": "application/json; charset=utf-8" }
  return { bytes: Buffer.from(isText ? body : JSON.stringify(body)), headers: { ...type, ...reply.headers } }
}
