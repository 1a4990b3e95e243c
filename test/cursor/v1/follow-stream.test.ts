import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import type { Activity } from "../../../src/cursor/agent.ts"
import { CursorApiError, CursorConnectionError } from "../../../src/cursor/errors.ts"
import { followStream, type StreamOptions } from "../../../src/cursor/v1/follow-stream.ts"
import { steppedClock } from "../../stepped-clock.ts"

const SECOND = 1_000
const MINUTE = 60 * SECOND
const PAUSE_MS = 20 * SECOND

type Piece = string | { readonly pauseMs: number } | Error
/** What one connection brings; an error in the place of the list refuses it. */
type Connection = readonly Piece[] | Error

const STATUS = (status: string) => `event: status\ndata: {"runId":"run-1","status":"${status}"}\n\n`
const TEXT = (id: string) => `id: ${id}\nevent: assistant\ndata: {"text":"word"}\n\n`
const TOOL = (id: string, callId: string) =>
  `id: ${id}\nevent: tool_call\ndata: {"callId":"${callId}","name":"shell","status":"running","args":{"command":"npm test"}}\n\n`
const HEARTBEAT = "event: heartbeat\ndata: {}\n\n"
const RESULT = `id: 9-0\nevent: result\ndata: {"runId":"run-1","status":"FINISHED"}\n\n`
const DONE = "id: 9-0\nevent: done\ndata: {}\n\n"
const UNAVAILABLE = `event: error\ndata: {"code":"stream_unavailable","message":"not yet"}\n\n${DONE}`
const CUT = new CursorConnectionError("cut", { kind: "connection-lost", mayHaveExecuted: true })
const FOREVER = { pauseMs: 100 * MINUTE }

function refused(status: number, code = "", retryAfterMs?: number): CursorApiError {
  return new CursorApiError("Following the agent", { status, apiErrorBody: { code }, retryAfterMs })
}

/** Follows a run whose connections come as given; the last one is given again and again. */
function follow(context: TestContext, connections: readonly Connection[]) {
  const clock = steppedClock()
  const opened: { readonly atMs: number; readonly id: string | undefined }[] = []
  const readsMs: number[] = []
  const activities: Activity[] = []
  const read: StreamOptions["read"] = async (id, signal, onText) => {
    const connection = connections[Math.min(opened.length, connections.length - 1)] ?? []
    opened.push({ atMs: clock.nowMs(), id })
    if (connection instanceof Error) throw connection
    for (const piece of connection) {
      if (piece instanceof Error) throw piece
      if (typeof piece !== "string") await clock.sleep(piece.pauseMs, signal)
      else if (!onText(piece)) return
    }
  }
  const follower = followStream({
    read,
    clock,
    random: () => 0,
    redact: (text) => text.replaceAll("s3cret", "***"),
    onActivity: (activity) => activities.push(activity),
  })
  const waiting = new AbortController()
  const readOn = async () => {
    while (!waiting.signal.aborted) {
      await follower.untilNextRead(PAUSE_MS, 60 * MINUTE, waiting.signal)
      readsMs.push(clock.nowMs())
    }
  }
  const reading = readOn().catch(() => {})
  context.after(async () => {
    follower.close()
    waiting.abort(new Error("over"))
    await clock.pass(0)
    await reading
  })
  return { clock, opened, readsMs, activities }
}

