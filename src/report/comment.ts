import { GitHubApiError } from "../github/api-error.ts"
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
import type { ReactionTarget } from "../github/reaction.ts"
import { type Clock, within } from "../http/clock.ts"
import type { TurnMemory } from "../model/turn-memory.ts"
import type { Redactor } from "../text/redact.ts"
import { backgroundWriter, type WriteFault } from "./background-writer.ts"
import { commentFactsIn, commentFactsText, type RememberedAge } from "./comment-facts.ts"
import { commentText } from "./comment-text.ts"
import { isTurnOpen } from "./is-turn-open.ts"
import type { RunRecord, Sink } from "./record.ts"

/** An earlier attempt of this run is younger than that: runs can be run again for 30 days (docs.github.com). */
const RERUN_MS = 31 * 24 * 60 * 60_000
/** A launch waits this long at most for what an earlier attempt's comment says. */
const LOOK_LIMIT_MS = 60_000
/** A comment that shows a to-do list is changed at most this often. */
const LIVE_PAUSE_MS = 15_000
/** After no answer, or a failure of GitHub's own. */
const RETRY_PAUSE_MS = 5_000
/** At a rate limit that names no time: a minute at least (docs.github.com, "Rate limits for the REST API"). */
const RATE_LIMIT_PAUSE_MS = 60_000

export type CommentOptions = {
  readonly github: GitHubConnection
  readonly place: Place
  readonly apiKey: string
  readonly launchKey: string
  /** Id of the comment, where it is known already. */
  readonly commentId?: number
  /** A re-run goes on in the comment of the attempt before. */
  readonly mayExist: boolean
  readonly clock: Clock
  readonly record: RunRecord
  /** What the marker has to remember of this turn. */
  readonly memory: () => TurnMemory
  /** What was reacted to, for whoever writes the last version. */
  readonly reactTo?: ReactionTarget
  /** Takes the secrets of the step out of a text: nobody masks a comment. */
  readonly redact: Redactor
  /** The agent's to-do list comes as it changes, and is worth an earlier write. */
  readonly isLive?: boolean
  /** Ends everything but the last version. */
  readonly cancelled: AbortSignal
}

/**
 * Keeps one comment on the issue or pull request up to date while the step works. Never throws: a comment that cannot be
 * written is a warning.
 */
export type CommentSink = Pick<Sink, "on"> & {
  /** The agent that the comment of an earlier attempt names, from its signed marker. */
  earlierAgent(): Promise<string | undefined>
  /** How long the turn of that agent took, or when it began, as the same marker tells. */
  earlierAge(agentId: string): Promise<RememberedAge | undefined>
  /** Writes what is known now, without waiting for the next time. Never throws. */
  writeNow(limitMs: number, signal: AbortSignal): Promise<void>
  /**
   * Writes the last version.
   * @returns whether the comment now says what it should, as far as it ever will
   */
  writeLast(limitMs: number, signal: AbortSignal): Promise<boolean>
}

/** For runs that no issue or pull request started, or that want no comment. */
export const noComment: CommentSink = {
  on: () => {},
  earlierAgent: async () => undefined,
  earlierAge: async () => undefined,
  writeNow: async () => {},
  writeLast: async () => true,
}

export function commentSink(options: CommentOptions): CommentSink {
  const { clock, record, cancelled } = options
  const comment = openComment(options)
  const writer = backgroundWriter({
    clock,
    write: comment.write,
    faultOf,
    cancelled,
    onGivenUp: (error) => record.warned(remedyFor(error)),
    ...(options.isLive && { leastPauseMs: LIVE_PAUSE_MS }),
  })
  const earlier = async () => {
    try {
      return await within(clock, LOOK_LIMIT_MS, cancelled, comment.marked)
    } catch (error) {
      if (!cancelled.aborted) record.warned(remedyFor(error))
      return undefined
    }
  }
  return {
    on: (event) => {
      // What an end means is known only when everything is read, so it is left to the last version.
      const { operation } = record.report()
      const isAnswer = operation === "stop" || operation === "status"
      if (event.kind === "queued" || event.kind === "checks-read") writer.changed()
      if (event.kind === "agent-read" && event.isChanged && !event.isEnd && !isAnswer) writer.changed()
      if (event.kind === "active" && event.activity.kind === "todos") writer.changed()
    },
    earlierAgent: async () => (await earlier())?.agentId,
    earlierAge: async (agentId) => {
      const marked = await earlier()
      if (marked?.agentId !== agentId || marked.facts === undefined) return undefined
      return commentFactsIn(marked.facts)?.age
    },
    writeNow: (limitMs, signal) => within(clock, limitMs, signal, comment.write).then(noOp, noOp),
    writeLast: writer.flush,
  }
}

