import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { FaultAction } from "../../simulator/fault.ts"
import type { ActionResult } from "../runner/action-run.ts"
import { agentOutputs, assertExit, assertOutputs, messages, onlyAgent, onlyMessage } from "./expectations.ts"
import { API_KEY, type Scene, type SceneOptions, setScene } from "./scene.ts"
import { ENDLESS, MINUTE, SECOND, SHORT } from "./stories.ts"

const READ = { method: "GET", path: /^\/v0\/agents\/bc-[^/]+$/ }
const ALWAYS = Number.POSITIVE_INFINITY

async function sceneWith(context: Parameters<typeof setScene>[0], cursor: SceneOptions["cursor"]): Promise<Scene> {
  return await setScene(context, { cursor: { ...cursor } })
}

async function run(
  scene: Scene,
  inputs: Readonly<Record<string, string>> = {},
  silence = false,
): Promise<ActionResult> {
  return await scene.run({ inputs: { prompt: "Do it", ...inputs }, skipPost: true, silence })
}

function readsOf(scene: Scene) {
  return scene.cursor.requests.filter(({ method, path }) => method === "GET" && READ.path.test(path))
}

/** Lines of the log that begin with the time waited, without that time. */
function stamped(result: ActionResult): readonly string[] {
  return result.log.filter((line) => /^\[[\d:]+\] /.test(line)).map((line) => line.replace(/^\S+ /, ""))
}

describe("while the agent works", { concurrency: 3 }, () => {
  test("the looks become rarer, the log tells changes only, and gives a sign of life every few minutes", async (context) => {
    const scene = await sceneWith(context, { plan: { runningMs: 31 * MINUTE } })
    const result = await run(scene)
    assertExit(result, 0)
    const launchedMs = scene.cursor.requests.find(({ method }) => method === "POST")?.atMs ?? 0
    const looks = readsOf(scene).map(({ atMs }) => (atMs - launchedMs) / SECOND)
    assert.ok((looks[0] ?? 0) >= 13.4 && (looks[0] ?? 0) <= 17, String(looks[0]))
    const pauses = looks.slice(1).map((look, index) => look - (looks[index] ?? 0))
    assert.ok(
      pauses.every((pause) => pause >= 9.9 && pause <= 46),
      String(pauses),
    )
    assert.ok((pauses.at(-1) ?? 0) > 28)
    assert.ok(looks.length < 100, String(looks.length))

    const lines = stamped(result)
    assert.deepEqual(
      lines.filter((line) => !line.startsWith("still")),
      ["RUNNING", "FINISHED"],
    )
    const signs = lines.filter((line) => /^still RUNNING after \d+ min( \d+ s)?$/.test(line))
    assert.ok(signs.length >= 5 && signs.length <= 6, lines.join("\n"))
    assert.match(result.log.join("\n"), /\[3[12]:\d\d\] FINISHED\n.* after 3[12] min/)
  })

  test("a status that nobody knows is told once, and waited on", async (context) => {
    const statusWords = [{ afterMs: 20 * SECOND, word: "PAUSED" }]
    const scene = await sceneWith(context, { plan: { runningMs: 5 * MINUTE, statusWords } })
    const result = await run(scene)
    assert.equal(result.outputs.outcome, "finished")
    const lines = result.log.filter((line) => line.includes("PAUSED"))
    assert.equal(lines.length, 1, lines.join("\n"))
    assert.match(lines[0] ?? "", /a status this action does not know; waiting on/)
  })

  test("a word in other letters is not an end, however it reads", async (context) => {
    const scene = await sceneWith(context, { plan: { ...SHORT, end: "finished" } })
    const result = await run(scene, { "timeout-minutes": "2" })
    assertExit(result, 1)
    assert.deepEqual([result.outputs.outcome, result.outputs.status], ["timed-out", "finished"])
    assert.equal(result.log.filter((line) => /\] finished/.test(line)).length, 1)
  })

  test("a hostile status word reaches neither log nor outputs as it is", async (context) => {
    const scene = await sceneWith(context, { plan: SHORT })
    const body = {
      id: "bc-1",
      status: "X\n::error::pwned ##[group]y",
      target: { url: "javascript:alert(1)", prUrl: "https://evil.example/o/r/pull/1", branchName: "--upload-pack=x" },
      createdAt: "never",
    }
    scene.cursor.addFault({ ...READ, action: { kind: "reply", status: 200, body } })
    const result = await run(scene)
    assert.equal(result.outputs.outcome, "finished")
    assert.ok(!/pwned|evil\.example|upload-pack|javascript:/.test([...result.log, result.summary].join("\n")))
    assert.equal(messages(result, "warning").filter((text) => text.includes("left out")).length, 3)
    assert.deepEqual(messages(result, "error"), [])
  })

  test("the first end counts, whatever a later turn does", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    const id = "bc-00000000-0000-4000-8000-000000000000"
    const body = {
      id,
      status: "FINISHED",
      target: { url: `https://cursor.com/agents?id=${id}` },
      createdAt: "2026-10-01T00:00:00Z",
    }
    scene.cursor.addFault({ ...READ, skip: 1, action: { kind: "reply", status: 200, body } })
    const result = await run(scene)
    assert.deepEqual([result.outputs.outcome, result.outputs.status], ["finished", "FINISHED"])
    assert.equal(result.outputs.errorCode, "no-pull-request")
  })
})

