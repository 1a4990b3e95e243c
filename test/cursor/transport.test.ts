import assert from "node:assert/strict"
import { once } from "node:events"
import { createServer } from "node:http"
import type { Socket } from "node:net"
import { pipeline, Readable } from "node:stream"
import { describe, test } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { compress, type Encoding } from "../../simulator/compression.ts"
import { CursorApiError, InvalidResponseError, mayHaveExecuted } from "../../src/cursor/errors.ts"
import { API_KEY, call, connectionErrorOf, errorOf, failureOf, transportTo } from "./calls.ts"
import { answer, startRawServer } from "./raw-server.ts"

const MAX_BODY_BYTES = 8 * 1024 * 1024
const OK = "HTTP/1.1 200 OK"

describe("a request", () => {
  test("goes to the origin with the key, once, and asks for no compression", async (context) => {
    const server = await startRawServer(context, answer([OK], '{"a": 1}'))
    assert.deepEqual(await transportTo(context, server.origin).send(call()), { a: 1 })
    const [head = "", ...more] = server.received
    assert.deepEqual(more, [])
    assert.match(head, /^GET \/v0\/agents\/bc-1 HTTP\/1\.1\r\n/)
    for (const line of [
      `authorization: Bearer ${API_KEY}`,
      "accept: application/json",
      "accept-encoding: identity",
      "user-agent: falconer/test",
    ]) {
      assert.ok(head.includes(`\r\n${line}\r\n`), line)
    }
    assert.doesNotMatch(head, /content-type/)
  })

  test("has its body as JSON", async (context) => {
    const server = await startRawServer(context, answer(["HTTP/1.1 201 Created"], "{}"))
    const sending = { method: "POST", path: "/v0/agents", body: { prompt: { text: "Grüße\n" } } } as const
    assert.deepEqual(await transportTo(context, server.origin).send(call(sending)), {})
    const [request = ""] = server.received
    assert.match(request, /\r\ncontent-type: application\/json\r\n/)
    assert.ok(Buffer.from(request, "latin1").toString().endsWith('{"prompt":{"text":"Grüße\\n"}}'))
  })

  test("has a connection of its own when it must not meet a stale one", async (context) => {
    const server = await startRawServer(context, answer([OK, "connection: keep-alive"], "{}"))
    const transport = transportTo(context, server.origin)
    for (let round = 0; round < 3; round++) await transport.send(call())
    assert.equal(server.received.length, 1, "requests one after another share a connection")
    for (let round = 0; round < 2; round++) await transport.send(call({ freshConnection: true }))
    assert.equal(server.received.length, 3)
  })

  test("ends with its caller's signal, and with the reason of that", async (context) => {
    const server = await startRawServer(context, () => {})
    const transport = transportTo(context, server.origin)
    const reason = new Error("the job was cancelled")
    const job = new AbortController()
    setTimeout(() => job.abort(reason), 30)
    assert.equal(await errorOf(transport.send(call({ signal: job.signal }))), reason)
    assert.equal(await errorOf(transport.send(call({ signal: AbortSignal.abort(reason) }))), reason)
  })
})

