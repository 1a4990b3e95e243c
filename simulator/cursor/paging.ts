import type { AgentRecord } from "./agent.ts"

const DEFAULT_LIMIT = 20

/**
 * One page of agents, newest first, and the cursor of the next page, if there is one. `undefined` for a cursor that
 * no page has given out. The cursor names the last agent shown, so that agents launched in between shift nothing.
 */
export function pageOf(
  agents: readonly AgentRecord[],
  query: URLSearchParams,
): { readonly agents: readonly AgentRecord[]; readonly nextCursor: string | undefined } | undefined {
  const sorted = agents.toReversed().sort((one, other) => other.createdAtMs - one.createdAtMs)
  const cursor = query.get("cursor")
  const start = cursor === null ? 0 : 1 + sorted.findIndex((agent) => cursorOf(agent) === cursor)
  if (cursor !== null && start === 0) return undefined

  const end = start + Number(query.get("limit") ?? DEFAULT_LIMIT)
  const page = sorted.slice(start, end)
  const last = page.at(-1)
  return { agents: page, nextCursor: last && end < sorted.length ? cursorOf(last) : undefined }
}

function cursorOf(agent: AgentRecord): string {
  return Buffer.from(`${agent.createdAtMs}/${agent.id}`).toString("base64url")
}
