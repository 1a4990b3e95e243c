import type { Activity, Usage } from "../cursor/agent.ts"
import type { Clock } from "../http/clock.ts"
import type { Operation } from "../inputs/operation.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import type { Plan, SentPrompt } from "../model/launch-plan.ts"
import type { Outcome } from "../model/outcome.ts"
import type { Problem } from "../model/problem.ts"
import type {
  AgentOrigin,
  ChecksReport,
  Conversation,
  Findings,
  Phrase,
  Requester,
  RunReport,
  TurnAge,
} from "./run-report.ts"
import { openTime, type TurnTime } from "./turn-time.ts"

/** What happened in a step, as its sinks hear of it. `elapsedMs` is the report's. */
export type RecordEvent =
  | { readonly kind: "launch-planned"; readonly plan: Plan }
  | { readonly kind: "follow-up-planned"; readonly followUp: SentPrompt; readonly agentId?: string }
  | { readonly kind: "agent-named"; readonly agentId: string }
  | { readonly kind: "queued" }
  | { readonly kind: "turn-began"; readonly number: number; readonly isContinued: boolean }
  | {
      readonly kind: "agent-read"
      readonly agent: SanitizedAgent
      /** Only with the reading that makes the agent this step's own. */
      readonly origin?: AgentOrigin
      /** Whether this reading is the end that the step waits for. */
      readonly isEnd: boolean
      /** Whether anything in it is new. */
      readonly isChanged: boolean
      readonly elapsedMs: number
    }
  | { readonly kind: "read-failed"; readonly problem: Problem; readonly elapsedMs: number }
  | { readonly kind: "still-waiting"; readonly elapsedMs: number }
  | { readonly kind: "active"; readonly activity: Activity; readonly elapsedMs: number }
  | { readonly kind: "conversation-read"; readonly conversation: Conversation }
  | { readonly kind: "checks-awaited" }
  | { readonly kind: "checks-read"; readonly checks: ChecksReport }
  | { readonly kind: "comment-written"; readonly id: number; readonly url: string }
  | { readonly kind: "summary-written" }
  | { readonly kind: "warned"; readonly message: string }
  | { readonly kind: "ended"; readonly outcome: Outcome }

export type ReadingOptions = { readonly origin?: AgentOrigin; readonly isEnd?: boolean; readonly age?: TurnAge }

/** Something that is written from the record: outputs, saved state, log, comment, reactions. */
export type Sink = {
  /** Hears of every event at once and in order. Neither waits nor throws. */
  on(event: RecordEvent): void
  /** Called once after the end: brings what is written in the background to its last version, within a time of its own. */
  flush?(): Promise<void>
}

/** What is known of a step and its agent, written once; everything that people and later steps read is made from it. */
export type RunRecord = {
  report(): RunReport
  /** A sink hears of what happens from now on. */
  subscribe(sink: Sink): void
  startedIn(run: RunReport["run"]): void
  asked(operation: Operation): void
  planned(plan: Plan): void
  /** What the step told that began the turn whose end is written now. */
  restored(facts: Pick<RunReport, "run" | "request" | "phrase" | "turn" | "earlierPlan" | "checks">): void
  /** @param agentId the agent that the thread names, where the workflow names none */
  followingUp(followUp: SentPrompt, agentId?: string): void
  /** The agent that the workflow, or a webhook, names. */
  agentNamed(agentId: string): void
  /** The instruction waits until the agent is done with an earlier one. */
  queued(): void
  /** The instruction is with the agent; the time of an earlier one, which it waited for, does not count. */
  turnBegan(turn: NonNullable<RunReport["turn"]>): void
  /** What a reader of the comment has to know besides the outcome, in safe Markdown. */
  noted(note: string): void
  /** The agent as it was just read; the first reading starts the time, at the turn's age. Ignored after the end. */
  agentRead(agent: SanitizedAgent, reading?: ReadingOptions): void
  /** The agent cannot be read for now. */
  readFailed(problem: Problem): void
  /** Nothing has changed for a while. */
  stillWaiting(): void
  /** What the agent is doing, where that can be seen. Ignored after the end. */
  active(activity: Activity): void
  usageRead(usage: Usage): void
  found(findings: Findings): void
  /** Who asked for the agent. */
  requested(request: Requester): void
  listening(phrase: Phrase): void
  conversationRead(conversation: Conversation): void
  /** The agent's turn is over, and the checks of its pull request are waited for. */
  checksAwaited(): void
  /** The checks of the agent's pull request as they were last read. */
  checksRead(checks: ChecksReport): void
  commentWritten(comment: { readonly id: number; readonly url: string }): void
  summaryWritten(): void
  /** Collects a warning, once. */
  warned(message: string): void
  /** The end, and with it the last reading of the agent. Called exactly once, by whoever started the run. */
  ended(outcome: Outcome): void
  /** After the end: waits until every sink has written its last version, or has had its time. */
  flush(): Promise<void>
}

/** What is known, and how it changes; the record's methods say what each change means. */
type State = {
  report(): RunReport
  /** Sinks that subscribe while they are told of an event hear of the next one. */
  change(changes: Partial<RunReport>, event?: RecordEvent): void
  subscribe(sink: Sink): void
  flush(): Promise<void>
  readonly time: TurnTime
}

