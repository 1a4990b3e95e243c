import type { Delivery, DeliveryNews } from "../agent/at-most-once.ts"
import { followUpKeyIn, followUpLine, launchKeyOf } from "../agent/launch-key.ts"
import { newTurn } from "../agent/new-turn.ts"
import { countWithKey, hasKey, sendFollowUp } from "../agent/send-follow-up.ts"
import type { Agent, Message as ConversationMessage, Turns } from "../cursor/agent.ts"
import type { Image } from "../cursor/client.ts"
import { isBusy } from "../cursor/errors.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import type { SentPrompt } from "../model/launch-plan.ts"
import type { Outcome } from "../model/outcome.ts"
import { type Given, writePrompt } from "../prompt/plan-launch.ts"
import { expectationFor, sanitize } from "../queries/agent-view.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import { agentHome } from "./agent-home.ts"
import { type AgentSession, recordAgent, sanitized } from "./agent-session.ts"
import type { StepContext } from "./context.ts"
import { cancelSession, watchAgent } from "./follow-agent.ts"
import { ageOfTurn } from "./turn-age.ts"

/** One instruction for an agent that is there already. */
export type TurnMessage = { readonly text: string; readonly images: readonly Image[]; readonly sent: SentPrompt }

/** Writes the message of a follow-up, which is found again by the key in its last line. */
export function messageOf({ inputs, runner }: StepContext, given: Omit<Given, "inputs" | "runner">): TurnMessage {
  const launchKey = launchKeyOf(given.apiKey, runner, inputs)
  const lastLine = followUpLine(runner.runUrl, launchKey)
  const { images = [] } = given
  const { text, facts } = writePrompt({ ...given, inputs, lastLine })
  return { text, images, sent: { launchKey, prompt: facts } }
}

/** The agent as it was read last, and what it had been sent then. */
export type AgentBefore = Turns & { readonly agent: Agent }

/** Whether a busy agent is asked again and again, or its refusal is the answer. */
export type WhenBusy = "ask-again" | "give-up"

/**
 * Sends the message, once: a re-run does not repeat what an earlier attempt sent, unless its turn came to a bad end.
 * From the first request on a cancelled job has to stop the agent, whatever is heard of the message.
 */
export async function sendTurn(
  session: AgentSession,
  before: AgentBefore,
  message: TurnMessage,
  whenBusy: WhenBusy,
): Promise<Delivery<"sent">> {
  const { step, cursor, savedState, transcript } = session
  const { agent, messages } = before
  const { launchKey } = message.sent
  transcript.passOver(messages)
  if (await wasSentBefore(session, before, launchKey)) {
    return { kind: "delivered", value: "sent", origin: "earlier", mayHaveTwin: false }
  }
  savedState.note({ agentId: agent.id })
  const { text, images } = message
  const delivery = await sendFollowUp({
    client: cursor.client,
    budget: cursor.budget,
    clock: step.clock,
    random: step.random,
    agentId: agent.id,
    instruction: { text, ...(images.length > 0 && { images }), mode: step.inputs.mode },
    followUpKey: launchKey,
    before,
    asksBusyAgain: whenBusy === "ask-again",
    deadlineMs: step.clock.nowMs() + step.inputs.timeoutMs,
    cancelled: step.cancelled,
    abandoned: step.abandoned,
    onNews: (news) => step.log.info(newsLine(news)),
  })
  // What was refused is nobody's turn, and the agent may be at work on somebody else's.
  if (delivery.kind === "refused" || delivery.kind === "not-sent") savedState.note({ agentId: undefined })
  return delivery
}

/** Where turns have ids, the turn of what was sent before is found and read, whatever the agent did since. */
async function wasSentBefore(
  { step, cursor }: AgentSession,
  { agent, messages }: AgentBefore,
  launchKey: string,
): Promise<boolean> {
  if (step.runner.runAttempt === 1) return false
  if (agent.runId === undefined) return isSentAlready(step, agent, messages, launchKey)
  const isOurs = (text: string) => followUpKeyIn(text) === launchKey
  const { cancelled: signal } = step
  if (!(await cursor.client.wasSent(agent.id, { isOurs }, { signal }))) return false
  const { status } = await cursor.client.agent(agent.id, { signal })
  return (endOf(status) ?? "finished") === "finished"
}

export function isSentAlready(
  step: StepContext,
  { status }: Agent,
  messages: readonly ConversationMessage[],
  launchKey: string,
): boolean {
  const end = endOf(status)
  return step.runner.runAttempt > 1 && countWithKey(messages, launchKey) > 0 && (end ?? "finished") === "finished"
}

