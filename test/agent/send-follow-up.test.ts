import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { followUpLine } from "../../src/agent/launch-key.ts"
import { type FollowUpOptions, sendFollowUp } from "../../src/agent/send-follow-up.ts"
import type { Message } from "../../src/cursor/agent.ts"
import { retryBudget } from "../../src/cursor/retry-policy.ts"
import { LOST, refusal } from "./cursor-errors.ts"

const KEY = "0123456789ab"
const TEXT = `More\n\n${followUpLine("https://github.com/o/r/actions/runs/1", KEY)}`

/** What becomes of one request. */
type Fate = "good" | "lost-before" | "lost-after" | "limited" | "busy" | "refused"
type Story = {
  /** Somebody else wakes the agent meanwhile, which says nothing about our message. */
  readonly isWokenByOthers: boolean
  readonly lagMs: number
  readonly sendings: readonly Fate[]
  readonly readings: readonly ("good" | "bad" | "limited")[]
}

const ERRORS = {
  "lost-before": LOST,
  "lost-after": LOST,
  limited: refusal(429, "Too many", 1_000),
  busy: refusal(409, "Agent is busy"),
  refused: refusal(409, "Agent is deleted"),
} as const

/** An agent in memory, on a clock of its own; requests fail as the story says, and are good when it has ended. */
function play(story: Story) {
  let nowMs = 0
  let sendings = 0
  const takenMs: number[] = []
  const readMs: number[] = []
  const fates = story.sendings.values()
  const readings = story.readings.values()
  const messages = (): readonly Message[] => [
    { id: "1", type: "user_message", text: "Do it" },
    ...(story.isWokenByOthers && nowMs > 0 ? [{ id: "3", type: "user_message", text: "Also this" }] : []),
    ...takenMs.filter((atMs) => atMs + story.lagMs <= nowMs).map(() => ({ id: "2", type: "user_message", text: TEXT })),
  ]
  const client: FollowUpOptions["client"] = {
    followUp: async () => {
      sendings++
      const fate = fates.next().value ?? "good"
      if (fate === "good" || fate === "lost-after") takenMs.push(nowMs)
      if (fate !== "good") throw ERRORS[fate]
    },
    wasSent: async (_, { before, isOurs }) => {
      const reading = readings.next().value ?? "good"
      readMs.push(nowMs)
      if (reading !== "good") throw reading === "bad" ? LOST : refusal(429, "Too many", 60_000)
      const count = (all: readonly Message[]) => all.filter(({ text }) => isOurs(text)).length
      return count(messages()) > count(before?.messages ?? [])
    },
  }
  const signal = new AbortController().signal
  const sleep = async (ms: number) => {
    nowMs += ms
  }
  const options: FollowUpOptions = {
    client,
    clock: { nowMs: () => nowMs, today: () => new Date(nowMs), sleep },
    random: () => 0.5,
    budget: retryBudget(60),
    agentId: "bc-1",
    instruction: { text: TEXT },
    followUpKey: KEY,
    before: { messages: messages() },
    asksBusyAgain: true,
    deadlineMs: 3_600_000,
    cancelled: signal,
    abandoned: signal,
    onNews: () => {},
  }
  return { options, taken: () => takenMs.length, sendings: () => sendings, readMs }
}

const fates = fc.constantFrom<Fate>("good", "lost-before", "lost-after", "limited", "busy", "refused")
const stories: fc.Arbitrary<Story> = fc.record({
  isWokenByOthers: fc.boolean(),
  lagMs: fc.integer({ min: 0, max: 300_000 }),
  sendings: fc.array(fates, { maxLength: 5 }),
  readings: fc.array(fc.constantFrom("good", "bad", "limited"), { maxLength: 10 }),
})

test("a follow-up reaches the agent once at most, and the result says what is so", async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const { options, taken } = play(story)
      const { kind } = await sendFollowUp(options)
      assert.ok(taken() <= 1, `${taken()} messages`)
      if (kind === "delivered") assert.equal(taken(), 1)
      if (kind === "refused" || kind === "not-sent") assert.equal(taken(), 0)
      const isLost = story.sendings.some((fate) => fate.startsWith("lost"))
      if (kind === "in-doubt") assert.ok(isLost)
    }),
    { seed: 11, numRuns: 2_000 },
  )
})

const CALM: Story = { isWokenByOthers: false, lagMs: 0, sendings: [], readings: [] }

test("a follow-up whose answer was lost is found though the conversation lags by a minute and more", async () => {
  const { options, sendings } = play({ ...CALM, lagMs: 80_000, sendings: ["lost-after"] })
  const delivery = await sendFollowUp(options)
  assert.deepEqual([delivery.kind, sendings()], ["delivered", 1])
})

test("the conversation is read no sooner than the server asks", async () => {
  const { options, readMs } = play({ ...CALM, sendings: ["lost-after"], readings: ["limited"] })
  assert.equal((await sendFollowUp(options)).kind, "delivered")
  assert.deepEqual(readMs, [2_000, 62_000])
})

test("a follow-up that is nowhere to be seen is in doubt, also when somebody else wakes the agent", async () => {
  for (const isWokenByOthers of [true, false]) {
    const { options, sendings } = play({ ...CALM, isWokenByOthers, sendings: ["lost-before"] })
    assert.deepEqual([(await sendFollowUp(options)).kind, sendings()], ["in-doubt", 1])
  }
})

test("a busy agent is asked again until the deadline, and has not taken the follow-up", async () => {
  const later = play({ ...CALM, sendings: ["busy", "busy", "busy"] })
  assert.deepEqual([(await sendFollowUp(later.options)).kind, later.sendings()], ["delivered", 4])
  const never = play({ ...CALM, sendings: Array.from({ length: 500 }, () => "busy" as const) })
  assert.equal((await sendFollowUp(never.options)).kind, "refused")
  assert.ok(never.sendings() >= 60 && never.sendings() <= 100, `${never.sendings()} sendings in an hour`)
})
