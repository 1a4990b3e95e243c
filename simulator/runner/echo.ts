import { rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"

let path: string | undefined

/**
 * Where this process answers each byte at once, for `SilenceCheck`. It holds neither the process nor, after its end, the
 * file.
 * @returns the path of a socket, or of a pipe on Windows
 */
export function echoPath(): string {
  path ??= open(`falconer-echo-${process.pid}`)
  return path
}

function open(name: string): string {
  const place = process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
  // Left by a process that was killed and had this one's number.
  rmSync(place, { force: true })
  const server = createServer((socket) => {
    socket.unref()
    socket.on("error", () => {})
    socket.pipe(socket)
  })
  // Nobody who asks hears anything then, and each goes by real time alone.
  server.on("error", () => {})
  server.listen(place)
  server.unref()
  process.on("exit", () => rmSync(place, { force: true }))
  return place
}
