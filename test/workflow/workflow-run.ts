import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ActionOptions, ActionResult, GithubOptions } from "../runner/action-run.ts"
import { jobContexts } from "../runner/contexts.ts"
import { type Contexts, evaluateCondition, evaluateText, type JobStatus, stepCondition } from "../runner/expressions.ts"
import { createJobFolders, type JobFolders } from "../runner/job-folders.ts"
import { type CacheStep, type Caches, openCache } from "./cache-step.ts"
import { runScript, type ScriptResult } from "./script-step.ts"
import type { Filter, Job, StepContext, Texts, Workflow } from "./workflow-file.ts"

/** Something that happens in the repository. */
export type Happening = {
  readonly eventName: string
  readonly event: Readonly<Record<string, unknown>>
  /** What a person chose for a manual run. */
  readonly inputs?: Readonly<Record<string, unknown>>
  /** More of the `github` context, such as `refName`. */
  readonly github?: GithubOptions
}

/** Where the steps run. */
export type Surroundings = {
  readonly secrets: Texts
  readonly vars?: Texts
  /** What earlier runs have left behind. */
  readonly caches: Caches
  /** Completes the options of one step that uses our action. */
  optionsFor(options: Partial<ActionOptions>): ActionOptions
  runAction(options: Partial<ActionOptions>): Promise<ActionResult>
}

export type StepRun = {
  readonly id: string | undefined
  readonly outcome: "success" | "failure" | "skipped"
  readonly outputs: Texts
  /** What our action did. */
  readonly action?: ActionResult
  readonly script?: ScriptResult
  readonly cache?: CacheStep
}

export type LegRun = {
  readonly job: string
  readonly result: "success" | "failure" | "skipped"
  readonly outputs: Texts
  readonly steps: readonly StepRun[]
  /** The concurrency group of the job, or else of the workflow. */
  readonly group: string
}

/** A leg of a job under way: what its steps can read. */
type Leg = {
  readonly job: Job
  readonly options: Partial<ActionOptions>
  readonly folders: JobFolders
  readonly contexts: Contexts
  readonly around: Surroundings
}

/**
 * Runs a workflow for something that happened: trigger, conditions, matrix, `needs`, expressions, scripts and our own
 * action, whose post step runs right after its main step. Jobs run one after the other. Of other actions it knows
 * actions/cache.
 * @returns undefined when the workflow does not listen to this; else every leg of every job
 * @throws {Error} for any other action, and for a wrong expression
 */
export async function runWorkflow(
  workflow: Workflow,
  happening: Happening,
  around: Surroundings,
): Promise<readonly LegRun[] | undefined> {
  const filter = workflow.on.get(happening.eventName)
  if (filter === undefined || !passes(filter, happening)) return undefined
  const done: LegRun[] = []
  for (const job of workflow.jobs) {
    for (const index of job.legs.keys()) done.push(await runLeg({ workflow, happening, around, job, index, done }))
  }
  return done
}

function passes({ types, workflows }: Filter, { event }: Happening): boolean {
  const isWorkflow = workflows === undefined || workflows.includes(String(Object(event.workflow_run).name))
  // A repository_dispatch has its type as `action` as well.
  return isWorkflow && (types === undefined || types.includes(String(event.action)))
}

type LegPlan = {
  readonly workflow: Workflow
  readonly happening: Happening
  readonly around: Surroundings
  readonly job: Job
  readonly index: number
  /** In the order of the file; a job stands below those it needs. */
  readonly done: readonly LegRun[]
}

