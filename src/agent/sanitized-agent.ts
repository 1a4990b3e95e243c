import type { Agent } from "../cursor/v0/schema.ts"
import { isBranchName, parseAgentUrl, parsePullRequestUrl } from "../text/address.ts"
import { withoutInvisible } from "../text/invisible-characters.ts"

type PullRequest = { readonly url: string; readonly number: number }

/**
 * An agent as reports may show it: every address and name has been checked. Only `summary` is still text by others,
 * without the characters that nobody sees.
 */
export type SanitizedAgent = {
  readonly id: string
  readonly status: string
  readonly url?: string
  readonly branchName?: string
  readonly pullRequest?: PullRequest
  readonly summary?: string
  readonly changes?: { readonly added: number; readonly removed: number; readonly files: number }
}

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
 * The one door for what Cursor says about an agent: each value is parsed and let through, or withheld. Pure.
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
    agent: { id: agent.id, status, url, branchName, pullRequest, summary, changes: changesOf(agent) },
    withheld,
  }
}

function changesOf(agent: Agent): SanitizedAgent["changes"] {
  const { linesAdded, linesRemoved, filesChanged } = agent
  if (linesAdded === undefined || linesRemoved === undefined || filesChanged === undefined) return undefined
  return { added: linesAdded, removed: linesRemoved, files: filesChanged }
}
