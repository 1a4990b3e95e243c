import type { Agent } from "../cursor/agent.ts"
import type { CursorClient, LaunchRequest } from "../cursor/client.ts"
import { CursorApiError, isFromGateway, mayHaveExecuted, retryAfterMsOf } from "../cursor/errors.ts"
import type { Clock } from "../http/clock.ts"
import { isUsable } from "../model/agent-status.ts"
import { sign } from "../model/signature.ts"
import { type Delivery, type DeliveryLimits, type OnceOnly, sendAtMostOnce } from "./at-most-once.ts"
import { LOOK_ON_MS } from "./find-agent.ts"

/** Pauses before a launch whose answer was lost is sent again: they grow, and end only with the time for the launch. */
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000
const READ_PAUSE_MS = 3_000
/** Where an agent is read for longer than a launch takes. */
const LATER_READ_PAUSE_MS = 15_000
/** Runs are run again for 30 days at most; more agents than that no run has used up. */
const MOST_USED_UP = 100

export type OwnIdLaunch = DeliveryLimits & {
  readonly client: Pick<CursorClient, "launch" | "agent">
  readonly request: LaunchRequest
  readonly agentIdOf: (usedUp: number) => string
  /** How many are known to be used up. Default: none. */
  readonly firstUsedUp?: number
  /** There may be agents of earlier attempts. */
  readonly isRerun: boolean
  /** Told before each id is used for the first time: whoever comes after this process has to know it. */
  readonly onId: (agentId: string) => void
  /** Told before each request: one that is sent again may make the agent as late as the first. */
  readonly onSend?: () => void
  /** Told when Cursor says that there is an agent under the id, and this attempt may have made it. */
  readonly onTaken?: () => void
  /** Told of each agent that an earlier attempt has used up. */
  readonly onUsedUp: (agent: Agent) => void
  readonly retryDelayMs?: (error: unknown, attempt: number) => number | undefined
}

/**
 * The id for a step's agent: a UUID made under the API key from the launch key and the number of agents that the step's
 * earlier attempts used up. So every attempt comes to the same one, and the server lets only one agent have it.
 */
export function agentIdFor(apiKey: string, launchKey: string, usedUp: number): string {
  const digits = sign(apiKey, "agent", [launchKey, String(usedUp)])
  // The bits of version and variant (RFC 9562) are those of the ids that Cursor's own clients make.
  const variant = (8 + (Number.parseInt(digits.slice(16, 17), 16) % 4)).toString(16)
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ]
  return `bc-${parts.join("-")}`
}

/**
 * Launches one agent and never two, without a search: the launch names the agent's id, so that it can be sent again for
 * as long as it takes, and an id that is taken is an agent of ours. One of an earlier attempt is kept when it works or has
 * finished; when it came to another end, the next id is used.
 */
export async function launchByOwnId(options: OwnIdLaunch): Promise<Delivery<Agent>> {
  for (let usedUp = options.firstUsedUp ?? 0; ; usedUp++) {
    const launched = await launchUnder(options, options.agentIdOf(usedUp))
    const isLast = usedUp >= MOST_USED_UP
    // Taken by an agent that is not there any more.
    if (launched.kind === "deleted") {
      if (isLast) return { kind: "in-doubt", error: launched.error }
      continue
    }
    const isEarlier = launched.kind === "delivered" && launched.origin === "earlier"
    if (!isEarlier || isUsable(launched.value) || isLast) return launched
    options.onUsedUp(launched.value)
  }
}

type Launched = Delivery<Agent> | { readonly kind: "deleted"; readonly error: unknown }

async function launchUnder(options: OwnIdLaunch, agentId: string): Promise<Launched> {
  const { once, seen } = openLaunch(options, agentId)
  const first = await sendAtMostOnce<Agent>(once, options)
  // What something in between turned away may have been passed on, and show late: the id tells, it is free or taken.
  const isOpen = first.kind !== "delivered" && seen.isAbsent && isFromGateway(seen.error)
  const delivery = isOpen ? await sendAtMostOnce<Agent>(once, options) : first
  if (delivery.kind === "delivered") {
    // After a lost answer it may be either's on a re-run; one that came to a bad end is replaced in any case.
    const isEarlier = delivery.origin === "found" && (options.isRerun || !seen.isDoubtful)
    return { ...delivery, origin: isEarlier ? "earlier" : delivery.origin, mayHaveTwin: false }
  }
  if (delivery.kind === "refused") return { kind: "refused", error: delivery.error }
  if (isOpen && delivery.kind === "not-sent") return { kind: "in-doubt", error: seen.error }
  // Nobody has had the time to delete what this attempt has made.
  if (delivery.kind !== "in-doubt" || !seen.isAbsent || seen.isTaken) return delivery
  // Not there for longer than a launch takes: none of the launches was executed, however each of them failed.
  return { kind: isConflict(seen.error) ? "deleted" : "refused", error: seen.error }
}

/** What was heard of an id that was sent. */
type Seen = {
  /** An answer was lost, or came from something in between. */
  isDoubtful: boolean
  /** It was looked for, for as long as a launch takes. */
  isAbsent: boolean
  isTaken: boolean
  error?: unknown
}

