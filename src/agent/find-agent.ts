import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import type { Clock } from "../http/clock.ts"
import { endOf } from "../model/agent-status.ts"
import { type LaunchedBy, launchedBy } from "./launch-key.ts"
import { isSameRepository, mayBeRenamed } from "./repository-address.ts"

/** The server makes an agent a minute or more after the request was sent; it is looked for at least this long. */
export const LOOK_ON_MS = 90_000
/** How long after a lost answer the looks come; the last of them goes on until `LOOK_ON_MS` are over. */
const LOOKS_MS = [2_000, 5_000, 10_000, 20_000]
const LATER_LOOKS_MS = 15_000
/** A last look that was not complete is made again so often. */
const EXTRA_LOOKS = 2
/** The servers of one service may differ by this much. */
const CLOCK_MARGIN_MS = 5 * 60_000
/** The API sorts by age but does not promise it, so a look reads this many older agents before it believes the order. */
const OLDER_IN_A_ROW = 100
/** Whatever their times say, the first ones of the list are looked at: a time can be wrong. */
const FIRST_OF_LIST = 5
const MAX_CONVERSATIONS = 100
/** After this many conversations, one every three seconds: twenty requests a minute is the limit that people report. */
const UNPACED_CONVERSATIONS = 20
const PACED_MS = 3_000
/** Agents of a repository that may be ours under a former name: so many are looked at, and prove nothing. */
const MAX_RENAMED = 20

/** A search that went well and still proves nothing: a candidate could not be told apart from ours. */
export class InconclusiveSearchError extends Error {
  override readonly name = "InconclusiveSearchError"
}

/** The same moment on our monotonic clock and on the server's calendar, which its answers tell. */
export type Now = { readonly clockMs: number; readonly serverMs: number }

export type AgentSearch = {
  readonly client: Pick<CursorClient, "agents" | "conversation" | "serverTimeMs">
  readonly clock: Clock
  readonly launchKey: string
  readonly repositoryUrl: string
  /** Agents that are known already: they are not what is looked for. */
  readonly known: ReadonlySet<string>
  /** When the agent can have been launched at the earliest; agents made long before that cannot be ours. */
  readonly sinceMs: (now: Now) => number
  /** When it was probably launched: the agents made around then are read first. Default: `sinceMs`. */
  readonly aroundMs?: (now: Now) => number
  /** What our prompt begins with: one that was cut by the service has no launch line, and may be ours all the same. */
  readonly promptStart?: string
  /** Told of each agent that was read and carries another launch line. */
  readonly onOther?: (agent: Agent, launched: LaunchedBy) => void
  /** An earlier attempt may have run under another name of the repository. */
  readonly mayBeRenamed?: boolean
}

/** One look through the list. */
type Look = {
  /** The agents whose prompt ends with our launch key, the newest first. */
  readonly matches: readonly Agent[]
  /** Agents that may be ours and whose prompt cannot be read, or not yet. */
  readonly unreadable: number
}

/** Looks for agents by launch key, and remembers between looks what was read and is another launch's. */
export type AgentFinder = {
  /** One look. @throws {InconclusiveSearchError} for more candidates than can be read, and what the client throws */
  look(signal?: AbortSignal): Promise<Look>
}

type Candidate = { readonly agent: Agent; readonly isCertain: boolean; readonly distanceMs: number }

