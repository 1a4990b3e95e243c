import { type Clock, within } from "../../http/clock.ts"
import { fieldAt, textOf } from "../../http/json.ts"
import type { Message } from "../agent.ts"
import type { SoughtTurn } from "../client.ts"
import { openFrameReader } from "./frames.ts"
import type { Run } from "./schema.ts"

/** The prompt is among the first frames of a run's stream. */
const FRAMES_LOOKED_AT = 200
const LOOK_LIMIT_MS = 15_000
/** An instruction of an earlier attempt is looked for in so many of the newest runs. */
const MOST_RUNS = 10

type Options = {
  readonly clock: Clock
  readonly redact: (text: string) => string
  readonly signal?: AbortSignal
}

/**
 * Finds the run that an instruction of ours began: the list of runs names them, and the stream of each begins with its
 * prompt.
 * @param runs the newest first
 * @param promptOf undefined for a run whose prompt cannot be read
 * @param conversation read only where no stream shows a prompt any more
 */
export async function findRun(
  runs: readonly Run[],
  { before, isOurs }: SoughtTurn,
  promptOf: (runId: string) => Promise<string | undefined>,
  conversation: () => Promise<readonly Message[]>,
): Promise<string | undefined> {
  const candidates = runs.filter(({ id }) => before?.runIds?.has(id) !== true).slice(0, MOST_RUNS)
  let unreadable: string | undefined
  for (const { id } of candidates) {
    const prompt = await promptOf(id)
    if (prompt !== undefined && isOurs(prompt)) return id
    if (prompt === undefined) unreadable ??= id
  }
  if (unreadable === undefined) return undefined
  const messages = await conversation().catch((error: unknown) => {
    if (before === undefined) throw error
    return []
  })
  const prompts = messages.filter(({ type }) => type === "user_message").toReversed()
  // Made since our instruction was sent, and nothing says that it is somebody else's: an agent has one turn at a time.
  if (before !== undefined && prompts.length !== runs.length) return unreadable
  return runs[prompts.findIndex(({ text }) => isOurs(text))]?.id
}

/** The prompt of a run, from the beginning of its stream; undefined where that is gone or says nothing. Never throws. */
export async function promptOf(
  read: (signal: AbortSignal, onText: (text: string) => boolean) => Promise<void>,
  { clock, redact, signal }: Options,
): Promise<string | undefined> {
  const ending = new AbortController()
  const outer = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal
  try {
    return await within(clock, LOOK_LIMIT_MS, outer, async (limited) => {
      let prompt: string | undefined
      let frames = 0
      const reader = openFrameReader(redact, (frame) => {
        frames++
        if (frame.kind !== "update") return
        prompt ??= textOf(fieldAt(frame.data, "userMessage", "text"))
      })
      await read(limited, (text) => {
        reader.feed(text)
        return prompt === undefined && frames < FRAMES_LOOKED_AT
      })
      return prompt
    })
  } catch {
    return undefined
  } finally {
    ending.abort(new Error("the prompt was read"))
  }
}
