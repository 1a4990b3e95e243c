import { searchAgent } from "../agent/find-agent.ts"
import { CLOCK_ROOM_MS } from "../agent/launch-once.ts"
import { type SanitizedAgent, sanitizedAgent } from "../agent/sanitized-agent.ts"
import { stopAgent } from "../agent/stop.ts"
import { retryBudget } from "../cursor/retry.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import { readAttempts } from "../github/attempts.ts"
import type { GitHubConnection } from "../github/connection.ts"
import type { Clock } from "../http/clock.ts"
import type { Runner } from "../inputs/runner.ts"
import { endOf } from "../model/agent-status.ts"
import type { AgentDisposition, Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { commentReporter } from "../report/comment.ts"
import { failedOutcome } from "../report/failed-outcome.ts"
import type { Log } from "../report/log.ts"
import { openReactions } from "../report/reactions.ts"
import { openRecord } from "../report/record.ts"
import type { CursorService } from "./open-cursor.ts"
import type { SavedState } from "./saved-state.ts"

const STOP_ATTEMPT_MS = 15_000
const STOP_REPEATS = 3
const STOP_PATIENCE_MS = 20_000

/** What a main step left behind, and the means to deal with it. */
export type CleanUpTask = {
  readonly log: Log
  readonly apiKey: string
  readonly apiUrl: string
  readonly runner: Runner
  readonly state: SavedState
  readonly cursor: CursorService
  readonly openGitHub: () => Promise<GitHubConnection | undefined>
  readonly clock: Clock
  readonly random: () => number
  readonly signal: AbortSignal
}

/**
 * Finds the agent that the main step left behind, stops it when it is still working and should not be, and puts the
 * comment right. Harmless when the agent has ended or was stopped before.
 * @throws what Cursor's client throws when the agent cannot be found or read
 */
export async function cleanUp(task: CleanUpTask): Promise<void> {
  const { log, state } = task
  const id = state.agentId ?? (await findByKey(task))
  if (id === undefined) {
    log.info("No agent carries this step's launch key: nothing was started.")
    if (state.commentId !== undefined) await correctComment(task, undefined, "none")
    return
  }
  const disposition = await stopIfWorking(task, id)
  log.info(`Agent ${id} ${DISPOSITIONS[disposition]} (${REASONS[state.endedBy]}).`)
  if (disposition === "still-running")
    log.warning(`Agent ${id} could not be stopped and may still be working. Stop it on its page.`)
  await correctComment(task, id, disposition)
}

const DISPOSITIONS: Readonly<Record<AgentDisposition, string>> = {
  none: "does not exist",
  stopped: "was stopped",
  ended: "had ended by itself",
  left: "was left working, as `on-cancel` says",
  "still-running": "could not be stopped",
}

const REASONS: Readonly<Record<SavedState["endedBy"], string>> = {
  cancel: "the workflow run was cancelled",
  "time-out": "the time to wait for it was over",
  kill: "its step ended before it did",
}

async function findByKey({ state, cursor, clock, signal }: CleanUpTask): Promise<string | undefined> {
  const since = new Date(Date.parse(state.launchedAt) - CLOCK_ROOM_MS)
  const agent = await searchAgent({ ...cursor, ...state, clock, since, ruledOut: new Set(state.earlier) }, signal)
  return agent?.id
}

async function stopIfWorking(
  { state, cursor, clock, random, signal }: CleanUpTask,
  id: string,
): Promise<AgentDisposition> {
  if (state.isStopped) return "stopped"
  // An agent that cannot be read may be working, so it is stopped all the same.
  const end = await cursor.client.agent(id, { signal }).then(
    ({ status }) => endOf(status),
    () => undefined,
  )
  if (end !== undefined) return end === "stopped" ? "stopped" : "ended"
  if (!state.stopAgentOnCleanUp) return "left"
  const limits = { longestPauseMs: STOP_PATIENCE_MS, timeoutMs: STOP_ATTEMPT_MS, budget: retryBudget(STOP_REPEATS) }
  const stop = await stopAgent(cursor.client, id, { ...limits, clock, random, signal })
  if (stop.kind === "failed") return "still-running"
  return stop.kind === "stopped" ? "stopped" : "ended"
}

/** Puts the comment right, and the reaction beside it. */
async function correctComment(task: CleanUpTask, id: string | undefined, disposition: AgentDisposition): Promise<void> {
  const { apiKey, runner, state, clock, log, signal } = task
  const { place, commentId, reactTo } = state
  const github = (place || reactTo) && (await task.openGitHub())
  if (!github) return
  const agent = id === undefined ? undefined : await readAgent(task, id)
  const outcome = outcomeOf(state, disposition, agent)
  const record = openRecord(clock)
  const { runUrl: url, runAttempt: attempt, docsUrl } = runner
  record.startedIn({ url, attempt, ...(docsUrl !== undefined && { docsUrl }) })
  record.ended(outcome)
  if (place) {
    const reporter = commentReporter({
      github,
      place,
      ...(commentId !== undefined && { commentId }),
      apiKey,
      launchKey: state.launchKey,
      mayExist: true,
      attempt,
      earlier: readAttempts(state.attempts ?? "") ?? [],
      clock,
      warn: log.warning,
      onComment: () => {},
    })
    await reporter.update(record.report(), { isFinal: true, signal })
  }
  const isRerun = attempt > 1
  if (reactTo) await openReactions({ github, target: reactTo, isRerun, clock, debug: log.debug }).ended(outcome, signal)
}

/** What the main step would have reported, had it come so far. Pure. */
function outcomeOf({ endedBy }: SavedState, disposition: AgentDisposition, agent: SanitizedAgent | undefined): Outcome {
  const because = REASONS[endedBy]
  const message = agent ? `The agent ${DISPOSITIONS[disposition]}: ${because}.` : `No agent was started: ${because}.`
  if (endedBy === "cancel" || !agent)
    return { kind: "cancelled", disposition, problem: problem("cancelled", { message }), ...(agent && { agent }) }
  if (endedBy === "time-out")
    return { kind: "timed-out", agent, disposition, problem: problem("timed-out", { message }) }
  if (disposition === "left" || disposition === "still-running")
    return { kind: "unknown", agent, problem: problem("contact-lost", { message }) }
  const end = endOf(agent.status)
  if (disposition === "ended" && end !== undefined)
    return end === "finished" ? { kind: end, agent } : failedOutcome(end, agent)
  return { kind: "stopped", agent, problem: problem("agent-stopped", { message }) }
}

async function readAgent({ cursor, state, apiUrl, signal }: CleanUpTask, id: string): Promise<SanitizedAgent> {
  const agent: Agent = await cursor.client.agent(id, { signal }).catch(() => ({ id, status: "UNKNOWN" }))
  return sanitizedAgent(agent, { ...repositoryIn(state), apiUrl }).agent
}

function repositoryIn(state: SavedState) {
  const url = new URL(state.repositoryUrl)
  const [, owner = "", name = ""] = url.pathname.split("/")
  return { owner, name, serverUrl: url.origin }
}
