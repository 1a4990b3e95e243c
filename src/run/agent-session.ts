import { LOOK_ON_MS } from "../agent/find-agent.ts"
import { sanitizedAgent } from "../agent/sanitized-agent.ts"
import type { TwinWatch } from "../agent/twins.ts"
import type { Agent } from "../cursor/agent.ts"
import type { ReactionTarget } from "../github/reaction.ts"
import { type Clock, within } from "../http/clock.ts"
import { InputError } from "../inputs/input-error.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import type { Outcome } from "../model/outcome.ts"
import { type TurnMemory, turnMemoryText } from "../model/turn-memory.ts"
import type { CommentSink } from "../report/comment.ts"
import { commentFactsText } from "../report/comment-facts.ts"
import type { Transcript } from "../report/conversation.ts"
import { keepState } from "../report/outputs.ts"
import type { ReactionSink } from "../report/reactions.ts"
import type { ReadingOptions, RunRecord, Sink } from "../report/record.ts"
import type { AgentHome } from "./agent-home.ts"
import type { StepContext } from "./context.ts"
import type { CursorService } from "./open-cursor.ts"
import { elapsedMs, type SavedState, type Sent, STATE_NAME, writeState } from "./saved-state.ts"

/** Time for the last version of the comment: one call and what a lost answer costs. */
const LAST_VERSION_MS = 90_000
/** What a cancelled step keeps back for its summary page. */
const SUMMARY_MS = 1_000

const NOT_SAVED =
  "The step's state cannot be saved to the runner's file GITHUB_STATE, so nothing was sent to Cursor. Without it a cancelled or killed job could leave its agent working."
const BEHIND =
  "The step's state can no longer be saved to the runner's file GITHUB_STATE. If this job is cancelled or killed, look after the agent on its page."

/** One agent's way through a step, from the launch or the follow-up to the outcome. */
export type AgentSession = {
  readonly step: StepContext
  readonly record: RunRecord
  readonly cursor: CursorService
  readonly apiKey: string
  readonly comment: Pick<CommentSink, "earlierMark" | "writeNow" | "readNow">
  readonly savedState: StateWriter
  readonly transcript: Transcript
  /** Looks for a second agent with the same launch key, where there may be one. */
  readonly twins?: TwinWatch
  readonly home: AgentHome
  /** Whether a pull request is due when the agent has finished. */
  readonly asksForPullRequest: boolean
}

/** Keeps the post step informed: every change is saved at once, because the process may be killed at any time. */
export type StateWriter = {
  note(change: Partial<Omit<SavedState, "launchKey" | "repositoryUrl" | "place" | "reactTo" | "memory">>): void
  /** What is to be remembered of this turn, from now on. */
  remember(memory: TurnMemory): void
  memory(): TurnMemory
  /** The agents of earlier attempts, as far as they are known. */
  earlier(): readonly string[]
  /** When the first launch was sent, on the clock's monotonic scale. */
  sentMs(): number | undefined
  /** Whether an answer to a launch was lost, and the last one was sent less than so long ago. */
  mayHaveTwinWithin(ms: number, clock: Clock): boolean
  /** Until when, on the same scale, reads may not know yet what the last one made. */
  mayAppearUntilMs(): number | undefined
}

/**
 * Saves what is known before there is an agent: without a state nobody could stop the agent of a step that is killed.
 * @throws {InputError} when the runner's file cannot be written. Later on that is only a warning, for the agent exists.
 */
export function openStateWriter(
  apiKey: string,
  first: Omit<SavedState, "memory">,
  firstMemory: TurnMemory,
  warn: StepContext["warn"],
): StateWriter {
  let memory = firstMemory
  let state: SavedState = { ...first, memory: turnMemoryText(memory) }
  const isSaved = () => keepState(STATE_NAME, writeState(apiKey, state))
  if (!isSaved()) throw new InputError(NOT_SAVED, "state-not-saved")
  const change = (changes: Partial<SavedState>) => {
    state = { ...state, ...changes }
    if (!isSaved()) warn(BEHIND)
  }
  return {
    note: change,
    remember: (newer) => {
      memory = newer
      change({ memory: turnMemoryText(memory) })
    },
    memory: () => memory,
    earlier: () => state.earlier ?? [],
    sentMs: () => state.sent?.clockMs,
    mayHaveTwinWithin: (ms, clock) =>
      state.mayHaveTwin === true && state.lastSent !== undefined && elapsedMs(state.lastSent, clock) < ms,
    mayAppearUntilMs: () => {
      const { sent, lastSent = sent } = state
      return lastSent && lastSent.clockMs + LOOK_ON_MS
    },
  }
}

