import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { AgentSearch } from "../../src/agent/candidates.ts"
import { findLaunched, InconclusiveSearchError, openAgentFinder, sentAtMs } from "../../src/agent/find-agent.ts"
import { launchLine } from "../../src/agent/launch-key.ts"
import type { Agent, Message } from "../../src/cursor/agent.ts"
import { CursorApiError } from "../../src/cursor/errors.ts"
import { jumpingClock } from "../jumping-clock.ts"
import { LOST, refusal } from "./cursor-errors.ts"

const KEY = "0123456789ab"
const HOME = "https://github.com/octo-org/octo-repo"
const RUN = `${HOME}/actions/runs/1`
const PROMPT = `Do it, and do it with all the care that a task of this size asks for.\n\n${launchLine(RUN, KEY)}`
const OTHERS = `Do it\n\n${launchLine(`${HOME}/actions/runs/2`, "ba9876543210")}`
const START_MS = Date.UTC(2026, 9, 1)
const SECOND = 1_000

type Known = {
  readonly id: string
  /** What the conversation begins with; undefined for an empty one, an error for one that cannot be read. */
  readonly prompt?: string | Error
  readonly status?: string
  readonly repository?: string
  /** In seconds on the server's clock since the search began. */
  readonly madeAt?: number
  readonly createdAt?: string
  /** In seconds since the search began. */
  readonly listedFrom?: number
  /** In seconds since the search began; before that the prompt is not shown. */
  readonly readableFrom?: number
}

/** A cloud in memory, whose clock is ahead of ours by `aheadMs`. `failsAt` are the looks, from 0, without a list. */
function cloudWith(agents: readonly Known[], failsAt: readonly number[] = [], aheadMs = 0) {
  const clock = jumpingClock(START_MS)
  const looksMs: number[] = []
  const read: string[] = []
  const agentOf = ({ id, status = "RUNNING", repository = HOME, madeAt = 0, createdAt }: Known): Agent => ({
    id,
    status,
    repository,
    createdAt: createdAt ?? new Date(START_MS + aheadMs + madeAt * SECOND).toISOString(),
  })
  const client: AgentSearch["client"] = {
    serverTimeMs: () => clock.today().getTime() + aheadMs,
    agents: async function* () {
      const look = looksMs.push(clock.nowMs()) - 1
      if (failsAt.includes(look)) throw LOST
      yield* agents.filter(({ listedFrom = 0 }) => clock.nowMs() >= listedFrom * SECOND).map(agentOf)
    },
    conversation: async (id): Promise<readonly Message[]> => {
      read.push(id)
      const known = agents.find((agent) => agent.id === id)
      const isReadable = clock.nowMs() >= (known?.readableFrom ?? 0) * SECOND
      if (known?.prompt instanceof Error && isReadable) throw known.prompt
      if (typeof known?.prompt !== "string" || !isReadable) return []
      return [{ id: "1", type: "user_message", text: known.prompt }]
    },
  }
  const search: AgentSearch = {
    client,
    clock,
    launchKey: KEY,
    repositoryUrl: HOME,
    known: new Set(),
    promptStart: PROMPT,
    sinceMs: sentAtMs(0),
  }
  return { search, looksMs, read, clock }
}

async function find(agents: readonly Known[], failsAt?: readonly number[], aheadMs?: number, signal?: AbortSignal) {
  const { search, clock, looksMs, read } = cloudWith(agents, failsAt, aheadMs)
  const found = await findLaunched(openAgentFinder(search), clock, 0, signal).then(
    (matches) => matches.map(({ id }) => id),
    (error) => error as unknown,
  )
  return { found, looksMs, read, tookMs: clock.nowMs() }
}

async function look(agents: readonly Known[], changes: Partial<AgentSearch> = {}) {
  const { search, read, clock } = cloudWith(agents)
  const { matches, unreadable } = await openAgentFinder({ ...search, ...changes }).look()
  return { found: matches.map(({ id }) => id), unreadable, read, clock }
}

function many(count: number, like: Omit<Known, "id">): readonly Known[] {
  return Array.from({ length: count }, (_, index) => ({ id: `bc-other-${index}`, ...like }))
}

