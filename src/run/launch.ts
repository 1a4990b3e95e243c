import { authorize } from "../authorize/authorize.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import type { AgentRequest } from "../event/request.ts"
import type { Outcome } from "../model/outcome.ts"
import { openImages } from "../prompt/images/open-images.ts"
import { planLaunch } from "../prompt/plan-launch.ts"
import { announcePlan } from "../report/announce.ts"
import type { RunRecord } from "../report/record.ts"
import { type AgentSession, agentStarted, endSession, sanitized } from "./agent-session.ts"
import type { StepContext } from "./context.ts"
import { findOrLaunchAgent } from "./find-or-launch.ts"
import { cancelSession, watchAgent } from "./follow-agent.ts"
import { openSession, requireKey } from "./open-session.ts"

/**
 * The run, once the event's order is read: may they who gave it, one launch, the wait, the result. Expected failures
 * come back as outcomes; bad inputs and faults of our own are thrown.
 */
export async function run(step: StepContext, record: RunRecord, { trigger, command }: AgentRequest): Promise<Outcome> {
  const { inputs, runner } = step
  const images = await openImages(step, trigger)

  const authorization = await authorize(step, trigger)
  if (authorization.kind === "refused") return authorization.outcome

  const apiKey = requireKey(step, trigger)
  const given = { inputs, runner, trigger, apiKey, images: await images.all() }
  const launchPlan = planLaunch(given, command, authorization.senderPermission)
  record.planned(launchPlan.plan)
  announcePlan(step.log, launchPlan.plan, inputs)

  const { launchKey, source, plan } = launchPlan
  const { asksForPullRequest } = plan
  const session = await openSession(step, record, {
    trigger,
    apiKey,
    launchKey,
    repository: source,
    asksForPullRequest,
    ...(source.kind === "pull-request" && inputs.autoBranch && { earlierPullRequest: source.url }),
  })
  try {
    const found = await findOrLaunchAgent(session, launchPlan)
    if (found.kind === "none") return await endSession(session, found.outcome)
    await agentStarted(session, found.agent, found.agentOrigin)
    return await endSession(session, await follow(session, found.agent, found.agentOrigin === "attached"))
  } finally {
    await session.cursor.close()
  }
}

async function follow(session: AgentSession, agent: Agent, isAttached: boolean): Promise<Outcome> {
  if (session.step.cancelled.aborted) return await cancelSession(session, sanitized(session, agent))
  if (!session.step.inputs.wait) return { kind: "launched", agent: sanitized(session, agent) }
  return await watchAgent(session, agent, { lookAtOnce: isAttached })
}
