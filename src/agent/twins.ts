import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import type { Clock } from "../http/clock.ts"
import { endOf } from "../model/agent-status.ts"
import { type AgentFinder, openAgentFinder, sentAtMs } from "./find-agent.ts"
import { type StopResult, stopAgent } from "./stop.ts"

/** When twins are looked for, in milliseconds since the watch began; after that every ten minutes, and at the end. */
const LOOKS_MS = [0, 30_000, 90_000, 180_000]
const LATER_LOOKS_MS = 10 * 60_000
const STOP_LIMITS = { limitMs: 20_000, attemptTimeoutMs: 10_000, confirm: true }

/** A second agent with the launch key of ours, and what became of it. */
export type Twin = { readonly agent: Agent; readonly stop: StopResult | undefined }

export type TwinWatch = {
  /** Looks when it is time, or at once with `isFinal`. Never throws: our own agent is not affected. */
  check(signal: AbortSignal, isFinal?: boolean): Promise<void>
}

export type TwinOptions = {
  readonly client: Pick<CursorClient, "agents" | "conversation" | "serverTimeMs" | "stop" | "agent">
  readonly clock: Clock
  readonly launchKey: string
  readonly repositoryUrl: string
  /** The agent that is kept, and those of earlier attempts. */
  readonly known: ReadonlySet<string>
  /** When the first launch was sent, on the clock's monotonic scale. */
  readonly sentMs: number
  readonly onTwin: (twin: Twin) => void
}

/**
 * Looks for a second agent with our launch key after a launch whose answer was lost: the first one can appear long after
 * the second was launched. One that works is stopped, and each is told of.
 */
export function openTwinWatch(options: TwinOptions): TwinWatch {
  const { clock, client, sentMs, onTwin } = options
  const openedMs = clock.nowMs()
  const reported = new Set<string>()
  let looks = 0
  const finder: AgentFinder = openAgentFinder({ ...options, sinceMs: sentAtMs(sentMs) })

  const dueMs = () => openedMs + (LOOKS_MS[looks] ?? 180_000 + (looks - LOOKS_MS.length + 1) * LATER_LOOKS_MS)

  return {
    check: async (signal, isFinal = false) => {
      if (signal.aborted || (!isFinal && clock.nowMs() < dueMs())) return
      looks++
      // A look that fails says nothing; the next one may.
      const { matches } = await finder.look(signal).catch(() => ({ matches: [] }))
      for (const agent of matches.filter(({ id }) => !reported.has(id))) {
        const isOver = endOf(agent.status) !== undefined
        const stop = isOver ? undefined : await stopAgent(client, agent.id, { ...STOP_LIMITS, clock, signal })
        if (stop?.kind !== "still-running") reported.add(agent.id)
        onTwin({ agent, stop })
      }
    },
  }
}
