import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { RepositoryForm } from "../../simulator/cursor/behaviour.ts"
import { KNOWN_ANSWER_NAMES, knownAnswer } from "../../simulator/cursor/known-answers.ts"
import type { CursorCloudOptions } from "../../simulator/cursor/settings.ts"
import { KEY, MINUTE, SECOND, START_MS, startScene } from "./cursor-scene.ts"

describe("the list", { concurrency: true }, () => {
  const names = async (options: Partial<CursorCloudOptions>) => {
    const { call, launch, pass } = await startScene(options)
    for (const text of ["a", "b", "c", "d"]) {
      await launch({ prompt: { text } })
      pass(SECOND)
    }
    return (await call("GET", "/v0/agents")).body.agents.map(({ name }) => name).join("")
  }
  test("has an order, also a wrong one that stays", async () => {
    assert.equal(await names({}), "dcba")
    assert.equal(await names({ listOrder: "oldest-first" }), "abcd")
    const shuffled = await names({ listOrder: "shuffled" })
    assert.notEqual(shuffled, "dcba")
    assert.equal([...shuffled].toSorted().join(""), "abcd")
    assert.equal(await names({ listOrder: "shuffled" }), shuffled)
  })

  for (const [listCursor, differ] of [
    ["repeats", 1],
    ["endless", 7],
  ] as const) {
    test(`has a cursor that ${listCursor}`, async () => {
      const { call, launch } = await startScene({ listCursor })
      await launch()
      const cursors = new Set<string>()
      let cursor: string | undefined
      for (let page = 0; page < 7; page++) {
        const { body } = await call("GET", `/v0/agents${cursor === undefined ? "" : `?cursor=${cursor}`}`)
        cursor = body.nextCursor
        assert.ok(cursor)
        cursors.add(cursor)
      }
      assert.equal(cursors.size, differ)
    })
  }

  test("has odd entries and many neighbours, some of whom cannot be read", async () => {
    const story = { answers: [{ to: "conversation", reply: "server-error" }] } as const
    const options = { oddEntries: [7, null, { name: "no id" }], neighbours: [{ count: 120, story }] }
    const { cloud, call } = await startScene(options)
    const { agents } = (await call("GET", "/v0/agents?limit=100")).body
    assert.equal(agents.length, 103)
    assert.equal(cloud.agents.filter(({ preloaded }) => preloaded).length, 120)
    assert.equal((await call("GET", `/v0/agents/${agents[50]?.id}/conversation`)).status, 500)
    assert.deepEqual(cloud.violations, [])
  })
})

