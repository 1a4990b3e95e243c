import assert from "node:assert/strict"
import { createHmac } from "node:crypto"
import { after, describe, test } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { startWire, type WireServer } from "../../simulator/wire.ts"
import { KEY, LAUNCH, MINUTE, START_MS, startScene } from "./cursor-scene.ts"

const receivers: WireServer[] = []
after(() => Promise.all(receivers.map((receiver) => receiver.close())))

async function startReceiver(status = 204) {
  const receiver = await startWire({ clock: startClock(), handle: () => ({ status }) })
  receivers.push(receiver)
  return receiver
}

describe("webhooks", () => {
  const secret = "s".repeat(32)

  test("one signed statusChange at the end of each turn", async () => {
    const receiver = await startReceiver()
    const receivedMs = START_MS + 7 * MINUTE
    const { call, cloud, launch, pass } = await startScene({ receiverNowMs: () => receivedMs })
    const id = await launch({ webhook: { url: `${receiver.url}/hook`, secret }, target: { autoCreatePr: true } })
    pass(6 * MINUTE)
    await cloud.deliverDueWebhooks()
    assert.equal(receiver.requests.length, 0)
    pass(MINUTE)
    await cloud.deliverDueWebhooks()
    const [request, ...none] = receiver.requests
    assert.ok(request && none.length === 0)
    assert.deepEqual([request.method, request.path], ["POST", "/hook"])
    assert.equal(request.headers["user-agent"], "Cursor-Agent-Webhook/1.0")
    assert.equal(request.headers["x-webhook-event"], "statusChange")
    assert.match(request.headers["x-webhook-id"] ?? "", /^[0-9a-f-]{36}$/)
    const signature = `sha256=${createHmac("sha256", secret).update(request.body).digest("hex")}`
    assert.equal(request.headers["x-webhook-signature"], signature)

    const agent = (await call("GET", `/v0/agents/${id}`)).body
    assert.deepEqual(JSON.parse(request.body), {
      event: "statusChange",
      timestamp: new Date(receivedMs).toISOString(),
      id,
      status: "FINISHED",
      name: agent.name,
      createdAt: agent.createdAt,
      source: { repository: "github.com/acme/widgets", ref: "main" },
      target: { url: agent.target.url, branchName: agent.target.branchName, prUrl: agent.target.prUrl },
      summary: agent.summary,
    })
    await call("POST", `/v0/agents/${id}/followup`, { prompt: { text: "More" } })
    pass(10 * MINUTE)
    await cloud.deliverDueWebhooks()
    assert.equal(receiver.requests.length, 2)
    assert.deepEqual(
      cloud.webhooks.map((delivery) => delivery.outcome),
      [204, 204],
    )
  })

  test("goes out when anyone looks, without a signature when there is no secret", async () => {
    const receiver = await startReceiver(500)
    const { cloud, launch, pass, read } = await startScene({ plan: { end: "ERROR" } })
    const id = await launch({ webhook: { url: receiver.url } })
    pass(10 * MINUTE)
    await read(id)
    await cloud.deliverDueWebhooks()
    assert.equal(JSON.parse(receiver.requests[0]?.body ?? "").status, "ERROR")
    assert.equal(receiver.requests[0]?.headers["x-webhook-signature"], undefined)
    assert.deepEqual(
      cloud.webhooks.map((delivery) => delivery.outcome),
      [500],
    )
  })

  test("only for FINISHED and ERROR, and not for a turn that a follow-up prolongs", async () => {
    const receiver = await startReceiver()
    const webhook = { url: receiver.url }
    const { call, cloud, launch, pass } = await startScene({ plan: [{ end: "EXPIRED" }] })
    await launch({ webhook })
    const stopped = await launch({ webhook })
    const deleted = await launch({ webhook })
    const prolonged = await launch({ webhook })
    pass(MINUTE)
    await call("POST", `/v0/agents/${stopped}/stop`)
    await call("DELETE", `/v0/agents/${deleted}`)
    await call("POST", `/v0/agents/${prolonged}/followup`, { prompt: { text: "More" } })
    pass(60 * MINUTE)
    await cloud.deliverDueWebhooks()
    assert.deepEqual(
      receiver.requests.map((request) => JSON.parse(request.body).id),
      [prolonged],
    )
  })

  const targets = [
    { url: "https://hooks.example/x", outcome: "not a loopback address" },
    { url: "mailto:someone@example.com", outcome: "not a loopback address" },
    { url: "http://127.0.0.1:9/x", outcome: "unreachable" },
  ]
  for (const { url, outcome } of targets) {
    test(`${url}: ${outcome}`, async () => {
      const { cloud, launch, pass } = await startScene()
      await launch({ webhook: { url } })
      pass(10 * MINUTE)
      await cloud.deliverDueWebhooks()
      assert.deepEqual(
        cloud.webhooks.map((delivery) => delivery.outcome),
        [outcome],
      )
    })
  }
})

