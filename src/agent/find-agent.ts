import type { Agent } from "../cursor/agent.ts"
import { isRateLimit, retryAfterMsOf } from "../cursor/errors.ts"
import type { Clock } from "../http/clock.ts"
import { endOf } from "../model/agent-status.ts"
import { type AgentSearch, type Candidate, CLOCK_MARGIN_MS, listCandidates, madeAtMs, type Now } from "./candidates.ts"
import { type LaunchedBy, launchedBy } from "./launch-key.ts"
import { LOOK_ON_MS } from "./look-on.ts"

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
/** After a rate limit that names no time, and how long the server may ask to be left alone within a look. */
const RATE_LIMIT_REST_MS = 10_000
const LONGEST_REST_MS = 60_000
/** The same between two looks. */
export const LONGEST_ASKED_MS = 5 * 60_000

/** A search that went well and still proves nothing: a candidate could not be told apart from ours. */
export class InconclusiveSearchError extends Error {
  override readonly name = "InconclusiveSearchError"
}

/** One look through the list. */
type Look = {
  /** Agents whose prompt ends with our launch key, the newest first: the first that was read, with `isEnough` more. */
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
      const restMs = Math.max(retryAfterMsOf(error) ?? 0, isRateLimit(error) ? RATE_LIMIT_REST_MS : 0)
      if (restMs > LONGEST_REST_MS) throw error
      if (restMs > 0) await clock.sleep(restMs, signal)
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
      if (owner !== "ours") continue
      const isEnd = search.isEnough === undefined || search.isEnough(agent)
      return isEnd ? { matches: [agent], unreadable: 0 } : await behind(agent, candidates.slice(index + 1), signal)
    }
    // What was listed is not ours; what was not listed may be.
    if (failure !== undefined) throw failure
    return { matches: [], unreadable }
  }

  /** An agent of an earlier attempt that cannot go on: a twin of it can, or the one that a later attempt put in its place. */
  async function behind(first: Agent, rest: readonly Candidate[], signal?: AbortSignal): Promise<Look> {
    const near = ({ agent }: Candidate) => Math.abs(madeAtMs(agent) - madeAtMs(first)) <= CLOCK_MARGIN_MS
    const later = ({ agent }: Candidate) => madeAtMs(agent) >= madeAtMs(first) - CLOCK_MARGIN_MS
    const successors = search.mayBeApart ? rest.filter(later).sort(byNewest) : rest.filter(near)
    const most = search.mayBeApart ? MAX_CONVERSATIONS : UNPACED_CONVERSATIONS
    const matches = [first]
    let unreadable = 0
    for (const [index, { agent }] of successors.entries()) {
      if (index >= most && search.mayBeApart) throw tooMany(successors.length)
      if (index >= most || search.isEnough?.(matches.at(-1) ?? first)) break
      if (index >= UNPACED_CONVERSATIONS) await clock.sleep(PACED_MS, signal)
      const owner = await ownerOf(agent, signal)
      if (owner === "ours") matches.push(agent)
      if (owner === "unknown" && search.mayBeApart && endOf(agent.status) === undefined) unreadable++
    }
    return { matches: matches.sort((one, other) => madeAtMs(other) - madeAtMs(one)), unreadable }
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
    const isLast = atMs - sentMs >= LOOK_ON_MS
    // A look that took long, or a server that asked for a pause, is not made up for.
    if (!isLast && atMs < clock.nowMs()) continue
    await clock.sleep(Math.max(0, atMs - clock.nowMs()), signal)
    try {
      const { matches, unreadable } = await finder.look(signal)
      if (matches.length > 0) return matches
      if (unreadable > 0) throw unreadableAgents(unreadable)
      if (isLast) return []
    } catch (error) {
      signal?.throwIfAborted()
      const askedMs = retryAfterMsOf(error) ?? 0
      if ((isLast && incomplete++ >= EXTRA_LOOKS) || askedMs > LONGEST_ASKED_MS) throw error
      await clock.sleep(askedMs, signal)
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

function byNewest(one: Candidate, other: Candidate): number {
  return madeAtMs(other.agent) - madeAtMs(one.agent)
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
