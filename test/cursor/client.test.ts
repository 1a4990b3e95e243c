import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { startCursorCloud } from "../../simulator/cursor/cloud.ts"
import type { CursorCloudOptions } from "../../simulator/cursor/settings.ts"
import { CursorApiError, CursorConnectionError, InvalidResponseError } from "../../src/cursor/errors.ts"
import { retryBudget } from "../../src/cursor/retry.ts"
import { openTransport } from "../../src/cursor/transport.ts"
import { cursorClient, type LaunchRequest } from "../../src/cursor/v0/client.ts"
import { systemClock } from "../../src/http/clock.ts"
import { jumpingClock } from "../jumping-clock.ts"

const API_KEY = "crsr_c0ffee5ca1ab1e0ddba11deadbeef"
const REPOSITORY = "https://github.com/acme/widgets"
const LAUNCH: LaunchRequest = {
  prompt: { text: "Fix the date test" },
  source: { repository: REPOSITORY, ref: "main" },
  target: { autoCreatePr: true },
}
const MINUTE = 60_000

/** A client on a simulated cloud. Requests take real time, the pauses between them none. */
async function setUp(context: TestContext, options: Partial<CursorCloudOptions> = {}) {
  const serverClock = startClock({ speed: 0, startMs: Date.UTC(2026, 9, 1, 12) })
  const cloud = await startCursorCloud({
    clock: serverClock,
    keys: [{ key: API_KEY }],
    repositories: [{ name: "acme/widgets", pullRequests: [{ number: 7, headBranch: "topic" }], lastNumber: 7 }],
    plan: { artifacts: [{ path: "report.txt", content: "hello" }] },
    ...options,
  })
  const transport = openTransport({
    origin: cloud.url,
    apiKey: API_KEY,
    clock: systemClock,
    userAgent: "falconer/test",
  })
  const pauses = jumpingClock()
  const budget = retryBudget(60)
  const client = cursorClient({ transport, clock: pauses, random: () => 0.5, budget, longestPauseMs: MINUTE })
  context.after(async () => {
    await transport.close()
    await cloud.close()
    assert.deepEqual(cloud.violations, [])
  })
  const pass = (ms: number) => serverClock.observe(serverClock.nowMs() + ms)
  return { cloud, client, pauses, pass }
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

function isRefusal(status: number, message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof CursorApiError, String(error))
    assert.equal(error.status, status)
    assert.match(error.apiErrorBody.message ?? "", message)
    return true
  }
}

describe("the client speaks the whole API", () => {
  test("launch, read, list, conversation, follow-up, stop, delete", async (context) => {
    const { client, cloud, pass } = await setUp(context)
    const launched = await client.launch(LAUNCH)
    assert.match(launched.id, /^bc-[0-9a-f-]{36}$/)
    assert.equal(launched.status, "CREATING")
    assert.equal(launched.url, `https://cursor.com/agents?id=${launched.id}`)
    assert.deepEqual([launched.repository, launched.ref], [REPOSITORY, "main"])
    pass(10 * MINUTE)
    const finished = await client.agent(launched.id)
    assert.equal(finished.status, "FINISHED")
    assert.equal(finished.prUrl, `${REPOSITORY}/pull/8`)
    assert.deepEqual([finished.filesChanged, finished.linesAdded, finished.linesRemoved], [3, 42, 7])
    assert.match(finished.summary ?? "", /is done/)
    const [first] = await client.conversation(launched.id)
    assert.deepEqual([first?.type, first?.text], ["user_message", "Fix the date test"])
    assert.equal(await client.followUp(launched.id, { text: "And the docs" }), launched.id)
    assert.equal(await client.stop(launched.id), launched.id)
    assert.equal(await client.remove(launched.id), launched.id)
    await assert.rejects(client.agent(launched.id), isRefusal(404, /not found/i))
    await assert.rejects(client.stop(launched.id), isRefusal(409, /deleted/))
    assert.equal(cloud.launchCount, 1)
  })

  test("artifacts, models, repositories, the key's owner", async (context) => {
    const { client, pass } = await setUp(context)
    const { id } = await client.launch(LAUNCH)
    pass(10 * MINUTE)
    const [artifact] = await client.artifacts(id)
    assert.equal(artifact?.absolutePath, "/opt/cursor/artifacts/report.txt")
    assert.equal(artifact?.sizeBytes, 5)
    const link = await client.artifactLink(id, artifact?.absolutePath ?? "")
    assert.equal(await (await fetch(link.url)).text(), "hello")
    assert.deepEqual(await client.models(), ["composer-2", "claude-4.5-sonnet-thinking", "gpt-5.2"])
    assert.deepEqual(await client.repositories(), [{ owner: "acme", name: "widgets", repository: REPOSITORY }])
    assert.equal((await client.me()).apiKeyName, "Simulated key")
  })

  test("a list over as many pages as there are, by pull request if asked", async (context) => {
    const source = { repository: REPOSITORY, ref: "main" }
    const ofPull = { request: { prompt: { text: "x" }, source: { prUrl: `${REPOSITORY}/pull/7` } } }
    const agents = [...Array.from({ length: 230 }, () => ({ request: { prompt: { text: "x" }, source } })), ofPull]
    const { client, cloud } = await setUp(context, { agents })
    const ids = new Set((await all(client.agents())).map(({ id }) => id))
    assert.equal(ids.size, 231)
    assert.equal(cloud.requests.length, 3)
    assert.equal((await all(client.agents({ prUrl: `${REPOSITORY}/pull/7` }))).length, 1)
  })

  test("an id of any form stays one part of the path", async (context) => {
    const { client, cloud } = await setUp(context)
    for (const id of ["bc-1/../../me", "bc-1?x=1", "a b", "../v0/me"]) {
      await assert.rejects(client.agent(id), CursorApiError)
      assert.equal(cloud.requests.at(-1)?.path, `/v0/agents/${encodeURIComponent(id)}`)
    }
  })
})

