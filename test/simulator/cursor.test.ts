import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { KEY, LAUNCH, MINUTE, SECOND, START_MS, startScene } from "./cursor-scene.ts"

const withPullRequest = { target: { autoCreatePr: true } }

describe("stop, follow-up, delete", () => {
  for (const stoppedWord of ["STOPPED", "FINISHED"]) {
    test(`a stopped agent is ${stoppedWord} for good`, async () => {
      const { call, cloud, launch, pass, read } = await startScene({ stoppedWord })
      const id = await launch(withPullRequest)
      pass(3 * MINUTE)
      assert.deepEqual((await call("POST", `/v0/agents/${id}/stop`)).body, { id })
      pass(60 * MINUTE)
      const agent = await read(id)
      assert.deepEqual([agent.status, agent.summary, agent.target.prUrl], [stoppedWord, undefined, undefined])
      assert.deepEqual(cloud.agents[0]?.stopsAtMs, [START_MS + 3 * MINUTE])
      assert.equal((await call("GET", `/v0/agents/${id}/conversation`)).body.messages.length, 2)
    })
  }

  test("a follow-up wakes a finished agent, after a lag", async () => {
    const plan = { runningMs: 0, summary: "one", followUps: [{ runningMs: MINUTE, summary: "two" }] }
    const { call, cloud, launch, pass, read } = await startScene({ plan, followUpLagMs: 3 * SECOND })
    const id = await launch(withPullRequest)
    pass(20 * SECOND)
    const { prUrl } = (await read(id)).target
    const sent = await call("POST", `/v0/agents/${id}/followup`, { prompt: { text: "And leap seconds?" } })
    assert.deepEqual([sent.status, sent.body], [200, { id }])
    const texts = async () =>
      (await call("GET", `/v0/agents/${id}/conversation`)).body.messages.map((message) => message.text)
    pass(2 * SECOND)
    assert.equal((await read(id)).status, "FINISHED")
    assert.equal((await texts()).includes("And leap seconds?"), false)
    pass(1 * SECOND)
    assert.equal((await read(id)).status, "RUNNING")
    assert.equal((await texts()).at(-1), "And leap seconds?")
    pass(MINUTE)
    const agent = await read(id)
    assert.deepEqual([agent.status, agent.summary, agent.target.prUrl], ["FINISHED", "two", prUrl])
    assert.deepEqual(cloud.agents[0]?.followUps, [{ atMs: START_MS + 20 * SECOND, text: "And leap seconds?" }])
  })

  test("a follow-up to a working agent is taken up without an end in between", async () => {
    const { call, launch, pass, read } = await startScene({ plan: { creatingMs: 0, runningMs: MINUTE } })
    const id = await launch()
    pass(30 * SECOND)
    assert.equal((await call("POST", `/v0/agents/${id}/followup`, { prompt: { text: "More" } })).status, 200)
    const words = []
    for (let i = 0; i < 16; i += 1) {
      words.push((await read(id)).status)
      pass(30 * SECOND)
    }
    assert.deepEqual(words.indexOf("FINISHED"), 14)
    assert.deepEqual(new Set(words), new Set(["RUNNING", "FINISHED"]))
  })

  test("a stop calls off what a follow-up has begun", async () => {
    const { call, launch, pass, read } = await startScene({ plan: { runningMs: 0 }, followUpLagMs: 5 * SECOND })
    const id = await launch()
    pass(MINUTE)
    await call("POST", `/v0/agents/${id}/followup`, { prompt: { text: "More" } })
    assert.equal((await call("POST", `/v0/agents/${id}/stop`)).status, 200)
    pass(60 * MINUTE)
    assert.equal((await read(id)).status, "STOPPED")
  })

  test("a deleted agent is gone, but not from the ledger", async () => {
    const { call, cloud, launch, pass } = await startScene()
    const id = await launch()
    pass(5 * SECOND)
    assert.deepEqual((await call("DELETE", `/v0/agents/${id}`)).body, { id })
    assert.equal((await call("GET", `/v0/agents/${id}`)).status, 404)
    assert.deepEqual((await call("GET", "/v0/agents")).body, { agents: [] })
    assert.equal(cloud.agents[0]?.deletedAtMs, START_MS + 5 * SECOND)
    assert.equal(cloud.agents[0]?.promptText, LAUNCH.prompt.text)
  })
})

