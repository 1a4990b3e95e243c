import type { GitHubConnection } from "../github/connection.ts"
import type { Clock } from "../http/clock.ts"
import type { Runner } from "../inputs/runner.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import type { AgentDisposition, Outcome } from "../model/outcome.ts"
import { turnMemoryIn } from "../model/turn-memory.ts"
import { problem } from "../report/catalogue.ts"
import { commentSink } from "../report/comment.ts"
import { commentFactsIn } from "../report/comment-facts.ts"
import type { Log } from "../report/log.ts"
import { reactionSink } from "../report/reactions.ts"
import { openRecord, type RunRecord } from "../report/record.ts"
import { remedyAfter } from "../report/remedy-after.ts"
import { type LoadSummary, writeSummary } from "../report/write-results.ts"
import type { Redactor } from "../text/redact.ts"
import { agentFailed } from "./failed-outcome.ts"
import type { CursorService } from "./open-cursor.ts"
import type { SavedState } from "./saved-state.ts"

const COMMENT_LIMIT_MS = 90_000

/** What a main step left behind, and what the post step deals with it by. */
export type CleanUpTask = {
  readonly log: Log
  readonly redact: Redactor
  readonly apiKey: string
  readonly apiUrl: string
  readonly runner: Runner
  readonly state: SavedState
  readonly cursor: CursorService
  readonly openGitHub: () => Promise<GitHubConnection | undefined>
  readonly clock: Clock
  readonly signal: AbortSignal
  /** The runner's GITHUB_STEP_SUMMARY. */
  readonly summaryFile?: string
  readonly loadSummary: LoadSummary
}

/** One agent of the step, and what became of it. */
export type CleanedUp = { readonly agent: SanitizedAgent; readonly disposition: AgentDisposition }

/** Why the main step did not see its agent through. */
export const REASONS: Readonly<Record<SavedState["endedBy"], string>> = {
  cancel: "the workflow run was cancelled",
  "time-out": "the time to wait for it was over",
  kill: "its step ended before it did",
}

/** What became of the agent, in words that follow its name. */
export const DISPOSITIONS: Readonly<Record<AgentDisposition, string>> = {
  none: "does not exist",
  stopped: "was stopped",
  ended: "had ended",
  gone: "is not there any more",
  left: "was left working, as `on-cancel` says",
  "still-running": "could not be stopped",
}

/** Writes what the main step could not: the comment's last version, the reaction and the summary page. */
export async function correctReports(task: CleanUpTask, cleaned: readonly CleanedUp[], error: unknown): Promise<void> {
  const { runner, state, clock } = task
  const record = openRecord(clock)
  record.restored(commentFactsIn(state.facts) ?? {})
  const { runUrl: url, runAttempt: attempt, step, docsUrl } = runner
  record.startedIn({ url, attempt, step, docsUrl })
  const writeLast = await openReports(task, record, cleaned.length > 0 || error !== undefined)
  record.ended(outcomeOf(state, cleaned, error))
  await writeLast()
  if (state.needsSummary) await writeSummary(task, record, task.summaryFile, task.loadSummary)
}

/** Where there is nothing to tell, only a comment that is there already is brought up to date. */
async function openReports(task: CleanUpTask, record: RunRecord, hasNews: boolean): Promise<() => Promise<void>> {
  const { runner, state, clock, log, signal } = task
  const { place, commentId, reactTo } = state
  const memory = turnMemoryIn(state.memory)
  const isWanted = hasNews || commentId !== undefined
  const github = isWanted && (place || reactTo) ? await task.openGitHub() : undefined
  if (!github) return async () => {}
  const options = { ...task, ...state, github, record, clock, cancelled: signal, mayExist: true }
  const comment = place && memory && commentSink({ ...options, place, memory: () => memory })
  const isRerun = runner.runAttempt > 1
  const reactions = reactTo && reactionSink({ ...options, target: reactTo, isRerun, debug: log.debug })
  record.subscribe({ on: (event) => reactions?.on(event) })
  return async () => {
    await comment?.writeLast(COMMENT_LIMIT_MS, signal)
    await reactions?.finish(signal)
  }
}

/** What the main step would have reported, had it come so far. Pure. */
function outcomeOf(state: SavedState, cleaned: readonly CleanedUp[], error: unknown): Outcome {
  const because = REASONS[state.endedBy]
  const [main] = cleaned.toSorted((one, other) => rank(other) - rank(one))
  if (!main) {
    if (error !== undefined) return { kind: "unknown", problem: problem("launch-in-doubt") }
    const message = `No agent was found: ${because}.`
    return { kind: "cancelled", disposition: "none", problem: problem("cancelled", { message }) }
  }
  const { agent, disposition } = main
  const others = cleaned
    .filter((one) => one !== main)
    .map((one) => `Agent ${one.agent.id} ${DISPOSITIONS[one.disposition]}.`)
  const message = [`The agent ${DISPOSITIONS[disposition]}: ${because}.`, ...others].join(" ")
  return outcomeFor(state.endedBy, agent, disposition, message)
}

/** An agent that still works is what a reader has to know first. */
function rank({ disposition }: CleanedUp): number {
  return disposition === "still-running" ? 2 : disposition === "left" ? 1 : 0
}

function outcomeFor(
  endedBy: SavedState["endedBy"],
  agent: SanitizedAgent,
  disposition: AgentDisposition,
  message: string,
): Outcome {
  if (endedBy !== "kill") {
    const kind = endedBy === "cancel" ? "cancelled" : "timed-out"
    return { kind, agent, disposition, problem: problem(kind, { message, remedy: remedyAfter(kind, disposition) }) }
  }
  if (disposition === "left" || disposition === "still-running") {
    return { kind: "unknown", agent, problem: problem("contact-lost", { message }) }
  }
  const end = endOf(agent.status)
  if (disposition === "ended" && end !== undefined) {
    return end === "finished" ? { kind: end, agent } : agentFailed(end, agent)
  }
  return { kind: "stopped", agent, problem: problem("agent-stopped", { message }) }
}
