import type { Chronicle } from "../chronicle.ts"
import type { Message } from "../cursor/schema.ts"
import { requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../outcome.ts"
import { setOutputs } from "../report/outputs.ts"
import type { Step } from "../step.ts"
import { cutToBytes } from "../text/budget.ts"
import { inertQuote } from "../text/markdown.ts"
import { speakerOf, writeConversation } from "../transcript.ts"
import { ask } from "./ask.ts"
import { count, fitting } from "./result.ts"

/** GitHub takes 1 MiB for a step's summary; the longest character takes four bytes. */
const SUMMARY_CHARACTERS = 200_000
const MESSAGE_BYTES = 16 * 1024

/** Writes the conversation to a file and to the summary page; with `log-conversation` to the log as well. */
export async function conversation(step: Step, chronicle: Chronicle): Promise<Outcome> {
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
  chronicle.found({
    headline: `${count(messages.length, "message")} in the conversation`,
    result: { id, messages: kept, complete },
    lines: [`The whole conversation is in ${path}.`],
    markdown: conversationText(messages),
  })
  return { kind: "ok" }
}

/** The messages as inert Markdown, as many as the summary page has room for. Pure. */
export function conversationText(messages: readonly Message[]): readonly string[] {
  const parts: string[] = []
  let left = SUMMARY_CHARACTERS
  for (const [place, { type, text }] of messages.entries()) {
    if (left <= 0) return [...parts, `${count(messages.length - place, "more message")}: see the file.`]
    const block = inertQuote(text, left)
    left -= block.length
    parts.push(`**${speakerOf(type)}**`, block)
  }
  return parts
}
