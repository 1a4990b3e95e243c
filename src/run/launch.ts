import { prepare } from "../prompt/plan-launch.ts"
import type { Chronicle } from "../report/record.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import { admitted, type Flight, land, takeOff } from "./agent-session.ts"
import { openImages } from "../prompt/images/open-images.ts"
import { obtainAgent } from "./find-or-launch.ts"
import { openFlight, requireKey } from "./open-session.ts"
import type { Order } from "../event/request.ts"
import type { Outcome } from "../model/outcome.ts"
import { passGate } from "../authorize/authorize.ts"
import { announcePlan } from "../report/announce.ts"
import type { Step } from "./context.ts"
import { cancelWork, watchAgent } from "./follow-agent.ts"

/**
 * The run, once the event's order is read: may they who gave it, one launch, the wait, the result. Expected failures
 * come back as outcomes; bad inputs and faults of our own are thrown.
 */
export async function run(step: Step, chronicle: Chronicle, { trigger, command }: Order): Promise<Outcome> {
  const { inputs, runner } = step
  const images = await openImages(step, trigger)

  const passage = await passGate(step, trigger)
  if (passage.kind === "refused") return passage.outcome

  const apiKey = requireKey(step, trigger)
  const given = { inputs, runner, trigger, apiKey, images: await images.all() }
  const assignment = prepare(given, command, passage.senderPermission)
  chronicle.planned(assignment.plan)
  announcePlan(step.log, assignment.plan, inputs)

  const { launchKey, source, plan } = assignment
  const { asksForPullRequest } = plan
  const flight = await openFlight(step, chronicle, {
    trigger,
    apiKey,
    launchKey,
    repository: source,
    asksForPullRequest,
    ...(source.kind === "pull-request" && inputs.autoBranch && { earlierPullRequest: source.url }),
  })
  try {
    const obtained = await obtainAgent(flight, assignment)
    if (obtained.kind === "none") return await land(flight, obtained.outcome)
    await takeOff(flight, obtained.agent, obtained.arrival)
    return await land(flight, await follow(flight, obtained.agent, obtained.arrival === "attached"))
  } finally {
    await flight.cursor.close()
  }
}

async function follow(flight: Flight, agent: Agent, isAttached: boolean): Promise<Outcome> {
  if (flight.step.cancelled.aborted) return await cancelWork(flight, admitted(flight, agent))
  if (!flight.step.inputs.wait) return { kind: "launched", agent: admitted(flight, agent) }
  return await watchAgent(flight, agent, { lookAtOnce: isAttached })
}
