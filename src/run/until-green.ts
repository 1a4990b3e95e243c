import { type Failure, fingerprintOf } from "../checks/failures.ts"
import {
  type CheckRules,
  type FailedCheck,
  OWN_STATUS,
  type Unsent,
  type Verdict,
  whyNotSent,
} from "../checks/verdict.ts"
import { GitHubApiError } from "../github/api-error.ts"
import { type PullRequestHead, readHead, touchesFolder } from "../github/checks.ts"
import type { Place } from "../github/comment.ts"
import { writeCommitStatus } from "../github/commit-status.ts"
import type { GitHubConnection } from "../github/connection.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentSession } from "./agent-session.ts"
import { awaitChecks } from "./await-checks.ts"
import { readFailures } from "./check-failures.ts"
import { cancelledBetweenTurns, type FixSource, fixesSentBefore, sendFix } from "./send-fix.ts"

/** The folder whose change could loosen what the checks check. */
const WORKFLOWS = ".github"

/** The count in the comment is for people and later runs; the conversation has it as well. */
const COUNT_LIMIT_MS = 10_000

/** What a loop of checks and fixes works with. */
export type Loop = {
  readonly session: AgentSession
  readonly github: GitHubConnection
  readonly place: Place
  readonly rules: CheckRules
  readonly source: FixSource
}

/** How far the loop has come. */
export type Round = {
  readonly isOver: boolean
  readonly outcome: Outcome
  readonly fixes: number
  /** The commit that was judged last, and its failures. */
  readonly sha?: string
  readonly fingerprint?: string
}

/**
 * Waits for the checks of the pull request that a finished agent has opened, sends failures back to it, and goes on
 * until they pass or something says to stop: nothing is sent that a person should look at first. Every fix is a
 * follow-up with a key of its own, so that a re-run sends none twice.
 * @returns `finished` as it came, with a problem when the checks stayed red, or how a fix's turn ended
 */
export async function untilChecksPass(session: AgentSession, source: FixSource, finished: Outcome): Promise<Outcome> {
  const { inputs, runner, openGitHub } = session.step
  if (inputs.maxFixes === 0 || !inputs.wait) return finished
  if (finished.kind !== "finished" || !finished.agent?.pullRequest) return finished
  const github = await openGitHub()
  if (!github) return unverified(session, finished.agent, "there is no `github-token`")
  const { owner, name } = session.home.expected()
  const place = { owner, name, number: finished.agent.pullRequest.number }
  const rules = { names: inputs.checkNames, ownWorkflowFile: runner.workflowFile }
  return await rounds({ session, github, place, rules, source }, finished.agent)
}

async function rounds(loop: Loop, agent: SanitizedAgent): Promise<Outcome> {
  const { session, source } = loop
  const { step } = session
  let last = agent
  try {
    const sent = await fixesSentBefore(session, source, agent.id)
    let round: Round = { isOver: false, outcome: { kind: "finished", agent }, ...sent }
    while (!round.isOver && round.outcome.kind === "finished" && round.outcome.agent) {
      last = round.outcome.agent
      round = await nextRound(loop, last, round)
    }
    return round.outcome
  } catch (error) {
    if (step.cancelled.aborted) return cancelledBetweenTurns(last)
    const why = error instanceof GitHubApiError ? error.message : problemFromError(error).message
    return unverified(session, last, why)
  }
}

async function nextRound(loop: Loop, agent: SanitizedAgent, before: Round): Promise<Round> {
  const { session, github, place, rules } = loop
  const { step } = session
  step.log.info("Waiting for the checks of the pull request.")
  const end = await awaitChecks({
    read: (signal) => readHead(github, place, signal),
    rules,
    timeoutMs: step.inputs.checksTimeoutMs,
    judgedSha: before.sha,
    clock: step.clock,
    signal: step.cancelled,
  })
  if (end.kind === "unverified") throw end.error
  return await judgeHead(loop, agent, end, before)
}

/**
 * Acts on checks that are over, or that nobody waits for any longer: sends failures back, or says why not.
 * @throws {GitHubApiError}, and what the client throws
 */
export async function judgeHead(
  loop: Loop,
  agent: SanitizedAgent,
  { verdict, head }: { readonly verdict: Verdict; readonly head: PullRequestHead },
  { fixes, fingerprint: before }: Pick<Round, "fixes" | "fingerprint">,
): Promise<Round> {
  const { session, github, place } = loop
  const { step, record } = session
  const failed = verdict.kind === "failed" ? verdict.failed : []
  record.checksRead({ state: verdict.kind, failed, fixes })
  if (verdict.kind !== "failed") {
    if (verdict.kind === "passed") await keepStatus(loop, head, "success")
    return over(notFailed(session, agent, verdict.kind), fixes)
  }
  const failures = await readFailures(step, github, place, failed)
  const fingerprint = fingerprintOf(failures)
  const why = await whyUnsent(loop, agent, { head, failed, fixes, isSame: fingerprint === before })
  if (why !== undefined) {
    await keepStatus(loop, head, "failure")
    return over(stayedRed(agent, why, fixes), fixes)
  }
  const round = await fixRound(loop, agent, { failed, failures, fingerprint, number: fixes + 1 })
  return { ...round, sha: head.sha, fingerprint }
}

type NumberedFix = {
  readonly number: number
  readonly failed: readonly FailedCheck[]
  readonly failures: readonly Failure[]
  readonly fingerprint: string
}

