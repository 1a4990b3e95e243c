import { existsSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { load } from "js-yaml"
import { parseTemplate, type Template } from "./expressions.ts"

type DeclaredInput = {
  readonly name: string
  readonly default: Template
  readonly deprecationMessage?: string
}

/** What the runner takes from an action.yml of a JavaScript action. */
export type Manifest = {
  readonly inputs: readonly DeclaredInput[]
  readonly pre: string | undefined
  readonly main: string
  readonly post: string | undefined
  readonly postIf: string
}

/** An action.yml that the runner would refuse to load. */
export class ManifestError extends Error {
  override readonly name = "ManifestError"
}

const parsedManifests = new Map<string, Manifest>()

/**
 * Reads the action.yml (or action.yaml) of a folder by the rules of actions/runner 2.336.0 (ActionManifestManager): unknown
 * keys are ignored except in `runs`. Parsed once for each state of the file.
 * @throws {ManifestError} when the runner would not load it
 */
export function loadManifest(actionDir: string): Manifest {
  const file = ["action.yml", "action.yaml"].map((name) => join(actionDir, name)).find((path) => existsSync(path))
  if (file === undefined) {
    throw new ManifestError(`Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${actionDir}'.`)
  }
  const { mtimeMs, size } = statSync(file)
  const key = `${file}\n${mtimeMs}\n${size}`
  const manifest = parsedManifests.get(key) ?? parseManifest(readFileSync(file, "utf8"), file)
  parsedManifests.set(key, manifest)
  return manifest
}

function parseManifest(text: string, file: string): Manifest {
  const root = readYaml(text, file)
  if (!isMapping(root)) throw new ManifestError(`${file}: A mapping was expected`)
  return { inputs: readInputs(root.inputs), ...readRuns(root.runs, file) }
}

function readYaml(text: string, file: string): unknown {
  try {
    return load(text)
  } catch (error) {
    throw new ManifestError(`${file}: ${String(error)}`, { cause: error })
  }
}

function readInputs(inputs: unknown): DeclaredInput[] {
  if (inputs === undefined || inputs === null) return []
  if (!isMapping(inputs)) throw new ManifestError("Error while reading 'inputs'. A mapping was expected")
  return Object.entries(inputs).map(([name, metadata]) => readInput(name, metadata))
}

function readInput(name: string, metadata: unknown): DeclaredInput {
  if (!isMapping(metadata)) throw new ManifestError(`Error while reading input '${name}'. A mapping was expected`)
  const fields = new Map(Object.entries(metadata).map(([key, value]) => [key.toLowerCase(), value]))
  const deprecation = fields.get("deprecationmessage")
  return {
    name,
    default: readDefault(name, fields.get("default")),
    ...(deprecation === undefined ? {} : { deprecationMessage: String(deprecation) }),
  }
}

function readDefault(name: string, value: unknown): Template {
  if (typeof value === "object" && value !== null) {
    throw new ManifestError(`Error while reading the default of input '${name}'. A scalar was expected`)
  }
  try {
    return parseTemplate(String(value ?? ""))
  } catch (error) {
    throw new ManifestError(`The default of input '${name}': ${String(error)}`, { cause: error })
  }
}

const nodeRunKeys: ReadonlySet<string> = new Set(["using", "main", "pre", "pre-if", "post", "post-if"])
const nodeRuntimes: ReadonlySet<string> = new Set(["node12", "node16", "node20", "node24"])

function readRuns(runs: unknown, file: string): Omit<Manifest, "inputs"> {
  if (!isMapping(runs)) throw new ManifestError(`Top level 'runs:' section is required for ${file}`)
  const unexpected = Object.keys(runs).find((key) => !nodeRunKeys.has(key))
  if (unexpected !== undefined) throw new ManifestError(`${file}: Unexpected value '${unexpected}'`)
  const using = runText(runs, "using")
  if (using === undefined) {
    throw new ManifestError(
      "Missing 'using' value. 'using' requires 'composite', 'docker', 'node12', 'node16', 'node20' or 'node24'.",
    )
  }
  if (!nodeRuntimes.has(using.toLowerCase())) {
    throw new ManifestError(
      `'using: ${using}' is not supported, use 'docker', 'node12', 'node16', 'node20' or 'node24' instead.`,
    )
  }
  const main = runText(runs, "main")
  if (main === undefined) {
    throw new ManifestError(
      `You are using a JavaScript Action but there is not an entry JavaScript file provided in ${file}.`,
    )
  }
  return {
    pre: runText(runs, "pre"),
    main,
    post: runText(runs, "post"),
    postIf: runText(runs, "post-if") ?? "always()",
  }
}

function runText(runs: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = runs[key]
  if (value === undefined) return undefined
  if (value === null || value === "" || typeof value === "object") {
    throw new ManifestError(`Error while reading '${key}'. Unexpected value '${String(value ?? "")}'`)
  }
  return String(value)
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
