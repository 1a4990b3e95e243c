import type { Delivery, DeliveryNews } from "../../agent/at-most-once.ts"
import { launchAgent } from "../../agent/launch.ts"
import { launchByOwnId } from "../../agent/launch-by-id.ts"
import type { Agent } from "../../cursor/agent.ts"
import type { CursorClient } from "../../cursor/client.ts"
import { retryBudget } from "../../cursor/retry-policy.ts"
import { lateBranchRule } from "../late-branch.ts"
import { sentNow } from "../saved-state.ts"
import type { Fleet } from "./open-fleet.ts"
import type { FleetTask } from "./tasks.ts"

/** Repeats of one launch that was surely not executed. */
const REPEATS_A_TASK = 20

/** How a task is said to go on whose agent an earlier attempt launched. */
export const EARLIER = "goes on with the agent of an earlier attempt"

type OnTheWay = { readonly onSent: () => void; readonly onNews: (news: DeliveryNews) => void }

/** Gets a task its one agent, in the way of the API's version: under an id of its own, or found by its launch key. */
export function deliver(fleet: Fleet, task: FleetTask, { onSent, onNews }: OnTheWay): Promise<Delivery<Agent>> {
  const { step, tasks, planner } = fleet
  const { body, isSourceWritten } = planner.launchOf(task.index)
  const client = noting(fleet, task, onSent)
  const shared = {
    client,
    clock: step.clock,
    random: step.random,
    budget: retryBudget(REPEATS_A_TASK),
    deadlineMs: fleet.endMs,
    cancelled: fleet.noMore,
    abandoned: fleet.giveUp,
    retryDelayMs: lateBranchRule({ isSourceWritten }),
    onNews,
  }
  if (client.takesAgentId) {
    return launchByOwnId({
      ...shared,
      request: body,
      isRerun: step.runner.runAttempt > 1,
      // Those that are known to be used up need not be asked for again.
      agentIdOf: (usedUp) => fleet.agentIdOf(task, usedUp),
      firstUsedUp: task.earlier.length,
      onId: (launchId) => tasks.change(task, { launchId }),
      onUsedUp: ({ id }) => tasks.change(task, { earlier: [...task.earlier, id] }),
    })
  }
  const { launchKey, repository } = task
  return launchAgent({
    ...shared,
    body,
    launchKey,
    repositoryUrl: repository.url,
    earlier: tasks.knownIds,
    onSend: () => {},
  })
}

/** Notes when a launch is really sent: it waits for its turn before that. */
function noting({ client, step, tasks, noMore }: Fleet, task: FleetTask, onSent: () => void): CursorClient {
  return {
    ...client,
    launch: (request, limits = {}) =>
      client.launch(request, {
        ...limits,
        onSend: () => {
          noMore.throwIfAborted()
          tasks.change(task, { sent: sentNow(step.clock) })
          limits.onSend?.()
          onSent()
        },
      }),
  }
}
