import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import {
  accountLimitIn,
  type ConnectionErrorKind,
  CursorApiError,
  CursorConnectionError,
  InvalidResponseError,
} from "../../src/cursor/errors.ts"
import { isRetryable, type ReadLimits, readPolicy, retryBudget, retryDelayMs } from "../../src/cursor/retry-policy.ts"
import { retry } from "../../src/http/retry.ts"
import { jumpingClock } from "../jumping-clock.ts"

function refusal(status: number, apiErrorBody = {}, retryAfterMs?: number): CursorApiError {
  return new CursorApiError("A call", { status, apiErrorBody, retryAfterMs })
}

function failure(kind: ConnectionErrorKind, retryAfterMs?: number, status?: number): CursorConnectionError {
  return new CursorConnectionError("A call", { kind, mayHaveExecuted: true, retryAfterMs, status })
}

const INVALID = new InvalidResponseError("A call", "id", "a text")
const SPENT = refusal(429, { code: "usage_limit_exceeded" })

describe("what passes by itself", () => {
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
    gateway: true,
    tls: false,
    redirect: false,
  }
  for (const [kind, is] of Object.entries(KINDS)) {
    test(`${kind}: ${is}`, () => assert.equal(isRetryable(failure(kind as ConnectionErrorKind)), is))
  }

  test("a rate limit, but no limit of the account", () => {
    const plain = ["Rate limit exceeded for POST /v0/agents", "Too many requests for agents"]
    const limited = [
      refusal(429, { code: "rate_limit_exceeded" }),
      ...plain.map((message) => refusal(429, { message })),
    ]
    for (const error of [refusal(429), refusal(408), ...limited]) {
      assert.equal(isRetryable(error), true)
    }
    const limits = [
      SPENT,
      refusal(429, { message: "You have hit your usage limit" }),
      refusal(429, { message: "Too many agents" }),
    ]
    const others = [400, 401, 403, 404, 409, 422].map((status) => refusal(status))
    for (const error of [...limits, ...others, failure("gateway", undefined, 413), INVALID, new TypeError("x")]) {
      assert.equal(isRetryable(error), false, String(error))
    }
  })

  test("an account's limits are known by their words, whatever the code is", () => {
    const LIMITS = {
      usage: [
        "usage_limit_exceeded",
        "Usage-based pricing required",
        "until your hard limit",
        "Enable on-demand usage",
      ],
      agents: [
        "Maximum number of active agents",
        "limit of 8 concurrent",
        "You've reached the limit for your current plan",
      ],
      none: ["rate_limit_exceeded", "Too Many Requests", "Agent not found", "limit"],
    }
    for (const [limit, texts] of Object.entries(LIMITS)) {
      for (const text of texts) {
        for (const body of [{ code: text }, { message: text, code: "resource_exhausted" }]) {
          assert.equal(accountLimitIn(body) ?? "none", limit, text)
        }
      }
    }
  })
})

describe("the pause before another attempt", () => {
  const pauses = (random: number, error: Error = failure("timeout")) =>
    [1, 2, 3, 4, 5, 6].map((attempt) => retryDelayMs(error, attempt, () => random))

  test("grows with jitter, up to twenty seconds, and is never none", () => {
    assert.deepEqual(pauses(1), [2_000, 4_000, 8_000, 16_000, 20_000, 20_000])
    assert.deepEqual(pauses(0), [1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
  })

  test("is never shorter than that, nor than the server asks for", () => {
    const wish = fc.option(fc.nat({ max: 60_000 }), { nil: undefined })
    fc.assert(
      fc.property(
        wish,
        wish,
        fc.integer({ min: 1, max: 25 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (header, body, attempt, random) => {
          const own = retryDelayMs(refusal(429), attempt, () => random) ?? 0
          const asked = retryDelayMs(refusal(429, { retryAfterMs: body }, header), attempt, () => random)
          assert.equal(asked, Math.max(own, header ?? 0, body ?? 0))
          assert.ok(own >= 1_000)
        },
      ),
      { seed: 9, numRuns: 200 },
    )
  })

  test("does not exist for what no wait helps against", () => {
    assert.equal(
      retryDelayMs(refusal(401), 1, () => 0),
      undefined,
    )
  })
})

describe("a read that is repeated", () => {
  /** Fails with these one after the other, then succeeds. */
  async function read(errors: readonly Error[], changes: Partial<ReadLimits> = {}, job = new AbortController()) {
    const clock = jumpingClock()
    const limits = { random: () => 0, budget: retryBudget(60), longestPauseMs: 60_000, ...changes }
    let attempts = 0
    const end = await retry({ clock, signal: job.signal, ...readPolicy(limits) }, async (attempt) => {
      assert.equal(attempt, ++attempts)
      const error = errors[attempts - 1]
      if (error === STOP) job.abort(STOP)
      if (error) throw error
      return "done"
    }).catch((error: unknown) => error)
    return { end, attempts, pausesMs: clock.sleeps }
  }
  const STOP = failure("timeout")
  const times = (count: number, error: Error) => Array.from({ length: count }, () => error)

  test("succeeds in the end, after growing pauses", async () => {
    const result = await read([failure("connection-lost"), failure("gateway"), failure("timeout")])
    assert.deepEqual(result, { end: "done", attempts: 4, pausesMs: [1_000, 2_000, 4_000] })
  })

  test("is given up after four attempts, with the last failure", async () => {
    const last = failure("server-error")
    assert.deepEqual(await read([...times(3, failure("timeout")), last]), {
      end: last,
      attempts: 4,
      pausesMs: [1_000, 2_000, 4_000],
    })
  })

  test("is not repeated when nothing is gained by it", async () => {
    for (const error of [refusal(401), refusal(404), SPENT, failure("tls"), INVALID]) {
      assert.deepEqual(await read([error]), { end: error, attempts: 1, pausesMs: [] })
    }
  })

  test("that comes again in any case is repeated once, and never against a rate limit", async () => {
    const error = failure("timeout")
    assert.equal((await read(times(9, error), { isPoll: true })).attempts, 2)
    assert.equal((await read([refusal(429)], { isPoll: true })).attempts, 1)
  })

  test("waits as long as it is told, but for no longer than it may", async () => {
    assert.deepEqual((await read([refusal(429, {}, 60_000)])).pausesMs, [60_000])
    assert.equal((await read([refusal(429, {}, 60_001)])).attempts, 1)
  })

  test("spends a budget that all reads share", async () => {
    const budget = retryBudget(4)
    const attempts = [
      await read(times(9, failure("timeout")), { budget }),
      await read(times(9, failure("timeout")), { budget }),
    ]
    assert.deepEqual(
      attempts.map((result) => result.attempts),
      [4, 2],
    )
  })

  test("ends with the job", async () => {
    const { end, attempts } = await read([STOP])
    assert.deepEqual([end, attempts], [STOP, 1])
  })
})
