import type { AgentRecord } from "../agent.ts"
import type { StatusChange, Turn } from "../story.ts"

/**
 * What a turn's run has shown so far: its own end too, where the next turn has begun. A turn that was stopped is
 * cancelled, whatever word v0 has for it.
 */
export function runHistoryAt({ statuses, endMs, isStopped }: Turn, nowMs: number): readonly StatusChange[] {
  const cancelled = { atMs: endMs, word: "CANCELLED", ended: true }
  const shown = isStopped ? [...statuses.filter(({ atMs }) => atMs < endMs), cancelled] : statuses
  return shown.filter(({ atMs }) => atMs <= nowMs)
}

/** The status of a turn's run. */
export function runStatusAt(turn: Turn, nowMs: number): string {
  return runHistoryAt(turn, nowMs).at(-1)?.word ?? "CREATING"
}

/** The status that its stream tells: that of a cancelled run says FINISHED (captured live). */
export function streamStatusAt(turn: Turn, nowMs: number): string {
  const status = runStatusAt(turn, nowMs)
  return status === "CANCELLED" ? "FINISHED" : status
}

/** The turns that have been asked for by now. */
export function runsAt(agent: AgentRecord, nowMs: number): readonly Turn[] {
  return agent.turns.filter(({ createdAtMs }) => createdAtMs <= nowMs)
}
