import type { Trigger } from "../event/trigger.ts"
import { GitHubApiError } from "../github/api-error.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { type Reaction, type ReactionTarget, react, takeBack } from "../github/reaction.ts"
import { type Clock, within } from "../http/clock.ts"
import type { Runner } from "../inputs/runner.ts"
import type { Outcome } from "../model/outcome.ts"

/** A reaction is a nicety: nothing waits long for it. */
const LIMIT_MS = 5_000

type End = Exclude<Reaction, "eyes">

const OPPOSITES: Readonly<Record<End, End>> = { rocket: "confused", confused: "rocket" }

/** Shows on what triggered the run how it goes. Never throws and never warns; each sign is given once. */
export type Reactions = {
  working(signal: AbortSignal): Promise<void>
  ended(outcome: Outcome, signal: AbortSignal): Promise<void>
}

export const noReactions: Reactions = { working: async () => {}, ended: async () => {} }

type Options = {
  readonly github: GitHubConnection
  readonly target: ReactionTarget
  /** An earlier attempt may have ended otherwise, and have left its sign. */
  readonly isRerun: boolean
  readonly clock: Clock
  readonly debug: (line: string) => void
}

export function openReactions({ github, target, isRerun, clock, debug }: Options): Reactions {
  let isHopeless = false

  /** @param instead the sign that this one takes the place of */
  async function give(content: Reaction, signal: AbortSignal, instead?: Reaction) {
    if (isHopeless || signal.aborted) return
    try {
      const login = await within(clock, LIMIT_MS, signal, (limited) => react(github, target, content, limited))
      if (instead === undefined || login === undefined) return
      await within(clock, LIMIT_MS, signal, (limited) => takeBack(github, target, { content: instead, login }, limited))
    } catch (fault) {
      isHopeless = fault instanceof GitHubApiError && fault.denial !== undefined
      const why = fault instanceof GitHubApiError ? fault.message : "no answer in time"
      debug(`No reaction (${content}): ${why}. The outcome is not affected.`)
    }
  }

  return {
    working: (signal) => give("eyes", signal),
    ended: async (outcome, signal) => {
      const content = reactionTo(outcome)
      if (content === undefined) return
      await give(content, signal, isRerun ? OPPOSITES[content] : undefined)
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
