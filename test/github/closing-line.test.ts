import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { withClosingLine } from "../../src/github/pull-request.ts"

const ISSUE = { owner: "octo-org", name: "re.po", issue: 7 }

describe("the line that closes an issue", () => {
  const ADDED: Readonly<Record<string, readonly [before: string, after: string]>> = {
    "an empty description": ["", "Closes #7"],
    "a description": ["Work.\n\n", "Work.\n\nCloses #7"],
    "another issue": ["See #77, #17, x#7, octo-org/other#7 and /issues/70", ""],
    "a repository that only looks alike": ["octo-org/reXpo#7", ""],
  }
  for (const [name, [before, after]] of Object.entries(ADDED)) {
    test(`is added to ${name}`, () => {
      assert.equal(withClosingLine(before, ISSUE), after || `${before}\n\nCloses #7`)
    })
  }

  for (const description of ["Fixes #7.", "see (#7)", "Octo-Org/re.po#7", "https://x.test/octo-org/re.po/issues/7"]) {
    test(`is not added where the issue is named: ${description}`, () => {
      assert.equal(withClosingLine(description, ISSUE), undefined)
    })
  }

  test("is added once, and not where there is no room", () => {
    assert.equal(withClosingLine(withClosingLine("Work", ISSUE) ?? "", ISSUE), undefined)
    assert.equal(withClosingLine("x".repeat(65_530), ISSUE), undefined)
  })
})
