import assert from "node:assert/strict"
import { connect, type Socket } from "node:net"
import { describe, test } from "node:test"
import { fetch } from "undici"
import { startClock } from "../../simulator/clock.ts"
import { codeOf, startCounter } from "./counter.ts"

describe("startClock", () => {
  test("does not run at speed 0, and moves only ahead", () => {
    const clock = startClock({ speed: 0, startMs: 1000 })
    clock.observe(5000)
    clock.observe(3000)
    clock.observe(Number.NaN)
    clock.observe(Number.POSITIVE_INFINITY)
    assert.equal(clock.nowMs(), 5000)
  })

  test("runs faster than real time, and on from what it observed", async () => {
    const clock = startClock({ speed: 1000, startMs: 0 })
    clock.observe(1_000_000)
    await new Promise((resolve) => setTimeout(resolve, 10))
    const now = clock.nowMs()
    assert.ok(now >= 1_009_000 && now < 1_009_000 + 5_000_000, `${now}`)
  })

  for (const speed of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    test(`refuses speed ${speed}`, () => assert.throws(() => startClock({ speed }), RangeError))
  }
})

describe("startWire", () => {
  test("hands the request on as it was sent, and records it with its answer", async () => {
    const seen: unknown[] = []
    const server = await startCounter({
      handle: ({ body, method, path }) => ({ status: 202, body: { seen: seen.push([method, path, body]) } }),
    })
    const reply = await fetch(`${server.url}/a%20b/c?x=1&y=a?b`, {
      method: "PUT",
      body: "héllo",
      headers: { "X-Name": "v" },
    })
    assert.equal(reply.status, 202)
    assert.deepEqual(seen, [["PUT", "/a%20b/c", "héllo"]])
    const [record] = server.requests
    assert.equal(record?.status, 202)
    assert.equal(record?.query.get("y"), "a?b")
    assert.equal(record?.headers["x-name"], "v")
    assert.match(reply.headers.get("content-type") ?? "", /^application\/json/)
  })

  test("reads the virtual time, hides it, and dates its answers by it", async () => {
    const clock = startClock({ speed: 0, startMs: Date.UTC(2026, 0, 1) })
    const server = await startCounter({ clock })
    const later = Date.UTC(2026, 5, 1)
    const reply = await fetch(server.url, { headers: { "x-virtual-time-ms": String(later) } })
    assert.equal(reply.headers.get("date"), new Date(later).toUTCString())
    await fetch(server.url, { headers: { "x-virtual-time-ms": "soon" } })
    assert.equal(clock.nowMs(), later)
    assert.deepEqual(
      server.requests.map((request) => request.atMs),
      [later, later],
    )
    assert.deepEqual(
      server.requests.map((request) => request.headers["x-virtual-time-ms"]),
      [undefined, undefined],
    )
  })

  const bodies = [
    { name: "text as it is", body: "<h1>Bad Gateway</h1>", expected: "<h1>Bad Gateway</h1>" },
    { name: "bytes as they are", body: Buffer.from("bytes"), expected: "bytes" },
    { name: "null as JSON", body: null, expected: "null" },
    { name: "nothing as nothing", body: undefined, expected: "" },
  ]
  for (const { name, body, expected } of bodies) {
    test(`answers ${name}`, async () => {
      const server = await startCounter({ handle: () => ({ status: 200, body }) })
      assert.equal(await (await fetch(server.url)).text(), expected)
    })
  }

  test("understands a request line with a whole address, as a proxy's client sends it", async () => {
    const server = await startCounter()
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1")
    socket.end("GET http://api.example/v0/me?a=b HTTP/1.1\r\nHost: api.example\r\nConnection: close\r\n\r\n")
    await new Promise((resolve) => socket.resume().once("close", resolve))
    assert.equal(server.requests[0]?.path, "/v0/me")
  })

  test("says so when the simulator itself fails", async () => {
    const server = await startCounter({ handle: () => assert.fail("a broken handler") })
    const reply = await fetch(server.url)
    assert.equal(reply.status, 500)
    assert.match(await reply.text(), /The simulator failed: .*a broken handler/)
  })

  test("rejects when its port is taken", async () => {
    const { url } = await startCounter()
    await assert.rejects(startCounter({ port: Number(new URL(url).port) }), { code: "EADDRINUSE" })
  })
})

describe("close", () => {
  test("frees a client that waits for a silent or a slow server", async () => {
    const server = await startCounter()
    server.addFault({ action: { kind: "silence" } })
    server.addFault({ action: { kind: "delay", ms: 60_000 } })
    const waiting = [fetch(server.url, { method: "POST" }), fetch(server.url, { method: "POST" })]
    const outcomes = Promise.allSettled(waiting)
    while (server.requests.length < 1) await new Promise((resolve) => setTimeout(resolve, 2))
    await server.close()
    assert.deepEqual(
      (await outcomes).map((outcome) => outcome.status),
      ["rejected", "rejected"],
    )
    assert.equal(server.state.count, 0)
  })

  test("leaves no connection behind", async () => {
    const server = await startCounter()
    const socket: Socket = connect(Number(new URL(server.url).port), "127.0.0.1")
    await new Promise((resolve) => socket.once("connect", resolve))
    const closed = new Promise((resolve) => socket.on("error", () => {}).once("close", resolve))
    await server.close()
    await closed
    await assert.rejects(fetch(server.url), (error) => codeOf(error) === "ECONNREFUSED")
  })
})
