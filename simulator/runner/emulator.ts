import type { ActionOptions, ActionResult, RunningAction, StageResult, StepResult } from "./action-run.ts"
import { defaultRepository, defaultToken, jobContexts } from "./contexts.ts"
import { runnerEnvironment, runtimeToken } from "./environment.ts"
import { type Contexts, evaluateCondition, stepCondition } from "./expressions.ts"
import { createJobFolders, type JobFolders, removeJobFolders } from "./job-folders.ts"
import { logLine, type StageName } from "./job-log.ts"
import { JobState } from "./job-state.ts"
import { assertSecretsKept } from "./kept-secrets.ts"
import { loadManifest, type Manifest, ManifestError } from "./manifest.ts"
import { Stage } from "./stage.ts"
import { StepContext } from "./step-context.ts"

/**
 * Runs one action as a GitHub runner does (actions/runner 2.336.0): main, then post, each in a process of its own, with
 * the runner's environment, files, commands, masks and signals. Not there: `pre`, problem matchers, `hashFiles`, other
 * kinds of actions, and the differences of a Windows runner.
 * @throws {Error} when the emulator's own `timeoutMs` is over, the action does what the emulator cannot, or a secret
 * is where others can read it
 */
export async function runAction(options: ActionOptions): Promise<ActionResult> {
  return startAction(options).done
}

/** Starts the same run without waiting for it. Main's process exists when this returns, if main is to run. */
export function startAction(options: ActionOptions): RunningAction {
  const job = new Job(options)
  return { done: job.run(), cancel: () => job.cancel(), pid: () => job.pid }
}

const defaultTimeoutMs = 60_000

class Job {
  readonly #options: ActionOptions
  readonly #state: JobState
  readonly #folders: JobFolders
  readonly #contexts: Contexts
  readonly #runnerEnv: Readonly<Record<string, string>>
  readonly #stages: StageResult[] = []
  #running: Stage | undefined
  #runnerDied = false
  #overdue = false

