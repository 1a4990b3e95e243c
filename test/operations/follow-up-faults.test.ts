import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { followUpLine } from "../../src/agent/launch-key.ts"
import { type FollowUpOptions, sendFollowUp } from "../../src/agent/send-follow-up.ts"
import { CursorApiError, CursorConnectionError } from "../../src/cursor/errors.ts"
import { retryBudget } from "../../src/cursor/retry.ts"
import type { Message } from "../../src/cursor/v0/schema.ts"

const KEY = "0123456789ab"
const TEXT = `More\n\n${followUpLine("https://github.com/o/r/actions/runs/1", KEY)}`

/** What becomes of one request. */
type SendingFate = "good" | "lost-before" | "lost-after" | "retrying" | "refused"
type Story = {
  readonly wasIdle: boolean
  readonly lagMs: number
  readonly sendings: readonly SendingFate[]
  readonly readings: readonly ("good" | "bad")[]
}

function lost(): CursorConnectionError {
  return new CursorConnectionError("the connection was lost", { kind: "connection-lost", processed: "maybe" })
}

/** An agent in memory, on a clock of its own; requests fail as the story says, and are good when it has ended. */
function play(story: Story) {
  let nowMs = 0
  const arrivedMs: number[] = []
  const sendings = story.sendings.values()
  const readings = story.readings.values()
  const read = <T>(value: () => T) => {
    if ((readings.next().value ?? "good") === "bad") throw lost()
    return value()
  }
  const shown = () => arrivedMs.filter((atMs) => atMs + story.lagMs <= nowMs).length
  const messages = (): readonly Message[] => [
    { id: "1", type: "user_message", text: "Do it" },
    ...Array.from({ length: shown() }, () => ({ id: "2", type: "user_message", text: TEXT })),
  ]
  const client: FollowUpOptions["client"] = {
    followUp: async (id) => {
      const disposition = sendings.next().value ?? "good"
      if (disposition === "refused") throw new CursorApiError("Sending", { status: 409, apiErrorBody: {} })
      if (disposition === "retrying")
        throw new CursorApiError("Sending", { status: 429, apiErrorBody: {}, retryAfterMs: 1_000 })
      if (disposition !== "lost-before") arrivedMs.push(nowMs)
      if (disposition !== "good") throw lost()
      return id
    },
    conversation: async () => read(messages),
    agent: async (id) => read(() => ({ id, status: story.wasIdle && shown() === 0 ? "FINISHED" : "RUNNING" })),
  }
  const signal = new AbortController().signal
  const sleep = async (ms: number) => {
    nowMs += ms
  }
  const clock = { nowMs: () => nowMs, today: () => new Date(nowMs), sleep }
  const options: FollowUpOptions = {
    client,
    clock,
    random: () => 0.5,
    budget: retryBudget(60),
    agentId: "bc-1",
    prompt: { text: TEXT },
    followUpKey: KEY,
    before: { status: story.wasIdle ? "FINISHED" : "RUNNING", messages: messages() },
    deadlineMs: 3_600_000,
    cancelled: signal,
    abandoned: signal,
    onNews: () => {},
  }
  return { options, arrived: () => arrivedMs.length }
}

const dispositions = fc.constantFrom<SendingFate>("good", "lost-before", "lost-after", "retrying", "refused")
const stories: fc.Arbitrary<Story> = fc.record({
  wasIdle: fc.boolean(),
  // A message that shows up later than the last look cannot be told from one that never arrived.
  lagMs: fc.integer({ min: 0, max: 19_000 }),
  sendings: fc.array(dispositions, { maxLength: 5 }),
  readings: fc.array(fc.constantFrom("good", "bad"), { maxLength: 10 }),
})

test("whatever gets lost, an agent gets one message at most, and the result says what is so", async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const { options, arrived } = play(story)
      const kind = await sendFollowUp(options).then(
        (result) => result.kind,
        () => "refused",
      )
      assert.ok(arrived() <= 1, `${arrived()} messages`)
      if (kind === "sent" || kind === "found") assert.equal(arrived(), 1)
      if (kind === "refused" || kind === "not-sent") assert.equal(arrived(), 0)
    }),
    { seed: 11, numRuns: 3_000 },
  )
})
