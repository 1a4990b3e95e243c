import type { Trigger } from "../event/trigger.ts"
import { requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import { readImages } from "../prompt/images/read-images.ts"
import { imagesIn } from "../prompt/seen-texts.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import { progressLog } from "../report/progress-log.ts"
import type { RunRecord } from "../report/record.ts"
import type { AgentSession } from "./agent-session.ts"
import { approve } from "./approval.ts"
import type { StepContext } from "./context.ts"
import { openSession, requireKey } from "./open-session.ts"
import { followTurn, messageOf, notSent, sendTurn, type TurnMessage, undelivered } from "./send-turn.ts"
import { untilChecksPass } from "./until-green.ts"

/**
 * Gives an agent another instruction and waits for the turn that follows, with the same care as a launch: the gate
 * first, one message, and a report about this turn and not the one before.
 */
export async function followUp(step: StepContext, record: RunRecord, trigger: Trigger): Promise<Outcome> {
  const { inputs } = step
  const agentId = requireAgentId(inputs)
  const images = readImages(step)
  record.subscribe(progressLog(step.log, inputs))

  const approval = await approve(step, trigger)
  if (approval.kind === "refused") return approval.outcome

  const apiKey = requireKey(step, trigger)
  const message = messageOf(step, { ...approval, apiKey, images: await images.all(imagesIn(approval.texts)) })
  record.followingUp(message.sent)

  const { repository } = inputs
  const { launchKey } = message.sent
  const session = await openSession(step, record, {
    trigger,
    apiKey,
    launchKey,
    repository,
    isNamed: true,
    asksForPullRequest: false,
  })
  try {
    const ended = await sendAndFollow(session, agentId, message)
    return await untilChecksPass(session, { apiKey, launchKey }, ended)
  } finally {
    await session.cursor.close()
  }
}

/** The agent and its conversation as they are, then the message: without the one there is no judging the other. */
async function sendAndFollow(session: AgentSession, agentId: string, message: TurnMessage): Promise<Outcome> {
  const { step, cursor } = session
  const { cancelled: signal } = step
  try {
    const agent = await cursor.client.agent(agentId, { signal })
    const before = { agent, ...(await cursor.client.turns(agentId, { signal })) }
    const delivery = await sendTurn(session, before, message, "ask-again")
    if (delivery.kind !== "delivered") return await undelivered(session, agent, message, delivery)
    return await followTurn(session, before, message, delivery.origin === "earlier")
  } catch (error) {
    return step.cancelled.aborted ? notSent() : { kind: "error", problem: problemFromError(error) }
  }
}
