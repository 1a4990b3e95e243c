import type { Todo } from "../cursor/agent.ts"
import { cutToLength } from "../text/budget.ts"
import { safeInline } from "../text/safe-inline.ts"
import { safeQuote } from "../text/safe-markdown.ts"
import { detailsPart, markedHeadline, resultLines } from "./facts.ts"
import { severityOf } from "./headline.ts"
import { nextSteps, reRunAdvice } from "./next-steps.ts"
import { problemText } from "./problem-text.ts"
import type { RunReport } from "./run-report.ts"
import { folded } from "./table.ts"

/** GitHub takes 65,536 characters; the rest is room for the marker and for whoever counts differently. */
const MOST_CHARACTERS = 60_000
/** A longer summary is folded. */
const FOLD_ABOVE_LINES = 12
const FOLD_ABOVE_CHARACTERS = 1_200

/** How much of an agent's to-do list is shown. */
const MOST_TODO_LINES = 12
const TODOS_BEFORE = 3
const TODO_LENGTH = 200
/** No meaning hangs on a picture alone; what is pending needs no word. */
const STATE_WORDS: Readonly<Record<Todo["state"], string>> = {
  completed: "done: ",
  "in-progress": "now: ",
  pending: "",
  cancelled: "dropped: ",
}

/** What a comment has room for. */
type SizeLimits = { readonly summaryLength: number; readonly details: boolean; readonly why?: string }

/** What is least missed goes first. */
const LADDER: readonly SizeLimits[] = [
  { summaryLength: 20_000, details: true },
  { summaryLength: 4_000, details: true },
  { summaryLength: 500, details: true },
  { summaryLength: 0, details: true },
  { summaryLength: 0, details: false },
]
const BARE: SizeLimits = { summaryLength: 0, details: false }
const REFUSED: SizeLimits = { ...BARE, why: "GitHub refused the whole text" }

/**
 * The comment below its marker. Pure. What does not fit into GitHub's limit is left out, the least important first, and
 * the comment says so.
 */
export function commentText(report: RunReport, most = MOST_CHARACTERS): string {
  const bodies = LADDER.values().map((limits) => bodyWith(report, limits))
  return bodies.find((body) => body.length <= most) ?? bodyWith(report, BARE)
}

/** What takes the place of a comment that GitHub does not want, for whatever there is in it. Pure. */
export function shortCommentText(report: RunReport): string {
  return bodyWith(report, REFUSED)
}

function bodyWith(report: RunReport, limits: SizeLimits): string {
  const { outcome, run } = report
  const problem = outcome && "problem" in outcome ? outcome.problem : undefined
  const cut = cutNote(report, limits)
  // Nothing came of the request, so there are no results to list.
  const isRefused = outcome?.kind === "error" && report.agent === undefined
  const parts = [
    `### ${markedHeadline(report)}`,
    ...(report.note === undefined ? [] : [report.note]),
    ...resultLines(report),
    ...(problem
      ? [problemText(problem, run?.docsUrl, { weight: severityOf(report), advice: reRunAdvice(report) })]
      : []),
    ...todoPart(report),
    ...nextPart(report),
    ...summaryPart(report, limits),
    ...(limits.details && !isRefused ? detailsPart(report) : []),
    ...(cut === undefined ? [] : [cut]),
  ]
  return `${parts.join("\n\n")}\n`
}

function summaryPart({ outcome, agent }: RunReport, { summaryLength }: SizeLimits): readonly string[] {
  if (!outcome || agent?.summary === undefined || summaryLength === 0) return []
  const quote = safeQuote(agent.summary, summaryLength)
  if (quote === "") return []
  const title = "What the agent says about it"
  const isLong = quote.length > FOLD_ABOVE_CHARACTERS || quote.split("\n").length > FOLD_ABOVE_LINES
  return isLong ? [folded(title, [quote])] : [`#### ${title}`, quote]
}

const TODO_MARKS: Readonly<Record<Todo["state"], string>> = {
  completed: "✅",
  "in-progress": "▶️",
  pending: "⬜",
  cancelled: "➖",
}

/** The to-do list of a working agent: at most twelve lines, around the entry that it is at. */
function todoPart({ outcome, todos = [] }: RunReport): readonly string[] {
  if (outcome || todos.length === 0) return []
  const done = todos.filter(({ state }) => state === "completed").length
  const at = todos.findIndex(({ state }) => state === "in-progress" || state === "pending")
  const room = todos.length > MOST_TODO_LINES ? MOST_TODO_LINES - 1 : MOST_TODO_LINES
  const from = Math.max(0, Math.min(at < 0 ? todos.length : at - TODOS_BEFORE, todos.length - room))
  const shown = todos.slice(from, from + room)
  const rest = todos.length - shown.length
  const lines = shown.map(
    ({ text, state }) => `- ${TODO_MARKS[state]} ${STATE_WORDS[state]}${safeInline(cutToLength(text, TODO_LENGTH))}`,
  )
  const more = rest > 0 ? [`- and ${rest} more`] : []
  return [`#### What it is doing (${done} of ${todos.length} done)`, [...lines, ...more].join("\n")]
}

function nextPart(report: RunReport): readonly string[] {
  if (!report.outcome) return ["This comment is kept up to date while the agent works."]
  const [first, ...more] = nextSteps(report)
  if (first === undefined) return []
  return ["#### What to do next", [first, ...more].map((step) => `- ${step}`).join("\n")]
}

/** What a shorter rung of the ladder lacks; a summary that is only shortened says so itself. */
function cutNote(report: RunReport, limits: SizeLimits): string | undefined {
  const isUnsaid = limits.summaryLength === 0 && report.outcome && (report.agent?.summary ?? "").trim() !== ""
  const missing = [...(isUnsaid ? ["the agent's summary"] : []), ...(limits.details ? [] : ["the details"])]
  const { why = "a comment has its limit" } = limits
  return missing.length === 0 ? undefined : `Left out, because ${why}: ${missing.join(", ")}.`
}
