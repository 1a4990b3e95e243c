import { sanitizedAgent } from "../../agent/sanitized-agent.ts"
import type { Agent } from "../../cursor/agent.ts"
import type { SanitizedAgent } from "../../model/agent.ts"
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
import type { SavedTask } from "../saved-state.ts"

const NAMED = 10

/** One task of the fleet that the main step left. */
export type LeftTask = SavedTask & {
  readonly repository: { readonly url: string }
  agent?: Agent
  disposition?: AgentDisposition
}

/** Fails the job for agents that should not work and could not be stopped, and says where each is. */
export function nameUnstopped(early: EarlyTask, tasks: readonly LeftTask[], ids: readonly string[]): void {
  if (ids.length === 0) return
  const places = ids.map((id) => {
    const task = tasks.find(({ agent }) => agent?.id === id)
    return task ? `${task.id}: ${shownOf(early, task)?.url ?? id}` : `a second agent of a task: ${id}`
  })
  early.log.group("Agents that could not be stopped", places)
  const which = ids.length === 1 ? "An agent" : `${ids.length} agents`
  early.log.fail(`${which} could not be stopped and may still be working. Stop on cursor.com/agents: ${few(places)}`)
}

/** An annotation is cut by GitHub, and the log has all. */
function few(places: readonly string[]): string {
  const more = places.length > NAMED ? ` and ${places.length - NAMED} more, which the log names` : ""
  return `${places.slice(0, NAMED).join(", ")}${more}`
}

/** Writes the summary page that the main step could not. */
export async function reportLeft(early: EarlyTask, tasks: readonly LeftTask[]): Promise<void> {
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

function resultOf(early: EarlyTask, id: string, task: LeftTask | undefined): TaskResult {
  const { owner, name } = placeOf(early, task)
  const shown = shownOf(early, task)
  return { id, repository: `${owner}/${name}`, agent: shown, outcome: outcomeOf(early.state.endedBy, task, shown) }
}

function placeOf({ runner }: EarlyTask, task: LeftTask | undefined) {
  const url = new URL(task?.repositoryUrl ?? runner.repository.url)
  const [, owner = "", name = ""] = url.pathname.split("/")
  return { owner, name, serverUrl: url.origin }
}

function shownOf(early: EarlyTask, task: LeftTask | undefined): SanitizedAgent | undefined {
  return task?.agent && sanitizedAgent(task.agent, { ...placeOf(early, task), apiUrl: early.apiUrl }).agent
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
