import { stopAgent } from "../agent/stop.ts"
import type { AgentRequest } from "../event/request.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import type { RunRecord } from "../report/record.ts"
import type { StepContext } from "../run/context.ts"
import { sanitize, withCursor } from "./ask.ts"
import { approveChange } from "./gated.ts"

const ATTEMPT_MS = 30_000
const PATIENCE_MS = 60_000

/** Stops an agent. One that has ended already is no mistake. */
export async function stop(step: StepContext, record: RunRecord, order: AgentRequest): Promise<Outcome> {
  const change = await approveChange(step, order)
  if (change.kind === "refused") return change.outcome
  const id = change.agentId
  return await withCursor(step, async ({ client, budget }) => {
    const agent = await client.agent(id, { signal: step.cancelled })
    record.seen(sanitize(step, agent))
    const done = (headline: string): Outcome => {
      record.found({ headline, lines: [], markdown: [] })
      return { kind: "ok" }
    }
    if (endOf(agent.status) !== undefined) return done("The Cursor agent had ended already")

    const limits = {
      clock: step.clock,
      random: step.random,
      budget,
      longestPauseMs: PATIENCE_MS,
      timeoutMs: ATTEMPT_MS,
    }
    const result = await stopAgent(client, id, limits)
    if (result.kind === "failed") throw result.error
    // Only for the outputs: what a read shows after a stop is not documented.
    const after = await client.agent(id, { signal: step.cancelled }).catch(() => undefined)
    if (after) record.seen(sanitize(step, after))
    return done(result.kind === "stopped" ? "Cursor agent stopped" : "The Cursor agent had ended already")
  })
}
