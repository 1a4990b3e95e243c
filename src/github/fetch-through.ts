import { setImmediate as nextTurn } from "node:timers/promises"
import type { Dispatcher } from "undici"

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

const MOST_REDIRECTS = 3

/**
 * A `fetch` for Octokit over plain connections: undici's own takes longer to load than all of a run's requests to
 * GitHub. A question is asked again where a redirect on the same server points (a repository that was renamed);
 * any other redirect is an error, because it would take the token elsewhere or change somebody else's things.
 */
export function fetchOver(via: Dispatcher): (address: string, request: FetchRequest) => Promise<FetchResponse> {
  return async (address, request) => {
    let url = new URL(address)
    for (let redirects = 0; ; redirects += 1) {
      const reply = await send(via, url, request)
      if (reply.statusCode < 300 || reply.statusCode >= 400 || reply.statusCode === 304) return answer(url, reply)
      await reply.body.dump()
      const next = targetOf(url, reply.headers.location)
      if (request.method !== "GET" || next === undefined || redirects >= MOST_REDIRECTS) {
        throw new Error(`the server answered with a redirect (HTTP ${reply.statusCode})`)
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
  if (typeof location !== "string" || !URL.canParse(location, from.href)) return undefined
  const target = new URL(location, from)
  return target.origin === from.origin ? target : undefined
}

function answer(url: URL, { statusCode, headers, body }: Dispatcher.ResponseData): FetchResponse {
  const pairs = Object.entries(headers).map(([name, value = ""]): [string, string] => [name, [value].flat().join(", ")])
  return {
    url: url.href,
    status: statusCode,
    headers: new Map(pairs),
    text: async () => {
      const text = await body.text()
      // undici takes a connection back only then, and opens another one for a request that comes before.
      await nextTurn()
      return text
    },
    arrayBuffer: () => body.arrayBuffer(),
  }
}
