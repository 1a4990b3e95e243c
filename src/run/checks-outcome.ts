import type { Unsent } from "../checks/verdict.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import type { RunRecord } from "../report/record.ts"
import type { ChecksReport } from "../report/run-report.ts"
import type { AgentSession } from "./agent-session.ts"
import type { StepContext } from "./context.ts"

/** Why failures are not sent: the tries are used up, or a person should look first. */
export type Stop =
  | { readonly usedUp: string }
  | {
      readonly unsent:
        | Unsent
        | "workflows"
        | "working"
        | "refused"
        | "gone-on"
        | "max-turns"
        | "in-doubt"
        | "uncounted"
        | "unread"
      readonly detail?: string
    }

const UNSENT: Readonly<Record<Extract<Stop, { unsent: unknown }>["unsent"], string>> = {
  closed: "the pull request is closed",
  fork: "the pull request comes from a fork",
  "taken-over": "the last commit is not the agent's, so somebody has taken over",
  held: "a check waits for a person or was ended by one, which no change of the code corrects",
  "head-moved": "the branch has moved on since",
  workflows: "the pull request changes `.github/`, and with it perhaps the checks themselves",
  working: "the agent is at work on something else",
  "gone-on": "the agent has had another instruction since, and whoever gave it looks after the checks",
  refused: "Cursor took no follow-up.",
  "max-turns": "the agent has had all its turns:",
  "in-doubt":
    "they were counted as sent before, and the agent does not show them: it cannot be told whether it has them",
  uncounted: "what cannot be counted in the agent's comment, which takes `issues: write`, is not sent.",
  unread: "what speaks against it could not be ruled out.",
}

/** The checks fail, and nothing more is sent: `fixes` is how often it was. */
export function stayedRed(agent: SanitizedAgent, why: Stop, fixes: number) {
  const tried = fixes === 0 ? "" : ` after ${fixes} ${fixes === 1 ? "fix" : "fixes"}`
  if ("unsent" in why) {
    const because = [UNSENT[why.unsent], why.detail].filter(Boolean).join(" ").replace(/\.$/, "")
    const message = `Checks of the pull request fail${tried} and were not sent to the agent: ${because}.`
    return { kind: "finished", agent, problem: problem("checks-failed-unsent", { message }) } as const
  }
  const message = `The checks of the pull request still fail${tried}: ${why.usedUp}.`
  return { kind: "finished", agent, problem: problem("checks-failed-after-fixes", { message }) } as const
}

/** Checks that are no failure: green, or not known; what is not known is a warning, and is in the comment. */
export function notFailed(
  { step, record }: Pick<AgentSession, "step" | "record">,
  agent: SanitizedAgent,
  checks: ChecksReport,
): Outcome {
  warnOfChecks(step, record, checks)
  if (checks.state === "passed") step.log.info("The checks of the pull request have passed.", "good")
  return { kind: "finished", agent }
}

/** Records what is known of the checks, and warns of what keeps it from being more. */
export function warnOfChecks(step: Pick<StepContext, "warn">, record: RunRecord, checks: ChecksReport): void {
  record.checksRead(checks)
  if (checks.why !== undefined) step.warn(`The checks of the pull request: ${checks.why}.${remedyFor(checks)}`)
}

function remedyFor({ state }: ChecksReport): string {
  return state === "unverified" ? " They take `checks: read` and `statuses: read`." : ""
}

/** Why nobody waits any longer for checks that are no failure. */
export function whyUndecided(state: "pending" | "none", isOpen: boolean): string {
  if (!isOpen) return "the pull request was closed or merged before they were over"
  if (state === "pending") return "they did not end within `checks-timeout-minutes`"
  return "no check came, so nothing says that it works"
}
