import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { CursorApiError } from "../../src/cursor/errors.ts"
import { GitHubApiError } from "../../src/github/api-error.ts"
import { type Stop, stayedRed } from "../../src/run/checks-outcome.ts"
import { orUnread } from "../../src/run/count-fix.ts"

const AGENT = { id: "bc-1", status: "FINISHED" }

describe("checks that stay red say why nothing more is sent", () => {
  const ROWS: readonly (readonly [why: Stop, fixes: number, code: string, says: RegExp])[] = [
    [{ unsent: "closed" }, 0, "checks-failed-unsent", /fail and were not sent .*: the pull request is closed\.$/],
    [{ unsent: "fork" }, 0, "checks-failed-unsent", /: the pull request comes from a fork\.$/],
    [{ unsent: "taken-over" }, 1, "checks-failed-unsent", /fail after 1 fix .*: .*somebody has taken over\.$/],
    [{ unsent: "held" }, 0, "checks-failed-unsent", /: a check waits for a person or was ended by one, /],
    [{ unsent: "head-moved" }, 0, "checks-failed-unsent", /: the branch has moved on since\.$/],
    [
      { unsent: "max-turns", detail: "`max-turns` is 1" },
      0,
      "checks-failed-unsent",
      /all its turns: `max-turns` is 1\.$/,
    ],
    [{ usedUp: "the same failure came twice" }, 2, "checks-failed-after-fixes", /still fail after 2 fixes: the same/],
    [
      { usedUp: "`max-fixes` (0) is used up" },
      0,
      "checks-failed-after-fixes",
      /still fail: `max-fixes` \(0\) is used up/,
    ],
  ]
  for (const [why, fixes, code, says] of ROWS) {
    test(JSON.stringify(why), () => {
      const { problem } = stayedRed(AGENT, why, fixes)
      assert.equal(problem.code, code)
      assert.match(problem.message, says)
    })
  }
})

describe("what a service does not tell is a reason to send nothing", () => {
  const signal = new AbortController().signal
  const failing = (error: unknown) => () => Promise.reject(error)

  test("whichever service it is", async () => {
    for (const [error, said] of [
      [
        new GitHubApiError("Listing the changed files", { status: 502, mayHaveExecuted: false }),
        /^Listing the changed/,
      ],
      [new CursorApiError("Reading the conversation", { status: 400, apiErrorBody: {} }), /./],
    ] as const) {
      const unread = await orUnread(signal, failing(error))
      assert.ok("unsent" in unread.why && unread.why.unsent === "unread")
      assert.match(unread.why.detail ?? "", said)
      assert.match(stayedRed(AGENT, unread.why, 0).problem.message, /could not be ruled out/)
    }
  })

  test("but a fault of our own and a cancelled job are none", async () => {
    await assert.rejects(orUnread(signal, failing(new TypeError("ours"))), TypeError)
    const lost = new GitHubApiError("Reading", { mayHaveExecuted: false })
    await assert.rejects(orUnread(AbortSignal.abort(new Error("cancelled")), failing(lost)), /cancelled/)
  })
})
