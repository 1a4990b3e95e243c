import { referenceOf } from "../checks/failures.ts"
import { type CheckRules, type FailedCheck, type Verdict, whyNotSent } from "../checks/verdict.ts"
import { type PullRequestHead, readHead, touchesFolder } from "../github/checks.ts"
import type { Place } from "../github/comment.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { retryGitHub } from "../github/retry.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import type { AgentSession } from "./agent-session.ts"
import { readFailures } from "./check-failures.ts"
import { notFailed, type Stop, stayedRed, whyUndecided } from "./checks-outcome.ts"
import { countInComment, orUnread } from "./count-fix.ts"
import { countFixes, type FixCount, hasGoneOn } from "./fix-count.ts"
import { keepStatus } from "./own-status.ts"
import { type Judged, type NumberedFix, sendFix } from "./send-fix.ts"
import { turnNumber } from "./send-turn.ts"

/** The folder whose change could loosen what the checks check. */
const WORKFLOWS = ".github"
/** What a loop of checks and fixes works with. */
export type Loop = {
  readonly session: AgentSession
  readonly github: GitHubConnection
  readonly place: Place
  readonly rules: CheckRules
  readonly apiKey: string
  /** The key of the instruction whose checks a waiting step looks after. */
  readonly ownKey?: string
  /** What tells this step's count from that of a step beside it. */
  readonly claim: string
  /** Whether a fix that was counted and is not shown may be on its way from another step. */
  readonly mayBeUnderWay: boolean
}

/** How far the loop has come. */
export type Round = {
  readonly isOver: boolean
  readonly outcome: Outcome
  /** The commit that was judged last. */
  readonly sha?: string
  /** The number of the newest fix whose turn this step saw. */
  readonly delivered?: number
}

type Checked = { readonly verdict: Verdict; readonly head: PullRequestHead }

/**
 * Acts on checks that are over, or that nobody waits for any longer: sends failures back, or says why not. `ok`: another
 * step is at it.
 * @throws the signal's reason
 */
export async function judgeHead(
  loop: Loop,
  agent: SanitizedAgent,
  { verdict, head }: Checked,
  delivered?: number,
): Promise<Round> {
  const { session, github, place } = loop
  const { fixes } = session.savedState.memory()
  if (verdict.kind === "failed") return await judgeFailed(loop, agent, { head, failed: verdict.failed, delivered })
  if (verdict.kind === "passed") await keepStatus(session.step, github, place, { head, state: "success" })
  const why = verdict.kind === "passed" ? undefined : whyUndecided(verdict.kind, head.isOpen)
  return over(notFailed(session, agent, { state: verdict.kind, failed: [], fixes, sha: head.sha, why }))
}

function over(outcome: Outcome): Round {
  return { isOver: true, outcome }
}

type Red = { readonly head: PullRequestHead; readonly failed: readonly FailedCheck[]; readonly delivered?: number }

async function judgeFailed(loop: Loop, agent: SanitizedAgent, red: Red): Promise<Round> {
  const { session } = loop
  const { savedState, step } = session
  const decision = await orUnread(step.cancelled, () => decide(loop, agent.id, red))
  switch (decision.kind) {
    case "later":
      session.record.checksRead({ state: "failed", failed: red.failed, fixes: savedState.memory().fixes })
      step.log.info("The agent is at work, or another step is sending it these failures: nothing is sent.")
      return over({ kind: "ok" })
    case "stop":
      return await stopped(loop, agent, red, decision.why)
    case "send": {
      const { fixes, lastFix } = savedState.memory()
      const sent = await send(loop, agent, red, decision)
      if (sent.kind === "round") return sent.round
      // What was surely not sent does not count.
      savedState.remember({ ...savedState.memory(), fixes, lastFix })
      return await stopped(loop, agent, red, sent.why)
    }
  }
}

async function stopped(
  { session, github, place }: Loop,
  agent: SanitizedAgent,
  { head, failed }: Red,
  why: Stop,
): Promise<Round> {
  const { fixes } = session.savedState.memory()
  const outcome = stayedRed(agent, why, fixes)
  session.record.checksRead({ state: "failed", failed, fixes, sha: head.sha, why: outcome.problem.message })
  await keepStatus(session.step, github, place, { head, state: "failure" })
  return over(outcome)
}

type Decision =
  | { readonly kind: "stop"; readonly why: Stop }
  /** Another step may be sending it at this moment. */
  | { readonly kind: "later" }
  | ({ readonly kind: "send"; readonly judged: Judged } & NumberedFix)

