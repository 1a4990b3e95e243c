import type { Trigger } from "../event/trigger.ts"
import { GitHubApiError } from "../github/api-error.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { type Reaction, type ReactionTarget, react, takeBack } from "../github/reaction.ts"
import { type Clock, within } from "../http/clock.ts"
import type { Runner } from "../inputs/runner.ts"
import type { Outcome } from "../model/outcome.ts"
import type { Sink } from "./record.ts"

/** A reaction is not needed: nothing waits long for it. */
const LIMIT_MS = 5_000

type End = Exclude<Reaction, "eyes">

const OPPOSITES: Readonly<Record<End, End>> = { rocket: "confused", confused: "rocket" }

/**
 * Shows on what triggered the run how it goes, while the step works. Never throws; each sign is given once. Warns only of
 * another job that has given the first one.
 */
export type ReactionSink = Pick<Sink, "on"> & {
  /** Gives the sign of the end, unless `signal` aborts. */
  finish(signal: AbortSignal): Promise<void>
}

export const noReactions: ReactionSink = { on: () => {}, finish: async () => {} }

type Options = {
  readonly github: GitHubConnection
  readonly target: ReactionTarget
  /** When the event happened, as GitHub writes it; undefined where this job itself may have reacted before. */
  readonly eventAt?: string
  readonly warn?: (message: string) => void
  /** An earlier attempt may have ended otherwise, and have left its sign. */
  readonly isRerun: boolean
  readonly clock: Clock
  readonly debug: (line: string) => void
  /** Ends everything but the last sign. */
  readonly cancelled: AbortSignal
}

const TWO_JOBS =
  "Another job has reacted to this event already: two jobs or workflows act on it, and each launches an agent. Delete one of them, or give each its own `label` or `trigger-phrase`."

export function reactionSink({ github, target, eventAt = "", warn, isRerun, ...options }: Options): ReactionSink {
  const { clock, debug, cancelled } = options
  let isHopeless = false
  let working: Promise<void> | undefined
  let end: End | undefined

  /** @param instead the sign that this one takes the place of */
  async function give(content: Reaction, signal: AbortSignal, instead?: Reaction) {
    if (isHopeless || signal.aborted) return
    try {
      const reacted = await within(clock, LIMIT_MS, signal, (limited) => react(github, target, content, limited))
      const { login, earlierAt = "" } = reacted
      if (content === "eyes" && Date.parse(earlierAt) >= Date.parse(eventAt)) warn?.(TWO_JOBS)
      if (instead === undefined || login === undefined) return
      await within(clock, LIMIT_MS, signal, (limited) => takeBack(github, target, { content: instead, login }, limited))
    } catch (error) {
      isHopeless = error instanceof GitHubApiError && error.denial !== undefined
      const why = error instanceof GitHubApiError ? error.message : "no answer in time"
      debug(`No reaction (${content}): ${why}. The outcome is not affected.`)
    }
  }

  return {
    on: (event) => {
      // Once: each fix is a turn of its own, and a second sign would be taken for another job's.
      if (event.kind === "agent-read" && event.origin !== undefined) working ??= give("eyes", cancelled)
      if (event.kind === "ended") end = reactionTo(event.outcome)
    },
    finish: async (signal) => {
      await working
      if (end !== undefined) await give(end, signal, isRerun ? OPPOSITES[end] : undefined)
    },
  }
}

/** Rocket for a success, confused for whatever somebody should look at; nothing where the end is not known yet. Pure. */
export function reactionTo(outcome: Outcome): End | undefined {
  if (outcome.kind === "launched" || outcome.kind === "skipped" || outcome.kind === "ok") return undefined
  return outcome.kind === "finished" && outcome.problem === undefined ? "rocket" : "confused"
}

/** Where to react: the comment that asked, else the issue or pull request; undefined where no one is shown anything. */
export function reactionTarget(
  trigger: Trigger,
  { repository }: Pick<Runner, "repository">,
): ReactionTarget | undefined {
  if (trigger.kind === "none") return undefined
  const { owner, name } = repository
  if (trigger.kind === "comment") return { kind: "comment", owner, name, id: trigger.remark.id }
  // A review as a whole takes no reactions, so its pull request does.
  if (trigger.kind === "review" && trigger.event === "pull_request_review_comment") {
    return { kind: "review-comment", owner, name, id: trigger.remark.id }
  }
  return { kind: "issue", owner, name, id: trigger.subject.number }
}
