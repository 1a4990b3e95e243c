import { type Job, readWorkflow, type Step, type Workflow } from "../../simulator/workflow/workflow-file.ts"

/** `timeout-minutes` of our action when a step does not say. */
const DEFAULT_WAIT_MINUTES = 60

/** `checks-timeout-minutes` of it. */
const DEFAULT_CHECKS_MINUTES = 30

/** An Enterprise Server may be older than `queue`, which GitHub made in May 2026. */
const WITHOUT_QUEUE = ["enterprise-server.yml"]

/** Text that other people write. As an input of the action it would count as the author's own instruction. */
const WRITTEN_BY_OTHERS = /github\.event\.[\w.]*\b(body|title|description|message|display_title)\b|github\.head_ref/

/** What every example owes its readers, beyond what GitHub and the linters ask; one sentence for each that is missing. */
export function problemsOf(file: string, text: string): readonly string[] {
  const workflow = readWorkflow(text)
  return [
    ...permissionProblems(text),
    ...workflow.jobs.flatMap((job) => [...concurrencyProblems(file, workflow, job), ...timeoutProblems(job)]),
    ...workflow.jobs.flatMap(({ steps }) => steps.flatMap(stepProblems)),
    ...pinProblems(text),
    ...workflow.notFollowed.map((key) => `${key} is not followed by the tests`),
  ]
}

/** Each permission is on a line of its own, with its reason behind it. */
function permissionProblems(text: string): readonly string[] {
  const block = /^permissions:(.*(?:\n[ ]+.*)*)/m.exec(text)?.[1]
  if (block === undefined) return ["permissions are missing"]
  const lines = block.split("\n").filter((line) => line.trim() !== "")
  return lines.filter((line) => !/#\s*\S/.test(line)).map((line) => `no reason for ${line.trim()}`)
}

function concurrencyProblems(file: string, workflow: Workflow, job: Job): readonly string[] {
  const concurrency = job.concurrency ?? workflow.concurrency
  if (!concurrency) return [`${job.id}: concurrency is missing`]
  return [
    ...(concurrency.cancelInProgress ? [`${job.id}: cancels an agent that works`] : []),
    ...(concurrency.queue === "max" || WITHOUT_QUEUE.includes(file) ? [] : [`${job.id}: drops a launch that waits`]),
  ]
}

function timeoutProblems(job: Job): readonly string[] {
  if (Number.isNaN(job.timeoutMinutes)) return [`${job.id}: timeout-minutes is missing`]
  // Of steps with a condition one runs; the others come one after the other.
  const always = job.steps.filter(({ condition }) => condition === "success()").map(waitMinutes)
  const sometimes = job.steps.filter(({ condition }) => condition !== "success()").map(waitMinutes)
  const longest = always.reduce((sum, minutes) => sum + minutes, Math.max(0, ...sometimes))
  return job.timeoutMinutes > longest ? [] : [`${job.id}: ends before its agent's time is over`]
}

/** The longest that a step waits for an agent and for the checks of each of its turns, where the file says so itself. */
function waitMinutes({ does }: Step): number {
  if (does.kind === "script" || !does.uses.includes("/falconer@") || does.inputs.wait === "false") return 0
  const { operation = "launch", "timeout-minutes": minutes, "max-fixes": fixes } = does.inputs
  if (!["launch", "fleet", "follow-up", "wait"].includes(operation)) return 0
  const turnMinutes = Number(minutes) || DEFAULT_WAIT_MINUTES
  if (!Number(fixes)) return turnMinutes
  const checksMinutes = Number(does.inputs["checks-timeout-minutes"]) || DEFAULT_CHECKS_MINUTES
  return (1 + Number(fixes)) * (turnMinutes + checksMinutes)
}

function stepProblems({ does }: Step): readonly string[] {
  if (does.kind === "script") return does.script.includes("${{") ? ["a script holds an expression"] : []
  const foreign = Object.entries(does.inputs).filter(([, value]) => WRITTEN_BY_OTHERS.test(value))
  return foreign.map(([name]) => `\`${name}\` passes on what others wrote`)
}

function pinProblems(text: string): readonly string[] {
  const used = [...text.matchAll(/\buses: (.*)/g)].map(([, uses = ""]) => uses)
  return used
    .filter((uses) => uses !== "OWNER/falconer@COMMIT" && !/^[\w./-]+@[0-9a-f]{40} # v[\d.]+$/.test(uses))
    .map((uses) => `${uses} is not pinned`)
}
