import type { Findings } from "../../report/run-report.ts"
import { markdownTable } from "../../report/table.ts"
import { counted } from "../../text/count.ts"
import { inertSentence } from "../../text/sentence.ts"

/** One row of the doctor's table. */
export type Check = {
  readonly name: string
  readonly verdict: "good" | "warning" | "bad"
  readonly finding: string
  /** What to do; empty when nothing has to be done. */
  readonly remedy: string
}

const FINDING_LENGTH = 500
const MARKS = { good: "✅ good:", warning: "⚠️ warning:", bad: "❌ **bad:**" } as const

export function good(name: string, finding: string): Check {
  return { name, verdict: "good", finding, remedy: "" }
}

export function warning(name: string, finding: string, remedy: string): Check {
  return { name, verdict: "warning", finding, remedy }
}

export function bad(name: string, finding: string, remedy: string): Check {
  return { name, verdict: "bad", finding, remedy }
}

/** One table for log, summary and output. Pure. */
export function checkFindings(checks: readonly Check[]): Findings {
  const of = (verdict: Check["verdict"]) => checks.filter((check) => check.verdict === verdict).length
  const widest = Math.max(...checks.map(({ name }) => name.length))
  return {
    headline: `${counted(checks.length, "check")}: ${of("good")} good, ${counted(of("warning"), "warning")}, ${of("bad")} bad`,
    result: { checks },
    lines: checks.map(({ name, verdict, finding, remedy }) =>
      `${verdict.padEnd(7)}  ${name.padEnd(widest)}  ${finding} ${remedy}`.trimEnd(),
    ),
    markdown: [
      markdownTable(
        // Two columns fit a phone.
        ["Check", "Finding, and what to do"],
        checks.map(({ name, verdict, finding, remedy }) => [
          `${MARKS[verdict]} ${name}`,
          `${inertSentence(finding, FINDING_LENGTH)} ${remedy}`.trimEnd(),
        ]),
      ),
    ],
  }
}
