import { CursorApiError, InvalidResponseError } from "../cursor/errors.ts"
import { isRetryable, type RetryOptions, withRetries } from "../cursor/retry.ts"
import type { CursorClient } from "../cursor/v0/client.ts"
import { mayHaveExecuted } from "./at-most-once.ts"

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
    await withRetries({ ...limits, shouldRetry: mayHelpToRepeat }, async () => {
      try {
        await client.stop(id, { signal, timeoutMs })
      } catch (error) {
        // A repeat that is refused then only says that this one got through.
        mayHaveStopped ||= mayHaveExecuted(error)
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
  return isRetryable(fault) || fault instanceof InvalidResponseError
}

/** Refusals that mean there is nothing left to stop. */
function isOver(error: unknown): boolean {
  if (!(error instanceof CursorApiError)) return false
  const { status, apiErrorBody } = error
  return status === 404 || status === 409 || (status === 400 && /not running/i.test(apiErrorBody.message ?? ""))
}
