import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { agentIdFor, launchByOwnId, type OwnIdLaunch } from "../../src/agent/launch-by-id.ts"
import { CursorApiError, InvalidResponseError } from "../../src/cursor/errors.ts"
import { retryBudget } from "../../src/cursor/retry-policy.ts"
import { jumpingClock } from "../jumping-clock.ts"
import { LOST, NOT_CONNECTED, refusal, trouble } from "./cursor-errors.ts"

const MINUTE = 60_000
const CONFLICT = new CursorApiError("Launching", { status: 409, apiErrorBody: { code: "agent_id_conflict" } })
/** Something between the runner and Cursor answered. */
const PAGE = trouble("gateway", false)
const REQUEST: OwnIdLaunch["request"] = {
  prompt: { text: "Do it" },
  source: { repository: "https://github.com/o/r" },
  target: { autoCreatePr: true },
}

/** What becomes of one launch that reaches the server, or does not. */
type Fate = "good" | "lost-before" | "lost-after" | "odd" | "unsent" | "limited" | "page-before" | "page-after"
const FATES: Readonly<Record<Exclude<Fate, "good">, Error>> = {
  "lost-before": LOST,
  "lost-after": LOST,
  odd: new InvalidResponseError("launch", "agent", "an object"),
  unsent: NOT_CONNECTED,
  limited: refusal(429, "Too many", 1_000),
  "page-before": PAGE,
  "page-after": PAGE,
}

type Story = {
  readonly fates: readonly Fate[]
  /** What is answered to reads before the agents are. */
  readonly reads: readonly (Error | "missing")[]
  /** The state of the agents of earlier attempts; "deleted" ones hold their id. */
  readonly earlier: readonly string[]
  readonly isRerun?: boolean
  /** A new agent can be read after so long. */
  readonly visibleAfterMs: number
}

const CALM: Story = { fates: [], reads: [], earlier: [], visibleAfterMs: 0 }

function play(changes: Partial<Story>, limits: Partial<OwnIdLaunch> = {}) {
  const story = { ...CALM, ...changes }
  const clock = jumpingClock()
  const idOf = (usedUp: number) => `bc-${usedUp}`
  const agents = new Map<string, { readonly status: string; readonly madeMs: number }>(
    story.earlier.map((status, place) => [idOf(place), { status, madeMs: Number.NEGATIVE_INFINITY }]),
  )
  const fates = story.fates.values()
  const reads = story.reads.values()
  const ids: string[] = []
  const sent: string[] = []
  let readCount = 0
  const options: OwnIdLaunch = {
    client: {
      launch: async ({ agentId = "" }) => {
        assert.equal(ids.at(-1), agentId, "the id is known before it is sent")
        sent.push(agentId)
        const fate = fates.next().value ?? "good"
        if (["unsent", "limited", "lost-before", "page-before"].includes(fate) && fate !== "good") throw FATES[fate]
        if (agents.has(agentId)) throw CONFLICT
        agents.set(agentId, { status: "RUNNING", madeMs: clock.nowMs() })
        if (fate !== "good") throw FATES[fate]
        return { id: agentId, status: "CREATING" }
      },
      agent: async (id) => {
        readCount++
        const fault = reads.next().value
        if (fault instanceof Error) throw fault
        const agent = agents.get(id)
        const isVisible = agent && agent.status !== "deleted" && agent.madeMs + story.visibleAfterMs <= clock.nowMs()
        if (fault === "missing" || !agent || !isVisible) throw refusal(404)
        return { id, status: agent.status }
      },
    },
    request: REQUEST,
    isRerun: story.isRerun ?? story.earlier.length > 0,
    agentIdOf: idOf,
    onId: (id) => ids.push(id),
    onUsedUp: () => {},
    clock,
    random: () => 0.5,
    budget: retryBudget(60),
    deadlineMs: 60 * MINUTE,
    cancelled: new AbortController().signal,
    abandoned: new AbortController().signal,
    onNews: () => {},
    ...limits,
  }
  const made = () => [...agents].filter(([, { madeMs }]) => madeMs >= 0).map(([id]) => id)
  return { delivery: launchByOwnId(options), made, sent, clock, readCount: () => readCount }
}

/** "delivered found bc-0", or the kind alone. */
async function told({ delivery }: ReturnType<typeof play>): Promise<string> {
  const end = await delivery
  return end.kind === "delivered" ? `${end.kind} ${end.origin} ${end.value.id}` : end.kind
}

