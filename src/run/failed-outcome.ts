import type { Inputs } from "../inputs/inputs.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { type AgentEnd, endOf } from "../model/agent-status.ts"
import type { AgentDisposition, Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { RunReport } from "../report/run-report.ts"

const CODES = { failed: "agent-failed", expired: "agent-expired", stopped: "agent-stopped" } as const

/** The outcome of an agent that ended without finishing its task. Pure. */
export function agentFailed(end: Exclude<AgentEnd, "finished">, agent: SanitizedAgent): Outcome {
  return { kind: end, agent, problem: problem(CODES[end]) }
}

type Circumstances = {
  readonly report: RunReport
  readonly isCancelled: boolean
  /** What becomes of an agent that this step may have left working. Missing when no input could be read. */
  readonly onCancel?: Inputs["onCancel"]
}

/**
 * The one place where an error becomes the outcome of a run. An error that nobody foresaw may come after the launch: then
 * the agent is named, and nothing claims that it is not working. Pure.
 */
export function failedOutcome(error: unknown, { report, isCancelled, onCancel }: Circumstances): Outcome {
  const { agent, plan, followUp } = report
  const cause = problemFromError(error)
  const isOver = plan !== undefined && agent !== undefined && endOf(agent.status) !== undefined
  const mayWork = (isCancelled || cause.code === "internal") && (plan ?? followUp) !== undefined && !isOver
  const disposition: AgentDisposition = !mayWork ? "none" : onCancel === "leave" ? "left" : "still-running"
  if (isCancelled)
    return { kind: "cancelled", disposition, problem: problem("cancelled"), agent: mayWork ? agent : undefined }
  if (!mayWork) return { kind: "error", problem: cause, agent }
  const message = `${cause.message} ${whatIsLeft(report, disposition)}`
  return { kind: "unknown", agent, disposition, problem: problem("internal", { message }) }
}

function whatIsLeft({ agent, plan, followUp }: RunReport, disposition: AgentDisposition): string {
  if (agent)
    return disposition === "left"
      ? `Agent ${agent.id} was left working, as \`on-cancel\` says.`
      : `Agent ${agent.id} was at work; the post step stops it.`
  const key = (plan ?? followUp)?.launchKey
  const doubt = plan
    ? "It cannot be told whether an agent was launched"
    : "It cannot be told whether the follow-up was sent"
  return `${doubt} (launch key ${key}).${disposition === "left" ? "" : " The post step looks for the agent and stops it."}`
}
