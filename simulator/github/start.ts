import { startClock } from "../clock.ts"
import { type RecordedRequest, startWire, type WireReply, type WireRequest, type WireServer } from "../wire.ts"
import type { Addresses } from "./call.ts"
import type { GitHubOptions } from "./options.ts"
import { type OutsideChanges, outsideChanges } from "./outside-changes.ts"
import { type OpenedPullRequest, openPullRequest } from "./pull-request-opened.ts"
import { errorBody, notFound } from "./refusal.ts"
import { worldFrom } from "./seed.ts"
import { serveGraphql } from "./serve-graphql.ts"
import { LOG_STORAGE, storedLog } from "./serve-jobs.ts"
import { type Service, serveRest } from "./serve-rest.ts"
import { type Views, viewsOf } from "./views.ts"
import { collectViolations, type Violation } from "./violations.ts"

/** A GitHub on loopback: its addresses, what came in, what is there now, and what others may do to it. */
export type SimulatedGitHub = Addresses &
  Views &
  OutsideChanges & {
    /** Every request answered so far. */
    readonly requests: readonly RecordedRequest[]
    /** What broke GitHub's own description, or went beyond what is simulated. A test of a right client wants none. */
    readonly violations: readonly Violation[]
    addFault: WireServer["addFault"]
    /** Opens a pull request, as an agent does. Returns its number. */
    openPullRequest(opened: OpenedPullRequest): number
    close(): Promise<void>
  }

/**
 * Starts a GitHub with these repositories and tokens on 127.0.0.1. Rejects for options that cannot be (a number used
 * twice, a bad instant) and when the port cannot be had.
 */
export async function startGitHub(options: GitHubOptions): Promise<SimulatedGitHub> {
  const { clock = startClock(), port, tls, onRequest, prefix = "" } = options
  const world = worldFrom(options, clock)
  const violations = collectViolations()
  const listening = Promise.withResolvers<Service>()
  const handle = async (request: WireRequest) => serve(await listening.promise, prefix, request)
  const wire = await startWire({
    handle,
    clock,
    ...(port !== undefined && { port }),
    ...(tls && { tls }),
    ...(onRequest && { onRequest }),
  })
  const addresses: Addresses = {
    apiUrl: `${wire.url}${prefix}`,
    graphqlUrl: `${wire.url}${graphqlPath(prefix)}`,
    serverUrl: options.serverUrl ?? (prefix === "" ? "https://github.com" : wire.url),
  }
  listening.resolve({ world, addresses, violations })

  return {
    ...addresses,
    ...viewsOf(world, addresses),
    ...outsideChanges(world),
    requests: wire.requests,
    violations: violations.all,
    addFault: wire.addFault,
    openPullRequest: (opened) => openPullRequest(world, opened),
    close: wire.close,
  }
}

/** The storage knows no tokens: the signature in its links is all it asks for, and a token that reaches it has leaked. */
function serveLog({ world, violations }: Service, request: WireRequest): WireReply {
  if (request.headers.authorization !== undefined) violations.add(request, "request", "a token was sent to the storage")
  const log = storedLog(world, request.path)
  return log === undefined ? { status: 404, body: "" } : { status: 200, body: log }
}

/** GitHub Enterprise Server has GraphQL next to the REST API, not below it. */
function graphqlPath(prefix: string): string {
  return prefix === "" ? "/graphql" : "/api/graphql"
}

function serve(service: Service, prefix: string, request: WireRequest): WireReply {
  const { path } = request
  if (request.method === "POST" && path === graphqlPath(prefix)) return serveGraphql(service, request)
  if (path.startsWith(LOG_STORAGE)) return serveLog(service, request)
  if (path.startsWith(`${prefix}/`)) return serveRest(service, request, path.slice(prefix.length))
  service.violations.add(request, "not simulated", `${request.method} ${path}: the API is below ${prefix}`)
  return { status: 404, body: errorBody(notFound()) }
}
