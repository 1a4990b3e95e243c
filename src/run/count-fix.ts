import { CursorApiError, CursorConnectionError } from "../cursor/errors.ts"
import { GitHubApiError } from "../github/api-error.ts"
import { retryGitHub } from "../github/retry.ts"
import type { CountedFix, TurnMemory } from "../model/turn-memory.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentSession } from "./agent-session.ts"
import type { Stop } from "./checks-outcome.ts"

/** What is not counted by then is not sent. */
const COUNT_LIMIT_MS = 30_000
/**
 * Two steps may count at the same second, and GitHub keeps the comment of the one that wrote last. Whoever is still
 * there after this time, which is longer than a write takes, is the one that sends.
 */
const CLAIM_MS = 5_000

export type CountedMemory = TurnMemory & { readonly lastFix: CountedFix }

type Stopped = { readonly kind: "stop"; readonly why: Stop }

type Counted = { readonly kind: "counted" | "overtaken" } | Stopped

/**
 * Counts a fix in the agent's comment, unless another step has counted since this one read it, and looks a moment later
 * whether the count is still this step's own.
 * @param counted what is to be remembered, with this step's claim
 * @throws what GitHub answers instead, and the signal's reason
 */
export async function countInComment(
  session: AgentSession,
  counted: CountedMemory,
  onCount: () => void,
): Promise<Counted> {
  const { step, comment, savedState } = session
  const { clock, cancelled } = step
  const readNow = () => retryGitHub(clock, () => comment.readNow(COUNT_LIMIT_MS, cancelled), cancelled)
  const isOthers = (now: TurnMemory | undefined, own: CountedFix | undefined) => now?.lastFix?.claim !== own?.claim
  const overtaken = ({ fixes, lastFix }: TurnMemory): Counted => {
    savedState.remember({ ...savedState.memory(), fixes, lastFix })
    return { kind: "overtaken" }
  }
  const before = (await readNow())?.memory
  if (before && isOthers(before, savedState.memory().lastFix)) return overtaken(before)
  // Counted before it is sent: a fix that may have been sent is one.
  savedState.remember(counted)
  onCount()
  const written = await comment.writeNow(COUNT_LIMIT_MS, cancelled)
  cancelled.throwIfAborted()
  const isMissing = written.kind === "none" && step.inputs.operation === "verify"
  if (written.kind === "failed" || isMissing) return { kind: "stop", why: { unsent: "uncounted", detail: written.why } }
  // Without a comment the conversation counts alone, and no other run knows the agent.
  if (written.kind === "none") return { kind: "counted" }
  await clock.sleep(CLAIM_MS, cancelled)
  const after = (await readNow())?.memory
  if (after && isOthers(after, counted.lastFix)) return overtaken(after)
  return after ? { kind: "counted" } : { kind: "stop", why: { unsent: "uncounted" } }
}

/** What GitHub or Cursor does not tell is a reason to send nothing. @throws the signal's reason, and faults of our own */
export async function orUnread<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T | Stopped> {
  try {
    return await task()
  } catch (error) {
    if (signal.aborted) throw signal.reason
    const detail = wordsOf(error)
    if (detail === undefined) throw error
    return { kind: "stop", why: { unsent: "unread", detail } }
  }
}

/** What a service answered instead of what was asked for; undefined for any other fault. */
export function wordsOf(error: unknown): string | undefined {
  if (error instanceof GitHubApiError) return error.message
  const isCursors = error instanceof CursorApiError || error instanceof CursorConnectionError
  return isCursors ? problemFromError(error).message : undefined
}
