import type { ActionOptions, ActionResult, GithubOptions } from "../runner/action-run.ts"
import type { LogEntry } from "../runner/job-log.ts"
import type { Fields, Texts } from "./yaml-fields.ts"

/** Something that happens in the repository. */
export type Happening = {
  readonly eventName: string
  readonly event: Fields
  /** What a person chose for a manual run. */
  readonly inputs?: Fields
  /** More of the `github` context, such as `refName`. */
  readonly github?: GithubOptions
}

/** Where the steps run. */
export type Surroundings = {
  readonly secrets: Texts
  readonly vars?: Texts
  /** A folder whose files `actions/checkout` puts into the workspace. Absent: none. */
  readonly checkout?: string
  /** Completes the options of one step that uses our action. */
  optionsFor(options: Partial<ActionOptions>): ActionOptions
  runAction(options: Partial<ActionOptions>): Promise<ActionResult>
  /** Told of everything as it happens. */
  onProgress?(progress: Progress): void
}

/** What is to be seen of a workflow while it runs. */
export type Progress =
  | { readonly kind: "job"; readonly title: string; readonly group: string }
  | { readonly kind: "job-skipped"; readonly title: string; readonly condition: string }
  | { readonly kind: "step-skipped"; readonly title: string; readonly condition: string }
  | { readonly kind: "passed-over"; readonly uses: string; readonly why: string }
  | { readonly kind: "log"; readonly entry: LogEntry }

export type Result = "success" | "failure" | "skipped"
