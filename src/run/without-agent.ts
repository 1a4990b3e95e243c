import type { Delivery } from "../agent/at-most-once.ts"
import { InconclusiveSearchError } from "../agent/find-agent.ts"
import type { Agent } from "../cursor/agent.ts"
import { isFromGateway } from "../cursor/errors.ts"
import type { Outcome } from "../model/outcome.ts"
import type { Problem } from "../model/problem.ts"
import type { LaunchPlan } from "../prompt/plan-launch.ts"
import { problem } from "../report/catalogue.ts"
import { explainRefusal } from "../report/explain-refusal.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentSession } from "./agent-session.ts"

/** What a launch that brought no agent means for the step. */
export async function outcomeWithoutAgent(
  session: AgentSession,
  plan: LaunchPlan,
  delivery: Exclude<Delivery<Agent>, { kind: "delivered" }>,
): Promise<Outcome> {
  const { step, cursor, savedState } = session
  switch (delivery.kind) {
    case "not-sent":
      return cancelledWithoutAgent(step.runner.runAttempt > 1 && savedState.earlier().length === 0)
    case "refused": {
      const asked = { model: step.inputs.model, ref: plan.source.kind === "repository" ? plan.source.ref : undefined }
      const refusal = await explainRefusal(cursor.client, asked, delivery.error, step.cancelled)
      if (!delivery.mayExist) return { kind: "error", problem: refusal }
      return isFromGateway(delivery.error) ? notFound(plan, refusal) : refusedAfterDoubt(plan, refusal)
    }
    case "in-doubt":
      return step.cancelled.aborted ? cancelledWhileLaunching() : inDoubt(plan, delivery.error)
  }
}

/** @param mayHaveEarlier an agent of an earlier attempt was not looked for to the end */
function cancelledWithoutAgent(mayHaveEarlier: boolean): Outcome {
  const before = "The workflow run was cancelled before an agent was launched"
  const message = mayHaveEarlier
    ? `${before} by this attempt. The agent of an earlier attempt, if there was one, is left alone and may still be working.`
    : `${before}.`
  return { kind: "cancelled", disposition: "none", problem: problem("cancelled", { message }) }
}

function cancelledWhileLaunching(): Outcome {
  const message =
    "The workflow run was cancelled while the agent was being launched. The post step looks for the agent and stops it."
  return { kind: "cancelled", disposition: "still-running", problem: problem("cancelled", { message }) }
}

/** The first launch was looked for in vain, and only the second is surely not executed. */
function refusedAfterDoubt({ launchKey }: LaunchPlan, { message: refusal, detail }: Problem): Outcome {
  const message = `The answer to a first launch was lost, and no agent with its launch key ${launchKey} was found; a second launch was refused. ${refusal}`
  return { kind: "unknown", problem: problem("launch-in-doubt", { message, detail }) }
}

/** Something in between may have passed the launch on all the same. */
function notFound({ launchKey }: LaunchPlan, { message: refusal, detail }: Problem): Outcome {
  const message = `It cannot be told whether an agent was launched: none with the launch key ${launchKey} was found. ${refusal}`
  return { kind: "unknown", problem: problem("launch-in-doubt", { message, detail }) }
}

function inDoubt({ launchKey }: LaunchPlan, error: unknown): Outcome {
  const why = error instanceof InconclusiveSearchError ? error.message : problemFromError(error).message
  const message = `It cannot be told whether an agent was launched (launch key ${launchKey}). ${why}`
  return { kind: "unknown", problem: problem("launch-in-doubt", { message }) }
}
