import { requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import { writeConversation } from "../report/conversation.ts"
import { conversationParts, speakerOf } from "../report/conversation-text.ts"
import { setOutputs } from "../report/outputs.ts"
import type { RunRecord } from "../report/record.ts"
import type { StepContext } from "../run/context.ts"
import { cutToBytes } from "../text/budget.ts"
import { counted } from "../text/count.ts"
import { inlineCode } from "../text/markdown.ts"
import { ask } from "./ask.ts"
import { fitting } from "./result.ts"

/** GitHub takes 1 MiB for a step's summary; the longest character takes four bytes. */
const SUMMARY_CHARACTERS = 200_000
const MESSAGE_BYTES = 16 * 1024
const PATH_LENGTH = 500

/** Writes the conversation to a file and to the summary page; with `log-conversation` to the log as well. */
export async function conversation(step: StepContext, record: RunRecord): Promise<Outcome> {
  const id = requireAgentId(step.inputs)
  const messages = await ask(step, (client, limits) => client.conversation(id, limits))
  const path = writeConversation(step.runner.temp, id, messages)
  setOutputs({ agentId: id, conversationPath: path })
  if (step.inputs.logConversation) {
    for (const [place, { type, text }] of messages.entries()) {
      step.log.quoteGroup(`${speakerOf(type)}, message ${place + 1}`, text)
    }
  }
  const { kept, complete } = fitting(
    messages.map((message) => ({ ...message, text: cutToBytes(message.text, MESSAGE_BYTES).text })),
  )
  record.found({
    headline: `${counted(messages.length, "message")} in the conversation`,
    result: { id, messages: kept, complete },
    lines: [`The whole conversation is in ${path}.`],
    markdown: [
      `The whole conversation is in ${inlineCode(path, PATH_LENGTH)}.`,
      ...conversationParts(messages, SUMMARY_CHARACTERS),
    ],
  })
  return { kind: "ok" }
}
