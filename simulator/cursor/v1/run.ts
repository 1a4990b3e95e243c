import type { AgentRecord } from "../agent.ts"
import type { Turn } from "../story.ts"

/** The status of a turn's run. A turn that was stopped is cancelled, whatever word v0 has for it. */
export function runStatusAt(turn: Turn, nowMs: number): string {
  if (turn.isStopped && nowMs >= turn.endMs) return "CANCELLED"
  const word = turn.statuses.findLast(({ atMs }) => atMs <= nowMs)?.word
  return word ?? "CREATING"
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
