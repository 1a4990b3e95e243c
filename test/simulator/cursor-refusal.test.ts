import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { CursorCloudOptions, PreloadedAgent } from "../../simulator/cursor/settings.ts"
import { KEY, LAUNCH, MINUTE, SECOND, START_MS, startScene } from "./cursor-scene.ts"

type Refused = {
  readonly name: string
  readonly options?: Partial<CursorCloudOptions>
  /** Default: a launch. */
  readonly request?: string
  readonly body?: unknown
  readonly authorization?: string
  /** The status and the `error` text of the reply. */
  readonly says: string
  /** Whether the request breaks the contract, so that it is noted as well. */
  readonly violates?: true
}

const OLD = "/v0/agents/bc-old"
const REPOSITORY = "https://github.com/acme/widgets"
const old = (ageMs: number, story: PreloadedAgent["story"] = { runningMs: 0 }) => ({
  agents: [{ id: "bc-old", request: LAUNCH, createdAtMs: START_MS - ageMs, story }],
})
const ended = old(MINUTE)
const expired = old(MINUTE, { runningMs: 0, end: "EXPIRED" })
const ancient = old(200 * 24 * 60 * MINUTE)
const noApp = { repositories: [{ name: "acme/widgets", appInstalled: false }] }
const noDefault = { repositories: [{ name: "acme/widgets", defaultBranch: null }] }
const free = { keys: [{ key: KEY, plan: "free" as const }] }
const more = { prompt: { text: "More" } }

const launchFrom = (source: object) => ({ ...LAUNCH, source })
const withImage = (data: string) => ({ prompt: { text: "x", images: [{ data }] } })
const upgrade = "403 Cloud Agent is not available for free users. Please upgrade to Pro."
const privacy = "400 Bad Request: Cloud agent is not supported in Privacy Mode (Legacy)."
const storage = "403 Storage mode is disabled. Please enable storage in your Cursor settings to use agents via API."
const noBranch = (branch: string) => `400 Failed to verify existence of branch '${branch}' in repository acme/widgets.`
const noPull = (url: string) => `400 Failed to resolve pull request ${url}`

