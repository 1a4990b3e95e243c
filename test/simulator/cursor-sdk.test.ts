// Cursor's own client, unchanged, against the simulated Cursor: no fault is switched on for its sake.
import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { KEY, SECOND, STORY, shareCloud, useCloud } from "./clients/sdk-cloud.ts"

const TASK = "Fix the failing date test"

const shared = await shareCloud()
const { cloud, ledgerOf, sdk } = shared
const { Agent, AgentBusyError, Cursor } = sdk
const repos = [{ url: "https://github.com/acme/widgets", startingRef: "main" }]

function createAgent(more: Readonly<Record<string, unknown>> = {}) {
  return Agent.create({ cloud: { repos, autoCreatePR: true, ...more } })
}

describe("@cursor/sdk 1.0.32", () => {
  useCloud(shared)

  test("creates, streams and waits", async () => {
    const agent = await createAgent()
    const run = await agent.send(TASK)
    const types = new Set<string>()
    let text = ""
    for await (const message of run.stream()) {
      types.add(message.type)
      if (message.type !== "assistant") continue
      for (const block of message.message.content) if (block.type === "text") text += block.text
    }
    for (const type of ["status", "thinking", "tool_call", "assistant"]) assert.ok(types.has(type), type)
    assert.equal(text, "Found it.All done.")
    const result = await run.wait()
    assert.deepEqual([result.status, result.result], ["finished", "All done."])
    const [branch] = result.git?.branches ?? []
    assert.equal(branch?.repoUrl, "github.com/acme/widgets")
    assert.match(branch?.branch ?? "", /^cursor\/fix-the-failing/)
    assert.equal(branch?.prUrl, ledgerOf(agent.agentId).pullRequestUrl)
    const [turn] = await run.conversation()
    assert.ok(turn)
  })

  test("cancels, and sends a follow-up to the agent that it finds again", async () => {
    cloud.enqueueStories({ ...STORY, runningMs: 1e9, followUps: [STORY] })
    const agent = await createAgent()
    const run = await agent.send(TASK)
    await assert.rejects(agent.send("Too early"), AgentBusyError)
    await run.cancel()
    assert.equal((await run.wait()).status, "cancelled")
    const found = await Agent.resume(agent.agentId)
    const next = await found.send("And leap seconds?")
    assert.equal((await next.wait()).status, "finished")
    assert.deepEqual(
      ledgerOf(agent.agentId).runs.map(({ status, prompt }) => [status, prompt]),
      [
        ["CANCELLED", TASK],
        ["FINISHED", "And leap seconds?"],
      ],
    )
  })

  test("adopts after a lost answer", async () => {
    const agent = await createAgent({ repos: [], autoCreatePR: false })
    cloud.addFault({ method: "POST", path: "/v1/agents", action: { kind: "reset", when: "after" } })
    await assert.rejects(agent.send("Lost"))
    const run = await agent.send("Lost")
    assert.equal((await run.wait()).status, "finished")
    assert.equal(ledgerOf(agent.agentId).runs.length, 1)
  })

  test("lists, reads, archives, and fetches usage and artifacts", async () => {
    const agent = await createAgent()
    const run = await agent.send(TASK)
    await run.wait()
    const { items } = await Agent.list({ runtime: "cloud" })
    assert.ok(items.some(({ agentId }) => agentId === agent.agentId))
    const runs = await Agent.listRuns(agent.agentId, { runtime: "cloud" })
    assert.deepEqual(
      runs.items.map(({ id }) => id),
      [run.id],
    )
    const usage = await agent.getUsage({ runId: run.id })
    assert.ok((usage.runs[0]?.cost?.chargedCents ?? 0) > 0)
    assert.deepEqual(
      (await agent.listArtifacts()).map(({ path }) => path),
      ["artifacts/shot.png"],
    )
    assert.equal(String(await agent.downloadArtifact("artifacts/shot.png")), "a picture")
    await Agent.archive(agent.agentId)
    assert.notEqual(ledgerOf(agent.agentId).archivedAtMs, undefined)
    await Agent.unarchive(agent.agentId)
    await Agent.delete(agent.agentId)
    await assert.rejects(Agent.get(agent.agentId), /agent_not_found/)
  })

  test("knows the account", async () => {
    assert.equal((await Cursor.me()).userEmail, "developer@example.com")
    assert.equal((await Cursor.models.list())[0]?.id, "default")
    assert.deepEqual(await Cursor.repositories.list(), [{ url: "https://github.com/acme/widgets" }])
  })

  test("resumes after a cut at every frame", async () => {
    const whole = await createAgent()
    await (await whole.send(TASK)).wait()
    const frames = await framesOf(whole.agentId)
    assert.ok(frames > 20, `${frames} frames`)
    // Long enough to be at work still when the client comes back, one second after the cut.
    cloud.enqueueStories(...Array.from({ length: frames }, () => ({ ...STORY, runningMs: 200 * SECOND })))
    const results = await Promise.all(Array.from({ length: frames }, (_, place) => waitWithCut(place)))
    assert.deepEqual(
      results.filter(({ status, text }) => status !== "finished" || text !== "Found it.All done."),
      [],
    )
  })
})

test("nothing that Cursor's client did or got broke the contract", () => {
  assert.deepEqual(cloud.violations, [])
})

async function framesOf(agentId: string): Promise<number> {
  const runId = ledgerOf(agentId).runs[0]?.id
  const headers = { authorization: `Bearer ${KEY}` }
  const stream = await fetch(`${cloud.url}/v1/agents/${agentId}/runs/${runId}/stream`, { headers })
  return (await stream.text()).split("\n\n").length - 1
}

/** Cuts the stream of one agent once, in the middle of a frame. */
async function waitWithCut(frames: number) {
  const agent = await createAgent()
  const path = new RegExp(`^/v1/agents/${agent.agentId}/runs/[^/]+/stream$`)
  cloud.addFault({ path, action: { kind: "cut-stream", frames } })
  const run = await agent.send(TASK)
  let text = ""
  for await (const message of run.stream()) {
    if (message.type !== "assistant") continue
    for (const block of message.message.content) if (block.type === "text") text += block.text
  }
  const { status } = await run.wait()
  return { frames, status, text }
}
