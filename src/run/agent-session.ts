import { type Expectation, type SanitizedAgent, sanitizedAgent } from "../agent/sanitized-agent.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import { within } from "../http/clock.ts"
import { InputError } from "../inputs/input-error.ts"
import type { Outcome } from "../model/outcome.ts"
import { announceAgent } from "../report/announce.ts"
import type { Reporter } from "../report/comment.ts"
import type { Transcript } from "../report/conversation.ts"
import { agentOutputs, keepState, setOutputs } from "../report/outputs.ts"
import type { Reactions } from "../report/reactions.ts"
import type { RunRecord } from "../report/record.ts"
import type { AgentOrigin } from "../report/run-report.ts"
import type { StepContext } from "./context.ts"
import type { CursorService } from "./open-cursor.ts"
import { type SavedState, STATE_NAME, writeState } from "./saved-state.ts"

/** Time for the last version of the comment: one call and what a lost answer costs. */
const LAST_WORD_MS = 90_000
/** What a cancelled step keeps back for outputs, log and summary. */
const CONCLUSION_MS = 1_000

const NOT_SAVED =
  "The step's state cannot be saved to the runner's file GITHUB_STATE, so nothing was sent to Cursor. Without it a cancelled or killed job could leave its agent working."
const BEHIND =
  "The step's state can no longer be saved to the runner's file GITHUB_STATE. If this job is cancelled or killed, look after the agent on its page."

/** One agent's way through a step, from the launch or the follow-up to the report. */
export type AgentSession = {
  readonly step: StepContext
  readonly record: RunRecord
  readonly cursor: CursorService
  readonly reporter: Reporter
  readonly reactions: Reactions
  readonly savedState: StateWriter
  readonly transcript: Transcript
  /** What the agent's addresses have to look like. */
  readonly expected: Expectation
  /** Whether a pull request is due when the agent has finished. */
  readonly asksForPullRequest: boolean
}

/** Keeps the post step informed: every change is saved at once, because the process may be killed at any time. */
export type StateWriter = {
  note(change: Partial<Omit<SavedState, "launchKey" | "repositoryUrl" | "launchedAt" | "place" | "reactTo">>): void
}

/**
 * Saves what is known before there is an agent: without a state nobody could stop the agent of a step that is killed.
 * @throws {InputError} when the runner's file cannot be written. Later on that is only a warning, for the agent exists.
 */
export function openStateWriter(apiKey: string, first: SavedState, warn: StepContext["warn"]): StateWriter {
  let state = first
  const isSaved = () => keepState(STATE_NAME, writeState(apiKey, state))
  if (!isSaved()) throw new InputError(NOT_SAVED, "state-not-saved")
  return {
    note: (change) => {
      state = { ...state, ...change }
      if (!isSaved()) warn(BEHIND)
    },
  }
}

/** Admits what Cursor says about the agent; what is withheld is warned of. */
export function sanitized(session: Pick<AgentSession, "step" | "expected">, agent: Agent): SanitizedAgent {
  const { agent: shown, withheld } = sanitizedAgent(agent, session.expected)
  for (const field of withheld) {
    session.step.warn(`Cursor's answer names ${field} in a form that is not allowed here, so it is left out.`)
  }
  return shown
}

/** The agent exists: its id goes to every place that survives this process, before anything else can fail. */
export async function agentStarted(session: AgentSession, agent: Agent, agentOrigin: AgentOrigin): Promise<void> {
  const { step, record, savedState, reporter, reactions } = session
  savedState.note({ agentId: agent.id })
  const shown = sanitized(session, agent)
  setOutputs(agentOutputs(shown))
  record.seen(shown, agentOrigin)
  announceAgent(step.log, shown, agentOrigin)
  if (step.cancelled.aborted) return
  await reporter.update(record.report(), { signal: step.cancelled })
  await reactions.working(step.cancelled)
}

/** The end of the story: the comment is put right, and the post step learns whether anything is left for it. */
export async function endSession(session: AgentSession, outcome: Outcome): Promise<Outcome> {
  const { step, record, reporter, reactions, savedState } = session
  record.ended(outcome)
  const disposition = "disposition" in outcome ? outcome.disposition : undefined
  const isStillRunning = disposition === "still-running"
  if (isStillRunning && outcome.kind === "timed-out") savedState.note({ stopAgentOnCleanUp: true, endedBy: "time-out" })
  if (disposition === "stopped") savedState.note({ isStopped: true })
  const isTold = await within(step.clock, LAST_WORD_MS, step.overdue, (signal) =>
    reporter.update(record.report(), { isFinal: true, signal }),
  )
  // A comment that a cancelled step had no time for is put right by the post step.
  savedState.note({ isDone: !isStillRunning && (isTold || !step.cancelled.aborted) })
  const restMs = Math.min(LAST_WORD_MS, Math.max(0, step.timeLeftMs() - CONCLUSION_MS))
  await within(step.clock, restMs, step.overdue, (signal) => reactions.ended(outcome, signal))
  return outcome
}
