import type { Annotation } from "./annotation.ts"
import type { LogEntry, RawLine, StageName } from "./job-log.ts"

/** The `github` context; what is left out gets a plausible value. Other fields may be added under `extra`. */
export type GithubOptions = {
  readonly eventName?: string
  /** The webhook payload, written to the event file. */
  readonly event?: unknown
  readonly repository?: string
  readonly repositoryId?: string
  readonly ref?: string
  readonly refName?: string
  readonly refType?: "branch" | "tag"
  readonly refProtected?: boolean
  readonly sha?: string
  readonly actor?: string
  readonly actorId?: string
  readonly triggeringActor?: string
  readonly runId?: string
  readonly runNumber?: string
  readonly runAttempt?: string
  readonly workflow?: string
  readonly workflowRef?: string
  readonly job?: string
  /** GITHUB_ACTION: the step's id. */
  readonly action?: string
  readonly serverUrl?: string
  readonly apiUrl?: string
  readonly graphqlUrl?: string
  readonly token?: string
  readonly baseRef?: string
  readonly headRef?: string
  /** More fields of the context by their own names, such as `retention_days`. */
  readonly extra?: Readonly<Record<string, unknown>>
}

type RunnerOptions = {
  readonly os?: "Linux" | "Windows" | "macOS"
  readonly arch?: "X64" | "ARM64"
  readonly name?: string
  readonly environment?: "github-hosted" | "self-hosted"
}

/** How long the runner waits after SIGINT and after SIGTERM. */
export type KillWaits = { readonly intMs: number; readonly termMs: number }

/** One step that uses an action, in a job of its own. */
export type ActionOptions = {
  /** The folder that holds action.yml. */
  readonly actionDir: string
  /** `with:`, expressions already evaluated. */
  readonly inputs?: Readonly<Record<string, string>>
  /** `env:` of workflow, job and step. */
  readonly env?: Readonly<Record<string, string>>
  /** Values masked from the start. One that is where others can read it makes the run reject. */
  readonly secrets?: readonly string[]
  readonly github?: GithubOptions
  readonly strategy?: Readonly<Record<string, unknown>>
  readonly matrix?: Readonly<Record<string, unknown>>
  readonly runner?: RunnerOptions
  /** `uses:`, default `./`. */
  readonly uses?: string
  /** The step's `if:`, default `success()`. */
  readonly condition?: string
  /** The Node program; default: the project's Node 24. */
  readonly node?: string
  /** Arguments before the script, such as `--import file`. The real runner gives none. */
  readonly nodeOptions?: readonly string[]
  /** More environment of the runner's own process: the lowest layer, and not printed in the log. */
  readonly runnerEnv?: Readonly<Record<string, string>>
  /** As with the secret ACTIONS_STEP_DEBUG. */
  readonly stepDebug?: boolean
  /** Cancels the job at the first log line of main that matches. */
  readonly cancelOn?: RegExp
  /** Cancels the job this long after main started. */
  readonly cancelAfterMs?: number
  /** Kills main with SIGKILL at the first log line that matches; the runner lives on. */
  readonly killOn?: RegExp
  /** The runner itself dies at the first log line of main that matches: no file commands, no post. */
  readonly runnerDiesOn?: RegExp
  readonly skipPost?: boolean
  /** Empties the inputs of the post step, as runners do within nested composite actions, whose expressions are gone then. */
  readonly postWithoutInputs?: boolean
  /** `timeout-minutes`, in milliseconds; it holds for main and for post. */
  readonly stepTimeoutMs?: number
  readonly kill?: KillWaits
  /** Called with each line of the log as soon as it is there, masked. */
  readonly onLogEntry?: (entry: LogEntry) => void
  /** How long the runner waits for stdout and stderr to close after the exit; default 5000, as the runner. */
  readonly pipeWaitMs?: number
  /** The emulator's own safety net: everything is killed and the run rejects. Default 60,000. */
  readonly timeoutMs?: number
  /** Files to put into the workspace: path and content. */
  readonly workspaceFiles?: Readonly<Record<string, string | Uint8Array>>
  /** Folder for the runner's own tree; default: a new one. */
  readonly tempRoot?: string
  /** Keeps the tree after the run; default: only when `tempRoot` is given. */
  readonly keepTempRoot?: boolean
}

export type StepResult = "success" | "failure" | "cancelled" | "skipped"

export type SentSignal = {
  readonly signal: NodeJS.Signals
  /** Milliseconds since the cancel, the time-out or the kill. */
  readonly atMs: number
}

export type StageResult = {
  readonly name: StageName
  readonly result: StepResult
  /** Undefined when a signal ended the process or none was started. */
  readonly exitCode: number | undefined
  readonly signal: NodeJS.Signals | undefined
  readonly signalsSent: readonly SentSignal[]
  readonly durationMs: number
}

export type ActionResult = {
  readonly conclusion: "success" | "failure" | "cancelled"
  readonly stages: readonly StageResult[]
  readonly outputs: Readonly<Record<string, string>>
  /** Saved state; the post stage sees each entry as STATE_<name>. */
  readonly state: Readonly<Record<string, string>>
  /** What went to GITHUB_ENV. */
  readonly env: Readonly<Record<string, string>>
  /** What went to GITHUB_PATH, in the order it was added. */
  readonly path: readonly string[]
  readonly annotations: readonly Annotation[]
  /** The job's summary as uploaded: masked line by line; what was over 1 MiB is missing. */
  readonly summary: string
  /** The log as a reader sees it: masked, with `##[group]`, `##[error]` and the like. */
  readonly log: readonly string[]
  /** The same with stage, kind and time of each line. */
  readonly entries: readonly LogEntry[]
  /** What the action itself wrote, line by line, unmasked. */
  readonly rawLines: readonly RawLine[]
  readonly rawStdout: string
  readonly rawStderr: string
  /** Gone when the tree was removed. */
  readonly workspace: string
  readonly eventPath: string
  /** The values registered with the masker, without their encoded forms. */
  readonly masks: readonly string[]
}

/** A job under way. */
export type RunningAction = {
  readonly done: Promise<ActionResult>
  /** Cancels the job, as a person does on the run's page. */
  cancel(): void
  /** The process id of the stage that is running. */
  pid(): number | undefined
}
