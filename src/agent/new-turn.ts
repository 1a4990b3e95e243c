import type { Agent, Message } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import type { Clock } from "../http/clock.ts"
import { endOf } from "../model/agent-status.ts"
import { hasKey } from "./send-follow-up.ts"

/** A turn begins within seconds; after this long without a sign of one, the status is believed as it is. */
export const NEW_TURN_CAP_MS = 2 * 60_000

export type TurnOptions = {
  readonly client: Pick<CursorClient, "conversation">
  readonly clock: Clock
  readonly followUpKey: string
  /** The status before the follow-up; undefined when an earlier attempt sent it. */
  readonly statusBefore?: string
  /** The turn before the follow-up, where turns have ids. */
  readonly runIdBefore?: string
  readonly onDoubt: () => void
  readonly onCap: (capMs: number) => void
}

/**
 * Tells the end of the new turn from the end of the one before, which the status may still show for a while after a
 * follow-up. A new turn is believed in when the agent was seen at work, or with another word than before, or when the
 * conversation has an answer to our message; and after two minutes in any case.
 */
export function newTurn(options: TurnOptions): (agent: Agent, signal: AbortSignal) => Promise<boolean> {
  const { statusBefore, runIdBefore, clock } = options
  const wasIdle = statusBefore !== undefined && endOf(statusBefore) !== undefined
  let hasBegun = false
  let doubtedMs: number | undefined

  return async (agent, signal) => {
    const end = endOf(agent.status)
    // Only an agent that was idle shows by working that it works on the new message.
    if (end === undefined) hasBegun ||= wasIdle
    if (end === undefined) return false
    // A reading that names its turn is about no other one.
    hasBegun ||= agent.runId !== undefined && agent.runId !== runIdBefore
    hasBegun ||= agent.status !== (wasIdle ? statusBefore : "FINISHED")
    hasBegun ||= await isAnswered(options, agent.id, signal)
    if (hasBegun) return true
    if (doubtedMs === undefined) options.onDoubt()
    doubtedMs ??= clock.nowMs()
    if (clock.nowMs() - doubtedMs < NEW_TURN_CAP_MS) return false
    options.onCap(NEW_TURN_CAP_MS)
    return true
  }
}

/** Whether the agent has said something since it was sent the message with this key; no where that cannot be read. */
export async function isAnswered(
  { client, followUpKey }: Pick<TurnOptions, "client" | "followUpKey">,
  id: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return hasAnswer(await client.conversation(id, { signal, isPoll: true }), followUpKey)
  } catch {
    // The status is read again soon; nothing is concluded from a conversation that cannot be read.
    return false
  }
}

/** Whether the agent has said something after our last message. Pure. */
function hasAnswer(messages: readonly Message[], followUpKey: string): boolean {
  const ours = messages.findLastIndex((message) => hasKey(message, followUpKey))
  return ours >= 0 && messages.slice(ours + 1).some(({ type }) => type === "assistant_message")
}
