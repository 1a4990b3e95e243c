import type { FailedCheck } from "../checks/verdict.ts"
import type { Message, Todo, Usage } from "../cursor/agent.ts"
import type { Operation } from "../inputs/operation.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import type { Plan, SentPrompt } from "../model/launch-plan.ts"
import type { Outcome } from "../model/outcome.ts"

/** A plan as a comment remembers it. */
export type EarlierPlan = Omit<Plan, "prompt">

/**
 * How the agent came to this step: it was launched, found after its launch's answer was lost, launched by an earlier
 * attempt, sent a follow-up, or named by the workflow to be waited for.
 */
export type AgentOrigin = "launched" | "found" | "attached" | "followed-up" | "joined"

/** The words that start an agent from a comment, and whether it is sure that they are heard: a comment started this run. */
export type Phrase = { readonly text: string; readonly isHeard: boolean }

/** Who asked for the agent, and in which comment or review: a checked address. */
export type Requester = { readonly login: string; readonly url?: string }

/**
 * How long the turn of an agent that was there before this step has lasted when it is first read: all of it where the
 * agent has ended. `unknown` where nobody tells.
 */
export type TurnAge = { readonly ms: number } | "unknown"

export type StatusChange = { readonly status: string; readonly waitedMs: number }

/** What an operation came to know: one value for the output `result`, the log and the summary page. */
export type Findings = {
  /** What a reader has to know first, such as "3 models". */
  readonly headline: string
  /** Becomes the output `result`, as JSON. Undefined for operations without one. */
  readonly result?: unknown
  /** Further outputs. */
  readonly outputs?: Readonly<Record<string, string>>
  /** For the log, which makes text by others harmless. */
  readonly lines: readonly string[]
  /** Parts of the summary page in safe Markdown. */
  readonly markdown: readonly string[]
  /** How the tasks of a fleet ended, and the file that tells it whole. */
  readonly fleet?: {
    readonly finished: number
    readonly failed: number
    readonly open: number
    readonly resultPath?: string
    /** How long the whole took. */
    readonly seconds?: number
  }
}

/** The conversation as it was last read, and the file that holds it. */
export type Conversation = { readonly messages: readonly Message[]; readonly path?: string }

/** What the checks of the agent's pull request came to. */
export type ChecksReport = {
  readonly state: "passed" | "failed" | "pending" | "none" | "unverified"
  readonly failed: readonly FailedCheck[]
  /** How many times failures were sent back to the agent; missing where nobody has counted. */
  readonly fixes?: number
  /** The commit that was judged. */
  readonly sha?: string
  /** Why nothing more is done: a sentence that may hold what GitHub or Cursor said, so text by others. */
  readonly why?: string
}

/** Everything the reports are made from: one value, so that log, comment and summary cannot disagree. */
export type RunReport = {
  /** Missing only when the step does not know where it runs. */
  readonly run?: { readonly url: string; readonly attempt: number; readonly step?: string; readonly docsUrl?: string }
  /** Missing while the inputs are not read. */
  readonly operation?: Operation
  readonly plan?: Plan
  /** What another step set out to do, whose end is written now. */
  readonly earlierPlan?: EarlierPlan
  readonly followUp?: SentPrompt
  /** What an operation that reads, stops or deletes came to know. */
  readonly findings?: Findings
  /** Known before the agent is read when the workflow names it. */
  readonly agentId?: string
  readonly agent?: SanitizedAgent
  readonly agentOrigin?: AgentOrigin
  readonly timeline: readonly StatusChange[]
  /** From the launch or the follow-up, where that is known, to now or to the end. */
  readonly elapsedMs: number
  /** The turn had begun before this step and nobody tells when, so `elapsedMs` counts from the first reading. */
  readonly isAgeUnknown?: boolean
  /** When the turn began. Missing where that is not known. */
  readonly beganAt?: Date
  readonly outcome?: Outcome
  readonly request?: Requester
  readonly phrase?: Phrase
  readonly conversation?: Conversation
  /** The to-do list that the agent keeps while it works. */
  readonly todos?: readonly Todo[]
  /** What the agent's turn has used up, as far as Cursor tells. */
  readonly usage?: Usage
  readonly commentUrl?: string
  /** Missing while the checks are not looked at. */
  readonly checks?: ChecksReport
  /** The agent's turn is over, and the checks of what it pushed are waited for. */
  readonly isAwaitingChecks?: boolean
  /** The agent's turn that this step began, and whether the agent was there already. */
  readonly turn?: { readonly number: number; readonly isContinued: boolean }
  /** The instruction waits for the end of the agent's turn. */
  readonly isQueued?: boolean
  /** What a reader of the comment has to know besides the outcome: a sentence of our own, in safe Markdown. */
  readonly note?: string
  readonly warnings: readonly string[]
}
