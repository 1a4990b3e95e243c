import type { Agent } from "../cursor/agent.ts"
import type { CursorClient, LaunchRequest } from "../cursor/client.ts"
import { type Delivery, type DeliveryLimits, sendAtMostOnce } from "./at-most-once.ts"
import { type AgentFinder, findLaunched, openAgentFinder, sentAtMs } from "./find-agent.ts"

/** A lost answer is followed by one more launch, never by a third. */
const MAX_LAUNCHES = 2

export type LaunchOptions = DeliveryLimits & {
  readonly client: Pick<CursorClient, "launch" | "agents" | "conversation" | "serverTimeMs">
  readonly body: LaunchRequest
  readonly launchKey: string
  readonly repositoryUrl: string
  /** Agents of earlier attempts: they carry the same key and are not what this launch made. */
  readonly earlier: ReadonlySet<string>
  readonly onSend: () => void
  readonly retryDelayMs?: (error: unknown, attempt: number) => number | undefined
}

/**
 * Launches one agent and never two: by `sendAtMostOnce`, with a search by launch key for an agent whose answer was lost.
 */
export function launchAgent(options: LaunchOptions): Promise<Delivery<Agent>> {
  const { client, body, clock, onSend, retryDelayMs } = options
  let finder: AgentFinder | undefined
  const request = {
    send: (signal: AbortSignal, onSend: () => void) => client.launch(body, { signal, onSend }),
    find: async (sentMs: number, signal: AbortSignal) => {
      finder ??= finderFor(options, sentMs)
      return (await findLaunched(finder, clock, sentMs, signal))[0]
    },
    maxSends: MAX_LAUNCHES,
    onSend,
    retryDelayMs,
  }
  return sendAtMostOnce(request, options)
}

function finderFor(options: LaunchOptions, sentMs: number): AgentFinder {
  const { client, clock, launchKey, repositoryUrl, earlier, body } = options
  return openAgentFinder({
    client,
    clock,
    launchKey,
    repositoryUrl,
    known: earlier,
    promptStart: body.prompt.text,
    sinceMs: sentAtMs(sentMs),
  })
}
