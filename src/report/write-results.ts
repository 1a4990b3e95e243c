import type { Inputs } from "../inputs/inputs.ts"
import { failsStep, type Outcome } from "../model/outcome.ts"
import { duration } from "./duration.ts"
import { headlineOf } from "./headline.ts"
import type { Log, Style } from "./log.ts"
import { setOutputs } from "./outputs.ts"
import { problemLine } from "./problem-text.ts"
import type { RunReport } from "./run-report.ts"
import { stepOutputs } from "./step-outputs.ts"

type Rules = Pick<Inputs, "failOn" | "ifNoPr" | "stepSummary">

/** When the inputs could not be read, everything is reported and every problem fails the step. */
const STRICTEST: Rules = { failOn: new Set(), ifNoPr: "error", stepSummary: true }

/** Writes the end down: outputs, log, exit code, summary page. */
export async function writeResults(
  log: Log,
  report: RunReport,
  outcome: Outcome,
  inputs: Inputs | undefined,
  summaryFile: string | undefined,
): Promise<void> {
  const rules = inputs ?? STRICTEST
  const areSet = setOutputs(stepOutputs(report))
  tellEnd(log, report, outcome)
  judge(log, outcome, rules, report.run?.docsUrl)
  if (!areSet) log.fail("The outputs could not be written to the runner's file GITHUB_OUTPUT: later steps miss them.")
  if (!rules.stepSummary) return
  try {
    const { writeSummaryPage } = await import("./summary-page.ts")
    writeSummaryPage(summaryFile, report)
  } catch {
    log.warning("The summary page could not be written; the outcome is not affected.")
  }
}

function tellEnd(log: Log, report: RunReport, outcome: Outcome): void {
  const { agent, findings } = report
  if (outcome.kind === "skipped") return
  const after = report.elapsedMs > 0 && !findings ? ` after ${duration(report.elapsedMs)}` : ""
  log.info(`${headlineOf(report)}${after}.`, styleOf(outcome))
  for (const line of findings?.lines ?? []) log.info(line)
  if (agent?.pullRequest) log.info(`Pull request: ${agent.pullRequest.url}`)
  if (agent?.branchName !== undefined) log.info(`Branch:       ${agent.branchName}`)
  if (agent?.summary !== undefined) log.quoteGroup("What the agent says about it", agent.summary)
}

function styleOf(outcome: Outcome): Style {
  if (outcome.kind === "launched") return "strong"
  return "problem" in outcome && outcome.problem ? "bad" : "good"
}

/** One annotation at most, and the exit code. */
function judge(log: Log, outcome: Outcome, rules: Rules, docsUrl: string | undefined): void {
  const problem = "problem" in outcome ? outcome.problem : undefined
  if (outcome.kind === "skipped") log.notice(`Skipped: ${outcome.reason}.`, "No Cursor agent")
  else if (problem && failsStep(outcome, rules)) log.fail(problemLine(problem, docsUrl))
  else if (problem) log.warning(problemLine(problem, docsUrl))
}
