import { commandIn } from "../command.ts"
import { reasonToSkip } from "../gate.ts"
import { requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../outcome.ts"
import { passGate } from "../passage.ts"
import type { Step } from "../step.ts"
import { readTrigger, type Trigger } from "../trigger.ts"

export type Change =
  | { readonly kind: "approved"; readonly agentId: string }
  | { readonly kind: "refused"; readonly outcome: Outcome }

/**
 * For operations that change an agent without an instruction: the same gate as for a launch, before anything is sent
 * to Cursor.
 * @throws {InputError} without `agent-id`
 */
export async function approveChange(step: Step): Promise<Change> {
  const { inputs, runner } = step
  const trigger = readTrigger(runner)
  const reason = reasonToSkip(trigger, inputs) ?? missingPhrase(trigger, inputs.triggerPhrase)
  if (reason !== undefined) return { kind: "refused", outcome: { kind: "skipped", reason } }
  const agentId = requireAgentId(inputs)
  const passage = await passGate(step, trigger)
  return passage.kind === "refused" ? passage : { kind: "approved", agentId }
}

/** Comments and reviews act only when they start with the phrase; here nothing has to follow it. */
function missingPhrase(trigger: Trigger, phrase: string): string | undefined {
  if (trigger.kind !== "comment" && trigger.kind !== "review") return undefined
  return commandIn(trigger.remark.body, phrase) === undefined ? `the comment does not start with ${phrase}` : undefined
}
