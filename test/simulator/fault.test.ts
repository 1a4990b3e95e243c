import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, test } from "node:test"
import { Agent, fetch } from "undici"
import type { Fault, FaultAction, RecordedRequest } from "../../simulator/wire.ts"
import { codeOf, startCounter } from "./counter.ts"

type FaultCase = {
  readonly action: FaultAction
  /** The error code the client sees, or the status and a pattern of the body. */
  readonly sees: string | readonly [number, RegExp]
  readonly processed: boolean
  readonly recorded: RecordedRequest["status"]
}

const faultCases: readonly FaultCase[] = [
  { action: { kind: "reply", status: 502, body: "<html>" }, sees: [502, /^<html>$/], processed: false, recorded: 502 },
  { action: { kind: "reply", status: 200, processed: true }, sees: [200, /^$/], processed: true, recorded: 200 },
  { action: { kind: "reset", when: "before" }, sees: "ECONNRESET", processed: false, recorded: "reset" },
  { action: { kind: "reset", when: "after" }, sees: "ECONNRESET", processed: true, recorded: "reset" },
  { action: { kind: "close", when: "before" }, sees: "UND_ERR_SOCKET", processed: false, recorded: "closed" },
  { action: { kind: "close", when: "after" }, sees: "UND_ERR_SOCKET", processed: true, recorded: "closed" },
  { action: { kind: "cut-body" }, sees: "ECONNRESET", processed: true, recorded: "cut" },
  { action: { kind: "garbage" }, sees: "HTTPParserError", processed: false, recorded: "garbage" },
  { action: { kind: "garbage", processed: true }, sees: "HTTPParserError", processed: true, recorded: "garbage" },
  { action: { kind: "silence" }, sees: "TimeoutError", processed: false, recorded: "silence" },
  { action: { kind: "silence", processed: true }, sees: "TimeoutError", processed: true, recorded: "silence" },
  { action: { kind: "delay", ms: 50 }, sees: [200, /"count":1/], processed: true, recorded: 200 },
  { action: { kind: "big-body", bytes: 200_000 }, sees: [200, /^"a{199998}"$/], processed: false, recorded: 200 },
  ...(["gzip", "br", "deflate"] as const).flatMap((encoding): FaultCase[] => [
    { action: { kind: "compressed", encoding }, sees: [200, /"count":1/], processed: true, recorded: 200 },
    {
      action: { kind: "big-body", bytes: 200_000, encoding },
      sees: [200, /^"a{199998}"$/],
      processed: false,
      recorded: 200,
    },
  ]),
  {
    action: { kind: "compressed", encoding: "gzip", damaged: true },
    sees: "Z_DATA_ERROR",
    processed: true,
    recorded: 200,
  },
]

