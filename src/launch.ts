import type { Clock } from "./clock.ts"
import type { CursorClient, LaunchRequest } from "./cursor/client.ts"
import { CursorRefusal, CursorTrouble } from "./cursor/errors.ts"
import { pauseBefore, type RetryBudget } from "./cursor/retry.ts"
import type { Agent } from "./cursor/schema.ts"
import { searchAgent } from "./find-agent.ts"

/** The server's clock and ours may differ by this much. */
export const CLOCK_ROOM_MS = 2 * 60 * 60_000
/** A lost answer is followed by one more launch, never by a third. */
const MOST_LAUNCHES = 2

export type LaunchNews =
  | { readonly kind: "turned-away"; readonly error: unknown; readonly pauseMs: number }
  | { readonly kind: "in-doubt"; readonly error: unknown }
  | { readonly kind: "not-found" }

export type LaunchResult =
  | { readonly kind: "launched"; readonly agent: Agent }
  /** The answer was lost, but the agent was found by its launch key. */
  | { readonly kind: "found"; readonly agent: Agent }
  /** The job was cancelled before anything was sent. */
  | { readonly kind: "not-sent" }
  /** It cannot be told whether an agent exists. `lookError` is set when looking for it failed. */
  | { readonly kind: "in-doubt"; readonly error: unknown; readonly lookError?: unknown }

export type LaunchOptions = {
  readonly client: Pick<CursorClient, "launch" | "agents" | "conversation">
  readonly clock: Clock
  readonly random: () => number
  readonly budget: RetryBudget
  readonly body: LaunchRequest
  readonly launchKey: string
  readonly repositoryUrl: string
  /** Agents of earlier attempts: they carry the same key and are not what this launch made. */
  readonly earlier: ReadonlySet<string>
  /** On the clock's monotonic scale: no launch is sent after it. */
  readonly deadlineMs: number
  /** The job is cancelled: start nothing any more. */
  readonly cancelled: AbortSignal
  /** A launch under way is given up: some seconds after `cancelled`, so that its id may still arrive. */
  readonly abandoned: AbortSignal
  readonly onNews: (news: LaunchNews) => void
}

/**
 * Launches one agent and never two. A launch that was surely not processed is sent again; one that may have been is
 * looked for by its launch key, and only when four complete looks found nothing is it sent once more.
 * @throws {CursorRefusal} when Cursor said no, and CursorTrouble when Cursor cannot be reached: nothing is running then
 */
export async function launchOnce(options: LaunchOptions): Promise<LaunchResult> {
  for (let launches = 1; ; launches++) {
    const sent = await sendUntilProcessed(options)
    if (sent.kind !== "in-doubt" || options.cancelled.aborted) return sent
    options.onNews({ kind: "in-doubt", error: sent.error })
    const search = await searchLaunched(options)
    if (search.kind === "found") return search
    if (search.kind === "failed") return { ...sent, lookError: search.error }
    options.onNews({ kind: "not-found" })
    if (launches >= MOST_LAUNCHES) return sent
  }
}

/** Sends the launch, again and again only as long as it was surely not processed. */
async function sendUntilProcessed(options: LaunchOptions): Promise<LaunchResult> {
  const { client, clock, cancelled, abandoned } = options
  for (let made = 1; ; made++) {
    if (cancelled.aborted) return { kind: "not-sent" }
    try {
      return { kind: "launched", agent: await client.launch(options.body, { signal: abandoned }) }
    } catch (error) {
      if (abandoned.aborted || mayBeProcessed(error)) return { kind: "in-doubt", error }
      const pauseMs = pauseBefore(error, made, options.random)
      const tooLate = pauseMs === undefined || clock.nowMs() + pauseMs > options.deadlineMs
      if (tooLate || !options.budget.spend()) throw error
      options.onNews({ kind: "turned-away", error, pauseMs })
      await clock.sleep(pauseMs, cancelled).catch(() => {})
    }
  }
}

function mayBeProcessed(error: unknown): boolean {
  if (error instanceof CursorTrouble) return error.processed === "maybe"
  if (error instanceof CursorRefusal) return error.status === 408
  // A 2xx that cannot be read, or a fault nobody foresaw.
  return true
}

type SearchResult =
  | { readonly kind: "found"; readonly agent: Agent }
  | { readonly kind: "none" }
  | { readonly kind: "failed"; readonly error: unknown }

async function searchLaunched(options: LaunchOptions): Promise<SearchResult> {
  const since = new Date(options.clock.today().getTime() - CLOCK_ROOM_MS)
  try {
    const agent = await searchAgent({ ...options, since, ruledOut: options.earlier }, options.cancelled)
    return agent ? { kind: "found", agent } : { kind: "none" }
  } catch (error) {
    return { kind: "failed", error }
  }
}
