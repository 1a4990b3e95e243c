import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError, isRateLimit, mayHaveExecuted, retryAfterMsOf } from "../cursor/errors.ts"
import type { Clock } from "../http/clock.ts"
import { endOf } from "../model/agent-status.ts"

/** What is known of an agent that was to be stopped. */
export type StopResult =
  /** We stopped it: Cursor took the stop, and with `confirm` a read shows the end. `agent` is that reading. */
  | { readonly kind: "stopped"; readonly agent?: Agent }
  /** A read says that it has ended: before our stop, or of one whose answer was lost. */
  | { readonly kind: "ended"; readonly agent: Agent }
  /** Two reads in a row do not know it, at a time when it would show. */
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
  /** How long at the most where a server turns requests away for their number, or asks for a pause. Default: `limitMs`. */
  readonly askedLimitMs?: number
  readonly attemptTimeoutMs: number
  /** Read after a stop that was taken, too, and go on while the agent still works. */
  readonly confirm: boolean
  /** Until then, on the clock's monotonic scale, an agent that no read knows may only not show yet. Default: 0. */
  readonly mayAppearUntilMs?: number
}

const PAUSE_MS = 2_000
/** Where an agent does not show yet: it mostly does so soon, or takes a minute. */
const SOON_MS = 6_000
const WAITING_PAUSE_MS = 10_000
/** Too many requests came in, and no time is named. */
const RATE_LIMIT_PAUSE_MS = 10_000

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
  const { clock, signal, confirm, mayAppearUntilMs = 0 } = limits
  const startedMs = clock.nowMs()
  const attempt = openAttempts(client, id, limits)
  for (;;) {
    const sent = await attempt.stop()
    if (sent === "taken" && !confirm) return { kind: "stopped" }
    const result = await attempt.read()
    if (result) return result
    const askedMs = attempt.askedPauseMs()
    const limitMs = askedMs > 0 ? (limits.askedLimitMs ?? limits.limitMs) : limits.limitMs
    const nowMs = clock.nowMs()
    const isWaitedFor = attempt.isUnknown() && nowMs < mayAppearUntilMs
    // The last read of one that is waited for comes when it should show.
    const waitMs = Math.min(nowMs - startedMs < SOON_MS ? PAUSE_MS : WAITING_PAUSE_MS, mayAppearUntilMs - nowMs)
    const pauseMs = Math.max(isWaitedFor ? waitMs : PAUSE_MS, askedMs)
    const endMs = Math.max(startedMs + limitMs, isWaitedFor ? mayAppearUntilMs : 0)
    if (nowMs + pauseMs > endMs || signal?.aborted) return attempt.unfinished()
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
  let askedMs = 0

  const failed = (error: unknown) => {
    lastError = error
    askedMs = Math.max(askedMs, retryAfterMsOf(error) ?? 0, isRateLimit(error) ? RATE_LIMIT_PAUSE_MS : 0)
  }

  return {
    stop: async (): Promise<"taken" | "refused"> => {
      askedMs = 0
      try {
        await client.stop(id, call)
        wasTaken = mayBeOurs = true
        return "taken"
      } catch (error) {
        // A stop whose answer was lost may be what ended the agent.
        mayBeOurs ||= mayHaveExecuted(error) && !(error instanceof CursorApiError && error.status === 409)
        failed(error)
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
        failed(error)
        const isGone = unknownInARow >= 2 && limits.clock.nowMs() >= (limits.mayAppearUntilMs ?? 0)
        return isGone ? { kind: "gone" } : undefined
      }
    },
    /** Whether the last reading did not know it. */
    isUnknown: () => unknownInARow > 0,
    /** The pause that the failures since the last stop call for. */
    askedPauseMs: () => askedMs,
    unfinished: (): StopResult => ({ kind: "still-running", agent: last, error: lastError, wasTaken }),
  }
}
