import assert from "node:assert/strict"
import { test } from "node:test"
import { agentsTiedTo } from "../../src/agent/tied-to-pull-request.ts"
import type { Agent } from "../../src/cursor/agent.ts"
import { CursorApiError } from "../../src/cursor/errors.ts"

const PULL = "https://github.com/o/n/pull/7"

/** Agents as their entries in the list show them, and as a read does. */
function cloudOf(agents: readonly { entry: Agent; whole?: Agent }[]) {
  const reads: string[] = []
  const client = {
    async *agents() {
      yield* agents.map(({ entry }) => entry)
    },
    agent: async (id: string) => {
      reads.push(id)
      const whole = agents.find(({ entry }) => entry.id === id)?.whole
      if (!whole) throw new CursorApiError("Reading the agent", { status: 404, apiErrorBody: {} })
      return whole
    },
  }
  return { client, reads }
}

const entry = (id: string, prUrl?: string): Agent => ({ id, status: "FINISHED", ...(prUrl !== undefined && { prUrl }) })

test("agents of a pull request are those that name it, in their entry or when they are read", async () => {
  const { client, reads } = cloudOf([
    { entry: entry("bc-named", PULL) },
    { entry: entry("bc-other", "https://github.com/o/n/pull/8") },
    { entry: entry("bc-read"), whole: entry("bc-read", PULL) },
    { entry: entry("bc-read-other"), whole: entry("bc-read-other", "https://github.com/o/n/pull/70") },
    { entry: entry("bc-deleted") },
    ...Array.from({ length: 20 }, (_, index) => ({ entry: entry(`bc-${index}`), whole: entry(`bc-${index}`) })),
  ])
  const found = await Array.fromAsync(agentsTiedTo(client, PULL))
  assert.deepEqual(
    found.map(({ id }) => id),
    ["bc-named", "bc-read"],
  )
  assert.equal(reads.length, 10, "a list that is not filtered is not read whole, agent by agent")
})
