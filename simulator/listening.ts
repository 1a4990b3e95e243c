import { once } from "node:events"
import type { Server as HttpServer, RequestListener } from "node:http"
import type { Server, Socket } from "node:net"

/**
 * A server of plain HTTP, or of TLS with a key and certificate (PEM).
 * Not imported, because an `import` reads all that node:http exports, and with it loads Node's fetch and WebSocket: 50 ms
 * of CPU for every process with a simulator. node:https takes another 30.
 */
export function createServer(
  tls: { readonly key: string; readonly cert: string } | undefined,
  onRequest: RequestListener,
): HttpServer {
  if (tls) return process.getBuiltinModule("node:https").createServer(tls, onRequest)
  return process.getBuiltinModule("node:http").createServer(onRequest)
}

/** Listens on 127.0.0.1 and resolves to the port. Rejects when it cannot be had. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  return typeof address === "object" && address ? address.port : port
}

/** Knows the open TCP connections, and which of them lies below a TLS socket: both have the same remote port. */
export function trackConnections(server: Server) {
  const open = new Map<number | undefined, Socket>()
  server.on("connection", (connection: Socket) => {
    const { remotePort } = connection
    open.set(remotePort, connection)
    connection.once("close", () => open.delete(remotePort))
  })
  return {
    below: (socket: Socket) => open.get(socket.remotePort) ?? socket,
    destroyAll() {
      for (const connection of open.values()) connection.destroy()
    },
  }
}
