import assert from "node:assert/strict"
import { describe, test } from "node:test"
import {
  type ConnectionErrorKind,
  CursorApiError,
  CursorConnectionError,
  InvalidResponseError,
} from "../../src/cursor/errors.ts"
import { isRetryable, pauseBefore, retryBudget, withRetries } from "../../src/cursor/retry.ts"
import { jumpingClock } from "../jumping-clock.ts"

function refusal(status: number, apiErrorBody = {}, retryAfterMs?: number): CursorApiError {
  return new CursorApiError("A call", { status, apiErrorBody, ...(retryAfterMs !== undefined && { retryAfterMs }) })
}

function trouble(kind: ConnectionErrorKind, retryAfterMs?: number): CursorConnectionError {
  return new CursorConnectionError("A call", {
    kind,
    processed: "maybe",
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}

const MISREADING = new InvalidResponseError("A call", "id", "a text")

/** Fails with these one after the other, then succeeds. */
function failing(...faults: readonly Error[]) {
  const left = [...faults]
  const calls = { made: 0 }
  const attempt = async () => {
    calls.made += 1
    const fault = left.shift()
    if (fault) throw fault
    return "done"
  }
  return { calls, attempt }
}

function options(changes: Partial<Parameters<typeof withRetries>[0]> = {}) {
  const clock = jumpingClock()
  return { clock, random: () => 0.5, budget: retryBudget(60), longestPauseMs: 60_000, ...changes, sleeps: clock.sleeps }
}

describe("what heals with time", () => {
  const KINDS: Readonly<Record<ConnectionErrorKind, boolean>> = {
    dns: true,
    "refused-connection": true,
    "connect-timeout": true,
    "no-connection": true,
    "connection-lost": true,
    timeout: true,
    "server-error": true,
    unavailable: true,
    "unreadable-reply": true,
    "oversized-reply": true,
    proxy: true,
    tls: false,
    redirect: false,
  }
  for (const [kind, shouldRetry] of Object.entries(KINDS)) {
    test(`${kind}: ${shouldRetry}`, () => assert.equal(isRetryable(trouble(kind as ConnectionErrorKind)), shouldRetry))
  }
  test("a rate limit, but not a limit of what may be spent", () => {
    assert.equal(isRetryable(refusal(429)), true)
    assert.equal(isRetryable(refusal(408)), true)
    assert.equal(isRetryable(refusal(429, { code: "rate_limit_exceeded" })), true)
    assert.equal(isRetryable(refusal(429, { code: "usage_limit_exceeded" })), false)
    assert.equal(isRetryable(refusal(429, { message: "You have hit your usage limit" })), false)
    for (const status of [400, 401, 403, 404, 409, 422]) assert.equal(isRetryable(refusal(status)), false)
    assert.equal(isRetryable(MISREADING), false)
    assert.equal(isRetryable(new TypeError("x")), false)
  })
})

describe("the pause before another attempt", () => {
  test("grows with full jitter, up to twenty seconds", () => {
    const pauses = (random: number) =>
      [1, 2, 3, 4, 5, 6].map((made) => pauseBefore(trouble("timeout"), made, () => random))
    assert.deepEqual(pauses(1), [2_000, 4_000, 8_000, 16_000, 20_000, 20_000])
    assert.deepEqual(pauses(0.5), [1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
    assert.deepEqual(pauses(0), [0, 0, 0, 0, 0, 0])
  })
  test("is what the server asks for", () => {
    assert.equal(
      pauseBefore(refusal(429, {}, 7_000), 1, () => 0),
      7_000,
    )
    assert.equal(
      pauseBefore(trouble("unavailable", 0), 3, () => 1),
      0,
    )
  })
  test("does not exist for what no wait can heal", () => {
    assert.equal(
      pauseBefore(refusal(401), 1, () => 0.5),
      undefined,
    )
  })
})

describe("a read that is repeated", () => {
  test("succeeds in the end, after growing pauses", async () => {
    const { calls, attempt } = failing(trouble("connection-lost"), trouble("server-error"), trouble("timeout"))
    const given = options()
    assert.equal(await withRetries(given, attempt), "done")
    assert.equal(calls.made, 4)
    assert.deepEqual(given.sleeps, [1_000, 2_000, 4_000])
  })

  test("is given up after four attempts, with the last failure", async () => {
    const last = trouble("server-error")
    const { calls, attempt } = failing(trouble("timeout"), trouble("timeout"), trouble("timeout"), last)
    await assert.rejects(withRetries(options(), attempt), last)
    assert.equal(calls.made, 4)
  })

  test("is not repeated when nothing is gained by it", async () => {
    for (const fault of [
      refusal(401),
      refusal(404),
      refusal(429, { code: "usage_limit_exceeded" }),
      trouble("tls"),
      MISREADING,
    ]) {
      const { calls, attempt } = failing(fault)
      await assert.rejects(withRetries(options(), attempt), fault)
      assert.equal(calls.made, 1)
    }
  })

  test("waits as long as it is told, but not longer than it has patience", async () => {
    const patient = options()
    await withRetries(patient, failing(refusal(429, {}, 60_000)).attempt)
    assert.deepEqual(patient.sleeps, [60_000])
    const impatient = options()
    const fault = refusal(429, {}, 60_001)
    await assert.rejects(withRetries(impatient, failing(fault).attempt), fault)
    assert.deepEqual(impatient.sleeps, [])
  })

  test("spends a budget that all reads share", async () => {
    const budget = retryBudget(4)
    const timeouts = () => failing(...Array.from({ length: 9 }, () => trouble("timeout")))
    const [first, second] = [timeouts(), timeouts()]
    for (const { attempt } of [first, second]) await assert.rejects(withRetries(options({ budget }), attempt))
    assert.deepEqual([first.calls.made, second.calls.made], [4, 2])
  })

  test("ends with the job", async () => {
    const job = new AbortController()
    const { calls, attempt } = failing(trouble("timeout"))
    const reason = new Error("cancelled")
    const cancelled = withRetries(options({ signal: job.signal }), async () => {
      job.abort(reason)
      return await attempt()
    })
    await assert.rejects(cancelled, reason)
    assert.equal(calls.made, 1)
  })
})
