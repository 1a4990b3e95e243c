import { type Expectation, sanitizedAgent } from "../agent/sanitized-agent.ts"
import type { Agent } from "../cursor/agent.ts"
import { parseRepository } from "../inputs/address.ts"
import type { Inputs } from "../inputs/inputs.ts"
import type { Runner } from "../inputs/runner.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { cutToBytes } from "../text/budget.ts"

const TEXT_BYTES = 16 * 1024

/** What says where the step belongs. */
type Setting = { readonly inputs: Inputs; readonly runner: Runner }

/** What an agent's addresses have to look like: its own repository counts, as far as Cursor names it. */
export function expectationFor({ inputs, runner }: Setting, agent: Agent): Expectation {
  const { owner, name, url } = ownRepository(agent, runner) ?? inputs.repository
  return { owner, name, serverUrl: new URL(url).origin, apiUrl: inputs.apiUrl }
}

function ownRepository({ repository }: Agent, { serverUrl }: Runner) {
  if (repository === undefined) return undefined
  // The API was seen to leave the scheme out.
  return parseRepository(repository.includes("://") ? repository : `https://${repository}`, serverUrl)
}

/** An agent as reports may show it; what is withheld is warned of. */
export function sanitize(
  setting: Setting & { readonly warn: (message: string) => void },
  agent: Agent,
): SanitizedAgent {
  const { agent: shown, withheld } = sanitizedAgent(agent, expectationFor(setting, agent))
  for (const field of withheld) {
    setting.warn(`Cursor's answer names ${field} in a form that is not allowed here, so it is left out.`)
  }
  return shown
}

/** An agent in the API's own form, with only the addresses that were checked. Pure. */
export function agentResult(agent: Agent, shown: SanitizedAgent) {
  return {
    id: agent.id,
    name: agent.name === undefined ? undefined : cutToBytes(agent.name, TEXT_BYTES).text,
    status: shown.status,
    runId: shown.runId,
    source: { repository: agent.repository, ref: agent.ref },
    target: { url: shown.url, branchName: shown.branchName, prUrl: shown.pullRequest?.url },
    summary: shown.summary === undefined ? undefined : cutToBytes(shown.summary, TEXT_BYTES).text,
    createdAt: agent.createdAt,
    linesAdded: agent.linesAdded,
    linesRemoved: agent.linesRemoved,
    filesChanged: agent.filesChanged,
  }
}
