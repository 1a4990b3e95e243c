import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import { LAUNCH, startScene } from "./cursor-scene.ts"

const short = {
  code: "too_small",
  minimum: 1,
  inclusive: true,
  message: "Too small: must NOT have fewer than 1 characters",
}
const wrong = (path: readonly (string | number)[], expected: string, received: string) => ({
  code: "invalid_type",
  expected,
  received,
  path,
  message: `Expected ${expected}, received ${received}`,
})
const missing = (...path: string[]) => ({ code: "invalid_type", received: "undefined", path, message: "Required" })
const unknown = (key: string, ...path: string[]) => ({
  code: "unrecognized_keys",
  keys: [key],
  path,
  message: `Unrecognized key(s) in object: '${key}'`,
})
const tooMany = {
  code: "too_big",
  maximum: 5,
  inclusive: true,
  path: ["prompt", "images"],
  message: "Too big: must NOT have more than 5 items",
}
const images = (...data: unknown[]) => ({
  ...LAUNCH,
  prompt: { text: "x", images: data.map((item) => ({ data: item })) },
})
const webhook = (url: string, secret?: string) => ({ ...LAUNCH, webhook: { url, secret } })

const wrongLaunches: readonly (readonly [name: string, body: unknown, issue: object])[] = [
  ["an unknown key", { ...LAUNCH, mode: "plan" }, unknown("mode")],
  ["an unknown key further in", { ...LAUNCH, target: { draft: true } }, unknown("draft", "target")],
  ["no prompt", { source: LAUNCH.source }, missing("prompt")],
  ["no text", { ...LAUNCH, prompt: {} }, missing("prompt", "text")],
  ["no body", undefined, missing()],
  ["a list", [], wrong([], "object", "array")],
  ["null", "null", wrong([], "object", "null")],
  ["JSON inside a text of JSON", JSON.stringify(JSON.stringify(LAUNCH)), wrong([], "object", "string")],
  ["a number for the text", { ...LAUNCH, prompt: { text: 3 } }, wrong(["prompt", "text"], "string", "number")],
  [
    "a word for a switch",
    { ...LAUNCH, target: { autoCreatePr: "true" } },
    wrong(["target", "autoCreatePr"], "boolean", "string"),
  ],
  ["an empty text", { ...LAUNCH, prompt: { text: "" } }, { ...short, path: ["prompt", "text"] }],
  ["an empty ref", { ...LAUNCH, source: { repository: "x", ref: "" } }, { ...short, path: ["source", "ref"] }],
  ["six images", images("AA", "AA", "AA", "AA", "AA", "AA"), tooMany],
  ["an image without data", images("AA", null), wrong(["prompt", "images", 1, "data"], "string", "null")],
  [
    "no source",
    { ...LAUNCH, source: {} },
    { code: "custom", path: ["source"], message: "Either repository or prUrl is required" },
  ],
  [
    "no address",
    webhook("not an address"),
    { code: "invalid_string", validation: "url", path: ["webhook", "url"], message: "Invalid url" },
  ],
  [
    "a short secret",
    webhook("https://a.example/hook", "x".repeat(31)),
    { ...short, minimum: 32, path: ["webhook", "secret"], message: short.message.replace("1", "32") },
  ],
]

describe("refuses a launch with", () => {
  for (const [name, body, issue] of wrongLaunches) {
    test(name, async () => {
      const { call, cloud } = await startScene()
      const reply = await call("POST", "/v0/agents", body)
      assert.equal(reply.status, 400)
      assert.deepEqual(reply.body, { error: "Invalid creation request parameters", details: [issue] })
      assert.equal(cloud.violations.length, 1)
      assert.equal(cloud.launchCount, 0)
    })
  }

  test("a body that is not called JSON", async () => {
    const { call } = await startScene()
    const reply = await call("POST", "/v0/agents", LAUNCH, { "content-type": "text/plain" })
    assert.deepEqual([reply.status, reply.body.details], [400, [missing()]])
  })

  test("several mistakes, each told", async () => {
    const { call, cloud } = await startScene()
    const reply = await call("POST", "/v0/agents", { prompt: { text: "" }, mode: "plan" })
    assert.deepEqual(
      new Set(reply.body.details.map((issue) => issue.message)),
      new Set([short.message, "Required", "Unrecognized key(s) in object: 'mode'"]),
    )
    assert.deepEqual(cloud.violations[0], {
      side: "request",
      method: "POST",
      path: "/v0/agents",
      errors: [
        "source: Required",
        "request: Unrecognized key(s) in object: 'mode'",
        "prompt.text: Too small: must NOT have fewer than 1 characters",
      ],
    })
  })
})

