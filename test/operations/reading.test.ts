import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { describe, test } from "node:test"
import { assertExit, assertOutputs, messages, onlyMessage } from "../scenarios/expectations.ts"
import { HOME } from "../scenarios/payloads.ts"
import { API_KEY, logText, setScene } from "../scenarios/scene.ts"
import { asked, changedElsewhere, DONE, earlierAgent, resultOf, temporaryFolder } from "./stage.ts"

const PULL_REQUEST = `https://github.com/${HOME.fullName}/pull/3`

describe("models", () => {
  test("lists the ids without the pseudo-id; inputs without effect warn, each by name and without its value", async (context) => {
    const scene = await setScene(context, { cursor: { models: ["composer-2", "default", "gpt-5.2"] } })
    const unused = { prompt: "Secret plan", "timeout-minutes": "5", wait: "TRUE", label: "x" }
    const result = await scene.run({ inputs: { operation: "models", ...unused } })
    assertExit(result, 0)
    assertOutputs(result, {
      outcome: "ok",
      result: JSON.stringify({ models: ["composer-2", "gpt-5.2"], complete: true }),
    })
    assert.match(logText(result), /^2 models\.\ncomposer-2\ngpt-5\.2$/m)
    assert.match(result.summary, /^## 2 models.*\n\n- `composer-2`\n- `gpt-5\.2`$/m)
    assert.deepEqual(messages(result, "warning"), [
      "`prompt` has no effect for the operation `models`.",
      "`timeout-minutes` has no effect for the operation `models`.",
      "`label` has no effect for the operation `models`.",
    ])
    assert.deepEqual(asked(scene), ["GET /v0/models 200"])
    assert.deepEqual(scene.github.requests, [])
  })

  test("a server that fails for good is an error with its own code", async (context) => {
    const scene = await setScene(context)
    scene.cursor.addFault({
      path: "/v0/models",
      times: 9,
      action: { kind: "reply", status: 502, body: "bad gateway" },
    })
    const result = await scene.run({ inputs: { operation: "models" } })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "server-error" })
    assert.match(result.summary, /^## Operation models failed/m)
  })
})

describe("me", () => {
  test("a user's key: whose it is in the output, and only a hint of the address where others read", async (context) => {
    const scene = await setScene(context, { cursor: { keys: [{ key: API_KEY, name: "CI" }] } })
    const result = await scene.run({ inputs: { operation: "me" } })
    assertExit(result, 0)
    const { kind, apiKeyName, userEmail } = resultOf(result)
    assert.deepEqual(
      { kind, apiKeyName, userEmail },
      {
        kind: "user",
        apiKeyName: "CI",
        userEmail: "developer@example.com",
      },
    )
    for (const text of [logText(result), result.summary]) {
      assert.match(text, /d…@example\.com/)
      assert.doesNotMatch(text, /developer@/)
    }
  })

  test("a service account's key, which /v0/me does not know", async (context) => {
    const scene = await setScene(context, { cursor: { keys: [{ key: API_KEY, kind: "service-account" }] } })
    const result = await scene.run({ inputs: { operation: "me" } })
    assertExit(result, 0)
    assert.deepEqual(resultOf(result), { kind: "service-account" })
    assert.deepEqual(asked(scene), ["GET /v0/me 404", "GET /v0/models 200"])
  })

  test("a key that nobody knows", async (context) => {
    const scene = await setScene(context, { cursor: { keys: [{ key: "crsr_another_key_altogether" }] } })
    const result = await scene.run({ inputs: { operation: "me" } })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "wrong-key" })
  })
})

