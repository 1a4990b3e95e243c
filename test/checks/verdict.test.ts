import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { type CheckRules, type FailedCheck, verdictOf, whyNotSent } from "../../src/checks/verdict.ts"
import type { CheckFacts } from "../../src/github/checks.ts"

const check = (name: string, conclusion?: string, more: Partial<CheckFacts> = {}): CheckFacts => ({
  kind: "check-run",
  name,
  status: conclusion === undefined ? "IN_PROGRESS" : "COMPLETED",
  conclusion,
  ...more,
})
const ALL: CheckRules = { names: [] }

describe("what the checks of a commit come to", () => {
  const rows: readonly (readonly [string, readonly CheckFacts[], CheckRules, string])[] = [
    ["nothing is no success", [], ALL, "none"],
    ["passing words", ["SUCCESS", "NEUTRAL", "SKIPPED"].map((word) => check(word, word)), ALL, "passed"],
    ["one under way", [check("a", "FAILURE"), check("b")], ALL, "pending"],
    ["a word nobody knows is no success", [check("a", "MYSTERY")], ALL, "failed"],
    ["a status that is an error", [check("a", "ERROR", { kind: "status" })], ALL, "failed"],
    ["our own status alone", [check("falconer", "FAILURE", { kind: "status" })], ALL, "none"],
    ["a check run of that name is another's", [check("falconer", "FAILURE")], ALL, "failed"],
    [
      "our own workflow",
      [check("a", "FAILURE", { workflowFile: "us.yml" })],
      { names: [], ownWorkflowFile: "us.yml" },
      "none",
    ],
    ["a named check that failed", [check("a", "FAILURE"), check("b")], { names: ["a"] }, "failed"],
    ["a named check that did not come yet", [check("b", "SUCCESS")], { names: ["a"] }, "pending"],
    ["a named check and no check at all", [], { names: ["a"] }, "none"],
    [
      "a job that was run again",
      [
        check("a", "SUCCESS", { jobId: 2, workflowFile: "ci.yml" }),
        check("a", "FAILURE", { jobId: 1, workflowFile: "ci.yml" }),
      ],
      ALL,
      "passed",
    ],
    [
      "jobs of one name in two workflows",
      [
        check("a", "SUCCESS", { jobId: 2, workflowFile: "x.yml" }),
        check("a", "FAILURE", { jobId: 1, workflowFile: "y.yml" }),
      ],
      ALL,
      "failed",
    ],
  ]
  for (const [title, checks, rules, kind] of rows) {
    test(title, () => assert.equal(verdictOf(checks, rules).kind, kind))
  }

  test("never passes with a check that did not, in any order", () => {
    const words = fc.constantFrom("SUCCESS", "SKIPPED", "FAILURE", "CANCELLED", "STALE", "x", undefined)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), words), { maxLength: 8 }), (all) => {
        const named = all.map(([name, word], index) => check(`${index}${name}`, word))
        const isClean =
          named.length > 0 && named.every(({ conclusion }) => conclusion === "SUCCESS" || conclusion === "SKIPPED")
        assert.equal(verdictOf(named, ALL).kind === "passed", isClean)
      }),
    )
  })
})

describe("when failures are not sent to the agent", () => {
  const sha = "a".repeat(40)
  const head = { sha, isOpen: true, isFork: false, author: { login: "cursoragent", email: "cursoragent@cursor.com" } }
  const failed: readonly FailedCheck[] = [{ ...check("a", "FAILURE"), isHeld: false }]
  const rows = [
    ["the agent's own", {}, undefined],
    ["cursor's app", { author: { login: "cursor[bot]" } }, undefined],
    ["an address at cursor.com and no account", { author: { email: "x@cursor.com" } }, undefined],
    ["the app's address at GitHub", { author: { email: "1+cursor[bot]@users.noreply.github.com" } }, undefined],
    ["an address that only looks so", { author: { email: "x@cursor.com.evil.example" } }, "taken-over"],
    [
      "a person, whatever address they wrote",
      { author: { login: "ann", email: "cursoragent@cursor.com" } },
      "taken-over",
    ],
    ["nobody", { author: {} }, "taken-over"],
    ["closed", { isOpen: false }, "closed"],
    ["a fork's", { isFork: true }, "fork"],
    ["moved on", { sha: "b".repeat(40) }, "head-moved"],
  ] as const
  for (const [title, change, why] of rows) {
    test(title, () => assert.equal(whyNotSent({ ...head, ...change }, sha, failed), why))
  }

  for (const word of ["ACTION_REQUIRED", "CANCELLED", "STALE", "STARTUP_FAILURE"]) {
    test(`a check that waits for a person or was ended by one: ${word}`, () => {
      const verdict = verdictOf([check("a", word), check("b", "FAILURE")], ALL)
      assert.ok(verdict.kind === "failed")
      assert.equal(whyNotSent(head, sha, verdict.failed), "held")
    })
  }
})
