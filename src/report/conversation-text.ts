import type { Message } from "../cursor/agent.ts"
import { safeQuote } from "../text/safe-markdown.ts"

const MESSAGE_LENGTH = 10_000
const LEAST_LENGTH = 200

/** The conversation as Markdown of at most about `maxLength` characters: the newest messages, in their order. Pure. */
export function conversationParts(messages: readonly Message[], maxLength: number): readonly string[] {
  const parts: string[] = []
  let room = maxLength
  for (const [index, { type, text }] of messages.entries().toArray().reverse()) {
    if (room < LEAST_LENGTH) {
      parts.push(`${index + 1} earlier messages are left out for size.`)
      break
    }
    const quote = safeQuote(text, Math.min(room, MESSAGE_LENGTH))
    parts.push(`**${speakerOf(type)}, message ${index + 1}**\n\n${quote === "" ? "(empty)" : quote}`)
    room -= quote.length
  }
  return parts.reverse()
}

/** Who says it, by the API's word for the message's type. */
export function speakerOf(type: string): string {
  if (type === "user_message") return "User"
  return type === "assistant_message" ? "Agent" : "Other"
}
