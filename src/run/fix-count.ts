import { fixKeyOf, followUpKeyIn } from "../agent/launch-key.ts"
import { hasKey } from "../agent/send-follow-up.ts"
import { type FailureReference, failureReferenceIn } from "../checks/failures.ts"
import type { Message } from "../cursor/agent.ts"
import type { TurnMemory } from "../model/turn-memory.ts"

/** `max-fixes` is ten at most; a count beyond that has another cause. */
const MOST_LOOKED_FOR = 20

/** How often failures were sent back to an agent, and what is known of the newest time. */
export type FixCount = {
  readonly fixes: number
  /** What the newest one was about; missing before the first. */
  readonly last?: FailureReference
  /** The agent has the newest one. One that was counted and that it does not have may be under way, or lost. */
  readonly isShown: boolean
}

const NO_FIXES: FixCount = { fixes: 0, isShown: true }

/**
 * Counts by what the signed comment says and by what the agent was sent, whichever is more: each fix has a key that
 * follows from agent and number, so that every run and every attempt counts the same. Pure.
 */
export function countFixes(
  memory: TurnMemory,
  messages: readonly Message[],
  { apiKey, agentId }: { readonly apiKey: string; readonly agentId: string },
): FixCount {
  const shown = newestFix(messages, { apiKey, agentId })
  if (shown === undefined && memory.fixes === 0) return NO_FIXES
  if (shown && shown.number >= memory.fixes) {
    return { fixes: shown.number, last: failureReferenceIn(shown.message.text), isShown: true }
  }
  return { fixes: memory.fixes, last: memory.lastFix, isShown: false }
}

function newestFix(
  messages: readonly Message[],
  { apiKey, agentId }: { readonly apiKey: string; readonly agentId: string },
): { readonly number: number; readonly message: Message } | undefined {
  for (let number = MOST_LOOKED_FOR; number > 0; number--) {
    const key = fixKeyOf(apiKey, agentId, number)
    const message = messages.find((one) => hasKey(one, key))
    if (message) return { number, message }
  }
  return undefined
}

/**
 * Whether the newest message to the agent is another step's instruction: that step looks after the checks then. Pure.
 * @param ownKey of the step that asks
 */
export function hasGoneOn(
  messages: readonly Message[],
  { apiKey, agentId, ownKey }: { readonly apiKey: string; readonly agentId: string; readonly ownKey: string },
): boolean {
  const newest = messages.findLast(({ type }) => type === "user_message")
  const key = newest && followUpKeyIn(newest.text)
  if (key === undefined || key === ownKey) return false
  const numbers = Array.from({ length: MOST_LOOKED_FOR }, (_, index) => index + 1)
  return !numbers.some((number) => key === fixKeyOf(apiKey, agentId, number))
}