/** Which turn of its agent a message is, or will be, from 1: the launch. */
export function turnNumber(messages: readonly ConversationMessage[], launchKey: string): number {
  const ours = messages.findLastIndex((message) => hasKey(message, launchKey))
  const before = ours < 0 ? messages : messages.slice(0, ours)
  return before.filter(({ type }) => type === "user_message").length + 1
}

/** Records that the message is with the agent, waits for its turn where that is wanted, and says how it ended. */
export async function followTurn(
  session: AgentSession,
  { agent, messages }: AgentBefore,
  message: TurnMessage,
  isEarlier: boolean,
): Promise<Outcome> {
  const known = { ...session, home: agentHome(session.step, expectationFor(session.step, agent)) }
  const { launchKey } = message.sent
  const number = isEarlier ? turnNumber(messages, launchKey) : turnNumber(messages, "")
  const memory = session.savedState.memory()
  session.savedState.remember({ ...memory, turn: number })
  session.record.turnBegan({ number, isContinued: true })
  const now = await readingOfTurn(session, agent)
  const age = isEarlier ? await ageOfTurn(session, now, "follow-up") : undefined
  recordAgent(known, now, { origin: isEarlier ? "attached" : "followed-up", age })
  return await follow(known, now, launchKey, isEarlier ? {} : agent)
}

/** Where turns have ids, what was read before is about another one. */
async function readingOfTurn({ step, cursor }: AgentSession, agent: Agent): Promise<Agent> {
  if (agent.runId === undefined) return agent
  const unread = { ...agent, runId: undefined, summary: undefined }
  return await cursor.client.agent(agent.id, { signal: step.abandoned, isPoll: true }).catch(() => unread)
}

async function follow(
  session: AgentSession,
  agent: Agent,
  followUpKey: string,
  { status: statusBefore, runId: runIdBefore }: Partial<Agent>,
): Promise<Outcome> {
  const { step, cursor } = session
  if (step.cancelled.aborted) return await cancelSession(session, sanitized(session, agent))
  if (!step.inputs.wait) return { kind: "launched", agent: sanitized(session, agent) }
  const isOver = newTurn({
    client: cursor.client,
    clock: step.clock,
    followUpKey,
    statusBefore,
    runIdBefore,
    onDoubt: () =>
      step.log.info("The status may still be the one of the turn before; waiting for a sign of the new turn."),
    onCap: (capMs) =>
      step.warn(
        `No sign of a new turn was seen within ${capMs / 60_000} minutes, so the status that was read last counts.`,
      ),
  })
  return await watchAgent(session, agent, { lookAtOnce: statusBefore === undefined, isOver })
}

/** What a message that did not arrive means for the step. */
export async function undelivered(
  session: AgentSession,
  agent: Agent,
  { sent }: TurnMessage,
  delivery: Exclude<Delivery<"sent">, { kind: "delivered" }>,
): Promise<Outcome> {
  if (delivery.kind === "not-sent") return notSent()
  const shown = sanitize(session.step, agent)
  if (delivery.kind === "refused") return refused(shown, delivery.error)
  if (session.step.cancelled.aborted) return await cancelSession(session, shown)
  const why = problemFromError(delivery.error).message
  const message = `It cannot be told whether the follow-up reached the agent (follow-up key ${sent.launchKey}). ${why}`
  return { kind: "unknown", agent: shown, problem: problem("follow-up-in-doubt", { message }) }
}

/** A refusal ends the step; an agent that was busy all the time is one that there was no time for. */
function refused(agent: SanitizedAgent, error: unknown): Outcome {
  return isBusy(error) ? stayedBusy(agent) : { kind: "error", problem: problemFromError(error) }
}

/** There was no time for this instruction: the agent was at work on others. */
export function stayedBusy(agent: SanitizedAgent): Outcome {
  return { kind: "timed-out", agent, disposition: "left", problem: problem("agent-busy") }
}

/** The job was cancelled before anything was sent, so the agent is not this step's to stop. */
export function notSent(): Outcome {
  const message = "The workflow run was cancelled before the follow-up was sent."
  return { kind: "cancelled", disposition: "none", problem: problem("cancelled", { message }) }
}

function newsLine(news: DeliveryNews): string {
  switch (news.kind) {
    case "retrying":
      return `${problemFromError(news.error).message} Nothing was sent; trying again in ${Math.ceil(news.delayMs / 1000)} s.`
    case "in-doubt":
      return `${problemFromError(news.error).message} The follow-up may have arrived all the same, so it is looked for before anything is sent again.`
    case "not-found":
      return "The agent does not show the follow-up."
  }
}