function openLaunch(
  options: OwnIdLaunch,
  agentId: string,
): { readonly once: OnceOnly<Agent>; readonly seen: Readonly<Seen> } {
  const seen: Seen = { isDoubtful: false, isAbsent: false, isTaken: false }
  let isAnnounced = false
  const failed = (error: unknown) => {
    seen.error = error
    seen.isDoubtful ||= isFromGateway(error) || (mayHaveExecuted(error) && !isConflict(error))
    // Without a send that may have made it, an earlier attempt did, and somebody may have deleted it since.
    if (seen.isTaken || (options.isRerun && !seen.isDoubtful) || !saysTaken(error)) return
    seen.isTaken = true
    options.onTaken?.()
  }
  const once: OnceOnly<Agent> = {
    send: async (signal) => {
      try {
        return await options.client.launch({ ...options.request, agentId }, { signal })
      } catch (error) {
        failed(error)
        throw error
      }
    },
    find: async (_, signal) => {
      if (seen.isAbsent && !seen.isTaken) return undefined
      const agent = await adopt(options, { agentId, isTaken: seen.isTaken }, signal)
      seen.isAbsent = agent === undefined
      return agent
    },
    maxSends: 1,
    mayRepeat: (error) => !isConflict(error),
    onSend: () => {
      if (!isAnnounced) options.onId(agentId)
      isAnnounced = true
      options.onSend?.()
    },
    retryDelayMs: (error, attempt) => options.retryDelayMs?.(error, attempt) ?? repeatPauseMs(options, error, attempt),
  }
  return { once, seen }
}

/** For what may have been executed: the same id is sent until there is an answer, or no more time. */
function repeatPauseMs({ random }: OwnIdLaunch, error: unknown, attempt: number): number | undefined {
  if (!mayHaveExecuted(error)) return undefined
  const growingMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1))
  return Math.max(growingMs * (0.5 + random() / 2), retryAfterMsOf(error) ?? 0)
}

async function adopt(
  { client, clock, deadlineMs }: OwnIdLaunch,
  { agentId, isTaken }: { readonly agentId: string; readonly isTaken: boolean },
  signal: AbortSignal,
): Promise<Agent | undefined> {
  const enoughMs = clock.nowMs() + LOOK_ON_MS
  const latestMs = Math.max(enoughMs, deadlineMs)
  const times = { untilMs: isTaken ? latestMs : enoughMs, deadlineMs: latestMs }
  return await findById({ client, clock, ...times }, agentId, signal)
}

type ById = {
  readonly client: Pick<CursorClient, "agent">
  readonly clock: Clock
  /** An agent that is not there until then is none. */
  readonly untilMs: number
  /** Reads that fail are repeated until then. */
  readonly deadlineMs: number
}

/**
 * Reads an agent by the id that its launch named.
 * @returns undefined for one that is not there, and was not for as long as a launch may take
 * @throws the last failure, or the signal's reason
 */
export async function findById(
  { client, clock, untilMs, deadlineMs }: ById,
  agentId: string,
  signal: AbortSignal,
): Promise<Agent | undefined> {
  const startedMs = clock.nowMs()
  for (;;) {
    try {
      return await client.agent(agentId, { signal })
    } catch (error) {
      signal.throwIfAborted()
      const isMissing = error instanceof CursorApiError && error.status === 404
      if (isMissing && clock.nowMs() >= untilMs) return undefined
      const isFinal = error instanceof CursorApiError && (error.status === 401 || error.status === 403)
      if (isFinal || clock.nowMs() >= deadlineMs) throw error
      const ownMs = clock.nowMs() - startedMs < LOOK_ON_MS ? READ_PAUSE_MS : LATER_READ_PAUSE_MS
      await clock.sleep(Math.max(ownMs, retryAfterMsOf(error) ?? 0), signal)
    }
  }
}

/**
 * The agents of earlier attempts, by the ids that they were launched under, the newest first.
 * @throws the last failure when they cannot be read in time, or the signal's reason
 */
export async function agentsByOwnId(
  reading: Pick<ById, "client" | "clock" | "deadlineMs">,
  agentIdOf: (usedUp: number) => string,
  signal: AbortSignal,
): Promise<readonly Agent[]> {
  const agents: Agent[] = []
  for (;;) {
    const untilMs = reading.clock.nowMs()
    const agent = await findById({ ...reading, untilMs }, agentIdOf(agents.length), signal)
    if (agent === undefined) return agents
    agents.unshift(agent)
  }
}

/** The id is taken: the one 409 that a launch under an id of ours can mean. */
function isConflict(error: unknown): boolean {
  return error instanceof CursorApiError && error.status === 409
}

/** Whether Cursor's words are that there is an agent under the id; a 409 of another kind may come from anywhere. */
function saysTaken(error: unknown): boolean {
  return isConflict(error) && error instanceof CursorApiError && error.apiErrorBody.code === "agent_id_conflict"
}
