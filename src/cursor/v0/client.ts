import type { Clock } from "../../http/clock.ts"
import { retry } from "../../http/retry.ts"
import type { AgentFilter, CallLimits, CursorClient } from "../client.ts"
import { InvalidResponseError } from "../errors.ts"
import { type RetryBudget, readPolicy } from "../retry-policy.ts"
import type { Transport } from "../transport.ts"
import {
  type AgentPage,
  type Entries,
  readAgent,
  readAgentPage,
  readArtifactLink,
  readArtifacts,
  readKeyOwner,
  readMessages,
  readModels,
  readRepositories,
} from "./schema.ts"

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

/** Cursor's API v0 (cursor.com/docs/cloud-agent/api/v0). */
export function cursorClientV0(options: ClientOptions): CursorClient {
  const { read, readList, readListOnce, readPages, send, command } = requestsOver(options)
  return {
    launch: (body, limits) =>
      send({ what: "Launching the agent", method: "POST", path: "/v0/agents", body, parse: readAgent }, limits),
    followUp: (id, prompt, limits) =>
      command({ what: "Sending the follow-up", method: "POST", path: `${at(id)}/followup`, body: { prompt } }, limits),
    stop: (id, limits) => command({ what: "Stopping the agent", method: "POST", path: `${at(id)}/stop` }, limits),
    remove: (id, limits) => command({ what: "Deleting the agent", method: "DELETE", path: at(id) }, limits),
    agent: (id, limits) => read({ what: "Reading the agent", path: at(id), parse: readAgent }, limits),
    agents: (filter, limits) =>
      readPages({ what: "Listing agents", path: "/v0/agents", parse: readAgentPage }, filter, limits),
    conversation: (id, limits) =>
      readList({ what: "Reading the conversation", path: `${at(id)}/conversation`, parse: readMessages }, limits),
    artifacts: (id, limits) =>
      readList({ what: "Listing artifacts", path: `${at(id)}/artifacts`, parse: readArtifacts }, limits),
    artifactLink: (id, absolutePath, limits) => {
      const path = `${at(id)}/artifacts/download?${new URLSearchParams({ path: absolutePath })}`
      return read({ what: "Asking for an artifact", path, parse: readArtifactLink }, limits)
    },
    me: (limits) => read({ what: "Reading the key's owner", path: "/v0/me", parse: readKeyOwner }, limits),
    models: (limits) => readList({ what: "Listing models", path: "/v0/models", parse: readModels }, limits),
    repositories: (limits) =>
      readListOnce({ what: "Listing repositories", path: "/v0/repositories", parse: readRepositories }, limits),
    serverTimeMs: () => options.transport.serverTimeMs(),
  }
}

type Read<T> = { readonly what: string; readonly path: string; readonly parse: (body: unknown) => T }
type Command = {
  readonly what: string
  readonly method: "POST" | "DELETE"
  readonly path: string
  readonly body?: unknown
}

/** The kinds of request: reads, repeated a few times or not, and what starts or ends work, sent once. */
function requestsOver(options: ClientOptions) {
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
    readList: async <T>(call: Read<Entries<T>>, limits?: CallLimits) => entriesOf(call.what, await read(call, limits)),
    readListOnce: async <T>(call: Read<Entries<T>>, limits?: CallLimits) =>
      entriesOf(call.what, await readOnce(call, { timeoutMs: REPOSITORIES_TIMEOUT_MS, ...limits })),
    readPages: async function* (call: Read<AgentPage>, filter: AgentFilter = {}, limits?: CallLimits) {
      const readPage = (query: URLSearchParams) => read({ ...call, path: `${call.path}?${query}` }, limits)
      for await (const page of pages(readPage, filter, clock)) yield* entriesOf(call.what, page)
    },
    send: <T>(call: Command & Read<T>, { signal, timeoutMs = LAUNCH_TIMEOUT_MS }: CallLimits = {}) =>
      transport.send({ ...call, freshConnection: true, needsBody: true, signal, timeoutMs }),
    command: (call: Command, { signal, timeoutMs = LAUNCH_TIMEOUT_MS }: CallLimits = {}) =>
      transport.send({ ...call, freshConnection: true, needsBody: false, signal, timeoutMs, parse: () => {} }),
  }
}

function at(id: string): string {
  return `/v0/agents/${encodeURIComponent(id)}`
}

/**
 * Each agent once. A list whose cursor comes again, whose pages bring nothing new, or that never ends, is an error at its
 * last page: nobody knows what is missing.
 */
async function* pages(
  readPage: (query: URLSearchParams) => Promise<AgentPage>,
  filter: AgentFilter,
  clock: Clock,
): AsyncGenerator<AgentPage, void, undefined> {
  const endMs = clock.nowMs() + LIST_TIMEOUT_MS
  const cursors = new Set<string>()
  const ids = new Set<string>()
  let cursor: string | undefined
  let barren = 0
  for (let read = 0; read < MAX_PAGES && barren < MAX_BARREN_PAGES && clock.nowMs() < endMs; read++) {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...filter, ...(cursor !== undefined && { cursor }) })
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
