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
  const PAGE: FaultAction = {
    kind: "reply",
    status: 200,
    headers: { "content-type": "text/html" },
    body: "<html></html>",
  }
  /** Both questions go through the same connection, so that each fault meets one of them; three tries meet three. */
  const FAULTS: readonly (readonly [name: string, about: "the person" | "the fork", ...actions: FaultAction[]])[] = [
    ["403", "the fork", refusal(403, "Resource not accessible by integration")],
    ["404", "the person", refusal(404, "Not Found")],
    ["429", "the person", secondaryRateLimit({ status: 429, retryAfterSeconds: 3600 })],
    ["200 with nothing in it", "the person", { kind: "reply", status: 200, body: {} }],
    ["silence", "the person", { kind: "silence" }, { kind: "silence" }, { kind: "silence" }],
    ["more than anybody reads", "the person", { kind: "big-body", bytes: 20_000_000 }],
    ["a page for people, cut off, 200 with a page", "the fork", unicorn({ status: 503 }), { kind: "cut-body" }, PAGE],
    [
      "garbage, a reset, 401",
      "the person",
      { kind: "garbage" },
      { kind: "reset", when: "before" },
      refusal(401, "Bad credentials"),
    ],
  ]
  for (const [name, about, ...actions] of FAULTS) {
    test(`${name}, about ${about}`, async (context) => {
      const scene = await setScene(context, { github: WITH_PEOPLE })
      // The first question is about the person for an issue, and about the fork for a comment on a pull request.
      const path = /\/(collaborators|pulls)\//
      for (const action of actions) scene.github.addFault({ path, action })
      const event = about === "the person" ? labelled() : commented(OWNER, onPullRequest(2))
      const isSilent = actions.some(({ kind }) => kind === "silence")
      const [result] = await runEach(scene, [event], {}, { silence: isSilent })
      assert.ok(result)
      assertUnverified(result)
      const asked = scene.github.requests.filter((request) => path.test(request.path))
      assert.equal(asked.length, actions.length, "no fault is left, and nothing is asked after the last")
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
