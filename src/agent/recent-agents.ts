import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError } from "../cursor/errors.ts"
import { olderAndOlder } from "./older-and-older.ts"
import { isSameRepository } from "./repository-address.ts"

const DAY_MS = 24 * 60 * 60_000
/** This many older agents in a row end the reading. */
const OLDER_IN_A_ROW = 100

export type RecentAgents = {
  readonly count: number
  /** When the oldest of them is a day old, and so no longer counts, on the server's calendar. */
  readonly nextFreeMs?: number
}

/**
 * Counts the agents of this key that were made for a repository within the last 24 hours by the server's clock. One whose
 * time cannot be read counts. Reading ends as soon as `most` are found.
 * @throws what the client throws
 */
export async function recentAgents(
  client: Pick<CursorClient, "agents" | "serverTimeMs" | "withRepository">,
  { repositoryUrl, nowMs, most }: { readonly repositoryUrl: string; readonly nowMs: number; readonly most: number },
  signal?: AbortSignal,
): Promise<RecentAgents> {
  const times: number[] = []
  const isOldOnly = olderAndOlder(OLDER_IN_A_ROW)
  for await (const agent of client.agents({}, { signal })) {
    const madeMs = madeAtMs(agent) ?? Number.POSITIVE_INFINITY
    const isOld = madeMs <= (client.serverTimeMs() ?? nowMs) - DAY_MS
    if (isOldOnly(madeMs, isOld) || times.length >= most) break
    if (!isOld && isSameRepository(await repositoryOf(client, agent, signal), repositoryUrl)) times.push(madeMs)
  }
  const oldestMs = Math.min(...times)
  return { count: times.length, nextFreeMs: Number.isFinite(oldestMs) ? oldestMs + DAY_MS : undefined }
}

/** One that was deleted since says nothing of its repository, and counts. */
async function repositoryOf(
  client: Pick<CursorClient, "withRepository">,
  agent: Agent,
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    return (await client.withRepository(agent, { signal })).repository
  } catch (error) {
    if (error instanceof CursorApiError && error.status === 404) return undefined
    throw error
  }
}

/** A time without a zone is UTC's, as all of the API's are. */
export function madeAtMs({ createdAt = "" }: Pick<Agent, "createdAt">): number | undefined {
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(createdAt) ? createdAt : `${createdAt}Z`)
  return Number.isNaN(ms) ? undefined : ms
}
