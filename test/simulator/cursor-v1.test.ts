import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { startClock, toldByMachine } from "../../simulator/clock.ts"
import { LAUNCH, MINUTE, SECOND, startScene } from "./cursor-scene.ts"
import { CREATE, codeOf, create, type Fields, ID, json, REPO, SHORT } from "./v1-calls.ts"

describe("an agent of v1", () => {
  test("lives from its creation to its end, and keeps the contract", async () => {
    const scene = await startScene({ plan: { ...SHORT, artifacts: [{ path: "a.txt", content: "hi" }] } })
    const run = await create(scene)
    const runId = run.split("/").at(-1)
    assert.deepEqual((await json(scene, "GET", `/v1/agents/${ID}`))[1].status, "ACTIVE")
    assert.equal((await json(scene, "GET", run))[1].status, "CREATING")
    scene.pass(5 * SECOND)
    const [, working] = await json(scene, "GET", run)
    assert.deepEqual([working.status, working.git, working.result], ["RUNNING", undefined, undefined])
    scene.pass(MINUTE)
    const [, ended] = await json(scene, "GET", run)
    assert.deepEqual([ended.status, ended.durationMs], ["FINISHED", 11_000])
    assert.match(String(ended.result), /is done/)
    const [branch] = (ended.git as { branches: Fields[] }).branches
    assert.deepEqual(
      [branch?.repoUrl, branch?.prUrl],
      ["github.com/acme/widgets", "https://github.com/acme/widgets/pull/41"],
    )
    const [, agent] = await json(scene, "GET", `/v1/agents/${ID}`)
    assert.deepEqual([agent.status, agent.latestRunId], ["IDLE", runId])
    const [, { items }] = await json(scene, "GET", `/v1/agents/${ID}/runs`)
    assert.deepEqual(
      (items as Fields[]).map(({ id, result }) => [id, result]),
      [[runId, undefined]],
    )
    const [, files] = await json(scene, "GET", `/v1/agents/${ID}/artifacts`)
    assert.deepEqual((files.items as Fields[])[0]?.path, "artifacts/a.txt")
    const [, link] = await json(scene, "GET", `/v1/agents/${ID}/artifacts/download?path=artifacts/a.txt`)
    assert.equal(await (await fetch(String(link.url))).text(), "hi")
    assert.equal((await scene.read(ID)).status, "FINISHED", "v0 reads the same agent")
    assert.deepEqual(scene.cloud.violations, [])
  })

  test("is there once for one id, and takes one run at a time", async () => {
    const scene = await startScene({ plan: { ...SHORT, followUps: [SHORT] }, busyLagMs: 5 * SECOND })
    await create(scene)
    const runs = `/v1/agents/${ID}/runs`
    const more = { prompt: { text: "And leap seconds?" } }
    assert.equal(await codeOf(scene, "POST", "/v1/agents", { ...CREATE, agentId: ID }), "409 agent_id_conflict")
    assert.equal(await codeOf(scene, "POST", runs, more), "409 agent_busy")
    scene.pass(12 * SECOND)
    assert.equal(await codeOf(scene, "POST", runs, more), "409 agent_busy", "a while longer than its run")
    scene.pass(5 * SECOND)
    await scene.call("POST", `/v1/agents/${ID}/archive`)
    assert.equal(await codeOf(scene, "POST", runs, more), "409 agent_archived")
    await scene.call("POST", `/v1/agents/${ID}/unarchive`)
    const [status, { run }] = await json(scene, "POST", runs, more)
    assert.deepEqual([status, (run as Fields).status], [201, "CREATING"])
    assert.deepEqual([scene.cloud.agents.length, scene.cloud.agents[0]?.runs.length], [1, 2])
  })

  test("ends in the ways that are hard to tell", async () => {
    const late = { ...SHORT, pullRequest: { lateMs: MINUTE } }
    for (const [story, status, git] of [
      [{ ...SHORT, end: "ERROR" }, "ERROR", { branch: true, prUrl: false }],
      [
        { ...SHORT, diff: { linesAdded: 0, linesRemoved: 0, filesChanged: 0 } },
        "FINISHED",
        { branch: true, prUrl: false },
      ],
      [{ ...SHORT, pullRequest: "none" as const }, "FINISHED", { branch: true, prUrl: false }],
      [late, "FINISHED", { branch: true, prUrl: false }],
    ] as const) {
      const scene = await startScene({ plan: story })
      const run = await create(scene)
      scene.pass(20 * SECOND)
      const [, ended] = await json(scene, "GET", run)
      const [branch] = (ended.git as { branches: Fields[] }).branches
      assert.deepEqual([ended.status, ended.error], [status, undefined])
      assert.deepEqual({ branch: branch?.branch !== undefined, prUrl: branch?.prUrl !== undefined }, git)
      if (status === "ERROR") assert.equal(ended.result, undefined)
      if (story !== late) continue
      scene.pass(MINUTE)
      const [, after] = await json(scene, "GET", run)
      assert.ok((after.git as { branches: Fields[] }).branches[0]?.prUrl)
    }
  })

  test("tells usage late, with cost or without", async () => {
    const usage = { inputTokens: 1, outputTokens: 2, cacheWriteTokens: 3, cacheReadTokens: 4 }
    const plan = [
      { ...SHORT, usage: { ...usage, chargedCents: 1.25, lateMs: MINUTE } },
      { ...SHORT, usage: { ...usage, chargedCents: null } },
    ]
    const scene = await startScene({ plan })
    const run = await create(scene)
    scene.pass(20 * SECOND)
    const path = `/v1/agents/${ID}/usage?runId=${run.split("/").at(-1)}`
    assert.deepEqual((await json(scene, "GET", path))[1].runs, [])
    scene.pass(MINUTE)
    const [, told] = await json(scene, "GET", path)
    assert.equal((told.totalUsage as Fields).totalTokens, 10)
    assert.equal((told.cost as Fields).chargedCents, 1.25)
    const other = "bc-00000000-0000-4000-8000-00000000000b"
    await create(scene, { agentId: other })
    scene.pass(20 * SECOND)
    assert.equal((await json(scene, "GET", `/v1/agents/${other}/usage`))[1].cost, undefined)
    assert.equal(await codeOf(scene, "GET", `/v1/agents/${ID}/usage?runId=run-none`), "404 run_not_found")
    assert.deepEqual(scene.cloud.violations, [])
  })

  test("is also one that v0 launched, and works without a repository", async () => {
    const scene = await startScene({ plan: SHORT })
    const id = await scene.launch(LAUNCH)
    const [, agent] = await json(scene, "GET", `/v1/agents/${id}`)
    assert.deepEqual(agent.repos, [{ url: "github.com/acme/widgets", startingRef: "main" }])
    const run = await create(scene, { repos: [], autoCreatePR: false })
    scene.pass(MINUTE)
    const [, ended] = await json(scene, "GET", run)
    assert.deepEqual([ended.status, ended.git], ["FINISHED", undefined])
    const [, { items }] = await json(scene, "GET", "/v1/agents")
    assert.deepEqual((items as Fields[]).map((item) => item.id).sort(), [ID, id].sort())
    assert.deepEqual(scene.cloud.violations, [])
  })
})

