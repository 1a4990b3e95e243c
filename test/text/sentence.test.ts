import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { inertSentence } from "../../src/text/sentence.ts"
import { HOSTILE } from "../report/hostile-text.ts"
import { assertInert } from "../report/page-check.ts"

describe("a sentence of ours with values by others", () => {
  const CASES: readonly (readonly [name: string, text: string, shown: string])[] = [
    [
      "plain words stay",
      "The agent's step didn't end, after 5 tries (see below).",
      "The agent's step didn't end, after 5 tries (see below).",
    ],
    ["our code stays", "Write `true` or `false`.", "Write `true` or `false`."],
    ["a quoted value", 'Input `wait`: "@octocat" is no boolean.', 'Input `wait`: `"@octocat"` is no boolean.'],
    ["a backtick in a value", 'Input `a`: "x` #1" is bad.', 'Input `a`: ``"x` #1"`` is bad.'],
    ["an escaped quote in a value", '"a\\" @b" is bad.', '`"a\\" @b"` is bad.'],
    ["a mention", "Asked by @octocat.", "Asked by `@octocat`."],
    ["references", "See #1, GH-2 and JIRA-3.", "See `#1`, `GH-2` and `JIRA-3`."],
    ["a commit", "At ffac537 and (deadbeef).", "At `ffac537` and (`deadbeef`)."],
    ["addresses", "Sent to www.evil.example, http://x.", "Sent to `www.evil.example`, `http://x`."],
    ["markup", "**a** <b> ![c](d) [e] ~f~ _g_", "`**a**` `<b>` `![c](d`) `[e]` `~f~` `_g_`"],
    ["an emoji's name", "x :tada: y", "x `:tada`: y"],
    ["line ends", "one\n\n# two", "one `#` two"],
    ["codes side by side", '`a``b`"c"', '`a` `b` `"c"`'],
    ["a mark without a partner", 'a ` b "c', 'a `` ` `` b `"`c'],
    ["nothing", " ", ""],
  ]
  for (const [name, text, shown] of CASES) {
    test(name, () => assert.equal(inertSentence(text, 500), shown))
  }

  test("is cut between its pieces", () => {
    assert.equal(inertSentence("one two three", 5), "one two …")
    assert.ok(inertSentence(`"${"x".repeat(1_000)}"`, 100).length < 120)
  })

  test("is inert, whatever the value", () => {
    const part = fc.constantFrom(...HOSTILE.split(/(?=[\s`"[(])/), "`", '"', "\\", " ", "*", "\n", "|", "word")
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.integer({ min: 1, max: 200 }), (parts, length) => {
        assertInert(`- ${inertSentence(parts.join(""), length)}`)
      }),
      { seed: 6, numRuns: 500 },
    )
  })
})
