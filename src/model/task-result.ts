import type { SanitizedAgent } from "./agent.ts"
import type { Outcome } from "./outcome.ts"

/** One task of a fleet, as the reports show it. */
export type TaskResult = {
  readonly id: string
  /** `owner/name` */
  readonly repository: string
  readonly model?: string
  readonly outcome: Outcome
  readonly agent?: SanitizedAgent
  /** From the launch to the end that was seen; undefined for a task without an agent. */
  readonly seconds?: number
}
