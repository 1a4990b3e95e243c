import type { SanitizedAgent } from "../agent/sanitized-agent.ts"
import type { Clock } from "../http/clock.ts"
import type { Operation } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import type { Findings } from "./findings.ts"
import type { AgentOrigin, Phrase, Plan, RunReport, SentPrompt } from "./run-report.ts"

/** Collects what happens in a step; the one place that changes while it runs. */
export type RunRecord = {
  report(): RunReport
  startedIn(run: RunReport["run"]): void
  asked(operation: Operation): void
  planned(plan: Plan): void
  followingUp(followUp: SentPrompt): void
  /** The agent as it was last read; the first reading starts the time. */
  seen(agent: SanitizedAgent, agentOrigin?: RunReport["agentOrigin"]): void
  found(findings: Findings): void
  listening(phrase: Phrase): void
  conversed(conversation: NonNullable<RunReport["conversation"]>): void
  commented(url: string): void
  /** Returns false for a warning that was noted before. */
  warned(message: string): boolean
  /** The end, and with it the last reading of the agent. */
  ended(outcome: Outcome): void
}

const NOTHING_YET: Omit<RunReport, "elapsedMs"> = {
  run: undefined,
  plan: undefined,
  agent: undefined,
  agentOrigin: undefined,
  timeline: [],
  outcome: undefined,
  warnings: [],
}

export function openRecord(clock: Clock): RunRecord {
  let startedMs: number | undefined
  let endedMs: number | undefined
  let state = NOTHING_YET
  const elapsedMs = () => (startedMs === undefined ? 0 : (endedMs ?? clock.nowMs()) - startedMs)
  const seen = (agent: SanitizedAgent, agentOrigin?: AgentOrigin) => {
    startedMs ??= clock.nowMs()
    const isNew = state.timeline.at(-1)?.status !== agent.status
    const timeline = isNew ? [...state.timeline, { status: agent.status, waitedMs: elapsedMs() }] : state.timeline
    state = { ...state, agent, timeline, agentOrigin: state.agentOrigin ?? agentOrigin }
  }
  return {
    report: () => ({ ...state, elapsedMs: elapsedMs() }),
    startedIn: (run) => {
      state = { ...state, run }
    },
    asked: (operation) => {
      state = { ...state, operation }
    },
    planned: (plan) => {
      state = { ...state, plan }
    },
    followingUp: (followUp) => {
      state = { ...state, followUp }
    },
    seen,
    found: (findings) => {
      state = { ...state, findings }
    },
    listening: (phrase) => {
      state = { ...state, phrase }
    },
    conversed: (conversation) => {
      state = { ...state, conversation }
    },
    commented: (commentUrl) => {
      state = { ...state, commentUrl }
    },
    warned: (message) => {
      if (state.warnings.includes(message)) return false
      state = { ...state, warnings: [...state.warnings, message] }
      return true
    },
    ended: (outcome) => {
      // The last version of the comment is written after this; whatever is written has to name the same time.
      if (state.outcome?.kind !== outcome.kind) endedMs = clock.nowMs()
      if ("agent" in outcome && outcome.agent) seen(outcome.agent)
      state = { ...state, outcome }
    },
  }
}