describe("a read", () => {
  const FAULTS = [
    { kind: "reply", status: 500, body: "oops" },
    { kind: "reply", status: 502, body: "<html>Bad gateway</html>", headers: { "content-type": "text/html" } },
    { kind: "reply", status: 429, body: { error: "Too Many Requests" } },
    { kind: "reply", status: 200, body: "<html>" },
    { kind: "reset", when: "before" },
    { kind: "reset", when: "after" },
    { kind: "close", when: "before" },
    { kind: "cut-body" },
    { kind: "garbage" },
    { kind: "big-body", bytes: 9 * 1024 * 1024 },
  ] as const
  for (const action of FAULTS) {
    test(`is repeated after ${JSON.stringify(action)}`, async (context) => {
      const { client, cloud, pauses } = await setUp(context)
      cloud.addFault({ path: "/v0/models", action })
      assert.equal((await client.models()).length, 3)
      assert.equal(cloud.requests.length, 2)
      assert.deepEqual(pauses.sleeps, [1_000])
    })
  }

  test("waits as the server asks", async (context) => {
    const { client, cloud, pauses } = await setUp(context)
    const action = {
      kind: "reply",
      status: 429,
      headers: { "retry-after": "17" },
      body: { error: "Slow down" },
    } as const
    cloud.addFault({ path: "/v0/models", action })
    await client.models()
    assert.deepEqual(pauses.sleeps, [17_000])
  })

  test("is given up after four failures", async (context) => {
    const { client, cloud } = await setUp(context)
    cloud.addFault({ times: Number.POSITIVE_INFINITY, action: { kind: "reply", status: 500 } })
    await assert.rejects(client.models(), CursorConnectionError)
    assert.equal(cloud.requests.length, 4)
  })

  test("that comes again in any case is repeated once after a hiccup, and never against a rate limit", async (context) => {
    const { client, cloud } = await setUp(context)
    const times = Number.POSITIVE_INFINITY
    cloud.addFault({ path: "/v0/agents/bc-1", times, action: { kind: "reply", status: 500 } })
    cloud.addFault({ path: "/v0/agents/bc-2", times, action: { kind: "reply", status: 429 } })
    await assert.rejects(client.agent("bc-1", { isPoll: true }), CursorConnectionError)
    assert.equal(cloud.requests.length, 2)
    await assert.rejects(client.agent("bc-2", { isPoll: true }), CursorApiError)
    assert.equal(cloud.requests.length, 3)
  })

  test("of a silent server is given up when its time is over", async (context) => {
    const { client, cloud } = await setUp(context)
    cloud.addFault({ times: Number.POSITIVE_INFINITY, action: { kind: "silence" } })
    const trouble = (error: unknown) => error instanceof CursorConnectionError && error.kind === "timeout"
    await assert.rejects(client.agent("bc-1", { timeoutMs: 60 }), trouble)
    assert.equal(cloud.requests.length, 4)
  })

  test("of the repositories is sent once: the API allows one a minute", async (context) => {
    const { client, cloud } = await setUp(context)
    cloud.addFault({ action: { kind: "reply", status: 500 } })
    await assert.rejects(client.repositories(), CursorConnectionError)
    assert.equal(cloud.requests.length, 1)
  })
})

describe("what starts or ends work", () => {
  const FAULTS = [
    { action: { kind: "reply", status: 500 }, processed: "maybe" },
    { action: { kind: "reply", status: 503, headers: { "retry-after": "1" } }, processed: "no" },
    { action: { kind: "reset", when: "after" }, processed: "maybe" },
    { action: { kind: "cut-body" }, processed: "maybe" },
    { action: { kind: "garbage", processed: true }, processed: "maybe" },
    { action: { kind: "reply", status: 200, body: "<html>" }, processed: "maybe" },
  ] as const
  for (const { action, processed } of FAULTS) {
    test(`is sent once, whatever comes: ${JSON.stringify(action)}`, async (context) => {
      const { client, cloud } = await setUp(context)
      cloud.addFault({ method: "POST", action })
      await assert.rejects(client.launch(LAUNCH), (error) => {
        assert.ok(error instanceof CursorConnectionError, String(error))
        assert.equal(error.processed, processed)
        return true
      })
      assert.equal(cloud.requests.length, 1)
    })
  }

  const UNUSABLE = [
    {},
    { error: "All is well" },
    { status: "CREATING" },
    { id: "", status: "CREATING" },
    { id: 7, status: "CREATING" },
    { id: "bc-1\n::error::x", status: "CREATING" },
    { id: "--> [x](https://evil.example)", status: "CREATING" },
    { id: "bc-1" },
    { id: "bc-1", status: 7 },
  ]
  for (const body of UNUSABLE) {
    test(`is not believed without a usable id and status: ${JSON.stringify(body)}`, async (context) => {
      const { client, cloud } = await setUp(context)
      cloud.addFault({ method: "POST", action: { kind: "reply", status: 201, body } })
      await assert.rejects(client.launch(LAUNCH), InvalidResponseError)
    })
  }

  test("is accepted with any success status, and with fields that nobody knows", async (context) => {
    const { client, cloud } = await setUp(context)
    const body = { id: "bc_abc123", status: "CREATING", name: null, target: { url: null, more: [1] }, extra: { a: 1 } }
    cloud.addFault({ method: "POST", action: { kind: "reply", status: 200, body } })
    assert.deepEqual(await client.launch(LAUNCH), { id: "bc_abc123", status: "CREATING" })
  })
})
