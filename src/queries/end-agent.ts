import { stopAgent } from "../agent/stop.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError } from "../cursor/errors.ts"
import { readPolicy } from "../cursor/retry-policy.ts"
import { type RetryPolicy, retry } from "../http/retry.ts"
import { endOf } from "../model/agent-status.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentQuery, Answer } from "./query.ts"

const ATTEMPT_MS = 30_000
const LONGEST_PAUSE_MS = 60_000
const STOP_LIMIT_MS = 60_000
const STOP_ASKED_LIMIT_MS = 150_000

/** Stops an agent. One that has ended already is no mistake; one that works on is. */
export async function stop(query: AgentQuery): Promise<Answer> {
  const { client, agentId, signal, seen, clock } = query
  const agent = await client.agent(agentId, { signal })
  const { url } = seen(agent)
  if (endOf(agent.status) !== undefined) return done("The Cursor agent had ended already")
  // Not ended by the signal: a stop that is under way is what a cancelled job wants as well.
  const result = await stopAgent(client, agentId, {
    clock,
    limitMs: STOP_LIMIT_MS,
    askedLimitMs: STOP_ASKED_LIMIT_MS,
    attemptTimeoutMs: ATTEMPT_MS,
    confirm: true,
  })
  if ("agent" in result && result.agent) seen(result.agent)
  switch (result.kind) {
    case "stopped":
      return done("Cursor agent stopped")
    case "ended":
      return done("The Cursor agent had ended already")
    case "gone":
      return done("The Cursor agent is not there any more")
    case "still-running": {
      const page = url === undefined ? "" : ` Its page: ${url}`
      const message = `Agent ${agentId} could not be stopped and may still be working.${page}`
      return { problem: problem("agent-still-running", { message, detail: problemFromError(result.error).detail }) }
    }
  }
}

function done(headline: string): Answer {
  return { findings: { headline, lines: [], markdown: [] } }
}

/** Deletes an agent for good. One that is deleted already is no mistake; one that never was is. */
export async function deleteAgent(query: AgentQuery): Promise<Answer> {
  const { client, agentId, clock, random, budget, signal } = query
  const policy = { clock, signal, ...readPolicy({ random, budget, longestPauseMs: LONGEST_PAUSE_MS }) }
  const headline = await removeOnce(client, agentId, policy)
  return { findings: { headline, lines: [`Agent ${agentId}`], markdown: [`Agent \`${agentId}\``] } }
}

/** Deleting twice does no harm, so a deletion whose answer was lost is sent again. */
async function removeOnce(client: CursorClient, id: string, policy: RetryPolicy): Promise<string> {
  let sent = 0
  try {
    await retry(policy, () => {
      sent++
      return client.remove(id, { signal: policy.signal, timeoutMs: ATTEMPT_MS })
    })
    return "Cursor agent deleted"
  } catch (error) {
    if (!(error instanceof CursorApiError)) throw error
    if (sent > 1 && error.status === 404) return "Cursor agent deleted"
    if (error.status === 409 && (await isGone(client, id, policy))) return "The Cursor agent was deleted already"
    throw error
  }
}

/** A 409 also comes for an agent that is archived or expired, and such a one can still be read. */
async function isGone(client: CursorClient, id: string, { signal }: RetryPolicy): Promise<boolean> {
  try {
    await client.agent(id, { signal })
    return false
  } catch (error) {
    if (error instanceof CursorApiError && (error.status === 404 || error.status === 409)) return true
    throw error
  }
}
