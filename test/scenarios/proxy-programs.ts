import { execFileSync, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { connect, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestContext } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"

/** A proxy as companies run it, with its own log. */
export type ProxyProgram = { readonly port: number; log(): string }

type Program = {
  readonly command: string
  readonly words: (config: string) => readonly string[]
  readonly config: (port: number, folder: string) => string
}

/** Lets everybody through, and keeps nothing. */
const SQUID: Program = {
  command: "squid",
  words: (config) => ["-N", "-f", config],
  config: (port, folder) => `
http_port 127.0.0.1:${port}
http_access allow all
pid_filename none
cache deny all
cache_mem 0 MB
access_log stdio:${folder}/log
cache_log ${folder}/cache.log
cache_store_log none
netdb_filename none
shutdown_lifetime 0 seconds
`,
}

/** Wants a name and a password. */
const TINYPROXY: Program = {
  command: "tinyproxy",
  words: (config) => ["-d", "-c", config],
  config: (port, folder) => `
Port ${port}
Listen 127.0.0.1
BasicAuth me s3cret
LogLevel Connect
LogFile "${folder}/log"
`,
}

export const PROXIES = { squid: SQUID, tinyproxy: TINYPROXY } as const

/** A word for skipping a test when the program is not on this machine. */
export function missing({ command }: Program): string | false {
  try {
    execFileSync(command, ["-v"], { stdio: "ignore" })
    return false
  } catch {
    return `${command} is not installed`
  }
}

/** Starts the program on a free port; it ends with the test. */
export async function startProxy(context: TestContext, program: Program): Promise<ProxyProgram> {
  const folder = mkdtempSync(join(tmpdir(), "falconer-proxy-"))
  const port = await freePort()
  const config = join(folder, "config")
  writeFileSync(config, program.config(port, folder))
  // Squid writes its log as a user of its own when it is started by root.
  execFileSync("chmod", ["777", folder])
  const running = spawn(program.command, program.words(config), { stdio: "ignore" })
  context.after(() => {
    running.kill("SIGKILL")
    rmSync(folder, { recursive: true, force: true })
  })
  while (!(await answers(port))) {
    if (running.exitCode !== null) throw new Error(`${program.command} ended with ${running.exitCode}`)
    await sleep(50)
  }
  return { port, log: () => readFileSync(join(folder, "log"), "utf8") }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0))
    })
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false))
    socket.on("close", () => socket.destroy()).end()
  })
}
