import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Ajv, type SchemaObject } from "ajv"
import type { Behaviour } from "./cursor/behaviour.ts"
import { knownAnswer } from "./cursor/known-answers.ts"
import type { AgentStory } from "./cursor/story.ts"
import type { Fault, FaultAction } from "./fault.ts"
import type { ProxyFault } from "./proxy-fault.ts"

/** What goes wrong where. */
export type ServiceFaults = {
  readonly cursor: readonly Fault[]
  readonly github: readonly Fault[]
  readonly proxy: readonly ProxyFault[]
}

type WrittenTimes = { readonly times?: number | "always" }
type WrittenAction = FaultAction | { readonly kind: "known"; readonly name: string; readonly processed?: boolean }
/** A fault as it is in a file: `*` in a path means anything, it may strike for ever, and known answers have names. */
type WrittenFault = Omit<Fault, "path" | "times" | "action"> &
  WrittenTimes & { readonly path?: string; readonly action: WrittenAction }
type WrittenProxyFault = Omit<ProxyFault, "times"> & WrittenTimes
type WrittenFaults = {
  readonly cursor?: readonly WrittenFault[]
  readonly github?: readonly WrittenFault[]
  readonly proxy?: readonly WrittenProxyFault[]
}

const SCHEMA_FILE = join(import.meta.dirname, "script-file.schema.json")

/** Reads a story, or a list of stories for one launch after the other. Throws an Error that says what is wrong. */
export function readStories(file: string): AgentStory | readonly AgentStory[] {
  return readAs<AgentStory | readonly AgentStory[]>(file, "stories")
}

/** Reads the faults of `{"cursor": [...], "github": [...], "proxy": [...]}`. Throws an Error that says what is wrong. */
export function readFaults(file: string): ServiceFaults {
  const { cursor = [], github = [], proxy = [] } = readAs<WrittenFaults>(file, "faults")
  return {
    cursor: cursor.map(faultOf),
    github: github.map(faultOf),
    proxy: proxy.map(({ times, ...rest }) => ({ ...rest, ...timesOf(times) })),
  }
}

/** Reads how the service behaves. Throws an Error that says what is wrong. */
export function readBehaviour(file: string): Behaviour {
  return readAs<Behaviour>(file, "behaviour")
}

/** Takes behaviours that came another way than by a file. Throws an Error that says what is wrong. */
export function admitBehaviour(source: string, content: unknown): Behaviour {
  return admit<Behaviour>(source, content, "behaviour")
}

type Definition = "stories" | "faults" | "behaviour"

function readAs<T>(file: string, definition: Definition): T {
  return admit<T>(file, readJson(file), definition)
}

function admit<T>(source: string, content: unknown, definition: Definition): T {
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
  throw new Error(`${source}: ${told.join("; ")}`)
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

function faultOf({ path, times, action, ...rest }: WrittenFault): Fault {
  return {
    ...rest,
    ...(path !== undefined && { path: patternOf(path) }),
    ...timesOf(times),
    action: actionOf(action),
  }
}

function timesOf(times: WrittenTimes["times"]): { readonly times?: number } {
  return times === undefined ? {} : { times: times === "always" ? Number.POSITIVE_INFINITY : times }
}

function actionOf(action: WrittenAction): FaultAction {
  if (action.kind !== "known") return action
  const { name, processed = false } = action
  return { kind: "reply", ...knownAnswer(name), processed }
}

function patternOf(path: string): RegExp {
  const literals = path.split("*").map((part) => part.replace(/[^\w/-]/g, "\\$&"))
  return new RegExp(`^${literals.join(".*")}$`)
}