describe("a launch by an id of our own", () => {
  const TABLE: readonly (readonly [string, Partial<Story>, string])[] = [
    ["an answer", {}, "delivered answered bc-0"],
    ["a lost answer: the id is taken", { fates: ["lost-after"] }, "delivered found bc-0"],
    ["a lost request: it is sent again", { fates: ["lost-before"] }, "delivered answered bc-0"],
    ["an answer of another form", { fates: ["odd"] }, "delivered found bc-0"],
    ["an agent that can be read late", { fates: ["lost-after"], visibleAfterMs: 80_000 }, "delivered found bc-0"],
    [
      "one that can be read only minutes later",
      { fates: ["lost-after"], visibleAfterMs: 9 * MINUTE },
      "delivered found bc-0",
    ],
    ["one that can never be read", { fates: ["lost-after"], visibleAfterMs: 99 * MINUTE }, "in-doubt"],
    ["a page by something in between", { fates: ["page-after"] }, "delivered found bc-0"],
    ["one, and the agent late", { fates: ["page-after"], visibleAfterMs: 2 * MINUTE }, "delivered found bc-0"],
    [
      "one after a lost answer",
      { fates: ["lost-before", "page-after"], visibleAfterMs: 2 * MINUTE },
      "delivered found bc-0",
    ],
    ["one on a re-run", { fates: ["page-after"], visibleAfterMs: 2 * MINUTE, isRerun: true }, "delivered earlier bc-0"],
    ["a page that let nothing pass", { fates: ["page-before"] }, "delivered answered bc-0"],
    ["reads that fail", { fates: ["lost-after"], reads: Array(40).fill(LOST) }, "delivered found bc-0"],
    ["an earlier attempt's agent at work", { earlier: ["RUNNING"] }, "delivered earlier bc-0"],
    ["one that has finished", { earlier: ["FINISHED"] }, "delivered earlier bc-0"],
    ["one that failed", { earlier: ["ERROR"] }, "delivered answered bc-1"],
    ["two used up", { earlier: ["CANCELLED", "EXPIRED"], fates: [] }, "delivered answered bc-2"],
    ["two used up and one at work", { earlier: ["ERROR", "ERROR", "RUNNING"] }, "delivered earlier bc-2"],
    ["one that was deleted", { earlier: ["deleted"] }, "delivered answered bc-1"],
  ]
  for (const [name, story, expected] of TABLE) {
    test(`after ${name}: ${expected}`, async () => assert.equal(await told(play(story)), expected))
  }

  test("is read with longer pauses when it takes long", async () => {
    for (const story of [{ visibleAfterMs: 99 * MINUTE }, { reads: Array(999).fill(LOST) }]) {
      const run = play({ fates: ["lost-after"], ...story })
      await run.delivery
      assert.ok(run.clock.nowMs() >= 59 * MINUTE)
      assert.ok(run.readCount() < 60 * 5, `${run.readCount()} reads in an hour`)
    }
  })

  test("tells whoever comes after it that the id is taken, but not of one that an earlier attempt may have taken", async () => {
    for (const [story, count] of [
      [{ fates: ["lost-after"] }, 1],
      [{ fates: ["lost-before"] }, 0],
      [{ earlier: ["deleted"] }, 0],
    ] as const) {
      let told = 0
      await play(story, { onTaken: () => told++ }).delivery
      assert.equal(told, count)
    }
  })

  test("is sent under the same id for as long as there is time, and then looked for", async () => {
    const run = play({ fates: Array(500).fill("lost-before") })
    assert.equal(await told(run), "refused")
    assert.ok(run.sent.length >= 60 && run.sent.every((id) => id === "bc-0"))
    assert.ok(run.clock.nowMs() >= 59 * MINUTE)
  })

  test("that was lost and then refused is looked for before the refusal is believed", async () => {
    const isRefused = { retryDelayMs: () => undefined }
    const run = play({ fates: ["lost-after", "limited"] }, { ...isRefused, budget: retryBudget(0) })
    assert.equal(await told(run), "delivered found bc-0")
    const never = play({ fates: ["lost-before", "limited"] }, { ...isRefused, budget: retryBudget(0) })
    assert.equal(await told(never), "refused")
    assert.deepEqual(never.made(), [])
  })

  test("is sent once more, and no longer looked for, where something in between turns it away", async () => {
    const run = play({ fates: Array(9).fill("page-before") })
    assert.equal(await told(run), "refused")
    assert.equal(run.sent.length, 2)
    assert.ok(run.clock.nowMs() < 2 * MINUTE)
  })

  test("is in doubt only when a cancel, or a key that is refused, keeps anybody from looking", async () => {
    const cancelled = new AbortController()
    const stop = { onNews: () => cancelled.abort(new Error("cancelled")), cancelled: cancelled.signal }
    assert.equal(await told(play({ fates: ["lost-after"] }, stop)), "in-doubt")
    assert.equal(await told(play({ fates: ["lost-after"], reads: Array(99).fill(refusal(401)) })), "in-doubt")
  })

  test("makes one agent, whatever is lost, and never ends in doubt", async () => {
    const fates = fc.constantFrom<Fate>("good", "lost-before", "lost-after", "odd", "unsent", "limited")
    const story = fc.record({
      fates: fc.array(fates, { maxLength: 12 }),
      reads: fc.array(fc.constantFrom<Error | "missing">(LOST, refusal(500), "missing"), { maxLength: 12 }),
      earlier: fc.array(fc.constantFrom("ERROR", "CANCELLED", "EXPIRED"), { maxLength: 3 }),
      visibleAfterMs: fc.integer({ min: 0, max: 80_000 }),
    })
    await fc.assert(
      fc.asyncProperty(story, async (given) => {
        const run = play(given)
        const end = await run.delivery
        assert.equal(end.kind, "delivered")
        assert.deepEqual(run.made(), [end.kind === "delivered" ? end.value.id : ""])
      }),
      { seed: 20, numRuns: 1_000 },
    )
  })
})

test("the id is a UUID of its own for each key, launch and number, and the same at every attempt", () => {
  const ids = ["key-a", "key-b"].flatMap((key) =>
    ["0123456789ab", "ba9876543210"].flatMap((launch) => [0, 1, 2].map((usedUp) => agentIdFor(key, launch, usedUp))),
  )
  assert.equal(new Set(ids).size, 12)
  for (const id of ids) assert.match(id, /^bc-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(agentIdFor("key-a", "0123456789ab", 0), ids[0])
})
