import { once } from "node:events"
import { createServer, type Server, type Socket } from "node:net"
import type { TestContext } from "node:test"

export type RawServer = {
  readonly origin: string
  readonly port: number
  /** What came in so far, one text per connection. */
  readonly received: readonly string[]
  /** How many times something came in: the requests, as long as each is one piece. */
  requestCount(): number
}

/** A TCP server that answers with bytes; it ends with the test. */
export async function startRawServer(context: TestContext, onData: (socket: Socket) => void): Promise<RawServer> {
  const received: string[] = []
  let pieces = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const index = received.push("") - 1
    sockets.add(socket)
    socket.on("error", () => {})
    socket.on("data", (data) => {
      pieces += 1
      received[index] += data.toString("latin1")
      onData(socket)
    })
  })
  const port = await listen(server)
  context.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { origin: `http://127.0.0.1:${port}`, port, received, requestCount: () => pieces }
}

/** Answers every request with this head and body. */
export function answer(head: readonly string[], body: string | Buffer = ""): (socket: Socket) => void {
  const lines = [...head, `content-length: ${Buffer.byteLength(body)}`, "", ""]
  return (socket) => socket.write(Buffer.concat([Buffer.from(lines.join("\r\n")), Buffer.from(body)]))
}

/** A port that refuses connections: nobody serves tcpmux any more, and no ephemeral port is that low. */
export const CLOSED_PORT = 1

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  return typeof address === "object" && address ? address.port : 0
}