describe("the list", () => {
  test("is newest first, in pages that later launches do not shift", async () => {
    const { call, launch, pass } = await startScene()
    const ids: string[] = []
    for (let i = 0; i < 25; i += 1) {
      ids.unshift(await launch())
      if (i % 2 === 0) pass(SECOND)
    }
    const idsOf = (agents: readonly { id: string }[]) => agents.map((agent) => agent.id)
    const first = (await call("GET", "/v0/agents?limit=10")).body
    await launch()
    const second = (await call("GET", `/v0/agents?limit=10&cursor=${first.nextCursor}`)).body
    const third = (await call("GET", `/v0/agents?limit=10&cursor=${second.nextCursor}`)).body
    assert.deepEqual([...idsOf(first.agents), ...idsOf(second.agents), ...idsOf(third.agents)], ids)
    assert.equal("nextCursor" in third, false)
    const byDefault = (await call("GET", "/v0/agents")).body
    assert.equal(byDefault.agents.length, 20)
    assert.equal((await call("GET", "/v0/agents?limit=100")).body.agents.length, 26)
  })

  test("shows preloaded agents of the same account, and new agents only after the lag", async () => {
    const { call, cloud, launch, pass } = await startScene({
      listLagMs: 4 * SECOND,
      keys: [{ key: KEY, account: "a" }, { key: "same", account: "a" }, { key: "other" }],
      agents: [
        { id: "bc-mine", key: "same", request: LAUNCH, createdAtMs: START_MS - 60 * MINUTE },
        { id: "bc-theirs", key: "other", request: LAUNCH },
      ],
    })
    const listed = async () => (await call("GET", "/v0/agents")).body.agents.map((agent) => agent.id)
    const id = await launch()
    assert.deepEqual(await listed(), ["bc-mine"])
    pass(4 * SECOND)
    assert.deepEqual(await listed(), [id, "bc-mine"])
    assert.equal((await call("GET", "/v0/agents/bc-theirs")).status, 404)
    assert.deepEqual([cloud.agents.length, cloud.launchCount], [3, 1])
    assert.throws(() => cloud.addAgent({ key: "nobody's", request: LAUNCH }), TypeError)
  })
})

describe("the account", () => {
  test("models, repositories and the key", async () => {
    const { call, cloud } = await startScene({ models: ["m1", "m2"] })
    assert.deepEqual((await call("GET", "/v0/models")).body, { models: ["m1", "m2"] })
    assert.deepEqual((await call("GET", "/v0/repositories")).body, {
      repositories: [{ owner: "acme", name: "widgets", repository: "https://github.com/acme/widgets" }],
    })
    assert.deepEqual((await call("GET", "/v0/me")).body, {
      apiKeyName: "Simulated key",
      createdAt: "2026-01-05T09:00:00.000Z",
      userEmail: "developer@example.com",
    })
    assert.deepEqual(cloud.violations, [])
  })

  const credentials = [`Bearer ${KEY}`, `bearer ${KEY}`, `Basic ${btoa(`${KEY}:`)}`, `basic ${btoa(KEY)}`]
  for (const authorization of credentials) {
    test(`accepts ${authorization.slice(0, 12)}…`, async () => {
      const { call } = await startScene()
      assert.equal((await call("GET", "/v0/models", undefined, { authorization })).status, 200)
    })
  }

  test("a second cloud starts in a few milliseconds", async () => {
    await startScene()
    const startMs = performance.now()
    for (let i = 0; i < 10; i += 1) await startScene()
    assert.ok((performance.now() - startMs) / 10 < 50, `${(performance.now() - startMs) / 10} ms each`)
  })
})
