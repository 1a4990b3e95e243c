import type { Behaviour } from "./behaviour.ts"

/** What pages are made of: agents, or the runs of one. */
type Entry = { readonly id: string; readonly createdAtMs: number }

const DEFAULT_LIMIT = 20
const REPEATED = "the-same-page"
const ENDLESS = "more-"

/**
 * One page of entries, in the order of the behaviour, and the cursor of the next page, if there is one. `undefined` for
 * a cursor that no page has given out. The cursor names the last entry shown, so that those made in between shift nothing.
 */
export function pageOf<T extends Entry>(
  entries: readonly T[],
  query: URLSearchParams,
  { listOrder = "newest-first", listCursor }: Pick<Behaviour, "listOrder" | "listCursor"> = {},
): { readonly entries: readonly T[]; readonly nextCursor: string | undefined } | undefined {
  const sorted = ordered(entries, listOrder)
  const cursor = query.get("cursor")
  if (cursor?.startsWith(ENDLESS))
    return { entries: [], nextCursor: `${ENDLESS}${Number(cursor.slice(ENDLESS.length)) + 1}` }
  if (cursor === REPEATED) return { entries: sorted.slice(0, DEFAULT_LIMIT), nextCursor: REPEATED }
  const start = cursor === null ? 0 : 1 + sorted.findIndex((entry) => cursorOf(entry) === cursor)
  if (cursor !== null && start === 0) return undefined

  const end = start + Number(query.get("limit") ?? DEFAULT_LIMIT)
  const page = sorted.slice(start, end)
  const last = page.at(-1)
  if (listCursor === "repeats") return { entries: page, nextCursor: REPEATED }
  const next = last && end < sorted.length ? cursorOf(last) : undefined
  return { entries: page, nextCursor: next ?? (listCursor === "endless" ? `${ENDLESS}1` : undefined) }
}

/** A shuffle depends on the order of the making alone: each entry keeps its place when others come. */
function ordered<T extends Entry>(entries: readonly T[], order: Behaviour["listOrder"]): readonly T[] {
  const newestFirst = entries.toReversed().sort((one, other) => other.createdAtMs - one.createdAtMs)
  if (order === "oldest-first") return newestFirst.toReversed()
  if (order !== "shuffled") return newestFirst
  const places = new Map(entries.map((entry, index) => [entry, (Math.imul(index + 1, 0x9e3779b1) >>> 0) % 1009]))
  return newestFirst.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0))
}

function cursorOf(entry: Entry): string {
  return Buffer.from(`${entry.createdAtMs}/${entry.id}`).toString("base64url")
}
