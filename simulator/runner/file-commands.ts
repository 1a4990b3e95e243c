import { randomUUID } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { keyValuePairs } from "./key-value-file.ts"
import type { StepContext } from "./step-context.ts"

/** The files of one stage by their name in the `github` context; GITHUB_<NAME> tells the action where they are. */
export type CommandFiles = Readonly<Record<CommandFileName, string>>

type CommandFileName = "path" | "env" | "step_summary" | "state" | "output"

const prefixes: CommandFiles = {
  path: "add_path_",
  env: "set_env_",
  step_summary: "step_summary_",
  state: "save_state_",
  output: "set_output_",
}

/** GITHUB_STEP_SUMMARY may hold this many bytes (CreateStepSummaryCommand of actions/runner 2.336.0). */
const longestSummaryBytes = 1024 * 1024

/** Makes a stage's empty command files in an existing folder. */
export function createCommandFiles(folder: string): CommandFiles {
  const suffix = randomUUID()
  const place = (name: CommandFileName) => {
    const file = join(folder, prefixes[name] + suffix)
    writeFileSync(file, "")
    return file
  }
  return {
    path: place("path"),
    env: place("env"),
    step_summary: place("step_summary"),
    state: place("state"),
    output: place("output"),
  }
}

/** Reads what a stage left in its command files, in the runner's order. A file that cannot be read fails the step. */
export function processCommandFiles(files: CommandFiles, step: StepContext): void {
  const process = (name: CommandFileName, read: (text: string) => void) => {
    try {
      if (existsSync(files[name])) read(withoutBom(readFileSync(files[name], "utf8")))
      else step.debug(`File does not exist '${files[name]}'`)
    } catch (error) {
      step.failCommand(`Unable to process file command '${name}' successfully.`, error)
    }
  }
  process("path", (text) => addPaths(text, step))
  process("env", (text) => addEnvironment(text, step))
  process("step_summary", (text) => uploadSummary(text, step))
  process("state", (text) => saveState(text, step))
  process("output", (text) => setOutputs(text, step))
}

function addPaths(text: string, step: StepContext): void {
  const paths = step.job.addedPath
  for (const line of text.split(/\r\n|\r|\n/).filter((path) => path !== "")) {
    const known = paths.indexOf(line)
    if (known >= 0) paths.splice(known, 1)
    paths.push(line)
  }
}

function addEnvironment(text: string, step: StepContext): void {
  for (const [key, value] of keyValuePairs(text)) {
    if (key.toUpperCase() === "NODE_OPTIONS") {
      step.annotate("error", "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
    } else {
      step.job.addedEnv.set(key, value)
      step.debug(`${key}='${value}'`)
    }
  }
}

function uploadSummary(text: string, step: StepContext): void {
  const bytes = Buffer.byteLength(text)
  if (bytes > longestSummaryBytes) {
    const size = Math.floor(bytes / 1024)
    step.annotate("error", `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${size}k.`)
    return
  }
  if (bytes === 0) return
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === "") lines.pop()
  step.job.summaries.push(lines.map((line) => `${step.job.masker.mask(line)}\n`).join(""))
}

function saveState(text: string, step: StepContext): void {
  for (const [key, value] of keyValuePairs(text)) {
    step.job.savedState.set(key, value)
    step.debug(`Save intra-action state ${key} = ${value}`)
  }
}

function setOutputs(text: string, step: StepContext): void {
  for (const [key, value] of keyValuePairs(text)) {
    if (key === "") throw new Error("Value cannot be null. (Parameter 'name')")
    step.job.outputs.set(key, value)
    step.debug(`Set output ${key} = ${value}`)
  }
}

function withoutBom(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text
}
