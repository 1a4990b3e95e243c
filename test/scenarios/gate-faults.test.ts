import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { FaultAction } from "../../simulator/fault.ts"
import { secondaryRateLimit, unicorn } from "../../simulator/github/faults.ts"
import { assertExit } from "./expectations.ts"
import {
  assertHarmless,
  assertUnverified,
  commented,
  labelled,
  OWNER,
  onPullRequest,
  runEach,
  WITH_PEOPLE,
} from "./knocking.ts"
import { logText, setScene } from "./scene.ts"

describe("no agent is started when GitHub's answer is", { concurrency: 3 }, () => {
  const refusal = (status: number, message: string): FaultAction => ({ kind: "reply", status, body: { message } })
  /** Both questions go through the same connection, so that each fault meets one of them. */
  const FAULTS: readonly (readonly [name: string, about: "the person" | "the fork", FaultAction])[] = [
    ["401", "the person", refusal(401, "Bad credentials")],
    ["403", "the fork", refusal(403, "Resource not accessible by integration")],
    ["404", "the person", refusal(404, "Not Found")],
    ["429", "the person", secondaryRateLimit({ status: 429, retryAfterSeconds: 3600 })],
    ["500", "the person", refusal(500, "Server Error")],
    ["a page for people", "the fork", unicorn({ status: 503 })],
    ["200 with nothing in it", "the person", { kind: "reply", status: 200, body: {} }],
    ["200 with nothing in it", "the fork", { kind: "reply", status: 200, body: {} }],
    [
      "200 with a page",
      "the fork",
      { kind: "reply", status: 200, headers: { "content-type": "text/html" }, body: "<html></html>" },
    ],
    ["silence", "the person", { kind: "silence" }],
    ["a reset", "the fork", { kind: "reset", when: "before" }],
    ["cut off", "the person", { kind: "cut-body" }],
    ["garbage", "the fork", { kind: "garbage" }],
    ["more than anybody reads", "the person", { kind: "big-body", bytes: 20_000_000 }],
  ]
  for (const [name, about, action] of FAULTS) {
    test(`${name}, about ${about}`, async (context) => {
      const scene = await setScene(context, { github: WITH_PEOPLE })
      // The first question is about the person for an issue, and about the fork for a comment on a pull request.
      scene.github.addFault({ path: /\/(collaborators|pulls)\//, times: Number.POSITIVE_INFINITY, action })
      const event = about === "the person" ? labelled() : commented(OWNER, onPullRequest(2))
      const [result] = await runEach(scene, [event], {}, { silence: action.kind === "silence" })
      assert.ok(result)
      assertUnverified(result)
      assertHarmless(scene)
    })
  }

  test("none, because there is no token", async (context) => {
    const scene = await setScene(context)
    const github = { ...labelled(), token: "" }
    const result = await scene.run({ inputs: { prompt: "Do it" }, github, realTime: true })
    assertUnverified(result)
    assert.match(logText(result), /so no agent was started. `github-token` is empty: leave it out/)
    assert.deepEqual(scene.github.requests, [])
    assertHarmless(scene)
  })
})

test("one hiccup of GitHub's turns nobody away", async (context) => {
  const scene = await setScene(context)
  scene.github.addFault({ path: /\/collaborators\//, action: unicorn() })
  const [result] = await runEach(scene, [commented()])
  assert.ok(result)
  assertExit(result, 0)
  assert.equal(scene.cursor.launchCount, 1)
})
