import type { AgentEnd } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import type { AdmittedAgent } from "../agent/sanitized-agent.ts"
import { problem } from "./catalogue.ts"

const CODES = { failed: "agent-failed", expired: "agent-expired", stopped: "agent-stopped" } as const

/** The outcome of an agent that ended without finishing its task. Pure. */
export function badEnd(end: Exclude<AgentEnd, "finished">, agent: AdmittedAgent): Outcome {
  return { kind: end, agent, problem: problem(CODES[end]) }
}
