/** What was lacking when GitHub said no. */
export type Denial = "token" | "permission" | "not-found" | "locked" | "too-long" | "rate-limit"

type Detail = {
  /** Undefined when no answer came. */
  readonly status?: number
  readonly denial?: Denial
  /** Whether GitHub may have done it all the same. */
  readonly mayHaveExecuted: boolean
  /** How long GitHub asks to wait, when it says so. */
  readonly retryAfterMs?: number
  /** Whether the way to GitHub leads through a proxy. */
  readonly isProxied?: boolean
}

const WORDS: Readonly<Record<Denial, string>> = {
  token: "GitHub does not accept `github-token`; a job's token ends with its job",
  permission: "`github-token` may not do that",
  "not-found": "GitHub cannot find it, or `github-token` may not see it",
  locked: "the conversation is locked",
  "too-long": "the text is too long",
  "rate-limit": "GitHub's rate limit is reached",
}

/** A call to GitHub that failed. Its message is ours; what GitHub said stays in `cause`. */
export class GitHubApiError extends Error {
  override readonly name = "GitHubFailure"
  readonly status: number | undefined
  readonly denial: Denial | undefined
  readonly mayHaveExecuted: boolean
  readonly retryAfterMs: number | undefined

  constructor(what: string, detail: Detail, options?: ErrorOptions) {
    super(`${what} failed: ${reasonOf(detail)}`, options)
    this.status = detail.status
    this.denial = detail.denial
    this.mayHaveExecuted = detail.mayHaveExecuted
    this.retryAfterMs = detail.retryAfterMs
  }
}

function reasonOf({ status, denial, isProxied }: Detail): string {
  const none = isProxied ? "no answer through the proxy that HTTPS_PROXY names" : "no answer"
  const shown = status === undefined ? none : `HTTP ${status}`
  if (denial !== undefined) return `${WORDS[denial]} (${shown})`
  return status === 200 ? "GitHub answered, but with something else than it documents (HTTP 200)" : shown
}