/** Opens a search; the looks of one search share what they have ruled out. */
export function openAgentFinder(search: AgentSearch): AgentFinder {
  const { client, clock } = search
  /** Read, and carrying another prompt. Only that rules an agent out: an answer that failed says nothing about it. */
  const ruledOut = new Set(search.known)
  let listedBefore: ReadonlySet<string> | undefined

  /** Whose agent it is, by its prompt; `unknown` for one that cannot be read: one bad answer says nothing about it. */
  async function ownerOf(agent: Agent, signal?: AbortSignal): Promise<"ours" | "other" | "unknown"> {
    try {
      const messages = await client.conversation(agent.id, { signal })
      const prompt = messages.find(({ type }) => type === "user_message")?.text
      if (prompt === undefined) return "unknown"
      const launched = launchedBy(prompt)
      const owner = ownerByPrompt(search, launched, prompt)
      if (owner === "other") ruledOut.add(agent.id)
      if (owner === "other" && launched) search.onOther?.(agent, launched)
      return owner
    } catch (error) {
      if (signal?.aborted) throw error
      return "unknown"
    }
  }

  async function look(signal?: AbortSignal): Promise<Look> {
    const listed = await listAgents(search, ruledOut, listedBefore, signal)
    listedBefore = listed.ids
    let unreadable = 0
    for (const [index, { agent, isCertain }] of listed.candidates.entries()) {
      if (index >= MAX_CONVERSATIONS) throw tooMany(listed.candidates.length)
      if (index >= UNPACED_CONVERSATIONS) await clock.sleep(PACED_MS, signal)
      const owner = await ownerOf(agent, signal)
      if (owner === "unknown") unreadable += isCertain && mayBeAtWork(agent) ? 1 : 0
      if (owner === "ours") {
        return { matches: await withTwins(agent, listed.candidates.slice(index + 1), signal), unreadable: 0 }
      }
    }
    return { matches: [], unreadable }
  }

  /** Ours was found, which ends the look; only what was made within the same minutes can be a twin of it. */
  async function withTwins(found: Agent, rest: readonly Candidate[], signal?: AbortSignal): Promise<readonly Agent[]> {
    const matches = [found]
    const near = rest.filter(({ agent }) => Math.abs(madeAtMs(agent) - madeAtMs(found)) <= CLOCK_MARGIN_MS)
    for (const { agent } of near.slice(0, UNPACED_CONVERSATIONS)) {
      if ((await ownerOf(agent, signal)) === "ours") matches.push(agent)
    }
    return matches.sort((one, other) => madeAtMs(other) - madeAtMs(one))
  }

  return { look }
}

/** How much of two prompts is compared; a cut comes later than that. */
const COMPARED_CHARACTERS = 200

function ownerByPrompt(
  { launchKey, promptStart }: AgentSearch,
  launched: LaunchedBy | undefined,
  prompt: string,
): "ours" | "other" | "unknown" {
  if (launched) return launched.launchKey === launchKey ? "ours" : "other"
  const start = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, COMPARED_CHARACTERS)
  return promptStart !== undefined && start(promptStart) === start(prompt) ? "unknown" : "other"
}

/**
 * Looks until our agent is found, or for `LOOK_ON_MS` since the launch was sent: it can appear late, in the list and at
 * all. What counts at the end is the last look, which has to be complete.
 * @returns the matching agents, the newest first; none when the last look was complete and found none
 * @throws {InconclusiveSearchError}, the failure of the last look, or the signal's reason
 */
export async function findLaunched(
  finder: AgentFinder,
  clock: Clock,
  sentMs: number,
  signal?: AbortSignal,
): Promise<readonly Agent[]> {
  const lostMs = clock.nowMs()
  let incomplete = 0
  for (const atMs of lookTimesMs(sentMs, lostMs)) {
    await clock.sleep(Math.max(0, atMs - clock.nowMs()), signal)
    const isLast = atMs - sentMs >= LOOK_ON_MS
    try {
      const { matches, unreadable } = await finder.look(signal)
      if (matches.length > 0) return matches
      if (unreadable > 0) throw unreadableAgents(unreadable)
      if (isLast) return []
    } catch (error) {
      signal?.throwIfAborted()
      if (isLast && incomplete++ >= EXTRA_LOOKS) throw error
    }
  }
  return []
}

function* lookTimesMs(sentMs: number, lostMs: number): Generator<number> {
  const enoughMs = sentMs + LOOK_ON_MS
  for (const afterMs of LOOKS_MS) yield lostMs + afterMs
  for (let atMs = lostMs + (LOOKS_MS.at(-1) ?? 0); ; ) {
    const nextMs = atMs + LATER_LOOKS_MS
    atMs = atMs < enoughMs ? Math.min(nextMs, enoughMs) : nextMs
    yield atMs
  }
}

