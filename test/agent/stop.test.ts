import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { stopAgent } from "../../src/agent/stop.ts"
import { CursorApiError, CursorConnectionError, InvalidResponseError } from "../../src/cursor/errors.ts"
import { retryBudget } from "../../src/cursor/retry.ts"
import { jumpingClock } from "../jumping-clock.ts"

const LOST = new CursorConnectionError("Stopping", { kind: "connection-lost", processed: "maybe" })
const NOT_SENT = new CursorConnectionError("Stopping", { kind: "refused-connection", processed: "no" })
const UNREADABLE = new InvalidResponseError("Stopping", "id", "a text")
const refusal = (status: number, message = "No") =>
  new CursorApiError("Stopping", { status, apiErrorBody: { message } })
const NOT_RUNNING = refusal(400, "Agent is not running")

/** Stops an agent at a server that answers with these faults, one after the other, and is well then. */
async function stopAt(...faults: readonly Error[]) {
  const left = [...faults]
  let sent = 0
  const client = {
    stop: async (id: string) => {
      sent++
      const fault = left.shift()
      if (fault) throw fault
      return id
    },
  }
  const limits = {
    clock: jumpingClock(),
    random: () => 0.5,
    budget: retryBudget(3),
    longestPauseMs: 20_000,
    timeoutMs: 9,
  }
  const { kind } = await stopAgent(client, "bc-1", limits)
  return { kind, sent }
}

describe("a stop", () => {
  test("is sent again when it failed on the way, or was answered with nonsense", async () => {
    assert.deepEqual(await stopAt(LOST), { kind: "stopped", sent: 2 })
    assert.deepEqual(await stopAt(UNREADABLE), { kind: "stopped", sent: 2 })
    assert.deepEqual(await stopAt(LOST, refusal(429), LOST), { kind: "stopped", sent: 4 })
  })

  test("is given up after four times, and at once when it is refused", async () => {
    assert.deepEqual(await stopAt(LOST, LOST, LOST, LOST), { kind: "failed", sent: 4 })
    for (const status of [400, 401, 403]) assert.deepEqual(await stopAt(refusal(status)), { kind: "failed", sent: 1 })
  })

  test("comes too late for an agent that has ended or is gone", async () => {
    for (const fault of [NOT_RUNNING, refusal(404), refusal(409)]) {
      assert.deepEqual(await stopAt(fault), { kind: "already-over", sent: 1 })
    }
  })

  test("whose answer was lost is what ended the agent", async () => {
    assert.deepEqual(await stopAt(LOST, NOT_RUNNING), { kind: "stopped", sent: 2 })
    for (const fault of [refusal(429), NOT_SENT]) {
      assert.deepEqual(await stopAt(fault, NOT_RUNNING), { kind: "already-over", sent: 2 })
    }
  })
})
