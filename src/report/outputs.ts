import { appendFileSync } from "node:fs"
import { saveState, setOutput, setSecret } from "@actions/core"
import type { FailedCheck } from "../checks/verdict.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import type { Outcome } from "../model/outcome.ts"
import { cutToBytes } from "../text/budget.ts"
import { plainLine } from "../text/log.ts"
import type { Redactor } from "../text/redact.ts"
import type { Sink } from "./record.ts"
import type { RunReport } from "./run-report.ts"

type FleetFindings = NonNullable<NonNullable<RunReport["findings"]>["fleet"]>

/** What one output may take; GitHub allows 1 MB for all outputs of a job. */
const OUTPUT_BYTES = 64 * 1024

/** How much of a name that others chose an output holds. */
const MOST_NAME = 200

/** Every output of action.yml. Text by others reaches them only cut. */
export type Outputs = {
  readonly agentId: string
  readonly agentUrl: string
  readonly status: string
  readonly outcome: Outcome["kind"] | ""
  readonly prUrl: string
  readonly prNumber: string
  readonly branchName: string
  readonly summary: string
  readonly durationSeconds: string
  readonly continued: string
  readonly turn: string
  readonly commentUrl: string
  readonly skipReason: string
  readonly errorCode: string
  readonly conversationPath: string
  readonly runId: string
  readonly tokens: string
  readonly costCents: string
  readonly result: string
  readonly checks: string
  readonly fixes: string
  readonly failedChecks: string
  readonly collected: string
  readonly stillOpen: string
  readonly resultPath: string
  readonly finished: string
  readonly failed: string
  readonly open: string
}

/**
 * Sets outputs at once; a later call overrides an earlier one, because the runner reads the file at the end.
 * @returns false when they cannot be written: no reason to lose sight of an agent, but to fail the step at its end
 */
export function setOutputs(outputs: Partial<Outputs>, redact: Redactor = (text) => text): boolean {
  try {
    for (const [name, value] of Object.entries(outputs)) setOne(name, cutToBytes(redact(value), OUTPUT_BYTES).text)
    return true
  } catch {
    return false
  }
}

/**
 * The toolkit writes a value between two marks that nobody can guess. One line needs none (docs.github.com, "Setting an
 * output parameter"), and what makes them would have to be loaded, a twentieth to a tenth of a step that is skipped.
 */
function setOne(name: string, value: string): void {
  const file = process.env.GITHUB_OUTPUT
  if (file !== undefined && !/[\r\n]/.test(value)) appendFileSync(file, `${name}=${value}\n`)
  else setOutput(name, value)
}

/** Sets what is known of the agent as soon as it is known: a step that is killed keeps it. */
export function outputsSink(redact: Redactor): Sink {
  const on: Sink["on"] = (event) => {
    switch (event.kind) {
      case "agent-named":
        setOutputs({ agentId: event.agentId }, redact)
        return
      case "turn-began":
        setOutputs(turnOutputs(event), redact)
        return
      case "agent-read":
        if (event.isChanged) setOutputs(agentOutputs(event.agent), redact)
        return
      case "conversation-read":
        if (event.conversation.path !== undefined) setOutputs({ conversationPath: event.conversation.path }, redact)
        return
      case "comment-written":
        setOutputs({ commentUrl: event.url }, redact)
        return
      default:
    }
  }
  return { on }
}

/** Every output that the end of a step sets. Pure. */
export function stepOutputs(report: RunReport): Partial<Outputs> {
  const { outcome, operation, agent, agentId, turn, findings, conversation, commentUrl, checks, usage } = report
  const problem = outcome && "problem" in outcome ? outcome.problem : undefined
  return {
    outcome: outcome?.kind ?? "",
    ...(agentId !== undefined && { agentId }),
    ...(agent && agentOutputs(agent)),
    ...(turn && turnOutputs(turn)),
    ...(!turn && (operation === "launch" || operation === "follow-up") && { continued: "false" }),
    durationSeconds: String(Math.round(report.elapsedMs / 1000)),
    skipReason: outcome?.kind === "skipped" ? outcome.reason : "",
    errorCode: problem?.code ?? "",
    ...(commentUrl !== undefined && { commentUrl }),
    ...(conversation?.path !== undefined && { conversationPath: conversation.path }),
    ...(usage?.tokens && { tokens: JSON.stringify(usage.tokens) }),
    ...(usage?.costCents !== undefined && { costCents: String(usage.costCents) }),
    ...(checks && {
      checks: checks.state,
      fixes: checks.fixes === undefined ? "" : String(checks.fixes),
      failedChecks: failedChecksJson(checks.failed),
    }),
    ...findings?.outputs,
    ...(findings?.result !== undefined && { result: JSON.stringify(findings.result) }),
    ...(findings?.fleet && fleetOutputs(findings.fleet)),
  }
}

function turnOutputs({ number, isContinued }: NonNullable<RunReport["turn"]>): Partial<Outputs> {
  return { continued: String(isContinued), turn: String(number) }
}

function fleetOutputs({ finished, failed, open, resultPath = "", seconds = 0 }: FleetFindings): Partial<Outputs> {
  const counts = { finished: String(finished), failed: String(failed), open: String(open) }
  return { ...counts, resultPath, durationSeconds: String(seconds) }
}

function agentOutputs(agent: SanitizedAgent): Partial<Outputs> {
  return {
    agentId: agent.id,
    agentUrl: agent.url ?? "",
    status: agent.status,
    prUrl: agent.pullRequest?.url ?? "",
    prNumber: agent.pullRequest ? String(agent.pullRequest.number) : "",
    branchName: agent.branchName ?? "",
    ...(agent.runId !== undefined && { runId: agent.runId }),
    summary: agent.summary ?? "",
  }
}

/**
 * Keeps a value for the post step; a later one takes its place.
 * @returns false when it cannot be written to the runner's file
 */
export function keepState(name: string, value: string): boolean {
  try {
    saveState(name, value)
    return true
  } catch {
    return false
  }
}

/** Masks a secret in the log in the forms it is likely to take; the runner adds more encodings itself. */
export function maskSecret(secret: string): void {
  const trimmed = secret.trim()
  const forms = [secret, trimmed, Buffer.from(`${trimmed}:`).toString("base64"), ...trimmed.split(/[\r\n]+/)]
  for (const form of new Set(forms)) if (form.length >= 4) setSecret(form)
}

/** The output `failedChecks`. */
export function failedChecksJson(failed: readonly FailedCheck[]): string {
  return JSON.stringify(
    failed.map(({ name, url = "", conclusion = "" }) => ({
      name: plainLine(name, MOST_NAME),
      url: plainLine(url, MOST_NAME),
      conclusion: conclusion.toLowerCase(),
    })),
  )
}
