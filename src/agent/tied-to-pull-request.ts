import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError } from "../cursor/errors.ts"
import { isSamePullRequest } from "./repository-address.ts"

/** Of the entries that name no pull request, so many are read. */
const MOST_READ = 10

/**
 * The key's agents, the newest first; with an address only those that name this pull request. The server is asked to
 * filter and not trusted to: one that does not would tie other people's agents to it. An agent whose entry names none, as
 * all of API v1 do, is read.
 */
export async function* agentsTiedTo(
  client: Pick<CursorClient, "agents" | "agent">,
  pullRequestUrl?: string,
  signal?: AbortSignal,
): AsyncGenerator<Agent, void, undefined> {
  if (pullRequestUrl === undefined) {
    yield* client.agents({}, { signal })
    return
  }
  let read = 0
  for await (const entry of client.agents({ prUrl: pullRequestUrl }, { signal })) {
    const isUnsaid = entry.prUrl === undefined && read < MOST_READ
    if (isUnsaid) read++
    const agent = isUnsaid ? await readAgain(client, entry, signal) : entry
    if (isSamePullRequest(agent.prUrl, pullRequestUrl)) yield agent
  }
}

/** One that was deleted meanwhile is tied to nothing. */
async function readAgain(client: Pick<CursorClient, "agent">, entry: Agent, signal?: AbortSignal): Promise<Agent> {
  try {
    return await client.agent(entry.id, { signal })
  } catch (error) {
    if (error instanceof CursorApiError && error.status === 404) return entry
    throw error
  }
}
