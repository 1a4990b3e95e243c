import { readFileSync } from "node:fs"
import { type OpenApiDocument, openApiDocument, type Pointer, schemaCompiler } from "../openapi-document.ts"

export type { Pointer } from "../openapi-document.ts"

const FILE = new URL("../github-rest.openapi.json", import.meta.url)
const MOST_FAULTS = 5

let loaded: OpenApiDocument | undefined

/** GitHub's description of its REST API. Read once in a process: a second simulator starts at once. */
function description(): OpenApiDocument {
  loaded ??= load()
  return loaded
}

function load(): OpenApiDocument {
  const ajv = schemaCompiler()
  // GitHub's word for seconds since the epoch. It is beside `type: integer`, which says it all.
  ajv.addFormat("timestamp", true)
  return openApiDocument(JSON.parse(readFileSync(FILE, "utf8")), ajv)
}

/** What is there; undefined when nothing is. */
export function lookUp(pointer: Pointer): unknown {
  return description().lookUp(pointer)
}

/** The keys of the object that is there. */
export function keysAt(pointer: Pointer): string[] {
  return description().keysAt(pointer)
}

/** The pointer itself, or where a `$ref` at it leads. */
export function followed(pointer: Pointer): Pointer {
  return description().followed(pointer)
}

/** How `value` breaks the schema that is there; empty when it does not. */
export function faultsAt(pointer: Pointer, value: unknown, subject: string): string[] {
  const validate = description().validatorAt(pointer)
  if (validate(value)) return []
  return (validate.errors ?? [])
    .slice(0, MOST_FAULTS)
    .map((fault) => `${subject}${fault.instancePath} ${fault.message}`)
}