describe("refuses a query with", () => {
  const wrongQueries: readonly (readonly [query: string, issue: object])[] = [
    ["limit=ten", wrong(["limit"], "integer", "string")],
    ["limit=1&limit=2", wrong(["limit"], "integer", "array")],
    ["limit=0", { ...short, path: ["limit"], message: "Too small: must be >= 1" }],
    ["cursor=", { ...short, path: ["cursor"] }],
    ["limit[]=1", unknown("limit[]")],
    ["constructor=1", unknown("constructor")],
  ]
  for (const [query, issue] of wrongQueries) {
    test(query, async () => {
      const { call } = await startScene()
      const reply = await call("GET", `/v0/agents?${query}`)
      assert.equal(reply.status, 400)
      assert.deepEqual(reply.body, { error: "Invalid query parameters", details: [issue] })
    })
  }
})

describe("notes", () => {
  test("a follow-up that the contract does not allow", async () => {
    const { call, cloud, launch } = await startScene()
    const id = await launch()
    const reply = await call("POST", `/v0/agents/${id}/followup`, { prompt: { text: "x" }, model: "m" })
    assert.deepEqual([reply.status, reply.body.error], [400, "Invalid followup request parameters"])
    assert.deepEqual(cloud.violations, [
      {
        side: "request",
        method: "POST",
        path: `/v0/agents/${id}/followup`,
        errors: ["request: Unrecognized key(s) in object: 'model'"],
      },
    ])
    assert.deepEqual(cloud.agents[0]?.followUps, [])
  })

  test("a reply of its own that breaks the contract, as a story can make it", async () => {
    const { call, cloud } = await startScene({ models: [""], defaultModel: "" })
    assert.equal((await call("GET", "/v0/models")).status, 200)
    assert.deepEqual(cloud.violations, [
      { side: "reply", method: "GET", path: "/v0/models", errors: ["/models/0 must NOT have fewer than 1 characters"] },
    ])
  })

  test("nothing about the replies of faults", async () => {
    const { call, cloud } = await startScene()
    cloud.addFault({ action: { kind: "reply", status: 418, body: { teapot: true } } })
    assert.equal((await call("GET", "/v0/models")).status, 418)
    assert.deepEqual(cloud.violations, [])
  })
})

describe("whatever the prompt, the story and the calls", () => {
  const ms = fc.constantFrom(0, 1, 5000, 60_000, Number.POSITIVE_INFINITY)
  const unit = fc.constantFrom(
    "a",
    "0",
    " ",
    "\n",
    "\r",
    '"',
    "\\",
    "`",
    "\u0000",
    "\u202e",
    "é",
    "😀",
    "\ud800",
    "/",
    "%",
  )
  const text = fc.string({ unit, minLength: 1, maxLength: 80 })
  const story: fc.Arbitrary<AgentStory> = fc.record(
    {
      creatingMs: ms,
      runningMs: ms,
      end: fc.constantFrom("FINISHED", "ERROR", "EXPIRED", "", "\u0000"),
      branch: fc.oneof(text, fc.constant(null)),
      pullRequest: fc.oneof(fc.constant("at-end" as const), fc.record({ lateMs: ms, url: text })),
      summary: text,
      messages: fc.array(fc.oneof(text, fc.record({ afterMs: ms, text }))),
      statusWords: fc.array(fc.record({ afterMs: ms, word: text })),
      artifacts: fc.array(fc.record({ path: text, content: text })),
    },
    { requiredKeys: [] },
  )
  const step = fc.oneof(
    fc.record({ kind: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 100_000 }) }),
    fc.record({ kind: fc.constant("followup" as const), text }),
    fc.record({ kind: fc.constantFrom("stop" as const, "delete" as const) }),
  )

  test("replies keep the contract, and what has happened stays as it was", async () => {
    const { call, cloud, launch, pass } = await startScene()
    await fc.assert(
      fc.asyncProperty(text, story, fc.array(step, { maxLength: 6 }), async (prompt, told, steps) => {
        cloud.enqueueStories(told)
        const id = await launch({ prompt: { text: prompt }, target: { autoCreatePr: true } })
        let [history, texts]: [readonly unknown[], readonly string[]] = [[], [prompt]]
        for (const move of steps) {
          if (move.kind === "pass") pass(move.ms)
          if (move.kind === "stop") await call("POST", `/v0/agents/${id}/stop`)
          if (move.kind === "delete") await call("DELETE", `/v0/agents/${id}`)
          if (move.kind === "followup") await call("POST", `/v0/agents/${id}/followup`, { prompt: { text: move.text } })
          const statuses = cloud.agents.at(-1)?.statuses ?? []
          assert.deepEqual(statuses.slice(0, history.length), history)
          history = statuses
          const conversation = await call("GET", `/v0/agents/${id}/conversation`)
          const shown = conversation.body.messages?.map((message) => message.text) ?? texts
          assert.deepEqual(shown.slice(0, texts.length), texts)
          texts = shown
        }
        await call("GET", `/v0/agents/${id}`)
        await call("GET", `/v0/agents/${id}/artifacts`)
        assert.deepEqual(cloud.violations, [])
      }),
      { seed: 20261001, numRuns: 20 },
    )
  })
})
