import type { SanitizedAgent } from "../model/agent.ts"
import type { OutcomeKind } from "../model/outcome.ts"
import type { TaskResult } from "../model/task-result.ts"
import { counted, grouped } from "../text/count.ts"
import { inlineCode } from "../text/markdown.ts"
import { inertSentence } from "../text/sentence.ts"
import { duration } from "./duration.ts"
import { link, pullRequestLink } from "./facts.ts"
import type { Findings } from "./run-report.ts"
import { markdownTable } from "./table.ts"

const NAME_LENGTH = 100
const REASON_LENGTH = 200
/** What an output takes, see outputs.ts. */
const RESULT_BYTES = 64 * 1024
const SHORT_SUMMARY = 200
/** So many tasks of one reason are named; the table has all. */
const NAMED = 10

const FAILED: ReadonlySet<OutcomeKind> = new Set(["failed", "expired", "stopped", "error", "unknown"])
const OPEN: ReadonlySet<OutcomeKind> = new Set(["timed-out", "launched", "cancelled"])

/** What a reader of the table looks for first. */
const RANKS: readonly OutcomeKind[] = [
  "unknown",
  "error",
  "failed",
  "expired",
  "stopped",
  "timed-out",
  "cancelled",
  "launched",
  "skipped",
  "finished",
  "ok",
]

export type FleetCounts = { readonly finished: number; readonly failed: number; readonly open: number }

export function isFailure(kind: OutcomeKind): boolean {
  return FAILED.has(kind)
}

/** How many tasks finished, failed, and may still be at work. */
export function countsOf(results: readonly TaskResult[]): FleetCounts {
  const count = (isIt: (kind: OutcomeKind) => boolean) => results.filter(({ outcome }) => isIt(outcome.kind)).length
  return {
    finished: count((kind) => kind === "finished"),
    failed: count(isFailure),
    open: results.filter(isOpen).length,
  }
}

/** A cancelled task whose agent was stopped is at work no more. */
function isOpen({ outcome }: TaskResult): boolean {
  if (!OPEN.has(outcome.kind)) return false
  const disposition = "disposition" in outcome ? outcome.disposition : undefined
  return outcome.kind !== "cancelled" || disposition === "still-running" || disposition === "left"
}

/** "5 of 12 tasks finished, 1 failed, 2 open, 4 not launched" */
export function countWords(results: readonly TaskResult[]): string {
  const { finished, failed, open } = countsOf(results)
  const rest = results.length - finished - failed - open
  const skipped = results.filter(({ outcome }) => outcome.kind === "skipped").length
  return [
    `${finished} of ${counted(results.length, "task")} finished`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(open > 0 ? [`${open} open`] : []),
    ...(rest > skipped ? [`${rest - skipped} cancelled`] : []),
    ...(skipped > 0 ? [`${skipped} not launched`] : []),
  ].join(", ")
}

type Extent = { readonly comparesModels: boolean; readonly resultPath?: string; readonly seconds?: number }

/** Everything that the reports say about a fleet. Pure. */
export function fleetFindings(
  results: readonly TaskResult[],
  { comparesModels, resultPath, seconds }: Extent,
): Findings {
  const sorted = results.toSorted((one, other) => rankOf(one) - rankOf(other))
  return {
    headline: countWords(results),
    result: fittingResult(results),
    lines: logTable(sorted),
    markdown: [...(comparesModels ? comparison(results) : []), taskTable(sorted), ...reasons(sorted)],
    fleet: { ...countsOf(results), resultPath, seconds },
  }
}

function rankOf({ outcome }: TaskResult): number {
  return RANKS.indexOf(outcome.kind)
}

/** One task in the output `result`, and in its file. */
export function resultEntry({ id, outcome, agent, seconds }: TaskResult): Readonly<Record<string, unknown>> {
  return {
    id,
    outcome: outcome.kind,
    agentId: agent?.id ?? "",
    status: agent?.status ?? "",
    prUrl: agent?.pullRequest?.url ?? "",
    branchName: agent?.branchName ?? "",
    summary: agent?.summary ?? "",
    ...(seconds !== undefined && { seconds }),
  }
}

