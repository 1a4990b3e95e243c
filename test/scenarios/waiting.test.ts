import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { FaultAction } from "../../simulator/fault.ts"
import { assertExit, messages } from "./expectations.ts"
import { API_KEY } from "./scene.ts"
import { ENDLESS, MINUTE, SECOND, SHORT } from "./stories.ts"
import { ALWAYS, busiestMinute, READ, readsOf, run, sceneWith, stamped } from "./waits.ts"

describe("while the agent works", { concurrency: 3 }, () => {
  test("the looks become rarer, the log tells changes only, a word that nobody knows among them, and gives a sign of life every few minutes", async (context) => {
    // The second reads like an end, but a word in other letters is none.
    const unknown = ["PAUSED", "finished"]
    const statusWords = [...unknown, "RUNNING"].map((word, index) => ({ afterMs: (index + 1) * MINUTE, word }))
    const scene = await sceneWith(context, { plan: { runningMs: 31 * MINUTE, statusWords } })
    const result = await run(scene)
    assertExit(result, 0)
    const launchedMs = scene.cursor.requests.find(({ method }) => method === "POST")?.atMs ?? 0
    const looks = readsOf(scene).map(({ atMs }) => (atMs - launchedMs) / SECOND)
    assert.ok((looks[0] ?? 0) >= 13.4 && (looks[0] ?? 0) <= 18, String(looks[0]))
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
      [
        "RUNNING",
        ...unknown.map((word) => `${word} (a status this action does not know; waiting on)`),
        "RUNNING",
        "FINISHED",
      ],
    )
    const signs = lines.filter((line) => /^still RUNNING$/.test(line))
    assert.ok(signs.length >= 5 && signs.length <= 6, lines.join("\n"))
    assert.match(result.log.join("\n"), /\[3[12]:\d\d\] FINISHED\n.* after 3[12] min/)
  })

  test("a hostile status word reaches nothing as it is, and the first end counts, whatever a later turn does", async (context) => {
    const scene = await sceneWith(context, { plan: ENDLESS })
    const hostile = {
      id: "bc-1",
      status: "X\n::error::pwned ##[group]y",
      target: { url: "javascript:alert(1)", prUrl: "https://evil.example/o/r/pull/1", branchName: "--upload-pack=x" },
      createdAt: "never",
    }
    const id = "bc-00000000-0000-4000-8000-000000000000"
    const ended = {
      id,
      status: "FINISHED",
      target: { url: `https://cursor.com/agents?id=${id}` },
      createdAt: "2026-10-01T00:00:00Z",
    }
    for (const body of [hostile, ended])
      scene.cursor.addFault({ ...READ, action: { kind: "reply", status: 200, body } })
    const result = await run(scene)
    assert.deepEqual([result.outputs.outcome, result.outputs.status], ["finished", "FINISHED"])
    assert.equal(result.outputs.errorCode, "no-pull-request")
    const written = [...result.log, result.summary, ...Object.values(result.outputs)].join("\n")
    assert.ok(!/pwned|evil\.example|upload-pack|javascript:/.test(written))
    assert.equal(messages(result, "warning").filter((text) => text.includes("left out")).length, 3)
    assert.deepEqual(messages(result, "error"), [])
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

describe("twenty requests a minute is the limit of a key that people report; one run stays far below it", {
  concurrency: 3,
}, () => {
  test("while all goes well, its conversation in the log included", async (context) => {
    const scene = await sceneWith(context, {
      plan: { runningMs: 10 * MINUTE },
      limits: { requestsPerMinute: 20 },
      keys: [{ key: API_KEY }],
    })
    const result = await run(scene, { "log-conversation": "true" })
    assert.equal(result.outputs.outcome, "finished")
    assert.ok(scene.cursor.requests.every(({ status }) => status !== 429))
    assert.ok(busiestMinute(scene) <= 10, `${busiestMinute(scene)} requests in a minute`)
  })

  const TROUBLES: readonly (readonly [string, readonly FaultAction[], most: number])[] = [
    ["a limit that others have used up", [{ kind: "reply", status: 429, body: { error: "Too Many Requests" } }], 3],
    [
      "a server that fails, and then a connection that is always cut",
      [
        { kind: "reply", status: 500 },
        { kind: "reset", when: "before" },
      ],
      6,
    ],
  ]
  for (const [name, actions, most] of TROUBLES) {
    test(`when every read meets ${name}`, async (context) => {
      const scene = await sceneWith(context, { plan: ENDLESS })
      const last = actions.length - 1
      for (const [index, action] of actions.entries())
        scene.cursor.addFault({ method: "GET", times: index === last ? ALWAYS : 15, action })
      const result = await run(scene, { "log-conversation": "true" })
      assert.equal(result.outputs.outcome, "unknown")
      assert.ok(busiestMinute(scene) <= most, `${busiestMinute(scene)} requests in a minute`)
    })
  }
})
