import { madeAtMs } from "../../agent/candidates.ts"
import type { Agent } from "../../cursor/agent.ts"
import type { CursorClient } from "../../cursor/client.ts"
import type { Clock } from "../../http/clock.ts"
import { RERUN_WINDOW_MS } from "../../inputs/runner.ts"
import { endOf, isUsable } from "../../model/agent-status.ts"
import { problem } from "../../report/catalogue.ts"
import { MOST_PROMPTS, ownerAmong, readSince, serverNowMs, tasksWhere } from "./find-tasks.ts"
import type { FleetTask, Tasks } from "./tasks.ts"

/** One fleet is launched within hours: beyond that many minutes before its oldest agent there is none of it. */
const MARGIN_MS = 5 * 60_000
const LOOKS = 4
const PAUSE_MS = 20_000

type Search = {
  readonly client: CursorClient
  readonly clock: Clock
  readonly signal: AbortSignal
  /** An agent that has a newer twin, and may work. */
  readonly onTwin: (task: FleetTask, twin: Agent) => void
}

/**
 * Gives the tasks the agents that earlier attempts of the run launched for them and that still work or have finished.
 * A task for which that cannot be found out is over, as `unknown`: a second agent might be launched otherwise.
 * @throws what reading the list throws
 */
export async function adoptEarlier(tasks: Tasks, search: Search): Promise<void> {
  const { client, clock, signal } = search
  let candidates: Agent[] = []
  await readSince(client, serverNowMs(client, clock) - RERUN_WINDOW_MS, { signal }, (agent) => {
    if (tasksWhere(tasks.all, agent).length > 0) candidates.push(agent)
    return undefined
  })
  candidates.sort((one, other) => madeAtMs(other) - madeAtMs(one))
  const found = new Map<FleetTask, Agent[]>()
  let isComplete = true
  for (let look = 1; look <= LOOKS && candidates.length > 0; look++) {
    if (look > 1) await clock.sleep(PAUSE_MS, signal)
    const unread: Agent[] = []
    for (const [index, agent] of candidates.entries()) {
      if (!isNeeded(tasks, found, agent)) continue
      if (index >= MOST_PROMPTS) {
        isComplete = false
        break
      }
      const owner = await ownerAmong(client, tasks.all, agent, signal)
      if (owner.kind === "unread") unread.push(agent)
      if (owner.kind === "task") found.set(owner.task, [...(found.get(owner.task) ?? []), agent])
    }
    candidates = unread.filter(isUsable)
  }
  for (const task of tasks.all) adopt(tasks, search, task, found.get(task) ?? [])
  const agoMs = serverNowMs(client, clock) - Math.min(...[...found.values()].flat().map(madeAtMs)) + MARGIN_MS
  for (const task of tasks.in("waiting", "working")) tasks.doubt(task, clock.nowMs() - Math.max(0, agoMs))
  for (const task of tasks.in("waiting")) {
    const isSure = isComplete && !candidates.some((agent) => tasksWhere([task], agent).length > 0)
    if (!isSure) tasks.change(task, { state: "over", outcome: { kind: "unknown", problem: undecided(task) } })
  }
}

/** Whether the prompt has to be read: a task there has no agent yet, or the agent is no older than those found. */
function isNeeded(tasks: Tasks, found: ReadonlyMap<FleetTask, readonly Agent[]>, agent: Agent): boolean {
  const there = tasksWhere(tasks.all, agent)
  const oldestMs = Math.min(...[...found.values()].flat().map(madeAtMs))
  return there.some((task) => !found.get(task)?.some(isUsable)) || madeAtMs(agent) >= oldestMs - MARGIN_MS
}

/** The newest usable agent is the task's; an older one that works is a twin. */
function adopt(tasks: Tasks, { onTwin }: Search, task: FleetTask, agents: readonly Agent[]): void {
  const newest = agents.toSorted((one, other) => madeAtMs(other) - madeAtMs(one))
  const agent = newest.find(isUsable)
  for (const { id } of newest) tasks.know(id)
  const earlier = newest.filter((one) => one !== agent)
  if (agents.length > 0) tasks.change(task, { earlier: earlier.map(({ id }) => id) })
  if (agent) tasks.change(task, { agent, state: "working" })
  for (const twin of earlier.filter(({ status }) => endOf(status) === undefined)) onTwin(task, twin)
}

function undecided({ launchKey }: FleetTask) {
  const message = `It cannot be told whether an earlier attempt launched an agent for this task (launch key ${launchKey}): some prompts cannot be read.`
  return problem("launch-in-doubt", { message })
}
