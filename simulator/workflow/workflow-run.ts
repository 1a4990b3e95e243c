import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ActionOptions } from "../runner/action-run.ts"
import { jobContexts } from "../runner/contexts.ts"
import { type Contexts, evaluateCondition, evaluateText, stepCondition } from "../runner/expressions.ts"
import { createJobFolders } from "../runner/job-folders.ts"
import { evaluateAll, type Leg, runStep, type StepRun, skippedStep, titleOf } from "./step-run.ts"
import type { Happening, Result, Surroundings } from "./surroundings.ts"
import { type Occasion, reasonNotToStart } from "./triggers.ts"
import type { Job, Workflow } from "./workflow-file.ts"
import { type Texts, WorkflowError } from "./yaml-fields.ts"

export type LegRun = {
  readonly job: string
  /** The job's name, with the values of its leg. */
  readonly title: string
  readonly result: Result
  readonly outputs: Texts
  readonly steps: readonly StepRun[]
  /** The concurrency group of the job, or else of the workflow; empty for none. */
  readonly group: string
}

/**
 * Runs a workflow for something that happened: trigger, conditions, matrix, `needs`, expressions, scripts and our own
 * action, whose post step runs right after its main step. Other actions are passed over. Jobs run one after the other.
 * @returns undefined when the workflow does not listen to this; else every leg of every job
 * @throws {Error} for a wrong expression
 */
export async function runWorkflow(
  workflow: Workflow,
  happening: Happening,
  around: Surroundings,
): Promise<readonly LegRun[] | undefined> {
  if (reasonNotToStart(workflow.on, occasionOf(happening)) !== undefined) return undefined
  const done: LegRun[] = []
  for (const job of inOrder(workflow.jobs)) {
    for (const index of job.legs.keys()) done.push(await runLeg({ workflow, happening, around, job, index, done }))
  }
  return done
}

/** In the order of the file, but each after those it needs. */
function inOrder(jobs: readonly Job[]): readonly Job[] {
  const ordered: Job[] = []
  for (let rest = jobs; rest.length > 0; rest = jobs.filter((job) => !ordered.includes(job))) {
    const ids = ordered.map(({ id }) => id)
    const next = rest.find(({ needs }) => needs.every((id) => ids.includes(id)))
    if (!next)
      throw new WorkflowError(`No job can be first among ${rest.map(({ id }) => id).join(", ")}: see \`needs\``)
    ordered.push(next)
  }
  return ordered
}

/** What the filters of a workflow look at. */
export function occasionOf({ eventName, event, github }: Happening): Occasion {
  return { eventName, event, branch: (github?.ref ?? "refs/heads/main").replace(/^refs\/heads\//, "") }
}

type LegPlan = {
  readonly workflow: Workflow
  readonly happening: Happening
  readonly around: Surroundings
  readonly job: Job
  readonly index: number
  readonly done: readonly LegRun[]
}

async function runLeg(plan: LegPlan): Promise<LegRun> {
  const { workflow, job, around } = plan
  const root = mkdtempSync(join(tmpdir(), "job-"))
  try {
    const leg = openLeg(plan, root)
    const concurrency = job.concurrency ?? workflow.concurrency
    const group = concurrency ? evaluateText(concurrency.group, leg.contexts) : ""
    const title = titleOfLeg(plan, leg.contexts)
    const nothing = { job: job.id, title, outputs: {}, steps: [], group }
    if (!evaluateCondition(stepCondition(job.condition), statusOfNeeds(plan), leg.contexts)) {
      around.onProgress?.({ kind: "job-skipped", title, condition: job.condition })
      return { ...nothing, result: "skipped" }
    }
    around.onProgress?.({ kind: "job", title, group })
    const steps = await runSteps(leg)
    const contexts = { ...leg.contexts, steps: stepsContext(steps) }
    return { ...nothing, result: resultOf(steps), steps, outputs: evaluateAll(job.outputs, contexts) }
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
  }
}

/** GitHub puts the values of a leg behind a name that does not show them. */
function titleOfLeg({ job, index }: LegPlan, contexts: Contexts): string {
  if (job.name !== undefined) return evaluateText(job.name, contexts)
  const values = Object.values(job.legs[index] ?? {}).map((value) =>
    typeof value === "object" ? JSON.stringify(value) : String(value),
  )
  return values.length === 0 ? job.id : `${job.id} (${values.join(", ")})`
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
  const given = { ...jobContexts(whole, folders), secrets: around.secrets, vars: around.vars ?? {} }
  const contexts = { ...given, needs: needsContext(job, done), inputs: happening.inputs ?? {} }
  const env = evaluateAll({ ...workflow.env, ...job.env }, contexts)
  return { job, options, folders, contexts: { ...contexts, env }, around, addedPath: [] }
}

/** Of several legs, the last one that sets an output counts, and one that failed fails the job. */
function needsContext(job: Job, done: readonly LegRun[]) {
  const needed = job.needs.map((id) => {
    const legs = done.filter((leg) => leg.job === id)
    const failed = legs.find(({ result }) => result === "failure")
    const outputs = legs.flatMap((leg) => Object.entries(leg.outputs).filter(([, value]) => value !== ""))
    return [id, { result: failed?.result ?? legs.at(-1)?.result ?? "skipped", outputs: Object.fromEntries(outputs) }]
  })
  return Object.fromEntries(needed)
}

function statusOfNeeds({ job, done }: LegPlan): Result {
  const results = done.filter((leg) => job.needs.includes(leg.job)).map(({ result }) => result)
  if (results.includes("failure")) return "failure"
  return results.includes("skipped") ? "skipped" : "success"
}

async function runSteps(leg: Leg): Promise<readonly StepRun[]> {
  const done: StepRun[] = []
  for (const step of leg.job.steps) {
    const contexts = { ...leg.contexts, ...leftBy(done, leg), steps: stepsContext(done) }
    if (evaluateCondition(stepCondition(step.condition), resultOf(done), contexts)) {
      const addedPath = done.flatMap(({ action, script }) => action?.path ?? script?.path ?? [])
      done.push(await runStep({ ...leg, contexts, addedPath }, step, done.length))
    } else {
      leg.around.onProgress?.({ kind: "step-skipped", title: titleOf(step), condition: step.condition })
      done.push(skippedStep(step))
    }
  }
  return done
}

/** What earlier steps wrote to GITHUB_ENV. */
function leftBy(done: readonly StepRun[], { contexts }: Leg): Contexts {
  const added = done.map(({ action, script }) => action?.env ?? script?.env ?? {})
  return { env: Object.assign({ ...Object(contexts.env) }, ...added) }
}

function resultOf(steps: readonly StepRun[]): "success" | "failure" {
  return steps.some(({ conclusion }) => conclusion === "failure") ? "failure" : "success"
}

function stepsContext(steps: readonly StepRun[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    steps.flatMap(({ id, outcome, conclusion, outputs }) =>
      id === undefined ? [] : [[id, { outcome, conclusion, outputs }]],
    ),
  )
}
