import type { ValidateFunction } from "ajv"
import { type OpenApiDocument, type Pointer, schemaCompiler } from "../openapi-document.ts"
import { issuesOf } from "./issues.ts"
import type { Issue } from "./refusal.ts"

/** What is wrong with the query of an operation, which is told by where the document describes it. */
export type QueryCheck = (operation: Pointer, query: URLSearchParams) => readonly Issue[]

/** Holds queries against the document. Numbers come as texts there, and what it does not describe is refused. */
export function queryCheck(document: OpenApiDocument): QueryCheck {
  const ajv = schemaCompiler({ coerceTypes: true })
  const validators = new Map<string, ValidateFunction>()
  return (operation, query) => {
    const key = operation.join(" ")
    const validate = validators.get(key) ?? ajv.compile(querySchema(document, operation))
    validators.set(key, validate)
    const values = valuesOf(query)
    return validate(values) ? [] : issuesOf(validate.errors ?? [], values)
  }
}

function querySchema({ keysAt, lookUp, followed }: OpenApiDocument, operation: Pointer) {
  const lists = [operation, operation.slice(0, -1)].map((at) => [...at, "parameters"])
  const parameters = lists
    .flatMap((list) => keysAt(list).map((index) => followed([...list, index])))
    .filter((at) => lookUp([...at, "in"]) === "query")
    .map((at) => ({ at, name: String(lookUp([...at, "name"])) }))
  const required = parameters.filter(({ at }) => lookUp([...at, "required"]) === true)
  return {
    type: "object",
    properties: Object.fromEntries(parameters.map(({ at, name }) => [name, lookUp([...at, "schema"])])),
    required: required.map(({ name }) => name),
    additionalProperties: false,
  }
}

/** The values by name; a list for a name that is given more than once. */
function valuesOf(query: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(query.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name)
      return [name, values.length === 1 ? values[0] : values]
    }),
  )
}
