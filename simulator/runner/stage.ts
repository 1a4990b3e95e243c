import { existsSync } from "node:fs"
import { constants } from "node:os"
import { join } from "node:path"
import type { ActionOptions, StageResult, StepResult } from "./action-run.ts"
import type { CaseInsensitiveMap } from "./case-insensitive-map.ts"
import { stageEnvironment } from "./environment.ts"
import { type Contexts, evaluateCondition } from "./expressions.ts"
import { createCommandFiles, processCommandFiles } from "./file-commands.ts"
import type { JobFolders } from "./job-folders.ts"
import { logLine, type StageName } from "./job-log.ts"
import type { JobState } from "./job-state.ts"
import { LogCommands } from "./log-commands.ts"
import type { Manifest } from "./manifest.ts"
import { NodeProcess, type ProcessEnd } from "./node-process.ts"
import { defaultNode } from "./node-program.ts"
import { StepContext } from "./step-context.ts"
import { resolveInputs, warnAboutInputs } from "./step-inputs.ts"

export type StagePlan = {
  readonly name: StageName
  /** Relative to the action's folder. */
  readonly script: string
  /** The step's condition; a cancel leaves the step alone when it still holds then. */
  readonly condition: string
  readonly options: ActionOptions
  readonly manifest: Manifest
  readonly folders: JobFolders
  readonly contexts: Contexts
  /** The environment of the runner's own process. */
  readonly runnerEnv: Readonly<Record<string, string>>
  /** Sees every line that the action's process adds to the log. */
  readonly onLogLine: (line: string) => void
}

type Field = readonly [key: string, value: string]

const runnerWaits = { intMs: 7500, termMs: 2500 }
const runnerPipeWaitMs = 5000

/** One stage of the action: a process of its own, with its own command files. */
export class Stage {
  readonly #plan: StagePlan
  readonly #job: JobState
  readonly #step: StepContext
  #process: NodeProcess | undefined
  #interrupted = false
  #abandoned = false

  constructor(plan: StagePlan, job: JobState) {
    this.#plan = plan
    this.#job = job
    this.#step = new StepContext(plan.name, job, plan.folders.workspace)
  }

  get pid(): number | undefined {
    return this.#process?.pid
  }

