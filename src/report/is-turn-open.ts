import type { RunReport } from "./run-report.ts"

/**
 * Whether an agent's turn is under way whose end nobody has written yet, so that it is left to be collected. A turn that
 * was not sent, or may not have been, is none: the agent's next end would be another turn's. Pure.
 */
export function isTurnOpen(report: Pick<RunReport, "outcome" | "agent" | "isQueued">): boolean {
  const { outcome, agent } = report
  if (agent === undefined || report.isQueued) return false
  if (outcome === undefined) return true
  switch (outcome.kind) {
    case "launched":
      return true
    case "timed-out":
    case "cancelled":
      if (outcome.problem.code === "agent-busy") return false
      return outcome.disposition === "left" || outcome.disposition === "still-running"
    case "unknown":
      return outcome.problem.code !== "follow-up-in-doubt"
    default:
      return false
  }
}
