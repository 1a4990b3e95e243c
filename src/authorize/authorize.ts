import type { Trigger } from "../event/trigger.ts"
import { GitHubApiError } from "../github/api-error.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { type EditHistory, latestEdits } from "../github/edits.ts"
import { comesFromFork, permissionOf } from "../github/permission.ts"
import { retryGitHub } from "../github/retry.ts"
import type { Clock } from "../http/clock.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { editedAfterReview } from "./edited-after-review.ts"
import { decide, type Rules } from "./rules.ts"

export type Authorization =
  | { readonly kind: "approved"; readonly senderPermission?: string }
  | { readonly kind: "refused"; readonly outcome: Outcome }

export type AuthorizeOptions = {
  readonly rules: Rules
  readonly repository: { readonly owner: string; readonly name: string }
  /** Connects to GitHub at the first call; undefined without a token. */
  readonly openGitHub: () => Promise<GitHubConnection | undefined>
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Asks GitHub about the person behind the event, and about late edits. Without a clear answer nothing is started. */
export async function authorize(trigger: Trigger, options: AuthorizeOptions): Promise<Authorization> {
  const { rules, repository, signal } = options
  const permission = (login: string) => ask(options, (github) => permissionOf(github, repository, login, signal))
  try {
    const verdict = await decide(trigger, rules, {
      permissionOf: permission,
      comesFromFork: (number) => ask(options, (github) => comesFromFork(github, repository, number, signal)),
    })
    if (verdict.kind === "skipped") return { kind: "refused", outcome: verdict }
    const edits = () => editsOf(trigger, options)
    const reason = await editedAfterReview(trigger, rules, { edits, permissionOf: permission })
    return reason === undefined ? verdict : { kind: "refused", outcome: { kind: "skipped", reason } }
  } catch (error) {
    if (!isUnanswered(error)) throw error
    const message = `The person behind this event, or late edits, could not be verified, so no agent was started. ${error.message}.`
    return { kind: "refused", outcome: { kind: "error", problem: problem("permission-unverified", { message }) } }
  }
}

async function editsOf(trigger: Trigger, options: AuthorizeOptions): Promise<EditHistory> {
  if (trigger.kind === "none") return { edits: [] }
  const { owner, name } = options.repository
  const place = { owner, name, number: trigger.subject.number }
  return await ask(options, (github) => latestEdits(github, place, options.signal))
}

/** One failed request is no reason to refuse somebody, and asking twice does no harm. */
async function ask<T>(
  { openGitHub, clock, signal }: AuthorizeOptions,
  question: (github: GitHubConnection) => Promise<T>,
): Promise<T> {
  const github = await openGitHub()
  if (github) return await retryGitHub(clock, () => question(github), signal)
  throw new EmptyTokenError("`github-token` is empty: leave it out, so that the job's own token is used")
}

class EmptyTokenError extends Error {
  override readonly name = "EmptyTokenError"
}

/** Whether a question had no answer, for a reason that is known. */
function isUnanswered(error: unknown): error is GitHubApiError | EmptyTokenError {
  return error instanceof GitHubApiError || error instanceof EmptyTokenError
}
