import { isSameRepository } from "../agent/repository-address.ts"
import type { Agent } from "../cursor/agent.ts"
import type { Inputs } from "../inputs/inputs.ts"
import type { TurnMemory } from "../model/turn-memory.ts"

/**
 * The inputs that were set to something else than the agent has, as far as that is known: a turn takes none of them. Pure.
 */
export function differencesFrom(inputs: Inputs, agent: Agent, memory: TurnMemory | undefined): readonly string[] {
  const { model, ref, branchName, autoCreatePr, repository } = inputs
  const differs = (given: string | undefined, own: string | undefined) =>
    given !== undefined && own !== undefined && plain(given) !== plain(own)
  return [
    ...(model !== undefined && memory !== undefined && model !== memory.model ? ["model"] : []),
    ...(isSameRepository(agent.repository, repository.url) ? [] : ["repository"]),
    ...(differs(ref, agent.ref) ? ["ref"] : []),
    ...(differs(branchName, agent.branchName) ? ["branch-name"] : []),
    ...(!autoCreatePr && agent.autoCreatePr === true ? ["auto-create-pr"] : []),
  ]
}

function plain(name: string): string {
  return name.replace(/^refs\/heads\//, "")
}