describe("findLaunched", () => {
  test("looks on for 90 seconds after the launch was sent, and says none only then", async () => {
    const { found, looksMs } = await find([{ id: "bc-1", prompt: OTHERS }])
    assert.deepEqual(found, [])
    assert.deepEqual(looksMs, [2_000, 5_000, 10_000, 20_000, 35_000, 50_000, 65_000, 80_000, 90_000])
  })

  test("ends with the first look that finds it, however late that is", async () => {
    for (const [listedFrom, looks] of [
      [0, 1],
      [8, 3],
      [40, 6],
      [85, 9],
    ] as const) {
      const { found, looksMs } = await find([{ id: "bc-1", prompt: PROMPT, listedFrom }])
      assert.deepEqual([found, looksMs.length], [["bc-1"], looks])
    }
    assert.deepEqual((await find([{ id: "bc-1", prompt: PROMPT, readableFrom: 60 }])).found, ["bc-1"])
  })

  test("counts the last look: an earlier one that failed does not matter, a last one that failed does", async () => {
    assert.deepEqual((await find([{ id: "bc-1", prompt: PROMPT }], [0, 1, 2])).found, ["bc-1"])
    assert.deepEqual((await find([{ id: "bc-1", prompt: OTHERS }], [0, 3, 5])).found, [])
    assert.deepEqual((await find([{ id: "bc-1", prompt: OTHERS }], [8])).found, [], "a last look is made again")
    assert.equal((await find([{ id: "bc-1", prompt: OTHERS }], [8, 9, 10])).found, LOST)
  })

  test("looks again no sooner than the server asks for, and gives up when that is too long", async () => {
    for (const [askedMs, looks] of [
      [40_000, [2_000, 50_000, 65_000, 80_000, 90_000]],
      [301_000, [2_000]],
    ] as const) {
      const { search, clock, looksMs } = cloudWith([{ id: "bc-1", prompt: OTHERS }])
      const agents: AgentSearch["client"]["agents"] = async function* (...given) {
        if (looksMs.length > 0) return yield* search.client.agents(...given)
        looksMs.push(clock.nowMs())
        throw refusal(429, "No", askedMs)
      }
      const finder = openAgentFinder({ ...search, client: { ...search.client, agents } })
      const found = await findLaunched(finder, clock, 0).catch(() => "failed")
      assert.deepEqual([found, looksMs], [looks.length > 1 ? [] : "failed", looks])
    }
  })

  for (const prompt of [undefined, refusal(404), refusal(409), refusal(500), LOST]) {
    const name = prompt instanceof Error ? prompt.message : "an empty conversation"
    test(`proves nothing while an agent that may be ours cannot be read: ${name}`, async () => {
      assert.ok((await find([{ id: "bc-1", prompt }])).found instanceof InconclusiveSearchError)
      assert.deepEqual((await find([{ id: "bc-1", prompt, status: "ERROR" }])).found, [], "it would be replaced anyway")
      const neighbour = { id: "bc-2", prompt: PROMPT, listedFrom: 30 }
      assert.deepEqual((await find([{ id: "bc-1", prompt }, neighbour])).found, ["bc-2"])
    })
  }

  test("does not give up on ours for one bad answer about it", async () => {
    for (const readableFrom of [3, 30, 70]) {
      const { search, clock } = cloudWith([{ id: "bc-1", prompt: PROMPT }])
      const conversation: AgentSearch["client"]["conversation"] = async (id, limits) => {
        if (clock.nowMs() < readableFrom * SECOND) throw refusal(404)
        return await search.client.conversation(id, limits)
      }
      const finder = openAgentFinder({ ...search, client: { ...search.client, conversation } })
      assert.equal((await findLaunched(finder, clock, 0)).length, 1)
    }
  })

  test("goes by the server's clock, which may be hours away from ours", async () => {
    for (const hours of [-48, -3, 3, 48]) {
      const neighbour = { id: "bc-old", madeAt: -3_600 }
      const { found, read } = await find([{ id: "bc-1", prompt: PROMPT }, ...many(8, neighbour)], [], hours * 3_600_000)
      assert.deepEqual(found, ["bc-1"])
      assert.deepEqual(read, ["bc-1"])
    }
  })

  test("finds ours though its time is far off, by its place in the list or because it is new there", async () => {
    const off = { id: "bc-1", prompt: PROMPT, madeAt: -90_000 }
    assert.deepEqual((await find([off])).found, ["bc-1"])
    const old = many(30, { madeAt: -80_000, prompt: OTHERS })
    assert.deepEqual((await find([...old, { ...off, listedFrom: 12 }])).found, ["bc-1"])
  })

  test("reads no conversation twice that it has told apart", async () => {
    assert.deepEqual((await find([{ id: "bc-1", prompt: OTHERS }])).read, ["bc-1"])
  })

  test("ends with the job", async () => {
    const { found } = await find([{ id: "bc-1", prompt: OTHERS }], [0], 0, AbortSignal.abort(new Error("cancelled")))
    assert.match(String(found), /cancelled/)
  })
})

