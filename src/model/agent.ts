/** The title is what GitHub shows, where that could be read: text by others. */
type PullRequest = { readonly url: string; readonly number: number; readonly title?: string }

/**
 * An agent as reports may show it: every address and name has been checked. Only `summary` is still text by others,
 * without the characters that nobody sees.
 */
export type SanitizedAgent = {
  readonly id: string
  /** The API's own word. */
  readonly status: string
  /** The turn that was read, where turns have ids. */
  readonly runId?: string
  readonly url?: string
  readonly branchName?: string
  readonly pullRequest?: PullRequest
  readonly summary?: string
  readonly changes?: { readonly added: number; readonly removed: number; readonly files: number }
}
