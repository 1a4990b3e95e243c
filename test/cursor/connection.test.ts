import assert from "node:assert/strict"
import { once } from "node:events"
import { createServer as createTlsServer } from "node:https"
import type { Socket } from "node:net"
import { describe, test } from "node:test"
import { connectionErrorFrom } from "../../src/cursor/connection-error.ts"
import { retryBudget } from "../../src/cursor/retry.ts"
import { type CursorClient, cursorClient } from "../../src/cursor/v0/client.ts"
import { makeCertificate } from "../certificate.ts"
import { jumpingClock } from "../jumping-clock.ts"
import { call, transportTo, troubleFrom } from "./calls.ts"
import { answer, CLOSED_PORT, startRawServer } from "./raw-server.ts"

describe("a connection", () => {
  test("that is refused sends nothing", async (context) => {
    const error = await troubleFrom(transportTo(context, `http://127.0.0.1:${CLOSED_PORT}`).send(call()))
    assert.deepEqual([error.kind, error.processed], ["refused-connection", "no"])
    assert.equal(error.message, "The call: the connection was refused (ECONNREFUSED)")
  })

  test("to a host that does not exist sends nothing", async (context) => {
    const error = await troubleFrom(transportTo(context, "http://nowhere.invalid").send(call()))
    assert.deepEqual([error.kind, error.processed], ["dns", "no"])
  })

  test("that is reset or closed may have done its work", async (context) => {
    for (const end of ["resetAndDestroy", "end"] as const) {
      const server = await startRawServer(context, (socket) => socket[end]())
      for (const freshConnection of [true, false]) {
        const error = await troubleFrom(transportTo(context, server.origin).send(call({ freshConnection })))
        assert.deepEqual([error.kind, error.processed], ["connection-lost", "maybe"])
      }
    }
  })

  test("that breaks in the middle of the body may have, too", async (context) => {
    const server = await startRawServer(context, (socket) => {
      socket.write("HTTP/1.1 201 Created\r\ncontent-length: 99\r\n\r\n{", () => socket.resetAndDestroy())
    })
    const error = await troubleFrom(transportTo(context, server.origin).send(call()))
    assert.deepEqual([error.kind, error.processed], ["connection-lost", "maybe"])
  })

  test("that stays silent, or drips, is given up when its whole time is over", async (context) => {
    const silent = await startRawServer(context, () => {})
    const dripping = await startRawServer(context, (socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n{")
      const drip = setInterval(() => socket.write(" "), 20)
      socket.on("close", () => clearInterval(drip))
    })
    for (const { origin } of [silent, dripping]) {
      const startMs = performance.now()
      const error = await troubleFrom(transportTo(context, origin).send(call({ timeoutMs: 150 })))
      assert.deepEqual([error.kind, error.processed], ["timeout", "maybe"])
      assert.equal(error.message, "The call: no complete answer within 0.15 s")
      assert.ok(performance.now() - startMs < 3_000)
    }
  })

  test("of its own that never stood sends nothing: TLS was cut, closed, or answered in plain text", async (context) => {
    const ends: readonly ((socket: Socket) => void)[] = [
      (socket) => socket.resetAndDestroy(),
      (socket) => socket.end(),
      (socket) => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n"),
    ]
    for (const end of ends) {
      const { port } = await startRawServer(context, end)
      const transport = transportTo(context, `https://127.0.0.1:${port}`)
      const own = await troubleFrom(transport.send(call({ freshConnection: true })))
      assert.deepEqual([own.kind, own.processed], ["no-connection", "no"], own.message)
      const pooled = await troubleFrom(transport.send(call()))
      assert.deepEqual([pooled.kind, pooled.processed], ["connection-lost", "maybe"], pooled.message)
    }
  })

  test("of its own that stood may have done its work, whatever is said about its end", () => {
    for (const code of ["EHOSTUNREACH", "ENETUNREACH", "ECONNREFUSED", "ECONNRESET", "ERR_TLS_CERT_ALTNAME_INVALID"]) {
      const fault = Object.assign(new Error("read"), { code })
      const { processed } = connectionErrorFrom("The call", fault, { isProxied: false, wasConnected: true })
      assert.equal(processed, "maybe", code)
    }
  })

  const certificate = makeCertificate("IP:127.0.0.1")
  test("with a certificate nobody vouches for sends nothing", {
    skip: !certificate && "no openssl",
  }, async (context) => {
    let requests = 0
    const server = createTlsServer(certificate ?? {}, () => {
      requests += 1
    })
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    context.after(() => server.close())
    const address = server.address()
    assert.ok(typeof address === "object" && address)
    const error = await troubleFrom(transportTo(context, `https://127.0.0.1:${address.port}`).send(call()))
    assert.deepEqual([error.kind, error.processed, requests], ["tls", "no", 0])
  })
})

describe("what starts or ends work", () => {
  const CALLS: Readonly<Record<string, (client: CursorClient) => Promise<unknown>>> = {
    "a launch": (client) =>
      client.launch({
        prompt: { text: "Do it" },
        source: { prUrl: "https://github.com/o/r/pull/7" },
        target: { autoCreatePr: true },
      }),
    "a follow-up": (client) => client.followUp("bc-1", { text: "More" }),
    "a stop": (client) => client.stop("bc-1"),
  }
  for (const [name, make] of Object.entries(CALLS)) {
    test(`${name} has a connection of its own: a pooled one may be dead without a sign`, async (context) => {
      const body = JSON.stringify({ id: "bc-1", status: "CREATING" })
      const server = await startRawServer(context, answer(["HTTP/1.1 200 OK", "connection: keep-alive"], body))
      const transport = transportTo(context, server.origin)
      const limits = { clock: jumpingClock(), random: () => 0.5, budget: retryBudget(0), longestPauseMs: 0 }
      const client = cursorClient({ transport, ...limits })
      for (let round = 0; round < 3; round++) await client.agent("bc-1")
      const pooled = server.received.length
      assert.ok(pooled < 3, "a connection is used again")
      await make(client)
      assert.match(server.received[pooled] ?? "there is no other connection", /^POST /)
    })
  }
})
