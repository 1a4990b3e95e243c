// The Cursor adapter of Paperclip, by others, unchanged, against the simulated Cursor: it speaks v1 through
// `@cursor/sdk`, and always with variables for the agent, so its agents get their ids from the server. Later versions
// call Cursor alike, and bring 50 MB of other things.
import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { KEY, SECOND, STORY, shareCloud, useCloud } from "./clients/sdk-cloud.ts"

const shared = await shareCloud()
const { clock, cloud, ledgerOf, sdk } = shared
const { execute, testEnvironment } = await import("@paperclipai/adapter-cursor-cloud/server")

type Fields = Readonly<Record<string, unknown>>
type Wake = {
  /** What the wake before this one left. */
  readonly session?: Record<string, unknown> | null
  readonly config?: Fields
  /** Told of each line that the adapter logs. */
  readonly onEvent?: (event: Fields) => void
}

const REPO = "https://github.com/acme/widgets"
const TASK = "Fix the failing date test"
const adapter = { adapterType: "cursor_cloud", companyId: "company" }

/** The adapter is woken to do one run. */
async function wake({ session = null, config = {}, onEvent = () => {} }: Wake = {}) {
  const events: Fields[] = []
  const result = await execute({
    runId: "wake-1",
    agent: { ...adapter, id: "employee", name: "Programmer", adapterConfig: {} },
    runtime: { sessionId: null, sessionParams: session, sessionDisplayId: null, taskKey: null },
    config: { env: { CURSOR_API_KEY: KEY }, repoUrl: REPO, promptTemplate: TASK, autoCreatePR: true, ...config },
    context: {},
    onLog: async (_stream, line) => {
      const event = JSON.parse(line) as Fields
      events.push(event)
      onEvent(event)
    },
  })
  return { result, events, id: String(result.sessionParams?.cursorAgentId) }
}

describe("@paperclipai/adapter-cursor-cloud 2026.707.0", () => {
  useCloud(shared)

  test("creates an agent and follows it to its end; the next wake goes on with it", async () => {
    cloud.enqueueStories({ ...STORY, followUps: [{ ...STORY, summary: "More done." }] })
    const first = await wake({ config: { model: "composer-2", repoStartingRef: "main" } })
    const { created, branchName, pullRequestUrl } = ledgerOf(first.id)
    assert.deepEqual([first.result.exitCode, first.result.summary], [0, "All done."])
    const { status, git } = first.result.resultJson ?? {}
    const branches = [{ repoUrl: "github.com/acme/widgets", branch: branchName, prUrl: pullRequestUrl }]
    assert.deepEqual([status, git], ["finished", { branches }])
    assert.match(String(branchName), /^cursor\/paperclip-programmer-/)
    const said = new Set(first.events.map(({ message }) => (message as Fields | undefined)?.type))
    for (const type of ["status", "thinking", "tool_call", "assistant"]) assert.ok(said.has(type), type)
    assert.deepEqual([created?.agentId, created?.envVars?.PAPERCLIP_RUN_ID], [undefined, "wake-1"])
    assert.deepEqual([created?.model, created?.env], [{ id: "composer-2" }, { type: "cloud" }])

    const next = await wake({
      session: first.result.sessionParams ?? null,
      config: { model: "composer-2", repoStartingRef: "main", promptTemplate: "And leap seconds?" },
    })
    assert.deepEqual([next.id, next.result.exitCode, next.result.summary], [first.id, 0, "More done."])
    const [before, after] = ledgerOf(first.id).runs
    assert.match(String(before?.prompt), /Fix the failing date test$/)
    assert.match(String(after?.prompt), /And leap seconds\?$/)
    assert.equal(next.result.sessionParams?.latestRunId, after?.id)
  })

  test("comes back to a run that still works, and tells it the rest afterwards", async () => {
    const longMs = 10_000 * SECOND
    cloud.enqueueStories({ ...STORY, runningMs: longMs, followUps: [STORY] })
    const repos = [{ url: REPO }]
    const agent = await sdk.Agent.create({ apiKey: KEY, cloud: { repos } })
    const run = await agent.send(TASK)
    const { result, events } = await wake({
      session: { cursorAgentId: agent.agentId, latestRunId: run.id, runtime: "cloud", envType: "cloud", repos },
      onEvent: ({ message }) => {
        if (String(message).startsWith("Reattached")) clock.observe(clock.nowMs() + longMs)
      },
    })
    assert.equal(result.exitCode, 0)
    const started = events.filter(({ type }) => type === "cursor_cloud.init").map(({ runId }) => runId)
    const { runs } = ledgerOf(agent.agentId)
    assert.deepEqual([started, started[0]], [runs.map(({ id }) => id), run.id])
    assert.deepEqual(
      runs.map(({ status }) => status),
      ["FINISHED", "FINISHED"],
    )
  })

  test("tells how a run fails, and what Cursor refuses", async () => {
    cloud.enqueueStories({ ...STORY, end: "ERROR", summary: "" })
    const failed = await wake()
    assert.deepEqual([failed.result.exitCode, failed.result.errorMessage], [1, "Cursor run error"])
    assert.equal(failed.result.sessionParams?.latestRunId, ledgerOf(failed.id).runs[0]?.id)
    const count = cloud.launchCount
    const refusals: readonly (readonly [Fields, RegExp])[] = [
      [{ env: { CURSOR_API_KEY: "wrong" } }, /Invalid User API Key/],
      [{ repoUrl: "https://github.com/acme/other" }, /acme\/other/],
      [{ model: "none" }, /none/],
    ]
    for (const [config, told] of refusals) {
      const { result } = await wake({ config })
      assert.equal(result.exitCode, 1)
      assert.match(String(result.errorMessage), told)
    }
    assert.equal(cloud.launchCount, count)
  })

  test("checks its settings with the account", async () => {
    const check = async (config: Fields) => {
      const { status, checks } = await testEnvironment({
        ...adapter,
        config: { env: { CURSOR_API_KEY: KEY }, repoUrl: REPO, ...config },
      })
      return [status, ...checks.map(({ code }) => code.replace("cursor_cloud_", ""))]
    }
    assert.deepEqual(await check({ model: "composer-2" }), ["pass", "repo_present", "auth_ok", "model_ok"])
    assert.deepEqual(await check({ model: "none" }), ["warn", "repo_present", "auth_ok", "model_unknown"])
    assert.deepEqual(await check({ env: { CURSOR_API_KEY: "wrong" } }), ["fail", "repo_present", "auth_failed"])
  })
})

test("nothing that Paperclip's adapter did or got broke the contract", () => {
  assert.deepEqual(cloud.violations, [])
})
