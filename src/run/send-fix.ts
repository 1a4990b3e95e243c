import { createHash } from "node:crypto"
import { fixKeyOf, followUpLine } from "../agent/launch-key.ts"
import { busyPauseMs, hasKey } from "../agent/send-follow-up.ts"
import { type Failure, type FailureReference, failurePrompt } from "../checks/failures.ts"
import { isBusy } from "../cursor/errors.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentSession } from "./agent-session.ts"
import { type AgentBefore, followTurn, sendTurn, type TurnMessage, turnNumber, undelivered } from "./send-turn.ts"

/** An agent whose turn is over may be called busy for a moment. */
const MOST_REFUSALS = 6

/** One time that failures are sent back: which one of the agent's, counting from 1, and what it says. */
export type NumberedFix = {
  readonly number: number
  readonly failures: readonly Failure[]
  readonly reference: FailureReference
}

/** What came of sending a fix: its turn has ended or begun, or that cannot be told, or nothing was sent. */
export type Fix =
  | { readonly kind: "sent" | "in-doubt"; readonly outcome: Outcome }
  /** Somebody else has given the agent something to do meanwhile, perhaps this very fix. */
  | { readonly kind: "overtaken"; readonly isShown: boolean }
  | { readonly kind: "refused"; readonly why: string }

/** What the agent had been sent when the failures were judged. */
export type Judged = Pick<AgentBefore, "messages">

/**
 * Sends failures back to the agent as its next turn, once, and waits for the end of that turn where that is wanted. What
 * has changed since they were judged is no longer for this step to act on.
 * @throws what the client throws, when the agent cannot be read beforehand; then nothing was sent
 */
export async function sendFix(
  session: AgentSession,
  { apiKey, agentId }: { readonly apiKey: string; readonly agentId: string },
  fix: NumberedFix,
  judged: Judged,
): Promise<Fix> {
  const { step } = session
  const message = messageFor(session, fixKeyOf(apiKey, agentId, fix.number), fix)
  for (let refusals = 0; ; refusals++) {
    const before = await readBefore(session, agentId)
    const isShown = before.messages.some((one) => hasKey(one, message.sent.launchKey))
    const isSame = turnNumber(before.messages, "") === turnNumber(judged.messages, "")
    // An earlier attempt of this step, which is over, may have sent it.
    const isEarlier = isShown && step.runner.runAttempt > 1
    if (!isEarlier && (!isSame || endOf(before.agent.status) === undefined)) return { kind: "overtaken", isShown }
    const delivery = await sendTurn(session, before, message, "give-up")
    if (delivery.kind === "delivered") {
      return { kind: "sent", outcome: await followTurn(session, before, message, delivery.origin === "earlier") }
    }
    if (delivery.kind !== "refused") {
      return { kind: "in-doubt", outcome: await undelivered(session, before.agent, message, delivery) }
    }
    if (!isBusy(delivery.error) || refusals === MOST_REFUSALS) {
      return { kind: "refused", why: problemFromError(delivery.error).message }
    }
    await step.clock.sleep(busyPauseMs(1), step.cancelled)
  }
}

async function readBefore({ cursor, step }: AgentSession, agentId: string): Promise<AgentBefore> {
  const { cancelled: signal } = step
  const agent = await cursor.client.agent(agentId, { signal })
  return { agent, ...(await cursor.client.turns(agentId, { signal })) }
}

function messageFor({ step }: AgentSession, followUpKey: string, { failures, reference }: NumberedFix): TurnMessage {
  const lastLine = followUpLine(step.runner.runUrl, followUpKey)
  const text = step.redact(failurePrompt(failures, { mostLogBytes: step.inputs.checkLogBytes, reference, lastLine }))
  const prompt = {
    origin: "checks that failed",
    sha256: createHash("sha256").update(text).digest("hex"),
    bytes: Buffer.byteLength(text),
    removed: { invisibleCharacters: 0, hiddenElements: 0, tinyElements: 0, unknownElements: 0 },
    cutBytes: 0,
  }
  return { text, images: [], sent: { launchKey: followUpKey, prompt } }
}

/** The job was cancelled while no turn was under way. */
export function cancelledBetweenTurns(agent: SanitizedAgent): Outcome {
  const message = "The workflow run was cancelled while it waited for the checks; the agent had ended."
  return { kind: "cancelled", agent, disposition: "ended", problem: problem("cancelled", { message }) }
}
