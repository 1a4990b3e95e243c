import type { CursorClient } from "./client.ts"
import { CursorApiError } from "./errors.ts"

/**
 * A client for agents that were launched by whichever version: an agent is asked for in the first version, and in the
 * other one after a 404. Where it was found it stays. A 404 leaves nothing done, so this holds for everything that is
 * asked of an agent. What is not about an agent goes to the first version.
 * @param openOther called once, and only after a 404
 */
export function eitherVersion(first: CursorClient, openOther: () => Promise<CursorClient>): CursorClient {
  const owners = new Map<string, CursorClient>()
  const attached = new Map<string, string>()
  let opening: Promise<CursorClient> | undefined
  const ownerOf = (id: string) => owners.get(id) ?? first

  async function ask<T>(id: string, what: (client: CursorClient) => Promise<T>): Promise<T> {
    const owner = owners.get(id)
    if (owner) return await what(owner)
    try {
      const answer = await what(first)
      owners.set(id, first)
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
      owners.set(id, other)
      return answer
    }
  }

  return {
    ...first,
    followUp: (id, prompt, limits) => ask(id, (client) => client.followUp(id, prompt, limits)),
    stop: (id, limits) => ask(id, (client) => client.stop(id, limits)),
    remove: (id, limits) => ask(id, (client) => client.remove(id, limits)),
    agent: (id, limits) => ask(id, (client) => client.agent(id, limits)),
    conversation: (id, limits) => ask(id, (client) => client.conversation(id, limits)),
    turns: (id, limits) => ask(id, (client) => client.turns(id, limits)),
    wasSent: (id, sought, limits) => ask(id, (client) => client.wasSent(id, sought, limits)),
    attach: (id, runId) => {
      attached.set(id, runId)
      ownerOf(id).attach(id, runId)
    },
    follow: (id, onActivity) => ownerOf(id).follow(id, onActivity),
    usage: (id, limits) => ask(id, (client) => client.usage(id, limits)),
    artifacts: (id, limits) => ask(id, (client) => client.artifacts(id, limits)),
    artifactLink: (id, path, limits) => ask(id, (client) => client.artifactLink(id, path, limits)),
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof CursorApiError && error.status === 404
}