const refused: readonly Refused[] = [
  { name: "a wrong key", request: "GET /v0/me", authorization: "Bearer nobody", says: "401 Unauthorized" },
  { name: "no key", request: "GET /v0/me", authorization: "", says: "401 Unauthorized", violates: true },
  { name: "a scheme", request: "GET /v0/me", authorization: `Token ${KEY}`, says: "401 Unauthorized", violates: true },
  { name: "a free plan, at launch", options: free, says: upgrade },
  { name: "a free plan, anywhere", options: free, request: "GET /v0/models", says: upgrade },
  {
    name: "a service account that asks who it is",
    options: { keys: [{ key: KEY, kind: "service-account" }] },
    request: "GET /v0/me",
    says: "404 API key not found",
  },
  { name: "legacy privacy", options: { privacyMode: "legacy" }, says: privacy },
  { name: "disabled storage", options: { storageMode: "disabled" }, says: storage },

  { name: "a model", body: { ...LAUNCH, model: "gpt-1" }, says: "400 Model 'gpt-1' is not available or invalid." },
  {
    name: "an account's own model",
    options: { defaultModel: "gone" },
    says: "400 Model 'gone' is not available or invalid.",
  },
  {
    name: "a foreign repository",
    body: launchFrom({ repository: "https://github.com/acme/secret.git" }),
    says: "400 You do not have access to repository acme/secret",
  },
  {
    name: "a repository elsewhere",
    body: launchFrom({ repository: "https://example.com/acme/widgets" }),
    says: "400 Repository does not exist",
  },
  { name: "a bare name", body: launchFrom({ repository: "acme/widgets" }), says: "400 Repository does not exist" },
  { name: "a missing branch", body: launchFrom({ repository: REPOSITORY, ref: "nope" }), says: noBranch("nope") },
  { name: "a branch without the app", options: noApp, says: noBranch("main") },
  {
    name: "no branch without the app",
    options: noApp,
    body: launchFrom({ repository: REPOSITORY }),
    says: "400 Failed to determine repository default branch",
  },
  {
    name: "no branch and no default",
    options: noDefault,
    body: launchFrom({ repository: REPOSITORY }),
    says: "400 Failed to determine repository default branch",
  },
  {
    name: "a missing pull request",
    body: launchFrom({ prUrl: `${REPOSITORY}/pull/8` }),
    says: noPull(`${REPOSITORY}/pull/8`),
  },
  {
    name: "an agent over the ceiling",
    options: { limits: { activeAgents: 0 } },
    says: "403 You have reached the limit of 0 active agents",
  },
  {
    name: "an image that is an address",
    body: { ...LAUNCH, ...withImage("data:image/png;base64,AAAA") },
    says: "400 Invalid creation request parameters",
  },

  { name: "a malformed id", request: "GET /v0/agents/42", says: "400 Invalid agent ID" },
  { name: "an encoded malformed id", request: "GET /v0/agents/bc-1%2F..%2Fx", says: "400 Invalid agent ID" },
  { name: "no encoding", request: "GET /v0/agents/bc-%E0%A4%A", says: "400 Bad Request", violates: true },
  { name: "an unknown id", request: "GET /v0/agents/bc-1", says: "404 Agent not found" },
  { name: "an unknown conversation", request: "GET /v0/agents/bc-1/conversation", says: "404 Agent not found" },
  {
    name: "an expired conversation",
    options: expired,
    request: `GET ${OLD}/conversation`,
    says: "409 Agent is deleted",
  },
  {
    name: "more, expired",
    options: expired,
    request: `POST ${OLD}/followup`,
    body: more,
    says: "409 Agent is deleted",
  },
  { name: "a stop, expired", options: expired, request: `POST ${OLD}/stop`, says: "409 Agent is deleted" },
  { name: "a deletion, expired", options: expired, request: `DELETE ${OLD}`, says: "409 Agent is deleted" },
  { name: "a stop, ended", options: ended, request: `POST ${OLD}/stop`, says: "400 Agent is not running" },
  {
    name: "no image in a follow-up",
    options: ended,
    request: `POST ${OLD}/followup`,
    body: withImage("?"),
    says: "400 Invalid followup request parameters",
  },
  {
    name: "artifacts after six months",
    options: ancient,
    request: `GET ${OLD}/artifacts`,
    says: "400 Artifacts are not available for agents older than six months",
  },
  {
    name: "a missing artifact",
    options: ended,
    request: `GET ${OLD}/artifacts/download?path=/x`,
    says: "404 Artifact not found",
  },
  {
    name: "an artifact without a path",
    options: ended,
    request: `GET ${OLD}/artifacts/download`,
    says: "400 Invalid query parameters",
    violates: true,
  },
  { name: "a made-up cursor", request: "GET /v0/agents?cursor=abc", says: "400 Invalid cursor" },
  { name: "0", request: "GET /v0/agents?limit=0", says: "400 Invalid query parameters", violates: true },
  { name: "101", request: "GET /v0/agents?limit=101", says: "400 Invalid query parameters", violates: true },
  { name: "ten", request: "GET /v0/agents?limit=ten", says: "400 Invalid query parameters", violates: true },
  { name: "a query", request: "GET /v0/agents?state=all", says: "400 Invalid query parameters", violates: true },
  { name: "an unknown path", request: "GET /v2/agents", says: "404 Not Found", violates: true },
  { name: "a longer path", request: "POST /v0/agents/bc-1/cancel", says: "404 Not Found", violates: true },
  { name: "a slash more", request: "GET /v0/models/", says: "404 Not Found", violates: true },
  { name: "an unknown method", request: "PUT /v0/agents", says: "405 Method Not Allowed", violates: true },
  { name: "broken JSON", body: '{"prompt":', says: "400 Invalid JSON in request body", violates: true },
]