describe("one look", () => {
  test("ends with the first agent that carries the key, whatever is still unread", async () => {
    const { found, read } = await look([
      { id: "bc-1", prompt: PROMPT, madeAt: 0 },
      ...many(8, { prompt: refusal(500), madeAt: 1 }),
    ])
    assert.deepEqual([found, read], [["bc-1"], ["bc-1"]])
  })

  test("of a re-run goes on behind an agent that cannot go on: a later attempt may have launched another", async () => {
    const isEnough = ({ status }: Agent) => status === "RUNNING"
    const ended = { id: "bc-1", prompt: PROMPT, status: "ERROR", madeAt: 1 }
    const twin = { id: "bc-2", prompt: PROMPT, madeAt: 2 }
    const later = { id: "bc-3", prompt: PROMPT, madeAt: 7_200 }
    const others = many(30, { prompt: OTHERS, madeAt: 3_600 })
    assert.deepEqual((await look([ended, twin, later], { isEnough })).found, ["bc-2", "bc-1"])
    assert.deepEqual((await look([ended, ...others, later], { isEnough })).found, ["bc-1"], "there was one attempt")
    const apart = { isEnough, mayBeApart: true }
    assert.deepEqual((await look([ended, ...others, later], apart)).found, ["bc-3", "bc-1"])
    const unreadable = { id: "bc-4", prompt: refusal(409), madeAt: 7_200 }
    assert.equal((await look([ended, unreadable], apart)).unreadable, 1, "it may be the one")
    assert.equal((await look([ended, { ...unreadable, status: "FINISHED" }], apart)).unreadable, 0)
    assert.equal((await look([ended, { ...unreadable, madeAt: 2 }], { isEnough })).unreadable, 0)
  })

  test("leaves the server alone for as long as it asks, and at a rate limit for a while", async () => {
    const neighbours = (error: Error) => many(4, { prompt: error })
    assert.equal((await look(neighbours(refusal(429, "No", 30_000)))).clock.nowMs(), 120_000)
    assert.ok((await look(neighbours(refusal(429)))).clock.nowMs() >= 40_000)
    assert.equal((await look(neighbours(refusal(500)))).clock.nowMs(), 0)
    await assert.rejects(look(neighbours(refusal(429, "No", 61_000))), CursorApiError)
  })

  test("knows the repository in each form that it is named in, and reads what names none or nothing readable", async () => {
    const SAME = [
      HOME,
      "github.com/Octo-Org/Octo-Repo.git",
      "octo-org/octo-repo",
      "git@github.com:octo-org/octo-repo.git",
    ]
    const forms = [...SAME, `${HOME}/`, "ssh://git@github.com/octo-org/octo-repo", "?", ""]
    const { read } = await look(forms.map((repository, index) => ({ id: `bc-${index}`, repository })))
    assert.equal(read.length, forms.length)
    const others = ["octo-org/other", "https://github.com/other/octo-repo", "https://ghe.example/octo-org/octo-repo"]
    assert.deepEqual((await look(others.map((repository, index) => ({ id: `bc-${index}`, repository })))).read, [])
  })

  test("finds what an earlier attempt launched under a former name of the repository", async () => {
    const renamed = { id: "bc-1", prompt: PROMPT, repository: "https://github.com/octo-org/old-name" }
    assert.deepEqual((await look([renamed], { mayBeRenamed: true })).found, ["bc-1"])
    assert.deepEqual((await look([renamed])).found, [])
    const unreadable = { ...renamed, prompt: LOST }
    assert.equal((await look([unreadable], { mayBeRenamed: true })).unreadable, 0, "it is a guess, and proves nothing")
  })

  test("leaves out who is known or too old, but not who shows no readable age", async () => {
    const agents: readonly Known[] = [
      ...many(5, { madeAt: -3_600, prompt: OTHERS }),
      { id: "bc-1" },
      { id: "bc-2", madeAt: -3_600 },
      { id: "bc-3", createdAt: "yesterday" },
    ]
    const { read } = await look(agents, { known: new Set(["bc-1"]) })
    assert.deepEqual(
      read.filter((id) => !id.startsWith("bc-other")),
      ["bc-3"],
    )
  })

  test("begins with the agents that were made around the time of the launch, and ends with ours", async () => {
    const neighbours = many(90, { madeAt: 7_200, prompt: OTHERS })
    const { found, read, clock } = await look([...neighbours, { id: "bc-1", prompt: PROMPT, madeAt: 5 }])
    assert.deepEqual([found, read, clock.nowMs()], [["bc-1"], ["bc-1"], 0])
  })

  test("believes the order of the list only after a hundred older agents in a row", async () => {
    const old = { createdAt: "2026-01-01T00:00:00Z", prompt: OTHERS }
    const late = { id: "bc-late", prompt: PROMPT }
    assert.deepEqual((await look([...many(99, old), late])).found, ["bc-late"])
    assert.deepEqual((await look([...many(100, old), late])).found, [])
  })

  test("does not believe it where the oldest come first, or the order says nothing", async () => {
    const minute = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString()
    const old = (at: (index: number) => number) =>
      many(200, { prompt: OTHERS }).map((agent, index) => ({ ...agent, createdAt: minute(at(index)) }))
    const late = { id: "bc-late", prompt: PROMPT }
    assert.deepEqual((await look([...old((index) => index), late])).found, ["bc-late"])
    assert.deepEqual((await look([...old((index) => (index * 77) % 200), late])).found, ["bc-late"])
    const nearly = (index: number) => -index + (index % 10 === 0 ? 5 : 0)
    assert.deepEqual((await look([...old(nearly), late])).found, [], "a few are out of order")
  })

  test("does not rule out a prompt like ours that the service has cut", async () => {
    assert.equal((await look([{ id: "bc-1", prompt: PROMPT.slice(0, 80) }])).unreadable, 0)
    const long = `${"word ".repeat(100)}\n\n${launchLine(RUN, KEY)}`
    const cut = { id: "bc-1", prompt: long.slice(0, 300) }
    assert.equal((await look([cut], { promptStart: long })).unreadable, 1)
    assert.equal((await look([{ id: "bc-1", prompt: "Something by hand" }])).unreadable, 0)
  })

  test("tells of the agents that carry another launch line", async () => {
    const told: string[] = []
    const onOther: AgentSearch["onOther"] = ({ id }, { launchKey }) => told.push(`${id} ${launchKey}`)
    await look(
      [
        { id: "bc-1", prompt: OTHERS },
        { id: "bc-2", prompt: "By hand" },
      ],
      { onOther },
    )
    assert.deepEqual(told, ["bc-1 ba9876543210"])
  })

  test("reads twenty conversations at once, the others one every three seconds, and no more than 150", async () => {
    const { clock } = await look(many(30, { prompt: OTHERS }))
    assert.equal(clock.nowMs(), 30_000)
    await look(many(150, { prompt: OTHERS }))
    await assert.rejects(look(many(151, { prompt: OTHERS })), InconclusiveSearchError)
  })

  test("finds ours on the pages that came before the list failed, and proves nothing without it", async () => {
    const { search } = cloudWith([{ id: "bc-1", prompt: OTHERS }])
    const brokenAfter = (agents: AgentSearch["client"]["agents"]) =>
      async function* () {
        yield* agents()
        throw LOST
      }
    const broken = { ...search, client: { ...search.client, agents: brokenAfter(search.client.agents) } }
    await assert.rejects(openAgentFinder(broken).look(), (error) => error === LOST)
    const { search: ours } = cloudWith([{ id: "bc-1", prompt: PROMPT }])
    const finder = openAgentFinder({ ...ours, client: { ...ours.client, agents: brokenAfter(ours.client.agents) } })
    assert.equal((await finder.look()).matches.length, 1)
  })
})

