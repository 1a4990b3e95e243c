import type { AnnotationLevel, AnnotationPlace } from "./annotation.ts"
import type { StageName } from "./job-log.ts"
import type { JobState } from "./job-state.ts"

export type { AnnotationLevel } from "./annotation.ts"

/** Limits of actions/runner 2.336.0 (ExecutionContext). */
const mostPerLevel = 10
const longestMessage = 4096

/** One step as the runner's command handlers see it: a place to write and to fail. */
export class StepContext {
  readonly stage: StageName
  readonly job: JobState
  readonly workspace: string
  /** Whether commands are shown in the log before they are carried out. */
  echo: boolean
  /** A command or command file that could not be processed fails the step whatever its exit code. */
  commandFailed = false
  readonly #counts: Record<AnnotationLevel, number> = { error: 0, warning: 0, notice: 0 }

  constructor(stage: StageName, job: JobState, workspace: string) {
    this.stage = stage
    this.job = job
    this.workspace = workspace
    this.echo = job.stepDebug
  }

  output(text: string): void {
    this.job.log.write(this.stage, text)
  }

  /** Shown with step debugging only. */
  debug(text: string): void {
    if (!this.job.stepDebug) return
    for (const line of text.replaceAll("\r\n", "\n").split("\n")) this.output(`##[debug]${line}`)
  }

  /** Logs an error, warning or notice, and keeps it as an annotation while the step has fewer than ten of its level. */
  annotate(level: AnnotationLevel, message: string, place: AnnotationPlace = {}): void {
    const shown = this.job.masker.mask(message).slice(0, longestMessage)
    if (this.#counts[level] < mostPerLevel) {
      this.#counts[level] += 1
      // The server gets no annotation without words, but it counts.
      if (shown.trim() !== "") this.job.annotations.push({ stage: this.stage, level, message: shown, ...place })
    }
    if (shown !== "") this.output(`##[${level}]${shown}`)
  }

  /** Records that a command failed, in the runner's two errors. */
  failCommand(what: string, reason: unknown): void {
    this.annotate("error", what)
    this.annotate("error", reason instanceof Error ? reason.message : String(reason))
    this.commandFailed = true
  }
}
