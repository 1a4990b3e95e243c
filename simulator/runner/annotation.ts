import type { StageName } from "./job-log.ts"

export type AnnotationLevel = "error" | "warning" | "notice"

/** An annotation as the runner reports it; lines and columns as the action gave them. */
export type Annotation = {
  readonly stage: StageName
  readonly level: AnnotationLevel
  readonly message: string
  readonly title?: string
  readonly file?: string
  readonly line?: string
  readonly endLine?: string
  readonly col?: string
  readonly endColumn?: string
}

export type AnnotationPlace = Pick<Annotation, "title" | "file" | "line" | "endLine" | "col" | "endColumn">
