import type { Expectation } from "../agent/sanitized-agent.ts"
import type { Agent } from "../cursor/agent.ts"
import { presentNameOf } from "../github/present-name.ts"
import { within } from "../http/clock.ts"
import { parsePullRequestUrl } from "../text/address.ts"
import type { StepContext } from "./context.ts"

const ASK_LIMIT_MS = 10_000

/** Where an agent works: what its addresses have to look like. */
export type AgentHome = {
  expected(): Expectation
  /** Asks GitHub once whether the repository has another name now, when the agent's pull request is under one. Never throws. */
  learnName(agent: Agent, signal: AbortSignal): Promise<void>
}

/** Begins with the name that the workflow gives the repository, which may be a former one. */
export function agentHome(
  { openGitHub, clock }: Pick<StepContext, "openGitHub" | "clock">,
  given: Expectation,
): AgentHome {
  let expected = given
  let isAsked = false
  return {
    expected: () => expected,
    learnName: async (agent, signal) => {
      if (isAsked || !isUnderAnotherName(agent, expected)) return
      isAsked = true
      const present = await within(clock, ASK_LIMIT_MS, signal, async (limited) => {
        const github = await openGitHub()
        return github && (await presentNameOf(github, expected, limited))
        // Without an answer the address stays withheld, which the step warns of.
      }).catch(() => undefined)
      if (present) expected = { ...expected, ...present, earlierPullRequest: renamed(expected, present) }
    },
  }
}

function isUnderAnotherName({ prUrl }: Agent, expected: Expectation): boolean {
  if (prUrl === undefined || parsePullRequestUrl(prUrl, expected)) return false
  const [, owner = "", name = ""] = URL.canParse(prUrl) ? new URL(prUrl).pathname.split("/") : []
  return parsePullRequestUrl(prUrl, { ...expected, owner, name }) !== undefined
}

function renamed(
  before: Expectation,
  { owner, name }: { readonly owner: string; readonly name: string },
): string | undefined {
  const earlier = before.earlierPullRequest && parsePullRequestUrl(before.earlierPullRequest, before)
  return earlier ? `${new URL(before.serverUrl).origin}/${owner}/${name}/pull/${earlier.number}` : undefined
}
