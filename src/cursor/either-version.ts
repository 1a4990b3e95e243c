import type { CallLimits, CursorClient } from "./client.ts"
import { CursorApiError } from "./errors.ts"

/**
 * A client for agents that were launched by whichever version: an agent is asked for in the first version, and in the
 * other one after a 404. Where it was found it stays. A 404 leaves nothing done, so this holds for everything that is
 * asked of an agent. What either version may answer for agents of the other proves nothing: v0 does so for conversations,
 * and has no usage at all. What is not about an agent goes to the first version.
 * @param openOther called once, and only after a 404
 */
export function eitherVersion(first: CursorClient, openOther: () => Promise<CursorClient>): CursorClient {
  const owners = new Map<string, CursorClient>()
  const attached = new Map<string, string>()
  let opening: Promise<CursorClient> | undefined
  const ownerOf = (id: string) => owners.get(id) ?? first

  async function ask<T>(
    id: string,
    what: (client: CursorClient) => Promise<T>,
    { isProof } = { isProof: true },
  ): Promise<T> {
    const owner = owners.get(id)
    if (owner) return await what(owner)
    try {
      const answer = await what(first)
      if (isProof) owners.set(id, first)
      return answer
    } catch (error) {
      if (!isNotFound(error)) throw error
      opening ??= openOther()
      const other = await opening
      const runId = attached.get(id)
      if (runId !== undefined) other.attach(id, runId)
      const answer = await what(other).catch((again: unknown) => {
        throw isNotFound(again) ? error : again
      })
      if (isProof) owners.set(id, other)
      return answer
    }
  }

  /** For what has to be asked in the agent's own version: one read more for an agent that was not found before. */
  async function askOwner<T>(id: string, what: (client: CursorClient) => Promise<T>, limits?: CallLimits): Promise<T> {
    if (!owners.has(id)) await ask(id, (client) => client.agent(id, limits))
    return await what(ownerOf(id))
  }

  return {
    ...first,
    followUp: (id, prompt, limits) => ask(id, (client) => client.followUp(id, prompt, limits)),
    stop: (id, limits) => ask(id, (client) => client.stop(id, limits)),
    remove: (id, limits) => ask(id, (client) => client.remove(id, limits)),
    agent: (id, limits) => ask(id, (client) => client.agent(id, limits)),
    conversation: (id, limits) => ask(id, (client) => client.conversation(id, limits), { isProof: false }),
    turns: (id, limits) => askOwner(id, (client) => client.turns(id, limits), limits),
    wasSent: (id, sought, limits) => askOwner(id, (client) => client.wasSent(id, sought, limits), limits),
    firstTurn: (id, limits) => askOwner(id, (client) => client.firstTurn(id, limits), limits),
    attach: (id, runId) => {
      attached.set(id, runId)
      ownerOf(id).attach(id, runId)
    },
    follow: (id, onActivity) => ownerOf(id).follow(id, onActivity),
    usage: (id, limits) => askOwner(id, (client) => client.usage(id, limits), limits),
    artifacts: (id, limits) => ask(id, (client) => client.artifacts(id, limits)),
    artifactLink: (id, path, limits) => ask(id, (client) => client.artifactLink(id, path, limits)),
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof CursorApiError && error.status === 404
}
