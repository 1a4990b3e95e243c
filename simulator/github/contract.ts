import { type PathTemplate, pathTemplate } from "../openapi-document.ts"
import { faultsAt, followed, keysAt, lookUp, type Pointer } from "./description.ts"

/** One operation of GitHub's description: a method at a path template. */
export type Operation = {
  /** GitHub's own name for it, such as `issues/create-comment`. */
  readonly id: string
  readonly method: string
  /** The page of GitHub's documentation; error replies carry it. */
  readonly documentationUrl: string
  readonly pointer: Pointer
}

/** An operation and the variables of the path that led to it, decoded. */
export type RoutedOperation = {
  readonly operation: Operation
  readonly parameters: Readonly<Record<string, string>>
}

type Route = PathTemplate & { readonly operation: Operation }

let routes: readonly Route[] | undefined

/** The operation that serves this request, if the cut of GitHub's description has one. */
export function findOperation(method: string, path: string): RoutedOperation | undefined {
  routes ??= describedRoutes()
  for (const { operation, pattern, names } of routes) {
    const values = operation.method === method ? pattern.exec(path) : null
    if (!values) continue
    const parameters = names.map((name, index) => [name, decoded(values[index + 1] ?? "")])
    return { operation, parameters: Object.fromEntries(parameters) }
  }
  return undefined
}

function describedRoutes(): Route[] {
  return keysAt(["paths"]).flatMap((template) => keysAt(["paths", template]).map((key) => route(template, key)))
}

function route(template: string, key: string): Route {
  const pointer = ["paths", template, key]
  const operation: Operation = {
    id: String(lookUp([...pointer, "operationId"])),
    method: key.toUpperCase(),
    documentationUrl: String(lookUp([...pointer, "externalDocs", "url"])),
    pointer,
  }
  return { operation, ...pathTemplate(template) }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** How the variables and the query of a request break GitHub's description; empty when they do not. */
export function parameterFaults(routed: RoutedOperation, query: URLSearchParams): string[] {
  const { operation, parameters } = routed
  const declared = keysAt([...operation.pointer, "parameters"]).map((index) =>
    followed([...operation.pointer, "parameters", index]),
  )
  const namesInQuery = declared.filter((at) => lookUp([...at, "in"]) === "query").map((at) => lookUp([...at, "name"]))
  const unknown = [...query.keys()].filter((name) => !namesInQuery.includes(name))
  return [
    ...unknown.map((name) => `query: there is no parameter "${name}"`),
    ...declared.flatMap((at) => faultsOf(at, parameters, query)),
  ]
}

function faultsOf(at: Pointer, parameters: RoutedOperation["parameters"], query: URLSearchParams): string[] {
  const name = String(lookUp([...at, "name"]))
  const text = lookUp([...at, "in"]) === "path" ? parameters[name] : query.get(name)
  if (text === undefined || text === null) return []
  const isWhole = lookUp([...at, "schema", "type"]) === "integer" && /^-?\d+$/.test(text)
  return faultsAt([...at, "schema"], isWhole ? Number(text) : text, name)
}

/** How the body of a request breaks GitHub's description. `body` is the parsed JSON, undefined for none. */
export function bodyFaults(operation: Operation, body: unknown): string[] {
  const at = [...operation.pointer, "requestBody"]
  if (lookUp(at) === undefined) return []
  if (body === undefined && lookUp([...at, "required"]) !== true) return []
  return faultsAt([...at, "content", "application/json", "schema"], body, "body")
}

/** How a reply breaks GitHub's description; empty when it does not. `body` is undefined for an empty reply. */
export function replyFaults(operation: Operation, status: number, body: unknown): string[] {
  const at = followed([...operation.pointer, "responses", String(status)])
  if (lookUp(at) === undefined) {
    // The description leaves out most errors, though every operation can answer 401, 403 and 404.
    if (status < 400) return [`the status ${status} is not described`]
    return faultsAt(["components", "schemas", "basic-error"], body, "body")
  }
  const schema = [...at, "content", "application/json", "schema"]
  if (lookUp(schema) !== undefined) return faultsAt(schema, body, "body")
  if (body === undefined) return []
  // Where the description of an error has no body GitHub sends its usual one all the same.
  if (status >= 400) return faultsAt(["components", "schemas", "basic-error"], body, "body")
  return [`the status ${status} is described without a body`]
}
