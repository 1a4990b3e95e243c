import type { Agent } from "../cursor/agent.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { isBranchName, parseAgentUrl, parsePullRequestUrl } from "../text/address.ts"
import { withoutInvisible } from "../text/invisible-characters.ts"

/** What an agent's fields are measured against. */
export type Expectation = {
  readonly serverUrl: string
  readonly owner: string
  readonly name: string
  readonly apiUrl: string
  /** A pull request that was there before: Cursor names it until the agent has one of its own. */
  readonly earlierPullRequest?: string
}

/**
 * The one place that checks what Cursor says about an agent: each value is parsed and let through, or withheld. Pure.
 * @returns the agent, and the names of the fields that were withheld
 */
export function sanitizedAgent(
  agent: Agent,
  expected: Expectation,
): { readonly agent: SanitizedAgent; readonly withheld: readonly string[] } {
  const url = agent.url === undefined ? undefined : parseAgentUrl(agent.url, { apiUrl: expected.apiUrl })
  const named = agent.prUrl === undefined ? undefined : parsePullRequestUrl(agent.prUrl, expected)
  const earlier = expected.earlierPullRequest && parsePullRequestUrl(expected.earlierPullRequest, expected)
  const pullRequest = earlier && named?.number === earlier.number ? undefined : named
  const branchName = agent.branchName !== undefined && isBranchName(agent.branchName) ? agent.branchName : undefined
  const withheld = [
    ...(agent.url !== undefined && url === undefined ? ["the agent's address"] : []),
    ...(agent.prUrl !== undefined && named === undefined ? ["the pull request's address"] : []),
    ...(agent.branchName !== undefined && branchName === undefined ? ["the branch name"] : []),
  ]
  const summary = agent.summary === undefined ? undefined : withoutInvisible(agent.summary).text
  const status = /^[A-Za-z_]{1,40}$/.test(agent.status) ? agent.status : "UNREADABLE"
  return {
    agent: {
      id: agent.id,
      status,
      runId: agent.runId,
      url,
      branchName,
      pullRequest,
      summary,
      changes: changesOf(agent),
    },
    withheld,
  }
}

function changesOf(agent: Agent): SanitizedAgent["changes"] {
  const { linesAdded, linesRemoved, filesChanged } = agent
  if (linesAdded === undefined || linesRemoved === undefined || filesChanged === undefined) return undefined
  return { added: linesAdded, removed: linesRemoved, files: filesChanged }
}
