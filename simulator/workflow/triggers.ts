import { type Fields, fields, isFields, items, list, WorkflowError } from "./yaml-fields.ts"

/** What narrows an event of `on`. Absent: everything passes. */
export type Filter = {
  readonly types?: readonly string[]
  readonly workflows?: readonly string[]
  readonly branches?: readonly string[]
  readonly branchesIgnored?: readonly string[]
  /** Tags were named and branches were not, so a branch does not pass. */
  readonly onlyTags?: boolean
  /** Of a schedule. */
  readonly times?: readonly string[]
  /** Of a manual run. */
  readonly inputs?: ReadonlyMap<string, DispatchInput>
}

/** An input of a manual run, as the file declares it. */
export type DispatchInput = {
  readonly type: string
  readonly required: boolean
  readonly default?: string
  readonly options: readonly string[]
}

/** What of an event the filters look at. */
export type Occasion = {
  readonly eventName: string
  readonly event: Fields
  /** Without `refs/heads/`. */
  readonly branch: string
}

/** GitHub's documentation, "Events that trigger workflows": every other event passes with every type. */
const TYPES_BY_DEFAULT: Readonly<Record<string, readonly string[]>> = {
  pull_request: ["opened", "synchronize", "reopened"],
  pull_request_target: ["opened", "synchronize", "reopened"],
}

/** Reads `on`, in each of its three forms. */
export function readFilters(on: unknown): ReadonlyMap<string, Filter> {
  if (on === undefined || on === null) throw new WorkflowError("`on` is missing, so nothing starts this workflow")
  if (!isFields(on)) return new Map(list(on).map((event) => [event, readFilter(event, {})]))
  return new Map(Object.entries(on).map(([event, filter]) => [event, readFilter(event, filter ?? {})]))
}

function readFilter(event: string, given: unknown): Filter {
  if (event === "schedule") return { times: items(given, event).map((entry) => String(fields(entry, event).cron)) }
  const filter = fields(given, event)
  if (event === "workflow_dispatch") return { inputs: readInputs(filter.inputs) }
  const types = filter.types === undefined ? TYPES_BY_DEFAULT[event] : list(filter.types)
  return {
    ...(types && { types }),
    ...(filter.workflows !== undefined && { workflows: list(filter.workflows) }),
    ...(filter.branches !== undefined && { branches: list(filter.branches) }),
    ...(filter["branches-ignore"] !== undefined && { branchesIgnored: list(filter["branches-ignore"]) }),
    ...(filter.tags !== undefined && filter.branches === undefined && { onlyTags: true }),
  }
}

function readInputs(inputs: unknown): ReadonlyMap<string, DispatchInput> {
  const declared = Object.entries(inputs === undefined || inputs === null ? {} : fields(inputs, "inputs"))
  return new Map(
    declared.map(([name, value]) => {
      const { type = "string", required = false, default: given, options } = fields(value ?? {}, name)
      const isGiven = given !== undefined && given !== null
      const input = { type: String(type), required: required === true, options: list(options) }
      return [name, { ...input, ...(isGiven && { default: String(given) }) }]
    }),
  )
}

/** Why a workflow with these triggers does not start; undefined when it does. */
export function reasonNotToStart(on: ReadonlyMap<string, Filter>, occasion: Occasion): string | undefined {
  const { eventName, event } = occasion
  const filter = on.get(eventName)
  const listens = `it listens to ${[...on].map(described).join(", ")}`
  if (!filter) return `it does not listen to \`${eventName}\`; ${listens}`
  const { types, workflows } = filter
  // A repository_dispatch has its type as `action` as well.
  const type = String(event.action)
  if (types && !types.includes(type)) return `it does not listen to \`${eventName}\` of the type ${type}; ${listens}`
  const run = isFields(event.workflow_run) ? String(event.workflow_run.name) : ""
  if (workflows && !workflows.includes(run)) {
    return `it listens to runs of ${workflows.join(", ")}, and this is a run of ${run}`
  }
  return passesBranch(filter, filteredBranch(occasion))
    ? undefined
    : `its filter of branches leaves out ${filteredBranch(occasion)}`
}

function described([event, { types }]: [string, Filter]): string {
  return types === undefined ? `\`${event}\`` : `\`${event}\` (${types.join(", ")})`
}

/** The branch that the filter of this event is about. */
function filteredBranch({ eventName, event, branch }: Occasion): string {
  const run = event.workflow_run
  if (eventName === "workflow_run" && isFields(run)) return String(run.head_branch)
  const pull = event.pull_request
  const base = isFields(pull) && isFields(pull.base) ? pull.base.ref : undefined
  return base === undefined ? branch : String(base)
}

function passesBranch({ branches, branchesIgnored, onlyTags }: Filter, branch: string): boolean {
  if (onlyTags) return false
  return (!branches || matches(branches, branch)) && !(branchesIgnored && matches(branchesIgnored, branch))
}

/** GitHub's patterns, later ones before earlier ones, `!` for not. */
function matches(patterns: readonly string[], branch: string): boolean {
  const last = patterns.findLast((pattern) => glob(pattern.replace(/^!/, "")).test(branch))
  return last !== undefined && !last.startsWith("!")
}

function glob(pattern: string): RegExp {
  const source = pattern.replaceAll(/\*\*|\*|[^\w*]/g, (part) => {
    if (part === "**") return ".*"
    if (part === "*") return "[^/]*"
    return "?+[]".includes(part) ? part : `\\${part}`
  })
  return new RegExp(`^${source}$`)
}