describe("refuses", () => {
  for (const { name, options, request = "POST /v0/agents", body = LAUNCH, authorization, says, violates } of refused) {
    test(`${name} (${request}): ${says}`, async () => {
      const { call, cloud } = await startScene(options)
      const [method = "", path = ""] = request.split(" ")
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
      const reply = await call(method, path, method === "POST" ? body : undefined, headers)
      assert.equal(`${reply.status} ${reply.body.error}`, says)
      assert.deepEqual(
        cloud.violations.map((violation) => violation.side),
        violates ? ["request"] : [],
      )
      assert.equal(cloud.launchCount, 0)
    })
  }

  test("everything about a deleted agent, a stop of a stopped one, a follow-up that may not wake it", async () => {
    const { call, cloud, launch } = await startScene({ resumeStopped: false })
    const [deleted, stopped] = [await launch(), await launch()]
    await call("DELETE", `/v0/agents/${deleted}`)
    await call("POST", `/v0/agents/${stopped}/stop`)
    for (const [method, path, body, says] of [
      ["GET", `${deleted}`, undefined, "404 Agent not found"],
      ["GET", `${deleted}/conversation`, undefined, "409 Agent is deleted"],
      ["POST", `${deleted}/followup`, more, "409 Agent is deleted"],
      ["POST", `${deleted}/stop`, undefined, "409 Agent is deleted"],
      ["DELETE", `${deleted}`, undefined, "409 Agent is deleted"],
      ["GET", `${deleted}/artifacts`, undefined, "404 Agent not found"],
      ["POST", `${stopped}/stop`, undefined, "400 Agent is not running"],
      ["POST", `${stopped}/followup`, more, "409 Agent is stopped and cannot be resumed"],
    ] as const) {
      const reply = await call(method, `/v0/agents/${path}`, body)
      assert.equal(`${reply.status} ${reply.body.error}`, says)
    }
    assert.deepEqual(cloud.violations, [])
  })

  test("agents over the ceiling, until one has ended", async () => {
    const { call, launch, pass } = await startScene({ limits: { activeAgents: 2 } })
    await launch()
    await launch()
    assert.equal((await call("POST", "/v0/agents", LAUNCH)).status, 403)
    pass(10 * MINUTE)
    assert.equal((await call("POST", "/v0/agents", LAUNCH)).status, 201)
  })
})

describe("limits rates", () => {
  for (const headers of [false, true]) {
    test(`per account and minute, ${headers ? "with" : "without"} headers`, async () => {
      const keys = [{ key: KEY, account: "a" }, { key: "same", account: "a" }, { key: "other" }]
      const { call, pass } = await startScene({ keys, limits: { requestsPerMinute: 3, headers } })
      const ask = (key: string) => call("GET", "/v0/models", undefined, { authorization: `Bearer ${key}` })
      assert.equal((await ask(KEY)).status, 200)
      pass(20 * SECOND)
      assert.equal((await ask("same")).status, 200)
      assert.equal((await ask(KEY)).status, 200)
      const reply = await ask("same")
      assert.equal(`${reply.status} ${reply.body.error}`, "429 Too Many Requests")
      assert.equal(reply.headers.get("retry-after"), headers ? "40" : null)
      assert.equal(reply.headers.get("x-ratelimit-reset"), headers ? String(START_MS / 1000 + 60) : null)
      assert.equal((await ask("other")).status, 200)
      pass(40 * SECOND)
      assert.equal((await ask(KEY)).status, 200)
      assert.equal((await ask(KEY)).status, 429)
    })
  }

  test("repositories: once a minute and thirty times an hour", async () => {
    const { call, cloud, pass } = await startScene()
    const statuses = []
    for (let halfMinute = 0; halfMinute < 124; halfMinute += 1) {
      const isAgain = halfMinute % 2 === 1
      if (!isAgain || halfMinute < 8) statuses.push((await call("GET", "/v0/repositories")).status)
      pass(MINUTE / 2)
    }
    assert.deepEqual(statuses.splice(0, 8), [200, 429, 200, 429, 200, 429, 200, 429])
    const [firstFull, lastFull, again] = [statuses.indexOf(429), statuses.lastIndexOf(429), statuses.lastIndexOf(200)]
    assert.deepEqual([firstFull, lastFull, again], [26, 55, 57])
    assert.deepEqual(cloud.violations, [])
  })
})
