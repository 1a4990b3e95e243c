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

export type AgentsOptions = {
  readonly client: Pick<CursorClient, "agents" | "agent" | "attach" | "listShowsTurns">
  readonly clock: Clock
  readonly signal: AbortSignal
}

/**
 * Reads many agents: from a list that shows their turns as far as it tells, which is one request for a hundred of them, and
 * the others by id.
 * @throws the signal's reason
 */
export async function agentsOf(ids: ReadonlySet<string>, options: AgentsOptions): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>()
  // A list of one costs more than the agent itself.
  if (options.client.listShowsTurns && ids.size > 1) await readList(ids, found, options)
  for (const id of ids) {
    if (!found.has(id)) found.set(id, await readOne(id, options))
  }
  return found
}

/**
 * The agent as the turn of this id shows it, whatever it did since; as it was found where that turn is not shown any more.
 * @param runId undefined where turns have no ids
 * @throws the signal's reason
 */
export async function asInTurn(
  { agentId, runId }: { readonly agentId: string; readonly runId?: string },
  found: Found,
  options: AgentsOptions,
): Promise<Found> {
  if (runId === undefined || found.kind !== "read") return found
  options.client.attach(agentId, runId)
  if (found.agent.runId === runId) return found
  const exact = await readOne(agentId, options)
  return exact.kind === "gone" ? found : exact
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
