import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { startCursorCloud } from "../../simulator/cursor/cloud.ts"
import { answering } from "../../simulator/cursor/known-answers.ts"
import type { CursorCloudOptions } from "../../simulator/cursor/settings.ts"
import type { CursorClient } from "../../src/cursor/client.ts"
import { CursorApiError, CursorConnectionError, InvalidResponseError } from "../../src/cursor/errors.ts"
import { jumpingClock } from "../jumping-clock.ts"
import { API_KEY, clientTo, LAUNCH } from "./calls.ts"
import { answer, startRawServer } from "./raw-server.ts"

const REPOSITORY = "https://github.com/acme/widgets"
const MINUTE = 60_000
const ALWAYS = Number.POSITIVE_INFINITY

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
  const pauses = jumpingClock()
  const notes: string[] = []
  const onSkipped = (what: string, count: number) => notes.push(`${what}: ${count}`)
  const client = clientTo(context, cloud.url, { clock: pauses, onSkipped })
  context.after(async () => {
    await cloud.close()
    assert.deepEqual(cloud.violations, [])
  })
  const pass = (ms: number) => serverClock.observe(serverClock.nowMs() + ms)
  return { cloud, client, pauses, pass, notes }
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
    await client.followUp(launched.id, { text: "And the docs" })
    await client.stop(launched.id)
    await client.remove(launched.id)
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
    answering("page-403"),
    answering("page-challenge"),
    answering("page-blocked"),
    answering("page-502"),
    answering("rate-limit-at-once"),
    answering("busy"),
    answering("conflict"),
    { kind: "reply", status: 200, body: "" },
    { kind: "reset", when: "before" },
    { kind: "close", when: "before" },
    { kind: "cut-body" },
    { kind: "garbage" },
    { kind: "compressed", encoding: "gzip", damaged: true },
    { kind: "big-body", bytes: 9 * 1024 * 1024 },
    { kind: "big-body", bytes: 9 * 1024 * 1024, encoding: "gzip" },
  ] as const
  test("is repeated after what passes by itself", async (context) => {
    for (const action of FAULTS) {
      const { client, cloud, pauses } = await setUp(context)
      cloud.addFault({ path: "/v0/models", action })
      assert.equal((await client.models()).length, 3)
      assert.deepEqual([cloud.requests.length, pauses.sleeps], [2, [1_000]], JSON.stringify(action))
    }
  })

  test("waits as the server asks, in header or body", async (context) => {
    const { client, cloud, pauses } = await setUp(context)
    const headers = { "retry-after": "17" }
    cloud.addFault({
      path: "/v0/models",
      action: { kind: "reply", status: 429, headers, body: { error: "Slow down" } },
    })
    cloud.addFault({ path: "/v0/models", action: answering("rate-limit-in-body") })
    await client.models()
    assert.deepEqual(pauses.sleeps, [17_000, 60_000])
  })

  test("is given up after four failures, and one that comes again in any case after two", async (context) => {
    const { client, cloud } = await setUp(context)
    cloud.addFault({ times: ALWAYS, action: { kind: "reply", status: 500 } })
    await assert.rejects(client.models(), CursorConnectionError)
    assert.equal(cloud.requests.length, 4)
    await assert.rejects(client.agent("bc-1", { isPoll: true }), CursorConnectionError)
    assert.equal(cloud.requests.length, 6)
  })

  test("of a silent server is given up when its time is over", async (context) => {
    const { client, cloud } = await setUp(context)
    cloud.addFault({ times: ALWAYS, action: { kind: "silence" } })
    const isTimeout = (error: unknown) => error instanceof CursorConnectionError && error.kind === "timeout"
    await assert.rejects(client.agent("bc-1", { timeoutMs: 60 }), isTimeout)
    assert.equal(cloud.requests.length, 4)
  })

  test("of the repositories is sent once: the API allows one a minute", async (context) => {
    const { client, cloud } = await setUp(context)
    cloud.addFault({ action: { kind: "reply", status: 500 } })
    await assert.rejects(client.repositories(), CursorConnectionError)
    assert.equal(cloud.requests.length, 1)
  })
})

