import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { KeyOptions } from "../../simulator/cursor/keys.ts"
import { startToolServer, type ToolAnswer, type ToolServer } from "./clients/tool-server.ts"
import { KEY, MINUTE, type Scene, startScene } from "./cursor-scene.ts"

/**
 * Clients that others wrote against the real API, from the npm registry and unchanged, work with the simulator: so it
 * behaves as others expect, and not only as this project reads the documentation.
 */
const CLOUD_AGENT = startToolServer(
  {
    package: "cursor-cloud-agent-mcp",
    program: "src/server-stdio.ts",
    // It is published as TypeScript. package.json puts another stripper of types in the place of its own, which would
    // bring a compiler with an install script.
    preload: ["tsx/register"],
  },
  KEY,
)
const BACKGROUND_AGENT = startToolServer(
  { package: "cursor-background-agent-mcp-server", program: "dist/mcpStdioServer.js" },
  KEY,
)

/** The only key of a cloud for which KEY is wrong. */
const ANOTHER: KeyOptions = { key: "key_of_somebody_else" }

type Said = Readonly<Record<string, unknown>>

/** The client, whose key is KEY, in front of a new cloud that knows this key. */
async function meet(client: ToolServer, key: KeyOptions = { key: KEY }) {
  const scene = await startScene({ models: ["composer-2", "gpt-5.2"], keys: [key] })
  client.moveTo(scene.cloud.url)
  return {
    ...scene,
    /** What the tool said of a call that went well. */
    said: async (tool: string, input?: unknown): Promise<Said> => {
      const { result, error } = await client.call(tool, input)
      assert.ok(result && !result.isError, JSON.stringify(result ?? error))
      return JSON.parse(result.content[0]?.text ?? "") as Said
    },
    /** The answer to a call that did not. */
    apiErrorBody: async (tool: string, input?: unknown): Promise<string> => complaintIn(await client.call(tool, input)),
  }
}

function complaintIn({ result, error }: ToolAnswer): string {
  if (error) return JSON.stringify(error.data)
  assert.equal(result?.isError, true)
  return result.content.map(({ text }) => text).join("\n")
}

function onlyAgent({ cloud }: Scene) {
  const [agent, ...more] = cloud.agents
  assert.ok(agent && more.length === 0, "the ledger holds one agent")
  return agent
}

function requestLines({ cloud }: Scene): readonly string[] {
  return cloud.requests.map(
    ({ method, path, status }) => `${method} ${path.replace(/bc-[0-9a-f-]{36}/, "ID")} ${status}`,
  )
}

const TASK = {
  prompt: "Fix the failing date test",
  repository: "https://github.com/acme/widgets",
  ref: "develop",
  auto_pr: true,
  branch_name: "fix-dates",
  model: "gpt-5.2",
}

describe("cursor-cloud-agent-mcp 1.0.2, which checks each answer against its own schema", () => {
  test("a task from launch to deletion", async () => {
    const desk = await meet(CLOUD_AGENT)
    const launched = await desk.said("create_task", TASK)
    assert.equal(launched.status, "CREATING")
    const { id, request, promptText } = onlyAgent(desk)
    assert.deepEqual([launched.id, promptText], [id, TASK.prompt])
    assert.deepEqual(request, {
      prompt: { text: TASK.prompt },
      source: { repository: TASK.repository, ref: "develop" },
      target: { autoCreatePr: true, branchName: "fix-dates" },
      model: "gpt-5.2",
    })

    desk.pass(MINUTE)
    assert.equal((await desk.said("get_task", { id })).status, "RUNNING")
    desk.pass(10 * MINUTE)
    const finished = await desk.said("get_task", { id })
    assert.equal(finished.status, "FINISHED")
    assert.deepEqual((finished.target as Said).prUrl, onlyAgent(desk).pullRequestUrl)
    assert.match(String(finished.summary), /is done/)

    assert.deepEqual(await desk.said("add_followup", { id, prompt: "And leap seconds?" }), { id })
    assert.deepEqual(
      onlyAgent(desk).followUps.map(({ text }) => text),
      ["And leap seconds?"],
    )
    desk.pass(10 * MINUTE)
    const { messages } = await desk.said("get_conversation", { id })
    const texts = (messages as readonly Said[]).map(({ type, text }) => `${type}: ${text}`)
    assert.equal(texts.length, onlyAgent(desk).messageCount)
    assert.equal(texts[0], `user_message: ${TASK.prompt}`)
    assert.ok(texts.includes("user_message: And leap seconds?"))

    assert.deepEqual(await desk.said("delete_task", { id }), { id })
    assert.notEqual(onlyAgent(desk).deletedAtMs, undefined)
    assert.match(await desk.apiErrorBody("get_task", { id }), /API error 404/)
    assert.deepEqual(desk.cloud.violations, [])
  })

  test("lists page by page, and filters what it got", async () => {
    const desk = await meet(CLOUD_AGENT)
    const ids = [await desk.launch(), await desk.launch(), await desk.launch()]
    const first = await desk.said("list_tasks", { limit: 2 })
    const second = await desk.said("list_tasks", { limit: 2, cursor: first.nextCursor })
    const listed = [first, second].flatMap(({ tasks }) => (tasks as readonly Said[]).map(({ id }) => id))
    assert.deepEqual(listed, ids.toReversed())
    assert.equal(second.nextCursor, undefined)
    const filtered = await desk.said("list_tasks", { filter: ids[0] })
    assert.deepEqual([filtered.filtered_count, filtered.total_count], [1, 3])
  })

  test("the account: its owner, models and repositories", async () => {
    const desk = await meet(CLOUD_AGENT)
    assert.equal((await desk.said("get_me")).userEmail, "developer@example.com")
    assert.deepEqual(await desk.said("get_models"), { models: ["composer-2", "gpt-5.2"] })
    const wanted = { include_all: true, regex_patterns: ["acme/widgets"] }
    const { available } = await desk.said("get_repos", wanted)
    assert.deepEqual(available, [{ owner: "acme", name: "widgets", repository: "https://github.com/acme/widgets" }])
    assert.deepEqual(desk.cloud.violations, [])
  })

  test("a wrong key, an unknown model, a repository that Cursor cannot see", async () => {
    const stranger = await meet(CLOUD_AGENT, ANOTHER)
    assert.match(await stranger.apiErrorBody("get_models"), /API error 401: .*Unauthorized/)
    const desk = await meet(CLOUD_AGENT)
    assert.match(
      await desk.apiErrorBody("create_task", { ...TASK, model: "none" }),
      /API error 400: .*'none' is not available/,
    )
    const elsewhere = { ...TASK, repository: "https://github.com/acme/other" }
    assert.match(await desk.apiErrorBody("create_task", elsewhere), /API error 400/)
    assert.equal(desk.cloud.launchCount, 0)
  })

  test("asks whose a key is, and so finds no service account's", async () => {
    const desk = await meet(CLOUD_AGENT, { key: KEY, kind: "service-account" })
    assert.match(await desk.apiErrorBody("get_me"), /API error 404: .*API key not found/)
  })
})