const noOp = () => {}

/** The one comment. Its calls come one after the other. */
function openComment({ github, place, apiKey, launchKey, clock, record, ...known }: CommentOptions) {
  const stands: MarkedPlace = { repository: `${place.owner}/${place.name}`, number: place.number }
  const markedIn = (body: string) => {
    const marked = readMarker(apiKey, stands, body)
    return marked?.launchKey === launchKey ? marked : undefined
  }
  const wanted: CommentFilter = {
    isOurs: (body) => markedIn(body) !== undefined,
    since: new Date(clock.today().getTime() - RERUN_MS),
  }
  let comment: Comment | undefined =
    known.commentId === undefined ? undefined : { id: known.commentId, url: "", body: "" }
  // Set as well while a comment is being created: if that fails half way, it is looked for before the next try.
  let mayExist = known.mayExist
  let isReplaced = false

  const keep = (found: Comment) => {
    const isNew = found.id !== comment?.id || found.url !== comment.url
    comment = found
    if (isNew) record.commentWritten({ id: found.id, url: found.url })
  }

  async function find(signal: AbortSignal): Promise<void> {
    if (comment || !mayExist) return
    const found = await findComment(github, place, wanted, signal)
    mayExist = false
    if (found) keep(found)
  }

  async function put(body: string, signal: AbortSignal): Promise<Comment> {
    if (!comment) {
      mayExist = true
      return await createComment(github, place, body, wanted, signal)
    }
    try {
      return await updateComment(github, place, comment.id, body, signal)
    } catch (error) {
      // Somebody deleted it. Who wants none has an input for that, so it is written again, once.
      if (isReplaced || !(error instanceof GitHubApiError) || error.denial !== "not-found") throw error
      isReplaced = true
      comment = undefined
      return await put(body, signal)
    }
  }

  return {
    marked: async (signal: AbortSignal) => {
      await find(signal)
      return comment && markedIn(comment.body)
    },
    write: inTurn(async (signal: AbortSignal) => {
      await find(signal)
      const report = record.report()
      // Nobody waits for an answer to what was skipped, unless there is something to say.
      if (report.outcome?.kind === "skipped" && report.note === undefined && !comment) return false
      const state = isTurnOpen(report) ? "open" : "over"
      const facts = commentFactsText(report, known.reactTo)
      const agentId = report.agent?.id ?? report.agentId
      const marker = markerOf(apiKey, stands, { launchKey, agentId, state, memory: known.memory(), facts })
      const body = `${marker}\n${known.redact(commentText(report))}`
      if (body === comment?.body) return false
      keep(await put(body, signal))
      return true
    }),
  }
}

/** A task whose calls come one after the other. */
function inTurn<T>(task: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (signal) => {
    const next = last.then(
      () => task(signal),
      () => task(signal),
    )
    last = next
    return next
  }
}

/** Without the right nothing can ever be written; a text that is refused may be followed by one that is not. */
function faultOf(error: unknown): WriteFault {
  if (!(error instanceof GitHubApiError)) return { kind: "passing", pauseMs: RETRY_PAUSE_MS }
  const { denial, retryAfterMs, mayHaveExecuted } = error
  if (denial === "rate-limit") return { kind: "passing", pauseMs: retryAfterMs ?? RATE_LIMIT_PAUSE_MS }
  if (mayHaveExecuted) return { kind: "passing", pauseMs: retryAfterMs ?? RETRY_PAUSE_MS }
  return { kind: denial === undefined || denial === "too-long" ? "refused" : "hopeless" }
}

function remedyFor(error: unknown): string {
  if (!(error instanceof GitHubApiError)) return "The comment could not be written; the outcome is not affected."
  if (error.remedy === undefined) return `${error.message}. The outcome is not affected.`
  return `${error.message}. ${error.remedy} Or switch the comment off with \`comment: false\`.`
}