describe("the forms of answers", { concurrency: true }, () => {
  test("the server's clock is hours away, in the header and in every time", async () => {
    for (const [clockOffsetMs, hideDate] of [
      [7 * 60 * MINUTE, false],
      [-9 * 60 * MINUTE, true],
    ] as const) {
      const { call, launch } = await startScene({ clockOffsetMs, hideDate })
      const { headers, body } = await call("GET", `/v0/agents/${await launch()}`)
      const there = START_MS + clockOffsetMs
      assert.equal(Date.parse(body.createdAt), there)
      assert.equal(headers.get("date"), hideDate ? null : new Date(there).toUTCString())
    }
  })

  const FORMS: Readonly<Record<RepositoryForm, string | undefined>> = {
    "as-made": "https://github.com/acme/widgets",
    "no-scheme": "github.com/acme/widgets",
    "git-suffix": "https://github.com/acme/widgets.git",
    name: "acme/widgets",
    ssh: "git@github.com:acme/widgets.git",
    missing: undefined,
    unreadable: "repository 11",
  }
  test("the repository is written in many ways", async () => {
    for (const [form, repository] of Object.entries(FORMS)) {
      const { read, launch } = await startScene({ repositoryForm: form as RepositoryForm })
      const source = repository === undefined ? { ref: "main" } : { repository, ref: "main" }
      assert.deepEqual((await read(await launch())).source, source)
    }
  })

  for (const [bareAnswers, status, text] of [
    ["no-content", 204, ""],
    ["empty", 200, ""],
    ["object", 200, "{}"],
  ] as const) {
    test(`stop and delete answer with ${bareAnswers}`, async () => {
      const { cloud, launch } = await startScene({ bareAnswers })
      const id = await launch()
      const headers = { authorization: `Bearer ${KEY}` }
      for (const [method, path] of [
        ["POST", `/v0/agents/${id}/stop`],
        ["DELETE", `/v0/agents/${id}`],
      ] as const) {
        const reply = await fetch(cloud.url + path, { method, headers })
        assert.deepEqual([reply.status, await reply.text()], [status, text])
      }
      assert.ok(cloud.agents[0]?.deletedAtMs)
    })
  }

  test("fields come, go and are null", async () => {
    const fields = {
      add: { surprise: 1 },
      leaveOut: ["name", "target.autoCreatePr"],
      setNull: ["summary", "target.prUrl"],
    }
    const { cloud, call, launch, read } = await startScene({ fields })
    const body = await read(await launch())
    assert.match(JSON.stringify(body), /"prUrl":null.*"surprise":1.*"summary":null|"summary":null.*"surprise":1/)
    assert.doesNotMatch(JSON.stringify(body), /"name"|autoCreatePr/)
    const { agents } = (await call("GET", "/v0/agents")).body
    assert.match(JSON.stringify(agents), /"surprise":1/)
    assert.deepEqual(cloud.violations, [], "the shape was asked for")
  })

  test("every answer is compressed, or only where that is asked for", async () => {
    for (const [compression, asked, coding] of [
      ["br", "gzip", "br"],
      ["asked", "identity, gzip;q=0, deflate", "deflate"],
      ["asked", "identity", null],
    ] as const) {
      const { call } = await startScene({ compression })
      const { headers, status } = await call("GET", "/v0/models", undefined, { "accept-encoding": asked })
      assert.deepEqual([status, headers.get("content-encoding")], [200, coding])
    }
  })

  test("a branch is unknown for two seconds", async () => {
    const { cloud, launch, pass } = await startScene({ branchLagMs: 2_000 })
    await assert.rejects(launch(), /400.*Failed to verify existence of branch 'main'/)
    pass(2_000)
    await launch()
    assert.equal(cloud.launchCount, 1)
  })

  test("known answers are what they are called", () => {
    for (const name of KNOWN_ANSWER_NAMES) {
      const { status, headers, body } = knownAnswer(name)
      const said = Number(/(?<=-)[1-5]\d\d(?=-|$)/.exec(name)?.[0] ?? status)
      assert.equal(status, said, name)
      assert.equal(name.startsWith("page-"), headers?.["content-type"]?.startsWith("text/html") ?? false, name)
      assert.ok(typeof body !== "string" || !body.startsWith("<") || /<title>.+<\/title>/.test(body), name)
    }
  })
})

test("a webhook comes again: the same, as another delivery, or told again", async () => {
  const { cloud, launch, pass } = await startScene({
    webhookRepeats: ["same", "new-id", "signed-anew"],
    plan: { creatingMs: 0, runningMs: 1 },
  })
  // Nobody listens there; what was to be sent is noted all the same.
  await launch({ webhook: { url: "http://127.0.0.1:1/hook", secret: "s".repeat(32) } })
  pass(SECOND)
  await cloud.deliverDueWebhooks()
  const distinct = (of: (delivery: (typeof cloud.webhooks)[number]) => unknown) => new Set(cloud.webhooks.map(of)).size
  assert.equal(cloud.webhooks.length, 4)
  assert.equal(
    distinct(({ headers }) => headers["x-webhook-id"]),
    3,
  )
  assert.equal(
    distinct(({ headers }) => headers["x-webhook-signature"]),
    2,
  )
  assert.equal(
    distinct(({ body }) => body),
    2,
  )
})
