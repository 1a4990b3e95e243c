import { sanitizedAgent } from "../agent/sanitized-agent.ts"
import type { CursorClient } from "../cursor/v0/client.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import type { Outcome } from "../model/outcome.ts"
import { link } from "../report/facts.ts"
import type { RunRecord } from "../report/record.ts"
import { markdownTable } from "../report/table.ts"
import type { StepContext } from "../run/context.ts"
import { counted } from "../text/count.ts"
import { ask, expectationFor } from "./ask.ts"
import { cell } from "./cell.ts"
import { agentResult, fitting } from "./result.ts"

/** Two pages of the API: more would not fit into an output anyway. */
const MOST_AGENTS = 200

/** Lists the key's agents, the newest first; `pr-url` keeps those of one pull request. */
export async function list(step: StepContext, record: RunRecord): Promise<Outcome> {
  const { pullRequest } = step.inputs
  const filter = pullRequest === undefined ? {} : { prUrl: pullRequest.url }
  const { agents, isAll } = await ask(step, (client, limits) => firstAgents(client.agents(filter, limits)))
  const shown = agents.map((agent) => ({ agent, shown: sanitizedAgent(agent, expectationFor(step, agent)).agent }))
  const { kept, complete } = fitting(
    shown.map(({ agent, shown }) => ({ ...agentResult(agent, shown), summary: undefined })),
  )
  const more = isAll ? "" : ", and there are more"
  record.found({
    headline: `${counted(agents.length, "agent")}${more}`,
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
  })
  return { kind: "ok" }
}

async function firstAgents(pages: ReturnType<CursorClient["agents"]>) {
  const agents: Agent[] = []
  for await (const agent of pages) {
    if (agents.length === MOST_AGENTS) return { agents, isAll: false }
    agents.push(agent)
  }
  return { agents, isAll: true }
}
