import type { AgentRecord } from "./agent.ts"
import { branchAt, diffAt, statusAt, summaryAt } from "./life.ts"

/** An agent as launch, read and list answer it. `autoBranch` and the webhook are not echoed. */
export function agentBody(agent: AgentRecord, nowMs: number, webServer: string) {
  const { target = {} } = agent.request
  return {
    id: agent.id,
    name: agent.name,
    status: statusAt(agent, nowMs),
    source: { repository: agent.repository.url, ref: agent.ref },
    target: {
      ...addressesOf(agent, nowMs, webServer),
      autoCreatePr: target.autoCreatePr ?? false,
      openAsCursorGithubApp: target.openAsCursorGithubApp ?? false,
      skipReviewerRequest: target.skipReviewerRequest ?? false,
    },
    summary: summaryAt(agent, nowMs),
    createdAt: isoTime(agent.createdAtMs),
    ...diffAt(agent, nowMs),
  }
}

/**
 * The body of a webhook. The repository comes without a scheme, and name and createdAt are there although the
 * documentation has neither: both as captured from the live service in 2025.
 */
export function statusChangeBody(agent: AgentRecord, atMs: number, webServer: string) {
  return {
    event: "statusChange",
    timestamp: isoTime(atMs),
    id: agent.id,
    status: statusAt(agent, atMs),
    name: agent.name,
    createdAt: isoTime(agent.createdAtMs),
    source: { repository: agent.repository.url.replace(/^https?:\/\//, ""), ref: agent.ref },
    target: addressesOf(agent, atMs, webServer),
    summary: summaryAt(agent, atMs),
  }
}

/** The time as the API writes it: ISO 8601, in UTC. */
export function isoTime(atMs: number): string {
  return new Date(atMs).toISOString()
}

function addressesOf(agent: AgentRecord, nowMs: number, webServer: string) {
  return {
    url: `${webServer}/agents?id=${agent.id}`,
    branchName: branchAt(agent, nowMs),
    prUrl: agent.pullRequest?.url ?? agent.sourcePullRequestUrl,
  }
}
