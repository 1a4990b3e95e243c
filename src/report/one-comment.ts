import { GitHubApiError } from "../github/api-error.ts"
import {
  type Comment,
  type CommentFilter,
  createComment,
  findComment,
  type Place,
  readComment,
  updateComment,
} from "../github/comment.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { type Marked, type MarkedPlace, markerOf, readMarker } from "../github/marker.ts"
import type { ReactionTarget } from "../github/reaction.ts"
import type { Clock } from "../http/clock.ts"
import type { TurnMemory } from "../model/turn-memory.ts"
import type { Redactor } from "../text/redact.ts"
import { commentFactsText } from "./comment-facts.ts"
import { commentText, shortCommentText } from "./comment-text.ts"
import { isTurnOpen } from "./is-turn-open.ts"
import type { RunRecord } from "./record.ts"
import type { RunReport } from "./run-report.ts"

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

/** The one comment. Its calls come one after the other. */
export function openComment({ github, place, apiKey, launchKey, clock, record, ...known }: CommentOptions) {
  const markedPlace: MarkedPlace = { repository: `${place.owner}/${place.name}`, number: place.number }
  const markedIn = (body: string) => {
    const marked = readMarker(apiKey, markedPlace, body)
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
  /** What an earlier attempt wrote, before this one writes over it. */
  let earlier: Marked | undefined

  const keep = (found: Comment) => {
    const isNew = found.id !== comment?.id || found.url !== comment.url
    comment = found
    if (isNew) record.commentWritten({ id: found.id, url: found.url })
  }

  async function find(signal: AbortSignal): Promise<void> {
    if (comment || !mayExist) return
    const found = await findComment(github, place, wanted, signal)
    mayExist = false
    if (!found) return
    earlier = markedIn(found.body)
    keep(found)
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

  async function write(textOf: (report: RunReport) => string, signal: AbortSignal): Promise<boolean> {
    await find(signal)
    const report = record.report()
    // Nobody waits for an answer to what was skipped, unless there is something to say.
    if (report.outcome?.kind === "skipped" && report.note === undefined && !comment) return false
    const state = isTurnOpen(report) ? "open" : "over"
    const facts = commentFactsText(report, known.reactTo)
    const agentId = report.agent?.id ?? report.agentId
    const marker = markerOf(apiKey, markedPlace, { launchKey, agentId, state, memory: known.memory(), facts })
    const body = `${marker}\n${known.redact(textOf(report))}`
    if (body === comment?.body) return false
    keep(await put(body, signal))
    return true
  }
  const writeInTurn = inTurn(write)

  return {
    isThere: () => comment !== undefined,
    earlier: async (signal: AbortSignal) => {
      await find(signal)
      return earlier
    },
    marked: async (signal: AbortSignal) => {
      await find(signal)
      const now = comment && (await readIfThere(github, place, comment.id, signal))
      return now && markedIn(now.body)
    },
    write: (signal: AbortSignal) => writeInTurn(commentText, signal),
    /** For a text that was refused. */
    writeShort: (signal: AbortSignal) => writeInTurn(shortCommentText, signal),
  }
}

async function readIfThere(...asked: Parameters<typeof readComment>): Promise<Comment | undefined> {
  try {
    return await readComment(...asked)
  } catch (error) {
    if (error instanceof GitHubApiError && error.denial === "not-found") return undefined
    throw error
  }
}

/** A task whose calls come one after the other. */
function inTurn<A extends readonly unknown[], T>(task: (...asked: A) => Promise<T>): (...asked: A) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (...asked) => {
    const next = last.then(
      () => task(...asked),
      () => task(...asked),
    )
    last = next
    return next
  }
}
