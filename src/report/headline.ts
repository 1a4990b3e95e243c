import { endOf } from "../model/agent-status.ts"
import type { OutcomeKind } from "../model/outcome.ts"
import type { ProblemCode } from "../model/problem.ts"
import type { Severity } from "./problem-text.ts"
import type { RunReport } from "./run-report.ts"

const HEADLINES: Readonly<Record<OutcomeKind, string>> = {
  finished: "Cursor agent finished",
  failed: "Cursor agent failed",
  expired: "Cursor agent expired",
  stopped: "Cursor agent was stopped",
  "timed-out": "Cursor agent did not end in time",
  launched: "Cursor agent launched",
  skipped: "No Cursor agent: event skipped",
  cancelled: "Workflow run was cancelled",
  unknown: "Cursor agent: outcome unknown",
  error: "No Cursor agent was launched",
  ok: "Done",
}

const SENT = "Follow-up sent to the Cursor agent"
const FIX_SENT = "Failed checks were sent back to the Cursor agent"
const STAYED_RED: ReadonlySet<ProblemCode> = new Set(["checks-failed-after-fixes", "checks-failed-unsent"])

/** Words that are only right for a launch. */
function otherHeadline({ outcome, operation, findings, note, turn, checks }: RunReport): string | undefined {
  if (outcome?.kind === "finished" && checks?.state === "passed") return "Cursor agent finished, and its checks passed"
  if (outcome?.kind === "finished" && outcome.problem && STAYED_RED.has(outcome.problem.code))
    return "Cursor agent finished, and checks fail"
  if (outcome?.kind === "launched" && operation === "verify") return FIX_SENT
  if (outcome?.kind === "ok" || findings?.fleet) return findings?.headline
  if (outcome?.kind === "skipped" && note !== undefined) return "Nothing was sent to a Cursor agent"
  if (outcome?.kind === "launched" && turn?.isContinued) return SENT
  if (operation === undefined || operation === "launch") return undefined
  if (outcome?.kind === "launched") return SENT
  if (outcome?.kind === "skipped") return "Nothing done: event skipped"
  return outcome?.kind === "error" ? (findings?.headline ?? `Operation ${operation} failed`) : undefined
}

/** What a reader has to know first, in words of its own: no meaning hangs on a colour or a picture. */
export function headlineOf(report: RunReport): string {
  const { outcome, agent, checks } = report
  if (outcome?.kind === "cancelled" && agent) {
    if (outcome.disposition === "stopped") return "Cursor agent stopped because the workflow run was cancelled"
    if (outcome.disposition === "ended") return "Workflow run was cancelled; the Cursor agent had ended by then"
    return "Workflow run was cancelled; the Cursor agent may still be working"
  }
  if (outcome?.kind === "timed-out" && outcome.disposition === "stopped")
    return "Cursor agent stopped because the time ran out"
  if (outcome?.kind === "timed-out" && outcome.isUnread) return "Cursor agent was not seen to end in time"
  if (outcome) return otherHeadline(report) ?? HEADLINES[outcome.kind]
  if (report.isQueued) return "Queued until the Cursor agent is done with an earlier instruction"
  if (report.isAwaitingChecks) return "Waiting for the checks of the Cursor agent's pull request"
  // The status is still the one of the turn before the follow-up.
  if (agent && endOf(agent.status) !== undefined)
    return checks?.state === "failed" ? "Checks fail and go back to the Cursor agent" : "Cursor agent got a follow-up"
  return agent?.status === "CREATING" ? "Cursor agent is starting" : "Cursor agent is working"
}

/** How bad it is, for the frame around a problem: nothing came of it, or somebody may want to look. */
export function severityOf({ outcome }: RunReport): Severity {
  return outcome?.kind === "failed" || outcome?.kind === "unknown" || outcome?.kind === "error" ? "CAUTION" : "WARNING"
}
