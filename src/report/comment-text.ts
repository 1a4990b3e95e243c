import { inertBlock } from "../text/markdown.ts"
import { factTable, resultFacts } from "./facts.ts"
import { headlineOf } from "./headline.ts"
import { problemText } from "./problem-text.ts"
import type { RunReport } from "./run-report.ts"

/** GitHub takes 65,536 characters; the rest is room for what counts them differently. */
const MOST_CHARACTERS = 60_000
const SUMMARY_LENGTHS = [20_000, 4_000, 500]
/** A longer summary is folded. */
const FOLD_ABOVE_LINES = 8

/** The comment below its marker. Pure; the summary is shortened until the whole fits. */
export function commentText(report: RunReport): string {
  const bodies = SUMMARY_LENGTHS.map((length) => bodyWith(report, length))
  return bodies.find((body) => body.length <= MOST_CHARACTERS) ?? bodyWith(report, 0)
}

function bodyWith(report: RunReport, summaryLength: number): string {
  const { outcome } = report
  const parts = [`### ${headlineOf(report)}`, factTable(resultFacts(report))]
  if (outcome && "problem" in outcome && outcome.problem) parts.push(problemText(outcome.problem, report.run?.docsUrl))
  if (outcome && report.agent?.summary !== undefined && summaryLength > 0) {
    parts.push(summaryPart(report.agent.summary, summaryLength))
  }
  const next = nextStep(report)
  if (next !== undefined) parts.push(next)
  return `${parts.join("\n\n")}\n`
}

function summaryPart(summary: string, length: number): string {
  const block = inertBlock(summary, length)
  const title = "What the agent says about it"
  if (block.split("\n").length <= FOLD_ABOVE_LINES) return `**${title}**\n\n${block}`
  return `<details>\n<summary>${title}</summary>\n\n${block}\n\n</details>`
}

function nextStep(report: RunReport): string | undefined {
  const { outcome, agent } = report
  if (!outcome) return "This comment is kept up to date."
  if (outcome.kind === "finished" && agent?.pullRequest) return "Next: review the pull request. It may be a draft."
  if (outcome.kind === "launched") return "This workflow run does not wait for the agent; its page shows how it goes."
  return undefined
}
