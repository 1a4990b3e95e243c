import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { retryAfterMsOf } from "../cursor/errors.ts"
import type { Clock } from "../http/clock.ts"
import { endOf } from "../model/agent-status.ts"
import { type AgentFinder, openAgentFinder, sentAtMs } from "./find-agent.ts"
import { type StopResult, stopAgent } from "./stop.ts"

/** When twins are looked for, in milliseconds since the watch began; after that every ten minutes, and at the end. */
const LOOKS_MS = [0, 30_000, 90_000, 180_000]
const LATER_LOOKS_MS = 10 * 60_000
const STOP_LIMITS = { limitMs: 20_000, askedLimitMs: 75_000, attemptTimeoutMs: 10_000, confirm: true }

/** A second agent with the launch key of ours, and what became of it. */
type Twin = { readonly agent: Agent; readonly stop: StopResult | undefined }

export type TwinWatch = {
  /** Looks when it is time, or at once with `isFinal`. Never throws: our own agent is not affected. */
  check(signal: AbortSignal, isFinal?: boolean): Promise<void>
  /** The twins that could not be stopped so far. */
  leftOver(): readonly Agent[]
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
  const known = new Set(options.known)
  const working = new Map<string, Agent>()
  let looks = 0
  let notBeforeMs = openedMs
  const finder: AgentFinder = openAgentFinder({ ...options, known, sinceMs: sentAtMs(sentMs) })

  const dueMs = () => openedMs + (LOOKS_MS[looks] ?? 180_000 + (looks - LOOKS_MS.length + 1) * LATER_LOOKS_MS)

  async function stop(agent: Agent, signal: AbortSignal): Promise<void> {
    const result = await stopAgent(client, agent.id, { ...STOP_LIMITS, clock, signal })
    const wasReported = working.has(agent.id) && result.kind === "still-running"
    if (result.kind === "still-running") working.set(agent.id, agent)
    else working.delete(agent.id)
    if (!wasReported) onTwin({ agent, stop: result })
  }

  /** A look that fails says nothing; the next one may. */
  async function next(signal: AbortSignal): Promise<Agent | undefined> {
    try {
      return (await finder.look(signal)).matches[0]
    } catch (error) {
      notBeforeMs = clock.nowMs() + (retryAfterMsOf(error) ?? 0)
      return undefined
    }
  }

  return {
    check: async (signal, isFinal = false) => {
      const fromMs = isFinal ? notBeforeMs : Math.max(notBeforeMs, dueMs())
      if (signal.aborted || clock.nowMs() < fromMs) return
      looks++
      for (const agent of [...working.values()]) await stop(agent, signal)
      for (let twin = await next(signal); twin && !signal.aborted; twin = await next(signal)) {
        known.add(twin.id)
        if (endOf(twin.status) === undefined) await stop(twin, signal)
        else onTwin({ agent: twin, stop: undefined })
      }
    },
    leftOver: () => [...working.values()],
  }
}
