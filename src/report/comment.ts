import { GitHubApiError } from "../github/api-error.ts"
import type { Marked } from "../github/marker.ts"
import { TimedOut, within } from "../http/clock.ts"
import { retry } from "../http/retry.ts"
import { backgroundWriter, type WriteFault } from "./background-writer.ts"
import { type CommentOptions, openComment } from "./one-comment.ts"
import type { RecordEvent, Sink } from "./record.ts"

/** A launch waits this long at most for what an earlier attempt's comment says. */
const LOOK_LIMIT_MS = 60_000
/** A comment that shows a to-do list is changed at most this often. */
const LIVE_PAUSE_MS = 15_000
/** After no answer, or a failure of GitHub's own. */
const RETRY_PAUSE_MS = 5_000
/** What cannot be written so often is not waited for. */
const WRITE_ATTEMPTS = 3
/** At a rate limit that names no time: a minute at least (docs.github.com, "Rate limits for the REST API"). */
const RATE_LIMIT_PAUSE_MS = 60_000

/**
 * Keeps one comment on the issue or pull request up to date, while the work goes on. Never throws: a comment that cannot be
 * written is a warning.
 */
export type CommentSink = Pick<Sink, "on"> & {
  /** What the comment of an earlier attempt says in its signed marker. */
  earlierMark(): Promise<Marked | undefined>
  /**
   * Writes what is known now, without waiting for the next time. Never throws.
   * @returns whether the comment now says it; `none` where there is no comment, nor a way to one
   */
  writeNow(limitMs: number, signal: AbortSignal): Promise<WrittenNow>
  /** What the comment's signed marker says now, on GitHub. Undefined when it says nothing. @throws what GitHub answers */
  readNow(limitMs: number, signal: AbortSignal): Promise<Marked | undefined>
  /**
   * Writes the last version.
   * @returns whether the comment now says what it should, as far as it ever will
   */
  writeLast(limitMs: number, signal: AbortSignal): Promise<boolean>
}

const ALWAYS_NEWS: ReadonlySet<RecordEvent["kind"]> = new Set(["queued", "checks-awaited"])

type WrittenNow =
  | { readonly kind: "written" }
  /** `why`: a sentence without its full stop. */
  | { readonly kind: "failed" | "none"; readonly why?: string }

/** For runs that no issue or pull request started, or that want no comment. */
export const noComment: CommentSink = {
  on: () => {},
  earlierMark: async () => undefined,
  writeNow: async () => ({ kind: "none" }),
  readNow: async () => undefined,
  writeLast: async () => true,
}

export function commentSink(options: CommentOptions): CommentSink {
  const { clock, record, cancelled } = options
  const comment = openComment(options)
  const writer = backgroundWriter({
    clock,
    write: comment.write,
    writeShort: comment.writeShort,
    faultOf,
    cancelled,
    onGivenUp: (error) => record.warned(remedyFor(error)),
    onShortened: (error) => record.warned(shortenedAfter(error)),
    ...(options.isLive && { leastPauseMs: LIVE_PAUSE_MS }),
  })
  return {
    on: (event) => {
      // What an end means is known only when everything is read, so it is left to the last version.
      const { operation } = record.report()
      const isAnswer = operation === "stop" || operation === "status"
      if (ALWAYS_NEWS.has(event.kind)) writer.changed()
      if (event.kind === "agent-read" && event.isChanged && !event.isEnd && !isAnswer) writer.changed()
      if (event.kind === "active" && event.activity.kind === "todos") writer.changed()
    },
    earlierMark: async () => {
      try {
        return await within(clock, LOOK_LIMIT_MS, cancelled, comment.earlier)
      } catch (error) {
        if (!cancelled.aborted) record.warned(remedyFor(error))
        return undefined
      }
    },
    writeNow: async (limitMs, signal) => {
      try {
        await within(clock, limitMs, signal, (limited) =>
          retry({ clock, signal: limited, maxAttempts: WRITE_ATTEMPTS, delayMs }, () => comment.write(limited)),
        )
        return { kind: "written" }
      } catch (error) {
        const why = error instanceof GitHubApiError ? error.message : undefined
        return { kind: comment.isThere() ? "failed" : "none", why }
      }
    },
    readNow: async (limitMs, signal) => {
      try {
        return await within(clock, limitMs, signal, comment.marked)
      } catch (error) {
        if (!(error instanceof TimedOut)) throw error
        throw new GitHubApiError("Reading the comment", { mayHaveExecuted: false }, { cause: error })
      }
    },
    writeLast: writer.flush,
  }
}

/**
 * Without the right nothing can ever be written; a text that is refused may be followed by one that is not. GitHub also
 * refuses for a while, with the same status, what comes too quickly.
 */
function faultOf(error: unknown): WriteFault {
  if (!(error instanceof GitHubApiError)) return { kind: "passing", pauseMs: RETRY_PAUSE_MS }
  const { denial, retryAfterMs, mayHaveExecuted } = error
  if (denial === "rate-limit") return { kind: "passing", pauseMs: retryAfterMs ?? RATE_LIMIT_PAUSE_MS }
  if (mayHaveExecuted) return { kind: "passing", pauseMs: retryAfterMs ?? RETRY_PAUSE_MS }
  if (denial === "too-long") return { kind: "refused" }
  return denial === undefined ? { kind: "refused", pauseMs: RETRY_PAUSE_MS } : { kind: "hopeless" }
}

function delayMs(error: unknown): number | undefined {
  const fault = faultOf(error)
  return fault.kind === "passing" ? fault.pauseMs : undefined
}

function remedyFor(error: unknown): string {
  if (!(error instanceof GitHubApiError)) return "The comment could not be written; the outcome is not affected."
  if (error.remedy === undefined) return `${error.message}. The outcome is not affected.`
  return `${error.message}. ${error.remedy} Or switch the comment off with \`comment: false\`.`
}

function shortenedAfter(error: unknown): string {
  const why = error instanceof GitHubApiError ? error.message : "The comment could not be written"
  return `${why}. A shorter version was written.`
}
