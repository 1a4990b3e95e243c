import type { ErrorObject } from "ajv"
import type { Issue } from "./refusal.ts"

const NO_SOURCE = "Either repository or prUrl is required"

type Path = readonly (string | number)[]

/** A body that is missing as a whole is complained about at the root. */
export const MISSING_BODY: Issue = { code: "invalid_type", received: "undefined", path: [], message: "Required" }

/**
 * Turns the errors of the contract's JSON Schema into zod issues, as the real service words them. Of a failed
 * choice only the choice itself is told, not each way in which it failed.
 */
export function issuesOf(errors: readonly ErrorObject[], value: unknown): readonly Issue[] {
  return errors.filter((error) => !/\/(any|one)Of\//.test(error.schemaPath)).map((error) => issueOf(error, value))
}

function issueOf(error: ErrorObject, value: unknown): Issue {
  const path = pathOf(error.instancePath)
  switch (error.keyword) {
    case "additionalProperties": {
      const key = String(error.params.additionalProperty)
      return { code: "unrecognized_keys", keys: [key], path, message: `Unrecognized key(s) in object: '${key}'` }
    }
    case "required": {
      const missing = [...path, String(error.params.missingProperty)]
      return { code: "invalid_type", received: "undefined", path: missing, message: "Required" }
    }
    case "type": {
      const expected = String(error.params.type)
      const received = kindOf(valueAt(value, path))
      return { code: "invalid_type", expected, received, path, message: `Expected ${expected}, received ${received}` }
    }
    case "minLength":
    case "minimum":
    case "minItems":
      return {
        code: "too_small",
        minimum: error.params.limit,
        inclusive: true,
        path,
        message: `Too small: ${error.message}`,
      }
    case "maxLength":
    case "maximum":
    case "maxItems":
      return {
        code: "too_big",
        maximum: error.params.limit,
        inclusive: true,
        path,
        message: `Too big: ${error.message}`,
      }
    case "format":
      return { code: "invalid_string", validation: "url", path, message: "Invalid url" }
    case "anyOf":
      return { code: "custom", path, message: path.at(-1) === "source" ? NO_SOURCE : "Invalid input" }
    default:
      return { code: "custom", path, message: error.message ?? "Invalid" }
  }
}

/** `/prompt/images/0` is `["prompt", "images", 0]`. */
function pathOf(pointer: string): Path {
  const steps = pointer.split("/").slice(1)
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll("~1", "/").replaceAll("~0", "~")))
}

function valueAt(value: unknown, path: Path): unknown {
  let here = value
  for (const step of path) {
    if (typeof here !== "object" || here === null) return undefined
    here = Object.entries(here).find(([key]) => key === String(step))?.[1]
  }
  return here
}

function kindOf(value: unknown): string {
  if (value === null) return "null"
  return Array.isArray(value) ? "array" : typeof value
}
