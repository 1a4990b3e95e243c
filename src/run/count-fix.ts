import { CursorApiError, CursorConnectionError } from "../cursor/errors.ts"
import { GitHubApiError } from "../github/api-error.ts"
import { retryGitHub } from "../github/retry.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentSession } from "./agent-session.ts"
import type { Stop } from "./checks-outcome.ts"

/** What is not counted by then is not sent. */
const COUNT_LIMIT_MS = 30_000
/**
 * Two steps may count at the same second, and GitHub keeps the comment of the one that wrote last. Whoever still stands
 * there after this time, which is longer than a write takes, is the one that sends.
 */
const CLAIM_MS = 5_000

type Stopped = { readonly kind: "stop"; readonly why: Stop }

type Counted = { readonly kind: "counted" | "overtaken" } | Stopped

/**
 * Writes the count to the agent's comment, and looks a moment later whether it is still this step's own.
 * @throws what GitHub answers instead, and the signal's reason
 */
export async function countInComment({ step, comment }: AgentSession, claim: string): Promise<Counted> {
  const written = await comment.writeNow(COUNT_LIMIT_MS, step.cancelled)
  step.cancelled.throwIfAborted()
  const isMissing = written === "none" && step.inputs.operation === "verify"
  if (written === "failed" || isMissing) return { kind: "stop", why: { unsent: "uncounted" } }
  // Without a comment the conversation counts alone, and no other run knows the agent.
  if (written === "none") return { kind: "counted" }
  await step.clock.sleep(CLAIM_MS, step.cancelled)
  const { clock, cancelled } = step
  const marked = await retryGitHub(clock, () => comment.readNow(COUNT_LIMIT_MS, cancelled), cancelled)
  return { kind: marked?.memory?.lastFix?.claim === claim ? "counted" : "overtaken" }
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
