import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { answering } from "../../simulator/cursor/known-answers.ts"
import type { CursorCloudOptions } from "../../simulator/cursor/settings.ts"
import type { FaultAction } from "../../simulator/fault.ts"
import { assertExit, assertOutputs, onlyMessage } from "./expectations.ts"
import { setScene } from "./scene.ts"

type Case = {
  readonly name: string
  readonly cursor?: Partial<CursorCloudOptions>
  readonly reply?: { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  readonly errorCode: string
  /** What the message has to tell: the matter, the cause or the remedy, and what Cursor said. */
  readonly says: readonly RegExp[]
}

/** One of each kind of refusal; which words mean which is the matter of test/report/explain-refusal.test.ts. */
const CASES: readonly Case[] = [
  {
    name: "the key is wrong",
    cursor: { keys: [{ key: "another_key" }] },
    errorCode: "wrong-key",
    says: [/does not accept the API key/, /revoked/, /service-account key/, /Cursor said: Invalid API key/],
  },
  {
    name: "a field is not known",
    reply: {
      status: 400,
      body: {
        error: "Invalid creation request parameters",
        details: [
          { code: "unrecognized_keys", keys: ["autoBranch"], path: ["target"], message: "Unrecognized key(s)" },
        ],
      },
    },
    errorCode: "request-refused",
    says: [/refused the request/, /target\.autoBranch: Unrecognized key\(s\)/],
  },
  {
    name: "nobody knows why",
    reply: { status: 403, body: { code: "role_forbidden", message: "Your role may not\n::error::x ##[group]y" } },
    errorCode: "not-allowed",
    says: [/role_forbidden/],
  },
  {
    name: "a gateway sends it elsewhere",
    reply: { status: 307, body: "", headers: { location: "https://evil.example/" } },
    errorCode: "api-changed",
    says: [/redirect/, /`api-url`/],
  },
]

describe("a launch is refused because", { concurrency: 3 }, () => {
  for (const { name, cursor = {}, reply, errorCode, says } of CASES) {
    test(name, async (context) => {
      const scene = await setScene(context, { cursor })
      const action: FaultAction | undefined = reply && { kind: "reply", ...reply }
      if (action) scene.cursor.addFault({ method: "POST", action })
      const result = await scene.run({ inputs: { prompt: "Do it" }, realTime: true })
      assertExit(result, 1)
      assertOutputs(result, { outcome: "error", errorCode })
      const message = onlyMessage(result, "error")
      for (const part of says) assert.match(message, part)
      assert.doesNotMatch(message, /undefined|\[object/)
      assert.equal(scene.cursor.launchCount, 0)
      assert.equal(scene.cursor.requests.filter(({ method }) => method === "POST").length, 1, "asked once")
      assert.match(result.summary, /No Cursor agent was launched/)
    })
  }

  test("too many requests came in: it is sent again after the time that the server names, and when it is not there yet", async (context) => {
    const scene = await setScene(context)
    const action: FaultAction = {
      kind: "reply",
      status: 429,
      headers: { "retry-after": "90" },
      body: { error: "Too Many Requests" },
    }
    scene.cursor.addFault({ method: "POST", action })
    const absent: FaultAction = { kind: "reply", status: 503, headers: { "retry-after": "5" }, body: "" }
    scene.cursor.addFault({ method: "POST", times: 3, action: absent })
    const result = await scene.run({ inputs: { prompt: "Do it", wait: "false" } })
    assert.equal(result.outputs.outcome, "launched")
    const posts = scene.cursor.requests.filter(({ method }) => method === "POST")
    assert.deepEqual(
      posts.map(({ status }) => status),
      [429, 503, 503, 503, 201],
    )
    const [refused, again] = posts
    assert.ok(refused && again && again.atMs - refused.atMs >= 90_000)
    assert.equal(scene.cursor.launchCount, 1)
    assert.ok(result.log.some((line) => /Nothing was launched; trying again in 90 s/.test(line)))
  })

  test("Cursor does not see its branch: asked three times within ten seconds, once for one that a person wrote", async (context) => {
    for (const [written, most] of [
      [{}, 3],
      [{ ref: "master" }, 1],
    ] as const) {
      const scene = await setScene(context)
      scene.cursor.addFault({ method: "POST", times: 9, action: answering("no-such-branch") })
      const result = await scene.run({ inputs: { prompt: "Do it", ...written } })
      assert.equal(result.outputs.errorCode, "branch-not-found")
      const times = scene.cursor.requests.filter(({ method }) => method === "POST").map(({ atMs }) => atMs)
      assert.equal(times.length, most)
      assert.ok((times.at(-1) ?? 0) - (times[0] ?? 0) <= 10_000)
    }
  })

  test("Cursor cannot be reached", async (context) => {
    const scene = await setScene(context)
    const inputs = { prompt: "Do it", "api-url": "https://nowhere.invalid", "timeout-minutes": "1" }
    const result = await scene.run({ inputs })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "unreachable" })
    assert.match(onlyMessage(result, "error"), /could not be resolved/)
    assert.match(onlyMessage(result, "warning"), /The API key is sent to nowhere\.invalid because `api-url` says so/)
  })
})
