import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { OwnAnswer } from "../../simulator/cursor/own-answers.ts"
import type { CursorCloudOptions } from "../../simulator/cursor/settings.ts"
import { MINUTE, SECOND, START_MS, startScene } from "./cursor-scene.ts"

/** What a client finds of an agent: by the list, by its id, in its conversation. */
async function findings(options: Partial<CursorCloudOptions>, afterMs: number) {
  const { call, launch, pass } = await startScene(options)
  const id = await launch()
  pass(afterMs)
  const list = await call("GET", "/v0/agents")
  const read = await call("GET", `/v0/agents/${id}`)
  const conversation = await call("GET", `/v0/agents/${id}/conversation`)
  return [list.body.agents.length, read.status, conversation.body.messages?.length ?? "none"]
}

describe("an agent that comes late", { concurrency: true }, () => {
  for (const [name, plan, before, after] of [
    ["is made later", { madeAfterMs: 40_000 }, [0, 404, "none"], [1, 200, 1]],
    ["is listed later", { listedAfterMs: 40_000 }, [0, 200, 1], [1, 200, 1]],
    ["is known by its id later", { readableAfterMs: 40_000 }, [1, 404, "none"], [1, 200, 1]],
    ["has its conversation later", { conversationAfterMs: 40_000 }, [1, 200, 0], [1, 200, 1]],
  ] as const) {
    test(name, async () => {
      const calm = { ...plan, creatingMs: MINUTE }
      assert.deepEqual(await findings({ plan: calm }, 39_000), before)
      assert.deepEqual(await findings({ plan: calm }, 40_000), after)
    })
  }

  test("begins to live when it is made, and is in the ledger before", async () => {
    const { cloud, read, launch, pass } = await startScene({ plan: { madeAfterMs: 90_000 } })
    const id = await launch()
    const [entry] = cloud.agents
    assert.deepEqual([entry?.requestedAtMs, entry?.createdAtMs, entry?.isWorking], [START_MS, START_MS + 90_000, true])
    pass(91_000)
    assert.equal((await read(id)).status, "CREATING")
  })

  test("has twins of the same request, each with a life of its own", async () => {
    const { cloud, call, launch, pass } = await startScene({ plan: { twinsAfterMs: [0, 10_000] } })
    const id = await launch()
    assert.equal((await call("GET", "/v0/agents")).body.agents.length, 2)
    pass(10_000)
    const { agents } = (await call("GET", "/v0/agents")).body
    assert.equal(new Set(agents.map((agent) => agent.id)).size, 3)
    assert.deepEqual(
      cloud.agents.map(({ twinOf }) => twinOf),
      [undefined, id, id],
    )
    assert.equal(new Set(cloud.agents.map(({ promptText }) => promptText)).size, 1)
  })
})

describe("answers about one agent", { concurrency: true }, () => {
  const stops: readonly (readonly [Omit<OwnAnswer, "to">, readonly number[]])[] = [
    [{ reply: "not-running", times: 2 }, [400, 400, 200]],
    [{ reply: "not-found", times: 1 }, [404, 200, 400]],
    [{ reply: "conflict", forMs: 15_000 }, [409, 409, 200]],
    [{ reply: "deleted", while: "CREATING" }, [409, 409, 200]],
    [{ reply: "accepted" }, [200, 200, 200]],
    [{ reply: { status: 204 }, processed: true, times: 1 }, [204, 400, 400]],
  ]
  for (const [answer, statuses] of stops) {
    test(`stop: ${JSON.stringify(answer)}`, async () => {
      const { cloud, call, launch, pass } = await startScene({ plan: { answers: [{ to: "stop", ...answer }] } })
      const id = await launch()
      const seen = []
      for (let asked = 0; asked < 3; asked++) {
        seen.push((await call("POST", `/v0/agents/${id}/stop`)).status)
        pass(8 * SECOND)
      }
      assert.deepEqual(seen, statuses)
      const isStopped = answer.reply !== "accepted"
      assert.deepEqual([cloud.agents[0]?.stopsAtMs.length, cloud.agents[0]?.isWorking], [isStopped ? 1 : 0, !isStopped])
      assert.deepEqual(cloud.violations, [])
    })
  }

  test("a stop may take its time", async () => {
    const { read, call, launch, pass } = await startScene({ stopLagMs: 3_000, stoppedWord: "CANCELLED" })
    const id = await launch()
    pass(20 * SECOND)
    assert.equal((await call("POST", `/v0/agents/${id}/stop`)).status, 200)
    assert.equal((await read(id)).status, "RUNNING")
    pass(3 * SECOND)
    assert.equal((await read(id)).status, "CANCELLED")
  })

  test("reads, conversations and follow-ups too; a busy agent does not take a follow-up", async () => {
    const answers: OwnAnswer[] = [
      { to: "read", reply: "not-found", times: 1 },
      { to: "conversation", reply: "garbage", times: 1 },
      { to: "follow-up", reply: "busy", times: 1 },
    ]
    const { cloud, call, launch } = await startScene({ plan: { answers } })
    const at = `/v0/agents/${await launch()}`
    const more = { prompt: { text: "More" } }
    assert.deepEqual([(await call("GET", at)).status, (await call("GET", at)).status], [404, 200])
    await assert.rejects(call("GET", `${at}/conversation`), SyntaxError)
    assert.equal((await call("GET", `${at}/conversation`)).status, 200)
    assert.equal((await call("POST", `${at}/followup`, more)).status, 409)
    assert.deepEqual(cloud.agents[0]?.followUps, [])
    assert.equal((await call("POST", `${at}/followup`, more)).status, 200)
    assert.equal(cloud.agents[0]?.followUps.length, 1)
  })

  test("somebody else wakes an agent that has ended", async () => {
    const plan = { creatingMs: 0, runningMs: 10_000, othersFollowUps: [{ afterMs: 30_000, text: "And the docs?" }] }
    const { call, launch, read, pass } = await startScene({ plan })
    const id = await launch()
    pass(20_000)
    assert.equal((await read(id)).status, "FINISHED")
    pass(15_000)
    assert.equal((await read(id)).status, "RUNNING")
    assert.match(JSON.stringify((await call("GET", `/v0/agents/${id}/conversation`)).body), /And the docs\?/)
  })

  test("a follow-up's message may lag behind the status", async () => {
    const { call, launch, read, pass } = await startScene({
      messageLagMs: 5_000,
      plan: { creatingMs: 0, runningMs: 1 },
    })
    const id = await launch()
    pass(SECOND)
    await call("POST", `/v0/agents/${id}/followup`, { prompt: { text: "More" } })
    const messages = async () => (await call("GET", `/v0/agents/${id}/conversation`)).body.messages
    assert.equal((await read(id)).status, "RUNNING")
    assert.ok(!(await messages()).some(({ text }) => text === "More"))
    pass(5 * SECOND)
    assert.ok((await messages()).some(({ text }) => text === "More"))
  })
})
