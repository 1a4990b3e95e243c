import { load } from "js-yaml"
import { readLegs } from "./matrix.ts"
import { readPermissions } from "./permissions.ts"
import { type Filter, readFilters } from "./triggers.ts"
import { type Fields, fields, items, list, type Texts, texts, WorkflowError } from "./yaml-fields.ts"

/** A workflow as far as `runWorkflow` follows it. Texts may hold `${{ … }}`. */
export type Workflow = {
  readonly name: string
  /** By event, in the order of the file. */
  readonly on: ReadonlyMap<string, Filter>
  /** Absent when the file says nothing, so that the repository's setting counts. */
  readonly permissions?: Texts
  readonly concurrency?: Concurrency
  readonly env: Texts
  readonly jobs: readonly Job[]
  /** Keys that are not followed here, such as "job agent: `container`". */
  readonly notFollowed: readonly string[]
}

type Concurrency = { readonly group: string; readonly cancelInProgress: boolean; readonly queue: string }

export type Job = {
  readonly id: string
  readonly name?: string
  readonly needs: readonly string[]
  readonly condition: string
  /** A leg for each combination; one without values for a job without a matrix. */
  readonly legs: readonly Fields[]
  /** Instead of the workflow's. */
  readonly permissions?: Texts
  readonly concurrency?: Concurrency
  /** Not a number when the file says nothing. */
  readonly timeoutMinutes: number
  readonly env: Texts
  readonly outputs: Texts
  readonly steps: readonly Step[]
}

export type Step = {
  readonly id?: string
  readonly name?: string
  readonly condition: string
  /** `true`, or an expression. */
  readonly continueOnError: string
  readonly env: Texts
  readonly does:
    | { readonly kind: "action"; readonly uses: string; readonly inputs: Texts }
    | {
        readonly kind: "script"
        readonly script: string
        readonly shell: string
        /** Below the workspace. */
        readonly folder: string
      }
}

const WORKFLOW_KEYS = "name run-name on permissions concurrency env jobs".split(" ")
const JOB_KEYS =
  "name needs if strategy runs-on permissions concurrency timeout-minutes env outputs steps environment".split(" ")
const STEP_KEYS = "id name if env uses with run shell working-directory continue-on-error timeout-minutes".split(" ")

/**
 * Reads a workflow file. Keys that are not followed are named in `notFollowed`; that the file is one which GitHub takes
 * is checked elsewhere.
 * @throws {WorkflowError} for a text that is no workflow
 */
export function readWorkflow(yaml: string): Workflow {
  const root = fields(parse(yaml), "The workflow")
  const jobs = Object.entries(fields(root.jobs, "jobs")).map(([id, job]) => ({ id, job: fields(job, `job ${id}`) }))
  return {
    name: typeof root.name === "string" ? root.name : "workflow",
    on: readFilters(root.on),
    permissions: readPermissions(root.permissions),
    concurrency: readConcurrency(root.concurrency),
    env: texts(root.env, "env"),
    jobs: jobs.map(({ id, job }) => readJob(id, job)),
    notFollowed: [
      ...strangers(root, "the workflow", WORKFLOW_KEYS),
      ...jobs.flatMap(({ id, job }) => [...strangers(job, `job ${id}`, JOB_KEYS), ...strangersInSteps(id, job)]),
    ],
  }
}

function parse(yaml: string): unknown {
  try {
    return load(yaml)
  } catch (error) {
    throw new WorkflowError(error instanceof Error ? error.message : String(error))
  }
}

function strangers(given: Fields, what: string, known: readonly string[]): readonly string[] {
  return Object.keys(given).flatMap((key) => (known.includes(key) ? [] : [`${what}: \`${key}\``]))
}

function strangersInSteps(id: string, job: Fields): readonly string[] {
  return stepsOf(job).flatMap((step, index) => strangers(step, `job ${id}, step ${index + 1}`, STEP_KEYS))
}

function stepsOf({ steps }: Fields): readonly Fields[] {
  // A job that calls another workflow has none.
  if (steps === undefined) return []
  return items(steps, "steps").map((step, index) => fields(step, `step ${index + 1}`))
}

function readJob(id: string, job: Fields): Job {
  return {
    id,
    name: optionalText(job.name),
    needs: list(job.needs),
    condition: condition(job.if),
    legs: job.strategy === undefined ? [{}] : readLegs(fields(job.strategy, "strategy").matrix),
    permissions: readPermissions(job.permissions),
    concurrency: readConcurrency(job.concurrency),
    timeoutMinutes: Number(job["timeout-minutes"]),
    env: texts(job.env, "env"),
    outputs: texts(job.outputs, "outputs"),
    steps: stepsOf(job).map(readStep),
  }
}

function readStep(step: Fields): Step {
  const common = {
    id: optionalText(step.id),
    name: optionalText(step.name),
    condition: condition(step.if),
    continueOnError: String(step["continue-on-error"] ?? false),
    env: texts(step.env, "env"),
  }
  if (typeof step.uses === "string") {
    return { ...common, does: { kind: "action", uses: step.uses, inputs: texts(step.with, "with") } }
  }
  const { shell = "bash", "working-directory": folder = "." } = step
  return { ...common, does: { kind: "script", script: String(step.run), shell: String(shell), folder: String(folder) } }
}

function optionalText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value)
}

/** The expression of an `if:`, which may be in `${{ }}` or without. */
function condition(value: unknown): string {
  if (value === undefined) return "success()"
  const text = String(value).trim()
  return /^\$\{\{([\s\S]*)\}\}$/.exec(text)?.[1]?.trim() ?? text
}

function readConcurrency(value: unknown): Concurrency | undefined {
  if (value === undefined) return undefined
  const given = typeof value === "string" ? { group: value } : fields(value, "concurrency")
  return {
    group: String(given.group),
    cancelInProgress: given["cancel-in-progress"] !== false && given["cancel-in-progress"] !== undefined,
    queue: String(given.queue ?? "single"),
  }
}
