import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { TryError } from "./try-error.ts"

/** A relay between Cursor's webhooks and GitHub, on this machine. */
export type Relay = {
  readonly url: string
  /** Where the relay finds GitHub. Calls before that are turned away. */
  connect(environment: Readonly<Record<string, string>>): void
  close(): Promise<void>
}

/** What a Cloudflare Worker exports: see relay-worker.mjs. */
type Worker = { fetch(request: Request, environment: Readonly<Record<string, string>>): Promise<Response> }

/**
 * Serves a relay's module on a free port of 127.0.0.1.
 * @throws {TryError} for a file that is no such module
 */
export async function startRelay(file: string): Promise<Relay> {
  const worker = await loadWorker(file)
  let environment: Readonly<Record<string, string>> | undefined
  const server = createServer(async (request, response) => {
    const reply = environment ? await answered(worker, request, environment) : new Response(null, { status: 503 })
    await send(reply, response)
  })
  const port = await listening(server)
  return {
    url: `http://127.0.0.1:${port}/`,
    connect: (given) => {
      environment = given
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function loadWorker(file: string): Promise<Worker> {
  try {
    const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href)
    if (isWorker(module.default)) return module.default
  } catch (error) {
    throw new TryError(`--relay ${file} does not load: ${error instanceof Error ? error.message : error}`)
  }
  throw new TryError(`--relay ${file} exports no \`fetch\` by default, as a Cloudflare Worker does.`)
}

function isWorker(value: unknown): value is Worker {
  return typeof value === "object" && value !== null && "fetch" in value && typeof value.fetch === "function"
}

async function answered(worker: Worker, request: IncomingMessage, environment: Readonly<Record<string, string>>) {
  const body = Buffer.concat(await Array.fromAsync(request))
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string])
  const { method = "GET", url = "/" } = request
  const hasBody = method !== "GET" && method !== "HEAD"
  try {
    return await worker.fetch(
      new Request(`http://127.0.0.1${url}`, { method, headers, ...(hasBody && { body }) }),
      environment,
    )
  } catch {
    return new Response(null, { status: 500 })
  }
}

async function send(reply: Response, response: ServerResponse): Promise<void> {
  response.writeHead(reply.status, Object.fromEntries(reply.headers))
  response.end(Buffer.from(await reply.arrayBuffer()))
}

async function listening(server: Server): Promise<number> {
  const { promise, resolve: heard, reject } = Promise.withResolvers<void>()
  server.once("error", reject).listen(0, "127.0.0.1", heard)
  await promise
  const address = server.address()
  return typeof address === "object" && address !== null ? address.port : 0
}
