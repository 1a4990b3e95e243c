import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Ajv, type SchemaObject } from "ajv"
import type { AgentStory } from "./cursor/story.ts"
import type { Fault } from "./fault.ts"

/** What goes wrong at which of the two. */
export type ServiceFaults = { readonly cursor: readonly Fault[]; readonly github: readonly Fault[] }

/** A fault as it stands in a file: `*` in a path means anything, and it may strike for ever. */
type WrittenFault = Omit<Fault, "path" | "times"> & { readonly path?: string; readonly times?: number | "always" }
type WrittenFaults = { readonly cursor?: readonly WrittenFault[]; readonly github?: readonly WrittenFault[] }

const SCHEMA_FILE = join(import.meta.dirname, "script-file.schema.json")

/** Reads a story, or a list of stories for one launch after the other. Throws an Error that says what is wrong. */
export function readStories(file: string): AgentStory | readonly AgentStory[] {
  return readAs<AgentStory | readonly AgentStory[]>(file, "stories")
}

/** Reads the faults of `{"cursor": [...], "github": [...]}`. Throws an Error that says what is wrong. */
export function readFaults(file: string): ServiceFaults {
  const { cursor = [], github = [] } = readAs<WrittenFaults>(file, "faults")
  return { cursor: cursor.map(faultOf), github: github.map(faultOf) }
}

function readAs<T>(file: string, definition: "stories" | "faults"): T {
  const content = readJson(file)
  const schema: SchemaObject = JSON.parse(readFileSync(SCHEMA_FILE, "utf8"))
  const ajv = new Ajv({ discriminator: true, strictTypes: false, strictRequired: false }).addSchema(schema)
  const validate = ajv.compile<T>({ $ref: `${schema.$id}#/definitions/${definition}` })
  if (validate(content)) return content
  const problems = (validate.errors ?? []).filter(({ keyword }) => keyword !== "if")
  const told = problems.map(({ instancePath, message, params }) => {
    const { additionalProperty, allowedValues, allowedValue, tagValue } = params
    const details = additionalProperty ?? allowedValues?.join(", ") ?? allowedValue ?? tagValue
    return `${instancePath || "it"} ${message}${details === undefined ? "" : `: ${details}`}`
  })
  throw new Error(`${file}: ${told.join("; ")}`)
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

function faultOf({ path, times, ...rest }: WrittenFault): Fault {
  return {
    ...rest,
    ...(path !== undefined && { path: patternOf(path) }),
    ...(times !== undefined && { times: times === "always" ? Number.POSITIVE_INFINITY : times }),
  }
}

function patternOf(path: string): RegExp {
  const literals = path.split("*").map((part) => part.replace(/[^\w/-]/g, "\\$&"))
  return new RegExp(`^${literals.join(".*")}$`)
}
