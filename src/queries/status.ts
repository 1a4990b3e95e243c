import type { Chronicle } from "../report/record.ts"
import { requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import type { Step } from "../run/context.ts"
import { admit, ask } from "./ask.ts"
import { agentResult } from "./result.ts"

/** Reads one agent. Whatever its status is, the operation succeeded. */
export async function status(step: Step, chronicle: Chronicle): Promise<Outcome> {
  const id = requireAgentId(step.inputs)
  const agent = await ask(step, (client, limits) => client.agent(id, limits))
  const shown = admit(step, agent)
  chronicle.seen(shown)
  const headline = `The agent's status is ${shown.status}`
  chronicle.found({ headline, result: agentResult(agent, shown), lines: [], markdown: [] })
  return { kind: "ok" }
}
