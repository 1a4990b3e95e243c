import { InputError } from "../inputs/input-error.ts"
import type { GatedOperation } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import type { Trigger } from "./trigger.ts"

/** What a comment or review asks for, as far as its text says. */
export type Command = { readonly kind: "none" } | { readonly kind: "given"; readonly text: string }

/** What the event asks for. */
export type AgentRequest = { readonly kind: "requested"; readonly trigger: Trigger; readonly command: Command }

type Skipped = Extract<Outcome, { kind: "skipped" }>

/** What follows the phrase that a comment starts with; undefined when it does not start with it. */
export type ReadComment = (comment: string, phrase: string) => Promise<string | undefined>

type Asked = {
  readonly operation: GatedOperation
  readonly triggerPhrase: string
  /** Whether the workflow's author says what to do. */
  readonly hasInstruction: boolean
}

/**
 * Reads from the event alone what is asked for, and whether its text is a reason to skip it.
 * @throws {InputError} when neither the workflow nor a comment says what to do
 */
export async function readRequest(
  trigger: Trigger,
  asked: Asked,
  readComment: ReadComment,
): Promise<AgentRequest | Skipped> {
  const command = await readCommand(trigger, asked.triggerPhrase, readComment)
  if (command.kind === "skipped") return command
  const needsInstruction = asked.operation === "launch" || asked.operation === "follow-up"
  return needsInstruction ? withInstruction(trigger, command, asked) : requested(trigger, command)
}

async function readCommand(trigger: Trigger, phrase: string, readComment: ReadComment): Promise<Command | Skipped> {
  if (trigger.kind !== "comment" && trigger.kind !== "review") return { kind: "none" }
  const { body } = trigger.remark
  if (body.trim() === "") return { kind: "skipped", reason: "the review has no text" }
  // Reading a page as people see it takes a lot of code, which most comments do not need.
  const text = body.includes(phrase) ? await readComment(body, phrase) : undefined
  if (text !== undefined) return { kind: "given", text }
  const [plainBody, plainPhrase] = [body.toLowerCase(), phrase.toLowerCase()]
  const isOtherCase = plainBody.includes(plainPhrase) && (await readComment(plainBody, plainPhrase)) !== undefined
  const how = isOtherCase ? `starts with ${phrase} in other upper and lower case` : `does not start with ${phrase}`
  return { kind: "skipped", reason: `the comment ${how}` }
}

function withInstruction(trigger: Trigger, command: Command, asked: Asked): AgentRequest | Skipped {
  const isSilent = command.kind === "given" && command.text === ""
  if (asked.hasInstruction) return requested(trigger, isSilent ? { kind: "none" } : command)
  if (isSilent) {
    return { kind: "skipped", reason: `nothing follows ${asked.triggerPhrase}, and there is no \`prompt\`` }
  }
  if (command.kind === "given") return requested(trigger, command)
  throw new InputError(
    "There is no instruction: `prompt` and `prompt-file` are empty. Set one of them; an expression such as `${{ inputs.task }}` that finds nothing is an empty text.",
    "no-instruction",
  )
}

function requested(trigger: Trigger, command: Command): AgentRequest {
  return { kind: "requested", trigger, command }
}
