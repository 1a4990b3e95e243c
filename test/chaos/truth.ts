import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import { HOME } from "../scenarios/payloads.ts"
import type { Play, Played } from "./play.ts"
import type { Schedule } from "./schedule.ts"

/** What really happened, and everything that the steps said about it. */
export type Truth = {
  readonly schedule: Schedule
  readonly play: Play
  /** The agents of this workflow run, in the order of their launches. */
  readonly agents: readonly LedgerAgent[]
  /** Those that work, or will, when all is over. */
  readonly working: readonly LedgerAgent[]
  readonly last: Played
  readonly attempts: readonly Attempted[]
  /** Logs, summaries and comments of all attempts. */
  readonly said: string
  /** The same of the last attempt that began: one that was cut before that says nothing. */
  readonly saidLast: string
}

/** One attempt, from its start to the end of its last process, by the server's clock. */
export type Attempted = {
  readonly played: Played
  readonly fromMs: number
  readonly toMs: number
  /** Cancelled or killed, so that it waited for nothing any more. */
  readonly isCut: boolean
}

/** Collects it once all attempts are over. */
export function truthOf(schedule: Schedule, play: Play): Truth {
  const agents = play.cursor.agents.filter((agent) => !agent.preloaded)
  const last = play.played.at(-1)
  if (!last) throw new RangeError("A schedule has at least one attempt")
  const comments = play.github.comments(HOME.fullName, 1).map(({ body }) => body)
  const texts = play.played.map(({ result: { log, summary, outputs } }) =>
    [...log, summary, ...Object.values(outputs)].join("\n"),
  )
  return {
    schedule,
    play,
    agents,
    working: agents.filter(({ isWorking }) => isWorking),
    last,
    attempts: play.played.map((played) => attemptedOf(schedule, played)),
    said: [...texts, ...comments].join("\n"),
    saidLast: [texts[play.played.findLastIndex(hasBegun)], ...comments].join("\n"),
  }
}

/** A step saves its state when it passes the gate; one that was cut before leaves things as they are. */
export function hasBegun({ result }: Played): boolean {
  return Object.keys(result.state).length > 0
}

function attemptedOf({ behaviour: { clockOffsetMs = 0 } }: Schedule, played: Played): Attempted {
  const endMs = Math.max(played.startedAtMs, ...played.time.map(({ epochMs }) => epochMs))
  const isCut = played.time.some(({ event }) => event === "signal")
  return { played, fromMs: played.startedAtMs + clockOffsetMs, toMs: endMs + clockOffsetMs, isCut }
}

/** When an agent could be found by its prompt, by the server's clock. */
export function findableAtMs(
  { stories, behaviour, apiVersion }: Schedule,
  agent: LedgerAgent,
  agents: readonly LedgerAgent[],
) {
  const first = agents.findIndex(({ id }) => id === (agent.twinOf ?? agent.id))
  const launches = agents.slice(0, first + 1).filter(({ twinOf }) => twinOf === undefined).length
  const {
    listedAfterMs = behaviour.listLagMs ?? 0,
    readableAfterMs = 0,
    conversationAfterMs = 0,
  } = stories[launches - 1] ?? {}
  // Nothing is searched for on v1.
  if (apiVersion === "v1") return agent.createdAtMs + readableAfterMs
  return agent.createdAtMs + Math.max(listedAfterMs, readableAfterMs, conversationAfterMs)
}

/** The server's time when the last process of these attempts ended. */
export function endedAtMs({ play, schedule }: Pick<Truth, "play" | "schedule">): number {
  const ends = play.played.flatMap(({ time }) => time.map(({ epochMs }) => epochMs))
  return Math.max(...ends) + (schedule.behaviour.clockOffsetMs ?? 0)
}

/** Killed by the schedule itself, or by a signal that came while Node was still loading the file. */
export function hadNoChance({ attempt, result }: Played): boolean {
  const signal = result.stages.find(({ name }) => name === "main")?.signal
  return signal === "SIGINT" || (signal === "SIGKILL" && attempt.cut.kind === "kill-at-request")
}
