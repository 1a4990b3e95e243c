import { InconclusiveSearchError, lookForAgents, unreadable } from "../agent/find-agent.ts"
import { type LaunchNews, type LaunchResult, launchOnce } from "../agent/launch-once.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import type { Problem } from "../model/problem.ts"
import type { LaunchPlan } from "../prompt/plan-launch.ts"
import { problem } from "../report/catalogue.ts"
import { explainRefusal } from "../report/explain-refusal.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentSession } from "./agent-session.ts"

/** Runs can be run again for 30 days (docs.github.com, "Re-running workflows and jobs"). */
const RERUN_MS = 30 * 24 * 60 * 60_000

export type FoundOrLaunched =
  | { readonly kind: "agent"; readonly agent: Agent; readonly agentOrigin: "launched" | "found" | "attached" }
  | { readonly kind: "none"; readonly outcome: Outcome }

/** Gets this step its one agent: the one of an earlier attempt when it is still of use, else a new one. */
export async function findOrLaunchAgent(session: AgentSession, launchPlan: LaunchPlan): Promise<FoundOrLaunched> {
  const { step } = session
  try {
    const earlier = step.runner.runAttempt > 1 ? await earlierAgents(session, launchPlan) : []
    const useful = earlier.find(isOfUse)
    if (useful) return { kind: "agent", agent: useful, agentOrigin: "attached" }
    const known = earlier.map(({ id }) => id)
    if (step.runner.runAttempt > 1) {
      step.log.info(noneOfUse(earlier))
      session.savedState.note({ earlier: known })
    }
    return fromLaunch(session, launchPlan, await launch(session, launchPlan, new Set(known)))
  } catch (error) {
    if (step.cancelled.aborted) return { kind: "none", outcome: cancelledBeforeLaunch() }
    if (error instanceof FailedSearch)
      return { kind: "none", outcome: { kind: "unknown", problem: inDoubt(launchPlan, error.cause) } }
    const refusal = await explainRefusal(session.cursor.client, step.inputs.model, error, step.cancelled)
    return { kind: "none", outcome: { kind: "error", problem: refusal } }
  }
}

/** The agents of earlier attempts could not be looked for, so nothing may be launched. */
class FailedSearch extends Error {
  override readonly name = "FailedSearch"
}

/** Agents that earlier attempts launched, the newest first. */
async function earlierAgents(session: AgentSession, launchPlan: LaunchPlan): Promise<readonly Agent[]> {
  const { step, cursor, reporter } = session
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
    ...launchPlan,
    clock: step.clock,
    repositoryUrl: launchPlan.source.url,
    since,
    ruledOut: new Set<string>(),
  }
  try {
    const { matchingAgents, unread } = await lookForAgents(search, step.cancelled)
    if (!matchingAgents.some(isOfUse) && unread > 0) throw unreadable(unread)
    return matchingAgents
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

function launch(session: AgentSession, launchPlan: LaunchPlan, earlier: ReadonlySet<string>): Promise<LaunchResult> {
  const { step, cursor } = session
  return launchOnce({
    ...cursor,
    ...launchPlan,
    clock: step.clock,
    random: step.random,
    repositoryUrl: launchPlan.source.url,
    earlier,
    deadlineMs: step.clock.nowMs() + step.inputs.timeoutMs,
    cancelled: step.cancelled,
    abandoned: step.abandoned,
    onNews: (news) => step.log.info(newsLine(news)),
  })
}

function fromLaunch(session: AgentSession, launchPlan: LaunchPlan, result: LaunchResult): FoundOrLaunched {
  switch (result.kind) {
    case "launched":
    case "found":
      return { kind: "agent", agent: result.agent, agentOrigin: result.kind }
    case "not-sent":
      return { kind: "none", outcome: cancelledBeforeLaunch() }
    case "in-doubt": {
      if (session.step.cancelled.aborted) return { kind: "none", outcome: cancelledWhileLaunching() }
      const doubt = inDoubt(launchPlan, result.lookError ?? result.error)
      return { kind: "none", outcome: { kind: "unknown", problem: doubt } }
    }
  }
}

function cancelledBeforeLaunch(): Outcome {
  const message = "The workflow run was cancelled before an agent was launched."
  return { kind: "cancelled", disposition: "none", problem: problem("cancelled", { message }) }
}

function cancelledWhileLaunching(): Outcome {
  const message =
    "The workflow run was cancelled while the agent was being launched. The post step looks for the agent and stops it."
  return { kind: "cancelled", disposition: "still-running", problem: problem("cancelled", { message }) }
}

function inDoubt({ launchKey }: LaunchPlan, error: unknown): Problem {
  const why = error instanceof InconclusiveSearchError ? error.message : problemFromError(error).message
  return problem("launch-in-doubt", {
    message: `It cannot be told whether an agent was launched (launch key ${launchKey}). ${why}`,
  })
}

function newsLine(news: LaunchNews): string {
  switch (news.kind) {
    case "retrying":
      return `${problemFromError(news.error).message} Nothing was launched; trying again in ${Math.ceil(news.pauseMs / 1000)} s.`
    case "in-doubt":
      return `${problemFromError(news.error).message} The agent may exist all the same, so it is looked for before anything is sent again.`
    case "not-found":
      return "No agent with this launch key exists."
  }
}
