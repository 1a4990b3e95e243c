import { authorize } from "../authorize/authorize.ts"
import type { AgentRequest } from "../event/request.ts"
import { requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import type { StepContext } from "../run/context.ts"

export type Change =
  | { readonly kind: "approved"; readonly agentId: string }
  | { readonly kind: "refused"; readonly outcome: Outcome }

/**
 * For operations that change an agent without an instruction: the same gate as for a launch, before anything is sent
 * to Cursor.
 * @throws {InputError} without `agent-id`
 */
export async function approveChange(step: StepContext, { trigger }: AgentRequest): Promise<Change> {
  const agentId = requireAgentId(step.inputs)
  const authorization = await authorize(step, trigger)
  return authorization.kind === "refused" ? authorization : { kind: "approved", agentId }
}
