import type { WireReply, WireRequest } from "../wire.ts"
import { authenticate } from "./access.ts"
import type { Addresses } from "./call.ts"
import {
  bodyFaults,
  findOperation,
  type Operation,
  parameterFaults,
  type RoutedOperation,
  replyFaults,
} from "./contract.ts"
import { OPERATIONS } from "./operations.ts"
import { quotaHeaders, spend } from "./rate-limit.ts"
import { errorBody, invalidRequest, NotSimulated, notFound, Refusal } from "./refusal.ts"
import { type BodyForm, HAVE_RENDERED_BODIES, withRenderedBodies } from "./rendered-bodies.ts"
import type { Violations } from "./violations.ts"
import { fullName, type Token, type World } from "./world.ts"

export type Service = { readonly world: World; readonly addresses: Addresses; readonly violations: Violations }

/** Answers a REST request whose path is already without the prefix, and checks both against GitHub's description. */
export function serveRest(service: Service, request: WireRequest, path: string): WireReply {
  const routed = findOperation(request.method, withNames(service.world, path))
  if (!routed) {
    service.violations.add(request, "not simulated", `${request.method} ${path}`)
    return { status: 404, body: errorBody(notFound()) }
  }
  const reply = { body: undefined, ...answer(service, request, routed) }
  for (const fault of replyFaults(routed.operation, reply.status, reply.body)) {
    service.violations.add(request, "reply", `${routed.operation.id} ${reply.status}: ${fault}`)
  }
  return reply
}

/** GitHub's links name a repository by its id, so a client that follows one comes back by that. */
function withNames(world: World, path: string): string {
  const [, id, rest = ""] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? []
  if (id === undefined) return path
  const repository = [...world.repositories.values()].find((candidate) => candidate.id === Number(id))
  return repository ? `/repos/${fullName(repository)}${rest}` : path
}

function answer(service: Service, request: WireRequest, routed: RoutedOperation): WireReply {
  const { world } = service
  const { operation } = routed
  let token: Token | undefined
  const headers = (more: Readonly<Record<string, string>> = {}) => ({
    "x-github-media-type": "github.v3; format=json",
    ...(token && quotaHeaders(token, world.clock.nowMs())),
    ...more,
  })
  try {
    refuseAnonymousClient(request)
    token = authenticate(world, request.headers.authorization)
    if (operation.id !== "rate-limit/get") spend(token, world.clock.nowMs())
    const reply = perform(service, request, routed, token)
    return { ...reply, headers: headers(reply.headers) }
  } catch (error) {
    const refusal = refusalFor(service, request, operation, error)
    return { status: refusal.status, body: errorBody(refusal, operation), headers: headers(refusal.headers) }
  }
}

function perform(service: Service, request: WireRequest, routed: RoutedOperation, token: Token): WireReply {
  const { world, addresses, violations } = service
  const { operation, parameters } = routed
  const bodyForm = askedForm(request, operation)
  const parsed = parsedBody(request)
  const wrongBody = bodyFaults(operation, parsed)
  for (const fault of [...parameterFaults(routed, request.query), ...wrongBody]) {
    violations.add(request, "request", `${operation.id}: ${fault}`)
  }
  // GitHub makes do with a wrong parameter, and looks at a body last, after whether the caller may do this at all.
  const body = () => {
    if (wrongBody.length > 0) throw invalidRequest(wrongBody)
    return parsed
  }
  const handle = OPERATIONS[operation.id]
  if (!handle) throw new NotSimulated(operation.id)
  const reply = handle({ world, addresses, token, parameters, query: request.query, body })
  return bodyForm === "raw" ? reply : withRenderedBodies(reply, bodyForm, world, addresses)
}

/** What GitHub would answer. An error of the simulator's own goes on its way and shows as a 500. */
function refusalFor(service: Service, request: WireRequest, operation: Operation, error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (!(error instanceof NotSimulated)) throw error
  service.violations.add(request, "not simulated", `${operation.id}: ${error.message}`)
  return notFound()
}

/** GitHub's documentation, "Getting started with the REST API": a request without a user agent is rejected. */
function refuseAnonymousClient(request: WireRequest): void {
  if (request.headers["user-agent"]) return
  throw new Refusal(
    403,
    "Request forbidden by administrative rules. Please make sure your request has a User-Agent header",
  )
}

/** The forms that GitHub makes besides its JSON: a diff, a patch, rendered text. */
function askedForm(request: WireRequest, operation: Operation): BodyForm {
  const accept = request.headers.accept ?? ""
  const [form] = /\bvnd\.github\.(?:v3\.)?(?:diff|patch|sha|text|html|full)\b/.exec(accept) ?? []
  if (form === undefined) return "raw"
  const kind = /(?:html|full)$/.exec(form)?.[0]
  if ((kind === "html" || kind === "full") && HAVE_RENDERED_BODIES.has(operation.id)) return kind
  throw new NotSimulated(`the media type ${form}`)
}

function parsedBody(request: WireRequest): unknown {
  if (request.body === "") return undefined
  try {
    return JSON.parse(request.body)
  } catch {
    throw new Refusal(400, "Problems parsing JSON")
  }
}
