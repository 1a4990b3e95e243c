import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { type StopLimits, stopAgent } from "../../src/agent/stop.ts"
import { InvalidResponseError } from "../../src/cursor/errors.ts"
import { jumpingClock } from "../jumping-clock.ts"
import { LOST, NOT_CONNECTED, refusal } from "./cursor-errors.ts"

const UNREADABLE = new InvalidResponseError("Stopping", "id", "a text")
const NOT_RUNNING = refusal(400, "Agent is not running")

type Server = {
  /** What a stop is answered with, one after the other; the last one for all that follow. */
  readonly stops: readonly (Error | "ok")[]
  /** What a read shows, the same way. */
  readonly reads: readonly (Error | string)[]
}

/** The entry for call number `call` (from 0); the last entry is for all that come after it. */
function at<T>(entries: readonly T[], call: number): T | undefined {
  return entries[Math.min(call, entries.length - 1)]
}

async function stopAt(server: Server, changes: Partial<StopLimits> = {}, runId?: string) {
  let [stops, reads] = [0, 0]
  const clock = jumpingClock()
  const client = {
    stop: async () => {
      const answer = at(server.stops, stops++)
      if (answer instanceof Error) throw answer
    },
    agent: async (id: string) => {
      const answer = at(server.reads, reads++)
      if (answer instanceof Error) throw answer
      return { id, status: answer ?? "RUNNING", runId }
    },
  }
  const limits = { clock, limitMs: 20_000, attemptTimeoutMs: 10_000, confirm: false, ...changes }
  const result = await stopAgent(client, "bc-1", limits)
  return { kind: result.kind, result, stops, reads, tookMs: clock.nowMs() }
}

