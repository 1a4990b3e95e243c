import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { SecretMasker } from "../../simulator/runner/masking.ts"
import { encodingsOf } from "../../simulator/runner/secret-encodings.ts"

function masked(text: string, ...secrets: readonly string[]): string {
  const masker = new SecretMasker()
  for (const secret of secrets) masker.add(secret)
  return masker.mask(text)
}

const base64 = (text: string) => Buffer.from(text).toString("base64")

describe("masks", () => {
  const cases: readonly (readonly [what: string, text: string, secrets: readonly string[], expected: string])[] = [
    ["every occurrence", "key, key", ["key"], "***, ***"],
    ["nothing for an empty secret", "key", [""], "key"],
    ["overlaps as one", "abcdef", ["abcd", "cdef"], "***"],
    ["neighbours as one", "abcd", ["ab", "cd"], "***"],
    ["a secret in itself", "aaaa", ["aa"], "***"],
    ["base64", base64("secret!!!"), ["secret!!!"], "***"],
    ["base64 after one byte", base64("xsecret!!!"), ["secret!!!"], "eHNl***"],
    ["base64 after two bytes", base64("xysecret!!!"), ["secret!!!"], "eHlz***"],
    ["a double quote escaped", 'a\\"b', ['a"b'], "***"],
    ["a single quote doubled", "it''s it", ["it's it"], "***"],
    ["JSON", '"a\\nb\\u2028\\u0001\\ud800"', ["a\nb\u2028\u0001\ud800"], '"***"'],
    ["a URI's part", "a%20b%2F%27%C3%BC%EF%BF%BD", ["a b/'\u00fc\ud800"], "***"],
    ["XML", "a&lt;b&gt;&quot;&apos;&amp;", ["a<b>\"'&"], "***"],
    ["without the quotes around it", "longenough", ['"longenough"'], "***"],
    ["not without them when it is short", "short", ['"short"'], "short"],
    ["PowerShell before &", "part1&part2& x", ["part1&part2&part3"], "*** x"],
    ["PowerShell after &", "x part03", ["part1&part2&part03"], "x ***"],
    ["PowerShell around &+", "first&+ econd&third", ["first&+second&third"], "*** ***"],
    ["no short part of it", "a& b", ["a&b"], "a& b"],
  ]
  for (const [what, text, secrets, expected] of cases) {
    test(what, () => assert.equal(masked(text, ...secrets), expected))
  }

  test("lines of a secret, trimmed", () => {
    const masker = new SecretMasker()
    masker.addWithLines("one\r\n  two\n\nthree")
    assert.equal(masker.mask("one two three"), "*** *** ***")
    assert.deepEqual(masker.registered, ["one\r\n  two\n\nthree", "one", "two", "three"])
  })

  test("no form of a secret is ever left", () => {
    const secret = fc.string({ unit: "grapheme", minLength: 3, maxLength: 12 }).filter((text) => !text.includes("*"))
    fc.assert(
      fc.property(secret, secret, fc.string({ unit: "grapheme" }), (first, second, between) => {
        fc.pre(!between.includes("*"))
        for (const form of [first, ...encodingsOf(first)]) {
          const text = masked(`${between}${form}${second}${between}${first}${form}`, first, second)
          assert.ok(!text.includes(form) && !text.includes(second), JSON.stringify(text))
        }
      }),
      { seed: 20260817, numRuns: 300 },
    )
  })
})
