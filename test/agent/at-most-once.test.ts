import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { type SendOptions, sendAtMostOnce } from "../../src/agent/at-most-once.ts"
import {
  type ConnectionErrorKind,
  CursorApiError,
  CursorConnectionError,
  InvalidResponseError,
} from "../../src/cursor/errors.ts"
import { retryBudget } from "../../src/cursor/retry.ts"
import { jumpingClock } from "../jumping-clock.ts"

const refusal = (status: number, retryAfterMs?: number) =>
  new CursorApiError("Launching", { status, apiErrorBody: {}, ...(retryAfterMs !== undefined && { retryAfterMs }) })
const trouble = (kind: ConnectionErrorKind, processed: "no" | "maybe") =>
  new CursorConnectionError("Launching", { kind, processed })
const REFUSED = trouble("refused-connection", "no")

/** Sends to a server that meets every request with the next of these faults, and is well then. */
async function send(faults: readonly Error[], changes: Partial<SendOptions> = {}) {
  const clock = jumpingClock()
  const left = [...faults]
  let made = 0
  const signal = new AbortController().signal
  const options: SendOptions = {
    clock,
    random: () => 0.5,
    budget: retryBudget(60),
    deadlineMs: 3_600_000,
    cancelled: signal,
    abandoned: signal,
    onRetry: () => {},
    ...changes,
  }
  const attempt = async () => {
    made++
    const fault = left.shift()
    if (fault) throw fault
    return "agent"
  }
  const end = await sendAtMostOnce(options, attempt).then(
    ({ kind }) => kind,
    () => "thrown",
  )
  return { end, made, clock }
}

describe("what must not be done twice", () => {
  const NOT_PROCESSED = [
    trouble("dns", "no"),
    REFUSED,
    trouble("connect-timeout", "no"),
    trouble("no-connection", "no"),
    trouble("unavailable", "no"),
    refusal(429),
  ]
  for (const fault of NOT_PROCESSED) {
    const name = fault instanceof CursorConnectionError ? fault.kind : `HTTP ${fault.status}`
    test(`is sent again when it was surely not processed: ${name}`, async () => {
      assert.deepEqual((await send([fault, fault])).end, "answered")
      assert.equal((await send([fault, fault])).made, 3)
    })
  }

  const PERHAPS_PROCESSED = [
    trouble("connection-lost", "maybe"),
    trouble("timeout", "maybe"),
    trouble("server-error", "maybe"),
    trouble("unreadable-reply", "maybe"),
    new InvalidResponseError("Launching", "id", "a text"),
    refusal(408),
    new TypeError("a fault that nobody foresaw"),
  ]
  for (const fault of PERHAPS_PROCESSED) {
    const name =
      fault instanceof CursorConnectionError ? fault.kind : fault instanceof CursorApiError ? "HTTP 408" : fault.name
    test(`is in doubt, and not sent again, when it may have been processed: ${name}`, async () => {
      const { end, made } = await send([fault])
      assert.deepEqual([end, made], ["in-doubt", 1])
    })
  }

  test("is a matter for its caller when it was refused, or no time can heal it", async () => {
    for (const fault of [refusal(400), refusal(401), trouble("tls", "no"), trouble("redirect", "no")]) {
      const { end, made } = await send([fault])
      assert.deepEqual([end, made], ["thrown", 1])
    }
  })

  test("is not sent after the deadline, nor when the server asks to come back after it", async () => {
    const always = Array.from({ length: 200 }, () => REFUSED)
    const { end, clock } = await send(always, { deadlineMs: 30_000 })
    assert.equal(end, "thrown")
    assert.ok(clock.nowMs() <= 30_000, `the last one was sent after ${clock.nowMs()} ms`)
    const late = await send([refusal(429, 31_000)], { deadlineMs: 30_000 })
    assert.deepEqual([late.end, late.clock.nowMs()], ["thrown", 0])
  })

  test("is not sent more often than the run's budget has repeats", async () => {
    const always = Array.from({ length: 200 }, () => REFUSED)
    assert.equal((await send(always, { budget: retryBudget(5) })).made, 6)
  })

  test("is not sent any more once the job is cancelled, not even after a pause", async () => {
    assert.deepEqual((await send([], { cancelled: AbortSignal.abort() })).made, 0)
    const job = new AbortController()
    const { end, made } = await send([REFUSED], { cancelled: job.signal, onRetry: () => job.abort() })
    assert.deepEqual([end, made], ["not-sent", 1])
  })

  test("is in doubt when it was given up half way, whatever it threw", async () => {
    const { end } = await send([REFUSED], { abandoned: AbortSignal.abort() })
    assert.equal(end, "in-doubt")
  })
})