describe("a pull request that was there before", { concurrency: 3 }, () => {
  const PULL_REQUEST = "https://github.com/Codertocat/Hello-World/pull/2"

  test("is not the agent's own, which comes late", async (context) => {
    const scene = await sceneWith(context, { plan: { ...SHORT, pullRequest: { lateMs: 8 * SECOND } } })
    const result = await run(scene, { "pr-url": PULL_REQUEST })
    assert.equal(result.outputs.prUrl, "https://github.com/Codertocat/Hello-World/pull/3")
  })

  test("is not the agent's own, which never comes", async (context) => {
    const scene = await sceneWith(context, { plan: { ...SHORT, pullRequest: "none" } })
    const result = await run(scene, { "pr-url": PULL_REQUEST })
    assert.deepEqual([result.outputs.prUrl, result.outputs.errorCode], ["", "no-pull-request"])
  })

  test("is the agent's own when it pushes to that", async (context) => {
    const scene = await sceneWith(context, { plan: SHORT })
    const result = await run(scene, { "pr-url": PULL_REQUEST, "auto-branch": "false", "if-no-pr": "error" })
    assertExit(result, 0)
    assert.deepEqual([result.outputs.prUrl, result.outputs.prNumber], [PULL_REQUEST, "2"])
    assert.deepEqual(messages(result, "warning"), [])
  })
})

