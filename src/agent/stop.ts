import type { CursorClient } from "../cursor/v0/client.ts"
import { CursorMisreading, CursorRefusal } from "../cursor/errors.ts"
import { healsWithTime, type RetryOptions, withRetries } from "../cursor/retry.ts"
import { mayBeProcessed } from "./at-most-once.ts"

export type StopResult =
  | { readonly kind: "stopped" }
  /** It had ended, or was deleted, before a stop arrived. */
  | { readonly kind: "already-over" }
  | { readonly kind: "failed"; readonly error: unknown }

/**
 * Stops an agent. Stopping twice does no harm, so a stop that failed on the way, or whose answer makes no sense, is sent
 * again. Never throws.
 */
export async function stopAgent(
  client: Pick<CursorClient, "stop">,
  id: string,
  limits: RetryOptions & { readonly timeoutMs: number },
): Promise<StopResult> {
  const { signal, timeoutMs } = limits
  let mayHaveStopped = false
  try {
    await withRetries({ ...limits, heals: mayHelpToRepeat }, async () => {
      try {
        await client.stop(id, { signal, timeoutMs })
      } catch (error) {
        // A repeat that is refused then only says that this one got through.
        mayHaveStopped ||= mayBeProcessed(error)
        throw error
      }
    })
    return { kind: "stopped" }
  } catch (error) {
    if (!isOver(error)) return { kind: "failed", error }
    return { kind: mayHaveStopped ? "stopped" : "already-over" }
  }
}

function mayHelpToRepeat(fault: unknown): boolean {
  return healsWithTime(fault) || fault instanceof CursorMisreading
}

/** Refusals that mean there is nothing left to stop. */
function isOver(error: unknown): boolean {
  if (!(error instanceof CursorRefusal)) return false
  const { status, complaint } = error
  return status === 404 || status === 409 || (status === 400 && /not running/i.test(complaint.message ?? ""))
}
