import type { SanitizedAgent } from "../agent/sanitized-agent.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import { cutToBytes } from "../text/budget.ts"

/** Below what one output may take, so that the JSON is never cut in the middle. */
const RESULT_BYTES = 60 * 1024
const TEXT_BYTES = 16 * 1024

/**
 * As many entries as fit into the output `result`, the first ones first. Pure.
 * @returns the entries, and whether these are all
 */
export function fitting<T>(entries: readonly T[]): { readonly kept: readonly T[]; readonly complete: boolean } {
  let bytes = 0
  const tooMany = entries.findIndex((entry) => {
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1
    return bytes > RESULT_BYTES
  })
  return tooMany < 0 ? { kept: entries, complete: true } : { kept: entries.slice(0, tooMany), complete: false }
}

/** An agent in the API's own form, with only the addresses that were admitted. */
export function agentResult(agent: Agent, shown: SanitizedAgent) {
  return {
    id: agent.id,
    name: agent.name === undefined ? undefined : cutToBytes(agent.name, TEXT_BYTES).text,
    status: shown.status,
    source: { repository: agent.repository, ref: agent.ref },
    target: { url: shown.url, branchName: shown.branchName, prUrl: shown.pullRequest?.url },
    summary: shown.summary === undefined ? undefined : cutToBytes(shown.summary, TEXT_BYTES).text,
    createdAt: agent.createdAt,
    linesAdded: agent.linesAdded,
    linesRemoved: agent.linesRemoved,
    filesChanged: agent.filesChanged,
  }
}
