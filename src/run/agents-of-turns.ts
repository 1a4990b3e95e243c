import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError } from "../cursor/errors.ts"
import type { Clock } from "../http/clock.ts"

/** Pages of a hundred; what they do not hold is read by id. */
const MOST_LISTED = 500
/** A second 404 says that an agent is not there; one alone may be a hiccup. */
const SECOND_LOOK_MS = 3_000

/** An agent as it is now; gone when Cursor does not know it, unread when it cannot be told. */
export type Found =
  | { readonly kind: "read"; readonly agent: Agent }
  | { readonly kind: "gone" }
  | { readonly kind: "unread"; readonly error: unknown }

/** A turn by its id, where turns have ids; else whatever its agent shows. */
type AgentTurn = { readonly agentId: string; readonly runId?: string }

export type AgentsOptions = {
  readonly client: Pick<CursorClient, "agents" | "agent" | "attach" | "listShowsTurns">
  readonly clock: Clock
  readonly signal: AbortSignal
}

/**
 * Reads the agents of many turns: from the list as far as it tells, which is one request for a hundred of them, and the
 * others by id.
 * @returns reads one of these turns; until the next call, all that is asked of its agent is about this turn
 * @throws the signal's reason, here and in the function that is returned
 */
export async function agentsOf(
  turns: readonly AgentTurn[],
  options: AgentsOptions,
): Promise<(turn: AgentTurn) => Promise<Found>> {
  const found = new Map<string, Found>()
  const ids = new Set(turns.filter(({ runId }) => runId === undefined).map(({ agentId }) => agentId))
  // A list of one costs more than the agent itself.
  if (options.client.listShowsTurns && ids.size > 1) await readList(ids, found, options)
  return async ({ agentId, runId }) => {
    if (runId !== undefined) options.client.attach(agentId, runId)
    const known = runId === undefined ? found.get(agentId) : undefined
    const read = known ?? (await readOne(agentId, options))
    if (runId === undefined) found.set(agentId, read)
    return read
  }
}

/** A list that cannot be read is made up for by reading each agent. */
async function readList(
  ids: ReadonlySet<string>,
  found: Map<string, Found>,
  { client, signal }: AgentsOptions,
): Promise<void> {
  let listed = 0
  try {
    for await (const agent of client.agents({}, { signal })) {
      if (ids.has(agent.id)) found.set(agent.id, { kind: "read", agent })
      listed++
      if (found.size === ids.size || listed >= MOST_LISTED) return
    }
  } catch {
    signal.throwIfAborted()
  }
}

async function readOne(id: string, { client, clock, signal }: AgentsOptions): Promise<Found> {
  for (let looks = 1; ; looks++) {
    try {
      return { kind: "read", agent: await client.agent(id, { signal }) }
    } catch (error) {
      signal.throwIfAborted()
      const isMissing = error instanceof CursorApiError && error.status === 404
      if (!isMissing) return { kind: "unread", error }
      if (looks > 1) return { kind: "gone" }
      await clock.sleep(SECOND_LOOK_MS, signal)
    }
  }
}
