import assert from "node:assert/strict"
import { once } from "node:events"
import { createServer } from "node:http"
import { describe, test } from "node:test"
import { type ConnectionErrorKind, CursorApiError, InvalidResponseError } from "../../src/cursor/errors.ts"
import { API_KEY, call, fault, transportTo, troubleFrom } from "./calls.ts"
import { answer, startRawServer } from "./raw-server.ts"

const MAX_BODY_BYTES = 8 * 1024 * 1024

describe("a request", () => {
  test("goes to the origin with the key, once", async (context) => {
    const server = await startRawServer(context, answer(["HTTP/1.1 200 OK"], '{"a": 1}'))
    const transport = transportTo(context, server.origin)
    assert.deepEqual(await transport.send(call()), { a: 1 })
    const [head] = server.received
    assert.match(head ?? "", /^GET \/v0\/agents\/bc-1 HTTP\/1\.1\r\n/)
    assert.match(head ?? "", new RegExp(`\r\nauthorization: Bearer ${API_KEY}\r\n`))
    assert.match(head ?? "", /\r\naccept: application\/json\r\n/)
    assert.match(head ?? "", /\r\nuser-agent: falconer\/test\r\n/)
    assert.doesNotMatch(head ?? "", /content-type/)
  })

  test("has its body as JSON", async (context) => {
    const server = await startRawServer(context, answer(["HTTP/1.1 201 Created"], "{}"))
    const sending = { method: "POST", path: "/v0/agents", body: { prompt: { text: "Grüße\n" } } } as const
    assert.deepEqual(await transportTo(context, server.origin).send(call(sending)), {})
    assert.match(server.received[0] ?? "", /\r\ncontent-type: application\/json\r\n/)
    assert.ok(
      Buffer.from(server.received[0] ?? "", "latin1")
        .toString()
        .endsWith('{"prompt":{"text":"Grüße\\n"}}'),
    )
  })

  test("has a connection of its own when it must not meet a stale one", async (context) => {
    const server = await startRawServer(context, answer(["HTTP/1.1 200 OK", "connection: keep-alive"], "{}"))
    const transport = transportTo(context, server.origin)
    for (let round = 0; round < 3; round++) await transport.send(call())
    const pooled = server.received.length
    assert.equal(pooled, 1, "requests one after another share a connection")
    for (let round = 0; round < 2; round++) await transport.send(call({ freshConnection: true }))
    assert.equal(server.received.length, pooled + 2)
  })

  test("ends with its caller's signal, and with the reason of that", async (context) => {
    const server = await startRawServer(context, () => {})
    const transport = transportTo(context, server.origin)
    const reason = new Error("the job was cancelled")
    const job = new AbortController()
    setTimeout(() => job.abort(reason), 30)
    assert.equal(await fault(transport.send(call({ signal: job.signal }))), reason)
    assert.equal(await fault(transport.send(call({ signal: AbortSignal.abort(reason) }))), reason)
  })
})

