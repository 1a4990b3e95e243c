import { createHash } from "node:crypto"
import { fixKeyOf, followUpLine } from "../agent/launch-key.ts"
import { hasKey } from "../agent/send-follow-up.ts"
import { type Failure, failurePrompt, failureReferenceIn } from "../checks/failures.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentSession } from "./agent-session.ts"
import { followTurn, sendTurn, type TurnMessage, undelivered } from "./send-turn.ts"

/** Whose fixes they are: the keys of all fixes follow from it, so that every attempt knows which were sent. */
export type FixSource = { readonly apiKey: string; readonly launchKey: string }

/**
 * How often failures were sent to the agent before, and which came last, by its conversation: so that every attempt, and
 * every run, knows the same.
 * @throws what the client throws
 */
export async function fixesSentBefore(
  session: AgentSession,
  source: FixSource,
  agentId: string,
): Promise<{ readonly fixes: number; readonly fingerprint?: string }> {
  const { cursor, step } = session
  const messages = await cursor.client.conversation(agentId, { signal: step.cancelled })
  const nth = (number: number) =>
    messages.find((message) => hasKey(message, fixKeyOf(source.apiKey, source.launchKey, number)))
  let fixes = 0
  while (nth(fixes + 1)) fixes++
  return { fixes, fingerprint: failureReferenceIn(nth(fixes)?.text ?? "") }
}

/** What came of sending a fix: its turn has ended or begun, or it was not sent, or that cannot be told. */
export type Fix =
  | { readonly kind: "sent" | "unsent"; readonly outcome: Outcome }
  | { readonly kind: "refused"; readonly why: string }

/**
 * Sends failures back to the agent as its next turn, once, and waits for the end of that turn where that is wanted.
 * @throws what the client throws, when the agent cannot be read beforehand
 */
export async function sendFix(
  session: AgentSession,
  { apiKey, launchKey }: FixSource,
  agentId: string,
  fix: { readonly number: number; readonly failures: readonly Failure[]; readonly fingerprint: string },
): Promise<Fix> {
  const { step, cursor } = session
  const { cancelled: signal } = step
  const message = messageFor(session, fixKeyOf(apiKey, launchKey, fix.number), fix)
  const agent = await cursor.client.agent(agentId, { signal })
  const before = { agent, ...(await cursor.client.turns(agentId, { signal })) }
  const delivery = await sendTurn(session, before, message, "ask-again")
  if (delivery.kind === "delivered") {
    return { kind: "sent", outcome: await followTurn(session, before, message, delivery.origin === "earlier") }
  }
  if (delivery.kind === "refused") return { kind: "refused", why: problemFromError(delivery.error).message }
  return { kind: "unsent", outcome: await undelivered(session, agent, message, delivery) }
}

function messageFor(
  { step }: AgentSession,
  followUpKey: string,
  { failures, fingerprint }: { readonly failures: readonly Failure[]; readonly fingerprint: string },
): TurnMessage {
  const lastLine = followUpLine(step.runner.runUrl, followUpKey)
  const text = step.redact(
    failurePrompt(failures, { mostLogBytes: step.inputs.checkLogBytes, reference: fingerprint, lastLine }),
  )
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
