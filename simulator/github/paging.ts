import type { WireReply } from "../wire.ts"
import type { Call } from "./call.ts"
import type { Repository } from "./world.ts"

const DEFAULT_PER_PAGE = 30
const MOST_PER_PAGE = 100

/**
 * One page of `items` (all of them, in order) as the query asks for it, with GitHub's `link` header. `path` is the
 * list's own path below the repository. GitHub names the repository in links by its id.
 */
export function page<Item>(
  call: Call,
  repository: Repository,
  path: string,
  items: readonly Item[],
  print: (item: Item) => unknown,
): WireReply {
  const perPage = Math.min(wholeNumber(call.query.get("per_page")) ?? DEFAULT_PER_PAGE, MOST_PER_PAGE)
  const number = wholeNumber(call.query.get("page")) ?? 1
  const last = Math.max(Math.ceil(items.length / perPage), 1)
  const start = (number - 1) * perPage

  const address = (to: number) => {
    const query = new URLSearchParams(call.query)
    query.set("page", String(to))
    return `${call.addresses.apiUrl}/repositories/${repository.id}${path}?${query}`
  }
  const relations: [string, number][] = []
  if (number > 1) relations.push(["prev", Math.min(number - 1, last)])
  if (number < last) relations.push(["next", number + 1], ["last", last])
  if (number > 1) relations.push(["first", 1])
  const link = relations.map(([relation, to]) => `<${address(to)}>; rel="${relation}"`).join(", ")

  const body = items.slice(start, start + perPage).map(print)
  return { status: 200, body, ...(link !== "" && { headers: { link } }) }
}

/** GitHub takes the default for whatever is not a number from 1 on. */
function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}
