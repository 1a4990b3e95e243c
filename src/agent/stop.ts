import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError, mayHaveExecuted, retryAfterMsOf } from "../cursor/errors.ts"
import type { Clock } from "../http/clock.ts"
import { endOf } from "../model/agent-status.ts"

/** What is known of an agent that was to be stopped. */
export type StopResult =
  /** We stopped it: Cursor took the stop, and with `confirm` a read shows the end. `agent` is that reading. */
  | { readonly kind: "stopped"; readonly agent?: Agent }
  /** A read says that it has ended: before our stop, or of one whose answer was lost. */
  | { readonly kind: "ended"; readonly agent: Agent }
  /** Two reads in a row do not know it. */
  | { readonly kind: "gone" }
  /** It is working, or cannot be read, and no stop was taken for as long as there was time. */
  | {
      readonly kind: "still-running"
      readonly agent?: Agent
      readonly error: unknown
      /** Cursor took a stop all the same; the agent may end of it yet. */
      readonly wasTaken: boolean
    }

export type StopLimits = {
  readonly clock: Clock
  readonly signal?: AbortSignal
  /** How long stops are sent and readings made. A last stop may be under way when it is over. */
  readonly limitMs: number
  readonly attemptTimeoutMs: number
  /** Read after a stop that was taken, too, and go on while the agent still works. */
  readonly confirm: boolean
}

const PAUSE_MS = 2_000

/**
 * Stops an agent. Only a word for an end, read from the API, counts as ended: a refused stop does not say that the agent
 * is not working, it may not have begun. Stopping twice does no harm, so stops go on until one is taken, a read shows
 * the end, or the time is over. Never throws.
 */
export async function stopAgent(
  client: Pick<CursorClient, "stop" | "agent">,
  id: string,
  limits: StopLimits,
): Promise<StopResult> {
  const { clock, signal, confirm } = limits
  const endMs = clock.nowMs() + limits.limitMs
  const attempt = openAttempts(client, id, limits)
  for (;;) {
    const sent = await attempt.stop()
    if (sent === "taken" && !confirm) return { kind: "stopped" }
    const result = await attempt.read()
    if (result) return result
    const pauseMs = Math.max(PAUSE_MS, attempt.askedPauseMs())
    if (clock.nowMs() + pauseMs > endMs || signal?.aborted) return attempt.unfinished()
    await clock.sleep(pauseMs, signal).catch(() => {})
    if (signal?.aborted) return attempt.unfinished()
  }
}

function openAttempts(client: Pick<CursorClient, "stop" | "agent">, id: string, limits: StopLimits) {
  const call = { signal: limits.signal, timeoutMs: limits.attemptTimeoutMs }
  let mayBeOurs = false
  let wasTaken = false
  let unknownInARow = 0
  let last: Agent | undefined
  let lastError: unknown

  return {
    stop: async (): Promise<"taken" | "refused"> => {
      try {
        await client.stop(id, call)
        wasTaken = mayBeOurs = true
        return "taken"
      } catch (error) {
        // A stop whose answer was lost may be what ended the agent.
        mayBeOurs ||= mayHaveExecuted(error) && !(error instanceof CursorApiError && error.status === 409)
        lastError = error
        return "refused"
      }
    },
    /** @returns what the reading proves; undefined when the agent works or cannot be read */
    read: async (): Promise<StopResult | undefined> => {
      try {
        const agent = await client.agent(id, { ...call, isPoll: true })
        unknownInARow = 0
        last = agent
        const end = endOf(agent.status)
        if (end === undefined) return undefined
        // A turn that has an id says by its word whether it was stopped; what an agent of v0 shows then is not known.
        const isSure = wasTaken && agent.runId === undefined
        const isOurs = isSure || (mayBeOurs && end === "stopped")
        return isOurs ? { kind: "stopped", agent } : { kind: "ended", agent }
      } catch (error) {
        const isUnknown = error instanceof CursorApiError && error.status === 404
        unknownInARow = isUnknown ? unknownInARow + 1 : 0
        lastError = error
        return unknownInARow >= 2 ? { kind: "gone" } : undefined
      }
    },
    /** What the server asked for with its last failure. */
    askedPauseMs: () => retryAfterMsOf(lastError) ?? 0,
    unfinished: (): StopResult => ({ kind: "still-running", agent: last, error: lastError, wasTaken }),
  }
}
