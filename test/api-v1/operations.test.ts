import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { FaultAction } from "../../simulator/fault.ts"
import { earlierAgent } from "../operations/stage.ts"
import { logText, type RunOptions } from "../scenarios/scene.ts"
import { refused, setStage } from "./stage.ts"

const NEW_RUN = /\/runs$/
const ENDED: AgentStory = {
  creatingMs: 0,
  runningMs: 0,
  followUps: [{ runningMs: 14_000 }],
  artifacts: [{ path: "shot.png", content: "hello" }],
}

function followUp(id: string, inputs: Readonly<Record<string, string>> = {}): RunOptions {
  return { inputs: { operation: "follow-up", "agent-id": id, prompt: "And the docs", ...inputs } }
}

function on(operation: string, id: string, inputs: Readonly<Record<string, string>> = {}): RunOptions {
  return { inputs: { operation, prompt: "", "agent-id": id, ...inputs } }
}

describe("a follow-up on v1", { concurrency: 2 }, () => {
  test("is a turn of its own, which plans where it is asked to, and whose end is waited for", async (context) => {
    const { scene, run } = await setStage(context)
    const id = scene.cursor.addAgent(earlierAgent({ ...ENDED, followUps: [{ runningMs: 14_000, end: "ERROR" }] }))
    const result = await run(followUp(id, { mode: "plan" }))
    const [agent] = scene.cursor.agents
    const { outputs } = result
    assert.equal(agent?.runs.length, 2, logText(result))
    assert.deepEqual([outputs.outcome, outputs.runId], ["failed", agent?.runs[1]?.id], logText(result))
    assert.match(agent?.runs[1]?.prompt ?? "", /And the docs/)
    const sent = scene.cursor.requests.find(({ method, path }) => method === "POST" && NEW_RUN.test(path))
    assert.equal(JSON.parse(sent?.body ?? "{}").mode, "plan")
  })

  test("waits for an agent that is busy, is found when its answer is lost, and is not sent twice by a re-run", async (context) => {
    const { scene, run, count } = await setStage(context)
    const id = scene.cursor.addAgent(earlierAgent(ENDED))
    scene.cursor.addFault({ method: "POST", path: NEW_RUN, times: 2, action: refused(409, "agent_busy") })
    scene.cursor.addFault({ method: "POST", path: NEW_RUN, action: { kind: "reset", when: "after" } })
    const first = await run(followUp(id))
    const turn = scene.cursor.agents[0]?.runs[1]?.id
    assert.deepEqual([first.outputs.outcome, first.outputs.runId], ["finished", turn], logText(first))
    assert.equal(count("POST", NEW_RUN), 3)
    const second = await run({ ...followUp(id), github: { runAttempt: "2" } })
    assert.deepEqual([second.outputs.outcome, second.outputs.runId], ["finished", turn], logText(second))
    assert.equal(scene.cursor.agents[0]?.runs.length, 2)
  })
})

describe("every operation on v1", { concurrency: 2 }, () => {
  const READS: readonly (readonly [string, RegExp])[] = [
    ["status", /"status":"FINISHED".*"runId":"run-/],
    ["conversation", /"type":"user_message","text":"Fix the date test"/],
    ["list", /"status":"IDLE"/],
    ["me", /"apiKeyName":"/],
  ]
  for (const [operation, result] of READS) {
    test(operation, async (context) => {
      const { scene, run } = await setStage(context)
      const id = scene.cursor.addAgent(earlierAgent(ENDED))
      const { outputs, log } = await run(on(operation, id))
      assert.equal(outputs.outcome, "ok")
      assert.match(outputs.result ?? "", result)
      if (operation === "conversation") assert.doesNotMatch(log.join("\n"), /Fix the date test/, "it is not logged")
    })
  }

  test("wait, artifacts, stop, delete, and the doctor, who reads models and repositories as their operations do", async (context) => {
    const { scene, run, count } = await setStage(context)
    const id = scene.cursor.addAgent(earlierAgent(ENDED))
    assert.equal((await run(on("wait", id))).outputs.outcome, "finished")
    const files = await run(on("artifacts", id))
    assert.match(files.outputs.result ?? "", /"path":"cursor-artifacts\/shot.png"/)
    assert.equal((await run(on("stop", id))).outputs.outcome, "ok")
    assert.equal(count("POST", /\/cancel$/), 0, "it had ended already")
    assert.equal((await run(on("delete", id))).outputs.outcome, "ok")
    assert.notEqual(scene.cursor.agents[0]?.deletedAtMs, undefined)
    const { outputs } = await run(on("doctor", id, { model: "gpt-5.2" }))
    const checks: readonly { readonly name: string; readonly finding: string }[] = JSON.parse(
      outputs.result ?? "",
    ).checks
    const found = Object.fromEntries(checks.map(({ name, finding }) => [name, finding]))
    assert.match(found["API key"] ?? "", /user key "/)
    assert.equal(found.Models, "gpt-5.2 is one of 3 models.")
    assert.equal(found["Repository at Cursor"], "Cursor sees Codertocat/Hello-World.")
  })

  test("asks in the step's version first and in the other after a 404", async (context) => {
    const { scene, run } = await setStage(context)
    const id = scene.cursor.addAgent(earlierAgent(ENDED))
    const unknown: FaultAction = { kind: "reply", status: 404, body: { error: "Agent not found" } }
    scene.cursor.addFault({ method: "GET", path: /^\/v0\/agents\//, action: unknown })
    const { outputs } = await run(on("status", id, { "api-version": "v0" }))
    assert.match(outputs.result ?? "", /"status":"FINISHED"/)
    const asked = scene.cursor.requests.map(({ path }) => path.replace(id, "ID").replace(/run-[\w-]+/, "RUN"))
    assert.deepEqual(asked, ["/v0/agents/ID", "/v1/agents/ID", "/v1/agents/ID/runs/RUN"])
  })

  test("refuses what only v0 has, before any request", async (context) => {
    const { scene, run } = await setStage(context)
    const { outputs, log } = await run({ inputs: { "branch-name": "fix/1" } })
    assert.equal(outputs.errorCode, "bad-input")
    assert.match(log.join("\n"), /Input `branch-name` is set, which only API v0 has/)
    assert.equal(scene.cursor.requests.length, 0)
  })
})
