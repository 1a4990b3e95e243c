import { sanitizedAgent } from "../agent/sanitized-agent.ts"
import { agentsTiedTo } from "../agent/tied-to-pull-request.ts"
import type { Agent } from "../cursor/agent.ts"
import { InvalidResponseError } from "../cursor/errors.ts"
import { link } from "../report/facts.ts"
import { markdownTable } from "../report/table.ts"
import { counted } from "../text/count.ts"
import { agentResult, expectationFor } from "./agent-view.ts"
import { cell, fitting } from "./entries.ts"
import type { AgentQuery, Answer, CursorQuery } from "./query.ts"

/** Two pages of the API: more would not fit into an output anyway. */
const MOST_AGENTS = 200

/** Reads one agent. Whatever its status is, the operation succeeded. */
export async function readStatus({ client, agentId, signal, seen }: AgentQuery): Promise<Answer> {
  const agent = await client.agent(agentId, { signal })
  const shown = seen(agent)
  const headline = `The agent's status is ${shown.status}`
  return { findings: { headline, result: agentResult(agent, shown), lines: [], markdown: [] } }
}

/** Lists the key's agents, the newest first; `pr-url` keeps those of one pull request. */
export async function listAgents(query: CursorQuery): Promise<Answer> {
  const { client, inputs, signal } = query
  const { agents, isAll } = await firstAgents(agentsTiedTo(client, inputs.pullRequest?.url, signal))
  const shown = agents.map((agent) => ({ agent, shown: sanitizedAgent(agent, expectationFor(query, agent)).agent }))
  const { kept, complete } = fitting(
    shown.map(({ agent, shown }) => ({ ...agentResult(agent, shown), summary: undefined })),
  )
  const findings = {
    headline: `${counted(agents.length, "agent")}${isAll ? "" : ", and there are more"}`,
    result: { agents: kept, complete: complete && isAll },
    lines: agents.map(({ id, status, name = "" }) => `${id}  ${status}  ${name}`),
    markdown: [
      markdownTable(
        ["Agent", "Status", "Task", "Pull request", "Made"],
        shown.map(({ agent, shown }) => [
          shown.url === undefined ? cell(shown.id) : link(shown.id, shown.url),
          cell(shown.status),
          cell(agent.name),
          shown.pullRequest ? link(`Pull request #${shown.pullRequest.number}`, shown.pullRequest.url) : "",
          cell(agent.createdAt),
        ]),
      ),
    ],
  }
  return { findings }
}

async function firstAgents(pages: AsyncIterable<Agent>) {
  const agents: Agent[] = []
  try {
    for await (const agent of pages) {
      if (agents.length === MOST_AGENTS) return { agents, isAll: false }
      agents.push(agent)
    }
  } catch (error) {
    // A list without an end has shown what it has.
    if (agents.length > 0 && error instanceof InvalidResponseError) return { agents, isAll: false }
    throw error
  }
  return { agents, isAll: true }
}
