import { readFileSync } from "node:fs"
import { Ajv, type ValidateFunction } from "ajv"
import addFormats from "ajv-formats"

/** Where something stands in GitHub's description: the keys on the way to it. */
export type Pointer = readonly string[]

type Loaded = { readonly root: unknown; readonly ajv: Ajv; readonly validators: Map<string, ValidateFunction> }

const FILE = new URL("../github-rest.openapi.json", import.meta.url)
const SCHEMA_ID = "github-rest"
const MOST_FAULTS = 5

let loaded: Loaded | undefined

/** Read once in a process, and validators compiled when first asked for: a second simulator starts at once. */
function description(): Loaded {
  loaded ??= load()
  return loaded
}

function load(): Loaded {
  const root: unknown = JSON.parse(readFileSync(FILE, "utf8"))
  if (!isNode(root)) throw new Error(`${FILE.pathname} is no OpenAPI document`)
  // Each validator runs a few times at most: quick to compile is worth more here than quick to run.
  const quickToCompile = { inlineRefs: false, code: { optimize: false } }
  const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true, validateSchema: false, ...quickToCompile })
  addFormats.default(ajv)
  // GitHub's word for seconds since the epoch. It stands beside `type: integer`, which says it all.
  ajv.addFormat("timestamp", true)
  // The document as a whole is no schema, only where its schemas are found.
  ajv.addVocabulary(Object.keys(root))
  ajv.addSchema(root, SCHEMA_ID)
  return { root, ajv, validators: new Map() }
}

/** What stands there; undefined when nothing does. */
export function lookUp(pointer: Pointer): unknown {
  let node = description().root
  for (const key of pointer) node = isNode(node) ? node[key] : undefined
  return node
}

/** The keys of the object that stands there. */
export function keysAt(pointer: Pointer): string[] {
  const node = lookUp(pointer)
  return isNode(node) ? Object.keys(node) : []
}

/** The pointer itself, or where a `$ref` at it leads. */
export function followed(pointer: Pointer): Pointer {
  const reference = lookUp([...pointer, "$ref"])
  return typeof reference === "string" ? reference.replace(/^#\//, "").split("/") : pointer
}

/** How `value` breaks the schema that stands there; empty when it does not. */
export function faultsAt(pointer: Pointer, value: unknown, subject: string): string[] {
  const validate = validatorAt(pointer)
  if (validate(value)) return []
  return (validate.errors ?? [])
    .slice(0, MOST_FAULTS)
    .map((fault) => `${subject}${fault.instancePath} ${fault.message}`)
}

function validatorAt(pointer: Pointer): ValidateFunction {
  const { ajv, validators } = description()
  const fragment = pointer.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")
  const validate = validators.get(fragment) ?? ajv.compile({ $ref: `${SCHEMA_ID}#/${fragment}` })
  validators.set(fragment, validate)
  return validate
}

function isNode(node: unknown): node is Record<string, unknown> {
  return typeof node === "object" && node !== null
}