describe("cursor-background-agent-mcp-server 1.0.3, which passes answers on as they come", () => {
  const prompt = { text: TASK.prompt }
  const source = { repository: TASK.repository, ref: TASK.ref }

  test("an agent from launch to its conversation", async () => {
    const desk = await meet(BACKGROUND_AGENT)
    const launched = await desk.said("launchAgent", { prompt, source })
    const { id, request } = onlyAgent(desk)
    assert.deepEqual([launched.id, launched.status], [id, "CREATING"])
    assert.deepEqual(request, { prompt, source })
    desk.pass(10 * MINUTE)
    assert.equal((await desk.said("getAgentStatus", { agentId: id })).status, "FINISHED")
    const { agents } = await desk.said("listAgents")
    assert.deepEqual(
      (agents as readonly Said[]).map((agent) => agent.id),
      [id],
    )
    await desk.said("addFollowup", { agentId: id, prompt: { text: "And leap seconds?" } })
    assert.deepEqual(
      onlyAgent(desk).followUps.map(({ text }) => text),
      ["And leap seconds?"],
    )
    const conversation = await desk.said("getAgentConversation", { agentId: id })
    assert.equal((conversation.messages as readonly Said[]).length, onlyAgent(desk).messageCount)
    assert.deepEqual(desk.cloud.violations, [])
  })

  test("declares other forms of two answers than the API documents: objects as models, `success` for a follow-up", async () => {
    const desk = await meet(BACKGROUND_AGENT)
    assert.deepEqual(await desk.said("listModels"), { models: ["composer-2", "gpt-5.2"] })
    const agentId = await desk.launch()
    assert.deepEqual(await desk.said("addFollowup", { agentId, prompt }), { id: agentId })
  })

  test("knows the repositories' own limit", async () => {
    const desk = await meet(BACKGROUND_AGENT)
    const { repositories } = await desk.said("listRepositories")
    assert.equal((repositories as readonly Said[]).length, 1)
    assert.deepEqual(await desk.said("listRepositories"), { error: "Rate limit exceeded. Please try again later." })
    assert.deepEqual(requestLines(desk), ["GET /v0/repositories 200", "GET /v0/repositories 429"])
  })

  test("tells a wrong key, an unknown agent and a refused launch apart by the status", async () => {
    const stranger = await meet(BACKGROUND_AGENT, ANOTHER)
    assert.match(await stranger.apiErrorBody("listAgents"), /AUTHENTICATION_FAILED/)
    const desk = await meet(BACKGROUND_AGENT)
    assert.match(await desk.apiErrorBody("getAgentStatus", { agentId: "bc-none" }), /RESOURCE_NOT_FOUND/)
    const elsewhere = { repository: "https://github.com/acme/other", ref: "main" }
    assert.match(await desk.apiErrorBody("launchAgent", { prompt, source: elsewhere }), /"status":400/)
    assert.equal(desk.cloud.launchCount, 0)
  })
})
