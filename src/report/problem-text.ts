import { inertBlock } from "../text/markdown.ts"
import type { Problem } from "./problem.ts"

const DETAIL_LENGTH = 1_000

/** The page that explains every code, and the place on it; undefined where nobody knows its address. */
function linkTo({ code }: Problem, docsUrl: string | undefined): string | undefined {
  return docsUrl === undefined ? undefined : `${docsUrl}/troubleshooting.md#${code}`
}

/** A problem as Markdown: what, why, what to do, what the API said, and where to read more. */
export function problemText(problem: Problem, docsUrl: string | undefined): string {
  const lines = [`**${problem.message}**`, `Likely cause: ${problem.cause}`, `What to do: ${problem.remedy}`]
  if (problem.detail !== undefined) lines.push("Cursor said:", inertBlock(problem.detail, DETAIL_LENGTH))
  const url = linkTo(problem, docsUrl)
  lines.push(`Error code: ${url === undefined ? `\`${problem.code}\`` : `[\`${problem.code}\`](${url})`}`)
  return lines.join("\n\n")
}

/** A problem in one line, for the log's annotation. `detail` is text by others: the log's door cleans it. */
export function problemLine(problem: Problem, docsUrl: string | undefined): string {
  const said = problem.detail === undefined ? "" : ` Cursor said: ${problem.detail}`
  const advice =
    problem.message.includes(problem.remedy) || saysItself(problem) ? "" : ` ${problem.cause} ${problem.remedy}`
  const url = linkTo(problem, docsUrl)
  return `${problem.message}${advice}${said} (${problem.code}${url === undefined ? "" : `: ${url}`})`
}

/** The messages about inputs name cause and remedy already. */
function saysItself(problem: Problem): boolean {
  return ["bad-input", "missing-key", "no-instruction", "bad-event", "unsafe-tls"].includes(problem.code)
}
