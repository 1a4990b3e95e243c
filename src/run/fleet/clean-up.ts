import { sanitizedAgent } from "../../agent/sanitized-agent.ts"
import type { Agent } from "../../cursor/agent.ts"
import type { CursorClient } from "../../cursor/client.ts"
import { openPace } from "../../http/pace.ts"
import { endOf } from "../../model/agent-status.ts"
import type { AgentDisposition, Outcome } from "../../model/outcome.ts"
import type { TaskResult } from "../../model/task-result.ts"
import { problem } from "../../report/catalogue.ts"
import { countWords, fleetFindings } from "../../report/fleet-text.ts"
import { openRecord } from "../../report/record.ts"
import { writeSummary } from "../../report/write-results.ts"
import type { EarlyTask } from "../clean-up.ts"
import { DISPOSITIONS, REASONS } from "../correct-reports.ts"
import { agentFailed } from "../failed-outcome.ts"
import { openCursor } from "../open-cursor.ts"
import { elapsedMs, readTaskState, type SavedTask, taskStateName } from "../saved-state.ts"
import { ownerAmong, readSince, serverNowMs, tasksWhere, withPromptMemory } from "./find-tasks.ts"
import { REQUESTS_PER_MINUTE, RESERVE } from "./open-fleet.ts"
import { stopAgents } from "./stop-agents.ts"

/** All post steps of a cancelled job share five minutes; a server makes an agent a minute or more after the request. */
const SEARCH_MS = 100_000
const LOOK_ON_MS = 90_000
const LOOK_EVERY_MS = 15_000
/** The state knows the last launch of a task; one before it, whose answer was lost, is so much older at most. */
const RELAUNCH_MS = 10 * 60_000
/** A last look that failed is made again so often. */
const EXTRA_LOOKS = 3
const STOP_MS = 200_000
const NAMED = 20

/** One task of the fleet that the main step left. */
type LeftTask = SavedTask & {
  readonly repository: { readonly url: string }
  agent?: Agent
  disposition?: AgentDisposition
}

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
  const cursor = await openCursor({ apiVersion: "v0", ...early, pace })
  const client = withPromptMemory(cursor.client)
  const endMs = clock.nowMs() + STOP_MS
  try {
    const strays = await findAgents(early, client, tasks)
    const open = tasks.filter(({ outcome, agent }) => outcome === undefined && agent !== undefined)
    const ids = [...new Set([...open.flatMap(({ agent }) => (agent ? [agent.id] : [])), ...strays])]
    await closeAgents(early, client, { open, ids, limitMs: endMs - clock.nowMs() })
  } finally {
    await cursor.close()
  }
  await report(early, tasks)
}

/** Looks for agents whose launch was not answered; others with a key of ours are given back to be stopped as well. */
async function findAgents(
  { clock, signal, log }: EarlyTask,
  client: CursorClient,
  tasks: readonly LeftTask[],
): Promise<readonly string[]> {
  for (const task of tasks) if (task.agentId !== undefined) task.agent = { id: task.agentId, status: "UNKNOWN" }
  const sought = tasks.filter(({ agentId, outcome, sent }) => agentId === undefined && outcome === undefined && sent)
  if (sought.length === 0) return []
  const known = new Set(tasks.flatMap(({ agentId, earlier = [] }) => [...earlier, ...(agentId ? [agentId] : [])]))
  const agoMs = sought.map(({ sent }) => (sent ? elapsedMs(sent, clock) : 0))
  const startMs = clock.nowMs()
  const enoughMs = startMs + Math.min(SEARCH_MS, Math.max(0, LOOK_ON_MS - Math.min(...agoMs)))
  const strays: string[] = []
  const look = async () => {
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
      if (owner.task.agent) strays.push(agent.id)
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
    const isOver = sought.every(({ agent }) => agent) || (clock.nowMs() >= enoughMs && failure === undefined)
    if (isOver || signal.aborted || (clock.nowMs() >= enoughMs && extraLooks-- === 0)) break
    await clock.sleep(Math.min(LOOK_EVERY_MS, Math.max(5_000, enoughMs - clock.nowMs())), signal)
  }
  if (failure !== undefined) log.warning(uncertain(failure))
  const unfound = sought.filter(({ agent }) => !agent)
  if (unfound.length > 0)
    log.info(
      `No agent was found for ${unfound.map(({ id, launchKey }) => `${id} (launch key ${launchKey})`).join(", ")}.`,
    )
  return strays
}

