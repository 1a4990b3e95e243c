import { requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import type { RunRecord } from "../report/record.ts"
import type { StepContext } from "../run/context.ts"
import { ask, sanitize } from "./ask.ts"
import { agentResult } from "./result.ts"

/** Reads one agent. Whatever its status is, the operation succeeded. */
export async function status(step: StepContext, record: RunRecord): Promise<Outcome> {
  const id = requireAgentId(step.inputs)
  const agent = await ask(step, (client, limits) => client.agent(id, limits))
  const shown = sanitize(step, agent)
  record.seen(shown)
  const headline = `The agent's status is ${shown.status}`
  record.found({ headline, result: agentResult(agent, shown), lines: [], markdown: [] })
  return { kind: "ok" }
}
