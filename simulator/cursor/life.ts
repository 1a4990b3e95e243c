import type { AgentRecord, Message } from "./agent.ts"
import type { Diff, StatusChange, Turn } from "./story.ts"

/** The status changes that have happened. */
export function historyAt(agent: AgentRecord, nowMs: number): readonly StatusChange[] {
  return agent.statuses.filter((change) => change.atMs <= nowMs)
}

/** The status that a reader sees. */
export function statusAt(agent: AgentRecord, nowMs: number): string {
  return historyAt(agent, nowMs).at(-1)?.word ?? "CREATING"
}

/** Whether it is made and known by its id. */
export function isReadableAt(agent: AgentRecord, nowMs: number): boolean {
  return agent.createdAtMs <= nowMs && agent.readableFromMs <= nowMs
}

/** Whether it works, or is about to because of a follow-up that does not show yet. */
export function isWorkingAt(agent: AgentRecord, nowMs: number): boolean {
  return agent.deletedAtMs === undefined && agent.statuses.some((change) => change.ended && change.atMs > nowMs)
}

/** Whether the conversation is gone: the agent was deleted, or has expired. */
export function isGoneAt(agent: AgentRecord, nowMs: number): boolean {
  return agent.deletedAtMs !== undefined || statusAt(agent, nowMs) === "EXPIRED"
}

export function branchAt(agent: AgentRecord, nowMs: number): string | undefined {
  return agent.branch && agent.branch.fromMs <= nowMs ? agent.branch.name : undefined
}

export function messagesAt(agent: AgentRecord, nowMs: number): readonly Message[] {
  if (agent.conversationFromMs > nowMs) return []
  return agent.messages.filter((message) => message.atMs <= nowMs)
}

/** The latest closing summary: a turn that failed or was stopped leaves the one before in place. */
export function summaryAt(agent: AgentRecord, nowMs: number): string | undefined {
  return turnsEndedAt(agent, nowMs).findLast((turn) => turn.summary !== undefined)?.summary
}

/** The latest change. Of a turn that changed nothing nothing is said. */
export function diffAt(agent: AgentRecord, nowMs: number): Diff | undefined {
  return turnsEndedAt(agent, nowMs).findLast(({ diff }) => (diff?.filesChanged ?? 0) > 0)?.diff
}

export function artifactsAt(agent: AgentRecord, nowMs: number): readonly Turn["artifacts"][number][] {
  return agent.turns.flatMap((turn) => turn.artifacts.filter((artifact) => artifact.atMs <= nowMs))
}

function turnsEndedAt(agent: AgentRecord, nowMs: number): readonly Turn[] {
  return agent.turns.filter((turn) => turn.endMs <= nowMs)
}