describe("an answer", () => {
  const REFUSALS = [400, 401, 403, 404, 409, 422, 429, 451]
  for (const status of REFUSALS) {
    test(`${status} is a refusal`, async (context) => {
      const body = '{"error":"No","code":"no_no"}'
      const server = await startRawServer(context, answer([`HTTP/1.1 ${status} X`, "retry-after: 7"], body))
      const error = await fault(transportTo(context, server.origin).send(call()))
      assert.ok(error instanceof CursorApiError)
      assert.equal(error.message, `The call was refused with HTTP ${status}`)
      assert.deepEqual([error.status, error.retryAfterMs], [status, 7_000])
      assert.deepEqual(error.apiErrorBody, { message: "No", code: "no_no" })
    })
  }

  const TROUBLES: readonly { head: string[]; body?: string; kind: ConnectionErrorKind; processed: "no" | "maybe" }[] = [
    { head: ["HTTP/1.1 500 X"], body: "oops", kind: "server-error", processed: "maybe" },
    { head: ["HTTP/1.1 502 X"], body: "<html>", kind: "server-error", processed: "maybe" },
    { head: ["HTTP/1.1 503 X"], kind: "server-error", processed: "maybe" },
    { head: ["HTTP/1.1 503 X", "retry-after: 7"], kind: "unavailable", processed: "no" },
    { head: ["HTTP/1.1 504 X", "retry-after: 7"], kind: "server-error", processed: "maybe" },
    {
      head: ["HTTP/1.1 200 OK", "content-type: text/html"],
      body: "<html>x",
      kind: "unreadable-reply",
      processed: "maybe",
    },
    { head: ["HTTP/1.1 200 OK"], body: "", kind: "unreadable-reply", processed: "maybe" },
    { head: ["HTTP/1.1 200 OK"], body: '{"id": "bc-', kind: "unreadable-reply", processed: "maybe" },
    { head: ["HTTP/1.1 200 OK"], body: '"just a text"', kind: "unreadable-reply", processed: "maybe" },
    { head: ["HTTP/1.1 301 X", "location: /elsewhere"], kind: "redirect", processed: "no" },
    { head: ["HTTP/1.1 304 X"], kind: "redirect", processed: "no" },
    { head: ["HTTP/1.1 200 OK", `x: ${"x".repeat(40_000)}`], body: "{}", kind: "connection-lost", processed: "maybe" },
    { head: ["SSH-2.0-OpenSSH_9.9"], kind: "connection-lost", processed: "maybe" },
    {
      head: ["HTTP/1.1 200 OK", "content-encoding: gzip"],
      body: "no gzip",
      kind: "unreadable-reply",
      processed: "maybe",
    },
  ]
  for (const { head, body, kind, processed } of TROUBLES) {
    test(`${head.join(", ").slice(0, 60)} ${body ?? ""} is trouble: ${kind}`, async (context) => {
      const server = await startRawServer(context, answer(head, body))
      const error = await troubleFrom(transportTo(context, server.origin).send(call()))
      assert.deepEqual([error.kind, error.processed], [kind, processed])
      assert.match(error.message, /^The call: /)
      assert.ok(body === undefined || body === "" || !error.message.includes(body), "text by others in our message")
      assert.equal(server.received.length, 1, "never repeated here")
    })
  }

  test("with two Retry-After headers counts the first", async (context) => {
    const head = ["HTTP/1.1 429 X", "Retry-After: 2", "Retry-After: 50"]
    const server = await startRawServer(context, answer(head, "{}"))
    const error = await fault(transportTo(context, server.origin).send(call()))
    assert.ok(error instanceof CursorApiError)
    assert.equal(error.retryAfterMs, 2_000)
  })

  test("with a Retry-After date is measured by its own Date", async (context) => {
    const date = "Date: Thu, 01 Jan 2037 00:00:00 GMT"
    const head = ["HTTP/1.1 429 X", date, "Retry-After: Thu, 01 Jan 2037 00:00:09 GMT"]
    const server = await startRawServer(context, answer(head, "{}"))
    const error = await fault(transportTo(context, server.origin).send(call()))
    assert.ok(error instanceof CursorApiError)
    assert.equal(error.retryAfterMs, 9_000)
  })

  for (const status of [301, 302, 303, 307, 308]) {
    test(`that redirects (${status}) sends nothing anywhere else`, async (context) => {
      const other = await startRawServer(context, answer(["HTTP/1.1 200 OK"], "{}"))
      const head = [`HTTP/1.1 ${status} X`, `location: ${other.origin}/v0/agents`]
      const server = await startRawServer(context, answer(head))
      const error = await troubleFrom(transportTo(context, server.origin).send(call({ method: "POST", body: {} })))
      assert.equal(error.kind, "redirect")
      assert.deepEqual(other.received, [])
    })
  }

  test("of 8 MiB is read, a longer one is not taken off the wire", async (context) => {
    let sent = 0
    const server = createServer((request, response) => {
      const bytes = Number(request.url?.slice(1))
      response.writeHead(200)
      const chunk = Buffer.alloc(65_536, " ")
      const send = () => {
        while (sent < bytes && !response.destroyed) {
          const part = chunk.subarray(0, Math.min(chunk.length, bytes - sent))
          sent += part.length
          if (!response.write(part)) {
            response.once("drain", send)
            return
          }
        }
        response.end()
      }
      response.write("{}")
      sent = 2
      send()
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
    const error = await troubleFrom(transport.send(call({ path: `/${40 * MAX_BODY_BYTES}` })))
    assert.deepEqual([error.kind, error.processed], ["oversized-reply", "maybe"])
    assert.ok(sent < 2 * MAX_BODY_BYTES, `${sent} bytes were sent`)
  })

  test("in another form than the API's is told by the field, not by its content", async (context) => {
    const server = await startRawServer(context, answer(["HTTP/1.1 200 OK"], "[1]"))
    const error = await fault(transportTo(context, server.origin).send(call()))
    assert.ok(error instanceof InvalidResponseError)
    assert.equal(error.message, "answer: the reply's body is not an object")
  })
})