/** Until when, on the clock's monotonic scale, reads may not know yet what was launched then, answered or not. */
export function mayAppearUntilMs(sent: Sent | undefined, clock: Clock): number | undefined {
  return sent && clock.nowMs() + LOOK_ON_MS - elapsedMs(sent, clock)
}

type SessionSinks = {
  readonly step: StepContext
  readonly record: Pick<RunRecord, "report">
  readonly savedState: StateWriter
  readonly comment: CommentSink
  readonly reactions: ReactionSink
  readonly reactTo?: ReactionTarget
}

/**
 * What a session writes from the record: the state for the post step, the comment and the reactions. The comment's last
 * version decides whether the post step has anything left to do.
 */
export function sessionSink({ step, record, savedState, comment, reactions, reactTo }: SessionSinks): Sink {
  let isStillRunning = false
  return {
    on: (event) => {
      switch (event.kind) {
        case "agent-read":
          // To the saved state before all others: it is what a killed step needs most.
          if (event.origin === undefined) break
          // Without an id of its own the turn is whatever the agent shows, and not the one before.
          if (event.agent.runId !== savedState.memory().runId)
            savedState.remember({ ...savedState.memory(), runId: event.agent.runId })
          savedState.note({
            agentId: event.agent.id,
            runId: event.agent.runId,
            facts: commentFactsText(record.report(), reactTo),
          })
          break
        case "comment-written":
          savedState.note({ commentId: event.id })
          break
        case "summary-written":
          savedState.note({ needsSummary: false })
          break
        case "ended":
          isStillRunning = dispositionOf(event.outcome) === "still-running"
          noteEnd(savedState, event.outcome)
          break
        default:
      }
      comment.on(event)
      reactions.on(event)
    },
    flush: async () => {
      const isWritten = await comment.writeLast(LAST_VERSION_MS, step.overdue)
      // A comment that a cancelled step had no time for is written by the post step.
      const isReported = !isStillRunning && (isWritten || !step.cancelled.aborted)
      // Nor does it look for a second agent, which may appear after the end of any step.
      const lookOnMs = step.cancelled.aborted ? Number.POSITIVE_INFINITY : LOOK_ON_MS
      savedState.note({ isReported, isDone: isReported && !savedState.mayHaveTwinWithin(lookOnMs, step.clock) })
      const restMs = Math.min(LAST_VERSION_MS, Math.max(0, step.timeLeftMs() - SUMMARY_MS))
      await within(step.clock, restMs, step.overdue, reactions.finish).catch(() => {})
    },
  }
}

function noteEnd(savedState: StateWriter, outcome: Outcome): void {
  const disposition = dispositionOf(outcome)
  if (disposition === "still-running" && outcome.kind === "timed-out")
    savedState.note({ stopAgentOnCleanUp: true, endedBy: "time-out" })
  if (disposition === "stopped") savedState.note({ isStopped: true })
}

function dispositionOf(outcome: Outcome) {
  return "disposition" in outcome ? outcome.disposition : undefined
}

/** Checks what Cursor says about the agent; what is withheld is warned of. */
export function sanitized(session: Pick<AgentSession, "step" | "home">, agent: Agent): SanitizedAgent {
  const { agent: shown, withheld } = sanitizedAgent(agent, session.home.expected())
  for (const field of withheld) {
    session.step.warn(`Cursor's answer names ${field} in a form that is not allowed here, so it is left out.`)
  }
  return shown
}

/** Tells the record what was just read of the agent: with `origin`, that it is this step's from now on. */
export function recordAgent(
  session: Pick<AgentSession, "step" | "record" | "home">,
  agent: Agent,
  reading: ReadingOptions = {},
): void {
  session.record.agentRead(sanitized(session, agent), reading)
}
