import { InputError } from "../inputs/input-error.ts"
import type { GatedOperation } from "../inputs/operation.ts"
import type { Trigger } from "./trigger.ts"

type Asked = {
  readonly operation: GatedOperation
  readonly triggerPhrase: string
  /** Whether the workflow's author says what to do. */
  readonly hasInstruction: boolean
}

/**
 * The reason to skip an event that its text alone gives; whether a comment is a command, only its rendered page tells.
 * @throws {InputError} when neither the workflow nor a comment says what to do
 */
export function skipReasonOfText(trigger: Trigger, asked: Asked): string | undefined {
  const { operation, triggerPhrase, hasInstruction } = asked
  const needsInstruction = ["launch", "fleet", "follow-up"].includes(operation) && !hasInstruction
  if (trigger.kind === "comment" || trigger.kind === "review") {
    const { body } = trigger.remark
    if (body.trim() === "") return "the review has no text"
    if (!body.includes(triggerPhrase)) return `the comment ${howItDiffers(body, triggerPhrase)}`
    // What a review asks for may be in its comments on lines.
    const isReview = trigger.event === "pull_request_review"
    const isSilent = needsInstruction && !isReview && body.trim() === triggerPhrase
    return isSilent ? `nothing follows ${triggerPhrase}, and there is no \`prompt\`` : undefined
  }
  if (!needsInstruction) return undefined
  throw new InputError(
    "There is no instruction for the agent. `prompt` and `prompt-file` are not set, or hold an expression such as `${{ inputs.task }}` that finds nothing. Set one of them.",
    "no-instruction",
  )
}

function howItDiffers(body: string, phrase: string): string {
  const [word = ""] = body.trimStart().split(/\s/, 1)
  const isOtherCase = word.toLowerCase() === phrase.toLowerCase()
  return isOtherCase
    ? `starts with ${phrase} in other upper and lower case; write it as it is here`
    : `does not start with ${phrase}, which has to be its first word`
}