  /** Runs the stage to its end; the process is started before this returns. */
  async run(): Promise<StageResult> {
    const startedMs = performance.now()
    const commandFiles = createCommandFiles(this.#plan.folders.commandFiles)
    const timer = this.#startTimeout()
    let end: ProcessEnd = { exitCode: undefined, signal: undefined, signalsSent: [] }
    let failed = true
    try {
      this.#process = this.#start(commandFiles)
      end = await this.#process.done
      failed = end.exitCode !== 0
      this.#step.debug(`Node Action run completed with exit code ${exitCodeOf(end)}`)
    } catch (error) {
      if (!(error instanceof StepError)) throw error
      this.#step.annotate("error", error.message)
    } finally {
      clearTimeout(timer)
    }
    if (!this.#abandoned) processCommandFiles(commandFiles, this.#step)
    const result = this.#result(failed)
    return { name: this.#plan.name, result, ...end, durationMs: performance.now() - startedMs }
  }

  /** The job was cancelled while this stage runs. */
  cancel(): void {
    const { condition, contexts } = this.#plan
    if (evaluateCondition(condition, "cancelled", contexts)) return
    this.#interrupt()
  }

  /** Ends the process with SIGKILL. */
  kill(): void {
    this.#process?.kill()
  }

  /** Ends the process and leaves its command files unread, as when the runner itself dies. */
  abandon(): void {
    this.#abandoned = true
    this.kill()
  }

  #startTimeout(): NodeJS.Timeout | undefined {
    const limitMs = this.#plan.options.stepTimeoutMs
    if (limitMs === undefined) return undefined
    return setTimeout(() => this.#interrupt(), limitMs)
  }

  #interrupt(): void {
    if (this.#interrupted) return
    this.#interrupted = true
    void this.#process?.interrupt()
  }

  #start(commandFiles: ReturnType<typeof createCommandFiles>): NodeProcess {
    const { options, manifest, contexts, runnerEnv } = this.#plan
    const given = options.inputs ?? {}
    const inputs = inStep(() => resolveInputs(manifest, given, contexts))
    warnAboutInputs(manifest, given, this.#step)
    const env = { ...Object.fromEntries(this.#job.addedEnv), ...options.env }
    this.#printHeader(inputs, env)
    const environment = stageEnvironment({
      runner: runnerEnv,
      env,
      state: this.#job.savedState,
      inputs,
      addedPath: this.#job.addedPath,
      contexts,
      commandFiles,
    })
    return this.#startProcess(environment)
  }

  #startProcess(env: Readonly<Record<string, string>>): NodeProcess {
    const { script, options, folders } = this.#plan
    const file = join(options.actionDir, script)
    if (!existsSync(file)) throw new StepError(`File not found: '${file}'`)
    const commands = new LogCommands(this.#step)
    const program = options.node ?? defaultNode()
    try {
      return new NodeProcess({
        program,
        argv: [...(options.nodeOptions ?? []), file],
        cwd: folders.workspace,
        env,
        onLine: (stream, line) => this.#receive(commands, stream, line),
        kill: options.kill ?? runnerWaits,
        pipeWaitMs: options.pipeWaitMs ?? runnerPipeWaitMs,
      })
    } catch (error) {
      const cause =
        error instanceof Error && "code" in error && error.code === "E2BIG" ? "Argument list too long" : error
      throw new StepError(
        `An error occurred trying to start process '${program}' with working directory '${folders.workspace}'. ${String(cause)}`,
      )
    }
  }

  #receive(commands: LogCommands, stream: "stdout" | "stderr", line: string): void {
    const { log } = this.#job
    log.rawLines.push({ stage: this.#plan.name, stream, text: line })
    const known = log.entries.length
    commands.receive(line)
    for (const entry of log.entries.slice(known)) this.#plan.onLogLine(logLine(entry))
  }

  #printHeader(inputs: CaseInsensitiveMap, env: Readonly<Record<string, string>>): void {
    const { name, options } = this.#plan
    if (name === "post") {
      this.#step.output("Post job cleanup.")
      return
    }
    const given = [...inputs.entries()]
    this.#step.output(`##[group]Run ${options.uses ?? "./"}`)
    this.#printFields("with:", given, ([, value]) => value !== "")
    this.#printFields("env:", Object.entries(env), () => true)
    this.#step.output("##[endgroup]")
  }

  #printFields(title: string, fields: readonly Field[], shown: (field: Field) => boolean): void {
    if (fields.length > 0) this.#step.output(title)
    for (const [key, value] of fields.filter(shown)) this.#step.output(`  ${key}: ${value}`)
  }

  #result(failed: boolean): StepResult {
    if (this.#interrupted) {
      if (this.#job.status === "cancelled") {
        this.#step.annotate("error", "The operation was canceled.")
        return "cancelled"
      }
      this.#step.annotate("error", this.#timeoutMessage())
      return "failure"
    }
    return failed || this.#step.commandFailed ? "failure" : "success"
  }

  #timeoutMessage(): string {
    const { name, options } = this.#plan
    const step = `${name === "post" ? "Post " : ""}Run ${options.uses ?? "./"}`
    const minutes = Math.max(1, Math.round((options.stepTimeoutMs ?? 0) / 60_000))
    return `The action '${step}' has timed out after ${minutes} minutes.`
  }
}

/** What fails a step before its process runs. */
class StepError extends Error {
  override readonly name = "StepError"
}

function inStep<T>(task: () => T): T {
  try {
    return task()
  } catch (error) {
    throw new StepError(error instanceof Error ? error.message : String(error))
  }
}

function exitCodeOf({ exitCode, signal }: ProcessEnd): number {
  return exitCode ?? 128 + (signal === undefined ? 0 : constants.signals[signal])
}
