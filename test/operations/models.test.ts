import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { modelAdvice } from "../../src/report/explain-refusal.ts"
import { nearest } from "../../src/text/nearest.ts"
import { assertExit, assertOutputs, onlyMessage } from "../scenarios/expectations.ts"
import { setScene } from "../scenarios/scene.ts"
import { asked } from "./stage.ts"

describe("a launch refused for its model", () => {
  test("says which ids there are and which is nearest, after one more request", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run({ inputs: { prompt: "Do it", model: "composer2" } })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "unknown-model" })
    assert.match(
      onlyMessage(result, "error"),
      /does not know the model `composer2`.*to `composer-2` or another id that Cursor lists: `composer-2`, `claude-4\.5-sonnet-thinking`, `gpt-5\.2`\./,
    )
    assert.deepEqual(asked(scene), ["POST /v0/agents 400", "GET /v0/models 200"])
    assert.equal(scene.cursor.launchCount, 0)
  })

  test("also when only the account's default is at fault", async (context) => {
    const scene = await setScene(context, { cursor: { defaultModel: "retired-1" } })
    const result = await scene.run({ inputs: { prompt: "Do it" } })
    assertExit(result, 1)
    assert.match(
      onlyMessage(result, "error"),
      /^Cursor refused the account's default model\..* Set `model` to an id that Cursor lists: `composer-2`/,
    )
  })

  test("a list that cannot be had changes nothing but the hint", async (context) => {
    const scene = await setScene(context)
    scene.cursor.addFault({ path: "/v0/models", times: 9, action: { kind: "reply", status: 500, body: "x" } })
    const result = await scene.run({ inputs: { prompt: "Do it", model: "composer2" } })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "unknown-model" })
  })

  test("any other refusal asks for no list", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run({ inputs: { prompt: "Do it", ref: "missing" } })
    assertExit(result, 1)
    assert.deepEqual(asked(scene), ["POST /v0/agents 400"])
  })
})

describe("the nearest word", () => {
  const WORDS = ["composer-2", "composer-2.5", "claude-4.5-sonnet-thinking", "gpt-5.2", "gpt-5.2-mini"]
  const cases: readonly [wanted: string, expected: string | undefined][] = [
    ["gpt-5.2", "gpt-5.2"],
    ["GPT-5.2", "gpt-5.2"],
    ["gtp-5.2", "gpt-5.2"],
    ["gpt5.2", "gpt-5.2"],
    ["composer", "composer-2"],
    ["claude-4.5-sonnet", "claude-4.5-sonnet-thinking"],
    ["gpt-5.2-minni", "gpt-5.2-mini"],
    ["zzzz", undefined],
    ["", undefined],
  ]
  for (const [wanted, expected] of cases) {
    test(`${JSON.stringify(wanted)}: ${expected}`, () => assert.equal(nearest(wanted, WORDS), expected))
  }

  test("of no words there is none", () => assert.equal(nearest("x", []), undefined))

  test("ids of an odd form and long lists stay out of the message", () => {
    const ids = ["ok", "::error::x", "a`b", ...Array.from({ length: 60 }, (_, index) => `model-${index}`)]
    const { message, remedy } = modelAdvice("ok1", ids)
    const words = `${message} ${remedy}`
    assert.match(
      words,
      /Leave `model` out, or set it to `ok` or another id that Cursor lists: `ok`, `model-0`, .* and 21 more\.$/,
    )
    assert.ok(!words.includes("::") && !words.includes("a`b"))
  })
})
