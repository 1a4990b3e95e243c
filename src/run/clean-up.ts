import { findLaunched, InconclusiveSearchError, LOOK_ON_MS, openAgentFinder, sentAtMs } from "../agent/find-agent.ts"
import { findById } from "../agent/launch-by-id.ts"
import { sanitizedAgent } from "../agent/sanitized-agent.ts"
import { type StopResult, stopAgent } from "../agent/stop.ts"
import type { Agent } from "../cursor/agent.ts"
import type { LoadV1 } from "../cursor/requests.ts"
import { type LoadClient, lazyConnection } from "../github/lazy-connection.ts"
import { within } from "../http/clock.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import type { AgentDisposition } from "../model/outcome.ts"
import type { Log } from "../report/log.ts"
import { mayAppearUntilMs } from "./agent-session.ts"
import { type CleanedUp, type CleanUpTask, correctReports, DISPOSITIONS, REASONS } from "./correct-reports.ts"
import { openCursor } from "./open-cursor.ts"
import { elapsedMs, type SavedState } from "./saved-state.ts"
import { twinLine } from "./twin-line.ts"

const SEARCH_LIMIT_MS = 110_000
const MIN_SEARCH_MS = 5_000
const READ_TIMEOUT_MS = 10_000
const STOP_LIMITS = { limitMs: 25_000, askedLimitMs: 75_000, attemptTimeoutMs: 10_000, confirm: true }

const TAKEN = "Cursor says that there is an agent, and does not show it yet"

/** What the post step has at hand before anything that speaks HTTP is loaded. */
export type EarlyTask = Omit<CleanUpTask, "cursor" | "openGitHub"> & {
  readonly random: () => number
  readonly userAgent: string
  readonly loadV1: LoadV1
  readonly githubToken?: string
  readonly loadGitHub: LoadClient
}

/** Opens the ways to Cursor and GitHub, and cleans up. @throws as `cleanUp` */
export async function cleanUpStep(early: EarlyTask): Promise<void> {
  const { clock, userAgent, runner, githubToken: token, state } = early
  const { agentId, runId, apiVersion = "v0" } = state
  const cursor = await openCursor({ ...early, apiVersion, isNamed: agentId !== undefined })
  if (agentId !== undefined && runId !== undefined) cursor.client.attach(agentId, runId)
  const openGitHub = lazyConnection(early.loadGitHub, { token, apiUrl: runner.apiUrl, clock, userAgent })
  try {
    await cleanUp({ ...early, cursor, openGitHub })
  } finally {
    await cursor.close()
  }
}

/**
 * Finds every agent that the main step left behind, stops those that are working and should not be, and corrects the
 * reports. Harmless when an agent has ended or was stopped before. Never throws for what Cursor answers.
 */
async function cleanUp(task: CleanUpTask): Promise<void> {
  const { log, state, clock } = task
  if (state.isReported) return await stopLateTwins(task)
  const endMs = clock.nowMs() + SEARCH_LIMIT_MS
  const cleaned: CleanedUp[] = []
  const take = async (agent: Agent) => {
    const one = await cleanUpAgent(task, agent)
    logCleanedUp(log, state, one)
    cleaned.push(one)
  }
  // The one that is known is stopped before anything is looked for.
  if (state.agentId !== undefined) await take({ id: state.agentId, status: "UNKNOWN" })
  const error = await takeOthers(task, take, endMs)
  if (cleaned.length === 0 && error === undefined) log.info("No agent with this step's launch key was found.")
  if (error !== undefined) log.warning(uncertain(state, cleaned.length > 0, error))
  await correctReports(task, cleaned, error)
}

/** The main step has told of its agent. A second one is no one's, whatever `on-cancel` says of the first. */
async function stopLateTwins(task: CleanUpTask): Promise<void> {
  const { log, clock } = task
  const state = { ...task.state, stopAgentOnCleanUp: true }
  const take = async (found: Agent) => {
    const { agent, disposition } = await cleanUpAgent({ ...task, state }, found)
    const line = twinLine(agent, disposition)
    if (disposition === "still-running") log.fail(line)
    else log.warning(line)
  }
  const error = await takeOthers(task, take, clock.nowMs() + SEARCH_LIMIT_MS)
  if (error !== undefined) log.warning(uncertain(state, true, error))
}

/**
 * Takes every agent with the step's launch key but the one that the state names; those of earlier attempts are known.
 * @returns why it cannot be told whether these are all
 */
