import { LOOK_ON_MS } from "../../agent/find-agent.ts"
import type { Agent } from "../../cursor/agent.ts"
import type { CursorClient } from "../../cursor/client.ts"
import { CursorApiError } from "../../cursor/errors.ts"
import type { Clock } from "../../http/clock.ts"
import { openPace } from "../../http/pace.ts"
import { mayAppearUntilMs } from "../agent-session.ts"
import type { EarlyTask } from "../clean-up.ts"
import { DISPOSITIONS, REASONS } from "../correct-reports.ts"
import { openCursor } from "../open-cursor.ts"
import { elapsedMs, readTaskState, taskStateName } from "../saved-state.ts"
import { type LeftTask, nameUnstopped, reportLeft } from "./clean-up-report.ts"
import { ownerAmong, readSince, serverNowMs, tasksWhere, withPromptMemory } from "./find-tasks.ts"
import { REQUESTS_PER_MINUTE, RESERVE } from "./open-fleet.ts"
import { stopAgents } from "./stop-agents.ts"
import { DOUBT_MS } from "./tasks.ts"

/** All post steps of a cancelled job share five minutes: stopping ends after so many ms, and looking for others before. */
const STOP_MS = 215_000
const SEARCH_ENDS_MS = 150_000
const LOOK_EVERY_MS = 15_000
/** The state knows the last launch of a task; one before it, whose answer was lost, is so much older at most. */
const RELAUNCH_MS = 10 * 60_000
/** A last look that failed is made again so often. */
const EXTRA_LOOKS = 3

/**
 * Finds the agents that a fleet left behind, stops those that work and should not, names those that could not be stopped,
 * and writes the summary page. @param readSaved reads a state that the main step saved
 */
export async function cleanUpFleet(early: EarlyTask, readSaved: (name: string) => string): Promise<void> {
  const { state, apiKey, clock, signal } = early
  const { taskIds = [] } = state
  const saved = taskIds.map((_, index) => readTaskState(apiKey, readSaved(taskStateName(index))))
  const tasks = saved.flatMap((task): LeftTask[] =>
    task ? [{ ...task, repository: { url: task.repositoryUrl } }] : [],
  )
  // The main step may have used up its part of the minute.
  const pace = openPace({
    clock,
    cancelled: signal,
    perMinute: REQUESTS_PER_MINUTE,
    reserve: 0,
    sentBefore: state.endedBy === "kill" ? REQUESTS_PER_MINUTE - RESERVE : REQUESTS_PER_MINUTE,
  })
  const { apiVersion = "v0" } = state
  const cursor = await openCursor({ ...early, apiVersion, pace })
  const client = withPromptMemory(cursor.client)
  const startMs = clock.nowMs()
  const leftMs = (ms: number) => startMs + ms - clock.nowMs()
  for (const task of tasks) {
    if (task.agentId === undefined) continue
    task.agent = { id: task.agentId, status: "UNKNOWN" }
    if (task.runId !== undefined) client.attach(task.agentId, task.runId)
  }
  const sought = tasks.filter((task) => isSought(task, clock))
  try {
    const open = () => tasks.filter(({ agent, outcome, disposition }) => agent && !outcome && !disposition)
    // Who is known to work is stopped before anything is looked for; who cannot be stopped is tried again after that.
    await closeAgents(early, client, { open: open(), limitMs: leftMs(STOP_MS), isFirst: sought.length > 0 })
    const strayIds = await findAgents(early, client, { tasks, sought, limitMs: leftMs(SEARCH_ENDS_MS) })
    const leftIds = await closeAgents(early, client, { open: open(), strayIds, limitMs: leftMs(STOP_MS) })
    nameUnstopped(early, tasks, leftIds)
  } finally {
    await cursor.close()
  }
  await reportLeft(early, tasks)
}

/** A launch of the task was not answered, so there may be an agent, or one beside that which is known. */
function isSought({ agentId, outcome, sent, mayHaveTwin }: LeftTask, clock: Clock): boolean {
  if (sent === undefined) return false
  return (agentId === undefined && outcome === undefined) || (mayHaveTwin === true && elapsedMs(sent, clock) < DOUBT_MS)
}

type Search = { readonly tasks: readonly LeftTask[]; readonly sought: readonly LeftTask[]; readonly limitMs: number }

