import type { Chronicle } from "../report/record.ts"
import type { CursorClient } from "../cursor/v0/client.ts"
import { CursorRefusal } from "../cursor/errors.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import type { CursorService } from "./open-cursor.ts"
import type { Flight } from "./agent-session.ts"
import { requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import { noReactions } from "../report/reactions.ts"
import { announceAgent } from "../report/announce.ts"
import { problem } from "../report/catalogue.ts"
import { agentOutputs, setOutputs } from "../report/outputs.ts"
import { silentReporter } from "../report/comment.ts"
import type { Step } from "./context.ts"
import { openTranscript } from "../report/conversation.ts"
import { watchAgent } from "./follow-agent.ts"
import { admit, expectationFor, withCursor } from "../queries/ask.ts"

/** An agent launched a moment ago by an earlier step may not be visible yet. */
const LATE_PAUSES_MS = [5_000, 10_000, 15_000]

/** Waits for an agent that was started elsewhere. It only watches: a cancelled job leaves the agent alone. */
export async function wait(step: Step, chronicle: Chronicle): Promise<Outcome> {
  const id = requireAgentId(step.inputs)
  const watching: Step = { ...step, inputs: { ...step.inputs, onCancel: "leave" } }
  return await withCursor(watching, async (cursor) => {
    const agent = await firstReading(watching, cursor.client, id)
    const shown = admit(watching, agent)
    setOutputs(agentOutputs(shown))
    chronicle.seen(shown, "joined")
    announceAgent(step.log, shown, "joined")
    const outcome = await watchAgent(watchFlight(watching, chronicle, cursor, agent), agent, { lookAtOnce: true })
    return outcome.kind === "cancelled"
      ? { ...outcome, problem: problem("cancelled", { message: LEFT_ALONE }) }
      : outcome
  })
}

const LEFT_ALONE = "The workflow run was cancelled; the agent was left working, because this step only waits for it."

async function firstReading(step: Step, client: CursorClient, id: string): Promise<Agent> {
  for (const pauseMs of LATE_PAUSES_MS) {
    try {
      return await client.agent(id, { signal: step.cancelled })
    } catch (error) {
      if (!(error instanceof CursorRefusal) || error.status !== 404) throw error
      await step.clock.sleep(pauseMs, step.cancelled)
    }
  }
  return await client.agent(id, { signal: step.cancelled })
}

/** Nothing for the post step to do, and no comment: reading does not write. */
function watchFlight(step: Step, chronicle: Chronicle, cursor: CursorService, agent: Agent): Flight {
  return {
    step,
    chronicle,
    cursor,
    reporter: silentReporter,
    reactions: noReactions,
    logbook: { note: () => {} },
    transcript: openTranscript(step, cursor.client),
    expected: expectationFor(step, agent),
    asksForPullRequest: false,
  }
}