function openState(clock: Clock): State {
  const sinks: Sink[] = []
  const time = openTime(clock)
  let known: Omit<RunReport, "elapsedMs" | "isAgeUnknown" | "beganAt"> = { timeline: [], warnings: [] }
  return {
    report: () => ({ ...known, ...time.facts() }),
    change: (changes, event) => {
      known = { ...known, ...changes }
      if (event) for (const sink of [...sinks]) sink.on(event)
    },
    // The newest first: a session saves its state before the log says what a kill would then lose.
    subscribe: (sink) => sinks.unshift(sink),
    flush: async () => {
      for (const sink of sinks) await sink.flush?.()
    },
    time,
  }
}

export function openRecord(clock: Clock): RunRecord {
  const { report, change, subscribe, flush, time } = openState(clock)

  const withReading = openReadings(report, time)
  return {
    report,
    subscribe,
    flush,
    startedIn: (run) => change({ run }),
    asked: (operation) => change({ operation }),
    planned: (plan) => change({ plan }, { kind: "launch-planned", plan }),
    restored: ({ run, request, phrase, turn, earlierPlan, checks }) =>
      change({ run, request, phrase, turn, earlierPlan, checks }),
    followingUp: (followUp, agentId) => change({ followUp }, { kind: "follow-up-planned", followUp, agentId }),
    agentNamed: (agentId) => change({ agentId }, { kind: "agent-named", agentId }),
    queued: () => change({ isQueued: true }, { kind: "queued" }),
    turnBegan: (turn) => {
      // A turn that corrects what the checks found belongs to the one that this step is about: its time goes on.
      const isFirst = report().turn === undefined
      if (isFirst) time.restart()
      const changes = { turn, isQueued: false, isAwaitingChecks: false, ...(isFirst && { timeline: [] }) }
      change(changes, { kind: "turn-began", ...turn })
    },
    noted: (note) => change({ note }),
    agentRead: (agent, { origin, isEnd = false, age } = {}) => {
      // A task that was given up may still be reading.
      if (report().outcome) return
      const isChanged = JSON.stringify(agent) !== JSON.stringify(report().agent)
      const changes = withReading(agent, { origin, age, isEnd })
      change(changes, { kind: "agent-read", agent, origin, isEnd, isChanged, elapsedMs: report().elapsedMs })
    },
    readFailed: (problem) => change({}, { kind: "read-failed", problem, elapsedMs: report().elapsedMs }),
    stillWaiting: () => change({}, { kind: "still-waiting", elapsedMs: report().elapsedMs }),
    ...whatV1Knows(report, change),
    found: (findings) => change({ findings }),
    requested: (request) => change({ request }),
    listening: (phrase) => change({ phrase }),
    conversationRead: (conversation) => change({ conversation }, { kind: "conversation-read", conversation }),
    ...whatChecksSay(change),
    commentWritten: ({ id, url }) => change({ commentUrl: url }, { kind: "comment-written", id, url }),
    summaryWritten: () => change({}, { kind: "summary-written" }),
    warned: (message) => {
      const { warnings } = report()
      if (warnings.includes(message)) return
      change({ warnings: [...warnings, message] }, { kind: "warned", message })
    },
    ended: (outcome) => {
      const reading = "agent" in outcome && outcome.agent ? withReading(outcome.agent) : {}
      time.stop()
      change({ ...reading, outcome }, { kind: "ended", outcome })
    },
  }
}

/** What a reading of the agent changes. */
function openReadings(report: State["report"], time: TurnTime) {
  return (agent: SanitizedAgent, { origin, age, isEnd = false }: ReadingOptions = {}) => {
    const isOver = endOf(agent.status) !== undefined
    time.start(age ?? { ms: 0 }, isOver && age !== undefined)
    if (!isOver) time.goOn()
    else if (isEnd) time.pause()
    const { timeline: before, elapsedMs, agentOrigin } = report()
    const isNewStatus = before.at(-1)?.status !== agent.status
    const timeline = isNewStatus ? [...before, { status: agent.status, waitedMs: elapsedMs }] : before
    return { agent, agentId: agent.id, timeline, agentOrigin: agentOrigin ?? origin }
  }
}

/** What is known of the checks of the agent's pull request. */
function whatChecksSay(change: State["change"]): Pick<RunRecord, "checksAwaited" | "checksRead"> {
  return {
    checksAwaited: () => change({ isAwaitingChecks: true }, { kind: "checks-awaited" }),
    checksRead: (checks) => change({ checks, isAwaitingChecks: false }, { kind: "checks-read", checks }),
  }
}

/** What an agent of v1 shows of its work. */
function whatV1Knows(report: State["report"], change: State["change"]): Pick<RunRecord, "active" | "usageRead"> {
  return {
    active: (activity) => {
      if (report().outcome) return
      const changes = activity.kind === "todos" ? { todos: activity.todos } : {}
      change(changes, { kind: "active", activity, elapsedMs: report().elapsedMs })
    },
    usageRead: (usage) => change({ usage }),
  }
}