async function fixRound(
  { session, source }: Loop,
  agent: SanitizedAgent,
  { failed, number, ...fix }: NumberedFix,
): Promise<Round> {
  const { step, record, savedState, comment } = session
  // Counted before it is sent: a fix that may have been sent is one.
  savedState.remember({ ...savedState.memory(), fixes: number })
  record.checksRead({ state: "failed", failed, fixes: number })
  await comment.writeNow(COUNT_LIMIT_MS, step.cancelled)
  step.log.info(`Checks failed: ${failed.map(({ name }) => name).join(", ")}. They go back to the agent.`)
  const { turn } = record.report()
  const sent = await sendFix(session, source, agent.id, { number, ...fix })
  // The turn of this step is the one that its instruction began.
  if (turn) record.turnBegan(turn)
  if (sent.kind === "refused") {
    record.checksRead({ state: "failed", failed, fixes: number - 1 })
    return over(stayedRed(agent, { unsent: "refused", detail: sent.why }, number - 1), number - 1)
  }
  return { isOver: sent.kind !== "sent", outcome: sent.outcome, fixes: number }
}

function over(outcome: Outcome, fixes: number): Round {
  return { isOver: true, outcome, fixes }
}

/** Why failures are not sent: the tries are used up, or a person should look first. */
type Stop =
  | { readonly usedUp: string }
  | { readonly unsent: Unsent | "workflows" | "working" | "refused"; readonly detail?: string }

type Judged = {
  readonly head: PullRequestHead
  readonly failed: readonly FailedCheck[]
  readonly fixes: number
  readonly isSame: boolean
}

/** Reads everything again that may have changed while the checks ran. */
async function whyUnsent(
  { session, github, place }: Loop,
  agent: SanitizedAgent,
  { head, failed, fixes, isSame }: Judged,
): Promise<Stop | undefined> {
  const { cancelled: signal, inputs } = session.step
  const unsent = whyNotSent(await readHead(github, place, signal), head.sha, failed)
  if (unsent !== undefined) return { unsent }
  if (isSame) return { usedUp: "the same failure came twice" }
  if (fixes >= inputs.maxFixes) return { usedUp: `\`max-fixes\` (${inputs.maxFixes}) is used up` }
  if (await touchesFolder(github, place, WORKFLOWS, signal)) return { unsent: "workflows" }
  const now = await session.cursor.client.agent(agent.id, { signal })
  return endOf(now.status) === undefined ? { unsent: "working" } : undefined
}

function notFailed({ step }: AgentSession, agent: SanitizedAgent, state: "passed" | "pending" | "none"): Outcome {
  if (state === "pending") step.warn("The checks of the pull request did not end within `checks-timeout-minutes`.")
  if (state === "none") step.warn("No check came for the pull request, so nothing says that it works.")
  if (state === "passed") step.log.info("The checks of the pull request have passed.", "good")
  return { kind: "finished", agent }
}

function unverified({ step, record }: AgentSession, agent: SanitizedAgent, why: string): Outcome {
  const { checks } = record.report()
  record.checksRead({ state: "unverified", failed: checks?.failed ?? [], fixes: checks?.fixes ?? 0 })
  step.warn(`The checks of the pull request cannot be read: ${why}. They take \`checks: read\` and \`statuses: read\`.`)
  return { kind: "finished", agent }
}

const UNSENT: Readonly<Record<Extract<Stop, { unsent: unknown }>["unsent"], string>> = {
  closed: "the pull request is closed",
  fork: "the pull request comes from a fork",
  "taken-over": "the last commit is not the agent's, so somebody has taken over",
  held: "a check waits for a person or was ended by one, which no change of the code corrects",
  "head-moved": "the branch has moved on since",
  workflows: "the pull request changes `.github/`, and with it perhaps the checks themselves",
  working: "the agent is at work on something else",
  refused: "Cursor took no follow-up.",
}

function stayedRed(agent: SanitizedAgent, why: Stop, fixes: number): Outcome {
  if ("unsent" in why) {
    const because = [UNSENT[why.unsent], why.detail].filter(Boolean).join(" ")
    const message = `Checks of the pull request fail and were not sent to the agent: ${because.replace(/\.$/, "")}.`
    return { kind: "finished", agent, problem: problem("checks-failed-unsent", { message }) }
  }
  const tried = fixes === 0 ? "" : ` after ${fixes} ${fixes === 1 ? "fix" : "fixes"}`
  const message = `The checks of the pull request still fail${tried}: ${why.usedUp}.`
  return { kind: "finished", agent, problem: problem("checks-failed-after-fixes", { message }) }
}

/** Writes the commit status when it is wanted and not there yet. One that cannot be written is a warning. */
async function keepStatus(
  { session, github, place }: Loop,
  head: PullRequestHead,
  state: "success" | "failure",
): Promise<void> {
  const { inputs, runner, cancelled, warn } = session.step
  const isThere = head.checks.some(
    ({ kind, name, conclusion }) => kind === "status" && name === OWN_STATUS && conclusion?.toLowerCase() === state,
  )
  if (!inputs.commitStatus || isThere) return
  const description = state === "success" ? "All checks have passed" : "Checks fail, and the agent is not asked again"
  const { owner, name } = place
  const status = { owner, name, sha: head.sha, context: OWN_STATUS, state, description, url: runner.runUrl }
  try {
    await writeCommitStatus(github, status, cancelled)
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error
    warn(`The commit status could not be written: ${error.message}. ${error.remedy ?? "The outcome is not affected."}`)
  }
}
