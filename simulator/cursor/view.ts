import type { AgentRecord } from "./agent.ts"
import type { RepositoryForm } from "./behaviour.ts"
import { branchAt, diffAt, statusAt, summaryAt } from "./life.ts"

type Style = { readonly webServer: string; readonly repositoryForm: RepositoryForm }

/** An agent as launch, read and list answer it. `autoBranch` and the webhook are not echoed. */
export function agentBody(agent: AgentRecord, nowMs: number, { webServer, repositoryForm }: Style) {
  const { target = {} } = agent.request
  return {
    id: agent.id,
    name: agent.name,
    status: statusAt(agent, nowMs),
    source: { repository: repositoryIn(agent, repositoryForm), ref: agent.ref },
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
 * The body of a webhook that is sent at `sentAtMs` by the receiver's clock and tells how things were at `atMs`. The repository comes without a scheme, and name and createdAt are there although the
 * documentation has neither: both as captured from the live service in 2025.
 */
export function statusChangeBody(agent: AgentRecord, atMs: number, sentAtMs: number, webServer: string) {
  return {
    event: "statusChange",
    timestamp: isoTime(sentAtMs),
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

function repositoryIn({ repository: { owner, name, url } }: AgentRecord, form: RepositoryForm): string | undefined {
  switch (form) {
    case "as-made":
      return url
    case "no-scheme":
      return url.replace(/^https?:\/\//, "")
    case "git-suffix":
      return `${url}.git`
    case "name":
      return `${owner}/${name}`
    case "ssh":
      return `git@${new URL(url).host}:${owner}/${name}.git`
    case "missing":
      return undefined
    case "unreadable":
      return `repository ${owner.length + name.length}`
  }
}

function addressesOf(agent: AgentRecord, nowMs: number, webServer: string) {
  return {
    url: `${webServer}/agents?id=${agent.id}`,
    branchName: branchAt(agent, nowMs),
    prUrl: agent.pullRequest?.url ?? agent.sourcePullRequestUrl,
  }
}
