import { createParser, type EventSourceMessage } from "eventsource-parser"
import { fieldsOf, parseJson, textOf } from "../../http/json.ts"
import { OversizedFrame } from "../errors.ts"

/** More than any frame that was seen; a longer one would only fill the memory. */
const MAX_FRAME_LENGTH = 4 * 1024 * 1024

/** One frame of a run's stream, as far as anybody needs it. */
export type Frame =
  | { readonly kind: "status"; readonly status: string }
  /** The agent uses a tool; simple form. */
  | { readonly kind: "tool-call"; readonly data: unknown }
  /** Anything in the rich form that may hold a to-do list or the prompt. */
  | { readonly kind: "update"; readonly data: unknown }
  | { readonly kind: "result" }
  | { readonly kind: "done" }
  | { readonly kind: "error"; readonly code: string }
  /** A sign of life: text, thoughts, counts, heartbeats. */
  | { readonly kind: "other" }

export type FrameReader = {
  /** @throws {OversizedFrame} */
  feed(text: string): void
  /** The id of the last frame that had one. */
  lastEventId(): string | undefined
}

/**
 * Reads the frames of server-sent events out of text that comes in any pieces (html.spec.whatwg.org, 9.2; the API's own
 * frames are in its fact sheet). What nobody reads is not even parsed: a stream can have a million frames.
 * @param redact takes the secrets of the step out of what is parsed
 */
export function openFrameReader(redact: (text: string) => string, onFrame: (frame: Frame) => void): FrameReader {
  let lastEventId: string | undefined
  let isOversized = false
  const parser = createParser({
    maxBufferSize: MAX_FRAME_LENGTH,
    onEvent: (message) => {
      if (message.id !== undefined && message.id !== "") lastEventId = message.id
      onFrame(frameOf(message, redact))
    },
    onError: ({ type }) => {
      isOversized ||= type === "max-buffer-size-exceeded"
    },
  })
  return {
    feed: (text) => {
      parser.feed(text)
      if (isOversized) throw new OversizedFrame()
    },
    lastEventId: () => lastEventId,
  }
}

const OTHER: Frame = { kind: "other" }

function frameOf({ event, data }: EventSourceMessage, redact: (text: string) => string): Frame {
  const parsed = () => parseJson(redact(data))
  switch (event) {
    case "status":
      return { kind: "status", status: textOf(fieldsOf(parsed()).status) ?? "" }
    case "tool_call":
      return { kind: "tool-call", data: parsed() }
    case "interaction_update":
      return /odos"|user-message-appended/.test(data) ? { kind: "update", data: parsed() } : OTHER
    case "error":
      return { kind: "error", code: textOf(fieldsOf(parsed()).code) ?? "" }
    case "result":
    case "done":
      return { kind: event }
    default:
      return OTHER
  }
}