describe("an answer", () => {
  test("tells the server's time, which goes on", async (context) => {
    const server = await startRawServer(context, answer([OK, "date: Thu, 01 Jan 2037 00:00:00 GMT"], "{}"))
    const transport = transportTo(context, server.origin)
    assert.equal(transport.serverTimeMs(), undefined)
    await transport.send(call())
    await pause(5)
    const passedMs = (transport.serverTimeMs() ?? 0) - Date.UTC(2037, 0, 1)
    assert.ok(passedMs >= 4 && passedMs < 10_000, `${passedMs} ms`)
  })

  test("that comes from a gateway does not tell the server's time", async (context) => {
    const dates = ["Thu, 01 Jan 2037 00:00:00 GMT", "Thu, 01 Jan 2032 00:00:00 GMT"]
    const heads = [
      [OK, `date: ${dates[0]}`],
      ["HTTP/1.1 502 Bad Gateway", `date: ${dates[1]}`],
    ]
    const bodies = ["{}", "<html>"]
    const server = await startRawServer(context, (socket) => answer(heads.shift() ?? [], bodies.shift())(socket))
    const transport = transportTo(context, server.origin)
    await transport.send(call())
    await errorOf(transport.send(call()))
    assert.ok((transport.serverTimeMs() ?? 0) >= Date.UTC(2037, 0, 1))
  })

  /** A reply whose body breaks off, never ends, is too long or cannot be decoded: each after its head. */
  const LOST_BODIES: Readonly<Record<string, (head: string) => (socket: Socket) => void>> = {
    "breaks off": (head) => (socket) => {
      socket.write(`${head}\r\ncontent-length: 50\r\n\r\n{"err`)
      setTimeout(() => socket.destroy(), 20)
    },
    "never ends": (head) => (socket) => socket.write(`${head}\r\ncontent-length: 50\r\n\r\n{"err`),
    "is too long": (head) => answer([head], Buffer.alloc(MAX_BODY_BYTES + 1, " ")),
    "cannot be decoded": (head) => answer([head, "content-encoding: gzip"], "{}"),
  }
  for (const [name, reply] of Object.entries(LOST_BODIES)) {
    test(`whose body ${name} is still a refusal by its status, and asks for the same wait`, async (context) => {
      const limits = await startRawServer(context, reply("HTTP/1.1 429 Too Many Requests\r\nretry-after: 7"))
      const send = { method: "POST", body: {}, freshConnection: true, timeoutMs: 400 } as const
      const error = await errorOf(transportTo(context, limits.origin).send(call(send)))
      assert.ok(error instanceof CursorApiError, String(error))
      assert.deepEqual([error.status, error.retryAfterMs, mayHaveExecuted(error)], [429, 7_000, false])
      const page = await startRawServer(context, reply("HTTP/1.1 403 Forbidden\r\ncontent-type: text/html"))
      assert.deepEqual(await failureOf(transportTo(context, page.origin).send(call(send))), ["gateway", false])
    })
  }

  test("that was given up by the client's side of a gateway may follow an executed request", async (context) => {
    const server = await startRawServer(context, answer(["HTTP/1.1 499 Client Closed Request"], "{}"))
    assert.equal(mayHaveExecuted(await errorOf(transportTo(context, server.origin).send(call()))), true)
  })

  for (const [head, waitMs] of [
    [["x-ratelimit-reset: 30"], 30_000],
    [["ratelimit-reset: 12", "retry-after: 2"], 12_000],
    [["date: Thu, 01 Jan 2037 00:00:00 GMT", `x-ratelimit-reset: ${Date.UTC(2037, 0, 1) / 1000 + 45}`], 45_000],
    [["x-ratelimit-reset: soon"], undefined],
  ] as const) {
    test(`with 429 and ${head.join(", ")} asks for a wait of ${waitMs} ms`, async (context) => {
      const server = await startRawServer(context, answer(["HTTP/1.1 429 Too Many Requests", ...head], "{}"))
      const error = await errorOf(transportTo(context, server.origin).send(call()))
      assert.equal(error instanceof CursorApiError ? error.retryAfterMs : "none", waitMs)
    })
  }

  test("that is not HTTP, or has a head without an end, is none", async (context) => {
    for (const head of [["SSH-2.0-OpenSSH_9.9"], [OK, `x: ${"x".repeat(40_000)}`]]) {
      const server = await startRawServer(context, answer(head, "{}"))
      assert.deepEqual(await failureOf(transportTo(context, server.origin).send(call())), ["connection-lost", true])
      assert.equal(server.received.length, 1, "never repeated here")
    }
  })

  test("that redirects sends nothing anywhere else", async (context) => {
    const other = await startRawServer(context, answer([OK], "{}"))
    for (const status of [301, 302, 303, 307, 308]) {
      const head = [`HTTP/1.1 ${status} X`, `location: ${other.origin}/v0/agents`]
      const server = await startRawServer(context, answer(head))
      const sending = transportTo(context, server.origin).send(call({ method: "POST", body: {} }))
      assert.deepEqual(await failureOf(sending), ["redirect", status < 307])
    }
    assert.deepEqual(other.received, [])
  })

  test("of 8 MiB is read, a longer one is not taken off the wire", async (context) => {
    let sent = 0
    const blanks = function* (bytes: number) {
      yield "{}"
      for (sent = 2; sent < bytes; ) {
        const part = Buffer.alloc(Math.min(65_536, bytes - sent), " ")
        sent += part.length
        yield part
      }
    }
    const server = createServer((request, response) => {
      pipeline(Readable.from(blanks(Number(request.url?.slice(1)))), response, () => {})
    })
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    context.after(() => {
      server.closeAllConnections()
      server.close()
    })
    const address = server.address()
    assert.ok(typeof address === "object" && address)
    const transport = transportTo(context, `http://127.0.0.1:${address.port}`)
    assert.deepEqual(await transport.send(call({ path: `/${MAX_BODY_BYTES}` })), {})
    const tooLong = transport.send(call({ path: `/${40 * MAX_BODY_BYTES}` }))
    assert.deepEqual(await failureOf(tooLong), ["oversized-reply", true])
    // What the buffers of two sockets hold is sent as well, and differs from machine to machine.
    assert.ok(sent < 5 * MAX_BODY_BYTES, `${sent} bytes were sent`)
  })

  for (const encoding of ["gzip", "br", "deflate"] satisfies Encoding[]) {
    test(`in ${encoding} that nobody asked for is read, and lost when it is damaged`, async (context) => {
      const head = [OK, `content-encoding: ${encoding}`]
      const bytes = compress(Buffer.from('{"id": "bc-1"}'), encoding)
      const whole = await startRawServer(context, answer(head, bytes))
      assert.deepEqual(await transportTo(context, whole.origin).send(call()), { id: "bc-1" })
      const damaged = await startRawServer(context, answer(head, bytes.subarray(0, bytes.length - 4)))
      const transport = transportTo(context, damaged.origin)
      const error = await connectionErrorOf(transport.send(call()))
      assert.deepEqual([error.kind, error.mayHaveExecuted], ["unreadable-reply", true])
      assert.match(error.message, /^The call: the reply cannot be decoded/)
      assert.equal(await transport.send(call({ needsBody: false, parse: () => "done" })), "done")
    })
  }

  test("in another form than the API's is told by the field, not by its content", async (context) => {
    const server = await startRawServer(context, answer([OK], "[1]"))
    const error = await errorOf(transportTo(context, server.origin).send(call()))
    assert.ok(error instanceof InvalidResponseError)
    assert.equal(error.message, "answer: the reply's body is not an object")
  })
})
