import assert from "node:assert/strict"
import { test } from "node:test"
import { agentsTiedTo } from "../../src/agent/tied-to-pull-request.ts"
import type { Agent } from "../../src/cursor/agent.ts"
import { CursorApiError, InvalidResponseError } from "../../src/cursor/errors.ts"

const PULL = "https://github.com/o/n/pull/7"
const OTHER = "https://github.com/o/n/pull/70"

/** Agents as their entries in the list show them, and as a read does. */
function cloudOf(agents: readonly { entry: Agent; whole?: Agent }[], listShowsTurns = false) {
  const reads: string[] = []
  const client = {
    listShowsTurns,
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

test("agents of a pull request are those whose entry names it, where entries do", async () => {
  const { client, reads } = cloudOf(
    [{ entry: entry("bc-named", PULL) }, { entry: entry("bc-other", OTHER) }, { entry: entry("bc-none") }],
    true,
  )
  assert.deepEqual(await idsOf(agentsTiedTo(client, PULL)), ["bc-named"])
  assert.deepEqual(reads, [])
})

test("agents of a pull request are those that name it when they are read, where entries do not", async () => {
  const { client } = cloudOf([
    { entry: entry("bc-read"), whole: entry("bc-read", PULL) },
    { entry: entry("bc-read-other"), whole: entry("bc-read-other", OTHER) },
    { entry: entry("bc-deleted") },
  ])
  assert.deepEqual(await idsOf(agentsTiedTo(client, PULL)), ["bc-read"])
})

test("a list that is not filtered is not read whole, agent by agent", async () => {
  const strangers = Array.from({ length: 100 }, (_, index) => `bc-${index}`)
  const { client, reads } = cloudOf(strangers.map((id) => ({ entry: entry(id), whole: entry(id) })))
  await assert.rejects(idsOf(agentsTiedTo(client, PULL)), InvalidResponseError)
  assert.equal(reads.length, 30)
})

async function idsOf(agents: AsyncIterable<Agent>): Promise<readonly string[]> {
  return (await Array.fromAsync(agents)).map(({ id }) => id)
}
