import type { Agent } from "../../cursor/agent.ts"
import type { CursorClient } from "../../cursor/client.ts"
import { CursorApiError } from "../../cursor/errors.ts"
import { RERUN_WINDOW_MS } from "../../inputs/runner.ts"
import { isUsable } from "../../model/agent-status.ts"
import { readSince, serverNowMs } from "./find-tasks.ts"
import type { Fleet } from "./open-fleet.ts"
import type { FleetTask } from "./tasks.ts"

/**
 * Gives the tasks the agents that earlier attempts launched under the tasks' own ids and that still work or have finished.
 * The list only saves reads: an agent that it does not show is found by its task's launch.
 * @throws what reading an agent throws
 */
export async function adoptByOwnId(fleet: Fleet): Promise<void> {
  const { client, tasks, step, noMore: signal } = fleet
  const listed = await listedIds(fleet)
  const earlier = new Map<FleetTask, readonly string[]>()
  for (const task of tasks.all) {
    const ids = idsOf(fleet, task, listed)
    const last = ids.at(-1)
    if (last === undefined) continue
    earlier.set(task, ids)
    // Whoever has to stop agents, now or after a kill, knows all of them before the first is read.
    tasks.change(task, { agent: { id: last, status: "UNKNOWN" }, state: "working" })
  }
  for (const [task, ids] of earlier) {
    const agent = await readListed(client, ids.at(-1) ?? "", signal)
    if (agent && isUsable(agent)) tasks.change(task, { agent, earlier: ids.slice(0, -1) })
    else tasks.change(task, { agent: undefined, startedMs: undefined, earlier: ids, state: "waiting" })
  }
  if (earlier.size > 0) step.log.info(`${earlier.size} agents of earlier attempts were found.`)
}

async function listedIds({ client, step, noMore: signal }: Fleet): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  try {
    await readSince(client, serverNowMs(client, step.clock) - RERUN_WINDOW_MS, { signal }, ({ id }) => {
      ids.add(id)
      return undefined
    })
    return ids
  } catch {
    signal.throwIfAborted()
    step.log.info("The agents of earlier attempts cannot be listed; each is found when its task is launched.")
    return new Set()
  }
}

/** The ids that a task's launches have used up, the oldest first: the next one is used when the one before ended badly. */
function idsOf({ agentIdOf }: Fleet, task: FleetTask, listed: ReadonlySet<string>): readonly string[] {
  const ids: string[] = []
  for (let id = agentIdOf(task, 0); listed.has(id); id = agentIdOf(task, ids.length)) ids.push(id)
  return ids
}

/** @returns undefined for an agent that was deleted */
async function readListed(client: CursorClient, id: string, signal: AbortSignal): Promise<Agent | undefined> {
  try {
    return await client.agent(id, { signal })
  } catch (error) {
    if (error instanceof CursorApiError && error.status === 404) return undefined
    throw error
  }
}
