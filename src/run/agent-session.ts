import type { Chronicle } from "../report/record.ts"
import { within } from "../http/clock.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import type { CursorService } from "./open-cursor.ts"
import { InputError } from "../inputs/input-error.ts"
import type { Outcome } from "../model/outcome.ts"
import type { Reactions } from "../report/reactions.ts"
import { type AdmittedAgent, admitAgent, type Expectation } from "../agent/sanitized-agent.ts"
import { announceAgent } from "../report/announce.ts"
import { agentOutputs, keepState, setOutputs } from "../report/outputs.ts"
import type { Arrival } from "../report/run-report.ts"
import type { Reporter } from "../report/comment.ts"
import { type SavedState, STATE_NAME, writeState } from "./saved-state.ts"
import type { Step } from "./context.ts"
import type { Transcript } from "../report/conversation.ts"

/** Time for the last version of the comment: one call and what a lost answer costs. */
const LAST_WORD_MS = 90_000
/** What a cancelled step keeps back for outputs, log and summary. */
const CONCLUSION_MS = 1_000

const NOT_SAVED =
  "The step's state cannot be saved to the runner's file GITHUB_STATE, so nothing was sent to Cursor. Without it a cancelled or killed job could leave its agent working."
const BEHIND =
  "The step's state can no longer be saved to the runner's file GITHUB_STATE. If this job is cancelled or killed, look after the agent on its page."

/** One agent's way through a step, from the launch or the follow-up to the report. */
export type Flight = {
  readonly step: Step
  readonly chronicle: Chronicle
  readonly cursor: CursorService
  readonly reporter: Reporter
  readonly reactions: Reactions
  readonly logbook: Logbook
  readonly transcript: Transcript
  /** What the agent's addresses have to look like. */
  readonly expected: Expectation
  /** Whether a pull request is due when the agent has finished. */
  readonly asksForPullRequest: boolean
}

/** Keeps the post step informed: every change is saved at once, because the process may be killed at any time. */
export type Logbook = {
  note(change: Partial<Omit<SavedState, "launchKey" | "repositoryUrl" | "launchedAt" | "place" | "reactTo">>): void
}

/**
 * Saves what is known before there is an agent: without a state nobody could stop the agent of a step that is killed.
 * @throws {InputError} when the runner's file cannot be written. Later on that is only a warning, for the agent exists.
 */
export function openLogbook(apiKey: string, first: SavedState, warn: Step["warn"]): Logbook {
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
export function admitted(flight: Pick<Flight, "step" | "expected">, agent: Agent): AdmittedAgent {
  const { agent: shown, withheld } = admitAgent(agent, flight.expected)
  for (const field of withheld) {
    flight.step.warn(`Cursor's answer names ${field} in a form that is not allowed here, so it is left out.`)
  }
  return shown
}

/** The agent exists: its id goes to every place that survives this process, before anything else can fail. */
export async function takeOff(flight: Flight, agent: Agent, arrival: Arrival): Promise<void> {
  const { step, chronicle, logbook, reporter, reactions } = flight
  logbook.note({ agentId: agent.id })
  const shown = admitted(flight, agent)
  setOutputs(agentOutputs(shown))
  chronicle.seen(shown, arrival)
  announceAgent(step.log, shown, arrival)
  if (step.cancelled.aborted) return
  await reporter.tell(chronicle.report(), { signal: step.cancelled })
  await reactions.working(step.cancelled)
}

/** The end of the story: the comment is put right, and the post step learns whether anything is left for it. */
export async function land(flight: Flight, outcome: Outcome): Promise<Outcome> {
  const { step, chronicle, reporter, reactions, logbook } = flight
  chronicle.ended(outcome)
  const fate = "fate" in outcome ? outcome.fate : undefined
  const isLeftover = fate === "leftover"
  if (isLeftover && outcome.kind === "timed-out") logbook.note({ stopLeftover: true, endedBy: "time-out" })
  if (fate === "stopped") logbook.note({ isStopped: true })
  const isTold = await within(step.clock, LAST_WORD_MS, step.overdue, (signal) =>
    reporter.tell(chronicle.report(), { isFinal: true, signal }),
  )
  // A comment that a cancelled step had no time for is put right by the post step.
  logbook.note({ isDone: !isLeftover && (isTold || !step.cancelled.aborted) })
  const restMs = Math.min(LAST_WORD_MS, Math.max(0, step.timeLeftMs() - CONCLUSION_MS))
  await within(step.clock, restMs, step.overdue, (signal) => reactions.ended(outcome, signal))
  return outcome
}
