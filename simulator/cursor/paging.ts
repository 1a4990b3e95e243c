import type { AgentRecord } from "./agent.ts"
import type { Behaviour } from "./behaviour.ts"

const DEFAULT_LIMIT = 20
const REPEATED = "the-same-page"
const ENDLESS = "more-"

/**
 * One page of agents, in the order of the behaviour, and the cursor of the next page, if there is one. `undefined` for a cursor that
 * no page has given out. The cursor names the last agent shown, so that agents launched in between shift nothing.
 */
export function pageOf(
  agents: readonly AgentRecord[],
  query: URLSearchParams,
  { listOrder = "newest-first", listCursor }: Pick<Behaviour, "listOrder" | "listCursor"> = {},
): { readonly agents: readonly AgentRecord[]; readonly nextCursor: string | undefined } | undefined {
  const sorted = ordered(agents, listOrder)
  const cursor = query.get("cursor")
  if (cursor?.startsWith(ENDLESS))
    return { agents: [], nextCursor: `${ENDLESS}${Number(cursor.slice(ENDLESS.length)) + 1}` }
  if (cursor === REPEATED) return { agents: sorted.slice(0, DEFAULT_LIMIT), nextCursor: REPEATED }
  const start = cursor === null ? 0 : 1 + sorted.findIndex((agent) => cursorOf(agent) === cursor)
  if (cursor !== null && start === 0) return undefined

  const end = start + Number(query.get("limit") ?? DEFAULT_LIMIT)
  const page = sorted.slice(start, end)
  const last = page.at(-1)
  if (listCursor === "repeats") return { agents: page, nextCursor: REPEATED }
  const next = last && end < sorted.length ? cursorOf(last) : undefined
  return { agents: page, nextCursor: next ?? (listCursor === "endless" ? `${ENDLESS}1` : undefined) }
}

/** A shuffle depends on the order of the launches alone: each agent keeps its place when others come. */
function ordered(agents: readonly AgentRecord[], order: Behaviour["listOrder"]): readonly AgentRecord[] {
  const newestFirst = agents.toReversed().sort((one, other) => other.createdAtMs - one.createdAtMs)
  if (order === "oldest-first") return newestFirst.toReversed()
  if (order !== "shuffled") return newestFirst
  const places = new Map(agents.map((agent, index) => [agent, (Math.imul(index + 1, 0x9e3779b1) >>> 0) % 1009]))
  return newestFirst.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0))
}

function cursorOf(agent: AgentRecord): string {
  return Buffer.from(`${agent.createdAtMs}/${agent.id}`).toString("base64url")
}