  constructor(options: ActionOptions) {
    this.#options = options
    this.#state = new JobState(options)
    this.#folders = createJobFolders(options, (options.github?.repository ?? defaultRepository).split("/")[1] ?? "repo")
    this.#contexts = jobContexts(options, this.#folders)
    this.#runnerEnv = { ...runnerEnvironment(this.#folders.home), ...options.runnerEnv }
    registerSecrets(this.#state, options)
  }

  get pid(): number | undefined {
    return this.#running?.pid
  }

  /** Cancels the job: the running stage gets its signals unless its condition still holds. */
  cancel(): void {
    if (this.#state.status === "cancelled") return
    this.#state.status = "cancelled"
    this.#running?.cancel()
  }

  async run(): Promise<ActionResult> {
    const safetyNet = setTimeout(() => {
      this.#overdue = true
      this.#running?.kill()
    }, this.#options.timeoutMs ?? defaultTimeoutMs)
    try {
      const manifest = this.#load()
      if (manifest !== undefined) await this.#runStages(manifest)
      const result = this.#report()
      assertSecretsKept(result, this.#options, this.#folders)
      return result
    } finally {
      clearTimeout(safetyNet)
      removeJobFolders(this.#folders, this.#options)
    }
  }

  #load(): Manifest | undefined {
    try {
      return loadManifest(this.#options.actionDir)
    } catch (error) {
      if (!(error instanceof ManifestError)) throw error
      this.#step("main").annotate("error", error.message)
      this.#state.fail()
      return undefined
    }
  }

  async #runStages(manifest: Manifest): Promise<void> {
    this.#checkPre(manifest)
    const { condition = "success()", skipPost = false } = this.#options
    const main = await this.#runStage("main", manifest.main, stepCondition(condition), manifest)
    // Post is registered when main starts, so a main that was skipped has none.
    if (main === "skipped" || manifest.post === undefined || skipPost || this.#runnerDied) return
    await this.#runStage("post", manifest.post, manifest.postIf, manifest)
  }

  #optionsOf(stage: StageName): ActionOptions {
    if (stage !== "post" || !this.#options.postWithoutInputs) return this.#options
    const names = Object.keys(this.#options.inputs ?? {})
    return { ...this.#options, inputs: Object.fromEntries(names.map((name) => [name, ""])) }
  }

  async #runStage(name: StageName, script: string, condition: string, manifest: Manifest): Promise<StepResult> {
    const decided = this.#decide(name, condition)
    if (decided !== "run") return this.#record({ ...notStarted(name), result: decided })
    const stage = new Stage(
      {
        name,
        script,
        condition,
        manifest,
        options: this.#optionsOf(name),
        folders: this.#folders,
        contexts: this.#contexts,
        runnerEnv: this.#runnerEnv,
        onLogLine: name === "main" ? (line) => this.#watch(line) : () => {},
      },
      this.#state,
    )
    this.#running = stage
    const cancelTimer = name === "main" ? this.#startCancelTimer() : undefined
    const result = await stage.run().finally(() => clearTimeout(cancelTimer))
    this.#running = undefined
    if (this.#overdue) throw this.#overdueError(name)
    return this.#record(result)
  }

  #decide(name: StageName, condition: string): "run" | "skipped" | "failure" {
    const contexts = { ...this.#contexts, job: { status: this.#state.status }, env: this.#options.env ?? {} }
    try {
      return evaluateCondition(condition, this.#state.status, contexts) ? "run" : "skipped"
    } catch (error) {
      this.#step(name).annotate("error", error instanceof Error ? error.message : String(error))
      return "failure"
    }
  }

  #record(stage: StageResult): StepResult {
    this.#stages.push(stage)
    if (stage.result === "failure") this.#state.fail()
    return stage.result
  }

  #watch(line: string): void {
    const { cancelOn, killOn, runnerDiesOn } = this.#options
    if (matches(cancelOn, line)) this.cancel()
    if (matches(killOn, line)) this.#running?.kill()
    if (!this.#runnerDied && matches(runnerDiesOn, line)) {
      this.#runnerDied = true
      this.#running?.abandon()
    }
  }

  #startCancelTimer(): NodeJS.Timeout | undefined {
    const { cancelAfterMs } = this.#options
    return cancelAfterMs === undefined ? undefined : setTimeout(() => this.cancel(), cancelAfterMs)
  }

  #checkPre(manifest: Manifest): void {
    if (manifest.pre === undefined) return
    const uses = this.#options.uses ?? "./"
    if (!uses.startsWith("./")) throw new Error("The emulator has no pre stage")
    this.#step("main").annotate("warning", `\`pre\` execution is not supported for local action from '${uses}'`)
  }

  #step(name: StageName): StepContext {
    return new StepContext(name, this.#state, this.#folders.workspace)
  }

  #overdueError(name: StageName): Error {
    const tail = this.#state.log.entries.slice(-20).map(logLine).join("\n")
    return new Error(`The ${name} stage did not end within ${this.#options.timeoutMs ?? defaultTimeoutMs} ms:\n${tail}`)
  }

  #report(): ActionResult {
    const { log, masker } = this.#state
    const stream = (name: "stdout" | "stderr") =>
      log.rawLines.flatMap((line) => (line.stream === name ? [`${line.text}\n`] : [])).join("")
    return {
      conclusion: this.#state.status,
      stages: this.#stages,
      outputs: this.#state.outputs.toRecord(),
      state: this.#state.savedState.toRecord(),
      env: Object.fromEntries(this.#state.addedEnv),
      path: this.#state.addedPath,
      annotations: this.#state.annotations,
      summary: this.#state.summaries.join(""),
      log: log.entries.map(logLine),
      entries: log.entries,
      rawLines: log.rawLines,
      rawStdout: stream("stdout"),
      rawStderr: stream("stderr"),
      workspace: this.#folders.workspace,
      eventPath: this.#folders.eventPath,
      masks: masker.registered,
    }
  }
}

function registerSecrets(state: JobState, options: ActionOptions): void {
  const token = options.github?.token ?? defaultToken
  for (const secret of [...(options.secrets ?? []), token]) state.masker.addWithLines(secret.trim())
  state.masker.add(Buffer.from(`x-access-token:${token}`).toString("base64"))
  state.masker.add(runtimeToken)
}

function notStarted(name: StageName): Omit<StageResult, "result"> {
  return { name, exitCode: undefined, signal: undefined, signalsSent: [], durationMs: 0 }
}

function matches(pattern: RegExp | undefined, line: string): boolean {
  // search() ignores the state of a global pattern.
  return pattern !== undefined && line.search(pattern) >= 0
}
