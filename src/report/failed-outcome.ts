import type { SanitizedAgent } from "../agent/sanitized-agent.ts"
import type { AgentEnd } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "./catalogue.ts"

const CODES = { failed: "agent-failed", expired: "agent-expired", stopped: "agent-stopped" } as const

/** The outcome of an agent that ended without finishing its task. Pure. */
export function failedOutcome(end: Exclude<AgentEnd, "finished">, agent: SanitizedAgent): Outcome {
  return { kind: end, agent, problem: problem(CODES[end]) }
}
