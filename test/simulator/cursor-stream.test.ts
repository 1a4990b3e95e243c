import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { describe, test } from "node:test"
import { load } from "js-yaml"
import type { FaultAction } from "../../simulator/fault.ts"
import { openApiDocument, schemaCompiler } from "../../simulator/openapi-document.ts"
import { KEY, MINUTE, type Scene, SECOND, startScene } from "./cursor-scene.ts"
import { codeOf, create, type Fields, json, SHORT } from "./v1-calls.ts"

type Frame = { readonly id?: string; readonly event: string; readonly data: Fields }

function open(scene: Scene, run: string, lastEventId?: string): Promise<Response> {
  const resume = lastEventId === undefined ? {} : { "last-event-id": lastEventId }
  return fetch(`${scene.cloud.url}${run}/stream`, { headers: { authorization: `Bearer ${KEY}`, ...resume } })
}

async function frames(scene: Scene, run: string, lastEventId?: string): Promise<readonly Frame[]> {
  const text = await (await open(scene, run, lastEventId)).text()
  assert.doesNotMatch(text, /\r|^:|retry:/m)
  return text.split("\n\n").filter(Boolean).map(frameOf)
}

function frameOf(text: string): Frame {
  const found = /^(?:id: (?<id>\S+)\n)?event: (?<event>\w+)\ndata: (?<data>.+)$/.exec(text)?.groups
  assert.ok(found?.event && found.data, text)
  const frame = { event: found.event, data: JSON.parse(found.data) as Fields }
  return found.id === undefined ? frame : { id: found.id, ...frame }
}

const document = openApiDocument(
  load(readFileSync(new URL("../../simulator/cursor-v1.openapi.yaml", import.meta.url), "utf8")),
  schemaCompiler({ strictRequired: false }),
)
const isStreamEvent = document.validatorAt(["components", "schemas", "StreamEvent"])

