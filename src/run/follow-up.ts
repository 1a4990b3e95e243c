import { writePrompt } from "../prompt/plan-launch.ts"
import type { Chronicle } from "../report/record.ts"
import type { Image } from "../cursor/v0/client.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import { endOf } from "../model/agent-status.ts"
import { admitted, type Flight, land, takeOff } from "./agent-session.ts"
import { readImages } from "../prompt/images/read-images.ts"
import { requireAgentId } from "../inputs/operation.ts"
import { followUpLine, launchKeyOf } from "../agent/launch-key.ts"
import { openFlight, requireKey } from "./open-session.ts"
import type { Order } from "../event/request.ts"
import type { Outcome } from "../model/outcome.ts"
import { passGate } from "../authorize/authorize.ts"
import { announceFollowUp } from "../report/announce.ts"
import { problem } from "../report/catalogue.ts"
import { diagnose } from "../report/problem-from-error.ts"
import type { SentPrompt } from "../report/run-report.ts"
import type { Step } from "./context.ts"
import { cancelWork, watchAgent } from "./follow-agent.ts"
import { admit, expectationFor } from "../queries/ask.ts"
import { newTurn } from "../agent/new-turn.ts"
import { type Before, countCarriers, type FollowUpNews, type FollowUpResult, sendFollowUp } from "../agent/send-follow-up.ts"

/**
 * Gives an agent another instruction and waits for the turn that follows, with the same care as a launch: the gate
 * first, one message, and a report about this turn and not the one before.
 */
export async function followUp(step: Step, chronicle: Chronicle, order: Order): Promise<Outcome> {
  const { inputs } = step
  const { trigger } = order
  const agentId = requireAgentId(inputs)
  const images = readImages(step, trigger)

  const passage = await passGate(step, trigger)
  if (passage.kind === "refused") return passage.outcome

  const apiKey = requireKey(step, trigger)
  const message = messageOf({ step, order, apiKey }, passage.senderPermission, await images.all())
  chronicle.followingUp(message.sent)
  announceFollowUp(step.log, agentId, message.sent, inputs)

  const { repository } = inputs
  const { launchKey } = message.sent
  const flight = await openFlight(step, chronicle, {
    trigger,
    apiKey,
    launchKey,
    repository,
    asksForPullRequest: false,
  })
  try {
    return await land(flight, await fly(flight, agentId, message))
  } finally {
    await flight.cursor.close()
  }
}

type Message = { readonly text: string; readonly images: readonly Image[]; readonly sent: SentPrompt }
type Given = { readonly step: Step; readonly order: Order; readonly apiKey: string }

function messageOf(given: Given, senderPermission: string | undefined, images: readonly Image[]): Message {
  const { inputs, runner } = given.step
  const launchKey = launchKeyOf(given.apiKey, runner, inputs.matrixLeg)
  const lastLine = followUpLine(runner.runUrl, launchKey)
  const { text, facts } = writePrompt({ ...given.order, inputs, senderPermission, lastLine })
  return { text, images, sent: { launchKey, prompt: facts } }
}

async function fly(flight: Flight, agentId: string, message: Message): Promise<Outcome> {
  const handed = await handOver(flight, agentId, message)
  if (handed.kind === "none") return handed.outcome
  const { agent, arrival } = handed
  const known = { ...flight, expected: expectationFor(flight.step, agent) }
  await takeOff(known, agent, arrival)
  return await follow(known, agent, message.sent.launchKey, arrival === "attached" ? undefined : agent.status)
}

type Handed =
  | { readonly kind: "handed"; readonly agent: Agent; readonly arrival: "attached" | "followed-up" }
  | { readonly kind: "none"; readonly outcome: Outcome }

/** The agent and its conversation as they are, then the message: without the one there is no judging the other. */
async function handOver(flight: Flight, agentId: string, message: Message): Promise<Handed> {
  const { step, cursor, logbook, transcript } = flight
  try {
    const agent = await cursor.client.agent(agentId, { signal: step.cancelled })
    const messages = await cursor.client.conversation(agentId, { signal: step.cancelled })
    const before: Before = { status: agent.status, messages }
    transcript.passOver(messages)
    if (isSentAlready(step, before, message.sent.launchKey)) return { kind: "handed", agent, arrival: "attached" }
    // From here on a cancelled job has to stop the agent, whatever is heard of the follow-up.
    logbook.note({ agentId })
    const result = await send(flight, before, agentId, message)
    if (result.kind === "sent" || result.kind === "found") return { kind: "handed", agent, arrival: "followed-up" }
    return { kind: "none", outcome: await unsent(flight, agent, message, result) }
  } catch (error) {
    return { kind: "none", outcome: step.cancelled.aborted ? notSent() : { kind: "error", problem: diagnose(error) } }
  }
}

/** A re-run does not repeat what an earlier attempt sent, unless its turn came to a bad end. */
function isSentAlready(step: Step, { status, messages }: Before, launchKey: string): boolean {
  const end = endOf(status)
  return step.runner.runAttempt > 1 && countCarriers(messages, launchKey) > 0 && (end ?? "finished") === "finished"
}

function send(flight: Flight, before: Before, agentId: string, message: Message): Promise<FollowUpResult> {
  const { step, cursor } = flight
  const { text, images } = message
  return sendFollowUp({
    ...cursor,
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
}

async function follow(
  flight: Flight,
  agent: Agent,
  followUpKey: string,
  statusBefore: string | undefined,
): Promise<Outcome> {
  const { step, cursor } = flight
  if (step.cancelled.aborted) return await cancelWork(flight, admitted(flight, agent))
  if (!step.inputs.wait) return { kind: "launched", agent: admitted(flight, agent) }
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
  return await watchAgent(flight, agent, { lookAtOnce: statusBefore === undefined, isOver })
}

async function unsent(
  flight: Flight,
  agent: Agent,
  { sent }: Message,
  result: FollowUpResult & { readonly kind: "not-sent" | "in-doubt" },
): Promise<Outcome> {
  if (result.kind === "not-sent") return notSent()
  const shown = admit(flight.step, agent)
  if (flight.step.cancelled.aborted) return await cancelWork(flight, shown)
  const why = diagnose(result.lookError ?? result.error).message
  const message = `It cannot be told whether the follow-up reached the agent (follow-up key ${sent.launchKey}). ${why}`
  return { kind: "unknown", agent: shown, problem: problem("follow-up-in-doubt", { message }) }
}

function notSent(): Outcome {
  const message = "The workflow run was cancelled before the follow-up was sent."
  return { kind: "cancelled", fate: "none", problem: problem("cancelled", { message }) }
}

function newsLine(news: FollowUpNews): string {
  switch (news.kind) {
    case "turned-away":
      return `${diagnose(news.error).message} Nothing was sent; trying again in ${Math.ceil(news.pauseMs / 1000)} s.`
    case "in-doubt":
      return `${diagnose(news.error).message} The follow-up may have arrived all the same, so the conversation is read before anything is sent again.`
    case "not-found":
      return "The conversation does not show the follow-up, and the agent does not work on it."
  }
}
