import { type Expectation, type SanitizedAgent, sanitizedAgent } from "../agent/sanitized-agent.ts"
import type { CursorClient } from "../cursor/v0/client.ts"
import type { Agent } from "../cursor/v0/schema.ts"
import { parseRepository } from "../inputs/address.ts"
import { missingKey } from "../inputs/api-key.ts"
import type { StepContext } from "../run/context.ts"
import { loadNetwork } from "../run/load-network.ts"
import type { CursorService } from "../run/open-cursor.ts"

/** Opens the way to Cursor for one task. @throws {InputError} without an API key, and what the task throws */
export async function withCursor<T>(step: StepContext, task: (cursor: CursorService) => Promise<T>): Promise<T> {
  const { inputs, clock, random, userAgent, runner } = step
  if (inputs.apiKey === undefined) throw missingKey({ isFork: false, actor: runner.actor })
  const { openCursor } = await loadNetwork()
  const cursor = openCursor({ apiUrl: inputs.apiUrl, apiKey: inputs.apiKey, clock, random, userAgent })
  try {
    return await task(cursor)
  } finally {
    await cursor.close()
  }
}

/** Asks Cursor, and gives up when the job is cancelled. */
export function ask<T>(
  step: StepContext,
  question: (client: CursorClient, limits: { readonly signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  return withCursor(step, ({ client }) => question(client, { signal: step.cancelled }))
}

/** The agent's own repository, as far as Cursor names it; else the one of the inputs. */
function repositoryOf(step: StepContext, agent: Agent) {
  const { repository } = step.inputs
  if (agent.repository === undefined) return repository
  // The API was seen to leave the scheme out.
  const address = agent.repository.includes("://") ? agent.repository : `https://${agent.repository}`
  return parseRepository(address, step.runner.serverUrl) ?? repository
}

export function expectationFor(step: StepContext, agent: Agent): Expectation {
  const { owner, name, url } = repositoryOf(step, agent)
  return { owner, name, serverUrl: new URL(url).origin, apiUrl: step.inputs.apiUrl }
}

/** Admits an agent by its own repository; what is withheld is warned of. */
export function sanitize(step: StepContext, agent: Agent): SanitizedAgent {
  const { agent: shown, withheld } = sanitizedAgent(agent, expectationFor(step, agent))
  for (const field of withheld) {
    step.warn(`Cursor's answer names ${field} in a form that is not allowed here, so it is left out.`)
  }
  return shown
}