describe("the stream of a run", () => {
  const TODOS = [{ afterMs: 2 * SECOND, entries: [{ content: "Read", status: "in_progress" as const }] }]
  const RICH = { ...SHORT, thoughts: [{ afterMs: SECOND, text: "Why?" }], todos: TODOS, summary: "All done." }

  test("tells everything in the captured order, and again after every id", async () => {
    const scene = await startScene({ plan: RICH })
    const run = await create(scene)
    scene.pass(MINUTE)
    const all = await frames(scene, run)
    for (const frame of all) assert.ok(isStreamEvent(frame), JSON.stringify([frame, isStreamEvent.errors]))
    assert.deepEqual([all[0]?.event, all[0]?.data.status], ["status", "FINISHED"])
    assert.deepEqual(
      all.slice(-3).map(({ event }) => event),
      ["status", "result", "done"],
    )
    assert.equal(all.at(-1)?.id, all.at(-2)?.id)
    for (const { id, event } of all) assert.equal(id === undefined, event === "status")
    const simple = all.filter(({ event }) => ["assistant", "thinking", "tool_call"].includes(event))
    assert.equal(new Set(simple.map(({ id }) => id)).size, simple.length)
    for (const [place, { id, event }] of all.entries()) {
      if (simple.some((frame) => frame === all[place])) {
        assert.deepEqual([all[place + 1]?.id, all[place + 1]?.event], [id, "interaction_update"], event)
      }
      if (id === undefined) continue
      const [first, ...rest] = await frames(scene, run, id)
      assert.equal(first?.event, "status")
      const after = all.slice(1 + all.findLastIndex((frame) => frame.id === id))
      assert.deepEqual(rest, after)
    }
    assert.deepEqual(
      (await frames(scene, run, "1-0")).map(({ event }) => event),
      ["status"],
      "a made-up id gets nothing of the past",
    )
    assert.equal((await open(scene, run, "x")).status, 400)
  })

  test("follows a run as it goes, with heartbeats, up to its cancel", async () => {
    const scene = await startScene({ plan: { ...SHORT, runningMs: 1e9, messages: [] } })
    const run = await create(scene)
    scene.pass(2 * SECOND)
    const reading = frames(scene, run)
    const untilAsked = async () => {
      while (!scene.cloud.requests.some(({ path }) => path.endsWith("/stream"))) await new Promise(setImmediate)
    }
    await untilAsked()
    for (const ms of [29, 2, 14, 2]) {
      scene.pass(ms * SECOND)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    await scene.call("POST", `${run}/cancel`)
    const events = (await reading).map(({ event }) => event)
    assert.equal(events.filter((event) => event === "heartbeat").length, 2)
    assert.equal(events.at(-1), "done")
  })

  test("of a cancelled run says FINISHED, and the run stays CANCELLED", async () => {
    const scene = await startScene({ plan: SHORT })
    const run = await create(scene)
    scene.pass(5 * SECOND)
    assert.equal((await scene.call("POST", `${run}/cancel`)).status, 200)
    assert.equal((await json(scene, "GET", run))[1].status, "CANCELLED")
    assert.equal(await codeOf(scene, "POST", `${run}/cancel`), "409 run_not_cancellable")
    const last = (await frames(scene, run)).slice(-3)
    assert.deepEqual(
      last.map(({ event, data }) => [event, data.status, data.text]),
      [
        ["status", "FINISHED", undefined],
        ["result", "CANCELLED", undefined],
        ["done", undefined, undefined],
      ],
    )
    scene.pass(MINUTE)
    assert.equal((await json(scene, "GET", run))[1].status, "CANCELLED")
  })

  test("is not there yet in either form, and is gone after its time", async () => {
    for (const streamUnavailable of ["status", "frame"] as const) {
      const scene = await startScene({ plan: SHORT, streamLagMs: SECOND, streamUnavailable, streamRetentionMs: MINUTE })
      const run = await create(scene)
      if (streamUnavailable === "status")
        assert.equal(await codeOf(scene, "GET", `${run}/stream`), "409 stream_unavailable")
      else
        assert.deepEqual(
          (await frames(scene, run)).map(({ data }) => data.code),
          ["stream_unavailable", undefined],
        )
      scene.pass(20 * SECOND)
      assert.equal((await frames(scene, run)).at(-1)?.event, "done")
      scene.pass(2 * MINUTE)
      assert.equal(await codeOf(scene, "GET", `${run}/stream`), "410 stream_expired")
    }
  })

  test("breaks within a frame, ends between two, or falls silent", async () => {
    const scene = await startScene({ plan: RICH })
    const run = await create(scene)
    scene.pass(MINUTE)
    const whole = await (await open(scene, run)).text()
    const fault = (action: FaultAction) => scene.cloud.addFault({ path: `${run}/stream`, action })
    for (const count of [0, 1, 5]) {
      fault({ kind: "cut-stream", frames: count })
      const cut = await readSome(await open(scene, run))
      assert.ok(cut.hasFailed && whole.startsWith(cut.text))
      assert.equal(cut.text.split("\n\n").length, count + 1)
      assert.ok(!cut.text.endsWith("\n\n"), "in the middle")
      fault({ kind: "end-stream", frames: count })
      const ended = await readSome(await open(scene, run))
      assert.deepEqual([ended.hasFailed, ended.text.split("\n\n").length], [false, count + 1])
    }
    fault({ kind: "stall-stream", frames: 2 })
    const silent = await readSome(await open(scene, run), AbortSignal.timeout(300))
    assert.equal(silent.text.split("\n\n").length, 3)
  })

  test("of a flood of words does not fill the memory", async () => {
    const scene = await startScene({ plan: { ...SHORT, runningMs: 1e7, flood: { count: 100_000, everyMs: 1 } } })
    const run = await create(scene)
    scene.pass(MINUTE)
    const before = process.memoryUsage().heapUsed
    const stream = await open(scene, run)
    const some = await readSome(stream, AbortSignal.timeout(400))
    assert.ok(some.text.length > 10_000)
    assert.ok(process.memoryUsage().heapUsed - before < 100e6)
  })
})

async function readSome(stream: Response, until?: AbortSignal) {
  const decoder = new TextDecoder()
  let text = ""
  const reader = stream.body?.getReader()
  until?.addEventListener("abort", () => reader?.cancel())
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      text += decoder.decode(next.value, { stream: true })
    }
    return { text, hasFailed: false }
  } catch {
    return { text, hasFailed: true }
  }
}
