import type { AgentEnd } from "./cursor/status.ts"
import type { Outcome } from "./outcome.ts"
import type { AdmittedAgent } from "./report/admitted-agent.ts"
import { problem } from "./report/catalogue.ts"

const CODES = { failed: "agent-failed", expired: "agent-expired", stopped: "agent-stopped" } as const

/** The outcome of an agent that ended without finishing its task. Pure. */
export function badEnd(end: Exclude<AgentEnd, "finished">, agent: AdmittedAgent): Outcome {
  return { kind: end, agent, problem: problem(CODES[end]) }
}
