import { plainLine } from "../text/log.ts"

/** Why GitHub said no. */
export type Denial =
  | "token"
  | "permission"
  | "address-list"
  | "archived"
  | "not-found"
  | "locked"
  | "too-long"
  | "moved"
  | "rate-limit"

type Detail = {
  /** Undefined when no answer came. */
  readonly status?: number
  readonly denial?: Denial
  /** Whether GitHub may have done it all the same, or may do it at the next try. */
  readonly mayHaveExecuted: boolean
  /** How long GitHub asks to wait, when it says so. */
  readonly retryAfterMs?: number
  /** Whether the way to GitHub leads through a proxy. */
  readonly isProxied?: boolean
  /** GitHub's own sentence, as it came. */
  readonly said?: string
  /** The permissions that this call takes, as GitHub's header `x-accepted-github-permissions` names them. */
  readonly accepted?: string
}

/** What GitHub says is quoted up to here. */
const MAX_QUOTE_CHARACTERS = 200

const WORDS: Readonly<Record<Denial, string>> = {
  token: "GitHub does not accept `github-token`",
  permission: "`github-token` may not do that",
  "address-list": "GitHub admits no request from this runner's address",
  archived: "the repository is archived",
  "not-found": "GitHub cannot find it, or `github-token` may not see it",
  locked: "the conversation is locked",
  "too-long": "the text is too long",
  moved: "the repository has another address now",
  "rate-limit": "GitHub's rate limit is reached",
}

/**
 * A call to GitHub that failed. The message is ours, on one line and without a full stop; what GitHub said is quoted in
 * it, cut and without control characters.
 */
export class GitHubApiError extends Error {
  override readonly name = "GitHubApiError"
  readonly status: number | undefined
  readonly denial: Denial | undefined
  readonly mayHaveExecuted: boolean
  readonly retryAfterMs: number | undefined
  /** GitHub's own sentence, on one line, cut and without control characters. */
  readonly said: string | undefined
  /** What to do about it, as a sentence; undefined when nothing helps but another try. */
  readonly remedy: string | undefined

  constructor(what: string, detail: Detail, options?: ErrorOptions) {
    super(`${what} failed: ${reasonOf(detail)}`, options)
    this.status = detail.status
    this.denial = detail.denial
    this.mayHaveExecuted = detail.mayHaveExecuted
    this.retryAfterMs = detail.retryAfterMs
    this.said = quoted(detail.said)
    this.remedy = detail.denial && remedyFor(detail.denial, detail)
  }
}

/** The failure of a call that was answered, but not with what GitHub documents. */
export function invalidAnswer(what: string, mayHaveExecuted = false): GitHubApiError {
  return new GitHubApiError(what, { status: 200, mayHaveExecuted })
}

function reasonOf({ status, denial, isProxied, said }: Detail): string {
  const none = isProxied ? "no answer through the proxy that HTTPS_PROXY names" : "no answer"
  const quote = said === undefined ? "" : `: ${JSON.stringify(quoted(said))}`
  const shown = status === undefined ? none : `HTTP ${status}${quote}`
  if (denial !== undefined) return `${WORDS[denial]} (${shown})`
  if (status !== 200) return shown
  return said === undefined ? "GitHub answered, but with something else than it documents (HTTP 200)" : shown
}

function quoted(said: string | undefined): string | undefined {
  // Cut before it is cleaned: there is no telling how long it is.
  return said === undefined ? undefined : plainLine(said.slice(0, 4 * MAX_QUOTE_CHARACTERS), MAX_QUOTE_CHARACTERS)
}

function remedyFor(denial: Denial, { said = "", accepted }: Detail): string | undefined {
  switch (denial) {
    case "token":
      return "Pass a token that is valid now: a job's token ends with its job, an App's token after one hour."
    case "permission":
      return /\bSAML\b/.test(said)
        ? "Authorize the token for the organization's single sign-on."
        : `${rightsIn(accepted)}; a token that you made yourself needs the same right.`
    case "address-list":
      return "Add the runner's address to the organization's or enterprise's IP allow list, or use a runner that is on it."
    case "archived":
      return "Unarchive the repository: an archived one is read-only."
    case "not-found":
      return `Check that \`github-token\` is made for this repository. ${rightsIn(accepted)}.`
    case "locked":
      return "Unlock the conversation."
    case "moved":
      return "Use the repository's present name and owner."
    case "too-long":
    case "rate-limit":
      return undefined
  }
}

const PERMISSION = /^([a-z_]{1,60})=(read|write|admin)$/

/**
 * The header's form is `issues=write; pull_requests=write`: semicolons between alternatives, commas between what is
 * needed together (docs.github.com, "Troubleshooting the REST API", "Resource not accessible").
 */
function rightsIn(accepted = ""): string {
  const alternatives = accepted
    .split(";")
    .map((set) => set.split(",").map(rightIn).filter(isText))
    .filter((rights) => rights.length > 0)
    .map((rights) => `\`permissions: ${rights.join(", ")}\``)
  if (alternatives.length === 0) return "Give the job the right for it under `permissions`"
  return `Give the job ${alternatives.join(" or ")}`
}

/** `issues=write` is written `issues: write` in a workflow. */
function rightIn(text: string): string | undefined {
  const [, name, level] = PERMISSION.exec(text.trim()) ?? []
  return name === undefined || level === undefined ? undefined : `${name.replaceAll("_", "-")}: ${level}`
}

function isText(value: string | undefined): value is string {
  return value !== undefined
}