describe("status", () => {
  test("reads one agent in the API's own form; a failed one is no failed step, an address from elsewhere is withheld", async (context) => {
    const scene = await setScene(context)
    const url = "https://evil.example/pull/1"
    const id = scene.cursor.addAgent(earlierAgent({ ...DONE, end: "ERROR", pullRequest: { lateMs: 0, url } }))
    const result = await scene.run({ inputs: { operation: "status", "agent-id": id } })
    assertExit(result, 0)
    assertOutputs(result, {
      outcome: "ok",
      status: "ERROR",
      agentId: id,
      agentUrl: `https://cursor.com/agents?id=${id}`,
      branchName: /^cursor\//,
      result: /"status":"ERROR"/,
    })
    const { source, target } = resultOf(result)
    assert.deepEqual(source, { repository: `https://github.com/${HOME.fullName}`, ref: "master" })
    assert.deepEqual(Object.keys(Object(target)), ["url", "branchName"])
    assert.match(onlyMessage(result, "warning"), /pull request's address/)
    assert.ok(!logText(result).includes("evil.example"))
    assert.deepEqual(asked(scene), ["GET /v0/agents/ID 200"])
  })

  test("an agent that nobody knows", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run({ inputs: { operation: "status", "agent-id": "bc-not-there" } })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "agent-not-found", agentId: "bc-not-there" })
  })
})

describe("list", () => {
  test("whose cursor comes again is told as incomplete, after a few pages", async (context) => {
    const scene = await setScene(context, { cursor: { listCursor: "repeats" } })
    const id = scene.cursor.addAgent(earlierAgent(DONE))
    const result = await scene.run({ inputs: { operation: "list" } })
    assertExit(result, 0)
    const { agents, complete } = resultOf(result)
    assert.ok(Array.isArray(agents))
    assert.deepEqual([agents.map((agent) => agent.id), complete], [[id], false])
    assert.ok(scene.cursor.requests.length <= 4, `${scene.cursor.requests.length} requests`)
  })

  test("pages through the agents, the newest first, up to 200", async (context) => {
    const scene = await setScene(context)
    const startMs = Date.now() - 1_000_000
    for (let number = 0; number < 230; number++) {
      scene.cursor.addAgent(earlierAgent(DONE, { id: `bc-${number}`, createdAtMs: startMs + number * 1000 }))
    }
    const result = await scene.run({ inputs: { operation: "list" } })
    assertExit(result, 0)
    const { agents, complete } = resultOf(result)
    assert.ok(Array.isArray(agents))
    assert.equal(agents[0].id, "bc-229")
    assert.equal(complete, false)
    assert.ok((result.outputs.result ?? "").length < 64 * 1024, "the output is whole JSON and not cut")
    assert.match(logText(result), /^200 agents, and there are more\.$/m)
    assert.equal(scene.cursor.requests.length, 3)
  })

  test("of one pull request, also from a server that does not filter", async (context) => {
    const scene = await setScene(context, { cursor: { ignoresFilter: true } })
    const id = scene.cursor.addAgent(earlierAgent(DONE))
    scene.cursor.addAgent(earlierAgent({ ...DONE, pullRequest: "none" }))
    const result = await scene.run({ inputs: { operation: "list", "pr-url": PULL_REQUEST } })
    assertExit(result, 0)
    const { agents } = resultOf(result)
    assert.ok(Array.isArray(agents) && agents.length === 1)
    assert.equal(agents[0].id, id)
    assert.equal(agents[0].target.prUrl, PULL_REQUEST)
    assert.deepEqual(messages(result, "warning"), [])
    assert.match(result.summary, new RegExp(`\\[Pull request #3\\]\\(${PULL_REQUEST}\\)`))
  })
})