async function takeOthers(task: CleanUpTask, take: (agent: Agent) => Promise<void>, endMs: number): Promise<unknown> {
  const { state, cursor, clock, signal } = task
  if (cursor.client.takesAgentId) return await takeUnderOwnId(task, take, endMs)
  const { sent, lastSent = sent, agentId, mayHaveTwin = false } = state
  // The state is saved before each launch, so without this none was sent.
  if (sent === undefined || lastSent === undefined) return undefined
  const known = new Set([...(state.earlier ?? []), ...(agentId === undefined ? [] : [agentId])])
  const momentOf = (one: typeof sent) => clock.nowMs() - elapsedMs(one, clock)
  const sentMs = momentOf(lastSent)
  const sinceMs = sentAtMs(momentOf(sent))
  const finder = openAgentFinder({ ...state, client: cursor.client, clock, known, sinceMs, isUrgent: true })
  const isSure = agentId !== undefined && !mayHaveTwin
  const search = (limited: AbortSignal) =>
    isSure ? finder.look(limited).then(({ matches }) => matches) : findLaunched(finder, clock, sentMs, limited)
  try {
    for (;;) {
      const found = await within(clock, Math.max(MIN_SEARCH_MS, endMs - clock.nowMs()), signal, search)
      for (const agent of found) {
        known.add(agent.id)
        await take(agent)
      }
      if (found.length === 0) return undefined
    }
  } catch (error) {
    // The launch was answered: a second agent is unlikely, and no reason to alarm anybody.
    return isSure ? undefined : error
  }
}

/** The launch named the agent's id: there is that one or none. */
async function takeUnderOwnId(
  { state, cursor, clock, signal }: CleanUpTask,
  take: (agent: Agent) => Promise<void>,
  deadlineMs: number,
): Promise<unknown> {
  const { agentId, launchId, sent, lastSent = sent, isLaunchIdTaken = false } = state
  if (agentId !== undefined || launchId === undefined || lastSent === undefined) return undefined
  const enoughMs = clock.nowMs() + Math.max(0, LOOK_ON_MS - elapsedMs(lastSent, clock))
  const untilMs = isLaunchIdTaken ? deadlineMs : Math.min(deadlineMs, enoughMs)
  try {
    const found = await findById({ client: cursor.client, clock, untilMs, deadlineMs }, launchId, signal)
    if (found) await take(found)
    return found || !isLaunchIdTaken ? undefined : new InconclusiveSearchError(TAKEN)
  } catch (error) {
    // It may be there and working, so it is stopped all the same.
    await take({ id: launchId, status: "UNKNOWN" })
    return error
  }
}

async function cleanUpAgent(task: CleanUpTask, { id }: Agent): Promise<CleanedUp> {
  const { state, cursor, clock, signal } = task
  const isOurs = id === state.agentId
  // An agent that cannot be read may be working, so it is stopped all the same.
  const before = await cursor.client
    .agent(id, { signal, isPoll: true, timeoutMs: READ_TIMEOUT_MS })
    .catch(() => undefined)
  const end = before && endOf(before.status)
  if (before && end !== undefined) {
    const isStopped = end === "stopped" || (isOurs && state.isStopped)
    return { agent: sanitized(task, before), disposition: isStopped ? "stopped" : "ended" }
  }
  if (!state.stopAgentOnCleanUp)
    return { agent: sanitized(task, before ?? { id, status: "UNKNOWN" }), disposition: "left" }
  const stop = await stopAgent(cursor.client, id, {
    ...STOP_LIMITS,
    clock,
    signal,
    mayAppearUntilMs: isOurs && !before ? mayAppearUntilMs(state.lastSent ?? state.sent, clock) : undefined,
  })
  const after = "agent" in stop ? stop.agent : undefined
  const shown = sanitized(task, after ?? before ?? { id, status: "UNKNOWN" })
  return { agent: shown, disposition: dispositionOf(stop, isOurs && state.isStopped) }
}

function dispositionOf(stop: StopResult, wasStoppedBefore: boolean): AgentDisposition {
  if (stop.kind === "ended") return wasStoppedBefore ? "stopped" : "ended"
  if (stop.kind === "gone") return "gone"
  return stop.kind
}

function logCleanedUp(log: Log, { endedBy }: SavedState, { agent, disposition }: CleanedUp): void {
  const page = agent.url === undefined ? "" : ` (${agent.url})`
  if (disposition !== "still-running") {
    log.info(`Agent ${agent.id} ${DISPOSITIONS[disposition]} (${REASONS[endedBy]}).`)
    return
  }
  log.fail(`Agent ${agent.id}${page} could not be stopped and may still be working. Stop it on its page.`)
}

function uncertain({ launchKey }: SavedState, isOneKnown: boolean, error: unknown): string {
  const why = error instanceof Error ? error.message.replace(/\.?$/, ".") : "the search failed."
  const which = isOneKnown ? "there is a second agent of this step" : "this step's agent exists"
  return `It cannot be told whether ${which}: ${why} Look on cursor.com/agents for one whose prompt ends with the launch key ${launchKey}, and stop it.`
}

function sanitized({ state, apiUrl }: CleanUpTask, agent: Agent): SanitizedAgent {
  const url = new URL(state.repositoryUrl)
  const [, owner = "", name = ""] = url.pathname.split("/")
  return sanitizedAgent(agent, { owner, name, serverUrl: url.origin, apiUrl }).agent
}
