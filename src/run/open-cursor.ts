import type { CursorClient } from "../cursor/client.ts"
import { eitherVersion } from "../cursor/either-version.ts"
import type { ClientOptions, LoadV1 } from "../cursor/requests.ts"
import { type RetryBudget, retryBudget } from "../cursor/retry-policy.ts"
import { openTransport, type Transport } from "../cursor/transport.ts"
import { cursorClientV0 } from "../cursor/v0/client.ts"
import type { Clock } from "../http/clock.ts"
import { openConnections } from "../http/connections.ts"
import type { Pace } from "../http/pace.ts"
import { proxyFor } from "../http/proxy.ts"
import { missingKey } from "../inputs/api-key.ts"
import type { ApiVersion } from "../model/api-version.ts"
import type { Log } from "../report/log.ts"
import type { Redactor } from "../text/redact.ts"
import type { StepContext } from "./context.ts"

/** Repeats that a whole run may make; an outage must not become a flood. */
const REPEATS_PER_RUN = 60
/** A single read waits this long at most for a server that asks for it. */
const LONGEST_PAUSE_MS = 60_000

export type CursorService = { readonly client: CursorClient; readonly budget: RetryBudget; close(): Promise<void> }

type Options = {
  readonly apiVersion: ApiVersion
  readonly loadV1: LoadV1
  /** The agent is named by the workflow, or by an event: it may have been launched by either version. */
  readonly isNamed?: boolean
  readonly apiUrl: string
  readonly apiKey: string
  readonly clock: Clock
  readonly random: () => number
  readonly userAgent: string
  /** Takes the secrets of the step out of what Cursor answers, where it enters. */
  readonly redact: Redactor
  readonly log: Pick<Log, "info">
  /** Each request waits for its turn: for a step that makes many. */
  readonly pace?: Pace
  /** Default: what one agent needs. */
  readonly repeats?: number
}

/** Opens the way to Cursor, through the same proxy rules that the toolkit applies to GitHub. */
export async function openCursor(options: Options): Promise<CursorService> {
  const { clock, random, apiUrl, apiKey, userAgent, redact, log } = options
  const proxy = proxyFor(apiUrl)
  const sending = openTransport({
    origin: apiUrl,
    apiKey,
    clock,
    userAgent,
    redact,
    openConnections: () => openConnections(proxy),
  })
  const transport = options.pace ? pacedTransport(sending, options.pace) : sending
  const budget = retryBudget(options.repeats ?? REPEATS_PER_RUN)
  const onSkipped = noteOnce(log)
  const shared = { transport, clock, random, budget, longestPauseMs: LONGEST_PAUSE_MS, onSkipped }
  const client = await openClient(options, shared)
  return { client, budget, close: () => transport.close() }
}

async function openClient({ apiVersion, loadV1, isNamed }: Options, shared: ClientOptions): Promise<CursorClient> {
  const open = async (version: ApiVersion) =>
    version === "v1" ? (await loadV1()).cursorClientV1(shared) : cursorClientV0(shared)
  const first = await open(apiVersion)
  return isNamed ? eitherVersion(first, () => open(apiVersion === "v1" ? "v0" : "v1")) : first
}

function pacedTransport(transport: Transport, pace: Pace): Transport {
  return {
    ...transport,
    send: async (call) => {
      await pace.turn(call.signal)
      return await transport.send(call)
    },
  }
}

/** Lists are read again and again, and one note about each is enough. */
function noteOnce(log: Pick<Log, "info">): (what: string, count: number) => void {
  const noted = new Set<string>()
  return (what, count) => {
    if (noted.has(what)) return
    noted.add(what)
    const entries = count === 1 ? "one entry that cannot be read is" : `${count} entries that cannot be read are`
    log.info(`${what}: ${entries} left out.`)
  }
}

/** Opens the way to Cursor for one task. @throws {InputError} without an API key, and what the task throws */
export async function withCursor<T>(step: StepContext, task: (cursor: CursorService) => Promise<T>): Promise<T> {
  const { inputs, runner } = step
  if (inputs.apiKey === undefined) throw missingKey({ isFork: false, actor: runner.actor })
  const { apiUrl, apiVersion, apiKey } = inputs
  const cursor = await openCursor({ ...step, apiUrl, apiVersion, apiKey, isNamed: true })
  try {
    return await task(cursor)
  } finally {
    await cursor.close()
  }
}
