import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after } from "node:test"
import type { ActionOptions, ActionResult, StageResult } from "../../simulator/runner/action-run.ts"
import { runAction } from "../../simulator/runner/emulator.ts"
import type { StageName } from "../../simulator/runner/job-log.ts"

export const fixtures = join(import.meta.dirname, "fixtures")

/** Code of an action's stages; `append`, `readFileSync` and `env` are there. */
export type Scripts = { readonly main: string; readonly post?: string }

const prelude = `
import { appendFileSync, readFileSync } from "node:fs"
const { env } = process
const append = (name, text) => appendFileSync(env["GITHUB_" + name], text)
`

/** Runs code as an action's main and post. */
export function runScripts(scripts: Scripts, options: Partial<ActionOptions> = {}): Promise<ActionResult> {
  return runAction(scriptedAction(scripts, options))
}

/** The options that make the fixture `script` run this code; a post step that does nothing is not worth its process. */
export function scriptedAction({ main, post }: Scripts, options: Partial<ActionOptions> = {}): ActionOptions {
  const files = { "main.mjs": prelude + main, ...(post === undefined ? {} : { "post.mjs": prelude + post }) }
  const skipPost = post === undefined
  return {
    actionDir: join(fixtures, "script"),
    skipPost,
    ...options,
    workspaceFiles: { ...files, ...options.workspaceFiles },
  }
}

/** The log of one stage after the runner's own header. */
export function logOf(result: ActionResult, stage: StageName = "main"): string[] {
  const entries = result.entries.filter((entry) => entry.stage === stage)
  const header = entries.findIndex(({ kind, text }) => kind === "endgroup" || text === "Post job cleanup.")
  return entries.slice(header + 1).map(({ kind, text }) => (kind === "output" ? text : `##[${kind}]${text}`))
}

/** Annotations as `main error: message`. */
export function annotationsOf(result: ActionResult): string[] {
  return result.annotations.map(({ stage, level, message }) => `${stage} ${level}: ${message}`)
}

/** The results of all stages and the job's, such as `main success, post success, success`. */
export function resultsOf(result: ActionResult): string {
  return [...result.stages.map((stage) => `${stage.name} ${stage.result}`), result.conclusion].join(", ")
}

export function mainOf(result: ActionResult): StageResult {
  const [main] = result.stages
  assert.ok(main !== undefined)
  return main
}

/** The object that a stage printed as JSON in its last line. */
export function printedBy(result: ActionResult, stage: StageName = "main"): Readonly<Record<string, string>> {
  const line = result.rawLines.findLast((raw) => raw.stage === stage && raw.stream === "stdout")
  const value: Record<string, string> = JSON.parse(line?.text ?? "{}")
  return value
}

/** A folder for the tests of one file, removed after them. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "emulator-test-"))
  after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
