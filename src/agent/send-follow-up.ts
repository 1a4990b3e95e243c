import type { CursorClient, Prompt } from "../cursor/v0/client.ts"
import type { Message } from "../cursor/v0/schema.ts"
import { endOf } from "../model/agent-status.ts"
import { type SendOptions, sendAtMostOnce } from "./at-most-once.ts"
import { followUpKeyIn } from "./launch-key.ts"

/** When to look for a follow-up whose answer was lost, in milliseconds since the loss. */
const LOOKS_MS = [2_000, 5_000, 10_000, 20_000]
/** A lost answer is followed by one more message at most. */
const MOST_SENDINGS = 2

export type FollowUpNews =
  | { readonly kind: "retrying"; readonly error: unknown; readonly pauseMs: number }
  | { readonly kind: "in-doubt"; readonly error: unknown }
  | { readonly kind: "not-found" }

export type FollowUpResult =
  | { readonly kind: "sent" }
  /** The answer was lost, but the conversation shows the message, or the agent has begun to work. */
  | { readonly kind: "found" }
  /** The job was cancelled before anything was sent. */
  | { readonly kind: "not-sent" }
  | { readonly kind: "in-doubt"; readonly error: unknown; readonly lookError?: unknown }

/** The agent as it was before the follow-up. */
export type Before = { readonly status: string; readonly messages: readonly Message[] }

export type FollowUpOptions = Omit<SendOptions, "onRetry"> & {
  readonly client: Pick<CursorClient, "followUp" | "conversation" | "agent">
  readonly agentId: string
  readonly prompt: Prompt
  readonly followUpKey: string
  readonly before: Before
  readonly onNews: (news: FollowUpNews) => void
}

/**
 * Sends one follow-up and never two. One that was surely not processed is sent again; one that may have been is looked
 * for in the conversation, and is sent once more only when the agent was idle before and four complete looks show it
 * still idle and without the message.
 * @throws {CursorRefusal} when Cursor said no, and CursorTrouble when Cursor cannot be reached: nothing was sent then
 */
export async function sendFollowUp(options: FollowUpOptions): Promise<FollowUpResult> {
  for (let sendings = 1; ; sendings++) {
    const sent = await send(options)
    if (sent.kind !== "in-doubt" || options.cancelled.aborted) return sent
    options.onNews({ kind: "in-doubt", error: sent.error })
    const search = await lookRepeatedly(options)
    if (search.kind === "found") return search
    if (search.kind === "failed") return { ...sent, lookError: search.error }
    options.onNews({ kind: "not-found" })
    // A working agent may show a message only when it gets to it, so not seeing it proves nothing.
    if (sendings >= MOST_SENDINGS || endOf(options.before.status) === undefined) return sent
  }
}

/** How many messages end with our key. A re-run may have sent one before. */
export function countWithKey(messages: readonly Message[], followUpKey: string): number {
  return messages.filter((message) => hasKey(message, followUpKey)).length
}

export function hasKey(message: Message, followUpKey: string): boolean {
  return message.type === "user_message" && followUpKeyIn(message.text) === followUpKey
}

async function send(options: FollowUpOptions): Promise<FollowUpResult> {
  const { client, agentId, prompt, onNews } = options
  const onRetry = (error: unknown, pauseMs: number) => onNews({ kind: "retrying", error, pauseMs })
  const sent = await sendAtMostOnce({ ...options, onRetry }, (signal) => client.followUp(agentId, prompt, { signal }))
  return sent.kind === "answered" ? { kind: "sent" } : sent
}

type Search =
  | { readonly kind: "found" }
  | { readonly kind: "none" }
  | { readonly kind: "failed"; readonly error: unknown }

async function lookRepeatedly(options: FollowUpOptions): Promise<Search> {
  const { clock, cancelled } = options
  const lostMs = clock.nowMs()
  try {
    for (const atMs of LOOKS_MS) {
      await clock.sleep(Math.max(0, lostMs + atMs - clock.nowMs()), cancelled)
      if (await isThere(options)) return { kind: "found" }
    }
    return { kind: "none" }
  } catch (error) {
    return { kind: "failed", error }
  }
}

async function isThere({ client, agentId, followUpKey, before, cancelled }: FollowUpOptions): Promise<boolean> {
  const messages = await client.conversation(agentId, { signal: cancelled })
  if (countWithKey(messages, followUpKey) > countWithKey(before.messages, followUpKey)) return true
  const { status } = await client.agent(agentId, { signal: cancelled })
  return endOf(before.status) !== undefined && status !== before.status
}
