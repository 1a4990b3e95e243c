import type { Clock } from "../http/clock.ts"
import { retry } from "../http/retry.ts"
import type { CallLimits, CursorClient } from "./client.ts"
import { InvalidResponseError } from "./errors.ts"
import type { Entries, Page } from "./fields.ts"
import { type RetryBudget, readPolicy } from "./retry-policy.ts"
import type { Transport } from "./transport.ts"

const READ_TIMEOUT_MS = 30_000
/** Making an agent was seen to take up to a minute, with the connection dropped although the agent exists. */
const LAUNCH_TIMEOUT_MS = 120_000
/** Listing repositories is documented to take tens of seconds. */
const REPOSITORIES_TIMEOUT_MS = 120_000
const PAGE_SIZE = 100

/** More pages than any account fills: a list that is longer has no end. */
const MAX_PAGES = 50
/** So many pages in a row without a new agent are the end of what a list has to say. */
const MAX_BARREN_PAGES = 3
const LIST_TIMEOUT_MS = 5 * 60_000

export type ClientOptions = {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: () => number
  readonly budget: RetryBudget
  /** Longest single pause between the attempts of one read. */
  readonly longestPauseMs: number
  /** Told when entries of a list could not be read and were passed over. */
  readonly onSkipped?: (what: string, count: number) => void
}

/** Loads the client for v1, which most steps do without. */
export type LoadV1 = () => Promise<{ cursorClientV1(options: ClientOptions): CursorClient }>

type Read<T> = { readonly what: string; readonly path: string; readonly parse: (body: unknown) => T }
type Command = {
  readonly what: string
  readonly method: "POST" | "DELETE"
  readonly path: string
  readonly body?: unknown
}

/** The kinds of request: reads, repeated a few times or not, and what starts or ends work, sent once. */
export type Requests = {
  read<T>(call: Read<T>, limits?: CallLimits): Promise<T>
  readList<T>(call: Read<Entries<T>>, limits?: CallLimits): Promise<readonly T[]>
  readListOnce<T>(call: Read<Entries<T>>, limits?: CallLimits): Promise<readonly T[]>
  readPages<T extends { readonly id: string }>(
    call: Read<Page<T>>,
    filter?: Readonly<Record<string, string>>,
    limits?: CallLimits,
  ): AsyncGenerator<T, void, undefined>
  /** Sent once, for the answer in its reply. */
  send<T>(call: Command & Read<T>, limits?: CallLimits): Promise<T>
  /** Sent once; what the reply holds does not matter. */
  command(call: Command, limits?: CallLimits): Promise<void>
}

export function requestsOver(options: ClientOptions): Requests {
  const { transport, clock, onSkipped } = options
  const readOnce = <T>(call: Read<T>, { signal, timeoutMs = READ_TIMEOUT_MS }: CallLimits) =>
    transport.send({ ...call, method: "GET", needsBody: true, signal, timeoutMs })
  const read = <T>(call: Read<T>, limits: CallLimits = {}) => {
    const policy = { clock, signal: limits.signal, ...readPolicy({ ...options, isPoll: limits.isPoll }) }
    return retry(policy, () => readOnce(call, limits))
  }
  const entriesOf = <T>(what: string, { entries, skipped }: Entries<T>) => {
    if (skipped > 0) onSkipped?.(what, skipped)
    return entries
  }
  return {
    read,
    readList: async (call, limits) => entriesOf(call.what, await read(call, limits)),
    readListOnce: async (call, limits) =>
      entriesOf(call.what, await readOnce(call, { timeoutMs: REPOSITORIES_TIMEOUT_MS, ...limits })),
    readPages: async function* (call, filter = {}, limits) {
      const readPage = (query: URLSearchParams) => read({ ...call, path: `${call.path}?${query}` }, limits)
      const size = { limit: String(limits?.pageSize ?? PAGE_SIZE) }
      for await (const page of pages(readPage, { ...size, ...filter }, clock)) yield* entriesOf(call.what, page)
    },
    send: (call, { signal, timeoutMs = LAUNCH_TIMEOUT_MS, onSend } = {}) =>
      transport.send({ ...call, freshConnection: true, needsBody: true, signal, timeoutMs, onSend }),
    command: (call, { signal, timeoutMs = LAUNCH_TIMEOUT_MS } = {}) =>
      transport.send({ ...call, freshConnection: true, needsBody: false, signal, timeoutMs, parse: () => {} }),
  }
}

/**
 * Each entry once. A list whose cursor comes again, whose pages bring nothing new, or that never ends, is an error at its
 * last page: nobody knows what is missing.
 */
async function* pages<T extends { readonly id: string }>(
  readPage: (query: URLSearchParams) => Promise<Page<T>>,
  filter: Readonly<Record<string, string>>,
  clock: Clock,
): AsyncGenerator<Page<T>, void, undefined> {
  const endMs = clock.nowMs() + LIST_TIMEOUT_MS
  const cursors = new Set<string>()
  const ids = new Set<string>()
  let cursor: string | undefined
  let barren = 0
  for (let read = 0; read < MAX_PAGES && barren < MAX_BARREN_PAGES && clock.nowMs() < endMs; read++) {
    const query = new URLSearchParams({ ...filter, ...(cursor !== undefined && { cursor }) })
    const page = await readPage(query)
    const entries = page.entries.filter(({ id }) => !ids.has(id))
    for (const { id } of entries) ids.add(id)
    yield { ...page, entries }
    cursor = page.nextCursor
    if (cursor === undefined) return
    if (cursors.has(cursor)) break
    cursors.add(cursor)
    barren = entries.length === 0 ? barren + 1 : 0
  }
  throw new InvalidResponseError("Listing agents", "nextCursor", "one of a list that ends")
}
