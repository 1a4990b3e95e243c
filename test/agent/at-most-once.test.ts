import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { type DeliveryLimits, type OnceOnly, sendAtMostOnce } from "../../src/agent/at-most-once.ts"
import { CursorApiError, CursorConnectionError, InvalidResponseError } from "../../src/cursor/errors.ts"
import { retryBudget } from "../../src/cursor/retry-policy.ts"
import { jumpingClock } from "../jumping-clock.ts"
import { LOST, NOT_CONNECTED, refusal, trouble } from "./cursor-errors.ts"

type Changes = Partial<DeliveryLimits> & Partial<OnceOnly<string>>

/** Sends to a server that meets every request with the next of these faults, and is well then. */
async function send(faults: readonly Error[], changes: Changes = {}) {
  const clock = jumpingClock()
  const left = [...faults]
  const sentMs: number[] = []
  let looks = 0
  const signal = new AbortController().signal
  const limits: DeliveryLimits = {
    clock,
    random: () => 0.5,
    budget: retryBudget(60),
    deadlineMs: 3_600_000,
    cancelled: signal,
    abandoned: signal,
    onNews: () => {},
    ...changes,
  }
  const request: OnceOnly<string> = {
    send: async () => {
      sentMs.push(clock.nowMs())
      const fault = left.shift()
      if (fault) throw fault
      return "agent"
    },
    find: async () => {
      looks++
      return undefined
    },
    maxSends: 2,
    ...changes,
  }
  const end = await sendAtMostOnce(request, limits)
  return { end, kind: end.kind, made: sentMs.length, sentMs, looks, clock }
}

