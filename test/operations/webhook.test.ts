import assert from "node:assert/strict"
import { createHmac } from "node:crypto"
import { describe, test } from "node:test"
import fc from "fast-check"
import { judgeWebhook, payloadBytes } from "../../src/cursor/webhook.ts"
import { requireGenuine } from "../../src/queries/verify-webhook.ts"
import { assertExit, assertOutputs, onlyMessage } from "../scenarios/expectations.ts"
import { HOME } from "../scenarios/payloads.ts"
import { setScene } from "../scenarios/scene.ts"
import { inputsWith } from "../surroundings.ts"
import { asked, DONE, earlierAgent, resultOf } from "./stage.ts"

const SECRET = "s3cret-".repeat(6)
const OTHER = "0ther-secret-".repeat(4)
const NOW = new Date("2026-11-05T12:00:00.000Z")
const MINUTE = 60_000

function bodyAt(atMs: number, changes: Readonly<Record<string, unknown>> = {}): string {
  const timestamp = new Date(atMs).toISOString()
  return JSON.stringify({
    event: "statusChange",
    timestamp,
    id: "bc-1",
    status: "FINISHED",
    summary: "Done ✓",
    ...changes,
  })
}

function digits(body: string | Uint8Array, secret = SECRET): string {
  return createHmac("sha256", secret).update(body).digest("hex")
}

const BODY = bodyAt(NOW.getTime())
const GOOD = `sha256=${digits(BODY)}`

function judge(body: string | Uint8Array, signature: string, secrets: readonly string[] = [SECRET]) {
  return judgeWebhook(Buffer.from(body), signature, secrets, NOW)
}

describe("a webhook's signature", () => {
  test("over the raw body, under either of two secrets", () => {
    for (const secrets of [[SECRET], [OTHER, SECRET], [SECRET, OTHER]]) {
      const verdict = judge(BODY, GOOD, secrets)
      assert.ok(verdict.kind === "genuine")
      assert.deepEqual(verdict.change, {
        event: "statusChange",
        id: "bc-1",
        status: "FINISHED",
        timestamp: NOW.toISOString(),
      })
    }
  })

  const hex = digits(BODY)
  const MALFORMED = {
    "upper case": `sha256=${hex.toUpperCase()}`,
    "63 digits": `sha256=${hex.slice(1)}`,
    "65 digits": `sha256=${hex}0`,
    "no prefix": hex,
    "another prefix": `sha1=${hex}`,
    "upper-case prefix": `SHA256=${hex}`,
    "two values": `sha256=${hex},sha256=${hex}`,
    "two lines": `sha256=${hex}\n`,
    "a blank in front": ` sha256=${hex}`,
    "base64 instead of hex": `sha256=${Buffer.from(hex, "hex").toString("base64")}`,
    "digits of another script": `sha256=${"٠".repeat(64)}`,
    empty: "",
  }
  for (const [name, signature] of Object.entries(MALFORMED)) {
    test(`${name}: malformed`, () => {
      assert.deepEqual(judge(BODY, signature), { kind: "rejected", why: "malformed-signature" })
    })
  }

  const WRONG = {
    "written again by a JSON library": [JSON.stringify(JSON.parse(BODY), null, 1), GOOD],
    "with its fields in another order": [
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(BODY)).reverse())),
      GOOD,
    ],
    "with a byte order mark": [`\ufeff${BODY}`, GOOD],
    "with a line feed at the end": [`${BODY}\n`, GOOD],
    "with non-ASCII characters escaped": [BODY.replace("✓", "\\u2713"), GOOD],
    "signed with another secret": [BODY, `sha256=${digits(BODY, OTHER)}`],
    "with the signature of another delivery": [BODY, `sha256=${digits(bodyAt(NOW.getTime() - 1))}`],
    "with one digit changed": [BODY, GOOD.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"))],
    empty: ["", GOOD],
  } as const
  for (const [name, [body, signature]] of Object.entries(WRONG)) {
    test(`a body ${name}: the signature does not fit`, () => {
      assert.deepEqual(judge(body, signature), { kind: "rejected", why: "wrong-signature" })
    })
  }

  test("without a secret nothing fits", () => {
    assert.deepEqual(judge(BODY, GOOD, []), { kind: "rejected", why: "wrong-signature" })
  })

  const TIMES = [
    { name: "15 minutes old", offsetMs: -15 * MINUTE, expected: "genuine" },
    { name: "older (a replay)", offsetMs: -15 * MINUTE - 1, expected: "too-old" },
    { name: "15 minutes ahead", offsetMs: 15 * MINUTE, expected: "genuine" },
    { name: "further ahead", offsetMs: 15 * MINUTE + 1, expected: "too-new" },
  ]
  for (const { name, offsetMs, expected } of TIMES) {
    test(`${name}: ${expected}`, () => {
      const body = bodyAt(NOW.getTime() + offsetMs)
      const verdict = judge(body, `sha256=${digits(body)}`)
      assert.equal(verdict.kind === "genuine" ? "genuine" : verdict.why, expected)
    })
  }

  const UNREADABLE = {
    "no JSON": "{not json",
    "a list": "[]",
    "no id": bodyAt(NOW.getTime(), { id: undefined }),
    "an id that is a number": bodyAt(NOW.getTime(), { id: 7 }),
    "no time": bodyAt(NOW.getTime(), { timestamp: undefined }),
    "a time that is none": bodyAt(NOW.getTime(), { timestamp: "yesterday" }),
  }
  for (const [name, body] of Object.entries(UNREADABLE)) {
    test(`signed, but ${name}`, () => {
      assert.deepEqual(judge(body, `sha256=${digits(body)}`), { kind: "rejected", why: "unreadable-body" })
    })
  }

  test("never throws and never believes what was not signed", () => {
    const signatures = fc.oneof(fc.string(), fc.stringMatching(/^sha256=[0-9a-f]{64}$/))
    fc.assert(
      fc.property(fc.uint8Array(), signatures, fc.array(fc.string({ minLength: 1 })), (body, signature, secrets) => {
        assert.equal(judge(body, signature, secrets).kind, "rejected")
      }),
      { seed: 3, numRuns: 1_000 },
    )
  })
})

