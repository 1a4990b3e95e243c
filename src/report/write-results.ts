import { appendFileSync } from "node:fs"
import { EOL } from "node:os"
import type { Inputs } from "../inputs/inputs.ts"
import { failsStep, type Outcome } from "../model/outcome.ts"
import type { Redactor } from "../text/redact.ts"
import { duration, waitedWords } from "./duration.ts"
import { headlineOf } from "./headline.ts"
import type { Log, Style } from "./log.ts"
import { setOutputs, stepOutputs } from "./outputs.ts"
import { problemLine } from "./problem-text.ts"
import type { RunRecord } from "./record.ts"
import type { RunReport } from "./run-report.ts"

/** Which outcomes fail the step; when the inputs could not be read, every problem does. */
const STRICTEST: Pick<Inputs, "failOn" | "ifNoPr"> = { failOn: new Set(), ifNoPr: "error" }

/** What results are written by: the log, and what takes the secrets of the step out of a text. */
type Writers = { readonly log: Log; readonly redact: Redactor }

/**
 * Writes the end of a run, from its record: outputs, log and exit code at once, so that a job that is killed now has
 * them. Comment, reactions and summary page come after it.
 */
export function writeResults({ log, redact }: Writers, record: RunRecord, inputs: typeof STRICTEST = STRICTEST): void {
  const report = record.report()
  const { outcome } = report
  if (!outcome) throw new Error("the run has not ended")
  const areSet = setOutputs(stepOutputs(report), redact)
  logEnd(log, report, outcome)
  logProblem(log, report, outcome, inputs)
  if (!areSet) log.fail("The outputs could not be written to the runner's file GITHUB_OUTPUT: later steps miss them.")
}

/** Loads what makes the summary page: only the entries load anything late. */
export type LoadSummary = () => Promise<{ summaryText(report: RunReport): string }>

/**
 * Appends the report to the job's summary page. Not through the toolkit, which takes longer to load than this to run and
 * writes the same bytes. Never throws: a page that cannot be written is a warning.
 * @param file the runner's GITHUB_STEP_SUMMARY
 */
export async function writeSummary(
  { log, redact }: Writers,
  record: RunRecord,
  file: string | undefined,
  load: LoadSummary,
): Promise<void> {
  try {
    if (file === undefined || file === "") throw new Error("GITHUB_STEP_SUMMARY is not set")
    const { summaryText } = await load()
    appendFileSync(file, redact(summaryText(record.report())) + EOL)
    record.summaryWritten()
  } catch {
    log.warning("The summary page could not be written; the outcome is not affected.")
  }
}

function logEnd(log: Log, report: RunReport, outcome: Outcome): void {
  const { agent, findings } = report
  if (outcome.kind === "skipped") return
  log.info(`${headlineOf(report)}${findings ? "" : timeWords(report)}.`, styleOf(outcome))
  for (const line of findings?.lines ?? []) log.info(line)
  if (agent?.pullRequest) log.info(`Pull request: ${agent.pullRequest.url}`)
  if (agent?.branchName !== undefined) log.info(`Branch:       ${agent.branchName}`)
  if (agent?.summary !== undefined) log.quoteGroup("What the agent says about it", agent.summary)
}

function timeWords(report: RunReport): string {
  if (report.outcome?.kind === "launched") return ""
  if (report.isAgeUnknown) return waitedWords(report)
  return report.elapsedMs > 0 ? ` after ${duration(report.elapsedMs)}` : ""
}

function styleOf(outcome: Outcome): Style {
  if (outcome.kind === "launched") return "strong"
  return "problem" in outcome && outcome.problem ? "bad" : "good"
}

/** One annotation at most, and the exit code. */
function logProblem(log: Log, { run, agent }: RunReport, outcome: Outcome, rules: typeof STRICTEST): void {
  const problem = "problem" in outcome ? outcome.problem : undefined
  if (outcome.kind === "skipped") log.notice(`Skipped: ${outcome.reason}.`, "No Cursor agent")
  else if (problem && failsStep(outcome, rules)) log.fail(problemLine(problem, run?.docsUrl, agent?.url))
  else if (problem) log.warning(problemLine(problem, run?.docsUrl, agent?.url))
}
