import assert from "node:assert/strict"
import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { before, describe, type TestContext, test } from "node:test"
import { createServer, getCACertificates, setDefaultCACertificates } from "node:tls"
import { type ProxyFault, type ProxyStage, startProxy } from "../../simulator/proxy.ts"
import { connectionErrorFrom } from "../../src/cursor/connection-error.ts"
import { openConnections } from "../../src/http/connections.ts"
import { makeCertificate } from "../certificate.ts"
import { call, connectionErrorOf, failureOf, transportTo } from "./calls.ts"
import { answer, CLOSED_PORT, startRawServer } from "./raw-server.ts"

type Failure = readonly [kind: string, mayHaveExecuted: boolean]

const certificate = makeCertificate("DNS:cursor.test", "IP:127.0.0.1")
const NO_OPENSSL = certificate ? false : "openssl is not installed"
const trustCertificate = () => setDefaultCACertificates([...getCACertificates("default"), certificate?.cert ?? ""])

describe("a connection", () => {
  test("that is refused sends nothing", async (context) => {
    const error = await connectionErrorOf(transportTo(context, `http://127.0.0.1:${CLOSED_PORT}`).send(call()))
    assert.deepEqual([error.kind, error.mayHaveExecuted], ["refused-connection", false])
    assert.equal(error.message, "The call: the connection was refused (ECONNREFUSED)")
  })

  test("to a host that does not exist sends nothing", async (context) => {
    assert.deepEqual(await failureOf(transportTo(context, "http://nowhere.invalid").send(call())), ["dns", false])
  })

  test("that is reset or closed, at once or within the body, may have done its work", async (context) => {
    const ends: readonly ((socket: Socket) => void)[] = [
      (socket) => socket.resetAndDestroy(),
      (socket) => socket.end(),
      (socket) => socket.write("HTTP/1.1 201 Created\r\ncontent-length: 99\r\n\r\n{", () => socket.resetAndDestroy()),
    ]
    for (const end of ends) {
      const server = await startRawServer(context, end)
      for (const freshConnection of [true, false]) {
        const failure = await failureOf(transportTo(context, server.origin).send(call({ freshConnection })))
        assert.deepEqual(failure, ["connection-lost", true])
      }
      assert.equal(server.received.length, 2, "one connection for each request")
    }
  })

  test("that stays silent, or drips, is given up when its whole time is over", async (context) => {
    const silent = await startRawServer(context, () => {})
    const dripping = await startRawServer(context, (socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n{")
      const drip = setInterval(() => socket.write(" "), 20)
      socket.on("close", () => clearInterval(drip))
    })
    for (const { origin } of [silent, dripping]) {
      const error = await connectionErrorOf(transportTo(context, origin).send(call({ timeoutMs: 150 })))
      assert.deepEqual([error.kind, error.mayHaveExecuted], ["timeout", true])
      assert.equal(error.message, "The call: no complete answer within 0.15 s")
    }
  })

  test("of its own that was never made sends nothing: TLS was cut, closed, hangs or is plain text", async (context) => {
    const ends: readonly (readonly [end: (socket: Socket) => void, own: string, pooled: Failure])[] = [
      [(socket) => socket.resetAndDestroy(), "no-connection", ["connection-lost", true]],
      [(socket) => socket.end(), "no-connection", ["connection-lost", true]],
      [(socket) => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n"), "no-connection", ["connection-lost", true]],
      [() => {}, "connect-timeout", ["timeout", true]],
    ]
    for (const [end, own, pooled] of ends) {
      const { port } = await startRawServer(context, end)
      const transport = transportTo(context, `https://127.0.0.1:${port}`)
      assert.deepEqual(await failureOf(transport.send(call({ freshConnection: true, timeoutMs: 150 }))), [own, false])
      assert.deepEqual(await failureOf(transport.send(call({ timeoutMs: 150 }))), pooled)
    }
  })

  test("of its own that was made may have done its work, whatever is said about its end", () => {
    for (const code of ["EHOSTUNREACH", "ENETUNREACH", "ECONNREFUSED", "ECONNRESET", "ERR_TLS_CERT_ALTNAME_INVALID"]) {
      const fault = Object.assign(new Error("read"), { code })
      assert.equal(connectionErrorFrom("The call", fault, true).mayHaveExecuted, true, code)
    }
  })
})

/** A TLS server that passes everything on to this port. */
async function startTlsRelay(context: TestContext, port: number): Promise<number> {
  const server = createServer(certificate ?? {}, (socket) => {
    const target = connect(port, "127.0.0.1").on("error", () => socket.destroy())
    socket.on("error", () => {}).on("close", () => target.destroy())
    socket.pipe(target).pipe(socket)
  })
  server.on("tlsClientError", () => {}).listen(0, "127.0.0.1")
  await once(server, "listening")
  context.after(() => server.close())
  const address = server.address()
  return typeof address === "object" && address ? address.port : 0
}

describe("a connection through a proxy", { skip: NO_OPENSSL }, () => {
  const BODY = JSON.stringify({ id: "x".repeat(100) })

  /** A request through a proxy that fails like this, for as long as anybody tries. */
  async function sendThrough(context: TestContext, fault?: Omit<ProxyFault, "times">, limits = {}) {
    const { connectTimeoutMs, timeoutMs } = { connectTimeoutMs: 1_000, timeoutMs: 2_500, ...limits }
    const server = await startRawServer(context, answer(["HTTP/1.1 200 OK"], BODY))
    const proxy = await startProxy({ targets: { "cursor.test": server.port }, tls: certificate })
    context.after(() => proxy.close())
    if (fault) proxy.addFault({ times: Number.POSITIVE_INFINITY, ...fault })
    const transport = transportTo(context, "https://cursor.test", { proxy: { uri: proxy.url }, connectTimeoutMs })
    const sending = transport.send(call({ freshConnection: true, method: "POST", timeoutMs }))
    return { sending, proxy, server }
  }

  test("with a certificate nobody vouches for sends nothing", async (context) => {
    const { sending, server } = await sendThrough(context)
    assert.deepEqual(await failureOf(sending), ["tls", false])
    assert.equal(server.received.join(""), "")
  })

  test("with a proxy that speaks TLS as somebody else sends nothing", async (context) => {
    const port = await startTlsRelay(context, CLOSED_PORT)
    const proxy = { uri: `https://127.0.0.1:${port}` }
    const error = await connectionErrorOf(transportTo(context, "https://cursor.test", { proxy }).send(call()))
    assert.deepEqual([error.kind, error.mayHaveExecuted], ["proxy", false])
    assert.match(error.message, /the proxy cannot be reached: the TLS certificate was not accepted/)
  })

  describe("that is trusted", { concurrency: true }, () => {
    before(trustCertificate)

    test("gets through", async (context) => {
      const { sending, proxy } = await sendThrough(context)
      assert.deepEqual(await sending, JSON.parse(BODY))
      assert.deepEqual(proxy.tunnels, ["cursor.test:443"])
    })

    const NO_TUNNEL: Failure = ["proxy", false]
    const CUT: Failure = ["connection-lost", true]
    const LATE: Failure = ["timeout", true]
    /** What each fault is, at each stage: hang, drop, reset, crumbs. */
    const STAGES: Readonly<Record<ProxyStage, readonly [Failure, Failure, Failure, Failure]>> = {
      accept: [NO_TUNNEL, NO_TUNNEL, NO_TUNNEL, NO_TUNNEL],
      connect: [NO_TUNNEL, NO_TUNNEL, NO_TUNNEL, NO_TUNNEL],
      tls: [
        ["connect-timeout", false],
        ["no-connection", false],
        ["no-connection", false],
        ["connect-timeout", false],
      ],
      request: [LATE, CUT, CUT, LATE],
      head: [LATE, CUT, CUT, LATE],
      body: [LATE, CUT, CUT, LATE],
    }
    for (const [stage, failures] of Object.entries(STAGES)) {
      for (const [index, kind] of (["hang", "drop", "reset", "crumbs"] as const).entries()) {
        test(`with a ${kind} at its ${stage} ends in time, after one try`, async (context) => {
          const fault = { stage: stage as ProxyStage, kind }
          const { sending, proxy } = await sendThrough(context, fault)
          const startMs = performance.now()
          assert.deepEqual(await failureOf(sending), failures[index])
          assert.ok(performance.now() - startMs < 10_000)
          assert.equal(proxy.connectionCount, 1)
        })
      }
    }

    test("is made when the proxy speaks TLS itself", async (context) => {
      const server = await startRawServer(context, answer(["HTTP/1.1 200 OK"], BODY))
      const proxy = await startProxy({ targets: { "cursor.test": server.port }, tls: certificate })
      const port = await startTlsRelay(context, Number(new URL(proxy.url).port))
      context.after(() => proxy.close())
      const transport = transportTo(context, "https://cursor.test", { proxy: { uri: `https://127.0.0.1:${port}` } })
      assert.deepEqual(await transport.send(call({ freshConnection: true })), JSON.parse(BODY))
      assert.deepEqual(proxy.tunnels, ["cursor.test:443"])
    })

    test("that cannot be made in the time of the call sends nothing", async (context) => {
      const { sending } = await sendThrough(
        context,
        { stage: "connect", kind: "hang" },
        { connectTimeoutMs: 5_000, timeoutMs: 100 },
      )
      assert.deepEqual(await failureOf(sending), ["connect-timeout", false])
    })
  })
})

describe("a proxy", () => {
  /** What a proxy says to the CONNECT, and the message that comes of it. */
  const ANSWERS: readonly (readonly [answers: string | Buffer, message: RegExp])[] = [
    ["HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", /the proxy refused the connection with HTTP 407$/],
    ["HTTP/1.1 502 Bad Gateway\r\ncontent-length: 3\r\n\r\nNo!", /the proxy refused the connection with HTTP 502$/],
    ["HTTP/1.1 302 Found\r\nlocation: http://login.test/\r\n\r\n", /with HTTP 302$/],
    ["SSH-2.0-OpenSSH_9.9\r\n\r\n", /the proxy's answer is not HTTP$/],
    ["HTTP/1.1 2000 x\r\n\r\n", /the proxy's answer is not HTTP$/],
    [`HTTP/1.1 200 OK\r\nx: ${"x".repeat(20_000)}`, /the proxy's answer is not HTTP$/],
    [Buffer.alloc(70_000), /the proxy's answer is not HTTP$/],
  ]
  for (const [answers, message] of ANSWERS) {
    test(`that answers ${JSON.stringify(String(answers).slice(0, 30))} has let nothing through`, async (context) => {
      const proxy = await startRawServer(context, (socket) => socket.write(answers))
      const transport = transportTo(context, "https://cursor.test", { proxy: { uri: proxy.origin } })
      const error = await connectionErrorOf(transport.send(call()))
      assert.deepEqual([error.kind, error.mayHaveExecuted], ["proxy", false])
      assert.match(error.message, message)
      assert.equal(proxy.received.length, 1)
    })
  }

  const UNREACHABLE: readonly (readonly [uri: string, reason: string])[] = [
    [`http://127.0.0.1:${CLOSED_PORT}`, "the connection was refused (ECONNREFUSED)"],
    ["http://nowhere.invalid:3128", "the host name could not be resolved (ENOTFOUND)"],
    [`https://127.0.0.1:${CLOSED_PORT}`, "the connection was refused (ECONNREFUSED)"],
  ]
  for (const [uri, reason] of UNREACHABLE) {
    test(`at ${uri} cannot be reached`, async (context) => {
      const error = await connectionErrorOf(
        transportTo(context, "https://cursor.test", { proxy: { uri } }).send(call()),
      )
      assert.deepEqual([error.kind, error.mayHaveExecuted], ["proxy", false])
      assert.equal(error.message, `The call: the proxy cannot be reached: ${reason}`)
    })
  }

  /** A proxy that answers the CONNECT, and then itself as the host would. */
  const asProxyAndHost = (socket: Socket) => {
    const wasAsked = socket.listenerCount("tunnelled") > 0
    if (wasAsked) answer(["HTTP/1.1 200 OK"], "{}")(socket)
    else socket.once("tunnelled", () => {}).write("HTTP/1.1 200 OK\r\n\r\n")
  }
  const TARGETS: readonly (readonly [origin: string, target: string])[] = [
    ["http://cursor.test", "cursor.test:80"],
    ["http://cursor.test:8080", "cursor.test:8080"],
    ["http://[2001:db8::1]", "[2001:db8::1]:80"],
    ["http://[2001:db8::1]:8080", "[2001:db8::1]:8080"],
  ]
  for (const [origin, target] of TARGETS) {
    test(`is asked for ${target} to reach ${origin}, and gets the credentials, not the key`, async (context) => {
      const proxy = await startRawServer(context, asProxyAndHost)
      const server = { uri: proxy.origin, authorization: "Basic bWU6czNjcmV0" }
      assert.deepEqual(await transportTo(context, origin, { proxy: server }).send(call()), {})
      const [asked, sent] = (proxy.received[0] ?? "").split("\r\n\r\n")
      assert.equal(asked, `CONNECT ${target} HTTP/1.1\r\nhost: ${target}\r\nproxy-authorization: Basic bWU6czNjcmV0`)
      assert.match(sent ?? "", /^GET \/v0/)
      assert.doesNotMatch(sent ?? "", /proxy-authorization/)
    })
  }
})

describe("connections that are ended", () => {
  const TUNNEL = "HTTP/1.1 200 OK\r\n\r\n"
  /** Where the one that is still being made hangs. */
  const PLACES: readonly (readonly [place: string, isProxied: boolean, answers: string])[] = [
    ["at TLS to the host", false, ""],
    ["at the proxy's answer", true, ""],
    ["at TLS through the proxy", true, TUNNEL],
  ]
  for (const [place, isProxied, answers] of PLACES) {
    test(`end ${place}, too: the process would live on for ten seconds`, async (context) => {
      const isClosed = Promise.withResolvers<void>()
      const isAsked = Promise.withResolvers<void>()
      const { origin, port } = await startRawServer(context, (socket) => {
        socket.once("close", () => isClosed.resolve())
        if (answers !== "" && socket.bytesWritten === 0) socket.write(answers)
        else isAsked.resolve()
      })
      const { via, end } = openConnections(isProxied ? { uri: origin } : undefined)
      const request = via.request({ origin: `https://127.0.0.1:${port}`, path: "/", method: "GET" })
      const failed = assert.rejects(request)
      await isAsked.promise
      const startMs = performance.now()
      await Promise.all([end(), failed, isClosed.promise])
      assert.ok(performance.now() - startMs < 5_000)
    })
  }
})
