/** What an operation came to know: one value for the output `result`, the log and the summary page. */
export type Findings = {
  /** What a reader has to know first, such as "3 models". */
  readonly headline: string
  /** Becomes the output `result`, as JSON. Undefined for operations without one. */
  readonly result?: unknown
  /** For the log. Text by others may stand in them: the log's door cleans it. */
  readonly lines: readonly string[]
  /** Parts of the summary page in safe Markdown. */
  readonly markdown: readonly string[]
}