/** Reads again whatever may have changed while checks ran and logs were read. @throws what GitHub and Cursor answer instead */
async function decide(loop: Loop, agentId: string, { head, failed, delivered }: Red): Promise<Decision> {
  const { session, github, place } = loop
  const { step, cursor, savedState } = session
  const { inputs, clock, cancelled: signal } = step
  const stop = (why: Stop): Decision => ({ kind: "stop", why })
  const unsent = whyNotSent(head, head.sha, failed)
  if (unsent !== undefined) return stop({ unsent })
  const { status } = await cursor.client.agent(agentId, { signal })
  if (endOf(status) === undefined)
    return inputs.operation === "verify" ? { kind: "later" } : stop({ unsent: "working" })
  const judged = await cursor.client.turns(agentId, { signal })
  const count = shownIf(countFixes(savedState.memory(), judged.messages, { apiKey: loop.apiKey, agentId }), delivered)
  savedState.remember({ ...savedState.memory(), fixes: count.fixes })
  const why = whyNoMore(loop, agentId, judged, count)
  if (why) return stop(why)
  if (await retryGitHub(clock, () => touchesFolder(github, place, WORKFLOWS, signal), signal))
    return stop({ unsent: "workflows" })
  const failures = await readFailures(step, github, place, failed)
  const now = await retryGitHub(clock, () => readHead(github, place, signal), signal)
  const unsentNow = whyNotSent(now, head.sha, failed)
  if (unsentNow !== undefined) return stop({ unsent: unsentNow })
  const fix = { failures, reference: referenceOf(failures, head.sha) }
  return numbered(loop, count, fix, judged)
}

function shownIf(count: FixCount, delivered = 0): FixCount {
  return count.fixes <= delivered ? { ...count, isShown: true } : count
}

function whyNoMore(
  { session, apiKey, ownKey }: Loop,
  agentId: string,
  { messages }: Judged,
  { fixes, isShown }: FixCount,
): Stop | undefined {
  const { maxFixes, maxTurns } = session.step.inputs
  if (ownKey !== undefined && hasGoneOn(messages, { apiKey, agentId, ownKey })) return { unsent: "gone-on" }
  if (fixes >= maxFixes && isShown) return { usedUp: `\`max-fixes\` (${maxFixes}) is used up` }
  const turns = turnNumber(messages, "") - 1
  return turns >= maxTurns ? { unsent: "max-turns", detail: `\`max-turns\` is ${maxTurns}` } : undefined
}

/** Which fix it would be, unless the same failures were sent before, or may have been. */
function numbered(
  { session, mayBeUnderWay }: Loop,
  { fixes, last, isShown }: FixCount,
  fix: Omit<NumberedFix, "number">,
  judged: Judged,
): Decision {
  const { maxFixes } = session.step.inputs
  const { fingerprint, occurrence } = fix.reference
  const isSameCommit = last?.occurrence === occurrence
  if (isShown && (isSameCommit || last?.fingerprint === fingerprint)) {
    return { kind: "stop", why: { usedUp: "the same failure came twice" } }
  }
  if (!isShown && isSameCommit) {
    if (mayBeUnderWay) return { kind: "later" }
    // Whoever runs a step again wants what its earlier attempt could not do; that it was sent would show.
    if (session.step.runner.runAttempt > 1) return { kind: "send", number: fixes, judged, ...fix }
    return { kind: "stop", why: { unsent: "in-doubt" } }
  }
  if (fixes >= maxFixes) return { kind: "stop", why: { usedUp: `\`max-fixes\` (${maxFixes}) is used up` } }
  return { kind: "send", number: fixes + 1, judged, ...fix }
}

type Sent = { readonly kind: "round"; readonly round: Round } | { readonly kind: "stop"; readonly why: Stop }

/** Counts the fix, and sends it if the count is still this step's own a moment later. */
async function send(
  loop: Loop,
  agent: SanitizedAgent,
  { head, failed }: Red,
  fix: NumberedFix & { readonly judged: Judged },
): Promise<Sent> {
  const { session, apiKey } = loop
  const { step, record, savedState } = session
  const { number, reference } = fix
  const isEvent = step.inputs.operation === "verify"
  const overtaken = async (): Promise<Sent> => {
    const why = { unsent: "gone-on" } as const
    return { kind: "round", round: isEvent ? over({ kind: "ok" }) : await stopped(loop, agent, { head, failed }, why) }
  }
  const memory = { ...savedState.memory(), fixes: number, lastFix: { ...reference, claim: loop.claim } }
  const onCount = () => record.checksRead({ state: "failed", failed, fixes: number, sha: head.sha })
  const counted = await orUnread(step.cancelled, () => countInComment(session, memory, onCount))
  if (counted.kind === "stop") return counted
  if (counted.kind === "overtaken") return await overtaken()
  step.log.info(`Checks failed: ${failed.map(({ name }) => name).join(", ")}. They go back to the agent.`)
  const { turn } = record.report()
  const sent = await orUnread(step.cancelled, () => sendFix(session, { apiKey, agentId: agent.id }, fix, fix.judged))
  // The turn of this step is the one that its instruction began.
  if (turn) record.turnBegan(turn)
  if (sent.kind === "stop") return sent
  if (sent.kind === "overtaken") return sent.isShown ? await overtaken() : { kind: "stop", why: { unsent: "working" } }
  if (sent.kind === "refused") return { kind: "stop", why: { unsent: "refused", detail: sent.why } }
  const isOver = sent.kind !== "sent" || isEvent
  return { kind: "round", round: { isOver, outcome: sent.outcome, sha: head.sha, delivered: number } }
}