/** Gives the tasks the agents that are found; the ids of others with a key of ours are given back to be stopped as well. */
async function findAgents(
  { clock, signal, log }: EarlyTask,
  client: CursorClient,
  { tasks, sought, limitMs }: Search,
): Promise<readonly string[]> {
  if (sought.length === 0) return []
  const known = new Set(tasks.flatMap(({ agentId, earlier = [] }) => [...earlier, ...(agentId ? [agentId] : [])]))
  const agoMs = sought.map(({ sent }) => (sent ? elapsedMs(sent, clock) : 0))
  const startMs = clock.nowMs()
  const enoughMs = startMs + Math.max(0, Math.min(limitMs, LOOK_ON_MS - Math.min(...agoMs)))
  const strays: string[] = []
  const look = async () => {
    if (client.takesAgentId) return await readByOwnIds(client, sought, signal)
    const sinceMs = serverNowMs(client, clock) - Math.max(...agoMs) - (clock.nowMs() - startMs) - RELAUNCH_MS
    const candidates: Agent[] = []
    await readSince(client, sinceMs, { signal }, (agent) => {
      if (!known.has(agent.id) && tasksWhere(tasks, agent).length > 0) candidates.push(agent)
      return undefined
    })
    for (const agent of candidates) {
      const owner = await ownerAmong(client, tasks, agent, signal)
      if (owner.kind === "unread") continue
      known.add(agent.id)
      if (owner.kind === "other") continue
      if (owner.task.agent || owner.task.outcome !== undefined) strays.push(agent.id)
      else owner.task.agent = agent
    }
  }
  let extraLooks = EXTRA_LOOKS
  let failure: unknown
  for (;;) {
    failure = await look().then(
      () => undefined,
      (error: unknown) => error ?? new Error("the search failed"),
    )
    const isAllFound = sought.every(({ agent, mayHaveTwin }) => agent !== undefined && !mayHaveTwin)
    const isOver = isAllFound || (clock.nowMs() >= enoughMs && failure === undefined)
    if (isOver || signal.aborted || (clock.nowMs() >= enoughMs && extraLooks-- === 0)) break
    await clock.sleep(Math.min(LOOK_EVERY_MS, Math.max(5_000, enoughMs - clock.nowMs())), signal)
  }
  if (failure !== undefined) log.warning(uncertain(failure))
  const unfound = sought.filter(({ agent, outcome }) => !agent && outcome === undefined)
  if (unfound.length > 0)
    log.info(
      `No agent was found for ${unfound.map(({ id, launchKey }) => `${id} (launch key ${launchKey})`).join(", ")}.`,
    )
  return strays
}

/** Each launch named its agent's id: there is that one or none. @throws what the client throws for anything but none */
async function readByOwnIds(client: CursorClient, sought: readonly LeftTask[], signal: AbortSignal): Promise<void> {
  for (const task of sought) {
    if (task.agent || task.launchId === undefined) continue
    try {
      task.agent = await client.agent(task.launchId, { signal, isPoll: true })
    } catch (error) {
      if (!(error instanceof CursorApiError) || error.status !== 404) throw error
    }
  }
}

function uncertain(error: unknown): string {
  const why = error instanceof Error ? error.message : "the search failed"
  return `It cannot be told which agents of this fleet exist: ${why} Look on cursor.com/agents for those whose prompts end with the launch keys below.`
}

type Closing = {
  readonly open: readonly LeftTask[]
  readonly strayIds?: readonly string[]
  readonly limitMs: number
  /** One round: others come next. */
  readonly isFirst?: boolean
}

/**
 * Stops agents and says which have ended, or leaves them working as `on-cancel` says.
 * @returns the ids of those that should not work, and may
 */
async function closeAgents(early: EarlyTask, client: CursorClient, closing: Closing): Promise<readonly string[]> {
  const { open, strayIds = [], limitMs, isFirst } = closing
  const { state, clock, signal, log } = early
  const ids = [...open.flatMap(({ agent }) => (agent ? [agent.id] : [])), ...strayIds]
  if (ids.length === 0) return []
  if (!state.stopAgentOnCleanUp) {
    for (const task of open) task.disposition = "left"
    log.info(`${ids.length} agents were left working, as \`on-cancel\` says.`)
    return []
  }
  const oldestMs = Math.max(0, ...open.map(({ sent }) => (sent ? elapsedMs(sent, clock) : 0)))
  const sinceMs = serverNowMs(client, clock) - oldestMs
  const stopped = await stopAgents(client, ids, {
    clock,
    signal,
    limitMs,
    sinceMs,
    mayAppearUntilMs: (id) => mayAppearUntilMs(open.find(({ agent }) => agent?.id === id)?.sent, clock),
    lookFirst: true,
    isOnce: isFirst,
  })
  for (const task of open) {
    const { disposition, agent } = stopped.get(task.agent?.id ?? "") ?? {}
    if (disposition !== "still-running") task.disposition = disposition
    task.agent = agent ?? task.agent
  }
  const isLeft = (id: string) => stopped.get(id)?.disposition === "still-running"
  for (const id of ids.filter((one) => !isLeft(one))) {
    const { disposition = "gone" } = stopped.get(id) ?? {}
    log.info(`Agent ${id} ${DISPOSITIONS[disposition]} (${REASONS[state.endedBy]}).`)
  }
  return ids.filter(isLeft)
}
