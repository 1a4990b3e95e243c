import type { Clock } from "../http/clock.ts"
import { LOOK_ON_MS } from "./find-agent.ts"
import { type PollInterval, pauseMs } from "./poll-interval.ts"

/** How long reads may keep failing before the wait is given up. The agent works on meanwhile. */
const TOLERATED_TROUBLE_MS = 10 * 60_000
/** Time after the start in which "not found" may only mean "not visible yet". */
const NOT_YET_VISIBLE_MS = LOOK_ON_MS
/** The look at the deadline may take this long. */
const LAST_LOOK_MS = 10_000
const SIGN_OF_LIFE_MS = 5 * 60_000

/** What a failed read says about going on: wait, believe it when repeated, or end at once. */
export type Fault = "passing" | "denied" | "missing" | "final"

/** What changed while waiting. Ticks are not news. */
export type News<A> =
  | { readonly kind: "status"; readonly agent: A; readonly isKnown: boolean; readonly waitedMs: number }
  | { readonly kind: "still"; readonly agent?: A; readonly waitedMs: number }
  | { readonly kind: "trouble"; readonly error: unknown; readonly waitedMs: number }
  | { readonly kind: "recovered"; readonly waitedMs: number }

export type WaitEnd<A> =
  | { readonly kind: "ended"; readonly agent: A }
  /** `isUnread`: the last reads failed, so that nobody knows whether it has ended. */
  | { readonly kind: "timed-out"; readonly agent?: A; readonly isUnread: boolean }
  | { readonly kind: "aborted"; readonly agent?: A }
  /** Reads fail for good; `fault` tells why, `error` is the last failure. */
  | { readonly kind: "lost"; readonly agent?: A; readonly fault: Fault; readonly error: unknown }

export type WaitOptions<A> = {
  /** Reads the agent, repeats included, within `limitMs`. */
  readonly read: (signal: AbortSignal, limitMs: number) => Promise<A>
  readonly statusOf: (agent: A) => { readonly word: string; readonly isEnd: boolean; readonly isKnown: boolean }
  readonly faultOf: (error: unknown) => Fault
  /** How long the server is to be left alone after this failure at least; 0 for no longer than usual. */
  readonly pauseAfterMs: (error: unknown) => number
  readonly clock: Clock
  readonly random: () => number
  readonly signal: AbortSignal
  readonly pace: PollInterval
  /** On the clock's monotonic scale; the wait counts from here. */
  readonly startedMs: number
  readonly timeoutMs: number
  readonly onNews: (news: News<A>) => void | Promise<void>
  /** Read at once instead of after the first pause: for an agent that may have ended long ago. */
  readonly lookAtOnce?: boolean
  /** Waits between two readings, for `ms` or as long as something better than time says; `mostMs` at the most. */
  readonly untilNextRead?: (ms: number, mostMs: number, signal: AbortSignal) => Promise<void>
}

/**
 * Reads an agent until it ends, the time runs out, the signal aborts, or nothing can be read any more. A read that
 * fails is not an agent that failed: only ten minutes without one good read, two denials in a row, or an agent that
 * stays missing end the wait early. Never throws for a failed read.
 */
export async function waitForEnd<A>(options: WaitOptions<A>): Promise<WaitEnd<A>> {
  const { clock, startedMs, timeoutMs, signal } = options
  const watch = openWatch(options)
  const leftMs = () => Math.max(0, startedMs + timeoutMs - clock.nowMs())
  const sleep = (ms: number, mostMs: number) => clock.sleep(Math.min(ms, mostMs), signal)

  const pause = (isFirst: boolean) => {
    const ownMs = pauseMs(options.pace, clock.nowMs() - startedMs, isFirst, options.random)
    const leastMs = watch.leastPauseMs()
    // What the server asks for counts, whatever calls for a reading.
    const rest = leastMs > 0 ? sleep : (options.untilNextRead ?? sleep)
    return rest(Math.max(ownMs, leastMs), leftMs(), signal).catch(() => {})
  }

  if (!options.lookAtOnce) await pause(true)
  for (;;) {
    if (signal.aborted) return { kind: "aborted", agent: watch.agent() }
    // The last look comes at the deadline itself, so that an agent that just ended is not reported as late.
    const isLast = leftMs() === 0
    const end = await watch.look(Math.max(LAST_LOOK_MS, leftMs()))
    if (end) return end
    if (isLast) return { kind: "timed-out", agent: watch.agent(), isUnread: watch.isInTrouble() }
    await pause(false)
  }
}

type Watch<A> = {
  /** Reads once, with its repeats within `limitMs`. */
  look(limitMs: number): Promise<WaitEnd<A> | undefined>
  agent(): A | undefined
  /** Whether the last look failed. */
  isInTrouble(): boolean
  /** The pause that the last look calls for. */
  leastPauseMs(): number
}

function openWatch<A>(options: WaitOptions<A>): Watch<A> {
  const { clock, startedMs, signal, onNews } = options
  let last: { readonly agent: A; readonly word: string } | undefined
  let troubleSinceMs: number | undefined
  let refusalsInARow = 0
  let leastPauseMs = 0
  let newsMs = startedMs

  const waitedMs = () => clock.nowMs() - startedMs

  async function emit(news: News<A>) {
    newsMs = clock.nowMs()
    await onNews(news)
  }

  async function good(agent: A): Promise<WaitEnd<A> | undefined> {
    const { word, isEnd, isKnown } = options.statusOf(agent)
    if (troubleSinceMs !== undefined) await emit({ kind: "recovered", waitedMs: waitedMs() })
    troubleSinceMs = undefined
    refusalsInARow = 0
    leastPauseMs = 0
    const changed = last?.word !== word
    last = { agent, word }
    if (changed) await emit({ kind: "status", agent, isKnown, waitedMs: waitedMs() })
    return isEnd ? { kind: "ended", agent } : undefined
  }

  async function bad(error: unknown): Promise<WaitEnd<A> | undefined> {
    const fault = options.faultOf(error)
    leastPauseMs = options.pauseAfterMs(error)
    const lost = { kind: "lost", agent: last?.agent, fault, error } as const
    refusalsInARow = fault === "passing" ? 0 : refusalsInARow + 1
    if (fault === "final") return lost
    if (fault === "denied" && refusalsInARow >= 2) return lost
    if (fault === "missing" && refusalsInARow >= 2 && waitedMs() > NOT_YET_VISIBLE_MS) return lost
    if (troubleSinceMs === undefined) {
      troubleSinceMs = clock.nowMs()
      await emit({ kind: "trouble", error, waitedMs: waitedMs() })
    }
    return clock.nowMs() - troubleSinceMs >= TOLERATED_TROUBLE_MS ? lost : undefined
  }

  async function look(limitMs: number) {
    try {
      return await good(await options.read(signal, limitMs))
    } catch (error) {
      if (signal.aborted) return { kind: "aborted", agent: last?.agent } as const
      return bad(error)
    } finally {
      if (clock.nowMs() - newsMs >= SIGN_OF_LIFE_MS)
        await emit({ kind: "still", agent: last?.agent, waitedMs: waitedMs() })
    }
  }

  return {
    look,
    agent: () => last?.agent,
    isInTrouble: () => troubleSinceMs !== undefined,
    leastPauseMs: () => leastPauseMs,
  }
}
