import { counted } from "../text/count.ts"
import { inlineCode } from "../text/markdown.ts"
import type { Outputs } from "./outputs.ts"
import type { RunReport } from "./run-report.ts"
import { stepOutputs } from "./step-outputs.ts"
import { markdownTable } from "./table.ts"

const VALUE_LENGTH = 100

/** Text in these is not ours, and a shell must not read it. */
const BY_OTHERS: ReadonlySet<string> = new Set(["summary", "result", "branchName"] satisfies (keyof Outputs)[])

/** The outputs that have a value, with the words by which a later step of the job gets them. */
export function outputsTable(report: RunReport): string {
  const id = stepId(report)
  const rows = Object.entries(stepOutputs(report))
    .filter(([, value]) => value !== "")
    .map(([name, value]) => [
      inlineCode(id === undefined ? name : `\${{ steps.${id}.outputs.${name} }}`, VALUE_LENGTH),
      `${shown(name, value)}${BY_OTHERS.has(name) ? " (text by others)" : ""}`,
    ])
  return markdownTable([id === undefined ? "Output" : "Expression", "Value"], rows)
}

/** The page has the answer above already; whole, it would also name people in full who are only hinted at there. */
function shown(name: string, value: string): string {
  return name === "result" ? `JSON, ${counted(Buffer.byteLength(value), "byte")}` : inlineCode(value, VALUE_LENGTH)
}

/** How to use the table above. */
export function outputsAdvice(report: RunReport): string {
  const advice = "Hand them to a script through `env:`, never inside its text."
  return stepId(report) === undefined ? `Give the step an \`id\` to use these in later steps. ${advice}` : advice
}

/** The id that the workflow gave the step; the runner's made-up names cannot be used in expressions. */
export function stepId({ run }: RunReport): string | undefined {
  return run?.step !== undefined && /^[A-Za-z][\w-]{0,99}$/.test(run.step) ? run.step : undefined
}
