import type { LoadV1 } from "../cursor/requests.ts"
import type { GitHubConnection } from "../github/connection.ts"
import type { LoadClient } from "../github/lazy-connection.ts"
import type { Clock } from "../http/clock.ts"
import type { Inputs } from "../inputs/inputs.ts"
import type { Runner } from "../inputs/runner.ts"
import type { Log } from "../report/log.ts"
import type { Redactor } from "../text/redact.ts"

/** What a step has at hand while it runs. */
export type StepContext = {
  readonly inputs: Inputs
  readonly runner: Runner
  readonly clock: Clock
  readonly random: () => number
  readonly log: Log
  readonly userAgent: string
  readonly loadV1: LoadV1
  /** Takes the secrets of the step out of a text. */
  readonly redact: Redactor
  /** Connects to GitHub at the first call; undefined without a token. */
  readonly openGitHub: () => Promise<GitHubConnection | undefined>
  /** Collects a warning for the log and for the reports. */
  readonly warn: (message: string) => void
  /** Aborts when the job is cancelled. */
  readonly cancelled: AbortSignal
  /** Aborts a few seconds later: whatever is still under way then is given up. */
  readonly abandoned: AbortSignal
  /** Aborts when a cancelled step has no more time for its comment: outputs, log and summary come next. */
  readonly overdue: AbortSignal
  /** Milliseconds until a cancelled process has to have ended; Infinity while it is not cancelled. */
  readonly timeLeftMs: () => number
}

/** What a step has at hand before anything that speaks HTTP is loaded. */
export type EarlyContext = Omit<StepContext, "openGitHub"> & { readonly loadGitHub: LoadClient }
