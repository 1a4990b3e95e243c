import type { CallLimits, CursorClient } from "../client.ts"
import { pollOnly } from "../poll-only.ts"
import type { ClientOptions, Requests } from "../requests.ts"
import { followStream, type StreamOptions } from "./follow-stream.ts"
import { findRun, promptOf } from "./own-run.ts"
import { type Run, readRunPage } from "./schema.ts"
import type { Turns } from "./turn.ts"

const STREAM_HEAD_TIMEOUT_MS = 30_000
/** The most that a page of runs holds; agents with more turns than that are few, and the newest ones count. */
const RUNS_PAGE = 100

/** What is asked of the runs of an agent: which there are, which is ours, and what happens in it. */
export function runCalls(
  options: ClientOptions,
  requests: Requests,
  known: Turns,
  conversation: CursorClient["conversation"],
): Pick<CursorClient, "turns" | "wasSent" | "firstTurn" | "follow"> {
  return {
    turns: async (id, limits) => {
      const messages = conversation(id, { ...limits, isPoll: true }).catch(() => undefined)
      const runs = await listRuns(requests, id, limits)
      // Without the conversation it is known how many instructions there were, and not their texts.
      const unread = runs.map(() => ({ type: "user_message", text: "" }))
      return { messages: (await messages) ?? unread, runIds: new Set(runs.map((run) => run.id)) }
    },
    wasSent: async (id, sought, limits) => {
      const runs = await listRuns(requests, id, limits)
      const reading = { ...options, redact: options.transport.redact, signal: limits?.signal }
      const prompt = (runId: string) =>
        promptOf((signal, onText) => readStream(options, { id, runId, signal, onText }), reading)
      const found = await findRun(runs, sought, prompt, () => conversation(id, limits))
      if (found !== undefined) known.attach(id, found)
      return found !== undefined
    },
    firstTurn: async (id, limits) => {
      const runs = await listRuns(requests, id, limits)
      return runs.length < RUNS_PAGE ? runs.at(-1)?.id : undefined
    },
    follow: (id, onActivity) => {
      const runId = known.attached(id)
      if (runId === undefined) return pollOnly(options)
      const { redact } = options.transport
      const read: StreamOptions["read"] = (lastEventId, signal, onText) =>
        readStream(options, { id, runId, signal, onText, lastEventId })
      return followStream({ ...options, redact, read, onActivity })
    },
  }
}

/** The path of an agent. */
export function at(id: string): string {
  return `/v1/agents/${encodeURIComponent(id)}`
}

/** The path of one of its runs. */
export function atRun(id: string, runId: string): string {
  return `${at(id)}/runs/${encodeURIComponent(runId)}`
}

/** The newest runs of an agent, the newest first. */
async function listRuns({ readList }: Requests, id: string, limits?: CallLimits): Promise<readonly Run[]> {
  const path = `${at(id)}/runs?${new URLSearchParams({ limit: String(RUNS_PAGE) })}`
  return await readList({ what: "Listing the agent's runs", path, parse: readRunPage }, limits)
}

type RunStream = {
  readonly id: string
  readonly runId: string
  readonly signal: AbortSignal
  readonly onText: (text: string) => boolean
  readonly lastEventId?: string
}

function readStream({ transport }: ClientOptions, { id, runId, lastEventId, ...call }: RunStream): Promise<void> {
  return transport.stream({
    what: "Following the agent",
    path: `${atRun(id, runId)}/stream`,
    headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
    timeoutMs: STREAM_HEAD_TIMEOUT_MS,
    ...call,
  })
}
