import type { Agent } from "../../cursor/agent.ts"
import type { CursorClient } from "../../cursor/client.ts"
import { CursorApiError } from "../../cursor/errors.ts"
import { type Clock, within } from "../../http/clock.ts"
import { endOf } from "../../model/agent-status.ts"
import type { AgentDisposition } from "../../model/outcome.ts"
import { readSince } from "./find-tasks.ts"

const ATTEMPT_MS = 10_000
/** So many, and then a look: with twenty requests a minute, stops that nobody has time to confirm are worth little. */
const STOPS_A_ROUND = 17
const PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 30_000
/** Agents that the list does not show are read one by one, so many in a round. */
const READS_A_ROUND = 5

export type StopLimits = {
  readonly clock: Clock
  readonly limitMs: number
  readonly signal?: AbortSignal
  /** How old the oldest of them is, on the server's calendar. */
  readonly sinceMs: number
  /** Read the list before the first stops: some may have ended. */
  readonly lookFirst?: boolean
  /** Until when, on the clock's monotonic scale, an agent that no read knows may only not show yet. Default: never. */
  readonly mayAppearUntilMs?: (id: string) => number | undefined
  /** Each is tried once, and whoever cannot be stopped is left to others. */
  readonly isOnce?: boolean
}

type StoppingClient = Pick<CursorClient, "stop" | "agent" | "agents" | "listShowsTurns">

/** What became of an agent that was to be stopped, and its last reading. */
export type Stopped = { readonly disposition: AgentDisposition; readonly agent?: Agent }

/**
 * Stops agents, some at once, and reads from the list which have ended; goes on with the others until the time is over.
 * Only a word for an end counts, never an answer to a stop. Never throws.
 */
export async function stopAgents(
  client: StoppingClient,
  ids: readonly string[],
  limits: StopLimits,
): Promise<ReadonlyMap<string, Stopped>> {
  const round = openRounds(client, ids, limits)
  const run = async (signal: AbortSignal) => {
    if (limits.lookFirst && client.listShowsTurns) await round.look(signal)
    let repeats = 0
    while (round.left() > 0) {
      const isRepeat = await round.stop(signal)
      await round.look(signal)
      repeats += isRepeat ? 1 : 0
      const isLast = limits.isOnce && !round.hasUntried()
      // Those that cannot be stopped leave turns for others.
      if (round.left() > 0) await limits.clock.sleep(Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** repeats), signal)
      if (isLast) return await round.look(signal)
    }
  }
  await within(limits.clock, Math.max(0, limits.limitMs), limits.signal, run).catch(() => {})
  return round.results()
}

function openRounds(client: StoppingClient, ids: readonly string[], limits: StopLimits) {
  const left = new Set(ids)
  const tried = new Set<string>()
  const taken = new Set<string>()
  const missing = new Map<string, number>()
  const results = new Map<string, Stopped>()

  const note = (agent: Agent) => {
    if (!left.has(agent.id)) return
    const isOver = endOf(agent.status) !== undefined
    const disposition = !isOver ? "still-running" : taken.has(agent.id) ? "stopped" : "ended"
    results.set(agent.id, { disposition, agent })
    if (isOver) left.delete(agent.id)
  }

  async function stopOne(id: string, signal: AbortSignal) {
    try {
      await client.stop(id, { signal, timeoutMs: ATTEMPT_MS })
      taken.add(id)
    } catch {
      // Only a reading says whether it works.
    }
  }

  async function readOne(id: string, signal: AbortSignal) {
    try {
      note(await client.agent(id, { signal, isPoll: true }))
    } catch (error) {
      const isUnknown = error instanceof CursorApiError && error.status === 404
      const times = isUnknown ? (missing.get(id) ?? 0) + 1 : 0
      missing.set(id, times)
      if (times < 2 || limits.clock.nowMs() < (limits.mayAppearUntilMs?.(id) ?? 0)) return
      left.delete(id)
      results.set(id, { disposition: "gone" })
    }
  }

  return {
    left: () => left.size,
    stop: async (signal: AbortSignal) => {
      // Those whose stop was taken may only lag behind.
      const untried = [...left].filter((id) => !tried.has(id))
      const untaken = [...left].filter((id) => !taken.has(id))
      const next = [untried, untaken, [...left]].find(({ length }) => length > 0)?.slice(0, STOPS_A_ROUND) ?? []
      for (const id of next) tried.add(id)
      await Promise.all(next.map((id) => stopOne(id, signal)))
      signal.throwIfAborted()
      return untried.length === 0
    },
    hasUntried: () => [...left].some((id) => !tried.has(id)),
    look: async (signal: AbortSignal) => {
      if (left.size === 0) return
      const wanted = new Set(left)
      if (!client.listShowsTurns) {
        for (const id of wanted) await readOne(id, signal)
        return
      }
      const take = (agent: Agent) => {
        note(agent)
        return wanted.delete(agent.id) && wanted.size === 0 ? "enough" : undefined
      }
      await readSince(client, limits.sinceMs, { signal, isPoll: true }, take).catch(() => {})
      signal.throwIfAborted()
      for (const id of [...wanted].slice(0, READS_A_ROUND)) await readOne(id, signal)
    },
    results: () => new Map(ids.map((id) => [id, results.get(id) ?? { disposition: "still-running" as const }])),
  }
}
