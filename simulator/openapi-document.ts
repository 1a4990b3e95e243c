import { Ajv, type Options, type ValidateFunction } from "ajv"
import addFormats from "ajv-formats"

/** Where something is in an OpenAPI document: the keys on the way to it. */
export type Pointer = readonly string[]

/** An OpenAPI document (JSON or YAML, parsed) whose schemas can be held against values. */
export type OpenApiDocument = {
  /** What is there; undefined when nothing is. */
  lookUp(pointer: Pointer): unknown
  /** The keys of the object that is there. */
  keysAt(pointer: Pointer): string[]
  /** The pointer itself, or where a `$ref` at it leads. */
  followed(pointer: Pointer): Pointer
  /** Checks values against the schema that is there. Compiled when first asked for. */
  validatorAt(pointer: Pointer): ValidateFunction
}

/** A path template such as `/agents/{id}`, and the pattern of the paths that fit it; its groups are the variables. */
export type PathTemplate = { readonly pattern: RegExp; readonly names: readonly string[] }

const SCHEMA_ID = "document"

/** Takes the compiler over: it holds one document. @throws {TypeError} when `root` is no object */
export function openApiDocument(root: unknown, ajv: Ajv): OpenApiDocument {
  if (!isNode(root)) throw new TypeError("An OpenAPI document is an object")
  // The document as a whole is no schema, only where its schemas are found.
  ajv.addVocabulary(Object.keys(root))
  ajv.addSchema(root, SCHEMA_ID)
  const validators = new Map<string, ValidateFunction>()

  const lookUp = (pointer: Pointer): unknown => {
    let node: unknown = root
    for (const key of pointer) node = isNode(node) ? node[key] : undefined
    return node
  }
  return {
    lookUp,
    keysAt(pointer) {
      const node = lookUp(pointer)
      return isNode(node) ? Object.keys(node) : []
    },
    followed(pointer) {
      const reference = lookUp([...pointer, "$ref"])
      return typeof reference === "string" ? reference.replace(/^#\//, "").split("/") : pointer
    },
    validatorAt(pointer) {
      const fragment = pointer.map(escaped).join("/")
      const validate = validators.get(fragment) ?? ajv.compile({ $ref: `${SCHEMA_ID}#/${fragment}` })
      validators.set(fragment, validate)
      return validate
    },
  }
}

/** Compiles schemas as OpenAPI documents have them, and refuses one with a keyword or a format it does not know. */
export function schemaCompiler(options: Options = {}): Ajv {
  // Each validator runs a few times at most: quick to compile is worth more here than quick to run.
  const quickToCompile: Options = { inlineRefs: false, validateSchema: false, meta: false, code: { optimize: false } }
  const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true, ...quickToCompile, ...options })
  addFormats.default(ajv)
  return ajv
}

export function pathTemplate(template: string): PathTemplate {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)
  return { pattern: new RegExp(`^${template.replace(/\{\w+\}/g, "([^/]+)")}$`), names }
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))
}

function isNode(node: unknown): node is Record<string, unknown> {
  return typeof node === "object" && node !== null
}