describe("faults", () => {
  for (const { action, sees, processed, recorded } of faultCases) {
    test(`${JSON.stringify(action)}: the client sees ${sees}`, async () => {
      const server = await startCounter()
      server.addFault({ action })
      const signal = AbortSignal.timeout(action.kind === "silence" ? 300 : 5000)
      const outcome = fetch(server.url, { method: "POST", signal }).then(
        async (reply) => [reply.status, await reply.text()] as const,
      )
      if (typeof sees === "string") {
        await assert.rejects(outcome, (error) => assert.equal(codeOf(error), sees) === undefined)
      } else {
        const [status, body] = await outcome
        assert.equal(status, sees[0])
        assert.match(body, sees[1])
      }
      assert.equal(server.state.count, processed ? 1 : 0)
      assert.deepEqual(
        server.requests.map((request) => request.status),
        [recorded],
      )
      const next = await fetch(server.url)
      assert.equal(next.status, 200, "the next request is served as usual")
      await next.text()
    })
  }

  test("a cut body arrives with its headers and its first half", async () => {
    const server = await startCounter()
    server.addFault({ action: { kind: "cut-body" } })
    const reply = await fetch(server.url)
    assert.equal(reply.status, 200)
    let bytes = 0
    const read = async () => {
      for await (const chunk of reply.body ?? []) bytes += chunk.length
    }
    await assert.rejects(read)
    assert.equal(bytes, Math.floor(Number(reply.headers.get("content-length")) / 2))
  })

  test("a delay is real time", async () => {
    const server = await startCounter()
    server.addFault({ action: { kind: "delay", ms: 60 } })
    const startMs = performance.now()
    await (await fetch(server.url)).text()
    assert.ok(performance.now() - startMs >= 55)
  })

  test("a big body stops when the client hangs up", async () => {
    const server = await startCounter()
    server.addFault({ action: { kind: "big-body", bytes: 1e12 } })
    const reply = await fetch(server.url)
    await reply.body?.cancel()
    assert.equal((await fetch(server.url)).status, 200)
  })

  const broken: FaultAction = { kind: "reply", status: 503 }
  const matching: readonly {
    readonly name: string
    readonly fault: Omit<Fault, "action">
    readonly statuses: readonly number[]
  }[] = [
    { name: "once by default", fault: {}, statuses: [503, 200, 200, 200] },
    { name: "as often as told", fault: { times: 2 }, statuses: [503, 503, 200, 200] },
    { name: "for ever", fault: { times: Number.POSITIVE_INFINITY }, statuses: [503, 503, 503, 503] },
    { name: "after some are let through", fault: { skip: 2, times: 1 }, statuses: [200, 200, 503, 200] },
    { name: "by method", fault: { method: "post", times: 9 }, statuses: [200, 503, 200, 503] },
    { name: "by exact path", fault: { path: "/b", times: 9 }, statuses: [200, 200, 503, 503] },
    { name: "not by a part of the path", fault: { path: "/", times: 9 }, statuses: [200, 200, 200, 200] },
    { name: "by pattern, also a global one", fault: { path: /a|b/g, times: 9 }, statuses: [503, 503, 503, 503] },
    {
      name: "by method and path, after one",
      fault: { method: "POST", path: /./, skip: 1 },
      statuses: [200, 200, 200, 503],
    },
  ]
  for (const { name, fault, statuses } of matching) {
    test(`strikes ${name}`, async () => {
      const server = await startCounter()
      server.addFault({ ...fault, action: broken })
      const seen: number[] = []
      for (const [method, path] of [
        ["GET", "/a"],
        ["POST", "/a"],
        ["GET", "/b?x=/a"],
        ["POST", "/b"],
      ] as const) {
        const reply = await fetch(server.url + path, { method })
        await reply.text()
        seen.push(reply.status)
      }
      assert.deepEqual(seen, statuses)
    })
  }

  test("act in the order added, each as often as told", async () => {
    const server = await startCounter()
    for (const status of [500, 502, 503])
      server.addFault({ action: { kind: "reply", status }, times: status === 502 ? 2 : 1 })
    const seen: number[] = []
    for (let i = 0; i < 5; i += 1) seen.push((await fetch(server.url)).status)
    assert.deepEqual(seen, [500, 502, 502, 503, 200])
  })
})

describe("over TLS", { skip: hasOpenssl() ? false : "openssl is not installed" }, () => {
  for (const { action, sees, processed } of faultCases) {
    test(`${JSON.stringify(action)}: the client sees ${sees}`, async () => {
      const tls = makeCertificate()
      const server = await startCounter({ tls })
      server.addFault({ action })
      const dispatcher = new Agent({ connect: { ca: tls.cert } })
      const signal = AbortSignal.timeout(action.kind === "silence" ? 300 : 5000)
      const outcome = fetch(server.url, { method: "POST", signal, dispatcher }).then(
        async (reply) => [reply.status, await reply.text()] as const,
      )
      if (typeof sees === "string") {
        await assert.rejects(outcome, (error) => assert.equal(codeOf(error), sees) === undefined)
      } else {
        assert.equal((await outcome)[0], sees[0])
      }
      assert.equal(server.state.count, processed ? 1 : 0)
      await dispatcher.destroy()
    })
  }
})

function hasOpenssl(): boolean {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

let certificate: { readonly key: string; readonly cert: string } | undefined

function makeCertificate() {
  if (certificate) return certificate
  const folder = mkdtempSync(join(tmpdir(), "falconer-tls-"))
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")]
  const request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1"
  const options = [...request.split(" "), "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert]
  execFileSync("openssl", options, { stdio: "ignore" })
  certificate = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") }
  rmSync(folder, { recursive: true })
  return certificate
}
