import { followUpLine, launchKeyOf } from "../agent/launch-key.ts"
import { newTurn } from "../agent/new-turn.ts"
import {
  type Before,
  countWithKey,
  type FollowUpNews,
  type FollowUpResult,
  sendFollowUp,
} from "../agent/send-follow-up.ts"
import { authorize } from "../authorize/authorize.ts"
import type { Image } from "../cursor/v0/client.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import type { AgentRequest } from "../event/request.ts"
import { requireAgentId } from "../inputs/operation.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import { readImages } from "../prompt/images/read-images.ts"
import { writePrompt } from "../prompt/plan-launch.ts"
import { expectationFor, sanitize } from "../queries/ask.ts"
import { announceFollowUp } from "../report/announce.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { RunRecord } from "../report/record.ts"
import type { SentPrompt } from "../report/run-report.ts"
import { type AgentSession, agentStarted, endSession, sanitized } from "./agent-session.ts"
import type { StepContext } from "./context.ts"
import { cancelSession, watchAgent } from "./follow-agent.ts"
import { openSession, requireKey } from "./open-session.ts"

/**
 * Gives an agent another instruction and waits for the turn that follows, with the same care as a launch: the gate
 * first, one message, and a report about this turn and not the one before.
 */
export async function followUp(step: StepContext, record: RunRecord, order: AgentRequest): Promise<Outcome> {
  const { inputs } = step
  const { trigger } = order
  const agentId = requireAgentId(inputs)
  const images = readImages(step, trigger)

  const authorization = await authorize(step, trigger)
  if (authorization.kind === "refused") return authorization.outcome

  const apiKey = requireKey(step, trigger)
  const message = messageOf({ step, order, apiKey }, authorization.senderPermission, await images.all())
  record.followingUp(message.sent)
  announceFollowUp(step.log, agentId, message.sent, inputs)

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
    return await endSession(session, await sendAndFollow(session, agentId, message))
  } finally {
    await session.cursor.close()
  }
}

type Message = { readonly text: string; readonly images: readonly Image[]; readonly sent: SentPrompt }
type Given = { readonly step: StepContext; readonly order: AgentRequest; readonly apiKey: string }

function messageOf(given: Given, senderPermission: string | undefined, images: readonly Image[]): Message {
  const { inputs, runner } = given.step
  const launchKey = launchKeyOf(given.apiKey, runner, inputs.matrixLeg)
  const lastLine = followUpLine(runner.runUrl, launchKey)
  const { text, facts } = writePrompt({ ...given.order, inputs, senderPermission, lastLine })
  return { text, images, sent: { launchKey, prompt: facts } }
}

async function sendAndFollow(session: AgentSession, agentId: string, message: Message): Promise<Outcome> {
  const handed = await deliver(session, agentId, message)
  if (handed.kind === "none") return handed.outcome
  const { agent, agentOrigin } = handed
  const known = { ...session, expected: expectationFor(session.step, agent) }
  await agentStarted(known, agent, agentOrigin)
  return await follow(known, agent, message.sent.launchKey, agentOrigin === "attached" ? undefined : agent.status)
}

type Delivered =
  | { readonly kind: "handed"; readonly agent: Agent; readonly agentOrigin: "attached" | "followed-up" }
  | { readonly kind: "none"; readonly outcome: Outcome }

/** The agent and its conversation as they are, then the message: without the one there is no judging the other. */
async function deliver(session: AgentSession, agentId: string, message: Message): Promise<Delivered> {
  const { step, cursor, savedState, transcript } = session
  try {
    const agent = await cursor.client.agent(agentId, { signal: step.cancelled })
    const messages = await cursor.client.conversation(agentId, { signal: step.cancelled })
    const before: Before = { status: agent.status, messages }
    transcript.passOver(messages)
    if (isSentAlready(step, before, message.sent.launchKey)) return { kind: "handed", agent, agentOrigin: "attached" }
    // From here on a cancelled job has to stop the agent, whatever is heard of the follow-up.
    savedState.note({ agentId })
    const result = await send(session, before, agentId, message)
    if (result.kind === "sent" || result.kind === "found") return { kind: "handed", agent, agentOrigin: "followed-up" }
    return { kind: "none", outcome: await unsent(session, agent, message, result) }
  } catch (error) {
    return {
      kind: "none",
      outcome: step.cancelled.aborted ? notSent() : { kind: "error", problem: problemFromError(error) },
    }
  }
}

/** A re-run does not repeat what an earlier attempt sent, unless its turn came to a bad end. */
function isSentAlready(step: StepContext, { status, messages }: Before, launchKey: string): boolean {
  const end = endOf(status)
  return step.runner.runAttempt > 1 && countWithKey(messages, launchKey) > 0 && (end ?? "finished") === "finished"
}

function send(session: AgentSession, before: Before, agentId: string, message: Message): Promise<FollowUpResult> {
  const { step, cursor } = session
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

async function unsent(
  session: AgentSession,
  agent: Agent,
  { sent }: Message,
  result: FollowUpResult & { readonly kind: "not-sent" | "in-doubt" },
): Promise<Outcome> {
  if (result.kind === "not-sent") return notSent()
  const shown = sanitize(session.step, agent)
  if (session.step.cancelled.aborted) return await cancelSession(session, shown)
  const why = problemFromError(result.lookError ?? result.error).message
  const message = `It cannot be told whether the follow-up reached the agent (follow-up key ${sent.launchKey}). ${why}`
  return { kind: "unknown", agent: shown, problem: problem("follow-up-in-doubt", { message }) }
}

function notSent(): Outcome {
  const message = "The workflow run was cancelled before the follow-up was sent."
  return { kind: "cancelled", disposition: "none", problem: problem("cancelled", { message }) }
}

function newsLine(news: FollowUpNews): string {
  switch (news.kind) {
    case "retrying":
      return `${problemFromError(news.error).message} Nothing was sent; trying again in ${Math.ceil(news.pauseMs / 1000)} s.`
    case "in-doubt":
      return `${problemFromError(news.error).message} The follow-up may have arrived all the same, so the conversation is read before anything is sent again.`
    case "not-found":
      return "The conversation does not show the follow-up, and the agent does not work on it."
  }
}
