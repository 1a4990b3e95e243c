import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Message } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { type Clock, within } from "../http/clock.ts"
import { isAgentId } from "../model/agent-id.ts"
import { cutToBytes } from "../text/budget.ts"
import { speakerOf } from "./conversation-text.ts"
import type { Log } from "./log.ts"
import type { Conversation } from "./run-report.ts"

/** At most two reads a minute next to the status reads: users report a limit of twenty requests a minute for a key. */
const LEAST_PAUSE_MS = 30_000
const READ_LIMIT_MS = 15_000
const MOST_FAILURES = 3
const SHOWN_BYTES = 64 * 1024

/** Keeps up with what user and agent say to each other. Nothing in it fails the work. */
export type Transcript = {
  /** Messages from before, which are not to be printed. */
  passOver(messages: readonly Message[]): void
  /** While waiting: prints what is new, when that is asked for and not too soon after the last time. */
  follow(agentId: string, signal: AbortSignal): Promise<void>
  /**
   * At the end: prints the rest, and writes the whole conversation to a file.
   * @returns what the reports may show of it; undefined when it could not be read
   */
  keep(agentId: string, signal: AbortSignal): Promise<Conversation | undefined>
}

export type TranscriptOptions = {
  readonly client: Pick<CursorClient, "conversation">
  readonly clock: Clock
  readonly log: Log
  /** Whether new messages are printed as they arrive. */
  readonly isPrinted: boolean
  /** Where the conversation's file goes. */
  readonly folder: string
}

export function openTranscript({ client, clock, log, isPrinted, folder }: TranscriptOptions): Transcript {
  let known: readonly Message[] = []
  let readMs = Number.NEGATIVE_INFINITY
  let failuresInARow = 0

  async function read(agentId: string, signal: AbortSignal, isPoll: boolean): Promise<readonly Message[] | undefined> {
    try {
      readMs = clock.nowMs()
      const messages = await within(clock, READ_LIMIT_MS, signal, (limited) =>
        client.conversation(agentId, { signal: limited, isPoll }),
      )
      failuresInARow = 0
      return messages
    } catch (error) {
      failuresInARow++
      const name = error instanceof Error ? error.name : typeof error
      if (!signal.aborted) log.debug(`The conversation could not be read (${name}).`)
      return undefined
    }
  }

  function show(messages: readonly Message[]) {
    for (const { place, type, text } of newMessages(known, messages)) {
      log.quoteGroup(`${speakerOf(type)}, message ${place + 1}`, cutToBytes(text, SHOWN_BYTES).text)
    }
    // An answer that lacks what was there before is behind; what it lacks is not news when it is back.
    if (messages.length >= known.length) known = messages
  }

  return {
    passOver: (messages) => {
      known = messages
    },
    follow: async (agentId, signal) => {
      if (!isPrinted || clock.nowMs() - readMs < LEAST_PAUSE_MS) return
      // The repeats of a read that keeps failing would be missing for the status.
      if (failuresInARow >= MOST_FAILURES) return
      show((await read(agentId, signal, true)) ?? known)
    },
    keep: async (agentId, signal) => {
      const messages = await read(agentId, signal, false)
      if (messages === undefined) return undefined
      if (isPrinted) show(messages)
      try {
        const path = writeConversation(folder, agentId, messages)
        return { messages, path }
      } catch {
        log.warning("The conversation could not be written to a file; the outcome is not affected.")
        return { messages }
      }
    },
  }
}

/**
 * The messages that were not there before, or say something else now. The API was seen to give messages new ids at
 * each request, so place, type and text tell them apart; of a message that has grown only the rest is new. Pure.
 */
export function newMessages(
  known: readonly Message[],
  current: readonly Message[],
): readonly { readonly place: number; readonly type: string; readonly text: string }[] {
  return current.flatMap(({ type, text }, place) => {
    const before = known[place]
    if (before?.type !== type) return [{ place, type, text }]
    if (before.text === text) return []
    return [{ place, type, text: text.startsWith(before.text) ? text.slice(before.text.length) : text }]
  })
}

/** Writes the conversation in the API's own form, and returns the file's path. Later steps of the job can read it. */
export function writeConversation(folder: string, agentId: string, messages: readonly Message[]): string {
  const place = join(folder, "falconer")
  mkdirSync(place, { recursive: true })
  const path = join(place, `conversation-${isAgentId(agentId) ? agentId : "agent"}.json`)
  writeFileSync(path, `${JSON.stringify({ id: agentId, messages }, null, 2)}\n`)
  return path
}
