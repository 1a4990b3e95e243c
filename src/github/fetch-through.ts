import { setImmediate as nextTurn } from "node:timers/promises"
import type { Dispatcher } from "undici"
import { readBody } from "../http/read-body.ts"

/** What Octokit hands to a `fetch` and takes from it (@octokit/request 10, fetch-wrapper). */
type FetchRequest = {
  readonly method: Dispatcher.HttpMethod
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
}
type FetchResponse = {
  readonly url: string
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  text(): Promise<string>
  arrayBuffer(): Promise<ArrayBuffer>
}

export type Fetch = (address: string, request: FetchRequest) => Promise<FetchResponse>

const MAX_REDIRECTS = 3
/** Far more than a page of a hundred comments of the greatest size takes. */
const MAX_BODY_BYTES = 8 * 1024 * 1024

/** The server answered, with a redirect that is not followed: nothing was done. */
export class RefusedRedirect extends Error {
  override readonly name = "RefusedRedirect"
  readonly status: number
  /** Where it points: for whoever asks there without the token. */
  readonly location: string | undefined

  constructor(status: number, location?: string) {
    super(`the server answered with a redirect (HTTP ${status})`)
    this.status = status
    this.location = location
  }
}

/**
 * A `fetch` for Octokit over our connections. A question is asked again where a redirect on the same server points (a
 * repository that was renamed); any other redirect is an error, because it would take the token elsewhere or change
 * somebody else's things. The body is read before the answer is handed on: Octokit takes one that breaks off for an
 * empty one.
 * @returns a function that throws RefusedRedirect, OversizedBody, and what the connection throws
 */
export function fetchOver(via: Dispatcher): Fetch {
  return async (address, request) => {
    let url = new URL(address)
    for (let redirects = 0; ; redirects += 1) {
      const reply = await send(via, url, request)
      const { statusCode } = reply
      if (statusCode < 300 || statusCode >= 400 || statusCode === 304) return await answer(url, reply)
      // Nobody reads it, and it may have no end.
      reply.body.on("error", () => {}).destroy()
      const next = targetOf(url, reply.headers.location)
      if (request.method !== "GET" || next === undefined || redirects >= MAX_REDIRECTS) {
        throw new RefusedRedirect(statusCode, addressIn(url, reply.headers.location))
      }
      url = next
    }
  }
}

function send(
  via: Dispatcher,
  url: URL,
  { method, headers, body, signal }: FetchRequest,
): Promise<Dispatcher.ResponseData> {
  return via.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers: { ...headers },
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  })
}

function targetOf(from: URL, location: string | string[] | undefined): URL | undefined {
  const address = addressIn(from, location)
  const target = address === undefined ? undefined : new URL(address)
  return target?.origin === from.origin ? target : undefined
}

function addressIn(from: URL, location: string | string[] | undefined): string | undefined {
  return typeof location === "string" && URL.canParse(location, from.href) ? new URL(location, from).href : undefined
}

async function answer(url: URL, response: Dispatcher.ResponseData): Promise<FetchResponse> {
  const { statusCode, headers } = response
  const pairs = Object.entries(headers).map(([name, value = ""]): [string, string] => [name, [value].flat().join(", ")])
  const bytes = await readBody(response, MAX_BODY_BYTES)
  // undici takes a connection back only then, and opens another one for a request that comes before.
  await nextTurn()
  return {
    url: url.href,
    status: statusCode,
    headers: new Map(pairs),
    text: async () => bytes.toString("utf8"),
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
  }
}
