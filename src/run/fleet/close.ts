import { madeAtMs } from "../../agent/candidates.ts"
import { within } from "../../http/clock.ts"
import type { AgentDisposition, Outcome } from "../../model/outcome.ts"
import { problem } from "../../report/catalogue.ts"
import { duration } from "../../report/duration.ts"
import { countsOf, countWords, isFailure } from "../../report/fleet-text.ts"
import { mayAppearUntilMs, type StateWriter } from "../agent-session.ts"
import type { Fleet } from "./open-fleet.ts"
import { stopAgents } from "./stop-agents.ts"
import { type FleetTask, shownAgent, taskResult } from "./tasks.ts"
import { finishWithout, noteReading, openLook } from "./watch.ts"

/** A cancelled job has seconds for everything; the post step comes behind. */
const CANCEL_STOP_MS = 3_000
/** Kept back for outputs and log. */
const REPORT_RESERVE_MS = 1_500
/** Stops after a time-out: a while for the first, and what the pace allows for each, up to a limit. */
const STOP_BASE_MS = 60_000
const STOP_EACH_MS = 5_000
const MOST_STOP_MS = 10 * 60_000
const NAMED = 10

/** Why a fleet came to its end. */
export type FleetEnd = "over" | "timed-out" | "lost" | "cancelled"

/** Sees every task to an outcome, and says how the step ended. Never throws for what Cursor answers. */
export async function closeFleet(fleet: Fleet, savedState: StateWriter, end: FleetEnd): Promise<Outcome> {
  const { step } = fleet
  fleet.stopLaunching()
  if (end !== "cancelled") {
    await fleet.launchesOver()
    await lastLook(fleet)
  }
  const how = step.cancelled.aborted ? "cancelled" : end
  const limit = duration(step.inputs.timeoutMs)
  if (how === "cancelled") await closeCancelled(fleet)
  else if (how === "timed-out") await closeTimedOut(fleet, `The agent did not end within ${limit}`)
  else if (how === "lost") closeLost(fleet)
  skipRest(fleet, how)
  const outcome = stepOutcome(fleet, how)
  if (outcome.kind === "timed-out" && step.inputs.onTimeout === "stop")
    savedState.note({ stopAgentOnCleanUp: true, endedBy: "time-out" })
  return outcome
}

/** After a lost answer one more agent may have appeared since. */
async function lastLook(fleet: Fleet): Promise<void> {
  if (!fleet.tasks.all.some(({ doubt, state }) => doubt || state === "working")) return
  await openLook(fleet, true)(fleet.step.cancelled).catch(() => {})
}

async function closeCancelled(fleet: Fleet): Promise<void> {
  const { step, tasks } = fleet
  const leftMs = () => Math.min(CANCEL_STOP_MS, step.timeLeftMs() - REPORT_RESERVE_MS)
  const launching = within(
    step.clock,
    Math.max(0, step.timeLeftMs() - REPORT_RESERVE_MS),
    undefined,
    fleet.launchesOver,
  )
  const isStopping = step.inputs.onCancel === "stop"
  if (isStopping) await stopWorking(fleet, leftMs())
  await launching.catch(() => {})
  for (const task of tasks.in("finishing")) finishWithout(fleet, task)
  // Agents that were made in the last moments; one whose launch is still under way is the post step's.
  if (isStopping && leftMs() > 0) await stopWorking(fleet, leftMs())
  for (const task of tasks.in("launching", "working")) {
    closeAs(fleet, task, "cancelled", isStopping ? "still-running" : "left")
  }
}

async function closeTimedOut(fleet: Fleet, message: string): Promise<void> {
  const { step, tasks } = fleet
  for (const task of tasks.in("finishing")) finishWithout(fleet, task)
  const isStopping = step.inputs.onTimeout === "stop"
  const count = tasks.in("working").length
  if (isStopping) await stopWorking(fleet, Math.min(MOST_STOP_MS, STOP_BASE_MS + count * STOP_EACH_MS), message)
  for (const task of tasks.in("working")) {
    closeAs(fleet, task, "timed-out", isStopping ? "still-running" : "left", message)
  }
}

function closeLost({ tasks, log }: Fleet): void {
  for (const task of tasks.in("working", "finishing")) {
    tasks.change(task, { state: "over", outcome: { kind: "unknown", problem: problem("contact-lost") } })
    log.ended(task)
  }
}

