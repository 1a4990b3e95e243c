import { CursorApiError } from "../cursor/errors.ts"
import { type RetryOptions, withRetries } from "../cursor/retry.ts"
import type { CursorClient } from "../cursor/v0/client.ts"
import type { AgentRequest } from "../event/request.ts"
import type { Outcome } from "../model/outcome.ts"
import { setOutputs } from "../report/outputs.ts"
import type { RunRecord } from "../report/record.ts"
import type { StepContext } from "../run/context.ts"
import { withCursor } from "./ask.ts"
import { approveChange } from "./gated.ts"

const ATTEMPT_MS = 30_000
const PATIENCE_MS = 60_000

/** Deletes an agent for good. One that is deleted already is no mistake; one that never was is. */
export async function deleteAgent(step: StepContext, record: RunRecord, order: AgentRequest): Promise<Outcome> {
  const change = await approveChange(step, order)
  if (change.kind === "refused") return change.outcome
  const id = change.agentId
  setOutputs({ agentId: id })
  return await withCursor(step, async ({ client, budget }) => {
    const limits = {
      clock: step.clock,
      random: step.random,
      budget,
      longestPauseMs: PATIENCE_MS,
      signal: step.cancelled,
    }
    const words = await removeOnce(client, id, limits)
    record.found({ headline: words, lines: [`Agent ${id}`], markdown: [`Agent \`${id}\``] })
    return { kind: "ok" }
  })
}

/** Deleting twice does no harm, so a deletion whose answer was lost is sent again. */
async function removeOnce(client: CursorClient, id: string, limits: RetryOptions): Promise<string> {
  let sent = 0
  try {
    await withRetries(limits, () => {
      sent++
      return client.remove(id, { signal: limits.signal, timeoutMs: ATTEMPT_MS })
    })
    return "Cursor agent deleted"
  } catch (error) {
    if (!(error instanceof CursorApiError)) throw error
    if (sent > 1 && error.status === 404) return "Cursor agent deleted"
    if (error.status === 409 && (await isGone(client, id, limits))) return "The Cursor agent was deleted already"
    throw error
  }
}

/** A 409 also comes for an agent that is archived or expired, and such a one can still be read. */
async function isGone(client: CursorClient, id: string, { signal }: RetryOptions): Promise<boolean> {
  try {
    await client.agent(id, { signal })
    return false
  } catch (error) {
    if (error instanceof CursorApiError && (error.status === 404 || error.status === 409)) return true
    throw error
  }
}
