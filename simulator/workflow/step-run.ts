import { cpSync, existsSync } from "node:fs"
import { basename } from "node:path"
import type { ActionOptions, ActionResult } from "../runner/action-run.ts"
import { type Contexts, evaluateText } from "../runner/expressions.ts"
import type { JobFolders } from "../runner/job-folders.ts"
import type { LogEntry } from "../runner/job-log.ts"
import { runScript, type ScriptResult } from "./script-step.ts"
import type { Result, Surroundings } from "./surroundings.ts"
import type { Job, Step } from "./workflow-file.ts"
import type { Texts } from "./yaml-fields.ts"

export type StepRun = {
  readonly id?: string
  readonly title: string
  /** Before `continue-on-error`. */
  readonly outcome: Result
  /** After it. */
  readonly conclusion: Result
  readonly outputs: Texts
  /** What our action did. */
  readonly action?: ActionResult
  readonly script?: ScriptResult
}

/** A leg of a job under way: what its steps can read. */
export type Leg = {
  readonly job: Job
  readonly options: Partial<ActionOptions>
  readonly folders: JobFolders
  readonly contexts: Contexts
  readonly around: Surroundings
  /** What earlier steps wrote to GITHUB_PATH. */
  readonly addedPath: readonly string[]
}

/** Our action under whatever account hosts it, or from the workflow's own repository. */
const OURS = /^(?:[\w.-]+\/falconer@.+|\.\/?)$/

/** Runs one step that is due. */
export async function runStep(leg: Leg, step: Step, index: number): Promise<StepRun> {
  const { contexts } = leg
  const env = { ...Object(contexts.env), ...evaluateAll(step.env, contexts) }
  const run = await perform({ leg, step, env, index })
  const goesOn = run.outcome === "failure" && evaluateText(step.continueOnError, contexts) === "true"
  return { id: step.id, title: titleOf(step), ...run, conclusion: goesOn ? "success" : run.outcome }
}

export function skippedStep(step: Step): StepRun {
  return { id: step.id, title: titleOf(step), outcome: "skipped", conclusion: "skipped", outputs: {} }
}

/** What GitHub's page calls the step. */
export function titleOf({ name, does }: Step): string {
  return name ?? `Run ${does.kind === "action" ? does.uses : (does.script.trim().split("\n")[0] ?? "")}`
}

type Performance = {
  readonly leg: Leg
  readonly step: Step
  readonly env: Texts
  readonly index: number
}
type Performed = Pick<StepRun, "outcome" | "outputs" | "action" | "script">

async function perform({ leg, step, env, index }: Performance): Promise<Performed> {
  const { does } = step
  const { options, folders, contexts, around } = leg
  const onLogEntry = (entry: LogEntry) => around.onProgress?.({ kind: "log", entry })
  if (does.kind === "script") {
    const script = await runScript({
      ...does,
      script: evaluateText(does.script, contexts),
      folder: evaluateText(does.folder, contexts),
      env,
      contexts,
      folders,
      addedPath: leg.addedPath,
      secrets: [...Object.values(around.secrets), String(Object(contexts.github).token)],
      onLogEntry,
    })
    return { outcome: script.succeeded ? "success" : "failure", outputs: script.outputs, script }
  }
  if (!OURS.test(does.uses)) return passOver(does.uses, leg)
  const action = await around.runAction({
    ...options,
    env,
    uses: does.uses,
    inputs: evaluateAll(does.inputs, contexts),
    github: { ...options.github, action: step.id ?? `__OWNER_falconer_${index}` },
    onLogEntry,
  })
  return { outcome: action.conclusion === "success" ? "success" : "failure", outputs: action.outputs, action }
}

function passOver(uses: string, { around, folders }: Leg): Performed {
  const isCheckout = /^actions\/checkout@/.test(uses)
  if (isCheckout && around.checkout !== undefined) {
    cpSync(around.checkout, folders.workspace, { recursive: true, filter: isChecked })
    around.onProgress?.({ kind: "passed-over", uses, why: `the files of ${around.checkout} are in the workspace` })
  } else {
    around.onProgress?.({ kind: "passed-over", uses, why: "only this action and scripts run here" })
  }
  return { outcome: "success", outputs: {} }
}

/** What belongs to a checkout: not git's own files, and not what a package manager put there. */
function isChecked(path: string): boolean {
  return existsSync(path) && ![".git", "node_modules"].includes(basename(path))
}

export function evaluateAll(texts: Texts, contexts: Contexts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, evaluateText(text, contexts)]))
}