describe("a list", () => {
  const AGENT = { id: "bc-1", status: "RUNNING", target: { url: "x" }, createdAt: "x" }
  /** Answers page number `asked` with the agent `idOf` gives and the cursor of `next`. */
  async function pagesFrom(
    context: TestContext,
    next: (asked: number) => string | undefined,
    idOf = (asked: number) => `bc-${asked}`,
  ) {
    const server = await startRawServer(context, (socket) => {
      const asked = server.requestCount()
      const agents = [{ ...AGENT, id: idOf(asked) }]
      answer(["HTTP/1.1 200 OK"], JSON.stringify({ agents, nextCursor: next(asked) }))(socket)
    })
    const clock = jumpingClock()
    return { server, clock, agents: clientTo(context, server.origin, { clock }).agents() }
  }

  for (const [name, next, idOf, seen, requests] of [
    ["whose cursor comes again", (asked: number) => "aba"[asked - 1], undefined, 3, 3],
    ["without an end", (asked: number) => `page-${asked}`, undefined, 50, 50],
    ["that brings nothing new", (asked: number) => `page-${asked}`, () => "bc-1", 1, 4],
  ] as const) {
    test(`${name} proves nothing: it is given up, after the agents that are seen before that`, async (context) => {
      const { server, agents } = await pagesFrom(context, next, idOf)
      let count = 0
      await assert.rejects(async () => {
        for await (const { id } of agents) count += id.startsWith("bc-") ? 1 : 0
      }, InvalidResponseError)
      assert.deepEqual([count, server.requestCount()], [seen, requests])
    })
  }

  test("that takes too long is given up", async (context) => {
    const { server, clock, agents } = await pagesFrom(context, (asked) => {
      clock.advance(2 * MINUTE)
      return `page-${asked}`
    })
    await assert.rejects(all(agents), InvalidResponseError)
    assert.equal(server.requestCount(), 3)
  })

  /** Each list, with one entry that can be read and others that cannot. */
  const LISTS: Readonly<
    Record<string, readonly [path: string, body: object, read: (client: CursorClient) => Promise<readonly unknown[]>]>
  > = {
    agents: [
      "/v0/agents",
      { agents: [AGENT, null, 7, { id: "bc-1\n" }, { status: "RUNNING" }] },
      (client) => all(client.agents()),
    ],
    messages: [
      "/v0/agents/bc-1/conversation",
      { messages: [{ type: "user_message", text: null, extra: 1 }, "x", [], {}, { text: "no type" }] },
      (client) => client.conversation("bc-1"),
    ],
    artifacts: [
      "/v0/agents/bc-1/artifacts",
      { artifacts: [{ absolutePath: "/opt/cursor/artifacts/a" }, {}, null, "x", { absolutePath: "" }] },
      (client) => client.artifacts("bc-1"),
    ],
    models: ["/v0/models", { models: ["gpt-5.2", null, "", 7, {}] }, (client) => client.models()],
    repositories: [
      "/v0/repositories",
      { repositories: [{ owner: "acme", name: "widgets" }, { owner: "acme" }, null, 7, []] },
      (client) => client.repositories(),
    ],
  }
  test("is read without the entries that cannot be, and says how many those are", async (context) => {
    const { client, cloud, notes } = await setUp(context)
    for (const [name, [path, body, read]] of Object.entries(LISTS)) {
      cloud.addFault({ path, action: { kind: "reply", status: 200, body } })
      assert.equal((await read(client)).length, 1, name)
      assert.match(notes.at(-1) ?? "", /: 4$/, name)
      cloud.addFault({ path, action: { kind: "reply", status: 200, body: { other: [] } } })
      await assert.rejects(read(client), InvalidResponseError, name)
    }
    assert.equal(notes.length, 5)
  })
})

