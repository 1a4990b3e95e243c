import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { createInterface } from "node:readline"
import { after } from "node:test"

/** A client of the API that offers its calls as tools: a Model Context Protocol server on stdin and stdout. */
export type ToolServer = {
  /** Leads the calls that follow to the simulator at `url`. */
  moveTo(url: string): void
  /** Calls one of the client's tools, and tells what it answers as JSON-RPC result or error. */
  call(tool: string, input?: unknown): Promise<ToolAnswer>
}

export type ToolAnswer = {
  readonly result?: { readonly content: readonly { readonly text: string }[]; readonly isError?: boolean }
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown }
}

export type Client = {
  /** The client's npm package, and its program in there. */
  readonly package: string
  readonly program: string
  /** Modules that are loaded before it. */
  readonly preload?: readonly string[]
}

const REDIRECT = import.meta.resolve("./redirect-fetch.ts")
const { resolve } = createRequire(import.meta.url)

/** Starts the client as published, in the name of `apiKey`. It ends with the tests of the file. */
export function startToolServer(client: Client, apiKey: string): ToolServer {
  const program = join(dirname(resolve(`${client.package}/package.json`)), client.program)
  const preloads = [REDIRECT, ...(client.preload ?? []).map((module) => import.meta.resolve(module))]
  const folder = mkdtempSync(join(tmpdir(), "client-"))
  const address = join(folder, "simulator")
  const child = spawn(process.execPath, [...preloads.map((module) => `--import=${module}`), program], {
    cwd: import.meta.dirname,
    env: { ...process.env, CURSOR_API_KEY: apiKey, SIMULATED_CURSOR_FILE: address },
    stdio: ["pipe", "pipe", "inherit"],
  })
  after(() => {
    child.kill()
    rmSync(folder, { recursive: true })
  })
  const ask = correspondence(child)
  const greeted = ask("initialize", {
    protocolVersion: "2024-11-05",
    capabilities: {},
    clientInfo: { name: "falconer-tests", version: "1.0.0" },
  })
  return {
    moveTo: (url) => writeFileSync(address, url),
    call: async (name, input = {}) => {
      await greeted
      return await ask("tools/call", { name, arguments: input })
    },
  }
}

/** JSON-RPC, a message a line. */
function correspondence(child: ChildProcess) {
  const { stdin, stdout } = child
  if (!stdin || !stdout) throw new Error("The client has no stdin or stdout")
  const awaited = new Map<number, PromiseWithResolvers<ToolAnswer>>()
  createInterface({ input: stdout }).on("line", (line) => {
    const { id, ...answer } = JSON.parse(line) as ToolAnswer & { readonly id?: number }
    if (id !== undefined) awaited.get(id)?.resolve(answer)
  })
  child.once("exit", (code) => {
    for (const { reject } of awaited.values()) reject(new Error(`The client ended with exit code ${code}`))
  })
  let asked = 0
  return (method: string, params: unknown): Promise<ToolAnswer> => {
    const answer = Promise.withResolvers<ToolAnswer>()
    asked += 1
    awaited.set(asked, answer)
    stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: asked, method, params })}\n`)
    return answer.promise
  }
}
