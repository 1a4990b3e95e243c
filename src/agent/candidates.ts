import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import type { Clock } from "../http/clock.ts"
import type { LaunchedBy } from "./launch-key.ts"
import { olderAndOlder } from "./older-and-older.ts"
import { isSameRepository, mayBeRenamed } from "./repository-address.ts"

/** The servers of one service may differ by this much. */
export const CLOCK_MARGIN_MS = 5 * 60_000
/** A look reads this many older agents before it believes the order of the list. */
const OLDER_IN_A_ROW = 100
/** Whatever their times say, the first ones of the list are looked at: a time can be wrong. */
const FIRST_OF_LIST = 5
/** Agents of a repository that may be ours under a former name: so many are looked at, and prove nothing. */
const MAX_RENAMED = 20

/** Without a server's time there is the runner's, which may be set to another zone's. */
const UNKNOWN_CLOCK_MARGIN_MS = 14 * 3_600_000
/** What was made since the launch, give or take a server's seconds, is looked at before all others. */
const SENT_MARGIN_MS = 10_000

const URGENT_TIMEOUT_MS = 10_000

/** The same moment on our monotonic clock and on the server's calendar, which its answers tell. */
export type Now = { readonly clockMs: number; readonly serverMs: number }

export type AgentSearch = {
  readonly client: Pick<CursorClient, "agents" | "conversation" | "serverTimeMs">
  readonly clock: Clock
  readonly launchKey: string
  readonly repositoryUrl: string
  /** Agents that are known already, at each look: they are not what is looked for. */
  readonly known: ReadonlySet<string>
  /** When the agent can have been launched at the earliest; agents made long before that cannot be ours. */
  readonly sinceMs: (now: Now) => number
  /** When it was probably launched: the agents made around then are read first. Default: `sinceMs`. */
  readonly aroundMs?: (now: Now) => number
  /** What our prompt begins with: one that was cut by the service has no launch line, and may be ours all the same. */
  readonly promptStart?: string
  /** Told of each agent that was read and carries another launch line. */
  readonly onOther?: (agent: Agent, launched: LaunchedBy) => void
  /** The minutes of the post step are counted: a look neither waits nor reads much, and the next one goes on. */
  readonly isUrgent?: boolean
  /** An earlier attempt may have run under another name of the repository. */
  readonly mayBeRenamed?: boolean
  /** A re-run wants an agent that it can go on with: another one that carries the key is not the end of a look. */
  readonly isEnough?: (agent: Agent) => boolean
  /** There was more than one earlier attempt: their agents may have been made hours apart. */
  readonly mayBeApart?: boolean
}

/** An agent that may be ours. `isCertain`: a search that cannot read it proves nothing. */
export type Candidate = { readonly agent: Agent; readonly isCertain: boolean }

/** What earlier looks of a search have learnt. */
type Known = {
  readonly ruledOut: ReadonlySet<string>
  /** Could not be read so far. */
  readonly tried: ReadonlySet<string>
  /** The ids of the first look's list. */
  readonly listedFirst?: ReadonlySet<string>
}

type Listed = {
  readonly candidates: readonly Candidate[]
  readonly ids: ReadonlySet<string>
  /** What ended the list early: ours may be among the others, or beyond. */
  readonly failure?: unknown
}
type Ranked = Candidate & { readonly rank: number; readonly distanceMs: number }

/**
 * The agents that may be ours. First those that appeared or were made since the launch, in each group those that were not
 * tried yet, the nearest to the launch first: hundreds of neighbours must not keep a search from ours.
 */
export async function listCandidates(
  search: AgentSearch,
  { ruledOut, tried, listedFirst }: Known,
  signal?: AbortSignal,
): Promise<Listed> {
  const ids = new Set<string>()
  const candidates: Ranked[] = []
  const isOldOnly = olderAndOlder(OLDER_IN_A_ROW)
  let inRepository = 0
  const take = (agent: Agent) => {
    ids.add(agent.id)
    const { sinceMs, aroundMs } = timesOf(search)
    const isOld = madeAtMs(agent) < sinceMs
    if (isOldOnly(madeAtMs(agent), isOld)) return "enough"
    const isHere = isSameRepository(agent.repository, search.repositoryUrl)
    inRepository += isHere ? 1 : 0
    const hasAppeared = listedFirst !== undefined && !listedFirst.has(agent.id)
    const isNew = !isOld || hasAppeared
    const isWanted = isHere ? isNew || inRepository <= FIRST_OF_LIST : isNew && isFormerName(search, agent)
    if (!isWanted || ruledOut.has(agent.id) || search.known.has(agent.id)) return undefined
    const atMs = madeAtMs(agent)
    const distanceMs = atMs === UNREADABLE_TIME_MS ? 0 : Math.abs(atMs - aroundMs)
    const isLate = hasAppeared || atMs >= aroundMs - SENT_MARGIN_MS
    const rank = (isLate ? 0 : 2) + (tried.has(agent.id) ? 1 : 0)
    candidates.push({ agent, isCertain: isHere && isNew, rank, distanceMs })
    return undefined
  }
  const failure = await takeAll(search, take, signal)
  const renamed = candidates.filter(({ agent }) => !isSameRepository(agent.repository, search.repositoryUrl))
  const near = (one: Ranked, other: Ranked) => one.rank - other.rank || one.distanceMs - other.distanceMs
  const here = candidates.filter((candidate) => !renamed.includes(candidate)).sort(near)
  return { candidates: [...here, ...renamed.sort(near).slice(0, MAX_RENAMED)], ids, failure }
}

/** @returns what ended the list before its end */
async function takeAll(search: AgentSearch, take: (agent: Agent) => "enough" | undefined, signal?: AbortSignal) {
  const hurry = search.isUrgent ? { isPoll: true, timeoutMs: URGENT_TIMEOUT_MS } : {}
  try {
    for await (const agent of search.client.agents({}, { signal, ...hurry })) {
      if (take(agent) === "enough") break
    }
    return undefined
  } catch (error) {
    if (signal?.aborted) throw error
    return error ?? new Error("the list failed")
  }
}

function isFormerName(search: AgentSearch, { repository }: Agent): boolean {
  return search.mayBeRenamed === true && mayBeRenamed(repository, search.repositoryUrl)
}

/** On the server's clock; ours may be hours away, or jump. */
function timesOf({ client, clock, sinceMs, aroundMs = sinceMs }: AgentSearch) {
  const serverMs = client.serverTimeMs()
  const now = { clockMs: clock.nowMs(), serverMs: serverMs ?? clock.today().getTime() }
  const marginMs = serverMs === undefined ? UNKNOWN_CLOCK_MARGIN_MS : CLOCK_MARGIN_MS
  return { sinceMs: sinceMs(now) - marginMs, aroundMs: aroundMs(now) }
}

const UNREADABLE_TIME_MS = Number.MAX_SAFE_INTEGER

/** An agent whose time cannot be read is never too old. A time without a zone is UTC's, as all of the API's are. */
export function madeAtMs({ createdAt = "" }: Agent): number {
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(createdAt) ? createdAt : `${createdAt}Z`)
  return Number.isNaN(ms) ? UNREADABLE_TIME_MS : ms
}
