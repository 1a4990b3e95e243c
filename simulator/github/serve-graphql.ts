import type { WireReply, WireRequest } from "../wire.ts"
import { authenticate } from "./access.ts"
import { isObject } from "./call.ts"
import { queryRoot } from "./graphql-answer.ts"
import { type Argument, readQuery, type Selection, UnreadableQuery } from "./graphql-document.ts"
import { absentFields, applies, type GraphqlError, queryErrors } from "./graphql-schema.ts"
import { FieldRefusal, type GraphArguments, type GraphObject, type GraphValue } from "./graphql-value.ts"
import { errorBody, Refusal } from "./refusal.ts"
import type { Service } from "./serve-rest.ts"
import type { Token } from "./world.ts"

type Variables = Readonly<Record<string, unknown>>

/** Answers a GraphQL request: status 200 even for errors, except without a good token. */
export function serveGraphql(service: Service, request: WireRequest): WireReply {
  try {
    const token = authenticate(service.world, request.headers.authorization)
    return { status: 200, body: answer(service, request, token) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: error.status, body: errorBody(error) }
  }
}

function answer(service: Service, request: WireRequest, token: Token): unknown {
  const { query, variables } = parsedRequest(request.body)
  const refuse = (kind: "request" | "not simulated", errors: readonly GraphqlError[]) => {
    for (const { message } of errors) service.violations.add(request, kind, `GraphQL: ${message}`)
    return { errors }
  }
  if (query === undefined) {
    return refuse("request", [{ message: "A query attribute must be specified and must be a string." }])
  }
  try {
    const document = readQuery(query)
    const wrong = queryErrors(document, variables)
    if (wrong.length > 0) return refuse("not simulated", wrong)
    // A client cannot know what an old server lacks, so asking breaks nothing.
    const absent = service.world.rendering === "absent" ? absentFields(document, "bodyHTML") : []
    if (absent.length > 0) return { errors: absent }
    return execute(document.selections, queryRoot({ ...service, token }), variables)
  } catch (error) {
    if (error instanceof UnreadableQuery) return refuse("not simulated", [{ message: error.message }])
    throw error
  }
}

function parsedRequest(text: string): { readonly query: string | undefined; readonly variables: Variables } {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Refusal(400, "Problems parsing JSON")
  }
  if (!isObject(body)) return { query: undefined, variables: {} }
  const query = typeof body.query === "string" ? body.query : undefined
  return { query, variables: isObject(body.variables) ? body.variables : {} }
}

/** Runs a query that `queryErrors` found nothing wrong with. */
function execute(selections: readonly Selection[], root: GraphObject, variables: Variables): unknown {
  const errors: GraphqlError[] = []

  const project = (value: GraphValue, within: readonly Selection[], path: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => project(item, within, [...path, String(index)]))
    return isGraphObject(value) ? fieldsOf(value, within, path) : value
  }
  const fieldsOf = (object: GraphObject, within: readonly Selection[], path: readonly string[]) => {
    const answered: Record<string, unknown> = {}
    for (const selection of within) {
      if (selection.kind === "field") answered[selection.alias] = fieldOf(object, selection, [...path, selection.alias])
      else if (applies(selection.on, object.__typename)) {
        Object.assign(answered, fieldsOf(object, selection.selections, path))
      }
    }
    return answered
  }
  const fieldOf = (object: GraphObject, field: Selection & { kind: "field" }, path: readonly string[]): unknown => {
    const value = object[field.name]
    if (value === undefined) throw new Error(`The simulator has no value for ${object.__typename}.${field.name}`)
    try {
      const resolved = typeof value === "function" ? value(argumentsOf(field.arguments, variables)) : value
      return project(resolved, field.selections, path)
    } catch (error) {
      if (!(error instanceof FieldRefusal)) throw error
      errors.push({ type: error.type, path, message: error.message })
      return null
    }
  }

  const data = fieldsOf(root, selections, [])
  return errors.length > 0 ? { data, errors } : { data }
}

function isGraphObject(value: GraphValue): value is GraphObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function argumentsOf(given: ReadonlyMap<string, Argument>, variables: Variables): GraphArguments {
  const values = [...given].map(([name, argument]) => {
    const value = argument.kind === "variable" ? variables[argument.name] : argument.value
    const isKnown = typeof value === "string" || typeof value === "number" || Array.isArray(value)
    return [name, isKnown ? value : null]
  })
  return Object.fromEntries(values)
}
