import type { CursorClient, LaunchRequest } from "../cursor/v0/client.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import { type SendOptions, sendAtMostOnce } from "./at-most-once.ts"
import { searchAgent } from "./find-agent.ts"

/** The server's clock and ours may differ by this much. */
export const CLOCK_ROOM_MS = 2 * 60 * 60_000
/** A lost answer is followed by one more launch, never by a third. */
const MOST_LAUNCHES = 2

export type LaunchNews =
  | { readonly kind: "retrying"; readonly error: unknown; readonly pauseMs: number }
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

export type LaunchOptions = Omit<SendOptions, "onRetry"> & {
  readonly client: Pick<CursorClient, "launch" | "agents" | "conversation">
  readonly body: LaunchRequest
  readonly launchKey: string
  readonly repositoryUrl: string
  /** Agents of earlier attempts: they carry the same key and are not what this launch made. */
  readonly earlier: ReadonlySet<string>
  readonly onNews: (news: LaunchNews) => void
}

/**
 * Launches one agent and never two. A launch that was surely not processed is sent again; one that may have been is
 * looked for by its launch key, and only when four complete looks found nothing is it sent once more.
 * @throws {CursorRefusal} when Cursor said no, and CursorTrouble when Cursor cannot be reached: nothing is running then
 */
export async function launchOnce(options: LaunchOptions): Promise<LaunchResult> {
  for (let launches = 1; ; launches++) {
    const sent = await sendLaunch(options)
    if (sent.kind !== "in-doubt" || options.cancelled.aborted) return sent
    options.onNews({ kind: "in-doubt", error: sent.error })
    const search = await searchLaunched(options)
    if (search.kind === "found") return search
    if (search.kind === "failed") return { ...sent, lookError: search.error }
    options.onNews({ kind: "not-found" })
    if (launches >= MOST_LAUNCHES) return sent
  }
}

async function sendLaunch(options: LaunchOptions): Promise<LaunchResult> {
  const { client, body, onNews } = options
  const onRetry = (error: unknown, pauseMs: number) => onNews({ kind: "retrying", error, pauseMs })
  const sent = await sendAtMostOnce({ ...options, onRetry }, (signal) => client.launch(body, { signal }))
  return sent.kind === "answered" ? { kind: "launched", agent: sent.answer } : sent
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
