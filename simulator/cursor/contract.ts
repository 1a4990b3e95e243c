import { readFileSync } from "node:fs"
import type { ErrorObject } from "ajv"
import addFormats from "ajv-formats"
import { load } from "js-yaml"
import { type Document, OpenAPIBackend } from "openapi-backend"
import type { WireReply, WireRequest } from "../wire.ts"
import { issuesOf } from "./issues.ts"
import { type Issue, malformedPath, methodNotAllowed, notFound, type Refusal } from "./refusal.ts"

/** A request that the contract does not know or allow, or a reply of the simulator's own that breaks its word. */
export type ContractViolation = {
  readonly side: "request" | "reply"
  readonly method: string
  readonly path: string
  readonly errors: readonly string[]
}

/** An operation of the contract that a request means, with the parameters of its path decoded. */
export type MatchedOperation = {
  readonly id: string
  readonly params: Readonly<Record<string, string>>
}

export type Contract = {
  /** The operation a request means, or the refusal of a malformed or unknown path or an unknown method. */
  match(request: WireRequest): MatchedOperation | Refusal
  /** What is wrong with a request's query and body. */
  checkRequest(operation: MatchedOperation, request: WireRequest, body: unknown): readonly Issue[]
  /** What is wrong with a reply; empty when it keeps the contract. */
  checkReply(operation: MatchedOperation, reply: WireReply): readonly string[]
}

let compiled: Promise<Contract> | undefined

/** The contract of cursor-v0.openapi.yaml. Read and compiled once per process, at the first call. */
export function loadContract(): Promise<Contract> {
  compiled ??= compileContract()
  return compiled
}

async function compileContract(): Promise<Contract> {
  const document = readFileSync(new URL("../cursor-v0.openapi.yaml", import.meta.url), "utf8")
  const api = new OpenAPIBackend({
    definition: load(document) as Document,
    // The library's check of the document itself knows OpenAPI 3.0 only.
    quick: true,
    coerceTypes: true,
    ignoreTrailingSlashes: false,
    ajvOpts: { allErrors: true, strict: false },
    customizeAjv: (ajv) => addFormats.default(ajv),
  })
  await api.init()
  return { match: matchWith(api), checkRequest: checkRequestWith(api), checkReply: checkReplyWith(api) }
}

function matchWith({ router }: OpenAPIBackend): Contract["match"] {
  return (request) => {
    const { method, path } = request
    if (!isDecodable(path)) return malformedPath()
    const operation = router.matchOperation({ method, path, headers: {} })
    if (!operation?.operationId) {
      const isKnownPath = router
        .getOperations()
        .some((known) => router.matchOperation({ method: known.method, path, headers: {} }))
      return isKnownPath ? methodNotAllowed() : notFound()
    }
    return { id: operation.operationId, params: router.parseRequest({ method, path, headers: {} }, operation).params }
  }
}

function checkRequestWith({ validator }: OpenAPIBackend): Contract["checkRequest"] {
  return (operation, request, body) => {
    const { method, path, headers, query } = request
    const subject = { method, path, headers, query: query.toString(), body }
    const { errors } = validator.validateRequest(subject, operation.id)
    return issuesOf(errors ?? [], body)
  }
}

function checkReplyWith({ router, validator }: OpenAPIBackend): Contract["checkReply"] {
  return (operation, reply) => {
    const documented = router.getOperation(operation.id)?.responses ?? {}
    if (!(reply.status in documented)) return [`status ${reply.status} is not documented for ${operation.id}`]
    const { errors } = validator.validateResponse(reply.body, operation.id, reply.status)
    return (errors ?? []).map(describe)
  }
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function describe(error: ErrorObject): string {
  return `${error.instancePath || "/"} ${error.message}`
}
