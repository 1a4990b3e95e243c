import { writeConversation } from "../report/conversation.ts"
import { conversationParts, speakerOf } from "../report/conversation-text.ts"
import { setOutputs } from "../report/outputs.ts"
import { cutToBytes } from "../text/budget.ts"
import { counted } from "../text/count.ts"
import { inlineCode } from "../text/markdown.ts"
import { fitting } from "./entries.ts"
import type { AgentQuery, Answer } from "./query.ts"

/** GitHub takes 1 MiB for a step's summary; the longest character takes four bytes. */
const SUMMARY_CHARACTERS = 200_000
const MESSAGE_BYTES = 16 * 1024
const PATH_LENGTH = 500

/** Writes the conversation to a file and to the summary page; with `log-conversation` to the log as well. */
export async function readConversation({ client, agentId, inputs, runner, log, signal }: AgentQuery): Promise<Answer> {
  const messages = await client.conversation(agentId, { signal })
  const path = writeConversation(runner.temp, agentId, messages)
  setOutputs({ conversationPath: path })
  if (inputs.logConversation) {
    for (const [place, { type, text }] of messages.entries()) {
      log.quoteGroup(`${speakerOf(type)}, message ${place + 1}`, text)
    }
  }
  const { kept, complete } = fitting(
    messages.map((message) => ({ ...message, text: cutToBytes(message.text, MESSAGE_BYTES).text })),
  )
  const findings = {
    headline: `${counted(messages.length, "message")} in the conversation`,
    result: { id: agentId, messages: kept, complete },
    lines: [`The whole conversation is in ${path}.`],
    markdown: [
      `The whole conversation is in ${inlineCode(path, PATH_LENGTH)}.`,
      ...conversationParts(messages, SUMMARY_CHARACTERS),
    ],
  }
  return { findings }
}
