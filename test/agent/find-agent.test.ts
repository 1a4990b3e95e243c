import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { InconclusiveSearchError, lookForAgents, type Search, searchAgent } from "../../src/agent/find-agent.ts"
import { launchLine } from "../../src/agent/launch-key.ts"
import { CursorApiError, CursorConnectionError } from "../../src/cursor/errors.ts"
import type { Agent, Message } from "../../src/cursor/v0/schema.ts"
import { jumpingClock } from "../jumping-clock.ts"

const KEY = "0123456789ab"
const HOME = "https://github.com/octo-org/octo-repo"
const OURS = `Do it\n\n${launchLine(`${HOME}/actions/runs/1`, KEY)}`
const SECOND = 1_000
const TROUBLE = new CursorConnectionError("Listing agents", { kind: "server-error", processed: "maybe" })

type Known = {
  readonly id: string
  /** What the conversation begins with; undefined for an empty one, an error for one that cannot be read. */
  readonly prompt?: string | Error
  readonly status?: string
  readonly repository?: string | undefined
  readonly createdAt?: string
  /** In seconds since the search began. */
  readonly listedFrom?: number
}

function agentOf(known: Known): Agent {
  const { id, status = "RUNNING", createdAt = "2026-10-01T00:00:00Z" } = known
  const repository = "repository" in known ? known.repository : HOME
  return { id, status, createdAt, ...(repository !== undefined && { repository }) }
}

/** A cloud in memory. `failsAt` are the looks, counted from 0, whose list cannot be read. */
function cloudWith(agents: readonly Known[], failsAt: readonly number[] = []) {
  const clock = jumpingClock()
  const looksMs: number[] = []
  const read: string[] = []
  const client: Search["client"] = {
    agents: async function* () {
      const look = looksMs.push(clock.nowMs()) - 1
      if (failsAt.includes(look)) throw TROUBLE
      yield* agents.filter(({ listedFrom = 0 }) => clock.nowMs() >= listedFrom * SECOND).map(agentOf)
    },
    conversation: async (id): Promise<readonly Message[]> => {
      read.push(id)
      const prompt = agents.find((agent) => agent.id === id)?.prompt
      if (prompt instanceof Error) throw prompt
      return prompt === undefined ? [] : [{ id: "1", type: "user_message", text: prompt }]
    },
  }
  const since = new Date("2026-09-30T22:00:00Z")
  const search: Search = { client, clock, launchKey: KEY, repositoryUrl: HOME, since, ruledOut: new Set() }
  return { search, looksMs, read, clock }
}

function many(count: number, like: Omit<Known, "id">): readonly Known[] {
  return Array.from({ length: count }, (_, index) => ({ id: `bc-other-${index}`, ...like }))
}

describe("the search for the agent of a lost answer", () => {
  test("looks after 2, 5, 10 and 20 seconds, and says none only then", async () => {
    const { search, looksMs } = cloudWith([{ id: "bc-1", prompt: "Something else" }])
    assert.equal(await searchAgent(search, undefined), undefined)
    assert.deepEqual(looksMs, [2_000, 5_000, 10_000, 20_000])
  })

  test("ends with the first look that finds it", async () => {
    const { search, looksMs } = cloudWith([{ id: "bc-1", prompt: OURS, listedFrom: 8 }])
    assert.equal((await searchAgent(search, undefined))?.id, "bc-1")
    assert.equal(looksMs.length, 3)
  })

  test("goes on after a look that failed: a later one may find it", async () => {
    const { search } = cloudWith([{ id: "bc-1", prompt: OURS }], [0, 1, 2])
    assert.equal((await searchAgent(search, undefined))?.id, "bc-1")
  })

  test("proves nothing when one of its looks failed and the others found none", async () => {
    for (const look of [0, 1, 2, 3]) {
      const { search } = cloudWith([{ id: "bc-1", prompt: "Something else" }], [look])
      await assert.rejects(searchAgent(search, undefined), TROUBLE)
    }
  })

  test("proves nothing while a working agent shows no prompt", async () => {
    await assert.rejects(searchAgent(cloudWith([{ id: "bc-1" }]).search, undefined), InconclusiveSearchError)
    const ended = cloudWith([{ id: "bc-1", status: "ERROR" }])
    assert.equal(await searchAgent(ended.search, undefined), undefined)
  })

  test("reads no conversation twice that it has told apart", async () => {
    const { search, read } = cloudWith([{ id: "bc-1", prompt: "Something else" }])
    await searchAgent(search, undefined)
    assert.deepEqual(read, ["bc-1"])
  })

  test("ends with the job", async () => {
    const job = new AbortController()
    const { search, looksMs } = cloudWith([{ id: "bc-1", prompt: "Something else" }], [0])
    const { agents } = search.client
    const client = {
      ...search.client,
      agents: (...given: Parameters<typeof agents>) => {
        job.abort(new Error("cancelled"))
        return agents(...given)
      },
    }
    await assert.rejects(searchAgent({ ...search, client }, job.signal), /cancelled/)
    assert.equal(looksMs.length, 1)
  })
})

