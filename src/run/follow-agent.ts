import { awaitPullRequest } from "../agent/await-pull-request.ts"
import { awaitUsage } from "../agent/await-usage.ts"
import { sanitizedAgent } from "../agent/sanitized-agent.ts"
import { type StopResult, stopAgent } from "../agent/stop.ts"
import { type Fault, type News, type WaitEnd, waitForEnd } from "../agent/wait.ts"
import type { Agent } from "../cursor/agent.ts"
import { CursorApiError, CursorConnectionError, isRateLimit } from "../cursor/errors.ts"
import { within } from "../http/clock.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf, isKnownStatus } from "../model/agent-status.ts"
import type { AgentDisposition, Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { duration } from "../report/duration.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { RunRecord } from "../report/record.ts"
import { remedyAfter } from "../report/remedy-after.ts"
import { type AgentSession, recordAgent, sanitized } from "./agent-session.ts"
import { agentFailed } from "./failed-outcome.ts"

/** Cursor counts requests by the minute, as far as people report, so a minute later there is room again. */
const RATE_LIMIT_PAUSE_MS = 60_000
const TROUBLE_PAUSE_MS = 30_000
const STOP_LIMIT_MS = 30_000
const STOP_ATTEMPT_MS = 10_000
/** A cancelled job has seconds for everything; the post step comes behind. */
const CANCEL_STOP_MS = 3_000
/** Kept back for comment and outputs. */
const REPORT_RESERVE_MS = 1_000

/** An agent that shows such a word for as long as anybody waits has not begun to work. */
const NEVER_STARTED: ReadonlySet<string> = new Set(["CREATING", "PENDING", "QUEUED"])

export type WatchOptions = {
  readonly lookAtOnce: boolean
  /** Whether a reading is the end that is waited for. Default: whether its status word is an end. */
  readonly isOver?: (agent: Agent, signal: AbortSignal) => Promise<boolean>
}

/** What one look shows: the agent, and whether this is the end that is waited for. */
type Reading = { readonly agent: Agent; readonly isEnd: boolean }

/** Waits for the agent, records what changes, and says how it ended. */
export async function watchAgent(session: AgentSession, first: Agent, options: WatchOptions): Promise<Outcome> {
  const { step } = session
  const { lookAtOnce, isOver = async ({ status }) => endOf(status) !== undefined } = options
  const follower = session.cursor.client.follow(first.id, session.record.active)
  const waiting = waitForEnd<Reading>({
    read: (signal, limitMs) => look(session, first.id, isOver, { signal, limitMs }),
    statusOf: ({ agent: { status }, isEnd }) => ({ word: status, isEnd, isKnown: isKnownStatus(status) }),
    faultOf,
    pauseAfterMs,
    clock: step.clock,
    random: step.random,
    signal: step.cancelled,
    pace: { leastMs: step.inputs.pollIntervalMs, mostMs: step.inputs.maxPollIntervalMs },
    startedMs: step.clock.nowMs(),
    timeoutMs: step.inputs.timeoutMs,
    onNews: (news) => recordNews(session.record, news),
    lookAtOnce,
    untilNextRead: follower.untilNextRead,
  })
  const end = await waiting.finally(follower.close)
  const usage = countUsage(session, first.id, end)
  if (end.kind === "ended" || end.kind === "timed-out") await keepConversation(session, first.id)
  const outcome = await outcomeOf(session, end, end.agent?.agent ?? first)
  await usage
  // At the very end: a second agent may appear while a late pull request is waited for.
  await session.twins?.check(step.cancelled, true)
  return withLeftOver(session, outcome)
}

/** A second agent that could not be stopped makes the step red, whatever became of the one that is kept. */
export function withLeftOver(session: AgentSession, outcome: Outcome): Outcome {
  const others = (session.twins?.leftOver() ?? []).map((twin) => sanitized(session, twin))
  if (others.length === 0 || (outcome.kind !== "finished" && outcome.kind !== "launched")) return outcome
  const names = others.map(({ id, url }) => (url === undefined ? id : `${id} (${url})`)).join(", ")
  const message = `A second agent with this step's launch key could not be stopped and may still be working: ${names}.`
  return { ...outcome, problem: problem("agent-still-running", { message }) }
}

/** Counts lag a while behind the end, and are asked for beside everything else that is done then. */
async function countUsage(
  { step, cursor, record }: AgentSession,
  agentId: string,
  end: WaitEnd<Reading>,
): Promise<void> {
  if (end.kind !== "ended" && end.kind !== "timed-out") return
  const { clock, cancelled: signal } = step
  const usage = await awaitUsage({ client: cursor.client, agentId, clock, signal, isOver: end.kind === "ended" })
  if (usage) record.usageRead(usage)
}

async function look(
  session: AgentSession,
  id: string,
  isOver: NonNullable<WatchOptions["isOver"]>,
  { signal, limitMs }: { readonly signal: AbortSignal; readonly limitMs: number },
): Promise<Reading> {
  const { step, cursor, transcript } = session
  const agent = await within(step.clock, limitMs, signal, (limited) =>
    cursor.client.agent(id, { signal: limited, isPoll: true }),
  )
  const isEnd = await isOver(agent, signal)
  step.log.debug(`Read ${agent.status}, branch ${agent.branchName ?? "none"}, pull request ${agent.prUrl ?? "none"}.`)
  await session.home.learnName(agent, signal)
  recordAgent(session, agent, { isEnd })
  await transcript.follow(id, signal)
  await session.twins?.check(signal)
  return { agent, isEnd }
}

async function keepConversation({ step, record, transcript }: AgentSession, id: string): Promise<void> {
  const conversation = await transcript.keep(id, step.cancelled)
  if (conversation) record.conversationRead(conversation)
}

/** A status that can be read is recorded as soon as it is read. */
function recordNews(record: RunRecord, news: News<Reading>): void {
  if (news.kind === "trouble") record.readFailed(problemFromError(news.error))
  if (news.kind === "still") record.stillWaiting()
}

/** The pause that a failed read calls for: what the server asks, else one that keeps far from anybody's limit. */
export function pauseAfterMs(error: unknown): number {
  if (!(error instanceof CursorApiError) && !(error instanceof CursorConnectionError)) return 0
  if (error.retryAfterMs !== undefined) return error.retryAfterMs
  if (isRateLimit(error)) return RATE_LIMIT_PAUSE_MS
  return error instanceof CursorConnectionError ? TROUBLE_PAUSE_MS : 0
}

/** How a failed read is taken; see `Fault`. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof CursorApiError) || isRateLimit(error)) return "passing"
  if (error.status === 401 || error.status === 403) return "denied"
  // A 409 that does not say that the agent is gone may only say that it is busy.
  if (error.status === 404 || problemFromError(error).code === "agent-deleted") return "missing"
  return error.status === 429 ? "final" : "passing"
}

async function outcomeOf(session: AgentSession, end: WaitEnd<Reading>, last: Agent): Promise<Outcome> {
  const agent = sanitized(session, last)
  switch (end.kind) {
    case "ended":
      return await ending(session, last, agent)
    case "timed-out":
      return await timedOut(session, agent, end.isUnread)
    case "aborted":
      return await cancelSession(session, agent)
    case "lost": {
      // A deleted agent works no more; with a key revoked nobody can tell.
      if (end.fault === "missing") return { kind: "stopped", agent, problem: problem("agent-not-found") }
      const { message, detail } = problemFromError(end.error)
      const words = `Contact with the agent was lost; it may still be working. ${message}`
      return { kind: "unknown", agent, problem: problem("contact-lost", { message: words, detail }) }
    }
  }
}

async function ending(session: AgentSession, last: Agent, agent: SanitizedAgent): Promise<Outcome> {
  const end = endOf(last.status)
  if (end !== undefined && end !== "finished") return agentFailed(end, agent)
  const complete = sanitized(session, await withLatePullRequest(session, last))
  const isMissing = session.asksForPullRequest && complete.pullRequest === undefined
  const isProblem = isMissing && session.step.inputs.ifNoPr !== "ignore"
  return { kind: "finished", agent: complete, problem: isProblem ? problem("no-pull-request") : undefined }
}

/** Reads on for a while when a pull request was asked for and has not arrived yet. */
async function withLatePullRequest(session: AgentSession, finished: Agent): Promise<Agent> {
  const { step, cursor, home } = session
  if (!session.asksForPullRequest && finished.autoCreatePr !== true) return finished
  return await awaitPullRequest(finished, {
    clock: step.clock,
    signal: step.cancelled,
    read: async (signal) => {
      const agent = await cursor.client.agent(finished.id, { signal })
      await home.learnName(agent, signal)
      return agent
    },
    hasPullRequest: (agent) => sanitizedAgent(agent, home.expected()).agent.pullRequest !== undefined,
  })
}

async function timedOut(session: AgentSession, agent: SanitizedAgent, isUnread: boolean): Promise<Outcome> {
  const { step } = session
  const limit = duration(step.inputs.timeoutMs)
  /** @param isDoubtful nobody knows whether it has ended */
  const outcome = (disposition: AgentDisposition, after: string, isDoubtful = isUnread): Outcome => {
    const message = isDoubtful ? unreadWords(limit, after) : timeOutWords(agent, limit, after)
    const timeOut = problem("timed-out", { message, remedy: remedyAfter("timed-out", disposition) })
    return { kind: "timed-out", agent, disposition, isUnread: isDoubtful, problem: timeOut }
  }
  if (step.inputs.onTimeout === "leave") return outcome("left", isUnread ? "it was left alone" : "it was left working")
  const stop = await stopWithin(session, agent, STOP_LIMIT_MS)
  if (step.cancelled.aborted) return await cancelSession(session, agent)
  if (stop.kind === "still-running") return outcome("still-running", "stopping it failed, so the post step tries again")
  if (stop.kind === "stopped") return outcome("stopped", "it was stopped", false)
  return outcome(stop.kind, "it had ended when it was to be stopped", false)
}

function timeOutWords({ status }: SanitizedAgent, limit: string, after: string): string {
  return NEVER_STARTED.has(status)
    ? `The agent did not start within ${limit}: its environment may not come up, which its page shows; ${after}.`
    : `The agent did not end within ${limit}; ${after}.`
}

function unreadWords(limit: string, after: string): string {
  return `The agent was not seen to end within ${limit}, for its status could not be read. It may have ended; ${after}.`
}

/** The job was cancelled while the agent works. */
export async function cancelSession(session: AgentSession, agent: SanitizedAgent): Promise<Outcome> {
  const { step } = session
  const outcome = (disposition: AgentDisposition, after: string): Outcome => {
    const message = `The workflow run was cancelled; ${after}.`
    const remedy = remedyAfter("cancelled", disposition)
    return { kind: "cancelled", agent, disposition, problem: problem("cancelled", { message, remedy }) }
  }
  if (step.inputs.onCancel === "leave") return outcome("left", "the agent was left working, as `on-cancel` says")
  const limitMs = Math.min(CANCEL_STOP_MS, step.timeLeftMs() - REPORT_RESERVE_MS)
  const stop = await stopWithin(session, agent, limitMs)
  if (stop.kind === "still-running") {
    return outcome("still-running", "stopping the agent failed, so the post step tries again")
  }
  if (stop.kind === "stopped") return outcome("stopped", "the agent was stopped")
  return outcome(stop.kind, "the agent had ended")
}

async function stopWithin(session: AgentSession, agent: SanitizedAgent, limitMs: number): Promise<StopResult> {
  const { clock } = session.step
  const attemptTimeoutMs = Math.max(0, Math.min(STOP_ATTEMPT_MS, limitMs))
  // One that was seen to begin is known to reads.
  const mayAppearUntilMs = NEVER_STARTED.has(agent.status) ? session.savedState.mayAppearUntilMs() : undefined
  const limits = { clock, limitMs, attemptTimeoutMs, confirm: true, mayAppearUntilMs }
  const stop = await within(
    clock,
    Math.max(0, limitMs),
    undefined,
    (signal) => stopAgent(session.cursor.client, agent.id, { ...limits, signal }),
    // A connection that is deaf to its end is not waited for.
  ).catch((error: unknown): StopResult => ({ kind: "still-running", error, wasTaken: false }))
  // An agent that ends of our stop a moment later has not ended by itself.
  if (stop.kind === "still-running" && stop.wasTaken) session.savedState.note({ isStopped: true })
  return stop
}