async function runLeg(plan: LegPlan): Promise<LegRun> {
  const { workflow, job, around } = plan
  const root = mkdtempSync(join(tmpdir(), "job-"))
  try {
    const leg = openLeg(plan, root)
    const concurrency = job.concurrency ?? workflow.concurrency
    const group = concurrency ? evaluateText(concurrency.group, leg.contexts) : ""
    const status = statusOfNeeds(plan)
    const nothing = { job: job.id, outputs: {}, steps: [], group }
    if (!evaluateCondition(stepCondition(job.condition), status, leg.contexts)) return { ...nothing, result: "skipped" }
    const steps = await runSteps({ ...leg, around })
    const result = steps.some(({ outcome }) => outcome === "failure") ? "failure" : "success"
    if (result === "success") for (const { cache } of steps) cache?.save()
    const contexts = { ...leg.contexts, steps: stepsContext(steps) }
    return { ...nothing, result, steps, outputs: evaluateAll(job.outputs, contexts) }
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
  }
}

function openLeg({ workflow, happening, around, job, index, done }: LegPlan, root: string): Leg {
  const options: Partial<ActionOptions> = {
    tempRoot: root,
    github: { ...happening.github, eventName: happening.eventName, event: happening.event, job: job.id },
    matrix: job.legs[index] ?? {},
    strategy: { "job-index": index, "job-total": job.legs.length },
  }
  const whole = around.optionsFor(options)
  const folders = createJobFolders(whole, whole.github?.repository?.split("/")[1] ?? "")
  const needs = Object.fromEntries(
    done.filter((leg) => job.needs.includes(leg.job)).map(({ job: id, result, outputs }) => [id, { result, outputs }]),
  )
  const given = { ...jobContexts(whole, folders), secrets: around.secrets, vars: around.vars ?? {}, needs }
  const contexts = { ...given, inputs: happening.inputs ?? {} }
  const env = evaluateAll({ ...workflow.env, ...job.env }, contexts)
  return { job, options, folders, contexts: { ...contexts, env }, around }
}

function statusOfNeeds({ job, done }: LegPlan): JobStatus {
  const needed = done.filter((leg) => job.needs.includes(leg.job))
  return needed.every(({ result }) => result === "success") ? "success" : "failure"
}

async function runSteps(leg: Leg): Promise<readonly StepRun[]> {
  const done: StepRun[] = []
  for (const step of leg.job.steps) {
    const status = done.some(({ outcome }) => outcome === "failure") ? "failure" : "success"
    const contexts = { ...leg.contexts, steps: stepsContext(done) }
    const isDue = evaluateCondition(stepCondition(step.condition), status, contexts)
    done.push(isDue ? await runStep({ ...leg, contexts }, step, done.length) : skipped(step))
  }
  return done
}

function skipped({ id }: StepContext): StepRun {
  return { id, outcome: "skipped", outputs: {} }
}

async function runStep(
  { options, folders, contexts, around }: Leg,
  step: StepContext,
  index: number,
): Promise<StepRun> {
  const { id, does } = step
  const env = { ...Object(contexts.env), ...evaluateAll(step.env, contexts) }
  if (does.kind === "script") {
    const script = await runScript({ script: evaluateText(does.script, contexts), env, contexts, folders })
    return { id, outcome: script.succeeded ? "success" : "failure", outputs: script.outputs, script }
  }
  const inputs = evaluateAll(does.inputs, contexts)
  if (does.uses.startsWith("actions/cache@")) {
    const cache = openCache(around.caches, inputs, folders.workspace)
    return { id, outcome: "success", outputs: cache.outputs, cache }
  }
  if (!/^[\w-]+\/falconer@/.test(does.uses)) throw new Error(`${does.uses} is not ours, and is not run here`)
  const action = await around.runAction({
    ...options,
    env,
    uses: does.uses,
    inputs,
    github: { ...options.github, action: id ?? `__OWNER_falconer_${index}` },
  })
  return { id, outcome: action.conclusion === "success" ? "success" : "failure", outputs: action.outputs, action }
}

function stepsContext(steps: readonly StepRun[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    steps.flatMap(({ id, outcome, outputs }) => (id ? [[id, { outcome, conclusion: outcome, outputs }]] : [])),
  )
}

function evaluateAll(texts: Texts, contexts: Contexts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, evaluateText(text, contexts)]))
}
