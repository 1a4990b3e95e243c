import { type WaitEnd, waitForEnd } from "../agent/wait.ts"
import type { Agent, Turns } from "../cursor/agent.ts"
import { CursorApiError } from "../cursor/errors.ts"
import { within } from "../http/clock.ts"
import { endOf, isKnownStatus } from "../model/agent-status.ts"
import { expectationFor } from "../queries/agent-view.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import { agentHome } from "./agent-home.ts"
import { type AgentSession, recordAgent } from "./agent-session.ts"
import type { StepContext } from "./context.ts"
import { faultOf, pauseAfterMs } from "./follow-agent.ts"

/** An agent that was launched a moment ago may not show its conversation yet. */
const LATE_PAUSES_MS = [5_000, 10_000, 15_000, 30_000]
const ONCE_MORE_MS = 5_000

/**
 * Reads the thread's agent until it can take a message, or until `deadlineMs` on the monotonic scale. While it is at work
 * the comment says that the command is queued. A read that fails is made up for by a later one, and "not found" is
 * believed only after a minute, as in every wait.
 * @param isReady whether the agent is to be waited for no longer, though it works
 */
export async function awaitIdle(
  session: AgentSession,
  id: string,
  deadlineMs: number,
  isReady: (agent: Agent) => boolean,
): Promise<WaitEnd<Agent>> {
  const { step, cursor, record } = session
  const { clock, inputs } = step
  const nowMs = clock.nowMs()
  let isQueued = false
  return await waitForEnd<Agent>({
    read: (signal, limitMs) =>
      within(clock, limitMs, signal, (limited) => cursor.client.agent(id, { signal: limited, isPoll: true })),
    statusOf: (agent) => {
      const { status } = agent
      return { word: status, isEnd: endOf(status) !== undefined || isReady(agent), isKnown: isKnownStatus(status) }
    },
    faultOf,
    pauseAfterMs,
    clock,
    random: step.random,
    signal: step.cancelled,
    pace: { leastMs: inputs.pollIntervalMs, mostMs: inputs.maxPollIntervalMs },
    startedMs: nowMs,
    timeoutMs: Math.max(0, deadlineMs - nowMs),
    lookAtOnce: true,
    onNews: (news) => {
      if (news.kind === "still") record.stillWaiting()
      if (news.kind === "trouble") record.readFailed(problemFromError(news.error))
      if (news.kind !== "status" || endOf(news.agent.status) !== undefined || isReady(news.agent) || isQueued) return
      isQueued = true
      record.queued()
      recordAgent({ ...session, home: agentHome(step, expectationFor(step, news.agent)) }, news.agent)
      step.log.info(`Agent ${id} is at work on an earlier instruction; this one is sent when it is done.`)
    },
  })
}

/** What the agent was sent so far, also of one that shows it a little late. @throws what Cursor answers */
export async function readSent({ step, cursor }: AgentSession, id: string): Promise<Turns> {
  const ask = () => cursor.client.turns(id, { signal: step.cancelled })
  return await onceMoreIfGone(step, () => untilShown(step, ask))
}

async function untilShown<T>({ clock, cancelled }: StepContext, ask: () => Promise<T>): Promise<T> {
  for (const pauseMs of LATE_PAUSES_MS) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof CursorApiError) || error.status !== 404) throw error
      await clock.sleep(pauseMs, cancelled)
    }
  }
  return await ask()
}

/** One answer that an agent is not there, or deleted, is not believed: another agent would start in its place. */
export async function onceMoreIfGone<T>({ clock, cancelled }: StepContext, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const { code } = problemFromError(error)
    if (cancelled.aborted || (code !== "agent-not-found" && code !== "agent-deleted")) throw error
    await clock.sleep(ONCE_MORE_MS, cancelled)
    return await ask()
  }
}