function uncertain(error: unknown): string {
  const why = error instanceof Error ? error.message : "the search failed"
  return `It cannot be told which agents of this fleet exist: ${why} Look on cursor.com/agents for those whose prompts end with the launch keys below.`
}

type Closing = { readonly open: readonly LeftTask[]; readonly ids: readonly string[]; readonly limitMs: number }

async function closeAgents(early: EarlyTask, client: CursorClient, { open, ids, limitMs }: Closing): Promise<void> {
  const { state, clock, signal, log } = early
  if (ids.length === 0) return
  if (!state.stopAgentOnCleanUp) {
    for (const task of open) task.disposition = "left"
    return log.info(`${ids.length} agents were left working, as \`on-cancel\` says.`)
  }
  const oldestMs = Math.max(0, ...open.map(({ sent }) => (sent ? elapsedMs(sent, clock) : 0)))
  const sinceMs = serverNowMs(client, clock) - oldestMs
  const stopped = await stopAgents(client, ids, { clock, signal, limitMs, sinceMs, lookFirst: true })
  for (const task of open) {
    const { disposition, agent } = stopped.get(task.agent?.id ?? "") ?? {}
    task.disposition = disposition
    task.agent = agent ?? task.agent
  }
  const left = ids.filter((id) => stopped.get(id)?.disposition === "still-running")
  for (const id of ids.filter((one) => !left.includes(one))) {
    const { disposition = "gone" } = stopped.get(id) ?? {}
    log.info(`Agent ${id} ${DISPOSITIONS[disposition]} (${REASONS[state.endedBy]}).`)
  }
  for (let from = 0; from < left.length; from += NAMED) {
    const ids = left.slice(from, from + NAMED).join(", ")
    log.fail(`These agents could not be stopped and may still be working. Stop them on cursor.com/agents: ${ids}`)
  }
}

/** Writes the summary page that the main step could not. */
async function report(early: EarlyTask, tasks: readonly LeftTask[]): Promise<void> {
  const { state, clock, runner, log, redact, summaryFile, loadSummary } = early
  if (!state.needsSummary) return
  const record = openRecord(clock)
  const { runUrl: url, runAttempt: attempt, step, docsUrl } = runner
  record.startedIn({ url, attempt, step, docsUrl })
  record.asked("fleet")
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const results = (state.taskIds ?? []).map((id) => resultOf(early, id, byId.get(id)))
  record.found(fleetFindings(results, { comparesModels: false }))
  const message = `The step did not come to its own end: ${REASONS[state.endedBy]}. ${countWords(results)}.`
  record.ended({ kind: "cancelled", disposition: "none", problem: problem("cancelled", { message }) })
  await writeSummary({ log, redact }, record, summaryFile, loadSummary)
}

function resultOf({ apiUrl, runner, state }: EarlyTask, id: string, task: LeftTask | undefined): TaskResult {
  const url = new URL(task?.repositoryUrl ?? runner.repository.url)
  const [, owner = "", name = ""] = url.pathname.split("/")
  const shown = task?.agent && sanitizedAgent(task.agent, { owner, name, serverUrl: url.origin, apiUrl }).agent
  return { id, repository: `${owner}/${name}`, agent: shown, outcome: outcomeOf(state.endedBy, task, shown) }
}

function outcomeOf(endedBy: string, task: LeftTask | undefined, agent: TaskResult["agent"]): Outcome {
  const reason = "the step ended before it was launched"
  if (!task || (task.sent === undefined && task.agentId === undefined)) return { kind: "skipped", reason }
  if (task.outcome === "finished") return { kind: "finished", agent }
  if (task.outcome !== undefined || !agent) {
    const message =
      task.outcome === undefined
        ? `No agent was found (launch key ${task.launchKey}).`
        : `It ended as ${task.outcome}; the log of the step says more.`
    return { kind: "unknown", problem: problem("contact-lost", { message }) }
  }
  const end = endOf(agent.status)
  if (task.disposition === "ended" && end === "finished") return { kind: "finished", agent }
  if (task.disposition === "ended" && end !== undefined && end !== "finished") return agentFailed(end, agent)
  const disposition = task.disposition ?? "still-running"
  const kind = endedBy === "time-out" ? "timed-out" : "cancelled"
  const message = `The agent ${DISPOSITIONS[disposition]}.`
  return { kind, agent, disposition, problem: problem(kind, { message }) }
}
