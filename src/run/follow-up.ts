import type { Delivery, DeliveryNews } from "../agent/at-most-once.ts"
import { followUpLine, launchKeyOf } from "../agent/launch-key.ts"
import { newTurn } from "../agent/new-turn.ts"
import { countWithKey, isBusy, sendFollowUp } from "../agent/send-follow-up.ts"
import type { Agent, Message as ConversationMessage } from "../cursor/agent.ts"
import type { Image } from "../cursor/client.ts"
import type { Trigger } from "../event/trigger.ts"
import { requireAgentId } from "../inputs/operation.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import type { SentPrompt } from "../model/launch-plan.ts"
import type { Outcome } from "../model/outcome.ts"
import { readImages } from "../prompt/images/read-images.ts"
import { writePrompt } from "../prompt/plan-launch.ts"
import { imagesIn } from "../prompt/seen-texts.ts"
import { expectationFor, sanitize } from "../queries/agent-view.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import { progressLog } from "../report/progress-log.ts"
import type { RunRecord } from "../report/record.ts"
import { type AgentSession, recordAgent, sanitized } from "./agent-session.ts"
import { type ApprovedRequest, approve } from "./approval.ts"
import type { StepContext } from "./context.ts"
import { cancelSession, watchAgent } from "./follow-agent.ts"
import { openSession, requireKey } from "./open-session.ts"

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
  const message = messageOf({ step, approval, apiKey }, await images.all(imagesIn(approval.texts)))
  record.followingUp(message.sent)

  const { repository } = inputs
  const { launchKey } = message.sent
  const session = await openSession(step, record, {
    trigger,
    apiKey,
    launchKey,
    repository,
    asksForPullRequest: false,
  })
  try {
    return await sendAndFollow(session, agentId, message)
  } finally {
    await session.cursor.close()
  }
}

type Message = { readonly text: string; readonly images: readonly Image[]; readonly sent: SentPrompt }
type Given = { readonly step: StepContext; readonly approval: ApprovedRequest; readonly apiKey: string }

function messageOf(given: Given, images: readonly Image[]): Message {
  const { inputs, runner } = given.step
  const launchKey = launchKeyOf(given.apiKey, runner, inputs)
  const lastLine = followUpLine(runner.runUrl, launchKey)
  const { text, facts } = writePrompt({ ...given.approval, inputs, lastLine })
  return { text, images, sent: { launchKey, prompt: facts } }
}

async function sendAndFollow(session: AgentSession, agentId: string, message: Message): Promise<Outcome> {
  const { step } = session
  try {
    const { delivery, agent } = await deliver(session, agentId, message)
    if (delivery.kind !== "delivered") return await undelivered(session, agent, message, delivery)
    const known = { ...session, expected: expectationFor(step, agent) }
    const isEarlier = delivery.origin === "earlier"
    recordAgent(known, agent, { origin: isEarlier ? "attached" : "followed-up" })
    return await follow(known, agent, message.sent.launchKey, isEarlier ? undefined : agent.status)
  } catch (error) {
    return step.cancelled.aborted ? notSent() : { kind: "error", problem: problemFromError(error) }
  }
}

type Sending = { readonly agent: Agent; readonly delivery: Delivery<"sent"> }

/** The agent and its conversation as they are, then the message: without the one there is no judging the other. */
async function deliver(session: AgentSession, agentId: string, message: Message): Promise<Sending> {
  const { step, cursor, savedState, transcript } = session
  const agent = await cursor.client.agent(agentId, { signal: step.cancelled })
  const before = await cursor.client.conversation(agentId, { signal: step.cancelled })
  transcript.passOver(before)
  if (isSentAlready(step, agent, before, message.sent.launchKey)) {
    return { agent, delivery: { kind: "delivered", value: "sent", origin: "earlier", mayHaveTwin: false } }
  }
  // From here on a cancelled job has to stop the agent, whatever is heard of the follow-up.
  savedState.note({ agentId })
  const { text, images } = message
  const delivery = await sendFollowUp({
    client: cursor.client,
    budget: cursor.budget,
    clock: step.clock,
    random: step.random,
    agentId,
    prompt: { text, ...(images.length > 0 && { images }) },
    followUpKey: message.sent.launchKey,
    before,
    deadlineMs: step.clock.nowMs() + step.inputs.timeoutMs,
    cancelled: step.cancelled,
    abandoned: step.abandoned,
    onNews: (news) => step.log.info(newsLine(news)),
  })
  return { agent, delivery }
}

/** A re-run does not repeat what an earlier attempt sent, unless its turn came to a bad end. */
function isSentAlready(
  step: StepContext,
  { status }: Agent,
  messages: readonly ConversationMessage[],
  launchKey: string,
): boolean {
  const end = endOf(status)
  return step.runner.runAttempt > 1 && countWithKey(messages, launchKey) > 0 && (end ?? "finished") === "finished"
}

async function follow(
  session: AgentSession,
  agent: Agent,
  followUpKey: string,
  statusBefore: string | undefined,
): Promise<Outcome> {
  const { step, cursor } = session
  if (step.cancelled.aborted) return await cancelSession(session, sanitized(session, agent))
  if (!step.inputs.wait) return { kind: "launched", agent: sanitized(session, agent) }
  const isOver = newTurn({
    client: cursor.client,
    clock: step.clock,
    followUpKey,
    statusBefore,
    onDoubt: () =>
      step.log.info("The status may still be the one of the turn before; waiting for a sign of the new turn."),
    onCap: (capMs) =>
      step.warn(
        `No sign of a new turn was seen within ${capMs / 60_000} minutes, so the status was taken as it stands.`,
      ),
  })
  return await watchAgent(session, agent, { lookAtOnce: statusBefore === undefined, isOver })
}

async function undelivered(
  session: AgentSession,
  agent: Agent,
  { sent }: Message,
  delivery: Exclude<Delivery<"sent">, { kind: "delivered" }>,
): Promise<Outcome> {
  if (delivery.kind === "not-sent") return notSent()
  if (delivery.kind === "refused") return refused(sanitize(session.step, agent), delivery.error)
  const shown = sanitize(session.step, agent)
  if (session.step.cancelled.aborted) return await cancelSession(session, shown)
  const why = problemFromError(delivery.error).message
  const message = `It cannot be told whether the follow-up reached the agent (follow-up key ${sent.launchKey}). ${why}`
  return { kind: "unknown", agent: shown, problem: problem("follow-up-in-doubt", { message }) }
}

/** A refusal ends the step; an agent that was busy all the time is one that there was no time for. */
function refused(agent: SanitizedAgent, error: unknown): Outcome {
  if (!isBusy(error)) return { kind: "error", problem: problemFromError(error) }
  return { kind: "timed-out", agent, disposition: "left", problem: problem("agent-busy") }
}

function notSent(): Outcome {
  const message = "The workflow run was cancelled before the follow-up was sent."
  return { kind: "cancelled", disposition: "none", problem: problem("cancelled", { message }) }
}

function newsLine(news: DeliveryNews): string {
  switch (news.kind) {
    case "retrying":
      return `${problemFromError(news.error).message} Nothing was sent; trying again in ${Math.ceil(news.delayMs / 1000)} s.`
    case "in-doubt":
      return `${problemFromError(news.error).message} The follow-up may have arrived all the same, so the conversation is read before anything is sent again.`
    case "not-found":
      return "The conversation does not show the follow-up."
  }
}
