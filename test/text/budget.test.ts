import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { cutToBytes, cutToLength } from "../../src/text/budget.ts"
import { anyCharacter } from "../any-character.ts"

const anyText = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc
    .array(fc.constantFrom("a", "é", "漢", "👩‍👩‍👧‍👦", "🇫🇷", "e\u0301\u0302", "\r\n", "\ud83d", "क्षि"), {
      maxLength: 80,
    })
    .map((p) => p.join("")),
)

describe("a cut to bytes", () => {
  test("leaves a text that fits alone", () => {
    assert.deepEqual(cutToBytes("héllo", 6), { text: "héllo", cutBytes: 0 })
  })

  test("says how much is missing", () => {
    assert.deepEqual(cutToBytes("a".repeat(2000), 1000), {
      text: `${"a".repeat(979)}[… 1,021 bytes cut]`,
      cutBytes: 1021,
    })
    assert.deepEqual(cutToBytes("abcdef", 5), { text: "ab…", cutBytes: 4 })
    assert.deepEqual(cutToBytes("abcdef", 2), { text: "", cutBytes: 6 })
  })

  test("keeps a grapheme whole", () => {
    const family = "👩‍👩‍👧‍👦"
    const { text } = cutToBytes(family.repeat(20), 120)
    assert.match(text, new RegExp(`^(?:${family}){4}\\[…`))
  })

  test("cuts within a grapheme that has no end", () => {
    const { text } = cutToBytes(`a${"\u0301".repeat(500)}`, 300)
    assert.ok(Buffer.byteLength(text) > 250)
  })

  test("never exceeds the budget, never splits a pair, and counts right", () => {
    const property = fc.property(anyText, fc.integer({ min: 0, max: 300 }), (text, most) => {
      const cut = cutToBytes(text, most)
      assert.ok(Buffer.byteLength(cut.text) <= most)
      if (cut.cutBytes === 0) assert.equal(cut.text, text)
      else {
        const kept = cut.text.replace(/(?:…|\[… [\d,]+ bytes cut\])$/, "")
        assert.ok(text.startsWith(kept))
        assert.equal(Buffer.byteLength(kept) + cut.cutBytes, Buffer.byteLength(text))
      }
    })
    fc.assert(property, { seed: 12, numRuns: 1500 })
  })
})

describe("a cut to a length", () => {
  test("is marked, and short ones by an ellipsis", () => {
    assert.equal(cutToLength("abc", 3), "abc")
    assert.equal(cutToLength("abcdef", 4), "abc…")
    assert.equal(cutToLength("a".repeat(300), 100), `${"a".repeat(78)}[… 222 characters cut]`)
    assert.equal(cutToLength("abc", 0), "")
  })

  test("never exceeds the length and never splits a pair", () => {
    const wellFormed = anyText.map((text) => text.toWellFormed())
    const property = fc.property(wellFormed, fc.integer({ min: 0, max: 300 }), (text, most) => {
      const cut = cutToLength(text, most)
      assert.ok(cut.length <= most)
      assert.ok(cut.isWellFormed())
    })
    fc.assert(property, { seed: 13, numRuns: 1500 })
  })
})