/** Stops the agents at work, and closes the tasks whose agents are seen to have ended. */
async function stopWorking(fleet: Fleet, limitMs: number, message?: string): Promise<void> {
  const { step, tasks, client } = fleet
  const working = tasks.in("working").flatMap((task) => (task.agent ? [{ task, agent: task.agent }] : []))
  if (working.length === 0) return
  const sinceMs = Math.min(...working.map(({ agent }) => madeAtMs(agent)))
  const isCancelled = step.cancelled.aborted
  const { clock } = step
  const stopped = await stopAgents(
    client,
    working.map(({ agent }) => agent.id),
    {
      clock,
      limitMs,
      sinceMs,
      signal: isCancelled ? undefined : step.cancelled,
      mayAppearUntilMs: (id) => mayAppearUntilMs(working.find(({ agent }) => agent.id === id)?.task.sent, clock),
    },
  )
  for (const { task, agent } of working) {
    const { disposition = "still-running", agent: last } = stopped.get(agent.id) ?? {}
    if (disposition === "still-running") continue
    if (disposition === "ended" && last) noteReading(fleet, task, last)
    if (task.state === "finishing") finishWithout(fleet, task)
    if (task.state === "working") closeAs(fleet, task, isCancelled ? "cancelled" : "timed-out", disposition, message)
  }
}

const AFTER: Readonly<Record<AgentDisposition, string>> = {
  none: "it had no agent",
  stopped: "it was stopped",
  ended: "it had ended by itself",
  gone: "it is not there any more",
  left: "it was left working",
  "still-running": "it could not be stopped yet, so the post step tries again",
}

function closeAs(
  { tasks, step, log }: Fleet,
  task: FleetTask,
  kind: "cancelled" | "timed-out",
  disposition: AgentDisposition,
  message = "The workflow run was cancelled",
): void {
  const agent = shownAgent(task, step.inputs.apiUrl)
  const why = problem(kind, { message: `${message}; ${AFTER[disposition]}.` })
  tasks.change(task, { state: "over", outcome: { kind, agent, disposition, problem: why } })
  log.ended(task)
}

function skipRest({ tasks }: Fleet, end: FleetEnd): void {
  const reasons = {
    over: "it was not launched",
    "timed-out": "the time was over before it was launched",
    lost: "contact with Cursor was lost before it was launched",
    cancelled: "the workflow run was cancelled before it was launched",
  }
  for (const task of tasks.in("waiting"))
    tasks.change(task, { state: "over", outcome: { kind: "skipped", reason: reasons[end] } })
}

/** How the step ended, from how its tasks did. */
function stepOutcome({ tasks, step }: Fleet, end: FleetEnd): Outcome {
  const results = tasks.all.map((task) => taskResult(task, step.inputs.apiUrl))
  const outcomes = results.map(({ outcome }) => outcome)
  const words = `${countWords(results)}.`
  const mayWork = ({ kind }: Outcome) => kind === "unknown" && end === "cancelled" && step.inputs.onCancel === "stop"
  const notStopped = tasks.all.filter(
    ({ outcome }) => dispositionOf(outcome) === "still-running" || (outcome && mayWork(outcome)),
  )
  const more = notStopped.length === 0 ? "" : ` Not stopped yet, so the post step goes on: ${named(notStopped)}.`
  const disposition = notStopped.length > 0 ? "still-running" : countsOf(results).open > 0 ? "left" : "none"
  if (end === "cancelled") {
    const message = `The workflow run was cancelled: ${words}${more}`
    return { kind: "cancelled", disposition, problem: problem("cancelled", { message }) }
  }
  if (end === "timed-out" || outcomes.some(({ kind }) => kind === "timed-out")) {
    const message = `The time of ${duration(step.inputs.timeoutMs)} was over: ${words}${more}`
    return { kind: "timed-out", disposition, problem: problem("timed-out", { message }), tasks: outcomes }
  }
  const failed = tasks.all.filter(({ outcome }) => outcome && isFailure(outcome.kind))
  if (outcomes.every(({ kind }) => kind === "finished")) {
    const missing = outcomes.find((outcome) => outcome.kind === "finished" && outcome.problem)
    const message = `${words} Some agents finished without a pull request; the table says which.`
    return { kind: "finished", tasks: outcomes, problem: missing && problem("no-pull-request", { message }) }
  }
  const which = failed.length === 0 ? "" : ` Failed: ${named(failed)}.`
  return { kind: "failed", tasks: outcomes, problem: problem("tasks-failed", { message: `${words}${which}` }) }
}

function named(tasks: readonly FleetTask[]): string {
  const ids = tasks.slice(0, NAMED).map(({ id, agent }) => (agent ? `${id} (${agent.id})` : id))
  return tasks.length > NAMED ? `${ids.join(", ")} and ${tasks.length - NAMED} more` : ids.join(", ")
}

function dispositionOf(outcome: Outcome | undefined) {
  return outcome && "disposition" in outcome ? outcome.disposition : undefined
}
