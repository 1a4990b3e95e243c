import { commandIn } from "../command.ts"
import { reasonToSkip } from "../gate.ts"
import { type Passage, passGate } from "../passage.ts"
import type { Step } from "../step.ts"
import { readTrigger, type Trigger } from "../trigger.ts"

/** For operations that change an agent without an instruction: the same gate as for a launch, before anything is sent. */
export async function passForChange(step: Step): Promise<Passage> {
  const trigger = readTrigger(step.runner)
  const reason = reasonToSkip(trigger, step.inputs) ?? missingPhrase(trigger, step.inputs.triggerPhrase)
  if (reason !== undefined) return { kind: "refused", outcome: { kind: "skipped", reason } }
  return await passGate(step, trigger)
}

/** Comments and reviews act only when they start with the phrase; here nothing has to follow it. */
function missingPhrase(trigger: Trigger, phrase: string): string | undefined {
  if (trigger.kind !== "comment" && trigger.kind !== "review") return undefined
  return commandIn(trigger.remark.body, phrase) === undefined ? `the comment does not start with ${phrase}` : undefined
}
