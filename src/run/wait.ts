import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError } from "../cursor/errors.ts"
import { requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import { NO_MEMORY } from "../model/turn-memory.ts"
import { expectationFor } from "../queries/agent-view.ts"
import { problem } from "../report/catalogue.ts"
import { noComment } from "../report/comment.ts"
import { progressLog } from "../report/progress-log.ts"
import type { RunRecord } from "../report/record.ts"
import { RE_RUN_WAITS } from "../report/remedy-after.ts"
import { agentHome } from "./agent-home.ts"
import { type AgentSession, recordAgent } from "./agent-session.ts"
import type { StepContext } from "./context.ts"
import { watchAgent } from "./follow-agent.ts"
import { type CursorService, withCursor } from "./open-cursor.ts"
import { transcriptOf } from "./open-session.ts"
import { ageOfTurn } from "./turn-age.ts"

/** An agent launched a moment ago by an earlier step may not be visible yet. */
const LATE_PAUSES_MS = [5_000, 10_000, 15_000]

/** Waits for an agent that was started elsewhere. It only watches: a cancelled job leaves the agent alone. */
export async function wait(step: StepContext, record: RunRecord): Promise<Outcome> {
  const id = requireAgentId(step.inputs)
  const watching: StepContext = { ...step, inputs: { ...step.inputs, onCancel: "leave" } }
  record.subscribe(progressLog(step.log, watching.inputs))
  return await withCursor(watching, async (cursor) => {
    const agent = await firstReading(watching, cursor.client, id)
    const session = outsideSession(watching, record, cursor, agent)
    recordAgent(session, agent, { origin: "joined", age: await ageOfTurn(session, agent, "follow-up") })
    const outcome = await watchAgent(session, agent, { lookAtOnce: true })
    return outcome.kind === "cancelled"
      ? { ...outcome, problem: problem("cancelled", { message: LEFT_ALONE, remedy: RE_RUN_WAITS }) }
      : outcome
  })
}

const LEFT_ALONE = "The workflow run was cancelled; the agent was left working, because this step only waits for it."

async function firstReading(step: StepContext, client: CursorClient, id: string): Promise<Agent> {
  for (const pauseMs of LATE_PAUSES_MS) {
    try {
      return await client.agent(id, { signal: step.cancelled })
    } catch (error) {
      if (!(error instanceof CursorApiError) || error.status !== 404) throw error
      await step.clock.sleep(pauseMs, step.cancelled)
    }
  }
  return await client.agent(id, { signal: step.cancelled })
}

/** A session of a step that the agent does not belong to: nothing for the post step to do, and no comment. */
export function outsideSession(
  step: StepContext,
  record: RunRecord,
  cursor: CursorService,
  agent: Agent,
  memory = NO_MEMORY,
): AgentSession {
  return {
    step,
    record,
    cursor,
    apiKey: "",
    comment: noComment,
    savedState: {
      note: () => {},
      remember: () => {},
      memory: () => memory,
      earlier: () => [],
      sentMs: () => undefined,
      mayHaveTwinWithin: () => false,
      mayAppearUntilMs: () => undefined,
    },
    transcript: transcriptOf(step, cursor),
    home: agentHome(step, expectationFor(step, agent)),
    asksForPullRequest: false,
  }
}
