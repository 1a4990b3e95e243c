import type { Message, Turns } from "../cursor/agent.ts"
import type { CursorClient, Instruction } from "../cursor/client.ts"
import { CursorApiError, isBusy, retryAfterMsOf } from "../cursor/errors.ts"
import { type Delivery, type DeliveryLimits, sendAtMostOnce } from "./at-most-once.ts"
import { LONGEST_ASKED_MS } from "./find-agent.ts"
import { followUpKeyIn } from "./launch-key.ts"
import { LOOK_ON_MS } from "./look-on.ts"

const LOOK_PAUSE_MS = 10_000
const FIRST_LOOK_MS = 2_000
/** How soon a busy agent is asked again, and how seldom at the most. */
const BUSY_PAUSE_MS = 10_000
const LONGEST_BUSY_PAUSE_MS = 45_000

export type FollowUpOptions = DeliveryLimits & {
  readonly client: Pick<CursorClient, "followUp" | "wasSent">
  readonly agentId: string
  readonly instruction: Instruction
  readonly followUpKey: string
  /** Whether a busy agent is asked again until there is no time left; else its refusal is the answer. */
  readonly asksBusyAgain: boolean
  /** What the agent had been sent before. */
  readonly before: Turns
}

/**
 * Sends one follow-up and never two. One whose answer was lost is looked for by its key alone: that
 * the agent moves proves nothing, somebody else may have woken it. It is not sent again, however long it
 * is not shown. A busy agent has not taken it, and is asked again.
 */
export function sendFollowUp(options: FollowUpOptions): Promise<Delivery<"sent">> {
  const { client, agentId, instruction } = options
  const request = {
    send: async (signal: AbortSignal) => {
      await client.followUp(agentId, instruction, { signal })
      return "sent" as const
    },
    find: async (sentMs: number, signal: AbortSignal) =>
      (await isShown(options, sentMs, signal)) ? "sent" : undefined,
    maxSends: 1,
    isRefusal,
    retryDelayMs: (error: unknown, attempt: number) =>
      options.asksBusyAgain && isBusy(error) ? busyPauseMs(attempt) : undefined,
  } as const
  return sendAtMostOnce<"sent">(request, options)
}

/** The pause before a busy agent is asked again, after so many refusals. */
export function busyPauseMs(refusals: number): number {
  return Math.min(LONGEST_BUSY_PAUSE_MS, BUSY_PAUSE_MS * refusals)
}

/** How many messages end with our key. A re-run may have sent one before. */
export function countWithKey(messages: readonly Message[], followUpKey: string): number {
  return messages.filter((message) => hasKey(message, followUpKey)).length
}

export function hasKey(message: Message, followUpKey: string): boolean {
  return message.type === "user_message" && followUpKeyIn(message.text) === followUpKey
}

/** A 409 to a follow-up is a no: the agent is busy, or it is deleted, archived or expired (API facts, "409"). */
function isRefusal(error: unknown): boolean {
  return error instanceof CursorApiError && error.status === 409
}

/** @throws the failure of the last look, or the signal's reason */
async function isShown(options: FollowUpOptions, sentMs: number, signal: AbortSignal): Promise<boolean> {
  const { clock, client, agentId, followUpKey } = options
  const sought = { before: options.before, isOurs: (text: string) => followUpKeyIn(text) === followUpKey }
  let pauseMs = FIRST_LOOK_MS
  for (;;) {
    await clock.sleep(pauseMs, signal)
    const isLast = clock.nowMs() - sentMs >= LOOK_ON_MS
    pauseMs = LOOK_PAUSE_MS
    try {
      if (await client.wasSent(agentId, sought, { signal })) return true
      if (isLast) return false
    } catch (error) {
      const askedMs = retryAfterMsOf(error) ?? 0
      if (isLast || signal.aborted || askedMs > LONGEST_ASKED_MS) throw error
      pauseMs = Math.max(LOOK_PAUSE_MS, askedMs)
    }
  }
}
