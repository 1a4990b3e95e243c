import { download } from "../http/download.ts"
import { proxyFor } from "../http/proxy.ts"
import type { Outcome } from "../model/outcome.ts"
import { readStatus } from "../queries/agents.ts"
import { stop } from "../queries/end-agent.ts"
import { runQuery } from "../queries/run-query.ts"
import type { AgentSession } from "./agent-session.ts"
import type { ThreadAgent } from "./thread-agent.ts"

const WORDS = { stop, status: readStatus } as const

/**
 * Stops the thread's agent, or reads its status. Without an agent there is nothing to do, and a comment says so.
 * @param isAsked whether somebody waits for an answer
 */
export async function answerWord(
  session: AgentSession,
  word: keyof typeof WORDS,
  agent: ThreadAgent | undefined,
  isAsked = true,
): Promise<Outcome> {
  const { step, record, cursor, savedState } = session
  record.asked(word)
  if (!agent) {
    if (isAsked) record.noted("No agent is known here. To start one, say what it should do.")
    return { kind: "skipped", reason: "there is no agent in this thread" }
  }
  if (agent.memory) savedState.remember(agent.memory)
  const settings = {
    ...step,
    inputs: { ...step.inputs, agentId: agent.agentId },
    signal: step.cancelled,
    download,
    proxyFor,
    openCursor: async () => ({ ...cursor, close: async () => {} }),
  }
  return await runQuery({ needs: "agent", ask: WORDS[word] }, settings, record)
}