describe("reads that fail", { concurrency: 3 }, () => {
  const PASSING: readonly FaultAction[] = [
    { kind: "reply", status: 500, body: "oops\n::error::pwned" },
    { kind: "reply", status: 429, body: { error: "Too Many Requests", message: "Slow down" } },
    { kind: "reply", status: 200, body: "<html>" },
    { kind: "reply", status: 200, body: { id: "bc-1", status: 7 } },
    { kind: "reset", when: "after" },
    { kind: "garbage" },
  ]
  test("for a while are told once, in plain words, and waited through", async (context) => {
    const scene = await sceneWith(context, { plan: { runningMs: 3 * MINUTE } })
    for (const action of PASSING) scene.cursor.addFault({ ...READ, skip: 1, times: 4, action })
    const result = await run(scene)
    assert.equal(result.outputs.outcome, "finished")
    assert.deepEqual(messages(result, "error"), [])
    assert.ok(!result.log.join("\n").includes("pwned"))
    const told = stamped(result).filter((line) => line.includes("cannot be read") || line.includes("read again"))
    assert.deepEqual(told.length % 2, 0, told.join("\n"))
    assert.match(told[0] ?? "", /The agent is not affected/)
  })

  test("without an end are given up after ten minutes, and nobody can tell how the agent is", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    scene.cursor.addFault({ ...READ, times: ALWAYS, action: { kind: "reply", status: 502 } })
    const result = await run(scene)
    assertExit(result, 1)
    assertOutputs(result, {
      ...agentOutputs(onlyAgent(scene)),
      outcome: "unknown",
      status: "CREATING",
      errorCode: "contact-lost",
    })
    assert.match(onlyMessage(result, "error"), /Contact with the agent was lost.*Open the agent's page/)
    assert.ok(Number(result.outputs.durationSeconds) >= 600)
    assert.ok(readsOf(scene).length <= 100, "an outage is no flood")
  })

  test("until the time is up make for a time-out that does not come late", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    scene.cursor.addFault({ ...READ, times: ALWAYS, action: { kind: "silence" } })
    const result = await run(scene, { "timeout-minutes": "1" }, true)
    assert.equal(result.outputs.outcome, "timed-out")
    const seconds = Number(result.outputs.durationSeconds)
    assert.ok(seconds >= 60 && seconds <= 75, `${seconds} s for a limit of one minute`)
  })

  test("because the key was revoked end the wait at the second denial", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    scene.cursor.addFault({
      ...READ,
      skip: 1,
      times: ALWAYS,
      action: { kind: "reply", status: 401, body: { error: "Unauthorized" } },
    })
    const result = await run(scene)
    assertOutputs(result, {
      ...agentOutputs(onlyAgent(scene)),
      branchName: /./,
      outcome: "unknown",
      status: "RUNNING",
      errorCode: "contact-lost",
    })
    assert.match(onlyMessage(result, "error"), /does not accept the API key/)
    assert.equal(readsOf(scene).length, 3)
  })

  test("once with a denial do not", async (context) => {
    const scene = await sceneWith(context, { plan: SHORT })
    scene.cursor.addFault({ ...READ, action: { kind: "reply", status: 403, body: "" } })
    assert.equal((await run(scene)).outputs.outcome, "finished")
  })

  test("because a new agent is not visible yet are waited through", async (context) => {
    const scene = await sceneWith(context, { plan: SHORT })
    scene.cursor.addFault({
      ...READ,
      times: 3,
      action: { kind: "reply", status: 404, body: { error: "Agent not found" } },
    })
    assert.equal((await run(scene)).outputs.outcome, "finished")
  })

  test("because the agent was deleted mean that it was stopped", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    scene.cursor.addFault({
      ...READ,
      skip: 8,
      times: ALWAYS,
      action: { kind: "reply", status: 404, body: { error: "Agent not found" } },
    })
    const result = await run(scene)
    assertExit(result, 1)
    assert.deepEqual([result.outputs.outcome, result.outputs.errorCode], ["stopped", "agent-not-found"])
  })

  test("because the account has spent what it may end the wait at once", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    const body = { error: { code: "usage_limit_exceeded", message: "Spending limit reached" } }
    scene.cursor.addFault({ ...READ, skip: 1, times: ALWAYS, action: { kind: "reply", status: 429, body } })
    const result = await run(scene)
    assert.deepEqual([result.outputs.outcome, result.outputs.errorCode], ["unknown", "contact-lost"])
    assert.equal(readsOf(scene).length, 2)
  })

  for (const seconds of [30, 300]) {
    test(`with Retry-After: ${seconds} are not repeated before that`, async (context) => {
      const scene = await sceneWith(context, { plan: { runningMs: 10 * MINUTE } })
      const headers = { "retry-after": String(seconds) }
      scene.cursor.addFault({
        ...READ,
        skip: 1,
        action: { kind: "reply", status: 429, headers, body: { error: "Slow down" } },
      })
      const result = await run(scene)
      assert.equal(result.outputs.outcome, "finished")
      const reads = readsOf(scene)
      const refused = reads.findIndex(({ status }) => status === 429)
      const waitedMs = (reads[refused + 1]?.atMs ?? 0) - (reads[refused]?.atMs ?? 0)
      assert.ok(waitedMs >= seconds * SECOND, `the next read came after ${waitedMs} ms`)
    })
  }
})

test("a run on a key with a limit of twenty requests a minute stays below it", async (context) => {
  const scene = await sceneWith(context, {
    plan: { runningMs: 10 * MINUTE },
    limits: { requestsPerMinute: 20 },
    keys: [{ key: API_KEY }],
  })
  const result = await run(scene)
  assert.equal(result.outputs.outcome, "finished")
  assert.ok(scene.cursor.requests.every(({ status }) => status !== 429))
})
