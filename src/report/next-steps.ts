import type { Outcome } from "../model/outcome.ts"
import type { ProblemCode } from "../model/problem.ts"
import { inlineCode } from "../text/markdown.ts"
import { attemptUrl, link, pullRequestLink } from "./facts.ts"
import type { Phrase, RunReport } from "./run-report.ts"

const PHRASE_LENGTH = 100

/** Refusals that are fixed outside of the workflow: a re-run, which runs the same workflow again, can go better. */
const FIXED_OUTSIDE: ReadonlySet<ProblemCode> = new Set([
  "missing-key",
  "state-not-saved",
  "permission-unverified",
  "wrong-key",
  "plan-required",
  "privacy-mode",
  "not-allowed",
  "repository-access",
  "default-branch-unknown",
  "branch-not-found",
  "usage-limit",
  "rate-limit",
  "unreachable",
  "tls",
  "proxy",
  "server-error",
])

/** What people can do now, in sentences of safe Markdown, the first one first. A problem's remedy is said elsewhere. */
export function nextSteps(report: RunReport): readonly string[] {
  const { outcome, phrase } = report
  switch (outcome?.kind) {
    case "finished":
      return [...(outcome.problem ? [] : afterSuccess(report)), ...(phrase ? [askForMore(phrase, report)] : [])]
    case "launched":
      return [`This workflow run does not wait for the agent: ${pageOf(report)} shows how it goes.`]
    default:
      return []
  }
}

/** Where to run it again, when that can go better than this time. */
export function reRunAdvice({ outcome, run }: RunReport): string | undefined {
  if (!run || !outcome || !canGoBetter(outcome)) return undefined
  return `The button "Re-run jobs" is on ${link("the workflow run's page", attemptUrl(run, run.attempt))}.`
}

function canGoBetter(outcome: Outcome): boolean {
  if (outcome.kind === "error") return FIXED_OUTSIDE.has(outcome.problem.code)
  return ["failed", "expired", "stopped", "timed-out", "cancelled"].includes(outcome.kind)
}

function afterSuccess({ agent }: RunReport): readonly string[] {
  if (agent?.pullRequest) {
    return [
      `Review ${pullRequestLink(agent.pullRequest)}. If it is a draft, mark it as ready when you are content with it.`,
    ]
  }
  if (agent?.branchName === undefined) return []
  return [`Look at the branch ${inlineCode(agent.branchName, PHRASE_LENGTH)}. No pull request was asked for.`]
}

/** A comment on the issue would be answered from the default branch, without what was done so far. */
function askForMore({ text, isHeard }: Phrase, { agent }: RunReport): string {
  const where = agent?.pullRequest ? " on the pull request" : ""
  const when = isHeard ? "" : ", if a workflow of this repository listens for comments"
  return `To ask for more, comment ${inlineCode(text, PHRASE_LENGTH)}${where} and say what is still to be done${when}.`
}

function pageOf({ agent }: RunReport): string {
  return agent?.url === undefined ? "its page on Cursor" : link("its page on Cursor", agent.url)
}
