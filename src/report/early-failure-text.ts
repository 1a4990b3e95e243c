import type { Problem } from "../model/problem.ts"
import { link } from "./facts.ts"
import { problemText } from "./problem-text.ts"

/**
 * The comment about a run that failed before anything was sent: the problem and the log. Its first line marks it as this
 * action's own, so that no step takes it for a command. Pure.
 */
export function earlyFailureText(
  problem: Problem,
  { runUrl, docsUrl }: { readonly runUrl: string; readonly docsUrl?: string },
): string {
  const parts = [
    `<!-- falconer problem=${problem.code} -->`,
    "### ❌ No Cursor agent was launched",
    problemText(problem, docsUrl, { weight: "CAUTION" }),
    link("Log of this run", runUrl),
  ]
  return `${parts.join("\n\n")}\n`
}
