import { load } from "js-yaml"

/** A workflow as far as `runWorkflow` follows it. Texts may hold `${{ … }}`. */
export type Workflow = {
  readonly name: string
  /** By event; the filter is empty for an event without one. */
  readonly on: ReadonlyMap<string, Filter>
  readonly permissions: Texts
  readonly concurrency: Concurrency | undefined
  readonly env: Texts
  readonly jobs: readonly Job[]
}

export type Filter = { readonly types?: readonly string[]; readonly workflows?: readonly string[] }
export type Texts = Readonly<Record<string, string>>
export type Concurrency = { readonly group: string; readonly cancelInProgress: boolean; readonly queue: string }

export type Job = {
  readonly id: string
  readonly needs: readonly string[]
  readonly condition: string
  /** A leg for each combination; one without values for a job without a matrix. */
  readonly legs: readonly Readonly<Record<string, unknown>>[]
  readonly concurrency: Concurrency | undefined
  readonly timeoutMinutes: number
  readonly env: Texts
  readonly outputs: Texts
  readonly steps: readonly StepContext[]
}

export type StepContext = {
  readonly id: string | undefined
  readonly condition: string
  readonly env: Texts
  readonly does:
    | { readonly kind: "action"; readonly uses: string; readonly inputs: Texts }
    | { readonly kind: "script"; readonly script: string }
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads a workflow file. What it cannot follow it refuses, so that no key of an example is passed over; that the file
 * is one which GitHub takes is checked elsewhere.
 * @throws {Error} for a key that is not followed here
 */
export function readWorkflow(yaml: string): Workflow {
  const root = fields(load(yaml), "the workflow")
  only(root, "the workflow", ["name", "on", "permissions", "concurrency", "env", "jobs"])
  return {
    name: String(root.name),
    on: new Map(Object.entries(triggers(root.on)).map(([event, filter]) => [event, readFilter(event, filter)])),
    permissions: texts(root.permissions, "permissions"),
    concurrency: readConcurrency(root.concurrency),
    env: texts(root.env, "env"),
    jobs: Object.entries(fields(root.jobs, "jobs")).map(([id, job]) => readJob(id, fields(job, id))),
  }
}

function triggers(on: unknown): Fields {
  return typeof on === "string" ? { [on]: null } : fields(on, "on")
}

function readFilter(event: string, filter: unknown): Filter {
  // A schedule has a list of times, a dispatch its inputs: neither keeps an event out.
  if (filter === null || event === "schedule" || event === "workflow_dispatch") return {}
  const given = fields(filter, event)
  only(given, event, ["types", "workflows"])
  // Which types an event has by itself differs from event to event, and readers of an example should not have to know.
  if (given.types === undefined) throw new Error(`${event}: \`types\` are expected`)
  return {
    types: list(given.types),
    ...(given.workflows !== undefined && { workflows: list(given.workflows) }),
  }
}

const JOB_KEYS = "name needs if strategy runs-on concurrency timeout-minutes env outputs steps".split(" ")

function readJob(id: string, job: Fields): Job {
  only(job, `job ${id}`, JOB_KEYS)
  return {
    id,
    needs: job.needs === undefined ? [] : list(job.needs),
    condition: condition(job.if),
    legs: job.strategy === undefined ? [{}] : readLegs(fields(job.strategy, "strategy")),
    concurrency: readConcurrency(job.concurrency),
    timeoutMinutes: Number(job["timeout-minutes"]),
    env: texts(job.env, "env"),
    outputs: texts(job.outputs, "outputs"),
    steps: items(job.steps).map((step, index) => readStep(fields(step, `step ${index + 1} of ${id}`))),
  }
}

/** All combinations of the matrix' lists, in the order of GitHub: the last list changes fastest. */
function readLegs(strategy: Fields): readonly Fields[] {
  only(strategy, "strategy", ["fail-fast", "max-parallel", "matrix"])
  const matrix = Object.entries(fields(strategy.matrix, "matrix"))
  return matrix.reduce<readonly Fields[]>(
    (legs, [name, values]) => legs.flatMap((leg) => items(values).map((value) => ({ ...leg, [name]: value }))),
    [{}],
  )
}

function readStep(step: Fields): StepContext {
  only(step, "a step", ["id", "name", "if", "env", "uses", "with", "run"])
  const common = {
    id: typeof step.id === "string" ? step.id : undefined,
    condition: condition(step.if),
    env: texts(step.env, "env"),
  }
  return typeof step.uses === "string"
    ? { ...common, does: { kind: "action", uses: step.uses, inputs: texts(step.with, "with") } }
    : { ...common, does: { kind: "script", script: String(step.run) } }
}

/** The expression of an `if:`, which may stand in `${{ }}` or without. */
function condition(value: unknown): string {
  if (value === undefined) return "success()"
  const text = String(value).trim()
  return /^\$\{\{([\s\S]*)\}\}$/.exec(text)?.[1]?.trim() ?? text
}

function readConcurrency(value: unknown): Concurrency | undefined {
  if (value === undefined) return undefined
  const given = fields(value, "concurrency")
  only(given, "concurrency", ["group", "cancel-in-progress", "queue"])
  return {
    group: String(given.group),
    cancelInProgress: given["cancel-in-progress"] !== false,
    queue: String(given.queue ?? "single"),
  }
}

function texts(value: unknown, what: string): Texts {
  if (value === undefined || value === null) return {}
  return Object.fromEntries(Object.entries(fields(value, what)).map(([name, text]) => [name, String(text ?? "")]))
}

function list(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String)
}

function items(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new Error(`A list is expected, not ${JSON.stringify(value)}`)
}

function only(given: Fields, what: string, known: readonly string[]): void {
  const stranger = Object.keys(given).find((key) => !known.includes(key))
  if (stranger !== undefined) throw new Error(`${what}: \`${stranger}\` is not followed here`)
}

function fields(value: unknown, what: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value }
  throw new Error(`${what}: names and values are expected, not ${JSON.stringify(value)}`)
}
