import type { Agent } from "../cursor/agent.ts"
import type { Clock } from "../http/clock.ts"
import { endOf } from "../model/agent-status.ts"
import { type AgentSearch, type Candidate, CLOCK_MARGIN_MS, listCandidates, madeAtMs, type Now } from "./candidates.ts"
import { type LaunchedBy, launchedBy } from "./launch-key.ts"

/** The server makes an agent a minute or more after the request was sent; it is looked for at least this long. */
export const LOOK_ON_MS = 90_000
/** How long after a lost answer the looks come; the last of them goes on until `LOOK_ON_MS` are over. */
const LOOKS_MS = [2_000, 5_000, 10_000, 20_000]
const LATER_LOOKS_MS = 15_000
/** A last look that was not complete is made again so often. */
const EXTRA_LOOKS = 2
const MAX_CONVERSATIONS = 150
/** After this many conversations, one every three seconds: twenty requests a minute is the limit that people report. */
const UNPACED_CONVERSATIONS = 20
const PACED_MS = 3_000
/** An urgent look reads so many and leaves the others to the next one. */
const URGENT_CONVERSATIONS = 25
const ATTEMPT_TIMEOUT_MS = 15_000

/** A search that went well and still proves nothing: a candidate could not be told apart from ours. */
export class InconclusiveSearchError extends Error {
  override readonly name = "InconclusiveSearchError"
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

/** Opens a search; the looks of one search share what they have ruled out. */
export function openAgentFinder(search: AgentSearch): AgentFinder {
  const { client, clock } = search
  /** Read, and carrying another prompt. Only that rules an agent out: an answer that failed says nothing about it. */
  const ruledOut = new Set<string>()
  const tried = new Set<string>()
  let listedFirst: ReadonlySet<string> | undefined

  /** Whose agent it is, by its prompt; `unknown` for one that cannot be read: one bad answer says nothing about it. */
  async function ownerOf(agent: Agent, signal?: AbortSignal): Promise<"ours" | "other" | "unknown"> {
    try {
      tried.add(agent.id)
      const messages = await client.conversation(agent.id, { signal, isPoll: true, timeoutMs: ATTEMPT_TIMEOUT_MS })
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
    const { candidates, ids, failure } = await listCandidates(search, { ruledOut, tried, listedFirst }, signal)
    if (failure === undefined) listedFirst ??= ids
    let unreadable = 0
    for (const [index, { agent, isCertain }] of candidates.entries()) {
      if (search.isUrgent && index >= URGENT_CONVERSATIONS)
        return { matches: [], unreadable: unreadable + candidates.length - index }
      if (index >= MAX_CONVERSATIONS) throw tooMany(candidates.length)
      // One that was tried has its turn again in a later look, when fewer are before it.
      if (index >= UNPACED_CONVERSATIONS && tried.has(agent.id)) {
        unreadable += isCertain && mayBeAtWork(agent) ? 1 : 0
        continue
      }
      if (index >= UNPACED_CONVERSATIONS && !search.isUrgent) await clock.sleep(PACED_MS, signal)
      const owner = await ownerOf(agent, signal)
      if (owner === "unknown") unreadable += isCertain && mayBeAtWork(agent) ? 1 : 0
      if (owner === "ours") {
        return { matches: await withTwins(agent, candidates.slice(index + 1), signal), unreadable: 0 }
      }
    }
    // What was listed is not ours; what was not listed may be.
    if (failure !== undefined) throw failure
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

/** The moment of our monotonic clock, on the server's calendar. */
export function sentAtMs(sentMs: number): (now: Now) => number {
  return ({ clockMs, serverMs }) => serverMs - (clockMs - sentMs)
}
