import { agentIdFor } from "../../agent/launch-by-id.ts"
import type { Agent } from "../../cursor/agent.ts"
import type { CursorClient } from "../../cursor/client.ts"
import { openPace } from "../../http/pace.ts"
import { endOf } from "../../model/agent-status.ts"
import type { Outcome } from "../../model/outcome.ts"
import type { StepContext } from "../context.ts"
import { openCursor } from "../open-cursor.ts"
import { withPromptMemory } from "./find-tasks.ts"
import { type FleetLog, openFleetLog } from "./fleet-log.ts"
import type { Planner } from "./plan-tasks.ts"
import { stopAgents } from "./stop-agents.ts"
import type { FleetTask, Tasks } from "./tasks.ts"

/** Twenty requests a minute is what people report as Cursor's limit; some are kept back for stopping agents. */
export const REQUESTS_PER_MINUTE = 20
export const RESERVE = 6
/** Repeats of reads, for a run of many hours. */
const REPEATS = 500
const TWIN_STOP_MS = 60_000
/** A launch that is under way when the time is over may still be answered. */
const LAST_ANSWER_MS = 120_000

/** A fleet under way. */
export type Fleet = {
  readonly step: StepContext
  readonly client: CursorClient
  readonly planner: Planner
  readonly tasks: Tasks
  readonly log: FleetLog
  readonly startedMs: number
  readonly endMs: number
  /** The id for a task's agent, where launches name one; see `agentIdFor`. */
  agentIdOf(task: FleetTask, usedUp: number): string
  /** Nothing is launched any more: cancelled, or the time is over. */
  readonly noMore: AbortSignal
  /** What is under way is given up. */
  readonly giveUp: AbortSignal
  stopLaunching(): void
  /** Keeps a launch in view until it is over. */
  track(launching: Promise<void>): void
  launchesOver(): Promise<void>
  stopTwin(task: FleetTask, twin: Agent): Promise<void>
}

type Opening = Pick<Fleet, "step" | "planner" | "tasks"> & { readonly apiKey: string }

/** Opens the one way to Cursor that every request of a fleet goes, and closes it after `play`. */
export async function withFleet(
  { step, apiKey, planner, tasks }: Opening,
  play: (fleet: Fleet) => Promise<Outcome>,
): Promise<Outcome> {
  const { clock, inputs, cancelled, log } = step
  const pace = openPace({ clock, cancelled, perMinute: REQUESTS_PER_MINUTE, reserve: RESERVE })
  const cursor = await openCursor({ ...step, ...inputs, apiKey, pace, repeats: REPEATS })
  const client = withPromptMemory(cursor.client)
  const startedMs = clock.nowMs()
  const endMs = startedMs + inputs.timeoutMs
  const closed = new AbortController()
  const late = new AbortController()
  const timer = closeInTime(step, closed, late)
  const launches = new Set<Promise<void>>()
  try {
    return await play({
      step,
      client,
      planner,
      tasks,
      log: openFleetLog(log, clock, tasks, inputs.apiUrl),
      startedMs,
      endMs,
      agentIdOf: ({ launchKey }, usedUp) => agentIdFor(apiKey, launchKey, usedUp),
      noMore: AbortSignal.any([cancelled, closed.signal]),
      giveUp: AbortSignal.any([step.abandoned, late.signal]),
      stopLaunching: () => closed.abort(new Error("the fleet is closed")),
      track: (launching) => {
        launches.add(launching)
        launching.finally(() => launches.delete(launching)).catch(() => {})
      },
      launchesOver: async () => {
        while (launches.size > 0) await Promise.all(launches)
      },
      stopTwin: (task, twin) => stopTwin(step, client, task, twin),
    })
  } finally {
    timer.abort()
    await cursor.close()
  }
}

/** Ends launching when the time is over, and a while later what is still under way. */
function closeInTime({ clock, inputs }: StepContext, closed: AbortController, late: AbortController): AbortController {
  const done = new AbortController()
  const count = async () => {
    await clock.sleep(inputs.timeoutMs, done.signal)
    closed.abort(new Error("the time is over"))
    await clock.sleep(LAST_ANSWER_MS, done.signal)
    late.abort(new Error("the time is over"))
  }
  count().catch(() => {})
  return done
}

async function stopTwin(step: StepContext, client: CursorClient, task: FleetTask, twin: Agent): Promise<void> {
  const which = `A second agent for the task ${task.id} was found: ${twin.id}.`
  if (endOf(twin.status) !== undefined) return step.warn(`${which} It has ended (${twin.status}).`)
  const limits = {
    clock: step.clock,
    limitMs: TWIN_STOP_MS,
    signal: step.cancelled,
    sinceMs: Date.parse(twin.createdAt ?? "") || 0,
  }
  const stopped = (await stopAgents(client, [twin.id], limits)).get(twin.id)
  if (stopped?.disposition !== "still-running") return step.warn(`${which} It was stopped.`)
  step.warn(`${which} It could not be stopped and may still be working; stop it on its page.`)
}
