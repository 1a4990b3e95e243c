import { type SanitizedAgent, sanitizedAgent } from "../agent/sanitized-agent.ts"
import { type StopResult, stopAgent } from "../agent/stop.ts"
import { type Fault, type News, type WaitEnd, waitForEnd } from "../agent/wait.ts"
import { CursorApiError, CursorConnectionError, isRateLimit } from "../cursor/errors.ts"
import { retryBudget } from "../cursor/retry.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import { within } from "../http/clock.ts"
import { endOf, isKnownStatus } from "../model/agent-status.ts"
import type { AgentDisposition, Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { duration, stamp } from "../report/duration.ts"
import { failedOutcome } from "../report/failed-outcome.ts"
import type { Style } from "../report/log.ts"
import { agentOutputs, setOutputs } from "../report/outputs.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import { type AgentSession, sanitized } from "./agent-session.ts"

/** A pull request was seen to arrive some seconds after FINISHED. */
const LATE_PULL_REQUEST = { reads: 5, pauseMs: 2_000 }
/** Cursor counts requests by the minute, as far as people report, so a minute later there is room again. */
const RATE_LIMIT_PAUSE_MS = 60_000
const TROUBLE_PAUSE_MS = 30_000
const STOP_BUDGET_MS = 60_000
const STOP_ATTEMPT_MS = 10_000
const STOP_REPEATS = 3
/** A cancelled job has seconds for everything; the post step comes behind. */
const CANCEL_STOP_MS = 3_000
/** Kept back for putting the comment and the outputs right. */
const REPORT_RESERVE_MS = 1_000

export type WatchOptions = {
  readonly lookAtOnce: boolean
  /** Whether a reading is the end that is waited for. Default: whether its status word is an end. */
  readonly isOver?: (agent: Agent, signal: AbortSignal) => Promise<boolean>
}

/** Waits for the agent, tells what changes, and says how it ended. */
export async function watchAgent(session: AgentSession, first: Agent, options: WatchOptions): Promise<Outcome> {
  const { step, cursor, transcript } = session
  const { lookAtOnce, isOver = async ({ status }) => endOf(status) !== undefined } = options
  let isEnd = false
  const end = await waitForEnd<Agent>({
    read: async (signal, limitMs) => {
      const agent = await within(step.clock, limitMs, signal, (limited) =>
        cursor.client.agent(first.id, { signal: limited, isPoll: true }),
      )
      isEnd = await isOver(agent, signal)
      step.log.debug(
        `Read ${agent.status}, branch ${agent.branchName ?? "none"}, pull request ${agent.prUrl ?? "none"}.`,
      )
      await transcript.follow(agent.id, signal)
      if (!isEnd) await catchUp(session, agent)
      return agent
    },
    statusOf: ({ status }) => ({ word: status, isEnd, isKnown: isKnownStatus(status) }),
    faultOf,
    pauseAfterMs,
    clock: step.clock,
    random: step.random,
    signal: step.cancelled,
    pace: { leastMs: step.inputs.pollIntervalMs, mostMs: step.inputs.maxPollIntervalMs },
    startedMs: step.clock.nowMs(),
    timeoutMs: step.inputs.timeoutMs,
    onNews: (news) => update(session, news, isEnd),
    lookAtOnce,
  })
  if (end.kind === "ended" || end.kind === "timed-out") await keepConversation(session, first.id)
  return await outcomeOf(session, end, end.agent ?? first)
}

/** A transition that came too soon for the comment, or a branch that has its name now, gets into it at a later look. */
async function catchUp(session: AgentSession, agent: Agent): Promise<void> {
  const { step, record, reporter } = session
  if (record.report().agent?.status !== agent.status) return
  record.seen(sanitized(session, agent))
  await reporter.update(record.report(), { signal: step.cancelled })
}

async function keepConversation({ step, record, transcript }: AgentSession, id: string): Promise<void> {
  const conversation = await transcript.keep(id, step.cancelled)
  if (conversation) record.conversed(conversation)
}

/** The pause that a failed read calls for: what the server asks, else one that keeps far from anybody's limit. */
function pauseAfterMs(error: unknown): number {
  if (!(error instanceof CursorApiError) && !(error instanceof CursorConnectionError)) return 0
  if (error.retryAfterMs !== undefined) return error.retryAfterMs
  if (isRateLimit(error)) return RATE_LIMIT_PAUSE_MS
  return error instanceof CursorConnectionError ? TROUBLE_PAUSE_MS : 0
}

/** How a failed read is taken; see `Fault`. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof CursorApiError) || isRateLimit(error)) return "passing"
  if (error.status === 401 || error.status === 403) return "denied"
  if (error.status === 404 || error.status === 409) return "missing"
  return error.status === 429 ? "final" : "passing"
}

/** What the end means is known only when everything is read, so the comment tells of it then. */
async function update(session: AgentSession, news: News<Agent>, isEnd: boolean): Promise<void> {
  const { step, record, reporter } = session
  const line = (words: string, style?: Style) => step.log.event(stamp(news.waitedMs), words, style)
  switch (news.kind) {
    case "status": {
      const agent = sanitized(session, news.agent)
      record.seen(agent)
      setOutputs(agentOutputs(agent))
      const words = news.isKnown ? agent.status : `${agent.status} (a status this action does not know; waiting on)`
      line(words, isEnd ? endStyle(agent.status) : "strong")
      if (!isEnd) await reporter.update(record.report(), { signal: step.cancelled })
      return
    }
    case "still":
      line(`still ${news.agent?.status ?? "no news"} after ${duration(news.waitedMs)}`)
      await reporter.update(record.report(), { signal: step.cancelled })
      return
    case "trouble":
      line(
        `The agent's status cannot be read for now: ${problemFromError(news.error).message} The agent is not affected; trying on.`,
      )
      return
    case "recovered":
      line("The agent's status can be read again.")
  }
}

function endStyle(status: string): Style {
  return endOf(status) === "finished" ? "good" : "bad"
}

async function outcomeOf(session: AgentSession, end: WaitEnd<Agent>, last: Agent): Promise<Outcome> {
  const agent = sanitized(session, last)
  switch (end.kind) {
    case "ended":
      return await ending(session, last, agent)
    case "timed-out":
      return await timedOut(session, agent)
    case "aborted":
      return await cancelSession(session, agent)
    case "lost": {
      // A deleted agent works no more; with a key revoked nobody can tell.
      if (end.fault === "missing") return { kind: "stopped", agent, problem: problem("agent-not-found") }
      const { message, detail } = problemFromError(end.error)
      const more = { message: `Contact with the agent was lost; it may still be working. ${message}` }
      return {
        kind: "unknown",
        agent,
        problem: problem("contact-lost", detail === undefined ? more : { ...more, detail }),
      }
    }
  }
}

async function ending(session: AgentSession, last: Agent, agent: SanitizedAgent): Promise<Outcome> {
  const end = endOf(last.status)
  if (end !== undefined && end !== "finished") return failedOutcome(end, agent)
  const settled = sanitized(session, await awaitPullRequest(session, last))
  const isMissing = session.asksForPullRequest && settled.pullRequest === undefined
  const judged = isMissing && session.step.inputs.ifNoPr !== "ignore"
  return { kind: "finished", agent: settled, ...(judged && { problem: problem("no-pull-request") }) }
}

/** Reads on for a moment when a pull request was asked for and has not arrived yet. */
async function awaitPullRequest(session: AgentSession, finished: Agent): Promise<Agent> {
  const { step, cursor } = session
  const hasPullRequest = (agent: Agent) => sanitizedAgent(agent, session.expected).agent.pullRequest !== undefined
  let agent = finished
  if (!session.asksForPullRequest && finished.autoCreatePr !== true) return agent
  for (let reads = 0; reads < LATE_PULL_REQUEST.reads && !hasPullRequest(agent); reads++) {
    try {
      await step.clock.sleep(LATE_PULL_REQUEST.pauseMs, step.cancelled)
      const again = await cursor.client.agent(agent.id, { signal: step.cancelled })
      // The first end counts; a later turn of the same agent is somebody else's.
      if (again.status === finished.status) agent = again
    } catch {
      return agent
    }
  }
  return agent
}

async function timedOut(session: AgentSession, agent: SanitizedAgent): Promise<Outcome> {
  const { step } = session
  const outcome = (disposition: AgentDisposition, after: string): Outcome => {
    const message = `The agent did not end within ${duration(step.inputs.timeoutMs)}; ${after}.`
    return { kind: "timed-out", agent, disposition, problem: problem("timed-out", { message }) }
  }
  if (step.inputs.onTimeout === "leave") return outcome("left", "it was left working")
  const stop = await stopWithin(session, agent, STOP_BUDGET_MS)
  if (step.cancelled.aborted) return await cancelSession(session, agent)
  if (stop.kind === "failed") return outcome("still-running", "stopping it failed, so the post step tries again")
  if (stop.kind === "already-over") return outcome("ended", "it had ended by itself when it was to be stopped")
  return outcome("stopped", "it was stopped")
}

/** The job was cancelled while the agent works. */
export async function cancelSession(session: AgentSession, agent: SanitizedAgent): Promise<Outcome> {
  const { step } = session
  const outcome = (disposition: AgentDisposition, after: string): Outcome => ({
    kind: "cancelled",
    agent,
    disposition,
    problem: problem("cancelled", { message: `The workflow run was cancelled; ${after}.` }),
  })
  if (step.inputs.onCancel === "leave") return outcome("left", "the agent was left working, as `on-cancel` says")
  const stop = await stopWithin(session, agent, Math.min(CANCEL_STOP_MS, step.timeLeftMs() - REPORT_RESERVE_MS))
  if (stop.kind === "failed") return outcome("still-running", "stopping the agent failed, so the post step tries again")
  if (stop.kind === "already-over") return outcome("ended", "the agent had ended by itself")
  return outcome("stopped", "the agent was stopped")
}

function stopWithin({ step, cursor }: AgentSession, agent: SanitizedAgent, limitMs: number): Promise<StopResult> {
  const { clock, random } = step
  return within(clock, Math.max(0, limitMs), undefined, (signal) =>
    stopAgent(cursor.client, agent.id, {
      clock,
      random,
      signal,
      budget: retryBudget(STOP_REPEATS),
      longestPauseMs: limitMs,
      timeoutMs: Math.min(STOP_ATTEMPT_MS, limitMs),
    }),
  )
}
