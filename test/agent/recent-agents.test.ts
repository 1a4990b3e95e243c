import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { recentAgents } from "../../src/agent/recent-agents.ts"
import type { Agent } from "../../src/cursor/agent.ts"
import { refusal } from "./cursor-errors.ts"

const HOUR_MS = 60 * 60_000
const NOW_MS = Date.parse("2026-03-02T12:00:00Z")
const HERE = "https://github.com/octo-org/octo-repo"

function made(hoursAgo: number, repository = HERE): Agent {
  const createdAt = new Date(NOW_MS - hoursAgo * HOUR_MS).toISOString()
  return { id: `bc-${hoursAgo}`, status: "FINISHED", repository, createdAt }
}

/** How many were read, too: an account may have thousands. */
async function count(agents: readonly Agent[], most: number, serverMs: number | undefined = NOW_MS) {
  let read = 0
  let asked = 0
  const client = {
    serverTimeMs: () => serverMs,
    withRepository: async (entry: Agent) => {
      if (entry.repository === undefined) asked++
      if (entry.id === "bc-gone") throw refusal(404)
      return { ...entry, repository: entry.repository ?? (entry.name === "here" ? HERE : `${HERE}-other`) }
    },
    async *agents() {
      for (const agent of agents) {
        read++
        yield agent
      }
    },
  }
  return { ...(await recentAgents(client, { repositoryUrl: HERE, nowMs: NOW_MS, most })), read, asked }
}

describe("the agents of the last day", () => {
  test("are those of this repository, and say when there is room again", async () => {
    const agents = [made(1), made(2, "github.com/octo-org/other"), made(5), made(23), made(25)]
    assert.deepEqual(await count(agents, 10), { count: 3, nextFreeMs: NOW_MS + HOUR_MS, read: 5, asked: 0 })
  })

  test("count by the server's clock, and one without a time counts", async () => {
    assert.equal((await count([made(23), made(30)], 10, NOW_MS + 2 * HOUR_MS)).count, 0)
    assert.equal((await count([{ ...made(99), createdAt: undefined }], 10)).count, 1)
  })

  test("are asked for their repository where the list leaves it out, old ones not", async () => {
    const unnamed = { repository: undefined }
    const agents = [
      { ...made(1), ...unnamed, name: "here" },
      { ...made(2), ...unnamed, name: "elsewhere" },
      { ...made(3), ...unnamed, id: "bc-gone" },
      { ...made(30), ...unnamed, name: "here" },
    ]
    assert.deepEqual(await count(agents, 10), { count: 2, nextFreeMs: NOW_MS + 21 * HOUR_MS, read: 4, asked: 3 })
  })

  test("are read no further than the limit, nor far into the past", async () => {
    const many = Array.from({ length: 500 }, () => made(1))
    assert.deepEqual(await count(many, 3), { count: 3, nextFreeMs: NOW_MS + 23 * HOUR_MS, read: 4, asked: 0 })
    assert.equal(
      (
        await count(
          Array.from({ length: 500 }, () => made(48)),
          3,
        )
      ).read,
      100,
    )
  })
})
