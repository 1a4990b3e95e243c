import type { Agent } from "../cursor/agent.ts"
import type { GitHubConnection } from "../github/connection.ts"
import type { MarkedComment } from "../github/marked-comments.ts"
import type { Clock } from "../http/clock.ts"
import type { TurnMemory } from "../model/turn-memory.ts"
import { type CommentSink, commentSink } from "../report/comment.ts"
import { commentFactsIn, shortened } from "../report/comment-facts.ts"
import type { RunRecord, Sink } from "../report/record.ts"
import type { RunReport } from "../report/run-report.ts"
import type { AgentSession, StateWriter } from "./agent-session.ts"
import type { StepContext } from "./context.ts"
import type { CursorService } from "./open-cursor.ts"
import { outsideSession } from "./wait.ts"

/** Time for the last version of the comment, repeats included. */
const LAST_VERSION_MS = 90_000
/** Longer than a step takes from the count to the end of what it sends. */
const UNDER_WAY_MS = 10 * 60_000

/** An agent, and the comment of ours that tells of its newest turn. */
export type KnownThread = {
  readonly agentId: string
  readonly comment: MarkedComment
  readonly memory: TurnMemory
}

/** Whether a fix that the comment counts may be on its way at this moment. */
export function isUnderWay({ updatedAt, marked }: MarkedComment, clock: Clock): boolean {
  return marked.state === "open" && clock.today().getTime() - updatedAt.getTime() < UNDER_WAY_MS
}

export type VerifySessionOptions = {
  readonly github: GitHubConnection
  readonly cursor: CursorService
  readonly apiKey: string
  readonly thread: KnownThread
  readonly agent: Agent
}

/**
 * A session that goes on in the comment of the agent's newest turn: it counts there, and says there how it ended. Nothing
 * is left to the post step, because nothing is waited for.
 */
export function openVerifySession(step: StepContext, record: RunRecord, options: VerifySessionOptions): AgentSession {
  const { github, cursor, apiKey, thread, agent } = options
  const { comment: existing } = thread
  const { owner, name } = step.runner.repository
  const savedState = memoryOnly(thread.memory)
  const { request, phrase, earlierPlan, checks, reactTo } = commentFactsIn(existing.marked.facts) ?? {}
  const { run } = record.report()
  record.restored({ run, request, phrase, earlierPlan })
  const comment = commentSink({
    ...step,
    github,
    place: { owner, name, number: existing.number },
    apiKey,
    launchKey: existing.marked.launchKey,
    commentId: existing.id,
    mayExist: true,
    record,
    memory: savedState.memory,
    reactTo,
  })
  const isSaid = (report: RunReport) =>
    existing.marked.state === "over" &&
    JSON.stringify(report.checks && shortened(report.checks)) === JSON.stringify(checks)
  record.subscribe(verifySink(step, record, { comment, savedState, isSaid }))
  return { ...outsideSession(step, record, cursor, agent), apiKey, comment, savedState }
}

function memoryOnly(first: TurnMemory): StateWriter {
  let memory = first
  return {
    note: () => {},
    remember: (newer) => {
      memory = newer
    },
    memory: () => memory,
    earlier: () => [],
    sentMs: () => undefined,
    mayHaveTwinWithin: () => false,
    mayAppearUntilMs: () => undefined,
  }
}

type Written = {
  readonly comment: CommentSink
  readonly savedState: StateWriter
  /** Whether the comment says it already: a repeat changes nothing. */
  readonly isSaid: (report: RunReport) => boolean
}

/** Writes the comment's last version, when there is something to say. */
function verifySink(step: StepContext, record: RunRecord, { comment, savedState, isSaid }: Written): Sink {
  return {
    on: (event) => {
      if (event.kind !== "agent-read" || event.origin !== "followed-up" || event.agent.runId === undefined) return
      savedState.remember({ ...savedState.memory(), runId: event.agent.runId })
    },
    flush: async () => {
      const report = record.report()
      const { kind } = report.outcome ?? {}
      const isNews = kind === "launched" || kind === "unknown" || (kind === "finished" && !isSaid(report))
      if (isNews) await comment.writeLast(LAST_VERSION_MS, step.overdue)
    },
  }
}
