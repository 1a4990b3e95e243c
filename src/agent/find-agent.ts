import { CursorApiError } from "../cursor/errors.ts"
import type { CursorClient } from "../cursor/v0/client.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import type { Clock } from "../http/clock.ts"
import { endOf } from "../model/agent-status.ts"
import { launchKeyIn } from "./launch-key.ts"

/** The API sorts by age but does not promise it, so a look reads this many older agents before it believes the order. */
const OLDER_IN_A_ROW = 100
const MOST_CONVERSATIONS = 100
/** After this many conversations, one every three seconds: twenty requests a minute is the limit that people report. */
const UNPACED_CONVERSATIONS = 10
const PACE_MS = 3_000
/** When to look for an agent after a launch whose answer was lost, in milliseconds since the loss. */
const LOOKS_MS = [2_000, 5_000, 10_000, 20_000]

/** A look that went well and still proves nothing: a candidate could not be told apart from ours. */
export class InconclusiveSearchError extends Error {
  override readonly name = "Inconclusive"
}

export type Search = {
  readonly client: Pick<CursorClient, "agents" | "conversation">
  readonly clock: Clock
  readonly launchKey: string
  readonly repositoryUrl: string
  /** Agents made before this moment (by the server's clock, with room for a wrong one) cannot be ours. */
  readonly since: Date
  /** Ids that are not looked at: known ones of earlier attempts, and those that were read and carry another prompt. */
  readonly ruledOut: ReadonlySet<string>
}

export type Look = {
  /** The agents whose prompt ends with our launch key, the newest first. */
  readonly matchingAgents: readonly Agent[]
  /** Working agents that show no prompt yet; one of them may be ours. */
  readonly unread: number
  /** What the next look need not read again. */
  readonly ruledOut: ReadonlySet<string>
}

/**
 * Looks once through this repository's agents for those whose prompt ends with our launch key.
 * @throws {Inconclusive} when there are too many candidates, and whatever the client throws: the look says nothing then
 */
export async function lookForAgents(search: Search, signal: AbortSignal | undefined): Promise<Look> {
  const ruledOut = new Set(search.ruledOut)
  const matchingAgents: Agent[] = []
  let conversations = 0
  let unread = 0
  for await (const agent of candidates(search, signal)) {
    if (++conversations > MOST_CONVERSATIONS) {
      throw new InconclusiveSearchError(`There are more than ${MOST_CONVERSATIONS} agents to tell apart.`)
    }
    if (conversations > UNPACED_CONVERSATIONS) await search.clock.sleep(PACE_MS, signal)
    const prompt = await firstPrompt(search.client, agent.id, signal)
    if (prompt === undefined) unread += endOf(agent.status) === undefined ? 1 : 0
    else if (launchKeyIn(prompt) === search.launchKey) matchingAgents.push(agent)
    else ruledOut.add(agent.id)
  }
  return { matchingAgents: matchingAgents.sort((one, other) => madeAtMs(other) - madeAtMs(one)), unread, ruledOut }
}

/**
 * Looks several times within twenty seconds, because an agent may show up in the list late. A look that fails does not
 * end the search, but without a find it leaves it without a result.
 * @returns the newest carrier, or undefined when every look was complete and found none
 * @throws {Inconclusive}, or the first failure of the client
 */
export async function searchAgent(search: Search, signal: AbortSignal | undefined): Promise<Agent | undefined> {
  const { clock } = search
  const lostMs = clock.nowMs()
  const failures: unknown[] = []
  let { ruledOut } = search
  let unread = 0
  for (const atMs of LOOKS_MS) {
    await clock.sleep(Math.max(0, lostMs + atMs - clock.nowMs()), signal)
    try {
      const look = await lookForAgents({ ...search, ruledOut }, signal)
      if (look.matchingAgents[0]) return look.matchingAgents[0]
      ;({ ruledOut, unread } = look)
    } catch (failure) {
      signal?.throwIfAborted()
      failures.push(failure)
    }
  }
  if (failures.length > 0) throw failures[0]
  if (unread > 0) throw unreadable(unread)
  return undefined
}

/** The error for working agents that show no prompt. */
export function unreadable(count: number): InconclusiveSearchError {
  return new InconclusiveSearchError(`${count} working ${count === 1 ? "agent shows" : "agents show"} no prompt yet.`)
}

/** This repository's agents that are young enough and not ruled out. */
async function* candidates(search: Search, signal: AbortSignal | undefined): AsyncGenerator<Agent, void, undefined> {
  let olderInARow = 0
  for await (const agent of search.client.agents({}, { signal })) {
    olderInARow = madeAtMs(agent) < search.since.getTime() ? olderInARow + 1 : 0
    if (olderInARow >= OLDER_IN_A_ROW) return
    if (olderInARow === 0 && !search.ruledOut.has(agent.id) && isOf(agent, search.repositoryUrl)) yield agent
  }
}

/** The first message of the conversation; undefined while there is none. */
async function firstPrompt(
  client: Search["client"],
  id: string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  try {
    const messages = await client.conversation(id, { signal })
    return messages.find((message) => message.type === "user_message")?.text
  } catch (fault) {
    // Deleted, archived or expired since it was listed: whoever it was, it does not work any more.
    if (fault instanceof CursorApiError && (fault.status === 409 || fault.status === 404)) return ""
    throw fault
  }
}

/** An agent whose time cannot be read is never too old. */
function madeAtMs(agent: Agent): number {
  const ms = Date.parse(agent.createdAt ?? "")
  return Number.isNaN(ms) ? Number.MAX_SAFE_INTEGER : ms
}

/** The API was seen to leave the scheme out, and an agent of a pull request may name no repository at all. */
function isOf(agent: Agent, repositoryUrl: string): boolean {
  return agent.repository === undefined || bare(agent.repository) === bare(repositoryUrl)
}

function bare(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\.git$|\/$/g, "")
}
