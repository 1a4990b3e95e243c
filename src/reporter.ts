import type { Clock } from "./clock.ts"
import { type Comment, createComment, findComment, type Place, updateComment } from "./github/comment.ts"
import type { GitHubConnection } from "./github/connection.ts"
import { GitHubFailure } from "./github/failure.ts"
import { type MarkedPlace, markerOf, readMarker } from "./github/marker.ts"
import { commentText } from "./report/comment-text.ts"
import type { RunReport } from "./report/run-report.ts"

/** While the agent works the comment changes at most this often. */
const LEAST_PAUSE_MS = 60_000
/** Its last version is tried again: soon when no answer came, after a minute at a rate limit (docs.github.com). */
const LAST_ATTEMPTS = 3
const SOON_MS = 5_000
const PATIENCE_MS = 60_000

export type Thread = {
  readonly github: GitHubConnection
  readonly place: Place
  readonly apiKey: string
  readonly launchKey: string
  /** Id of the comment, where it is known already. */
  readonly commentId?: number
  /** A re-run goes on in the comment of the attempt before. */
  readonly mayExist: boolean
  readonly clock: Clock
  readonly warn: (message: string) => void
  readonly onWritten: (comment: Comment) => void
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
  tell(report: RunReport, telling?: Telling): Promise<boolean>
}

/** A reporter for runs that no issue or pull request started, or that want no comment. */
export const silentReporter: Reporter = {
  earlierAgent: async () => undefined,
  tell: async () => true,
}

export function commentReporter(thread: Thread): Reporter {
  const { github, place, apiKey, launchKey, clock } = thread
  const marked: MarkedPlace = { repository: `${place.owner}/${place.name}`, number: place.number, launchKey }
  const isOurs = (body: string) => readMarker(apiKey, marked, body) !== undefined
  let comment: Comment | undefined =
    thread.commentId === undefined ? undefined : { id: thread.commentId, url: "", body: "" }
  // Set as well while a comment is being created: if that fails half way, it is looked for before the next try.
  let mayExist = thread.mayExist
  let writtenMs = Number.NEGATIVE_INFINITY
  let isHopeless = false

  async function find(signal?: AbortSignal) {
    if (comment || !mayExist) return
    comment = await findComment(github, place, isOurs, signal)
    mayExist = false
  }

  async function write(body: string, signal?: AbortSignal) {
    await find(signal)
    mayExist = true
    comment = comment
      ? await updateComment(github, place, comment.id, body, signal)
      : await createComment(github, place, body, isOurs, signal)
    writtenMs = clock.nowMs()
    thread.onWritten(comment)
  }

  /** Writes again as long as waiting may help: what is there already is found or overwritten, never doubled. */
  async function insist(body: string, signal?: AbortSignal) {
    for (let made = 1; ; made++) {
      try {
        return await write(body, signal)
      } catch (fault) {
        const pauseMs = pauseAfter(fault)
        if (pauseMs === undefined || made === LAST_ATTEMPTS) throw fault
        await clock.sleep(pauseMs, signal)
      }
    }
  }

  async function harmless(task: () => Promise<void>, signal?: AbortSignal): Promise<boolean> {
    if (isHopeless) return true
    try {
      await task()
      return true
    } catch (fault) {
      if (signal?.aborted) return false
      // Without the right there is no use in trying again; anything else may pass.
      isHopeless = fault instanceof GitHubFailure && fault.lack !== undefined && fault.lack !== "patience"
      thread.warn(remedyFor(fault))
      return isHopeless
    }
  }

  return {
    earlierAgent: async () => {
      await harmless(find)
      return comment && readMarker(apiKey, marked, comment.body)?.agentId
    },
    tell: (report, { isFinal = false, signal } = {}) =>
      harmless(async () => {
        const body = `${markerOf(apiKey, marked, report.agent?.id)}\n${commentText(report)}`
        const isSoon = comment !== undefined && clock.nowMs() - writtenMs < LEAST_PAUSE_MS
        if (body === comment?.body || (isSoon && !isFinal)) return
        await (isFinal ? insist(body, signal) : write(body, signal))
      }, signal),
  }
}

/** Milliseconds until another try may succeed; undefined when none will. */
function pauseAfter(fault: unknown): number | undefined {
  if (!(fault instanceof GitHubFailure)) return undefined
  if (fault.mayBeDone) return SOON_MS
  const pauseMs = fault.retryAfterMs ?? PATIENCE_MS
  return fault.lack === "patience" && pauseMs <= PATIENCE_MS ? pauseMs : undefined
}

function remedyFor(fault: unknown): string {
  if (!(fault instanceof GitHubFailure)) return "The comment could not be written; the outcome is not affected."
  const right =
    "Give the job `permissions: issues: write` (for a pull request `pull-requests: write`), or switch the comment off with `comment: false`."
  return `${fault.message}. ${fault.lack === "permission" || fault.lack === "target" ? right : "The outcome is not affected."}`
}
