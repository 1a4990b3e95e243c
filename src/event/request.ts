import { skipReasonOf } from "../authorize/rules.ts"
import { InputError } from "../inputs/input-error.ts"
import type { Inputs } from "../inputs/inputs.ts"
import type { Operation } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import type { StepContext } from "../run/context.ts"
import { readTrigger, type Trigger } from "./trigger.ts"

/** What a comment or review asks for, as far as its text tells. */
export type Command = { readonly kind: "none" } | { readonly kind: "given"; readonly text: string }

/** What the event asks for, and that it may be acted on as far as it tells by itself. */
export type AgentRequest = { readonly kind: "order"; readonly trigger: Trigger; readonly command: Command }

type Skipped = Extract<Outcome, { kind: "skipped" }>

/** Operations that start an agent or change one. They pass the gate; the others only look. */
const ACTING = ["launch", "follow-up", "stop", "delete"] as const satisfies readonly Operation[]
export type GatedOperation = (typeof ACTING)[number]

export function isGated(operation: Operation): operation is GatedOperation {
  return ACTING.some((one) => one === operation)
}

/** What follows the phrase that a comment starts with; undefined when it does not start with it. */
export type ReadComment = (comment: string, phrase: string) => Promise<string | undefined>

/**
 * Reads from the event alone what is asked for and whether that is a reason to skip: nothing that speaks HTTP is loaded
 * for the many events that are not meant for this action.
 * @throws {InputError} when neither the workflow nor a comment says what to do, and for an event file that is not one
 */
export async function readRequest(
  step: StepContext,
  operation: GatedOperation,
  readComment: ReadComment,
): Promise<AgentRequest | Skipped> {
  const { inputs, runner } = step
  const trigger = readTrigger(runner)
  const reason = skipReasonOf(trigger, inputs)
  if (reason !== undefined) return { kind: "skipped", reason }
  const command = await readCommand(trigger, inputs.triggerPhrase, readComment)
  if (command.kind === "skipped") return command
  return operation === "launch" || operation === "follow-up"
    ? withInstruction(trigger, command, inputs)
    : order(trigger, command)
}

async function readCommand(trigger: Trigger, phrase: string, readComment: ReadComment): Promise<Command | Skipped> {
  if (trigger.kind !== "comment" && trigger.kind !== "review") return { kind: "none" }
  const { body } = trigger.remark
  if (body.trim() === "") return { kind: "skipped", reason: "the review has no text" }
  // Reading a page as people see it takes a lot of code, which most comments do not need.
  const text = body.includes(phrase) ? await readComment(body, phrase) : undefined
  if (text === undefined) return { kind: "skipped", reason: `the comment does not start with ${phrase}` }
  return { kind: "given", text }
}

function withInstruction(trigger: Trigger, command: Command, inputs: Inputs): AgentRequest | Skipped {
  const isSilent = command.kind === "given" && command.text === ""
  if (inputs.instruction !== undefined) return order(trigger, isSilent ? { kind: "none" } : command)
  if (isSilent) {
    return { kind: "skipped", reason: `nothing follows ${inputs.triggerPhrase}, and there is no \`prompt\`` }
  }
  if (command.kind === "given") return order(trigger, command)
  throw new InputError(
    "There is no instruction: `prompt` and `prompt-file` are empty. Set one of them; an expression such as `${{ inputs.task }}` that finds nothing is an empty text.",
    "no-instruction",
  )
}

function order(trigger: Trigger, command: Command): AgentRequest {
  return { kind: "order", trigger, command }
}