describe("repositories", () => {
  test("one request, and whether this repository is there; within a minute a plain answer, and no third request", async (context) => {
    const scene = await setScene(context, { cursor: { repositories: [{ name: HOME.fullName }, { name: "octo/lib" }] } })
    const inputs = { operation: "repositories", repository: "octo/missing" }
    const first = await scene.run({ inputs })
    assertExit(first, 0)
    const { repositories } = resultOf(first)
    assert.ok(Array.isArray(repositories) && repositories.length === 2)
    assert.match(logText(first), /^octo\/missing is not among them\.$/m)
    assert.deepEqual(asked(scene), ["GET /v0/repositories 200"])
    const second = await scene.run({ inputs })
    assertExit(second, 1)
    assertOutputs(second, { outcome: "error", errorCode: "rate-limit" })
    assert.match(
      onlyMessage(second, "error"),
      /not available now: Cursor answers this question once a minute and 30 times/,
    )
    assert.equal(scene.cursor.requests.length, 2)
  })

  test("a server that never answers is waited for two minutes, once", async (context) => {
    const scene = await setScene(context)
    scene.cursor.addFault({ path: "/v0/repositories", action: { kind: "silence" } })
    const result = await scene.run({ inputs: { operation: "repositories" }, silence: true })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "unreachable" })
    assert.match(onlyMessage(result, "error"), /no complete answer within 120 s/)
    assert.equal(scene.cursor.requests.length, 1)
  })
})

describe("conversation", () => {
  const story = {
    ...DONE,
    messages: ["I read `::error::boom`.\n::set-output name=x::y", "Done. @octocat <!-- hidden -->"],
  }

  test("a file, inert Markdown, the answer as JSON, and with log-conversation the log, where no line is a command", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(story))
    const result = await scene.run({
      inputs: { operation: "conversation", "agent-id": id, "log-conversation": "true" },
      tempRoot: temporaryFolder(context),
    })
    assertExit(result, 0)
    const path = result.outputs.conversationPath ?? ""
    const file: unknown = JSON.parse(readFileSync(path, "utf8"))
    assert.ok(typeof file === "object" && file !== null && "id" in file && "messages" in file)
    assert.equal(file.id, id)
    assert.ok(Array.isArray(file.messages))
    assert.deepEqual(
      file.messages.map(({ type, text }: { type: string; text: string }) => [type, text]),
      [["user_message", "Fix the date test"], ...story.messages.map((text) => ["assistant_message", text])],
    )
    assert.deepEqual(resultOf(result), { id, messages: file.messages, complete: true })
    assert.match(result.summary, /\*\*Agent, message 3\*\*\n\n> Done\. `@octocat` `<!--` hidden `-->`/)
    assert.match(logText(result), /^##\[group\]Agent, message 2\n\| I read .*\n\| : ?:set-output/m)
    assert.deepEqual(result.annotations, [])
  })

  for (const end of ["EXPIRED", "deleted"]) {
    test(`${end}: words that say so`, async (context) => {
      const scene = await setScene(context)
      const id = scene.cursor.addAgent(earlierAgent(end === "EXPIRED" ? { ...DONE, end } : DONE))
      if (end === "deleted") await changedElsewhere(scene, "DELETE", id)
      const result = await scene.run({ inputs: { operation: "conversation", "agent-id": id } })
      assertExit(result, 1)
      assertOutputs(result, { outcome: "error", errorCode: "agent-deleted", agentId: id })
      assert.match(onlyMessage(result, "error"), /deleted, archived or expired/)
    })
  }
})

describe("what an operation needs", () => {
  test("an agent: without agent-id it stops before any request", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run({ inputs: { operation: "status" } })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "bad-input" })
    assert.match(onlyMessage(result, "error"), /^The operation `status` needs `agent-id`/)
    assert.deepEqual(asked(scene), [])
  })

  test("one that does not exist is answered with those that do, and an id of an odd form is refused", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run({ inputs: { operation: "lauch", "agent-id": "../me" } })
    assertExit(result, 1)
    assert.match(onlyMessage(result, "error"), /"lauch" is not one of `launch`, .*`doctor`/)
    assert.match(onlyMessage(result, "error"), /Input `agent-id`: "\.\.\/me" is not an agent's id/)
    assert.deepEqual(asked(scene), [])
  })

  test("without a key", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run({ inputs: { operation: "models", "api-key": "" } })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "missing-key" })
  })
})
