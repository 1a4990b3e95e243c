/** What was lacking when GitHub said no. */
export type Lack = "token" | "permission" | "target" | "lock" | "room" | "patience"

type Detail = {
  /** Undefined when no answer came. */
  readonly status: number | undefined
  readonly lack: Lack | undefined
  /** Whether GitHub may have done it all the same. */
  readonly mayBeDone: boolean
  /** How long GitHub asks to wait, when it says so. */
  readonly retryAfterMs?: number | undefined
  /** Whether the way to GitHub leads through a proxy. */
  readonly isProxied?: boolean
}

const WORDS: Readonly<Record<Lack, string>> = {
  token: "GitHub does not accept `github-token`; a job's token ends with its job",
  permission: "`github-token` may not do that",
  target: "GitHub cannot find it, or `github-token` may not see it",
  lock: "the conversation is locked",
  room: "the text is too long",
  patience: "GitHub's rate limit is reached",
}

/** A call to GitHub that failed. Its message is ours; what GitHub said stays in `cause`. */
export class GitHubFailure extends Error {
  override readonly name = "GitHubFailure"
  readonly status: number | undefined
  readonly lack: Lack | undefined
  readonly mayBeDone: boolean
  readonly retryAfterMs: number | undefined

  constructor(what: string, detail: Detail, options?: ErrorOptions) {
    super(`${what} failed: ${reasonOf(detail)}`, options)
    this.status = detail.status
    this.lack = detail.lack
    this.mayBeDone = detail.mayBeDone
    this.retryAfterMs = detail.retryAfterMs
  }
}

function reasonOf({ status, lack, isProxied }: Detail): string {
  const none = isProxied ? "no answer through the proxy that HTTPS_PROXY names" : "no answer"
  const shown = status === undefined ? none : `HTTP ${status}`
  if (lack !== undefined) return `${WORDS[lack]} (${shown})`
  return status === 200 ? "GitHub answered, but with something else than it documents (HTTP 200)" : shown
}