describe("one look", () => {
  const lookAt = async (agents: readonly Known[], changes: Partial<Search> = {}) => {
    const { search, read, clock } = cloudWith(agents)
    const { matchingAgents, unread } = await lookForAgents({ ...search, ...changes }, undefined)
    return { found: matchingAgents.map(({ id }) => id), unread, read, clock }
  }

  test("gives all carriers of the key, the newest first", async () => {
    const { found } = await lookAt([
      { id: "bc-1", prompt: OURS, createdAt: "2026-10-01T01:00:00Z" },
      { id: "bc-2", prompt: OURS, createdAt: "2026-10-01T02:00:00Z" },
      { id: "bc-3", prompt: `${OURS}\nand more` },
    ])
    assert.deepEqual(found, ["bc-2", "bc-1"])
  })

  test("reads this repository's agents, and those that name none", async () => {
    const { read } = await lookAt([
      { id: "bc-1", repository: "https://github.com/octo-org/other" },
      { id: "bc-2", repository: "github.com/Octo-Org/Octo-Repo.git" },
      { id: "bc-3", repository: undefined },
    ])
    assert.deepEqual(read, ["bc-2", "bc-3"])
  })

  test("leaves out who is ruled out or too old, but not who shows no readable age", async () => {
    const agents: readonly Known[] = [
      { id: "bc-1" },
      { id: "bc-2", createdAt: "2026-09-30T21:59:59Z" },
      { id: "bc-3", createdAt: "yesterday" },
    ]
    assert.deepEqual((await lookAt(agents, { ruledOut: new Set(["bc-1"]) })).read, ["bc-3"])
  })

  test("believes the order of the list only after a hundred older agents in a row", async () => {
    const old = { createdAt: "2026-01-01T00:00:00Z" }
    const late = { id: "bc-late", prompt: OURS }
    assert.deepEqual((await lookAt([...many(99, old), late])).found, ["bc-late"])
    assert.deepEqual((await lookAt([...many(100, old), late])).found, [])
  })

  test("passes over an agent that was deleted since it was listed, and over no other fault", async () => {
    const gone = (status: number) => new CursorApiError("Reading", { status, apiErrorBody: {} })
    const found = await lookAt([
      { id: "bc-1", prompt: gone(404) },
      { id: "bc-2", prompt: gone(409) },
    ])
    assert.deepEqual([found.found, found.unread], [[], 0])
    await assert.rejects(lookAt([{ id: "bc-1", prompt: gone(403) }]), CursorApiError)
    await assert.rejects(lookAt([{ id: "bc-1", prompt: TROUBLE }]), CursorConnectionError)
  })

  test("reads ten conversations at once, the others one every three seconds", async () => {
    const { clock } = await lookAt(many(30, { prompt: "Something else" }))
    assert.equal(clock.nowMs(), 60_000)
  })

  test("says nothing when there are more than a hundred to tell apart", async () => {
    await lookAt(many(100, { prompt: "Something else" }))
    await assert.rejects(lookAt(many(101, { prompt: "Something else" })), InconclusiveSearchError)
  })
})
