import type { Clock } from "../http/clock.ts"
import type { RunReport, TurnAge } from "./run-report.ts"

/** The time of the agent's turn. */
export type TurnTime = {
  /** The first call counts. @param isOver the turn lasts no longer than its age */
  start(age: TurnAge, isOver: boolean): void
  /** What was read so far was about another turn. */
  restart(): void
  /** The agent has ended: later looks, for its pull request or for checks, are no time of its turn. */
  pause(): void
  /** An agent that had ended works again. */
  goOn(): void
  stop(): void
  facts(): Pick<RunReport, "elapsedMs" | "isAgeUnknown" | "beganAt">
}

export function openTime(clock: Clock): TurnTime {
  let start: { readonly ms: number; readonly at: Date; readonly isUnknown: boolean } | undefined
  let end: { readonly ms: number; readonly isFinal: boolean } | undefined
  return {
    start: (age, isOver) => {
      if (start) return
      const isUnknown = age === "unknown"
      const ageMs = isUnknown ? 0 : Math.max(0, age.ms)
      const nowMs = clock.nowMs()
      start = { ms: nowMs - ageMs, at: new Date(clock.today().getTime() - ageMs), isUnknown }
      if (isOver && !isUnknown) end = { ms: nowMs, isFinal: false }
    },
    restart: () => {
      start = undefined
      end = undefined
    },
    pause: () => {
      end ??= { ms: clock.nowMs(), isFinal: false }
    },
    goOn: () => {
      if (end?.isFinal === false) end = undefined
    },
    stop: () => {
      end = { ms: end?.ms ?? clock.nowMs(), isFinal: true }
    },
    facts: () => {
      if (!start) return { elapsedMs: 0 }
      const elapsedMs = (end?.ms ?? clock.nowMs()) - start.ms
      return start.isUnknown ? { elapsedMs, isAgeUnknown: true } : { elapsedMs, beganAt: start.at }
    },
  }
}
