import { once } from "node:events"
import { createServer, type IncomingMessage } from "node:http"
import { connect, type Socket } from "node:net"
import type { TestContext } from "node:test"

export type ForwardProxy = {
  readonly port: number
  /** "cursor.test:443 Basic …": the target and the credentials of each tunnel asked for. */
  readonly tunnels: readonly string[]
}

/**
 * A proxy on loopback that opens tunnels, whatever host is asked for, to the given ports of this machine. It ends with
 * the test.
 */
export async function startForwardProxy(
  context: TestContext,
  options: { readonly ports: Readonly<Record<string, number>>; readonly refuses?: number },
): Promise<ForwardProxy> {
  const tunnels: string[] = []
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on("error", () => socket.destroy())
  }
  const server = createServer()
  server.on("connect", (request: IncomingMessage, client: Socket) => {
    keep(client)
    tunnels.push(`${request.url} ${request.headers["proxy-authorization"] ?? ""}`.trim())
    if (options.refuses !== undefined) {
      client.end(`HTTP/1.1 ${options.refuses} No\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    const port = options.ports[request.url?.split(":")[0] ?? ""]
    if (port === undefined) {
      client.end("HTTP/1.1 502 Unknown host\r\n\r\n")
      return
    }
    const target = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n")
      target.pipe(client).pipe(target)
    })
    keep(target)
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  context.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return { port: typeof address === "object" && address ? address.port : 0, tunnels }
}
