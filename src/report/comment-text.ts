import type { Attempt } from "../github/attempts.ts"
import { inertQuote } from "../text/markdown.ts"
import { duration } from "./duration.ts"
import { attemptUrl, factTable, link, resultFacts } from "./facts.ts"
import { headlineOf, severityOf } from "./headline.ts"
import { nextSteps, reRunAdvice } from "./next-steps.ts"
import { problemText } from "./problem-text.ts"
import type { RunReport } from "./run-report.ts"
import { folded, markdownTable } from "./table.ts"

/** GitHub takes 65,536 characters; the rest is room for the marker and for whoever counts differently. */
const MOST_CHARACTERS = 60_000
/** A longer summary is folded. */
const FOLD_ABOVE_LINES = 12
const FOLD_ABOVE_CHARACTERS = 1_200

/** What a comment has room for. */
type SizeLimits = { readonly summaryLength: number; readonly history: boolean; readonly facts: boolean }

/** What is least missed goes first. */
const LADDER: readonly SizeLimits[] = [
  { summaryLength: 20_000, history: true, facts: true },
  { summaryLength: 4_000, history: true, facts: true },
  { summaryLength: 500, history: true, facts: true },
  { summaryLength: 0, history: true, facts: true },
  { summaryLength: 0, history: false, facts: true },
  { summaryLength: 0, history: false, facts: false },
]
const BARE: SizeLimits = { summaryLength: 0, history: false, facts: false }

/**
 * The comment below its marker. Pure. What does not fit into GitHub's limit is left out, the least important first, and
 * the comment says so.
 * @param earlier the attempts before this one, oldest first
 */
export function commentText(report: RunReport, earlier: readonly Attempt[] = [], most = MOST_CHARACTERS): string {
  const bodies = LADDER.values().map((limits) => bodyWith(report, earlier, limits))
  return bodies.find((body) => body.length <= most) ?? bodyWith(report, earlier, BARE)
}

function bodyWith(report: RunReport, earlier: readonly Attempt[], limits: SizeLimits): string {
  const { outcome, run } = report
  const problem = outcome && "problem" in outcome ? outcome.problem : undefined
  const cut = cutNote(report, earlier, limits)
  const parts = [
    `### ${headlineOf(report)}`,
    ...(problem
      ? [problemText(problem, run?.docsUrl, { weight: severityOf(report), advice: reRunAdvice(report) })]
      : []),
    ...(limits.facts ? [factTable(resultFacts(report))] : []),
    ...nextPart(report),
    ...summaryPart(report, limits),
    ...(limits.history && run ? historyPart(run, earlier) : []),
    ...(cut === undefined ? [] : [cut]),
  ]
  return `${parts.join("\n\n")}\n`
}

function summaryPart({ outcome, agent }: RunReport, { summaryLength }: SizeLimits): readonly string[] {
  if (!outcome || agent?.summary === undefined || summaryLength === 0) return []
  const quote = inertQuote(agent.summary, summaryLength)
  if (quote === "") return []
  const title = "What the agent says about it"
  const isLong = quote.length > FOLD_ABOVE_CHARACTERS || quote.split("\n").length > FOLD_ABOVE_LINES
  return isLong ? [folded(title, [quote])] : [`#### ${title}`, quote]
}

function nextPart(report: RunReport): readonly string[] {
  if (!report.outcome) return ["This comment is kept up to date while the agent works."]
  const [first, ...more] = nextSteps(report)
  if (first === undefined) return []
  return ["#### What to do next", [first, ...more].map((step) => `- ${step}`).join("\n")]
}

function historyPart(run: NonNullable<RunReport["run"]>, earlier: readonly Attempt[]): readonly string[] {
  if (earlier.length === 0) return []
  const rows = earlier.map(({ number, outcome, seconds }) => [
    link(`Log of attempt ${number}`, attemptUrl(run, number)),
    outcome === "working" ? "ended without a report" : outcome,
    seconds === 0 ? "not known" : duration(seconds * 1000),
  ])
  return ["#### Earlier attempts", markdownTable(["Attempt", "Outcome", "Time"], rows)]
}

/** What a shorter rung of the ladder lacks; a summary that is only shortened says so itself. */
function cutNote(report: RunReport, earlier: readonly Attempt[], limits: SizeLimits): string | undefined {
  const isUnsaid = limits.summaryLength === 0 && report.outcome && (report.agent?.summary ?? "").trim() !== ""
  const missing = [
    ...(isUnsaid ? ["the agent's summary"] : []),
    ...(!limits.history && earlier.length > 0 ? ["the earlier attempts"] : []),
    ...(limits.facts ? [] : ["the table of results"]),
  ]
  return missing.length === 0 ? undefined : `Left out, because a comment has its limit: ${missing.join(", ")}.`
}