/** The error for agents whose prompt cannot be read. */
export function unreadableAgents(count: number): InconclusiveSearchError {
  const which = count === 1 ? "1 agent that may be this step's shows" : `${count} agents that may be this step's show`
  return new InconclusiveSearchError(`${which} no prompt yet.`)
}

function tooMany(count: number): InconclusiveSearchError {
  return new InconclusiveSearchError(`There are ${count} agents to tell apart, more than can be read.`)
}

/** An agent that ended badly is replaced anyway, whoever's it was. */
function mayBeAtWork({ status }: Agent): boolean {
  const end = endOf(status)
  return end === undefined || end === "finished"
}

type Listed = { readonly candidates: readonly Candidate[]; readonly ids: ReadonlySet<string> }

/** The agents that may be ours, those made around the time of the launch first. */
async function listAgents(
  search: AgentSearch,
  ruledOut: ReadonlySet<string>,
  listedBefore: ReadonlySet<string> | undefined,
  signal?: AbortSignal,
): Promise<Listed> {
  const ids = new Set<string>()
  const candidates: Candidate[] = []
  let olderInARow = 0
  let inRepository = 0
  for await (const agent of search.client.agents({}, { signal })) {
    ids.add(agent.id)
    const { sinceMs, aroundMs } = timesOf(search)
    const isOld = madeAtMs(agent) < sinceMs
    olderInARow = isOld ? olderInARow + 1 : 0
    if (olderInARow >= OLDER_IN_A_ROW) break
    const isHere = isSameRepository(agent.repository, search.repositoryUrl)
    inRepository += isHere ? 1 : 0
    const isNew = !isOld || (listedBefore !== undefined && !listedBefore.has(agent.id))
    const isWanted = isHere ? isNew || inRepository <= FIRST_OF_LIST : isNew && isFormerName(search, agent)
    if (!isWanted || ruledOut.has(agent.id)) continue
    const atMs = madeAtMs(agent)
    const distanceMs = atMs === UNREADABLE_TIME_MS ? 0 : Math.abs(atMs - aroundMs)
    candidates.push({ agent, isCertain: isHere && isNew, distanceMs })
  }
  const renamed = candidates.filter(({ agent }) => !isSameRepository(agent.repository, search.repositoryUrl))
  const near = (one: Candidate, other: Candidate) => one.distanceMs - other.distanceMs
  const here = candidates.filter((candidate) => !renamed.includes(candidate)).sort(near)
  return { candidates: [...here, ...renamed.sort(near).slice(0, MAX_RENAMED)], ids }
}

function isFormerName(search: AgentSearch, { repository }: Agent): boolean {
  return search.mayBeRenamed === true && mayBeRenamed(repository, search.repositoryUrl)
}

/** On the server's clock; ours may be hours away, or jump. */
function timesOf({ client, clock, sinceMs, aroundMs = sinceMs }: AgentSearch) {
  const now = { clockMs: clock.nowMs(), serverMs: client.serverTimeMs() ?? clock.today().getTime() }
  return { sinceMs: sinceMs(now) - CLOCK_MARGIN_MS, aroundMs: aroundMs(now) }
}

/** The moment of our monotonic clock, on the server's calendar. */
export function sentAtMs(sentMs: number): (now: Now) => number {
  return ({ clockMs, serverMs }) => serverMs - (clockMs - sentMs)
}

const UNREADABLE_TIME_MS = Number.MAX_SAFE_INTEGER

/** An agent whose time cannot be read is never too old. A time without a zone is UTC's, as all of the API's are. */
function madeAtMs({ createdAt = "" }: Agent): number {
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(createdAt) ? createdAt : `${createdAt}Z`)
  return Number.isNaN(ms) ? UNREADABLE_TIME_MS : ms
}
