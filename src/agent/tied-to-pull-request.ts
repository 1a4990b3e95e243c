import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { isSamePullRequest } from "./repository-address.ts"

/**
 * The key's agents, the newest first; with an address only those that name this pull request. The server is asked to
 * filter and not trusted to: one that does not would tie other people's agents to it.
 */
export async function* agentsTiedTo(
  client: CursorClient,
  pullRequestUrl?: string,
  signal?: AbortSignal,
): AsyncGenerator<Agent, void, undefined> {
  const filter = pullRequestUrl === undefined ? {} : { prUrl: pullRequestUrl }
  for await (const agent of client.agents(filter, { signal })) {
    if (pullRequestUrl === undefined || isSamePullRequest(agent.prUrl, pullRequestUrl)) yield agent
  }
}
