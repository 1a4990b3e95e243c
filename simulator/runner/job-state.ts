import type { ActionOptions } from "./action-run.ts"
import type { Annotation } from "./annotation.ts"
import { CaseInsensitiveMap } from "./case-insensitive-map.ts"
import type { JobStatus } from "./expressions.ts"
import { JobLog } from "./job-log.ts"
import { SecretMasker } from "./masking.ts"

/** What one job keeps from stage to stage. */
export class JobState {
  readonly masker = new SecretMasker()
  readonly log: JobLog
  readonly outputs = new CaseInsensitiveMap()
  readonly savedState = new CaseInsensitiveMap()
  /** What GITHUB_ENV added. */
  readonly addedEnv = new Map<string, string>()
  /** What GITHUB_PATH added, in order. */
  readonly addedPath: string[] = []
  readonly annotations: Annotation[] = []
  readonly summaries: string[] = []
  readonly stepDebug: boolean
  status: JobStatus = "success"

  constructor({ stepDebug = false, onLogEntry }: Pick<ActionOptions, "stepDebug" | "onLogEntry">) {
    this.stepDebug = stepDebug
    this.log = new JobLog(this.masker, onLogEntry)
  }

  /** A failed step fails the job, but a cancelled job stays cancelled. */
  fail(): void {
    if (this.status === "success") this.status = "failure"
  }
}