describe("a payload as text", () => {
  const cases: readonly [name: string, payload: string, expected: string | undefined][] = [
    ["plain", BODY, BODY],
    ["base64", Buffer.from(BODY).toString("base64"), BODY],
    ["base64 in lines of 76", Buffer.from(BODY).toString("base64").replaceAll(/.{76}/g, "$&\n"), BODY],
    ["neither", "hello world!", undefined],
    ["base64url", "eyJ-_w==", undefined],
    ["base64 that lacks its padding", "eyJhIjoxfQ=", undefined],
    ["with a byte order mark", `\ufeff${BODY}`, undefined],
    ["a JSON list", "[1]", undefined],
  ]
  for (const [name, payload, expected] of cases) {
    test(name, () => {
      const bytes = payloadBytes(payload)
      assert.equal(bytes === undefined ? undefined : Buffer.from(bytes).toString("utf8"), expected)
    })
  }
})

test("a webhook that is signed and of now is not believed when its id would lead elsewhere in the API", () => {
  for (const [id, is] of [
    ["bc-1", "genuine"],
    ["../me", "webhook-signature"],
  ]) {
    const body = bodyAt(NOW.getTime(), { id })
    const inputs = { "webhook-payload": body, "webhook-signature": `sha256=${digits(body)}`, "webhook-secret": SECRET }
    const verdict = requireGenuine(inputsWith({ operation: "verify-webhook", ...inputs }), NOW)
    assert.equal(verdict.kind === "rejected" ? verdict.problem.code : verdict.kind, is)
  }
})

describe("verify-webhook", () => {
  const delivery = (body: string, inputs: Readonly<Record<string, string>> = {}) => ({
    inputs: {
      operation: "verify-webhook",
      "webhook-payload": body,
      "webhook-signature": `sha256=${digits(body)}`,
      "webhook-secret": SECRET,
      ...inputs,
    },
  })

  test("a genuine one: then the agent is read, and only that is reported, each time that the call comes", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent({ ...DONE, end: "ERROR" }))
    const body = bodyAt(Date.now(), { id, status: "FINISHED", target: { prUrl: "https://evil.example/pull/1" } })
    const call = delivery(Buffer.from(body).toString("base64"), { "webhook-signature": `sha256=${digits(body)}` })
    for (const time of ["first", "second"]) {
      const result = await scene.run(call)
      assertExit(result, 0)
      assertOutputs(result, {
        outcome: "ok",
        status: "ERROR",
        agentId: id,
        agentUrl: /./,
        branchName: /./,
        result: /"verified":true/,
      })
      assert.match(result.summary, /\| Webhook says \| `FINISHED` \|\n\| Cursor's API says \| `ERROR` \|/, time)
      assert.ok(!JSON.stringify(result.outputs).includes("evil.example"))
    }
    assert.deepEqual(asked(scene), ["GET /v0/agents/ID 200", "GET /v0/agents/ID 200"])
  })

  test("what the simulated cloud sends is genuine", async (context) => {
    const scene = await setScene(context)
    const request = {
      prompt: { text: "Do it" },
      source: { repository: `https://github.com/${HOME.fullName}`, ref: "master" },
      webhook: { url: "http://127.0.0.1:9/", secret: SECRET },
    }
    scene.cursor.addAgent({ story: DONE, request })
    await scene.cursor.deliverDueWebhooks()
    const [sent] = scene.cursor.webhooks
    assert.ok(sent)
    const result = await scene.run(
      delivery(sent.body, {
        "webhook-signature": sent.headers["x-webhook-signature"] ?? "",
        "webhook-secret": `${OTHER}\n${SECRET}`,
      }),
    )
    assertExit(result, 0)
    assert.equal(result.outputs.status, "FINISHED")
  })

  test("without a key the check is all, and the status of the webhook is no output", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run(delivery(bodyAt(Date.now()), { "api-key": "" }))
    assertExit(result, 0)
    assertOutputs(result, { outcome: "ok", agentId: "bc-1", result: /"agent":null/ })
    assert.equal(resultOf(result).verified, true)
    assert.deepEqual(asked(scene), [])
  })

  test("a bad one fails the step, says what usually goes wrong, and asks nobody", async (context) => {
    const scene = await setScene(context)
    const body = bodyAt(Date.now())
    const inputs = { "webhook-signature": `sha256=${digits(JSON.stringify(JSON.parse(body), null, 2))}` }
    const result = await scene.run(delivery(body, inputs))
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "webhook-signature" })
    assert.match(onlyMessage(result, "error"), /does not fit the payload.*most often parsed and written again/)
    assert.deepEqual(asked(scene), [])
  })

  test("an old one", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run(delivery(bodyAt(Date.now() - 16 * MINUTE)))
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "webhook-time" })
  })

  test("genuine, but for an agent that Cursor does not know", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run(delivery(bodyAt(Date.now())))
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "agent-not-found", agentId: "bc-1" })
  })

  test("missing inputs are named, all of them", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run({ inputs: { operation: "verify-webhook" } })
    assertExit(result, 1)
    assert.match(
      onlyMessage(result, "error"),
      /needs `webhook-payload` \(.*\) and `webhook-signature` \(.*\) and `webhook-secret` \(/,
    )
  })
})
