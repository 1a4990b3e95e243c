import { findLaunched, openAgentFinder, sentAtMs } from "../agent/find-agent.ts"
import { sanitizedAgent } from "../agent/sanitized-agent.ts"
import { type StopResult, stopAgent } from "../agent/stop.ts"
import type { Agent } from "../cursor/agent.ts"
import { type LoadClient, lazyConnection } from "../github/lazy-connection.ts"
import { within } from "../http/clock.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import type { AgentDisposition } from "../model/outcome.ts"
import type { Log } from "../report/log.ts"
import { type CleanedUp, type CleanUpTask, correctReports, DISPOSITIONS, REASONS } from "./correct-reports.ts"
import { openCursor } from "./open-cursor.ts"
import { elapsedMs, type SavedState } from "./saved-state.ts"

const SEARCH_LIMIT_MS = 110_000
const STOP_LIMITS = { limitMs: 25_000, attemptTimeoutMs: 10_000, confirm: true }

/** What the post step has at hand before anything that speaks HTTP is loaded. */
type EarlyTask = Omit<CleanUpTask, "cursor" | "openGitHub"> & {
  readonly random: () => number
  readonly userAgent: string
  readonly githubToken?: string
  readonly loadGitHub: LoadClient
}

/** Opens the ways to Cursor and GitHub, and cleans up. @throws as `cleanUp` */
export async function cleanUpStep(early: EarlyTask): Promise<void> {
  const { clock, userAgent, runner, githubToken: token } = early
  const cursor = openCursor(early)
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
  const { log, state } = task
  const { agents, error } = await agentsOfStep(task)
  const cleaned: CleanedUp[] = []
  for (const agent of agents) {
    const one = await cleanUpAgent(task, agent)
    logCleanedUp(log, state, one)
    cleaned.push(one)
  }
  if (agents.length === 0 && error === undefined) log.info("No agent with this step's launch key was found.")
  if (error !== undefined) log.warning(uncertain(state, error))
  await correctReports(task, cleaned, error)
}

/** The agent that the state names, and every other one with the step's launch key; those of earlier attempts are known. */
async function agentsOfStep(
  task: CleanUpTask,
): Promise<{ readonly agents: readonly Agent[]; readonly error?: unknown }> {
  const { state, cursor, clock, signal } = task
  const named: readonly Agent[] = state.agentId === undefined ? [] : [{ id: state.agentId, status: "UNKNOWN" }]
  // The state is saved before each launch, so without this none was sent.
  if (state.sent === undefined) return { agents: named }
  const sentMs = clock.nowMs() - elapsedMs(state.sent, clock)
  const finder = openAgentFinder({
    ...state,
    client: cursor.client,
    clock,
    known: new Set([...(state.earlier ?? []), ...named.map(({ id }) => id)]),
    sinceMs: sentAtMs(sentMs),
  })
  try {
    const found = await within(clock, SEARCH_LIMIT_MS, signal, async (limited) =>
      named.length > 0 ? (await finder.look(limited)).matches : await findLaunched(finder, clock, sentMs, limited),
    )
    return { agents: [...named, ...found] }
  } catch (error) {
    // With the agent at hand a second one is unlikely, and no reason to alarm anybody.
    return named.length > 0 ? { agents: named } : { agents: [], error }
  }
}

async function cleanUpAgent(task: CleanUpTask, { id }: Agent): Promise<CleanedUp> {
  const { state, cursor, clock, signal } = task
  const isOurs = id === state.agentId
  // An agent that cannot be read may be working, so it is stopped all the same.
  const before = await cursor.client.agent(id, { signal }).catch(() => undefined)
  const end = before && endOf(before.status)
  if (before && end !== undefined) {
    const isStopped = end === "stopped" || (isOurs && state.isStopped)
    return { agent: sanitized(task, before), disposition: isStopped ? "stopped" : "ended" }
  }
  if (!state.stopAgentOnCleanUp)
    return { agent: sanitized(task, before ?? { id, status: "UNKNOWN" }), disposition: "left" }
  const stop = await stopAgent(cursor.client, id, { ...STOP_LIMITS, clock, signal })
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

function uncertain({ launchKey }: SavedState, error: unknown): string {
  const why = error instanceof Error ? error.message : "the search failed"
  return `It cannot be told whether this step's agent exists: ${why} Look on cursor.com/agents for one whose prompt ends with the launch key ${launchKey}, and stop it.`
}

function sanitized({ state, apiUrl }: CleanUpTask, agent: Agent): SanitizedAgent {
  const url = new URL(state.repositoryUrl)
  const [, owner = "", name = ""] = url.pathname.split("/")
  return sanitizedAgent(agent, { owner, name, serverUrl: url.origin, apiUrl }).agent
}
