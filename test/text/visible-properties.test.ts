import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { visibleText } from "../../src/text/page/visible-text.ts"
import { anyCharacter } from "../any-character.ts"
import { hostileMarkdown, wordsIn } from "./hostile-markdown.ts"
import { readPage } from "./page-reader.ts"

const clean = (text: string): string => visibleText(text).text

/** A fence's language is kept although it is not shown: at most 20 plain characters. */
const withoutLanguages = (text: string): string => text.replace(/(?:`{3,}|~{3,})\s*\S+/g, "")

test("no word is kept that a reader of the rendered page does not see", () => {
  let shown = 0
  let kept = 0
  const property = fc.property(hostileMarkdown, (text) => {
    const seen = wordsIn(readPage(text))
    const ours = wordsIn(withoutLanguages(clean(text)))
    assert.deepEqual(
      [...ours].filter((word) => !seen.has(word)),
      [],
    )
    shown += seen.size
    kept += [...seen].filter((word) => ours.has(word)).length
  })
  fc.assert(property, { seed: 20261123, numRuns: 600, endOnFailure: true })
  assert.ok(kept > 0.8 * shown, `of ${shown} words shown only ${kept} were kept`)
})

describe("of any text", () => {
  const anyText = fc.oneof(
    hostileMarkdown,
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc.string({ maxLength: 60 }),
  )

  test("cleaning twice changes nothing more", () => {
    const property = fc.property(anyText, (text) => {
      const once = clean(text)
      const twice = visibleText(once)
      assert.deepEqual(twice.text, once)
      assert.equal(twice.removed.invisibleCharacters, 0)
    })
    fc.assert(property, { seed: 1, numRuns: 2500 })
  })

  test("a hidden stretch wrapped in others again and again still settles", () => {
    const layers = fc.array(
      fc.constantFrom("<!--", "-->", "<!-", "- ", "&#82", "&#8203;", "03;", "[a]", "(x:b)", "[a]: x\n"),
    )
    const property = fc.property(layers, fc.integer({ min: 1, max: 60 }), (pieces, times) => {
      const once = clean(pieces.join("").repeat(times))
      assert.equal(clean(once), once)
    })
    fc.assert(property, { seed: 2, numRuns: 400 })
  })

  test("only joiners and selectors that the writing needs stay", () => {
    const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\u2028\u2029\u2800]|(?![\t\n])\p{Cc}/u
    const needed =
      /\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*|[0-9#*]\uFE0F\u20E3|\u{1F3F4}[\u{E0061}-\u{E007A}]{5}\u{E007F}|(?<=[\p{L}\p{M}])[\u200C\u200D](?=[\p{L}\p{M}])/gu
    const unit = fc.oneof(
      fc.constantFrom(
        "\u200D",
        "\uFE0F",
        "\u200C",
        "\u{E0067}",
        "\u{E007F}",
        "👩",
        "❤",
        "1",
        "\u20E3",
        "م",
        "क",
        "्",
        "a",
        "🏴",
      ),
      fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1 }),
    )
    const property = fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
      assert.doesNotMatch(clean(units.join("")).replace(needed, ""), invisible)
    })
    fc.assert(property, { seed: 3, numRuns: 2500 })
  })

  test("words in plain paragraphs stay, in every script", () => {
    const word = fc.constantFrom(
      "plain",
      "Größe",
      "слово",
      "漢字",
      "かな",
      "한국어",
      "שלום",
      "سلام",
      "می‌خواهم",
      "नमस्ते",
      "👍🏽",
      "42",
    )
    const property = fc.property(fc.array(fc.array(word, { minLength: 1 }), { minLength: 1 }), (paragraphs) => {
      const text = paragraphs.map((words) => words.join(" ")).join("\n\n")
      assert.equal(clean(text), text)
    })
    fc.assert(property, { seed: 4, numRuns: 500 })
  })
})

describe("the time grows in proportion to the length", () => {
  const PATTERNS = [
    ...'<!--|[|]|`|` |``` |&#|&#82&#8203;03;|<a b="|<a b=\'|<?|<!X|![|](x "|[a](|> |- |\\|$`|<div>\n|<rp>|\u200b'.split(
      "|",
    ),
    ...[
      "|",
      "a|b\n|-|-|\n",
      "[a]: b\n",
      "[^a]: b\n\n[^a]",
      "\n",
      "<!-<!---->- x -->",
      "[a](x:b)(x:b)",
      "[[a](b)",
      "- a\n  ",
    ],
  ]
  // Time of the processor, not of the clock: other work on the machine does not count.
  const timeOf = (text: string): number => {
    const start = process.cpuUsage()
    visibleText(text)
    return process.cpuUsage(start).user / 1000
  }

  const GROWING: Readonly<Record<string, (length: number) => string>> = {
    ...Object.fromEntries(PATTERNS.map((pattern) => [pattern, (length) => pattern.repeat(length / pattern.length)])),
    "blanks within a delimiter row": (length) => `a\n-${" ".repeat(length)}x`,
    "angles after a doubt": (length) => `http://a.example\`${"<".repeat(length)}`,
    "blanks in a tag": (length) => `<a${" b=c".repeat(length / 4)}`,
    "blanks around removals": (length) => `a${" <b>\t".repeat(length / 5)}\nb`,
  }

  for (const [name, grow] of Object.entries(GROWING)) {
    test(`of ${JSON.stringify(name)}`, () => {
      const short = timeOf(grow(32_768))
      const long = timeOf(grow(131_072))
      // Four times the length. A square would take sixteen times as long.
      assert.ok(long < 10 * short + 500, `${long} ms after ${short} ms`)
    })
  }
})
