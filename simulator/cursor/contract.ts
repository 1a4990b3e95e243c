import { readFileSync } from "node:fs"
import type { ErrorObject, ValidateFunction } from "ajv"
import { load } from "js-yaml"
import {
  type OpenApiDocument,
  openApiDocument,
  type PathTemplate,
  type Pointer,
  pathTemplate,
  schemaCompiler,
} from "../openapi-document.ts"
import type { WireReply, WireRequest } from "../wire.ts"
import { issuesOf, MISSING_BODY } from "./issues.ts"
import { queryCheck } from "./query.ts"
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
  /** Where the contract describes it. */
  readonly pointer: Pointer
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

type Route = PathTemplate & { readonly method: string; readonly id: string; readonly pointer: Pointer }

/** The versions of the API, each with a document of its own. */
export type ApiVersion = "v0" | "v1"

const loaded = new Map<ApiVersion, Contract>()

/** The contract of a version, from its OpenAPI document. Read once per process, at the first call. */
export function loadContract(version: ApiVersion = "v0"): Contract {
  const contract = loaded.get(version) ?? readContract(version)
  loaded.set(version, contract)
  return contract
}

function readContract(version: ApiVersion): Contract {
  const text = readFileSync(new URL(`../cursor-${version}.openapi.yaml`, import.meta.url), "utf8")
  // A launch's source is a choice of required fields, which are described outside of the choice.
  const document = openApiDocument(load(text), schemaCompiler({ strictRequired: false }))
  return {
    match: matchWith(routesOf(document)),
    checkRequest: checkRequestWith(document),
    checkReply: checkReplyWith(document),
  }
}

function routesOf({ keysAt, lookUp }: OpenApiDocument): readonly Route[] {
  return keysAt(["paths"]).flatMap((template) =>
    keysAt(["paths", template]).flatMap((method) => {
      const pointer = ["paths", template, method]
      const id = lookUp([...pointer, "operationId"])
      return typeof id === "string" ? [{ ...pathTemplate(template), method: method.toUpperCase(), id, pointer }] : []
    }),
  )
}

function matchWith(routes: readonly Route[]): Contract["match"] {
  return ({ method, path }) => {
    if (!isDecodable(path)) return malformedPath()
    const onPath = routes.filter(({ pattern }) => pattern.test(path))
    const route = onPath.find((candidate) => candidate.method === method)
    if (!route) return onPath.length > 0 ? methodNotAllowed() : notFound()
    const { id, pointer, names } = route
    const values = route.pattern.exec(path)?.slice(1) ?? []
    const params = names.map((name, index) => [name, decodeURIComponent(values[index] ?? "")])
    return { id, pointer, params: Object.fromEntries(params) }
  }
}

function checkRequestWith(document: OpenApiDocument): Contract["checkRequest"] {
  const queryIssues = queryCheck(document)
  return ({ pointer }, { query }, body) => [
    ...bodyIssues(document, [...pointer, "requestBody"], body),
    ...queryIssues(pointer, query),
  ]
}

function bodyIssues({ lookUp, validatorAt }: OpenApiDocument, pointer: Pointer, body: unknown): readonly Issue[] {
  if (lookUp(pointer) === undefined) return []
  if (body === undefined) return lookUp([...pointer, "required"]) === true ? [MISSING_BODY] : []
  return issuesOf(errorsOf(validatorAt([...pointer, "content", "application/json", "schema"]), body), body)
}

function checkReplyWith({ followed, keysAt, lookUp, validatorAt }: OpenApiDocument): Contract["checkReply"] {
  return ({ id, pointer }, reply) => {
    const status = String(reply.status)
    if (!keysAt([...pointer, "responses"]).includes(status)) return [`status ${status} is not documented for ${id}`]
    const schema = [...followed([...pointer, "responses", status]), "content", "application/json", "schema"]
    return reply.stream || lookUp(schema) === undefined ? [] : errorsOf(validatorAt(schema), reply.body).map(describe)
  }
}

function errorsOf(validate: ValidateFunction, value: unknown): readonly ErrorObject[] {
  return validate(value) ? [] : (validate.errors ?? [])
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
