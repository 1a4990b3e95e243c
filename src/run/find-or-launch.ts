import type { Delivery, DeliveryLimits, DeliveryNews } from "../agent/at-most-once.ts"
import { openAgentFinder, unreadableAgents } from "../agent/find-agent.ts"
import { launchAgent } from "../agent/launch.ts"
import { agentIdFor, agentsByOwnId, launchByOwnId } from "../agent/launch-by-id.ts"
import { launchedBy } from "../agent/launch-key.ts"
import { recentAgents } from "../agent/recent-agents.ts"
import type { Agent } from "../cursor/agent.ts"
import type { Trigger } from "../event/trigger.ts"
import { RERUN_WINDOW_MS } from "../inputs/runner.ts"
import { isUsable } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import type { LaunchPlan } from "../prompt/plan-launch.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentSession } from "./agent-session.ts"
import { lateBranchRule } from "./late-branch.ts"
import { sentNow } from "./saved-state.ts"

/** What came of a launch; `withheld` when there have been as many as the workflow's author allows. */
type LaunchResult = Delivery<Agent> | { readonly kind: "withheld"; readonly outcome: Outcome }

/** Gets this step its one agent: the one of an earlier attempt when it is still usable, else a new one. Never throws. */
export async function findOrLaunchAgent(
  session: AgentSession,
  plan: LaunchPlan,
  trigger: Trigger,
): Promise<LaunchResult> {
  const { step, cursor } = session
  const isRerun = step.runner.runAttempt > 1
  try {
    if (cursor.client.takesAgentId) return await launchUnderOwnId(session, plan)
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

/** The agent's id is the same for every attempt, so an earlier one's agent is found by launching it again. */
async function launchUnderOwnId(session: AgentSession, plan: LaunchPlan): Promise<LaunchResult> {
  const { step, cursor, savedState } = session
  const earlier: string[] = []
  const isRerun = step.runner.runAttempt > 1
  const agentIdOf = ownIds(session, plan)
  // Only a limit needs to know beforehand whether there is an agent already.
  const isLimited = step.inputs.maxAgentsPerDay !== undefined
  const [known] = isLimited && isRerun ? await earlierByOwnId(session, plan) : []
  const withheld = known ? undefined : await limitReached(session, plan)
  if (withheld) return withheld
  return await launchByOwnId({
    ...deliveryLimits(session),
    client: cursor.client,
    request: plan.body,
    isRerun,
    agentIdOf,
    onId: (launchId) => savedState.note({ launchId, sent: sentNow(step.clock), earlier: [...earlier] }),
    onSend: () => savedState.note({ lastSent: sentNow(step.clock) }),
    onTaken: () => savedState.note({ isLaunchIdTaken: true }),
    onUsedUp: (agent) => {
      step.log.info(replacedLine([agent]))
      earlier.push(agent.id)
    },
    retryDelayMs: lateBranchRule(plan),
  })
}

function ownIds({ apiKey }: AgentSession, { launchKey }: LaunchPlan): (usedUp: number) => string {
  return (usedUp) => agentIdFor(apiKey, launchKey, usedUp)
}

function earlierByOwnId(session: AgentSession, plan: LaunchPlan): Promise<readonly Agent[]> {
  const { step, cursor } = session
  const reading = { client: cursor.client, clock: step.clock, deadlineMs: step.clock.nowMs() + step.inputs.timeoutMs }
  return agentsByOwnId(reading, ownIds(session, plan), step.cancelled)
}

function deliveryLimits({ step, cursor }: AgentSession): DeliveryLimits {
  const { clock, random, cancelled, abandoned } = step
  const deadlineMs = clock.nowMs() + step.inputs.timeoutMs
  const onNews = (news: DeliveryNews) => step.log.info(newsLine(news))
  return { clock, random, cancelled, abandoned, budget: cursor.budget, deadlineMs, onNews }
}

/** Agents that earlier attempts launched, the newest first. */
export async function earlierAgents(
  session: AgentSession,
  plan: LaunchPlan,
  trigger: Trigger,
): Promise<readonly Agent[]> {
  const { step, cursor, comment } = session
  if (cursor.client.takesAgentId) return await earlierByOwnId(session, plan)
  // The signed comment knows the agent without a search; it may be behind, so only a usable agent is believed.
  const id = (await comment.earlierMark())?.agentId
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
    isEnough: isUsable,
    mayBeApart: step.runner.runAttempt > 2,
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
    ...deliveryLimits(session),
    client: cursor.client,
    body: plan.body,
    launchKey: plan.launchKey,
    repositoryUrl: plan.source.url,
    earlier,
    retryDelayMs: lateBranchRule(plan),
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

/** What happens on the way of a launch, in a sentence. */
export function newsLine(news: DeliveryNews): string {
  if (news.kind === "not-found") return "No agent with this launch key was found."
  const why = problemFromError(news.error).message
  const doubt = "The agent may exist all the same, so"
  if (news.kind === "in-doubt") return `${why} ${doubt} it is looked for before anything is sent again.`
  const again = news.isDoubtful
    ? `${doubt} the launch is sent again, under the same id,`
    : "Nothing was launched; trying again"
  return `${why} ${again} in ${Math.ceil(news.delayMs / 1000)} s.`
}