describe("v1 refuses", () => {
  const CASES: readonly (readonly [string, Fields, string])[] = [
    ["an unknown field", { surprise: 1 }, "400 validation_error"],
    ["an id that is none", { agentId: "bc-1" }, "400 validation_error"],
    ["an id beside variables", { envVars: { A: "b" } }, "400 validation_error"],
    ["an unknown model", { model: { id: "gpt-9" } }, "400 validation_error"],
    ["a model without its parameters", { model: { id: "gpt-5.2" } }, "400 validation_error"],
    ["an unknown branch", { repos: [{ ...REPO, startingRef: "none" }] }, "400 validation_error"],
    ["a commit", { repos: [{ ...REPO, startingRef: "a".repeat(40) }] }, "400 validation_error"],
    [
      "a repository that it does not see",
      { repos: [{ url: "https://github.com/acme/other" }] },
      "400 validation_error",
    ],
    ["a pull request that is none", { repos: [{ ...REPO, prUrl: `${REPO.url}/pull/99` }] }, "400 pr_resolution_failed"],
    ["a named environment beside repositories", { env: { type: "cloud", name: "x" } }, "400 validation_error"],
  ]
  test("launches that the service refuses", async () => {
    const modelVariants = { "gpt-5.2": [[{ id: "reasoning", value: "high" }]] }
    const scene = await startScene({ plan: SHORT, modelVariants })
    for (const [what, more, expected] of CASES) {
      const code = await codeOf(scene, "POST", "/v1/agents", { ...CREATE, agentId: ID, ...more })
      assert.equal(code, expected, what)
    }
    assert.equal(await codeOf(scene, "POST", "/v1/agents", ""), "400 missing_body")
    assert.equal(scene.cloud.launchCount, 0)
    await create(scene, { model: { id: "gpt-5.2", params: [{ id: "reasoning", value: "high" }] } })
    assert.equal(await codeOf(scene, "GET", `/v1/agents/${ID}/runs/run-none`), "404 run_not_found")
    assert.equal(await codeOf(scene, "GET", `/v1/agents/${ID}/artifacts/download?path=/etc`), "400 validation_error")
    assert.equal((await scene.call("DELETE", `/v1/agents/${ID}`)).status, 200)
    assert.equal(await codeOf(scene, "GET", `/v1/agents/${ID}`), "404 agent_not_found")
    assert.equal((await scene.call("GET", "/v1/me", undefined, { authorization: "Bearer no" })).status, 401)
  })
})

test("a clock that runs fast tells of nothing to come", async () => {
  const pace = { speed: 10_000, startMs: Date.now() }
  const scene = await startScene({ clock: toldByMachine(startClock(pace), pace), plan: SHORT })
  await new Promise((resolve) => setTimeout(resolve, 50))
  await create(scene)
  const answer = await scene.call("GET", `/v1/agents/${ID}`)
  const toldMs = Date.parse(answer.body.createdAt)
  assert.ok(toldMs >= pace.startMs && toldMs <= Date.now())
  assert.ok(Date.parse(answer.headers.get("date") ?? "") <= Date.now())
  assert.deepEqual(scene.cloud.violations, [])
})

test("v0's errors come in the documented form, and the branch at once, where that is asked for", async () => {
  const scene = await startScene({ plan: SHORT, errorForm: "documented", branchAtLaunch: true })
  assert.equal(await codeOf(scene, "GET", "/v0/agents/bc-none"), "404 agent_not_found")
  const { body } = await scene.call("POST", "/v0/agents", LAUNCH)
  assert.match(body.target.branchName ?? "", /^cursor\//)
})