describe("artifacts", () => {
  const png = new Uint8Array([137, 80, 78, 71, 0, 255])
  const plan = {
    artifacts: [
      { path: "shots/a b.png", content: png },
      { path: "/opt/cursor/artifacts/log.txt", content: "Grüße", afterMs: 0 },
    ],
  }

  async function startWithLink() {
    const scene = await startScene({ plan })
    const id = await scene.launch()
    scene.pass(10 * MINUTE)
    const path = encodeURIComponent("/opt/cursor/artifacts/shots/a b.png")
    const { body } = await scene.call("GET", `/v0/agents/${id}/artifacts/download?path=${path}`)
    return { ...scene, id, link: body }
  }

  test("are listed as they come to be", async () => {
    const { call, cloud, launch, pass } = await startScene({ plan })
    const id = await launch()
    const list = async () => (await call("GET", `/v0/agents/${id}/artifacts`)).body.artifacts
    const log = { absolutePath: "/opt/cursor/artifacts/log.txt", sizeBytes: 7, updatedAt: "2026-10-01T12:00:00.000Z" }
    assert.deepEqual(await list(), [log])
    pass(10 * MINUTE)
    const shot = {
      absolutePath: "/opt/cursor/artifacts/shots/a b.png",
      sizeBytes: 6,
      updatedAt: "2026-10-01T12:06:24.000Z",
    }
    assert.deepEqual(await list(), [shot, log])
    assert.deepEqual(cloud.violations, [])
  })

  test("are downloaded without the key, for fifteen minutes", async () => {
    const { cloud, link, pass } = await startWithLink()
    assert.equal(link.expiresAt, new Date(START_MS + 25 * MINUTE).toISOString())
    pass(15 * MINUTE - 1)
    const reply = await fetch(link.url)
    assert.deepEqual([reply.status, new Uint8Array(await reply.arrayBuffer())], [200, png])
    pass(1)
    const late = await fetch(link.url)
    assert.equal(late.status, 403)
    assert.match(await late.text(), /<Message>Request has expired<\/Message>/)
    assert.deepEqual(cloud.violations, [], "storage is not the API")
  })

  const misuses = [
    {
      name: "the key",
      change: (url: string) => url,
      init: { headers: { authorization: `Bearer ${KEY}` } },
      status: 400,
    },
    { name: "another method", change: (url: string) => url, init: { method: "POST" }, status: 403 },
    { name: "a longer life", change: (url: string) => url.replace(/At=\d/, "At=9"), init: {}, status: 403 },
    { name: "another file", change: (url: string) => url.replace("a%20b", "b"), init: {}, status: 403 },
    { name: "no proof", change: (url: string) => url.replace(/\?.*/, ""), init: {}, status: 403 },
  ]
  for (const { name, change, init, status } of misuses) {
    test(`a link with ${name} is refused with ${status}`, async () => {
      const { link } = await startWithLink()
      assert.equal((await fetch(change(link.url), init)).status, status)
    })
  }

  test("a link to a deleted agent's file leads nowhere", async () => {
    const { call, id, link } = await startWithLink()
    await call("DELETE", `/v0/agents/${id}`)
    assert.equal((await fetch(link.url)).status, 404)
  })
})

describe("faults and the ledger", () => {
  const lost = [
    { action: { kind: "reset", when: "before" }, launched: 0 },
    { action: { kind: "reset", when: "after" }, launched: 1 },
    { action: { kind: "reply", status: 502, body: "<html>", processed: true }, launched: 1 },
    { action: { kind: "cut-body" }, launched: 1 },
  ] as const
  for (const { action, launched } of lost) {
    test(`${JSON.stringify(action)} at launch: ${launched} agents exist`, async () => {
      const { call, cloud } = await startScene()
      cloud.addFault({ method: "POST", path: "/v0/agents", action })
      await call("POST", "/v0/agents", LAUNCH).catch(() => {})
      assert.equal(cloud.launchCount, launched)
      assert.equal((await call("GET", "/v0/agents")).body.agents.length, launched)
      assert.deepEqual(cloud.violations, [])
    })
  }

  test("the virtual time of a request moves the agents on, and is no violation", async () => {
    const { call, cloud, launch } = await startScene()
    const id = await launch()
    const headers = { "x-virtual-time-ms": String(START_MS + 10 * MINUTE) }
    assert.equal((await call("GET", `/v0/agents/${id}`, undefined, headers)).body.status, "FINISHED")
    assert.deepEqual(cloud.violations, [])
  })
})
