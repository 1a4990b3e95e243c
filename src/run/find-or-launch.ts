import type { Delivery, DeliveryNews } from "../agent/at-most-once.ts"
import { InconclusiveSearchError, openAgentFinder, unreadableAgents } from "../agent/find-agent.ts"
import { launchAgent } from "../agent/launch.ts"
import { launchedBy } from "../agent/launch-key.ts"
import { recentAgents } from "../agent/recent-agents.ts"
import type { Agent } from "../cursor/agent.ts"
import type { Trigger } from "../event/trigger.ts"
import { RERUN_WINDOW_MS } from "../inputs/runner.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import type { LaunchPlan } from "../prompt/plan-launch.ts"
import { problem } from "../report/catalogue.ts"
import { explainRefusal } from "../report/explain-refusal.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentSession } from "./agent-session.ts"
import { sentNow } from "./saved-state.ts"

/** Cursor may not see a branch for some seconds that surely exists, as many public clients tell. */
const LATE_BRANCH_DELAYS_MS = [3_000, 5_000]

/** What came of a launch; `withheld` when there have been as many as the workflow's author allows. */
type LaunchResult = Delivery<Agent> | { readonly kind: "withheld"; readonly outcome: Outcome }

/** Gets this step its one agent: the one of an earlier attempt when it is still usable, else a new one. Never throws. */
export async function findOrLaunchAgent(
  session: AgentSession,
  plan: LaunchPlan,
  trigger: Trigger,
): Promise<LaunchResult> {
  const { step } = session
  const isRerun = step.runner.runAttempt > 1
  try {
    const earlier = isRerun ? await earlierAgents(session, plan, trigger) : []
    const usable = earlier.find(isUsable)
    if (usable) return { kind: "delivered", value: usable, origin: "earlier", mayHaveTwin: true }
    if (isRerun) {
      step.log.info(replacedLine(earlier))
      session.savedState.note({ earlier: earlier.map(({ id }) => id) })
    }
    const withheld = await limitReached(session, plan)
    if (withheld) return withheld
    const delivery = await launch(session, plan, new Set(earlier.map(({ id }) => id)))
    return isRerun && delivery.kind === "delivered" ? { ...delivery, mayHaveTwin: true } : delivery
  } catch (error) {
    // The agents of earlier attempts could not be looked for, so nothing may be launched.
    return step.cancelled.aborted ? { kind: "not-sent" } : { kind: "in-doubt", error }
  }
}

/** Agents that earlier attempts launched, the newest first. */
export async function earlierAgents(
  session: AgentSession,
  plan: LaunchPlan,
  trigger: Trigger,
): Promise<readonly Agent[]> {
  const { step, cursor, comment } = session
  // The signed comment knows the agent without a search; it may be behind, so only a usable agent is believed.
  const id = await comment.earlierAgent()
  const marked =
    id === undefined ? undefined : await cursor.client.agent(id, { signal: step.cancelled }).catch(() => undefined)
  if (marked && isUsable(marked) && (await isLaunchedHere(session, marked, plan, trigger))) return [marked]
  const finder = openAgentFinder({
    client: cursor.client,
    clock: step.clock,
    launchKey: plan.launchKey,
    repositoryUrl: plan.source.url,
    known: new Set(),
    sinceMs: ({ serverMs }) => serverMs - RERUN_WINDOW_MS,
    aroundMs: ({ serverMs }) => eventTimeMs(trigger) ?? serverMs,
    mayBeRenamed: true,
    onOther: (agent, launched) => {
      if (launched.runUrl === step.runner.runUrl) step.warn(otherTask(agent))
    },
  })
  const { matches, unreadable } = await finder.look(step.cancelled)
  if (!matches.some(isUsable) && unreadable > 0) throw unreadableAgents(unreadable)
  return matches
}

/** The comment of a command may name an agent that took it as a later turn; its first message says who launched it. */
async function isLaunchedHere(
  { step, cursor }: AgentSession,
  { id }: Agent,
  { launchKey }: LaunchPlan,
  trigger: Trigger,
): Promise<boolean> {
  if (trigger.kind !== "comment" && trigger.kind !== "review") return true
  const [first] = await cursor.client.conversation(id, { signal: step.cancelled })
  return first !== undefined && launchedBy(first.text)?.launchKey === launchKey
}

/** The first attempt began soon after its event. */
function eventTimeMs(trigger: Trigger): number | undefined {
  const ms = trigger.kind === "none" ? Number.NaN : Date.parse(trigger.subject.updatedAt)
  return Number.isNaN(ms) ? undefined : ms
}

function otherTask({ id, status }: Agent): string {
  return `Agent ${id} (${status}) of this workflow run was launched for another task: by another step, or by this one with another prompt. It is left alone.`
}

/** Still working, or finished. One that failed, expired or was stopped is replaced. */
function isUsable(agent: Agent): boolean {
  const end = endOf(agent.status)
  return end === undefined || end === "finished"
}

function replacedLine(earlier: readonly Agent[]): string {
  const [newest] = earlier
  if (!newest) return "No agent of an earlier attempt was found; a new one is launched."
  return `The agent of an earlier attempt, ${newest.id}, ended as ${newest.status}; a new one is launched.`
}

