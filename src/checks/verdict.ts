import type { CheckFacts, PullRequestHead } from "../github/checks.ts"

/** The name of the commit status that this action writes, which therefore never counts. */
export const OWN_STATUS = "falconer"

/** Check runs with these conclusions pass, as they do for GitHub's own merge rules (docs.github.com, "About status checks"). */
const PASSING: ReadonlySet<string> = new Set(["SUCCESS", "NEUTRAL", "SKIPPED"])
/** What an agent may be able to correct. */
const FAILING: ReadonlySet<string> = new Set(["FAILURE", "TIMED_OUT", "ERROR"])

/** Who may have written the head commit: the agent, or Cursor's app, as public commits show them. Anyone else took over. */
const AGENT_LOGINS: ReadonlySet<string> = new Set(["cursoragent", "cursor[bot]"])
/** GitHub's own addresses for those logins count as the logins do: GraphQL names no account behind a bot's commit. */
const AGENT_ADDRESS = /@cursor\.com$|^(?:\d+\+)?(?:cursoragent|cursor\[bot\])@users\.noreply\.github\.com$/i

/** A check that did not pass. `held` ones wait for a person, or were ended by one: no agent can change that. */
export type FailedCheck = CheckFacts & { readonly kind: CheckFacts["kind"]; readonly isHeld: boolean }

export type Verdict =
  | { readonly kind: "passed" | "pending" | "none" }
  | { readonly kind: "failed"; readonly failed: readonly FailedCheck[] }

/** Which checks count. */
export type CheckRules = {
  /** Only these, when any are named. */
  readonly names: readonly string[]
  /** The file of the workflow that asks, whose own jobs never count. */
  readonly ownWorkflowFile?: string
}

/** What the checks of a commit come to, once none of those that count is under way. Pure. */
export function verdictOf(checks: readonly CheckFacts[], rules: CheckRules): Verdict {
  const counting = newestOf(checks.filter((check) => counts(check, rules)))
  const isMissing = rules.names.some((name) => !counting.some((check) => check.name === name))
  if (isMissing) return { kind: counting.length === 0 && checks.length === 0 ? "none" : "pending" }
  if (counting.length === 0) return { kind: "none" }
  if (counting.some(({ status, conclusion }) => status !== "COMPLETED" || conclusion === undefined)) {
    return { kind: "pending" }
  }
  const failed = counting.filter(({ conclusion = "" }) => !PASSING.has(conclusion))
  if (failed.length === 0) return { kind: "passed" }
  return { kind: "failed", failed: failed.map((check) => ({ ...check, isHeld: !FAILING.has(check.conclusion ?? "") })) }
}

function counts(check: CheckFacts, { names, ownWorkflowFile }: CheckRules): boolean {
  if (check.kind === "status" && check.name === OWN_STATUS) return false
  if (check.workflowFile !== undefined && check.workflowFile === ownWorkflowFile) return false
  return names.length === 0 || names.includes(check.name)
}

/** Of a job that was run again, the newest check run: GitHub numbers them upwards. */
function newestOf(checks: readonly CheckFacts[]): readonly CheckFacts[] {
  const newest = new Map<string, CheckFacts>()
  for (const check of checks) {
    const key = JSON.stringify([check.kind, check.workflowFile, check.name])
    const before = newest.get(key)
    if (before === undefined || (check.jobId ?? 0) >= (before.jobId ?? 0)) newest.set(key, check)
  }
  return [...newest.values()]
}

/** Why failures are not sent to the agent, as far as the pull request itself says. */
export type Unsent = "closed" | "fork" | "taken-over" | "held" | "head-moved"

/** @param judgedSha the commit whose checks were judged. Pure. */
export function whyNotSent(
  head: Omit<PullRequestHead, "checks" | "requests">,
  judgedSha: string,
  failed: readonly FailedCheck[],
): Unsent | undefined {
  if (!head.isOpen) return "closed"
  if (head.isFork) return "fork"
  if (head.sha !== judgedSha) return "head-moved"
  if (!isAgents(head.author)) return "taken-over"
  return failed.some(({ isHeld }) => isHeld) ? "held" : undefined
}

function isAgents({ login, email }: PullRequestHead["author"]): boolean {
  if (login !== undefined) return AGENT_LOGINS.has(login.toLowerCase())
  return email !== undefined && AGENT_ADDRESS.test(email)
}
