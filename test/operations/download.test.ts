import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { startWire, type WireReply } from "../../simulator/wire.ts"
import { systemClock } from "../../src/http/clock.ts"
import { download } from "../../src/http/download.ts"
import { DownloadError } from "../../src/http/download-error.ts"

async function serve(context: TestContext, reply: WireReply) {
  const wire = await startWire({ clock: startClock(), handle: () => reply })
  context.after(() => wire.close())
  const fetch = async (changes: Partial<Parameters<typeof download>[0]> = {}) => {
    const chunks: Buffer[] = []
    const limits = { mostBytes: 1_000, timeoutMs: 2_000, clock: systemClock, userAgent: "falconer/test" }
    const end = await download({ url: `${wire.url}/a`, ...limits, ...changes }, (bytes) => {
      chunks.push(bytes)
    })
    return { end, bytes: Buffer.concat(chunks) }
  }
  return { wire, fetch }
}

function failure(kind: DownloadError["kind"]) {
  return (error: unknown) => error instanceof DownloadError && error.kind === kind
}

describe("a download", () => {
  test("hands the bytes on and sends no credentials", async (context) => {
    const { wire, fetch } = await serve(context, { status: 200, body: Buffer.from("bytes") })
    const { end, bytes } = await fetch()
    assert.deepEqual([end.kind, bytes.toString()], ["whole", "bytes"])
    const [request] = wire.requests
    assert.equal(request?.headers["user-agent"], "falconer/test")
    assert.equal(request?.headers.authorization, undefined)
    assert.equal(request?.headers.cookie, undefined)
  })

  test("names a redirect and does not follow it", async (context) => {
    const { wire, fetch } = await serve(context, { status: 302, headers: { location: "/elsewhere" } })
    assert.deepEqual((await fetch()).end, { kind: "redirect", location: "/elsewhere" })
    assert.equal(wire.requests.length, 1)
  })

  test("ends at the limit, whatever the server announces", async (context) => {
    const { wire, fetch } = await serve(context, { status: 200 })
    wire.addFault({ action: { kind: "big-body", bytes: 50_000_000 } })
    await assert.rejects(fetch(), failure("too-large"))
  })

  test("exactly as large as allowed is not too large", async (context) => {
    const { fetch } = await serve(context, { status: 200, body: Buffer.alloc(1_000) })
    assert.equal((await fetch()).bytes.length, 1_000)
  })

  test("an error page is refused and its rest left alone", async (context) => {
    const { fetch } = await serve(context, { status: 403, body: "<Error/>".repeat(10_000) })
    await assert.rejects(fetch(), /the server refused it \(HTTP 403\)/)
  })

  for (const kind of ["reset", "close"] as const) {
    test(`${kind}: broken`, async (context) => {
      const { wire, fetch } = await serve(context, { status: 200 })
      wire.addFault({ action: { kind, when: "before" } })
      await assert.rejects(fetch(), failure("broken"))
    })
  }

  test("silence ends with the time limit", async (context) => {
    const { wire, fetch } = await serve(context, { status: 200 })
    wire.addFault({ action: { kind: "silence" } })
    await assert.rejects(fetch({ timeoutMs: 50 }), failure("broken"))
  })

  test("a signal ends it with its own reason", async (context) => {
    const { wire, fetch } = await serve(context, { status: 200 })
    wire.addFault({ action: { kind: "silence" } })
    const reason = new Error("enough")
    await assert.rejects(fetch({ signal: AbortSignal.abort(reason) }), reason)
  })
})
