import { agentOutputs, type Outputs } from "./outputs.ts"
import type { RunReport } from "./run-report.ts"

/** Every output that the end of a step sets. Pure. */
export function stepOutputs(report: RunReport): Partial<Outputs> {
  const { outcome, agent, findings, conversation, commentUrl } = report
  const problem = outcome && "problem" in outcome ? outcome.problem : undefined
  return {
    outcome: outcome?.kind ?? "",
    ...(agent && agentOutputs(agent)),
    durationSeconds: String(Math.round(report.elapsedMs / 1000)),
    skipReason: outcome?.kind === "skipped" ? outcome.reason : "",
    errorCode: problem?.code ?? "",
    ...(commentUrl !== undefined && { commentUrl }),
    ...(conversation?.path !== undefined && { conversationPath: conversation.path }),
    ...(findings?.result !== undefined && { result: JSON.stringify(findings.result) }),
  }
}
