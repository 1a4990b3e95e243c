import type { Trigger } from "../event/trigger.ts"
import { GitHubApiError } from "../github/api-error.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { comesFromFork, permissionOf } from "../github/permission.ts"
import { isTooLarge } from "../github/read-refusal.ts"
import { retryGitHub } from "../github/retry.ts"
import { type GitHubTexts, readTexts } from "../github/texts.ts"
import type { Clock } from "../http/clock.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { editedAfterReview, isApproval } from "./edited-after-review.ts"
import { decide, type Questions, type Rules } from "./rules.ts"

export type Authorization =
  | {
      readonly kind: "approved"
      readonly senderPermission?: string
      /** What GitHub holds of the event's texts; undefined when it does not tell, and for an event without a text. */
      readonly texts?: GitHubTexts
    }
  | { readonly kind: "refused"; readonly outcome: Outcome }

export type AuthorizeOptions = {
  readonly rules: Rules
  readonly repository: { readonly owner: string; readonly name: string }
  /** Connects to GitHub at the first call; undefined without a token. */
  readonly openGitHub: () => Promise<GitHubConnection | undefined>
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly warn: (message: string) => void
  /** Whether the event's texts have to be rendered. */
  readonly needsTexts: boolean
  readonly agentsOf: Questions["agentsOf"]
}

/**
 * Asks GitHub about the person behind the event; once they may, for its texts and about late edits. Without a clear answer
 * about people nothing is started.
 */
export async function authorize(trigger: Trigger, options: AuthorizeOptions): Promise<Authorization> {
  const { rules, repository, signal } = options
  const permission = (login: string) => ask(options, (github) => permissionOf(github, repository, login, signal))
  try {
    const verdict = await decide(trigger, rules, {
      permissionOf: permission,
      comesFromFork: (number) => ask(options, (github) => comesFromFork(github, repository, number, signal)),
      agentsOf: options.agentsOf,
    })
    if (verdict.kind === "skipped") return { kind: "refused", outcome: verdict }
    const texts = await textsOf(trigger, options)
    const reason = texts && (await editedAfterReview(trigger, rules, texts.histories, permission))
    if (reason !== undefined) return { kind: "refused", outcome: { kind: "skipped", reason } }
    return { ...verdict, texts }
  } catch (error) {
    if (!isUnanswered(error)) throw error
    const message = `The person behind this event, or late edits, could not be verified, so no agent was started: ${startOf(error.message)}.`
    return { kind: "refused", outcome: { kind: "error", problem: problem("permission-unverified", { message }) } }
  }
}

/**
 * The texts, rendered if GitHub does so. Where nobody approved them and none is a command, an event goes on without an
 * answer, and none of them is sent.
 */
async function textsOf(trigger: Trigger, options: AuthorizeOptions): Promise<GitHubTexts | undefined> {
  const mustKnow = isApproval(trigger)
  if (trigger.kind === "none" || !(mustKnow || options.needsTexts)) return undefined
  const place = { ...options.repository, number: trigger.subject.number }
  const remarkId = "remark" in trigger ? trigger.remark.nodeId : undefined
  const read = (isRendered: boolean) =>
    ask(options, (github) => readTexts(github, { place, remarkId, isRendered }, options.signal))
  try {
    if (!options.needsTexts) return await read(false)
    return await read(true).catch(async (error: unknown) => {
      if (!isAnsweredUnrendered(error)) throw error
      const unrendered = await read(false)
      options.warn(withRemedy(error))
      return unrendered
    })
  } catch (error) {
    if (mustKnow || !isUnanswered(error)) throw error
    options.warn(withRemedy(error))
    return undefined
  }
}

/** The first word of a sentence within another one; names keep their capitals. */
function startOf(sentence: string): string {
  return /^(?:GitHub|Cursor)/.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1)
}

/** Old servers, rights, and texts that take too long or make too large a page keep GitHub from rendering, but not from telling the rest. */
function isAnsweredUnrendered(error: unknown): error is GitHubApiError {
  if (!(error instanceof GitHubApiError)) return false
  if (isTooLarge(error)) return true
  if (error.status === undefined) return false
  return error.denial !== "token" && error.denial !== "rate-limit"
}

function withRemedy(error: GitHubApiError | EmptyTokenError): string {
  const remedy = error instanceof GitHubApiError ? error.remedy : undefined
  return remedy === undefined ? `${error.message}.` : `${error.message}. ${remedy}`
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
