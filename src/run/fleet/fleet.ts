import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Agent } from "../../cursor/agent.ts"
import type { Trigger } from "../../event/trigger.ts"
import { readFleetTasks } from "../../inputs/fleet-tasks.ts"
import type { Outcome } from "../../model/outcome.ts"
import { NO_MEMORY } from "../../model/turn-memory.ts"
import { readImages } from "../../prompt/images/read-images.ts"
import { inputSecretFinder } from "../../prompt/plan-launch.ts"
import { imagesIn } from "../../prompt/seen-texts.ts"
import { fleetFindings, resultEntry } from "../../report/fleet-text.ts"
import type { RunRecord, Sink } from "../../report/record.ts"
import { openStateWriter, type StateWriter } from "../agent-session.ts"
import { approve } from "../approval.ts"
import type { EarlyContext, StepContext } from "../context.ts"
import { withGitHub } from "../dispatch.ts"
import { requireKey } from "../open-session.ts"
import { adoptByOwnId } from "./adopt-by-own-id.ts"
import { adoptEarlier } from "./adopt-earlier.ts"
import { closeFleet } from "./close.ts"
import { EARLIER } from "./deliver.ts"
import { launchTasks } from "./launcher.ts"
import { type Fleet, withFleet } from "./open-fleet.ts"
import { openPlanner, type Planner } from "./plan-tasks.ts"
import { type FleetTask, openTasks, type Tasks, taskResult } from "./tasks.ts"
import { watchTasks } from "./watch.ts"

/**
 * One agent for each task, all watched by one step.
 * @throws {InputError} before any launch, and what the engine below does not expect
 */
export async function runFleet(early: EarlyContext, record: RunRecord, trigger: Trigger): Promise<Outcome> {
  const step = withGitHub(early)
  const { inputs, runner } = step
  const listed = readFleetTasks(inputs, runner, inputSecretFinder(inputs))
  const images = readImages(step)
  const approval = await approve(step, trigger)
  if (approval.kind === "refused") return approval.outcome
  const apiKey = requireKey(step, trigger)
  const given = { inputs, runner, apiKey, ...approval, images: await images.all(imagesIn(approval.texts)) }
  const planner = openPlanner(given, listed)
  const savedState = saveFleet(step, apiKey, planner)
  const tasks = openTasks(planner.planned, { apiKey, clock: step.clock, onUnsaved: () => step.warn(UNSAVED) })
  let outcome: Outcome | undefined
  const isDone = () => outcome !== undefined && leavesNothing(outcome, tasks, inputs)
  record.subscribe(stateSink(savedState, isDone))
  outcome = await withFleet({ step, apiKey, planner, tasks }, (fleet) => playFleet(fleet, record, savedState))
  return outcome
}

const UNSAVED =
  "The state of a task can no longer be saved to the runner's file GITHUB_STATE. If this job is cancelled or killed, look after its agents on cursor.com/agents."

function saveFleet(step: StepContext, apiKey: string, { fleetKey, planned }: Planner): StateWriter {
  const { inputs, runner } = step
  const first = {
    launchKey: fleetKey,
    repositoryUrl: runner.repository.url,
    apiVersion: inputs.apiVersion,
    taskIds: planned.map(({ id }) => id),
    stopAgentOnCleanUp: inputs.onCancel === "stop",
    endedBy: "kill",
    isStopped: false,
    needsSummary: inputs.stepSummary,
    isDone: false,
  } as const
  const savedState = openStateWriter(apiKey, first, NO_MEMORY, step.warn)
  step.cancelled.addEventListener("abort", () => savedState.note({ endedBy: "cancel" }), { once: true })
  return savedState
}

/** No agent is left that should not work, and none can appear that should not. */
function leavesNothing(outcome: Outcome, tasks: Tasks, { onCancel, onTimeout }: StepContext["inputs"]): boolean {
  if ("disposition" in outcome && outcome.disposition === "still-running") return false
  const isStopping =
    (outcome.kind === "cancelled" && onCancel === "stop") || (outcome.kind === "timed-out" && onTimeout === "stop")
  return !isStopping || tasks.doubtful().length === 0
}

function stateSink(savedState: StateWriter, isDone: () => boolean): Sink {
  return {
    on: (event) => {
      if (event.kind === "summary-written") savedState.note({ needsSummary: false })
    },
    flush: async () => {
      if (isDone()) savedState.note({ isDone: true })
    },
  }
}

async function playFleet(fleet: Fleet, record: RunRecord, savedState: StateWriter): Promise<Outcome> {
  const { step, tasks, planner } = fleet
  const { inputs, runner } = step
  step.log.group(`A fleet of ${tasks.all.length} tasks`, [
    `At once:   ${inputs.maxActive}`,
    `Wait:      up to ${inputs.timeoutMs / 60_000} minutes in all`,
    `Fleet key: ${planner.fleetKey}`,
  ])
  const outcome = await (runner.runAttempt > 1 ? adopted(fleet) : launchedAndWatched(fleet))
  const closed = await closeFleet(fleet, savedState, outcome)
  const results = tasks.all.map((task) => taskResult(task, inputs.apiUrl))
  const path = writeWhole(step, planner, results.map(resultEntry))
  record.found(
    fleetFindings(results, {
      comparesModels: inputs.models.length > 0,
      resultPath: path,
      seconds: Math.round((step.clock.nowMs() - fleet.startedMs) / 1000),
    }),
  )
  return closed
}

async function adopted(fleet: Fleet): Promise<"over" | "timed-out" | "lost" | "cancelled"> {
  const { step, tasks, client } = fleet
  try {
    const twins: [FleetTask, Agent][] = []
    const onTwin = (task: FleetTask, twin: Agent) => twins.push([task, twin])
    if (client.takesAgentId) await adoptByOwnId(fleet)
    else await adoptEarlier(tasks, { client, clock: step.clock, signal: fleet.noMore, onTwin })
    for (const [task, twin] of twins) await fleet.stopTwin(task, twin)
  } catch (error) {
    if (step.cancelled.aborted) return "cancelled"
    if (fleet.noMore.aborted) return "timed-out"
    throw error
  }
  for (const task of tasks.in("working")) fleet.log.started(task, EARLIER)
  return await launchedAndWatched(fleet)
}

async function launchedAndWatched(fleet: Fleet): Promise<"over" | "timed-out" | "lost" | "cancelled"> {
  const { step, tasks } = fleet
  const allOver = new AbortController()
  const launching = launchTasks(fleet)
  const noteOver = async () => {
    while (tasks.in("over").length < tasks.all.length) await tasks.changed()
    allOver.abort()
  }
  noteOver().catch(() => {})
  const end = await watchTasks(fleet, allOver.signal)
  fleet.stopLaunching()
  await launching
  if (step.cancelled.aborted) return "cancelled"
  if (allOver.signal.aborted || end.kind === "ended") return "over"
  return end.kind === "lost" ? "lost" : "timed-out"
}

/** @returns the file's path; undefined when it cannot be written */
function writeWhole(
  { runner, log }: StepContext,
  { fleetKey }: Planner,
  entries: readonly unknown[],
): string | undefined {
  try {
    const folder = join(runner.temp, "falconer")
    mkdirSync(folder, { recursive: true })
    const path = join(folder, `fleet-${fleetKey}.json`)
    writeFileSync(path, `${JSON.stringify(entries, null, 2)}\n`)
    return path
  } catch {
    log.warning("The results could not be written to a file; the outcome is not affected.")
    return undefined
  }
}
