import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { makeRedactor } from "../../src/text/redact.ts"
import { anyCharacter } from "../any-character.ts"

const KEY = "crsr_0123/4567+89ab&cdef"
const redact = makeRedactor([KEY])

const base64 = (text: string) => Buffer.from(text).toString("base64")

/** How somebody may write a text down, and for base64 what else is encoded with it. */
const WAYS: Readonly<Record<string, (secret: string, around: string) => string>> = {
  plain: (secret) => secret,
  "URL-encoded": (secret) => encodeURIComponent(secret),
  "URL-encoded in lower case": (secret) => encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  "as a form": (secret) => String(new URLSearchParams({ key: secret })),
  JSON: (secret) => JSON.stringify({ key: secret }),
  "JSON with escaped slashes": (secret) => JSON.stringify(secret).replaceAll("/", "\\/"),
  base64: (secret, around) => base64(around + secret + around),
  base64url: (secret, around) => Buffer.from(around + secret + around).toString("base64url"),
  "basic credentials": (secret) => `Basic ${base64(`${secret}:`)}`,
}

describe("a redactor", () => {
  for (const [way, write] of Object.entries(WAYS)) {
    test(`takes out a secret that is written ${way}`, () => {
      for (const around of ["", "a", "ab", "abc", "{x"]) {
        const text = `before ${write(KEY, around)} after`
        const shown = redact(text)
        assert.match(shown, /^before .*\*\*\*.* after$/)
        const bytes = Buffer.from(shown.slice("before ".length, -" after".length), "base64").toString("latin1")
        assert.ok(!bytes.includes(KEY) && !shown.includes(KEY), shown)
      }
    })
  }

  test("knows a secret of several lines, each line, and one with blanks around it", () => {
    const both = makeRedactor([" first_secret\nsecond_secret\r\n"])
    assert.equal(both("first_secret second_secret first_sec"), "*** *** first_sec")
  })

  test("leaves everything else as it is", () => {
    for (const text of ["", "crsr_0123", "a password", base64("harmless"), KEY.toUpperCase(), "x".repeat(10_000)]) {
      assert.equal(redact(text), text)
    }
    assert.equal(makeRedactor([])(KEY), KEY)
  })

  test("passes over values that are too short to be secret", () => {
    assert.equal(makeRedactor(["", "abc", "1234567"])("abc 1234567"), "abc 1234567")
  })

  test("takes out secrets that overlap, or lie in each other", () => {
    const three = makeRedactor(["abcdefgh", "efghijkl", "0abcdefghijklmnop"])
    assert.equal(three("x abcdefghijkl x 0abcdefghijklmnop x"), "x *** x *** x")
  })

  test("leaves no form of a secret behind, wherever they are, and does nothing more the second time", () => {
    const secret = fc.string({ unit: fc.constantFrom(..."ab*#/+&\"' é"), minLength: 8, maxLength: 20 })
    const way = fc.constantFrom(...Object.values(WAYS))
    const piece = fc.tuple(way, fc.nat(1), fc.string({ unit: anyCharacter, maxLength: 4 }))
    fc.assert(
      fc.property(fc.tuple(secret, secret), fc.array(piece, { maxLength: 6 }), (secrets, pieces) => {
        const hide = makeRedactor(secrets)
        const text = pieces.map(([write, which, between]) => between + write(secrets[which] ?? "", between)).join("")
        const shown = hide(text)
        for (const each of secrets) {
          for (const form of [each.trim(), encodeURIComponent(each), JSON.stringify(each).slice(1, -1)]) {
            assert.ok(form.length < 8 || !shown.includes(form), `${JSON.stringify(form)} in ${JSON.stringify(shown)}`)
          }
        }
        assert.equal(hide(shown), shown)
      }),
      { seed: 15, numRuns: 500 },
    )
  })
})
