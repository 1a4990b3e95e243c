import type { Problem } from "../model/problem.ts"
import { inertBlock } from "../text/markdown.ts"
import { inertSentence } from "../text/sentence.ts"

const DETAIL_LENGTH = 1_000
const MESSAGE_LENGTH = 1_000

/** The page that explains every code, and the place on it; undefined where nobody knows its address. */
function linkTo({ code }: Problem, docsUrl: string | undefined): string | undefined {
  return docsUrl === undefined ? undefined : `${docsUrl}/troubleshooting.md#${code}`
}

/** How GitHub frames a problem; it writes the word above, so that the colour says nothing alone. */
export type Severity = "CAUTION" | "WARNING"

/**
 * A problem as Markdown in a frame: what, why, what to do, what the API said, and where to read more.
 * @param advice more about what to do, in safe Markdown
 */
export function problemText(
  problem: Problem,
  docsUrl: string | undefined,
  { weight = "WARNING", advice }: { readonly weight?: Severity; readonly advice?: string } = {},
): string {
  const lines = [`**${inertSentence(problem.message, MESSAGE_LENGTH)}**`]
  if (!saysItself(problem))
    lines.push(
      ...(problem.cause === undefined ? [] : [`Likely cause: ${problem.cause}`]),
      `What to do: ${[problem.remedy, advice].filter(Boolean).join(" ")}`,
    )
  if (problem.detail !== undefined) lines.push("Cursor said:", inertBlock(problem.detail, DETAIL_LENGTH))
  const url = linkTo(problem, docsUrl)
  const more = url === undefined ? "" : `. [Read about it in Troubleshooting](${url})`
  lines.push(`Error code: \`${problem.code}\`${more}`)
  return [`[!${weight}]`, ...lines.join("\n\n").split("\n")].map((line) => `> ${line}`.trimEnd()).join("\n")
}

/** A problem in one line, for the log's annotation. `detail` is text by others: the log makes it harmless. */
export function problemLine(problem: Problem, docsUrl: string | undefined, agentUrl?: string): string {
  const said = problem.detail === undefined ? "" : ` Cursor said: ${problem.detail}`
  const advice =
    problem.message.includes(problem.remedy) || saysItself(problem)
      ? ""
      : [problem.cause, problem.remedy].map((sentence) => (sentence === undefined ? "" : ` ${sentence}`)).join("")
  const url = linkTo(problem, docsUrl)
  const agent = agentUrl === undefined ? "" : `, agent ${agentUrl}`
  return `${problem.message}${advice}${said} (${problem.code}${url === undefined ? "" : `: ${url}`}${agent})`
}

/** The messages about inputs name cause and remedy already. */
function saysItself(problem: Problem): boolean {
  return ["bad-input", "missing-key", "no-instruction", "bad-event", "unsafe-tls"].includes(problem.code)
}
