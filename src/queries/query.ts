import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import type { RetryBudget } from "../cursor/retry-policy.ts"
import type { GitHubConnection } from "../github/connection.ts"
import type { Clock } from "../http/clock.ts"
import type { download } from "../http/download.ts"
import type { proxyFor } from "../http/proxy.ts"
import type { Inputs } from "../inputs/inputs.ts"
import type { Runner } from "../inputs/runner.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import type { Problem } from "../model/problem.ts"
import type { Log } from "../report/log.ts"
import type { Findings } from "../report/run-report.ts"

/** Cursor's API under the key of this step, and how many repeats the step may still make. */
export type CursorAccess = { readonly client: CursorClient; readonly budget: RetryBudget }

/** What an operation that only reads, or stops or deletes, has at hand. */
export type Query = {
  readonly inputs: Inputs
  readonly runner: Runner
  readonly clock: Clock
  readonly random: () => number
  readonly userAgent: string
  /** Aborts when the job is cancelled. */
  readonly signal: AbortSignal
  readonly log: Log
  /** Collects a warning for the log and for the reports. */
  readonly warn: (message: string) => void
  /** Undefined when there is no API key. */
  readonly cursor?: CursorAccess
  /** Connects to GitHub at the first call; undefined without a token. */
  readonly openGitHub: () => Promise<GitHubConnection | undefined>
  readonly download: typeof download
  readonly proxyFor: typeof proxyFor
  /** Checks what Cursor says about an agent, warns of what is withheld, and reports the rest. */
  readonly seen: (agent: Agent) => SanitizedAgent
}

/** A query that cannot do without the API key. */
export type CursorQuery = Query & CursorAccess

/** A query about the agent that `agent-id` names. */
export type AgentQuery = CursorQuery & { readonly agentId: string }

/** What a query came to know. With a problem the operation has failed, wholly or in part. */
export type Answer = { readonly findings?: Findings; readonly problem?: Problem }

/** One operation: what it needs, and the function that does it. */
export type QueryOperation =
  | { readonly needs: "agent"; readonly ask: (query: AgentQuery) => Promise<Answer> }
  | { readonly needs: "key"; readonly ask: (query: CursorQuery) => Promise<Answer> }
  | { readonly needs: "nothing"; readonly ask: (query: Query) => Promise<Answer> }
