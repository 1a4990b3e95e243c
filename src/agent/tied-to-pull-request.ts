import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError, InvalidResponseError } from "../cursor/errors.ts"
import { isSamePullRequest } from "./repository-address.ts"

/** So many agents that were read and are not tied to it say that the server does not filter. */
const MOST_STRANGERS = 30

/**
 * The key's agents, the newest first; with an address only those that name this pull request. The server is asked to
 * filter and not trusted to: one that does not would tie other people's agents to it.
 * @throws what the client throws, and {InvalidResponseError} when too many would have to be read
 */
export async function* agentsTiedTo(
  client: Pick<CursorClient, "agents" | "agent" | "listShowsTurns">,
  pullRequestUrl?: string,
  signal?: AbortSignal,
): AsyncGenerator<Agent, void, undefined> {
  const filter = pullRequestUrl === undefined ? {} : { prUrl: pullRequestUrl }
  let strangers = 0
  for await (const entry of client.agents(filter, { signal })) {
    if (pullRequestUrl === undefined) {
      yield entry
      continue
    }
    const agent = client.listShowsTurns ? entry : await readWhole(client, entry, signal)
    if (isSamePullRequest(agent.prUrl, pullRequestUrl)) yield agent
    else if (!client.listShowsTurns && ++strangers >= MOST_STRANGERS)
      throw new InvalidResponseError("Listing agents", "items", "agents of the pull request that was asked for")
  }
}

/** Where the list leaves the pull request out, the agent itself tells it; one that was deleted since has none. */
async function readWhole(client: Pick<CursorClient, "agent">, entry: Agent, signal?: AbortSignal): Promise<Agent> {
  try {
    return await client.agent(entry.id, { signal })
  } catch (error) {
    if (error instanceof CursorApiError && error.status === 404) return entry
    throw error
  }
}
