import { GitHubApiError } from "../github/api-error.ts"
import { type Attempt, attemptOf } from "../github/attempts.ts"
import {
  type Comment,
  type CommentFilter,
  createComment,
  findComment,
  type Place,
  updateComment,
} from "../github/comment.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { type MarkedPlace, markerOf, readMarker } from "../github/marker.ts"
import { retry } from "../github/retry.ts"
import type { Clock } from "../http/clock.ts"
import { commentText } from "./comment-text.ts"
import type { RunReport } from "./run-report.ts"

/** While the agent works the comment changes at most this often. */
const LEAST_PAUSE_MS = 60_000

/** An earlier attempt of this run is younger than that: runs can be run again for 30 days (docs.github.com). */
const RERUN_MS = 31 * 24 * 60 * 60_000

export type CommentOptions = {
  readonly github: GitHubConnection
  readonly place: Place
  readonly apiKey: string
  readonly launchKey: string
  /** Id of the comment, where it is known already. */
  readonly commentId?: number
  /** A re-run goes on in the comment of the attempt before. */
  readonly mayExist: boolean
  /** The number of this attempt of the workflow run. */
  readonly attempt: number
  /** The attempts before it, where they are known already. */
  readonly earlier?: readonly Attempt[]
  readonly clock: Clock
  readonly warn: (message: string) => void
  /** Called for the comment that was found or written, with the attempts that it told of before. */
  readonly onComment: (comment: Comment, earlier: readonly Attempt[]) => void
}

type Telling = { readonly isFinal?: boolean; readonly signal?: AbortSignal }

/** Keeps one comment up to date. Never throws: a comment that cannot be written is a warning, and the work goes on. */
export type Reporter = {
  /** The agent that the comment of an earlier attempt names, from its signed marker. */
  earlierAgent(): Promise<string | undefined>
  /**
   * Writes the report down when it changed, and not more than once a minute unless `isFinal`.
   * @returns whether the comment now says what it should, as far as it ever will
   */
  update(report: RunReport, telling?: Telling): Promise<boolean>
}

/** A reporter for runs that no issue or pull request started, or that want no comment. */
export const silentReporter: Reporter = {
  earlierAgent: async () => undefined,
  update: async () => true,
}

export function commentReporter(thread: CommentOptions): Reporter {
  const { github, place, apiKey, launchKey, clock } = thread
  const marked: MarkedPlace = { repository: `${place.owner}/${place.name}`, number: place.number, launchKey }
  const wanted: CommentFilter = {
    isOurs: (body) => readMarker(apiKey, marked, body) !== undefined,
    since: new Date(clock.today().getTime() - RERUN_MS),
  }
  let comment: Comment | undefined =
    thread.commentId === undefined ? undefined : { id: thread.commentId, url: "", body: "" }
  let earlier = thread.earlier ?? []
  // Set as well while a comment is being created: if that fails half way, it is looked for before the next try.
  let mayExist = thread.mayExist
  let writtenMs = Number.NEGATIVE_INFINITY
  let isHopeless = false

  async function find(signal?: AbortSignal) {
    if (comment || !mayExist) return
    comment = await findComment(github, place, wanted, signal)
    mayExist = false
    if (!comment) return
    const { attempts = [] } = readMarker(apiKey, marked, comment.body) ?? {}
    earlier = attempts.filter(({ number }) => number < thread.attempt)
    thread.onComment(comment, earlier)
  }

  async function write(report: RunReport, signal?: AbortSignal) {
    await find(signal)
    const attempts = [...earlier, attemptOf(report)]
    const body = `${markerOf(apiKey, marked, { agentId: report.agent?.id, attempts })}\n${commentText(report, earlier)}`
    if (body === comment?.body) return
    mayExist = true
    comment = comment
      ? await updateComment(github, place, comment.id, body, signal)
      : await createComment(github, place, body, wanted, signal)
    writtenMs = clock.nowMs()
    thread.onComment(comment, earlier)
  }

  async function harmless(task: () => Promise<void>, signal?: AbortSignal): Promise<boolean> {
    if (isHopeless) return true
    try {
      await task()
      return true
    } catch (fault) {
      if (signal?.aborted) return false
      // Without the right there is no use in trying again; anything else may pass.
      isHopeless = fault instanceof GitHubApiError && fault.denial !== undefined && fault.denial !== "rate-limit"
      thread.warn(remedyFor(fault))
      return isHopeless
    }
  }

  return {
    earlierAgent: async () => {
      await harmless(find)
      return comment && readMarker(apiKey, marked, comment.body)?.agentId
    },
    update: (report, { isFinal = false, signal } = {}) =>
      harmless(async () => {
        const isSoon = comment !== undefined && clock.nowMs() - writtenMs < LEAST_PAUSE_MS
        // What is there already is found or overwritten, so that a second try doubles nothing.
        if (isFinal) await retry(clock, () => write(report, signal), signal)
        else if (!isSoon) await write(report, signal)
      }, signal),
  }
}

function remedyFor(fault: unknown): string {
  if (!(fault instanceof GitHubApiError)) return "The comment could not be written; the outcome is not affected."
  const right =
    "Give the job `permissions: issues: write` (for a pull request `pull-requests: write`), or switch the comment off with `comment: false`."
  return `${fault.message}. ${fault.denial === "permission" || fault.denial === "not-found" ? right : "The outcome is not affected."}`
}
