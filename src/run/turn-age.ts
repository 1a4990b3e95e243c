import { madeAtMs } from "../agent/recent-agents.ts"
import type { Agent } from "../cursor/agent.ts"
import { endOf } from "../model/agent-status.ts"
import { commentFactsIn } from "../report/comment-facts.ts"
import type { TurnAge } from "../report/run-report.ts"
import type { AgentSession } from "./agent-session.ts"

/**
 * How long the turn of an agent has lasted that was there before this step: by Cursor's word where it tells, else by the
 * comment of an earlier attempt. v0 tells when an agent was launched, and neither when it ended nor when a follow-up
 * began.
 */
export async function ageOfTurn(
  { step, cursor, comment }: Pick<AgentSession, "step" | "cursor" | "comment">,
  agent: Agent,
  turn: "launch" | "follow-up",
): Promise<TurnAge> {
  const isOver = endOf(agent.status) !== undefined
  if (isOver && agent.turnTookMs !== undefined) return { ms: agent.turnTookMs }
  const began = turn === "launch" ? (agent.turnBeganAt ?? agent.createdAt) : agent.turnBeganAt
  const beganMs = isOver ? undefined : madeAtMs({ createdAt: began })
  const nowMs = step.clock.today().getTime()
  if (beganMs !== undefined) return { ms: (cursor.client.serverTimeMs() ?? nowMs) - beganMs }
  const mark = step.runner.runAttempt === 1 ? undefined : await comment.earlierMark()
  const remembered = mark?.agentId === agent.id ? commentFactsIn(mark.facts)?.age : undefined
  if (remembered === undefined) return "unknown"
  if ("tookMs" in remembered) return isOver ? { ms: remembered.tookMs } : "unknown"
  return isOver ? "unknown" : { ms: nowMs - remembered.beganAt.getTime() }
}