describe("sendAtMostOnce", () => {
  const NOT_EXECUTED = [
    trouble("dns", false),
    NOT_CONNECTED,
    trouble("connect-timeout", false),
    trouble("no-connection", false),
    trouble("unavailable", false),
    refusal(429),
  ]
  for (const fault of NOT_EXECUTED) {
    const name = fault instanceof CursorConnectionError ? fault.kind : `HTTP ${fault.status}`
    test(`sends again what was surely not executed: ${name}`, async () => {
      const { kind, made, looks } = await send([fault, fault])
      assert.deepEqual([kind, made, looks], ["delivered", 3, 0])
    })
  }

  const MAY_BE_EXECUTED = [
    LOST,
    trouble("timeout", true),
    trouble("server-error", true),
    trouble("unreadable-reply", true),
    new InvalidResponseError("Launching", "id", "a text"),
    refusal(408),
    new TypeError("a fault that nobody foresaw"),
  ]
  for (const fault of MAY_BE_EXECUTED) {
    const name =
      fault instanceof CursorConnectionError ? fault.kind : fault instanceof CursorApiError ? "HTTP 408" : fault.name
    test(`looks before it sends again what may have been executed: ${name}`, async () => {
      const found = await send([fault], { find: async () => "found" })
      assert.deepEqual(found.end, { kind: "delivered", value: "found", origin: "found", mayHaveTwin: true })
      assert.equal(found.made, 1)
      const again = await send([fault])
      assert.deepEqual(again.end, { kind: "delivered", value: "agent", origin: "answered", mayHaveTwin: true })
      assert.deepEqual([again.made, again.looks], [2, 1])
    })
  }

  test("sends nothing more when it cannot look", async () => {
    const { end, made } = await send([LOST], { find: () => Promise.reject(NOT_CONNECTED) })
    assert.deepEqual([end, made], [{ kind: "in-doubt", error: NOT_CONNECTED }, 1])
  })

  test("sends no more often than `maxSends` allows, counting what may have been executed", async () => {
    assert.deepEqual((await send([LOST, LOST, LOST])).end, { kind: "in-doubt", error: LOST })
    const { made, looks } = await send([NOT_CONNECTED, LOST, NOT_CONNECTED, LOST, LOST])
    assert.deepEqual([made, looks], [4, 2])
    assert.equal((await send([LOST], { maxSends: 1 })).made, 1)
  })

  test("does not forget the first request, however the second one ends", async () => {
    const no = refusal(400)
    assert.deepEqual((await send([LOST, no])).end, { kind: "refused", error: no, mayExist: true })
    assert.deepEqual((await send([no])).end, { kind: "refused", error: no })
    const job = new AbortController()
    const end = await send([LOST, NOT_CONNECTED], {
      cancelled: job.signal,
      onNews: ({ kind }) => kind === "retrying" && job.abort(),
    })
    assert.deepEqual([end.kind, end.made], ["in-doubt", 2])
    const before = new AbortController()
    const onNews = ({ kind }: { kind: string }) => kind === "not-found" && before.abort()
    assert.deepEqual((await send([LOST], { cancelled: before.signal, onNews })).end, { kind: "in-doubt", error: LOST })
  })

  test("looks once after a page that something between has sent, and sends nothing more", async () => {
    const page = trouble("gateway", false)
    const found = await send([page], { find: async () => "made" })
    assert.deepEqual([found.kind, found.made], ["delivered", 1])
    const inVain = await send([page])
    assert.deepEqual([inVain.end, inVain.made], [{ kind: "refused", error: page, mayExist: true }, 1])
    const blocked = await send([page], { find: () => Promise.reject(page) })
    assert.deepEqual([blocked.end, blocked.made], [{ kind: "refused", error: page }, 1])
    const doubtful = await send([page], { find: () => Promise.reject(NOT_CONNECTED) })
    assert.deepEqual([doubtful.end.kind, doubtful.made], ["in-doubt", 1])
  })

  test("is in doubt about such a page that comes after a cancel, when nobody looks any more", async () => {
    const page = trouble("gateway", false)
    const job = new AbortController()
    const refused = () => {
      job.abort()
      return Promise.reject(page)
    }
    assert.deepEqual((await send([], { cancelled: job.signal, send: refused })).end, { kind: "in-doubt", error: page })
  })

  test("gives back a refusal, and what no time changes", async () => {
    for (const fault of [refusal(400), refusal(401), trouble("tls", false)]) {
      const { end, made } = await send([fault])
      assert.deepEqual([end, made], [{ kind: "refused", error: fault }, 1])
    }
  })

  test("sends again by the request's own rule, which spends nothing of the budget", async () => {
    const busy = refusal(409, "busy")
    const rule = { isRefusal: () => true, retryDelayMs: (error: unknown) => (error === busy ? 10_000 : undefined) }
    const { kind, sentMs } = await send([busy, busy], { ...rule, budget: retryBudget(0) })
    assert.deepEqual([kind, sentMs], ["delivered", [0, 10_000, 20_000]])
  })

  test("sends nothing after the deadline, nor when the server asks to come back after it", async () => {
    const always = Array.from({ length: 200 }, () => NOT_CONNECTED)
    const { kind, sentMs } = await send(always, { deadlineMs: 30_000 })
    assert.equal(kind, "refused")
    assert.ok((sentMs.at(-1) ?? 0) <= 30_000)
    const late = await send([refusal(429, "No", 31_000)], { deadlineMs: 30_000 })
    assert.deepEqual([late.kind, late.clock.nowMs()], ["refused", 0])
  })

  test("spends the run's retry budget", async () => {
    const always = Array.from({ length: 200 }, () => NOT_CONNECTED)
    assert.equal((await send(always, { budget: retryBudget(5) })).made, 6)
  })

  test("sends nothing once the job is cancelled, not even after a pause", async () => {
    assert.deepEqual((await send([], { cancelled: AbortSignal.abort() })).made, 0)
    const job = new AbortController()
    const { kind, made } = await send([NOT_CONNECTED], { cancelled: job.signal, onNews: () => job.abort() })
    assert.deepEqual([kind, made], ["not-sent", 1])
  })

  test("is in doubt about what was given up half way, whatever it threw", async () => {
    assert.equal((await send([NOT_CONNECTED], { abandoned: AbortSignal.abort(), maxSends: 1 })).kind, "in-doubt")
  })

  test("tells before each send that one is made", async () => {
    let sends = 0
    await send([NOT_CONNECTED, LOST], { onSend: () => sends++ })
    assert.equal(sends, 3)
  })
})
