import { appendFileSync } from "node:fs"
import { EOL } from "node:os"
import type { RunReport } from "./run-report.ts"
import { summaryText } from "./summary-text.ts"

/**
 * Appends the report to the job's summary page. Not by way of the toolkit, which takes longer to load than this to run
 * and writes the same bytes.
 * @param file the runner's GITHUB_STEP_SUMMARY
 * @throws when it cannot be written
 */
export function writeSummaryPage(file: string | undefined, report: RunReport): void {
  if (file === undefined || file === "") throw new Error("GITHUB_STEP_SUMMARY is not set")
  appendFileSync(file, summaryText(report) + EOL)
}
