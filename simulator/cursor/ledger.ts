import type { AgentRecord } from "./agent.ts"
import type { LaunchRequest } from "./launch-request.ts"
import { branchAt, historyAt, isWorkingAt, messagesAt, statusAt } from "./life.ts"
import type { StatusChange } from "./story.ts"
import type { CreateAgentBody } from "./v1/bodies.ts"
import { runHistoryAt, runStatusAt } from "./v1/run.ts"

/** What became of one agent up to now, deleted ones included. */
export type LedgerAgent = {
  readonly id: string
  readonly name: string
  readonly account: string
  /** Whether it was there from the beginning instead of launched by a request. */
  readonly preloaded: boolean
  readonly request: LaunchRequest
  readonly promptText: string
  /** When the request that launched it was taken. */
  readonly requestedAtMs: number
  /** When it was made, which may lie in the future. */
  readonly createdAtMs: number
  /** The agent of the same request that was made first, when the launch was processed more than once. */
  readonly twinOf: string | undefined
  /** Whether it works, or will by itself: also before it is made, and while a follow-up does not show yet. */
  readonly isWorking: boolean
  readonly status: string
  readonly statuses: readonly StatusChange[]
  readonly branchName: string | undefined
  readonly pullRequestUrl: string | undefined
  /** How many messages its conversation has. */
  readonly messageCount: number
  readonly followUps: readonly { readonly atMs: number; readonly text: string }[]
  readonly stopsAtMs: readonly number[]
  readonly deletedAtMs: number | undefined
  readonly archivedAtMs: number | undefined
  /** What v1 was asked for, if it was made there. */
  readonly created?: CreateAgentBody
  /** Its turns so far, as v1 knows them. */
  readonly runs: readonly LedgerRun[]
}

type LedgerRun = {
  readonly id: string
  readonly status: string
  readonly statuses: readonly StatusChange[]
  readonly prompt: string
}

/** The ledger's entry for an agent, as of now. */
export function ledgerEntry(agent: AgentRecord, nowMs: number): LedgerAgent {
  return {
    id: agent.id,
    name: agent.name,
    account: agent.account,
    preloaded: agent.preloaded,
    request: agent.request,
    promptText: agent.request.prompt.text,
    requestedAtMs: agent.requestedAtMs,
    createdAtMs: agent.createdAtMs,
    twinOf: agent.twinOf,
    isWorking: isWorkingAt(agent, nowMs),
    status: statusAt(agent, nowMs),
    statuses: historyAt(agent, nowMs),
    branchName: branchAt(agent, nowMs),
    pullRequestUrl: agent.pullRequest?.url ?? agent.sourcePullRequestUrl,
    messageCount: messagesAt(agent, nowMs).length,
    followUps: [...agent.followUps],
    stopsAtMs: [...agent.stopsAtMs],
    deletedAtMs: agent.deletedAtMs,
    archivedAtMs: agent.archivedAtMs,
    created: agent.created,
    runs: agent.turns.map((turn) => ({
      id: turn.id,
      status: runStatusAt(turn, nowMs),
      statuses: runHistoryAt(turn, nowMs),
      prompt: turn.prompt,
    })),
  }
}