describe("what starts or ends work", () => {
  const FAULTS = [
    { action: { kind: "reply", status: 500 }, executed: true },
    { action: { kind: "reply", status: 503, headers: { "retry-after": "1" } }, executed: false },
    { action: { kind: "reset", when: "after" }, executed: true },
    { action: { kind: "cut-body" }, executed: true },
    { action: { kind: "garbage", processed: true }, executed: true },
    { action: answering("page-blocked"), executed: true },
    { action: answering("page-413"), executed: false },
    { action: answering("see-other"), executed: true },
    { action: { kind: "compressed", encoding: "br", damaged: true }, executed: true },
  ] as const
  const CALLS: Readonly<Record<string, (client: CursorClient) => Promise<unknown>>> = {
    launch: (client) => client.launch(LAUNCH),
    "follow-up": (client) => client.followUp("bc-1", { text: "More" }),
    stop: (client) => client.stop("bc-1"),
    delete: (client) => client.remove("bc-1"),
  }

  test("is sent once, whatever comes", async (context) => {
    for (const { action, executed } of FAULTS) {
      const { client, cloud } = await setUp(context)
      cloud.addFault({ method: "POST", action })
      await assert.rejects(client.launch(LAUNCH), (error) => {
        assert.ok(error instanceof CursorConnectionError, String(error))
        assert.equal(error.mayHaveExecuted, executed, JSON.stringify(action))
        return true
      })
      assert.equal(cloud.requests.length, 1)
    }
  })

  for (const [name, make] of Object.entries(CALLS)) {
    test(`a ${name} has a connection of its own: a pooled one may be dead without a sign`, async (context) => {
      const body = JSON.stringify({ id: "bc-1", status: "CREATING" })
      const server = await startRawServer(context, answer(["HTTP/1.1 200 OK", "connection: keep-alive"], body))
      const client = clientTo(context, server.origin)
      for (let round = 0; round < 2; round++) await client.agent("bc-1")
      assert.equal(server.received.length, 1, "a connection is used again")
      await make(client)
      assert.match(server.received[1] ?? "there is no other connection", /^(POST|DELETE) /)
    })

    if (name === "launch") continue
    test(`a ${name} succeeds, whatever its answer holds`, async (context) => {
      const heads = ["HTTP/1.1 200 OK", "HTTP/1.1 204 No Content"]
      const bodies = ["", "{}", '{"id":"bc-1","more":[1]}', "OK"]
      for (const [head, body] of [...bodies.map((text) => [heads[0], text] as const), [heads[1], ""] as const]) {
        const server = await startRawServer(context, (socket) => {
          if (head === heads[1]) socket.write(`${head}\r\n\r\n`)
          else answer([head ?? ""], body)(socket)
        })
        assert.equal(await make(clientTo(context, server.origin)), undefined)
      }
      const page = await startRawServer(context, answer(["HTTP/1.1 200 OK"], "<html><title>Blocked</title>"))
      await assert.rejects(make(clientTo(context, page.origin)), CursorConnectionError)
    })
  }
})

describe("an agent", () => {
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
  test("is not believed without a usable id and status", async (context) => {
    const { client, cloud } = await setUp(context)
    for (const body of UNUSABLE) {
      cloud.addFault({ method: "POST", action: { kind: "reply", status: 201, body } })
      await assert.rejects(client.launch(LAUNCH), InvalidResponseError, JSON.stringify(body))
    }
  })

  test("is accepted with any success status, with unknown fields, and without others", async (context) => {
    const { client, cloud } = await setUp(context)
    const odd = {
      name: null,
      source: 7,
      target: { url: null, prUrl: [], autoCreatePr: "yes" },
      linesAdded: -1,
      filesChanged: 1.5,
    }
    for (const status of [200, 201, 202]) {
      const body = { id: "bc_abc123", status: "CREATING", ...odd, summary: "", extra: { a: 1 } }
      cloud.addFault({ method: "POST", action: { kind: "reply", status, body } })
      assert.deepEqual(await client.launch(LAUNCH), { id: "bc_abc123", status: "CREATING" })
    }
  })
})