describe("following a run", () => {
  test("reads at once when a status changes or the result is there, and connects no more after it", async (context) => {
    const run = follow(context, [
      [STATUS("CREATING"), { pauseMs: 3 * SECOND }, STATUS("RUNNING"), { pauseMs: MINUTE / 2 }, RESULT, DONE],
    ])
    await run.clock.pass(33 * SECOND)
    assert.deepEqual(run.readsMs, [3 * SECOND, 33 * SECOND])
    await run.clock.pass(10 * MINUTE)
    assert.equal(run.opened.length, 1)
    assert.deepEqual(run.readsMs.slice(2, 4), [33.5 * SECOND, 53.5 * SECOND], "once more soon, then as usual")
  })

  test("reads seldom while frames arrive, and at the usual pace while none do", async (context) => {
    const live = follow(context, [
      [STATUS("RUNNING"), ...Array.from({ length: 80 }, () => [{ pauseMs: 15 * SECOND }, HEARTBEAT]).flat()],
    ])
    await live.clock.pass(16 * MINUTE)
    assert.deepEqual(live.readsMs, [0, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE])
    const refusedForGood = follow(context, [refused(410, "stream_expired")])
    await refusedForGood.clock.pass(MINUTE)
    assert.deepEqual(refusedForGood.readsMs, [0, 20 * SECOND, 40 * SECOND, 60 * SECOND])
    assert.equal(refusedForGood.opened.length, 1, "a stream that is gone is not asked for again")
  })

  test("resumes after the last id, whether frames have one or not, and shows no call twice", async (context) => {
    const run = follow(context, [
      [STATUS("RUNNING"), TOOL("5-1", "a"), STATUS("RUNNING"), HEARTBEAT, CUT],
      [STATUS("RUNNING"), TOOL("5-1", "a"), TEXT("6-1").slice(0, 20)],
      [STATUS("RUNNING"), TEXT("6-1"), TOOL("7-1", "b"), RESULT, DONE],
    ])
    await run.clock.pass(5 * SECOND)
    assert.deepEqual(
      run.opened.map(({ id }) => id),
      [undefined, "5-1", "5-1"],
    )
    assert.equal(run.activities.length, 2)
  })

  test("takes frames in any pieces, and secrets out of what it passes on", async (context) => {
    const frames = `${STATUS("RUNNING")}${TOOL("5-1", "a").replace("npm test", "echo s3cret ü")}`
    const run = follow(context, [[...frames, FOREVER]])
    await run.clock.pass(SECOND)
    assert.deepEqual(run.activities, [{ kind: "tool", name: "shell", detail: "echo *** ü", hasFailed: false }])
  })

  const NOT_YET: readonly (readonly [string, Connection])[] = [
    ["HTTP 409", refused(409, "stream_unavailable")],
    ["a frame", [UNAVAILABLE]],
    ["HTTP 503", new CursorConnectionError("no", { kind: "unavailable", mayHaveExecuted: false, retryAfterMs: 1_000 })],
    ["HTTP 404", refused(404, "run_not_found")],
  ]
  for (const [name, connection] of NOT_YET) {
    test(`asks again for a stream that is not there yet: ${name}`, async (context) => {
      const run = follow(context, [connection, connection, [STATUS("RUNNING"), TOOL("5-1", "a"), FOREVER]])
      await run.clock.pass(10 * SECOND)
      assert.equal(run.opened.length, 3)
      assert.equal(run.activities.length, 1)
    })
  }

  test("asks less and less often for one that does not come, and not for ever", async (context) => {
    const run = follow(context, [refused(409, "stream_unavailable")])
    await run.clock.pass(3 * 60 * MINUTE)
    assert.equal(run.opened.length, 13)
    const pauses = run.opened.slice(1).map(({ atMs }, place) => atMs - (run.opened[place]?.atMs ?? 0))
    assert.deepEqual(
      pauses.slice(0, 7).map((ms) => ms / SECOND),
      [1, 2, 4, 8, 16, 32, 60],
    )
    assert.ok(run.readsMs.length > 500, "it is read all the while")
  })

  test("leaves a server that asks for it alone", async (context) => {
    const run = follow(context, [refused(429, "rate_limit_exceeded", 45 * SECOND)])
    await run.clock.pass(44 * SECOND)
    assert.equal(run.opened.length, 1)
  })

  test("starts over when its id is refused", async (context) => {
    const run = follow(context, [[TEXT("5-1"), CUT], refused(400, "invalid_last_event_id"), [RESULT, DONE]])
    await run.clock.pass(5 * SECOND)
    assert.deepEqual(
      run.opened.map(({ id }) => id),
      [undefined, "5-1", undefined],
    )
  })

  test("gives up a connection that is silent for a minute, and a stream that is silent again and again", async (context) => {
    const run = follow(context, [[STATUS("RUNNING"), FOREVER]])
    await run.clock.pass(59 * SECOND)
    assert.equal(run.opened.length, 1)
    await run.clock.pass(30 * MINUTE)
    assert.equal(run.opened.length, 3)
    const late = run.readsMs.filter((ms) => ms > 10 * MINUTE)
    assert.ok(late.length >= 50, "it is read at the usual pace from then on")
  })

  test("reads only, once there are more than ten cuts within a minute", async (context) => {
    const run = follow(context, [[STATUS("RUNNING"), TEXT("5-1"), CUT]])
    await run.clock.pass(10 * MINUTE)
    assert.equal(run.opened.length, 11)
    assert.ok(run.readsMs.filter((ms) => ms > 2 * MINUTE).length >= 20)
  })

  test("takes the end of a text without a result for a cut", async (context) => {
    const run = follow(context, [
      [STATUS("RUNNING"), TEXT("5-1"), DONE],
      [STATUS("RUNNING"), FOREVER],
    ])
    await run.clock.pass(5 * SECOND)
    assert.equal(run.opened.length, 2)
  })

  test("is not made to read without end by a status that changes without end", async (context) => {
    const changes = Array.from({ length: 5_000 }, (_, place) => [
      STATUS(place % 2 ? "A" : "B"),
      { pauseMs: 100 },
    ]).flat()
    const run = follow(context, [[...changes, FOREVER]])
    await run.clock.pass(8 * MINUTE)
    assert.ok(run.readsMs.length <= 110, String(run.readsMs.length))
  })

  test("gives up a frame that has no end", async (context) => {
    const run = follow(context, [[STATUS("RUNNING"), `data: ${"x".repeat(5 * 1024 * 1024)}`, FOREVER]])
    await run.clock.pass(MINUTE)
    assert.equal(run.opened.length, 1)
    assert.ok(run.readsMs.length >= 3)
  })
})