/** The end of a step that may start no more agents today, or cannot tell. */
async function limitReached(
  { step, cursor, record }: AgentSession,
  { source }: LaunchPlan,
): Promise<Extract<LaunchResult, { kind: "withheld" }> | undefined> {
  const { maxAgentsPerDay: most } = step.inputs
  if (most === undefined) return undefined
  try {
    const nowMs = step.clock.today().getTime()
    const asked = { repositoryUrl: source.url, nowMs, most }
    const { count, nextFreeMs } = await recentAgents(cursor.client, asked, step.cancelled)
    if (count < most) return undefined
    const again = nextFreeMs === undefined ? "" : ` after ${utcMinute(nextFreeMs)}`
    const limit = `\`max-agents-per-day\` is ${most}, and as many agents were started on this repository in the last 24 hours`
    record.noted(`${limit}. Another one can start${again || " later"}.`)
    return { kind: "withheld", outcome: { kind: "skipped", reason: limit } }
  } catch (error) {
    if (step.cancelled.aborted) throw error
    const message = `The agents of the last 24 hours cannot be counted, so none was launched. ${problemFromError(error).message}`
    return { kind: "withheld", outcome: { kind: "error", problem: problem("limit-unverified", { message }) } }
  }
}

/** "2026-10-01 08:30 UTC", rounded up. */
function utcMinute(timeMs: number): string {
  const minuteMs = 60_000
  return `${new Date(Math.ceil(timeMs / minuteMs) * minuteMs).toISOString().slice(0, 16).replace("T", " ")} UTC`
}

function launch(session: AgentSession, plan: LaunchPlan, earlier: ReadonlySet<string>): Promise<Delivery<Agent>> {
  const { step, cursor, savedState } = session
  let isSaved = false
  return launchAgent({
    client: cursor.client,
    budget: cursor.budget,
    body: plan.body,
    launchKey: plan.launchKey,
    repositoryUrl: plan.source.url,
    clock: step.clock,
    random: step.random,
    earlier,
    deadlineMs: step.clock.nowMs() + step.inputs.timeoutMs,
    cancelled: step.cancelled,
    abandoned: step.abandoned,
    retryDelayMs: step.inputs.ref === undefined ? lateBranchDelayMs : undefined,
    onSend: () => {
      const lastSent = sentNow(step.clock)
      savedState.note({ ...(!isSaved && { sent: lastSent }), lastSent })
      isSaved = true
    },
    onNews: (news) => {
      if (news.kind === "in-doubt") savedState.note({ mayHaveTwin: true })
      step.log.info(newsLine(news))
    },
  })
}

/** A branch that the running workflow names exists, whatever Cursor says in the first seconds. */
function lateBranchDelayMs(error: unknown, attempt: number): number | undefined {
  return problemFromError(error).code === "branch-not-found" ? LATE_BRANCH_DELAYS_MS[attempt - 1] : undefined
}

/** What a launch that brought no agent means for the step. */
export async function outcomeWithoutAgent(
  session: AgentSession,
  plan: LaunchPlan,
  delivery: Exclude<Delivery<Agent>, { kind: "delivered" }>,
): Promise<Outcome> {
  const { step, cursor, savedState } = session
  switch (delivery.kind) {
    case "not-sent":
      return cancelledWithoutAgent(step.runner.runAttempt > 1 && savedState.earlier().length === 0)
    case "refused": {
      const asked = { model: step.inputs.model, ref: plan.source.kind === "repository" ? plan.source.ref : undefined }
      const refusal = await explainRefusal(cursor.client, asked, delivery.error, step.cancelled)
      return { kind: "error", problem: refusal }
    }
    case "in-doubt":
      return step.cancelled.aborted ? cancelledWhileLaunching() : inDoubt(plan, delivery.error)
  }
}

/** @param mayHaveEarlier an agent of an earlier attempt was not looked for to the end */
function cancelledWithoutAgent(mayHaveEarlier: boolean): Outcome {
  const before = "The workflow run was cancelled before an agent was launched"
  const message = mayHaveEarlier
    ? `${before} by this attempt. The agent of an earlier attempt, if there was one, is left alone and may still be working.`
    : `${before}.`
  return { kind: "cancelled", disposition: "none", problem: problem("cancelled", { message }) }
}

function cancelledWhileLaunching(): Outcome {
  const message =
    "The workflow run was cancelled while the agent was being launched. The post step looks for the agent and stops it."
  return { kind: "cancelled", disposition: "still-running", problem: problem("cancelled", { message }) }
}

function inDoubt({ launchKey }: LaunchPlan, error: unknown): Outcome {
  const why = error instanceof InconclusiveSearchError ? error.message : problemFromError(error).message
  const message = `It cannot be told whether an agent was launched (launch key ${launchKey}). ${why}`
  return { kind: "unknown", problem: problem("launch-in-doubt", { message }) }
}

function newsLine(news: DeliveryNews): string {
  switch (news.kind) {
    case "retrying":
      return `${problemFromError(news.error).message} Nothing was launched; trying again in ${Math.ceil(news.delayMs / 1000)} s.`
    case "in-doubt":
      return `${problemFromError(news.error).message} The agent may exist all the same, so it is looked for before anything is sent again.`
    case "not-found":
      return "No agent with this launch key was found."
  }
}
