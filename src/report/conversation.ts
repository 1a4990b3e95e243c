import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { CursorClient } from "../cursor/v0/client.ts"
import type { Message } from "../cursor/v0/schema.ts"
import { within } from "../http/clock.ts"
import type { StepContext } from "../run/context.ts"
import { isAgentId } from "../text/address.ts"
import { cutToBytes } from "../text/budget.ts"
import { speakerOf } from "./conversation-text.ts"
import { setOutputs } from "./outputs.ts"
import type { RunReport } from "./run-report.ts"

/** At most two reads a minute beside the status reads: users report a limit of twenty requests a minute for a key. */
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
   * At the end: prints the rest, writes the whole conversation to a file and sets `conversationPath`.
   * @returns what the reports may show of it; undefined when it could not be read
   */
  keep(agentId: string, signal: AbortSignal): Promise<RunReport["conversation"]>
}

type Options = Pick<StepContext, "clock" | "log" | "runner" | "inputs">

export function openTranscript(step: Options, client: Pick<CursorClient, "conversation">): Transcript {
  const { clock, log, runner, inputs } = step
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
      if (!inputs.logConversation || clock.nowMs() - readMs < LEAST_PAUSE_MS) return
      // The repeats of a read that keeps failing would be missing for the status.
      if (failuresInARow >= MOST_FAILURES) return
      show((await read(agentId, signal, true)) ?? known)
    },
    keep: async (agentId, signal) => {
      const messages = await read(agentId, signal, false)
      if (messages === undefined) return undefined
      if (inputs.logConversation) show(messages)
      try {
        const path = writeConversation(runner.temp, agentId, messages)
        setOutputs({ conversationPath: path })
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
