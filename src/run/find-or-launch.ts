import type { Assignment } from "../prompt/plan-launch.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import { endOf } from "../model/agent-status.ts"
import { explainRefusal } from "../report/explain-refusal.ts"
import { Inconclusive, lookForAgents, unreadable } from "../agent/find-agent.ts"
import type { Flight } from "./agent-session.ts"
import { type LaunchNews, type LaunchResult, launchOnce } from "../agent/launch-once.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { diagnose } from "../report/problem-from-error.ts"
import type { Problem } from "../model/problem.ts"

/** Runs can be run again for 30 days (docs.github.com, "Re-running workflows and jobs"). */
const RERUN_MS = 30 * 24 * 60 * 60_000

export type Obtained =
  | { readonly kind: "agent"; readonly agent: Agent; readonly arrival: "launched" | "found" | "attached" }
  | { readonly kind: "none"; readonly outcome: Outcome }

/** Gets this step its one agent: the one of an earlier attempt when it is still of use, else a new one. */
export async function obtainAgent(flight: Flight, assignment: Assignment): Promise<Obtained> {
  const { step } = flight
  try {
    const earlier = step.runner.runAttempt > 1 ? await earlierAgents(flight, assignment) : []
    const useful = earlier.find(isOfUse)
    if (useful) return { kind: "agent", agent: useful, arrival: "attached" }
    const known = earlier.map(({ id }) => id)
    if (step.runner.runAttempt > 1) {
      step.log.info(noneOfUse(earlier))
      flight.logbook.note({ earlier: known })
    }
    return fromLaunch(flight, assignment, await launch(flight, assignment, new Set(known)))
  } catch (error) {
    if (step.cancelled.aborted) return { kind: "none", outcome: cancelledBeforeLaunch() }
    if (error instanceof FailedSearch)
      return { kind: "none", outcome: { kind: "unknown", problem: inDoubt(assignment, error.cause) } }
    const refusal = await explainRefusal(flight.cursor.client, step.inputs.model, error, step.cancelled)
    return { kind: "none", outcome: { kind: "error", problem: refusal } }
  }
}

/** The agents of earlier attempts could not be looked for, so nothing may be launched. */
class FailedSearch extends Error {
  override readonly name = "FailedSearch"
}

/** Agents that earlier attempts launched, the newest first. */
async function earlierAgents(flight: Flight, assignment: Assignment): Promise<readonly Agent[]> {
  const { step, cursor, reporter } = flight
  // The signed comment knows the agent without a search; it may be behind, so only an agent of use is believed.
  const marked = await reporter.earlierAgent()
  const named =
    marked === undefined
      ? undefined
      : await cursor.client.agent(marked, { signal: step.cancelled }).catch(() => undefined)
  if (named && isOfUse(named)) return [named]
  const since = new Date(step.clock.today().getTime() - RERUN_MS)
  const search = {
    ...cursor,
    ...assignment,
    clock: step.clock,
    repositoryUrl: assignment.source.url,
    since,
    ruledOut: new Set<string>(),
  }
  try {
    const { carriers, unread } = await lookForAgents(search, step.cancelled)
    if (!carriers.some(isOfUse) && unread > 0) throw unreadable(unread)
    return carriers
  } catch (cause) {
    throw new FailedSearch("no complete look", { cause })
  }
}

/** Still working, or finished. One that failed, expired or was stopped is replaced. */
function isOfUse(agent: Agent): boolean {
  const end = endOf(agent.status)
  return end === undefined || end === "finished"
}

function noneOfUse(earlier: readonly Agent[]): string {
  const [newest] = earlier
  if (!newest) return "No agent of an earlier attempt was found; a new one is launched."
  return `The agent of an earlier attempt, ${newest.id}, ended as ${newest.status}; a new one is launched.`
}

function launch(flight: Flight, assignment: Assignment, earlier: ReadonlySet<string>): Promise<LaunchResult> {
  const { step, cursor } = flight
  return launchOnce({
    ...cursor,
    ...assignment,
    clock: step.clock,
    random: step.random,
    repositoryUrl: assignment.source.url,
    earlier,
    deadlineMs: step.clock.nowMs() + step.inputs.timeoutMs,
    cancelled: step.cancelled,
    abandoned: step.abandoned,
    onNews: (news) => step.log.info(newsLine(news)),
  })
}

function fromLaunch(flight: Flight, assignment: Assignment, result: LaunchResult): Obtained {
  switch (result.kind) {
    case "launched":
    case "found":
      return { kind: "agent", agent: result.agent, arrival: result.kind }
    case "not-sent":
      return { kind: "none", outcome: cancelledBeforeLaunch() }
    case "in-doubt": {
      if (flight.step.cancelled.aborted) return { kind: "none", outcome: cancelledWhileLaunching() }
      const doubt = inDoubt(assignment, result.lookError ?? result.error)
      return { kind: "none", outcome: { kind: "unknown", problem: doubt } }
    }
  }
}

function cancelledBeforeLaunch(): Outcome {
  const message = "The workflow run was cancelled before an agent was launched."
  return { kind: "cancelled", fate: "none", problem: problem("cancelled", { message }) }
}

function cancelledWhileLaunching(): Outcome {
  const message =
    "The workflow run was cancelled while the agent was being launched. The post step looks for the agent and stops it."
  return { kind: "cancelled", fate: "leftover", problem: problem("cancelled", { message }) }
}

function inDoubt({ launchKey }: Assignment, error: unknown): Problem {
  const why = error instanceof Inconclusive ? error.message : diagnose(error).message
  return problem("launch-in-doubt", {
    message: `It cannot be told whether an agent was launched (launch key ${launchKey}). ${why}`,
  })
}

function newsLine(news: LaunchNews): string {
  switch (news.kind) {
    case "turned-away":
      return `${diagnose(news.error).message} Nothing was launched; trying again in ${Math.ceil(news.pauseMs / 1000)} s.`
    case "in-doubt":
      return `${diagnose(news.error).message} The agent may exist all the same, so it is looked for before anything is sent again.`
    case "not-found":
      return "No agent with this launch key exists."
  }
}
