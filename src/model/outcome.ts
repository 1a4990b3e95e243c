import type { SanitizedAgent } from "./agent.ts"
import type { Problem } from "./problem.ts"

/**
 * What became of the agent when the step gave up waiting: there was none, it was stopped, it had ended by itself, it was
 * left working on purpose, or it may still be working and should not (`still-running`: the post step takes care of it).
 */
export type AgentDisposition = "none" | "stopped" | "ended" | "gone" | "left" | "still-running"

/** How the step ended. A `finished` or `launched` step may have no problem, a `skipped` or `ok` one has none. */
export type Outcome =
  | { readonly kind: "finished"; readonly agent?: SanitizedAgent; readonly problem?: Problem; readonly tasks?: Tasks }
  | {
      readonly kind: "failed" | "expired" | "stopped"
      readonly agent?: SanitizedAgent
      readonly problem: Problem
      readonly tasks?: Tasks
    }
  | {
      readonly kind: "timed-out"
      readonly agent?: SanitizedAgent
      readonly problem: Problem
      readonly disposition: AgentDisposition
      /** The agent could not be read at the end, so it may have ended. */
      readonly isUnread?: boolean
      readonly tasks?: Tasks
    }
  | { readonly kind: "launched"; readonly agent: SanitizedAgent; readonly problem?: Problem }
  | { readonly kind: "skipped"; readonly reason: string }
  | {
      readonly kind: "cancelled"
      readonly agent?: SanitizedAgent
      readonly problem: Problem
      readonly disposition: AgentDisposition
    }
  | {
      readonly kind: "unknown"
      readonly agent?: SanitizedAgent
      readonly problem: Problem
      /** Missing where nobody gave up on purpose: contact was lost. */
      readonly disposition?: AgentDisposition
    }
  | { readonly kind: "error"; readonly agent?: SanitizedAgent; readonly problem: Problem }
  | { readonly kind: "ok" }

/** How the tasks of a fleet ended: a step with these has no agent of its own. */
type Tasks = readonly Outcome[]

export type OutcomeKind = Outcome["kind"]

/** The outcomes that `fail-on` may name. */
export const FAILABLE = ["failed", "expired", "stopped", "timed-out", "unknown"] as const
export type Failable = (typeof FAILABLE)[number]

/**
 * Whether the step fails: always for `error` and `cancelled`, for the others as `fail-on` and `if-no-pr` say. A fleet
 * fails with any of its tasks; that it ran out of time counts even when what is left was never launched.
 */
export function failsStep(
  outcome: Outcome,
  rules: { readonly failOn: ReadonlySet<string>; readonly ifNoPr: string },
): boolean {
  const tasks = "tasks" in outcome ? outcome.tasks : undefined
  if (tasks?.some((task) => failsStep(task, rules))) return true
  switch (outcome.kind) {
    case "error":
    case "cancelled":
      return true
    case "finished":
      if (outcome.problem?.code === "no-pull-request") return rules.ifNoPr === "error"
      return outcome.problem !== undefined
    case "launched":
      return outcome.problem !== undefined
    case "skipped":
    case "ok":
      return false
    case "failed":
      return tasks === undefined && rules.failOn.has(outcome.kind)
    default:
      return rules.failOn.has(outcome.kind)
  }
}