describe("stopAgent", () => {
  test("believes a stop that was taken, and reads after it only to confirm", async () => {
    const quick = await stopAt({ stops: ["ok"], reads: ["RUNNING"] })
    assert.deepEqual([quick.kind, quick.stops, quick.reads], ["stopped", 1, 0])
    const sure = await stopAt({ stops: ["ok"], reads: ["RUNNING", "FINISHED"] }, { confirm: true })
    assert.deepEqual([sure.kind, sure.stops, sure.reads], ["stopped", 2, 2])
  })

  test("believes the word of a turn that has an id: one that finished was not stopped", async () => {
    for (const [word, kind] of [
      ["FINISHED", "ended"],
      ["CANCELLED", "stopped"],
    ] as const) {
      for (const answer of ["ok", LOST] as const) {
        const { result } = await stopAt({ stops: [answer], reads: [word] }, { confirm: true }, "run-1")
        assert.equal(result.kind, kind)
      }
    }
  })

  test("never takes a refusal for an end: the agent may only be about to start", async () => {
    for (const refused of [NOT_RUNNING, refusal(404), refusal(409), refusal(403)]) {
      for (const working of ["CREATING", "RUNNING", "SOMETHING_NEW"]) {
        const { kind, stops, tookMs } = await stopAt({ stops: [refused], reads: [working] })
        assert.equal(kind, "still-running")
        assert.ok(stops >= 10 && tookMs >= 18_000, `${stops} stops in ${tookMs} ms`)
      }
      const later = await stopAt({ stops: [refused, refused, "ok"], reads: ["CREATING"] })
      assert.deepEqual([later.kind, later.stops], ["stopped", 3])
    }
  })

  test("says that it stopped an agent only when a stop was taken, or one was lost and the word is a stop's", async () => {
    assert.equal((await stopAt({ stops: [NOT_RUNNING], reads: ["FINISHED"] })).kind, "ended")
    assert.equal((await stopAt({ stops: [NOT_CONNECTED, NOT_RUNNING], reads: ["RUNNING", "ERROR"] })).kind, "ended")
    assert.equal((await stopAt({ stops: [LOST, NOT_RUNNING], reads: ["RUNNING", "FINISHED"] })).kind, "ended")
    assert.equal((await stopAt({ stops: [UNREADABLE], reads: ["STOPPED"] })).kind, "stopped")
  })

  test("goes on while the agent cannot be read, and says so at the end", async () => {
    assert.equal((await stopAt({ stops: [NOT_RUNNING], reads: [refusal(403)] })).kind, "still-running")
    assert.equal((await stopAt({ stops: [NOT_RUNNING, "ok"], reads: [LOST] })).kind, "stopped")
    const taken = await stopAt({ stops: ["ok"], reads: [LOST] }, { confirm: true })
    assert.deepEqual([taken.kind, taken.tookMs >= 18_000], ["still-running", true])
    assert.equal((await stopAt({ stops: ["ok"], reads: ["RUNNING"] }, { confirm: true })).kind, "still-running")
  })

  test("takes an agent for gone only when two reads in a row do not know it", async () => {
    assert.equal((await stopAt({ stops: [refusal(404)], reads: [refusal(404)] })).kind, "gone")
    const back = await stopAt({ stops: [refusal(404), refusal(404), "ok"], reads: [refusal(404), "RUNNING"] })
    assert.equal(back.kind, "stopped")
  })

  test("waits for an agent that may only not show yet, and takes it for gone after that", async () => {
    const unknown = refusal(404)
    const late = { mayAppearUntilMs: 90_000 }
    const appears = { stops: [unknown, unknown, unknown, "ok"], reads: [unknown, unknown, unknown, "STOPPED"] } as const
    assert.equal((await stopAt(appears, late)).kind, "stopped")
    const gone = await stopAt({ stops: [unknown], reads: [unknown] }, late)
    assert.deepEqual([gone.kind, gone.tookMs], ["gone", 90_000])
    assert.ok(gone.stops <= 25, `${gone.stops} stops`)
    const works = await stopAt({ stops: [NOT_RUNNING], reads: [unknown, unknown, "RUNNING"] }, late)
    assert.deepEqual([works.kind, works.tookMs], ["still-running", 20_000])
  })

  test("leaves the server the time that it asks for, and ends when that is too long", async () => {
    const { kind, stops, tookMs } = await stopAt({ stops: [refusal(429, "No", 5_000), "ok"], reads: [LOST] })
    assert.deepEqual([kind, stops], ["stopped", 2])
    assert.ok(tookMs >= 2_000)
    assert.equal((await stopAt({ stops: [refusal(429)], reads: [refusal(429, "No", 60_000)] })).stops, 1)
  })

  test("has more patience with a server that asks for a pause, and none with one that only refuses", async () => {
    const patient = { limitMs: 20_000, askedLimitMs: 75_000 }
    const asked = refusal(429, "No", 30_000)
    const stopped = await stopAt({ stops: [asked, asked, "ok"], reads: ["RUNNING"] }, patient)
    assert.deepEqual([stopped.kind, stopped.stops, stopped.tookMs], ["stopped", 3, 60_000])
    const limited = await stopAt({ stops: [refusal(429)], reads: ["RUNNING"] }, patient)
    assert.ok(limited.tookMs > 60_000 && limited.stops <= 8, `${limited.stops} stops in ${limited.tookMs} ms`)
    const refused = await stopAt({ stops: [asked, NOT_RUNNING], reads: ["RUNNING"] }, patient)
    assert.ok(refused.kind === "still-running" && refused.tookMs >= 30_000 && refused.stops <= 3)
    const never = await stopAt({ stops: [refusal(429, "No", 76_000)], reads: ["RUNNING"] }, patient)
    assert.deepEqual([never.stops, never.tookMs], [1, 0])
  })

  test("ends with its signal", async () => {
    const { kind, stops } = await stopAt({ stops: [NOT_RUNNING], reads: ["RUNNING"] }, { signal: AbortSignal.abort() })
    assert.deepEqual([kind, stops], ["still-running", 1])
  })
})
