import type { Usage } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError, retryAfterMsOf } from "../cursor/errors.ts"
import type { Clock } from "../http/clock.ts"

/** Counts may lag behind the end of a turn; they are asked for again so long. */
const READS_AFTER_MS = [0, 2_000, 5_000, 10_000, 20_000, 30_000]

export type UsageWait = {
  readonly client: Pick<CursorClient, "usage">
  readonly agentId: string
  readonly clock: Clock
  readonly signal: AbortSignal
  /** The turn goes on: what it has used so far is asked for once. */
  readonly isOver: boolean
}

/** What an agent's turn has used up, as far as Cursor tells it. Never throws: nothing hangs on it. */
export async function awaitUsage({ client, agentId, clock, signal, isOver }: UsageWait): Promise<Usage | undefined> {
  const startedMs = clock.nowMs()
  let known: Usage | undefined
  for (const afterMs of isOver ? READS_AFTER_MS : [0]) {
    try {
      await clock.sleep(Math.max(0, startedMs + afterMs - clock.nowMs()), signal)
      const usage = await client.usage(agentId, { signal, isPoll: true })
      if (usage === undefined || usage.tokens !== undefined) return usage
      known = usage
    } catch (error) {
      if (signal.aborted || isRefusal(error)) return known
      // Nothing hangs on the counts, so a server that wants to be left alone is not asked again.
      if (retryAfterMsOf(error) !== undefined) return known
    }
  }
  return known
}

/** An account for which there are no counts; another failure may pass, and a turn may be unknown as long as they lag. */
function isRefusal(error: unknown): boolean {
  return error instanceof CursorApiError && error.status !== 429 && error.status !== 404
}