/** The result as an output can hold it, which is JSON still: summaries are what is least missed, the file has them. */
function fittingResult(results: readonly TaskResult[]): readonly unknown[] {
  const entries = results.map(resultEntry)
  const fits = (value: readonly unknown[]) => Buffer.byteLength(JSON.stringify(value)) <= RESULT_BYTES
  const short = entries.map((entry) => ({ ...entry, summary: String(entry.summary).slice(0, SHORT_SUMMARY) }))
  const withoutSummary = entries.map((entry) => ({ ...entry, summary: "" }))
  const bare = entries.map(({ id, outcome, prUrl }) => ({ id, outcome, prUrl }))
  return [entries, short, withoutSummary, bare].find(fits) ?? bare.map(({ id, outcome }) => ({ id, outcome }))
}

function taskTable(results: readonly TaskResult[]): string {
  const rows = results.map(({ id, repository, outcome, agent, seconds }) => [
    inlineCode(id, NAME_LENGTH),
    outcome.kind,
    pullRequestCell(agent),
    inlineCode(repository, NAME_LENGTH),
    agentCell(agent),
    timeCell(seconds),
  ])
  return markdownTable(["Task", "Outcome", "Pull request", "Repository", "Agent", "Time"], rows)
}

/** Side by side, what a choice hangs on. */
function comparison(results: readonly TaskResult[]): readonly string[] {
  const rows = results.map(({ id, model, outcome, agent, seconds }) => [
    inlineCode(model ?? id, NAME_LENGTH),
    outcome.kind,
    timeCell(seconds),
    agent?.changes
      ? `+${grouped(agent.changes.added)} −${grouped(agent.changes.removed)} in ${counted(agent.changes.files, "file")}`
      : "",
    pullRequestCell(agent),
  ])
  return [
    "### The models compared",
    markdownTable(["Model", "Outcome", "Time", "Lines changed", "Pull request"], rows),
    "### Tasks",
  ]
}

/** Why tasks ended as they did, in the words of the log: one line for all that share a reason. */
function reasons(results: readonly TaskResult[]): readonly string[] {
  const groups = Map.groupBy(results, ({ outcome }) => reasonOf(outcome))
  const lines = [...groups].flatMap(([reason, tasks]) =>
    reason === undefined ? [] : [`- ${named(tasks)}: ${inertSentence(reason, REASON_LENGTH)}`],
  )
  return lines.length === 0 ? [] : ["### What happened", lines.join("\n")]
}

function named(tasks: readonly TaskResult[]): string {
  const names = tasks.slice(0, NAMED).map(({ id }) => inlineCode(id, NAME_LENGTH))
  return `${names.join(", ")}${tasks.length > NAMED ? ` and ${tasks.length - NAMED} more` : ""}`
}

/** Why, in a sentence; undefined for what needs none. */
export function reasonOf(outcome: TaskResult["outcome"]): string | undefined {
  if (outcome.kind === "skipped") return outcome.reason
  const problem = "problem" in outcome ? outcome.problem : undefined
  return problem && `${problem.message}${problem.detail === undefined ? "" : ` Cursor said: ${problem.detail}`}`
}

function pullRequestCell(agent: SanitizedAgent | undefined): string {
  return agent?.pullRequest ? pullRequestLink(agent.pullRequest) : ""
}

function agentCell(agent: SanitizedAgent | undefined): string {
  if (!agent) return ""
  return agent.url === undefined ? inlineCode(agent.id, NAME_LENGTH) : link("its agent", agent.url)
}

function timeCell(seconds: number | undefined): string {
  return seconds === undefined ? "" : duration(seconds * 1000)
}

/** The table at the end of the log: what did not finish, and where to look. */
function logTable(results: readonly TaskResult[]): readonly string[] {
  const launched = results.filter(({ outcome }) => outcome.kind !== "finished" && outcome.kind !== "skipped")
  const skipped = Map.groupBy(
    results.filter(({ outcome }) => outcome.kind === "skipped"),
    ({ outcome }) => reasonOf(outcome) ?? "",
  )
  return [
    ...launched.map(({ id, outcome, agent }) =>
      logRow(outcome.kind, id, agent === undefined ? (reasonOf(outcome) ?? "") : (agent.url ?? agent.id)),
    ),
    ...[...skipped].map(([reason, [first, ...others]]) => {
      const more = others.length > 0 ? ` and ${others.length} more` : ""
      return logRow("skipped", `${first?.id ?? ""}${more}`, reason)
    }),
  ]
}

function logRow(kind: OutcomeKind, name: string, more: string): string {
  return `${kind.padEnd(9)}  ${name}  ${more}`
}
