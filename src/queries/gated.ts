import { requireAgentId } from "../inputs/operation.ts"
import type { Order } from "../event/request.ts"
import type { Outcome } from "../model/outcome.ts"
import { passGate } from "../authorize/authorize.ts"
import type { Step } from "../run/context.ts"

export type Change =
  | { readonly kind: "approved"; readonly agentId: string }
  | { readonly kind: "refused"; readonly outcome: Outcome }

/**
 * For operations that change an agent without an instruction: the same gate as for a launch, before anything is sent
 * to Cursor.
 * @throws {InputError} without `agent-id`
 */
export async function approveChange(step: Step, { trigger }: Order): Promise<Change> {
  const agentId = requireAgentId(step.inputs)
  const passage = await passGate(step, trigger)
  return passage.kind === "refused" ? passage : { kind: "approved", agentId }
}
