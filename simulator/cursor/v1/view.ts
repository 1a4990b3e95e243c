import type { AgentRecord } from "../agent.ts"
import { branchAt, isWorkingAt } from "../life.ts"
import type { Turn } from "../story.ts"
import { isoTime } from "../view.ts"
import type { CreateAgentBody } from "./bodies.ts"
import { runStatusAt, runsAt } from "./run.ts"

/** A live run's `updatedAt` stays so long after its creation, whatever it does (seen live). */
const FROZEN_AFTER_MS = 1000

/** An agent as lists show it. */
export function agentSummary(agent: AgentRecord, nowMs: number, webServer: string) {
  const latest = runsAt(agent, nowMs).at(-1)
  return {
    id: agent.id,
    name: agent.name,
    status: agentStatusAt(agent, nowMs),
    env: agent.created?.env ?? { type: "cloud" },
    url: `${webServer}/agents/${agent.id}`,
    createdAt: isoTime(agent.createdAtMs),
    updatedAt: isoTime(latest ? updatedAtMs(latest, nowMs) : agent.createdAtMs),
    latestRunId: latest?.id,
  }
}

/** An agent as it is read by itself. */
export function agentBody(agent: AgentRecord, nowMs: number, webServer: string) {
  const { created, request } = agent
  const { target = {} } = request
  return {
    ...agentSummary(agent, nowMs, webServer),
    repos: reposOf(agent, created),
    workOnCurrentBranch: target.autoBranch === false,
    autoCreatePR: target.autoCreatePr ?? false,
    skipReviewerRequest: target.skipReviewerRequest ?? false,
    openAsCursorGithubApp: target.openAsCursorGithubApp,
    metadata: created?.metadata,
    customSubagents: created?.customSubagents,
  }
}

/** A run; lists leave its result out. */
export function runBody(agent: AgentRecord, turn: Turn, nowMs: number, where: "alone" | "listed" = "alone") {
  const hasEnded = turn.endMs <= nowMs
  return {
    id: turn.id,
    agentId: agent.id,
    status: runStatusAt(turn, nowMs),
    createdAt: isoTime(turn.createdAtMs),
    updatedAt: isoTime(updatedAtMs(turn, nowMs)),
    ...(hasEnded && {
      durationMs: durationMs(turn),
      result: where === "alone" ? turn.summary : undefined,
      git: gitAt(agent, nowMs),
    }),
  }
}

/** How long a run took that has ended. */
export function durationMs(turn: Turn): number {
  return Math.max(0, Math.round(turn.endMs - turn.startMs))
}

/**
 * The agent's branches, the same on all its runs: one for each repository, whether anything was changed or not. Only
 * the first repository's gets a pull request. Absent before there is a branch.
 */
export function gitAt(agent: AgentRecord, nowMs: number) {
  const branch = branchAt(agent, nowMs)
  if (branch === undefined) return undefined
  const { pullRequest, repository, created } = agent
  const isOpen = pullRequest !== undefined && pullRequest.atMs <= nowMs
  const prUrl = isOpen ? pullRequest.url : agent.sourcePullRequestUrl
  const others = (created?.repos ?? []).slice(1).map(({ url }) => ({ repoUrl: plain(url), branch }))
  return { branches: [{ repoUrl: plain(repository.url), branch, prUrl }, ...others] }
}

function agentStatusAt(agent: AgentRecord, nowMs: number): string {
  if (agent.archivedAtMs !== undefined) return "ARCHIVED"
  return isWorkingAt(agent, nowMs) ? "ACTIVE" : "IDLE"
}

function updatedAtMs(turn: Turn, nowMs: number): number {
  return turn.endMs <= nowMs ? turn.endMs : turn.createdAtMs + FROZEN_AFTER_MS
}

function reposOf(agent: AgentRecord, created: CreateAgentBody | undefined) {
  if (created) return created.repos?.map((repo) => ({ ...repo, url: plain(repo.url) }))
  const { repository, ref, request } = agent
  return [{ url: plain(repository.url), startingRef: ref, prUrl: request.source.prUrl }]
}

/** Repositories come back without a scheme. */
function plain(address: string): string {
  return address.replace(/^https?:\/\//, "").replace(/\.git$/, "")
}
