import type { Clock } from "../clock.ts"
import type { CursorClient, Prompt } from "../cursor/client.ts"
import { CursorRefusal, CursorTrouble } from "../cursor/errors.ts"
import { pauseBefore, type RetryBudget } from "../cursor/retry.ts"
import type { Message } from "../cursor/schema.ts"
import { endOf } from "../cursor/status.ts"
import { followUpKeyIn } from "../launch-key.ts"

/** When to look for a follow-up whose answer was lost, in milliseconds since the loss. */
const LOOKS_MS = [2_000, 5_000, 10_000, 20_000]
/** A lost answer is followed by one more message at most. */
const MOST_SENDINGS = 2

export type FollowUpNews =
  | { readonly kind: "turned-away"; readonly error: unknown; readonly pauseMs: number }
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

export type FollowUpOptions = {
  readonly client: Pick<CursorClient, "followUp" | "conversation" | "agent">
  readonly clock: Clock
  readonly random: () => number
  readonly budget: RetryBudget
  readonly agentId: string
  readonly prompt: Prompt
  readonly followUpKey: string
  readonly before: Before
  /** On the clock's monotonic scale: nothing is sent after it. */
  readonly deadlineMs: number
  readonly cancelled: AbortSignal
  /** What is under way is given up: some seconds after `cancelled`. */
  readonly abandoned: AbortSignal
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
    const sent = await sendUntilProcessed(options)
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
export function countCarriers(messages: readonly Message[], followUpKey: string): number {
  return messages.filter((message) => carries(message, followUpKey)).length
}

export function carries(message: Message, followUpKey: string): boolean {
  return message.type === "user_message" && followUpKeyIn(message.text) === followUpKey
}

async function sendUntilProcessed(options: FollowUpOptions): Promise<FollowUpResult> {
  const { client, clock, agentId, prompt, cancelled, abandoned } = options
  for (let made = 1; ; made++) {
    if (cancelled.aborted) return { kind: "not-sent" }
    try {
      await client.followUp(agentId, prompt, { signal: abandoned })
      return { kind: "sent" }
    } catch (error) {
      if (abandoned.aborted || mayBeProcessed(error)) return { kind: "in-doubt", error }
      const pauseMs = pauseBefore(error, made, options.random)
      const isTooLate = pauseMs === undefined || clock.nowMs() + pauseMs > options.deadlineMs
      if (isTooLate || !options.budget.spend()) throw error
      options.onNews({ kind: "turned-away", error, pauseMs })
      await clock.sleep(pauseMs, cancelled).catch(() => {})
    }
  }
}

function mayBeProcessed(error: unknown): boolean {
  if (error instanceof CursorTrouble) return error.processed === "maybe"
  return !(error instanceof CursorRefusal) || error.status === 408
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
  if (countCarriers(messages, followUpKey) > countCarriers(before.messages, followUpKey)) return true
  const { status } = await client.agent(agentId, { signal: cancelled })
  return endOf(before.status) !== undefined && status !== before.status
}
