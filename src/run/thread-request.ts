import { type ThreadWord, threadWordIn } from "../event/thread-word.ts"
import type { Inputs } from "../inputs/inputs.ts"
import type { Outcome } from "../model/outcome.ts"
import { ANSWER_LINES, type ApprovedRequest } from "./approval.ts"

/** What an event asks of a thread, and what is left of its instruction without a word to the thread itself. */
export type ThreadRequest = {
  readonly kind: "asked"
  readonly word: ThreadWord
  readonly request: ApprovedRequest
}

/** Reads the word that a command begins with, and whether it comes too late: on a closed pull request. Pure. */
export function threadRequestIn(
  request: ApprovedRequest,
  inputs: Pick<Inputs, "instruction" | "triggerPhrase">,
): ThreadRequest | Extract<Outcome, { kind: "skipped" }> {
  const { trigger, command } = request
  if (trigger.kind !== "comment" && trigger.kind !== "review") {
    return { kind: "asked", word: { kind: "none" }, request }
  }
  const word = threadWordIn(command)
  const { kind, isClosed } = trigger.subject
  if (kind === "pull-request" && isClosed && word.kind !== "status") {
    return { kind: "skipped", reason: "pull request is closed" }
  }
  if (word.kind !== "new") return { kind: "asked", word, request }
  const isSilent = word.command.kind === "none" && inputs.instruction === undefined
  if (!isSilent) return { kind: "asked", word, request: { ...request, command: word.command } }
  if ((request.texts?.comments.length ?? 0) > 0) {
    return { kind: "asked", word, request: { ...request, command: { kind: "given", said: ANSWER_LINES } } }
  }
  return { kind: "skipped", reason: `nothing follows ${inputs.triggerPhrase} new, and there is no \`prompt\`` }
}
