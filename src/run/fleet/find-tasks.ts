import { madeAtMs } from "../../agent/candidates.ts"
import { launchedBy } from "../../agent/launch-key.ts"
import { olderAndOlder } from "../../agent/older-and-older.ts"
import { isSameRepository } from "../../agent/repository-address.ts"
import type { Agent, Message } from "../../cursor/agent.ts"
import type { CallLimits, CursorClient } from "../../cursor/client.ts"
import type { Clock } from "../../http/clock.ts"

/** The servers of one service, and whatever lists them, may differ by this much. */
const MARGIN_MS = 5 * 60_000
/** So many older agents end the reading of the list. */
const OLDER_IN_A_ROW = 50
/** More prompts than this are not read, whatever may be among them. */
export const MOST_PROMPTS = 600

/** A prompt never changes, so each is read once, whoever asks: the searches of many launches share what they read. */
export function withPromptMemory(client: CursorClient): CursorClient {
  const prompts = new Map<string, readonly Message[]>()
  return {
    ...client,
    conversation: async (id, limits) => {
      const known = prompts.get(id)
      if (known) return known
      const messages = await client.conversation(id, limits)
      const prompt = messages.find(({ type }) => type === "user_message")
      const launched = prompt && launchedBy(prompt.text)
      // Only the line that counts is kept.
      const line = launched && `Launched by ${launched.runUrl} (launch key ${launched.launchKey})`
      if (prompt && line) prompts.set(id, [{ type: prompt.type, text: line }])
      return messages
    },
  }
}

/** The server's calendar, or this machine's while no answer has shown it. */
export function serverNowMs(client: Pick<CursorClient, "serverTimeMs">, clock: Clock): number {
  return client.serverTimeMs() ?? clock.today().getTime()
}

/**
 * Hands on the agents of the list, newest first, until `take` says that it has enough, or only agents from before
 * `sinceMs` (the server's calendar) come. Whoever takes them keeps few: a page is garbage as soon as it is read.
 * @throws what the client throws
 */
export async function readSince(
  client: Pick<CursorClient, "agents">,
  sinceMs: number,
  limits: CallLimits,
  take: (agent: Agent) => "enough" | undefined,
): Promise<void> {
  const isOldOnly = olderAndOlder(OLDER_IN_A_ROW)
  for await (const agent of client.agents({}, limits)) {
    const madeMs = madeAtMs(agent)
    const isEnd = isOldOnly(madeMs, madeMs < sinceMs - MARGIN_MS)
    if (take(agent) === "enough" || isEnd) return
  }
}

/** A task as far as agents are found for it. */
type Sought = { readonly launchKey: string; readonly repository: { readonly url: string } }

/** What an agent is to the tasks, by its prompt; `unread` for one whose prompt cannot be read, or not yet. */
export type Owner<T> =
  | { readonly kind: "task"; readonly task: T }
  | { readonly kind: "other" }
  | { readonly kind: "unread" }

/** Finds out which task launched an agent. */
export async function ownerAmong<T extends Sought>(
  client: Pick<CursorClient, "conversation">,
  tasks: readonly T[],
  agent: Agent,
  signal?: AbortSignal,
): Promise<Owner<T>> {
  try {
    const messages = await client.conversation(agent.id, { signal, isPoll: true })
    const prompt = messages.find(({ type }) => type === "user_message")?.text
    if (prompt === undefined) return { kind: "unread" }
    const launched = launchedBy(prompt)
    const task = tasks.find(({ launchKey }) => launchKey === launched?.launchKey)
    return task ? { kind: "task", task } : { kind: "other" }
  } catch (error) {
    if (signal?.aborted) throw error
    return { kind: "unread" }
  }
}

/** The tasks on whose repository the agent works, or may. */
export function tasksWhere<T extends Sought>(tasks: readonly T[], agent: Agent): readonly T[] {
  return tasks.filter(({ repository }) => isSameRepository(agent.repository, repository.url))
}
