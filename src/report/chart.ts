import { type AgentEnd, endOf } from "../model/agent-status.ts"
import { inlineCode } from "../text/markdown.ts"
import { duration } from "./duration.ts"
import type { RunReport, StatusChange } from "./run-report.ts"
import { markdownTable } from "./table.ts"

/** An agent that keeps changing its mind is shown by its newest states. */
const MOST_STATES = 40

/** Without a column for names of sections; on a phone there is no room to give away. */
const LAYOUT = '%%{init: {"gantt": {"leftPadding": 20, "rightPadding": 28}}}%%'

/** The steps of the time axis, from the finest one. With more than a few, the times would run into each other on phones. */
const TICKS: readonly { readonly name: string; readonly ms: number }[] = [
  ...[1, 2, 5, 10, 30].map((count) => ({ name: `${count}second`, ms: count * 1_000 })),
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ name: `${count}minute`, ms: count * 60_000 })),
  ...[1, 2, 4, 6, 12].map((count) => ({ name: `${count}hour`, ms: count * 3_600_000 })),
]
const MOST_TICKS = 4

/** From this share of the whole on, a bar has room for its words even on a phone. */
const WIDE_SHARE = 0.55

const ENDS: Readonly<Record<AgentEnd, string>> = {
  finished: "Finished",
  failed: "Failed",
  expired: "Expired",
  stopped: "Stopped",
}
const WORKING: Readonly<Record<string, string>> = {
  CREATING: "Starting",
  RUNNING: "Working",
  PENDING: "Waiting",
  QUEUED: "Waiting",
}

/** A state of the agent, and how long it lasted as far as this step saw. */
type Span = { readonly status: string; readonly fromMs: number; readonly toMs: number }

/**
 * The agent's states over time as a Mermaid chart (a gantt chart: GitHub draws it in comments and summaries). Pure, and
 * made of our own words only: a status word that nobody knows is not repeated in it. Undefined while there is nothing to
 * draw.
 */
export function stateChart(report: RunReport): string | undefined {
  const spans = spansOf(report)
  const lastMs = spans.at(-1)?.toMs ?? 0
  if (lastMs < 1_000) return undefined
  const bars = spans.map((span) => `    ${bar(span, lastMs)}`)
  return [
    "```mermaid",
    LAYOUT,
    "gantt",
    "    accTitle: The agent's states over time",
    `    accDescr: ${spans.map(spanWords).join(", ")}`,
    "    dateFormat YYYY-MM-DD HH:mm:ss",
    ...axisFor(lastMs).map((line) => `    ${line}`),
    ...bars,
    "```",
  ].join("\n")
}

/** The same for people and programs that the chart does not reach. */
export function stateTable(report: RunReport): string {
  const rows = spansOf(report).map(({ status, fromMs, toMs }) => [
    duration(fromMs),
    `${stateWord(status)} (${inlineCode(status, 40)})`,
    endOf(status) === undefined ? duration(toMs - fromMs) : "the end",
  ])
  return markdownTable(["After", "State", "For"], rows)
}

function spansOf({ timeline, elapsedMs }: RunReport): readonly Span[] {
  const shown = timeline.slice(-MOST_STATES)
  return shown.map(({ status, waitedMs }, index) => {
    const next: StatusChange | undefined = shown[index + 1]
    const untilMs = next?.waitedMs ?? (endOf(status) === undefined ? elapsedMs : waitedMs)
    return { status, fromMs: waitedMs, toMs: Math.max(waitedMs, untilMs) }
  })
}

function axisFor(lastMs: number): readonly string[] {
  const tick = TICKS.find(({ ms }) => lastMs <= MOST_TICKS * ms)
  const format = lastMs < 3_600_000 ? "%M:%S" : "%H:%M"
  return [`axisFormat ${format}`, ...(tick ? [`tickInterval ${tick.name}`] : [])]
}

/** The words of a narrow bar stand beside it, where Mermaid's dark look can show those of an active one nowhere. */
function bar(span: Span, lastMs: number): string {
  const [from, to] = [timeOfDay(span.fromMs), timeOfDay(span.toMs)]
  if (endOf(span.status) !== undefined) return `${stateWord(span.status)} :milestone, ${from}, ${from}`
  const isWide = span.toMs - span.fromMs >= WIDE_SHARE * lastMs
  return `${spanWords(span)} :${isWide ? "active, " : ""}${from}, ${to}`
}

function spanWords({ status, fromMs, toMs }: Span): string {
  return endOf(status) === undefined ? `${stateWord(status)} (${duration(toMs - fromMs)})` : stateWord(status)
}

function stateWord(status: string): string {
  const end = endOf(status)
  if (end !== undefined) return ENDS[end]
  return (Object.hasOwn(WORKING, status) ? WORKING[status] : undefined) ?? "Another state"
}

/** The chart's axis knows only the calendar, so the launch is put at the midnight of some day. */
function timeOfDay(ms: number): string {
  return new Date(Date.UTC(2000, 0, 1) + ms).toISOString().slice(0, 19).replace("T", " ")
}