test("a search among 120 that cannot be read ends within minutes, and proves nothing", async () => {
  const { found, tookMs } = await find(many(120, { prompt: refusal(500), madeAt: -30 }))
  assert.ok(found instanceof InconclusiveSearchError)
  assert.ok(tookMs <= 8 * 60_000, `${tookMs} ms`)
})

describe("an urgent search", () => {
  for (const prompt of [OTHERS, refusal(500)]) {
    test(`finds ours in time among 120 neighbours: ${prompt instanceof Error ? "unreadable" : "readable"} ones`, async () => {
      const neighbours = many(120, { prompt, madeAt: -30 })
      for (const listedFrom of [0, 40, 89]) {
        const ours = { id: "bc-1", prompt: PROMPT, listedFrom, madeAt: listedFrom }
        const { search, clock, read } = cloudWith([...neighbours, ours])
        const found = await findLaunched(openAgentFinder({ ...search, isUrgent: true }), clock, 0)
        assert.deepEqual([found.map(({ id }) => id), clock.nowMs() <= 90_000], [["bc-1"], true])
        assert.ok(read.length <= 230, `${read.length} conversations`)
      }
    })
  }

  test("proves nothing before it has read them all", async () => {
    const { search, clock } = cloudWith(many(300, { prompt: OTHERS, madeAt: -30 }))
    await assert.rejects(
      findLaunched(openAgentFinder({ ...search, isUrgent: true }), clock, 0),
      InconclusiveSearchError,
    )
  })

  test("without a server's time finds an agent whose times are hours away, listed from the start or later", async () => {
    for (const listedFrom of [0, 40]) {
      const { search, clock } = cloudWith([
        ...many(10, { prompt: OTHERS, madeAt: -9 * 3_600 }),
        { id: "bc-1", prompt: PROMPT, madeAt: -9 * 3_600, listedFrom, readableFrom: listedFrom + 30 },
      ])
      const client = { ...search.client, serverTimeMs: () => undefined }
      assert.equal((await findLaunched(openAgentFinder({ ...search, client }), clock, 0)).length, 1)
    }
  })
})
