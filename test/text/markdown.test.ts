import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { codeBlock, fence } from "../../src/text/fence.ts"
import { inertBlock, inlineCode } from "../../src/text/markdown.ts"
import { safeQuote } from "../../src/text/safe-markdown.ts"
import { anyCharacter } from "../any-character.ts"
import { assertInert } from "../report/page-check.ts"
import { type Node, nodesOf, treeOf } from "./page-reader.ts"

/** What GitHub would act on if it were outside code. */
const LIVE_TEXTS = [
  "@user and @org/team, fixes #1, closes GH-2, owner/repo#3, 0123456789abcdef0123456789abcdef01234567",
  "https://github.com/o/r/issues/1 www.a.example http://a.example mailto:a@b.example a@b.example GHSA-xxxx-xxxx-xxxx",
  "&#64;user &commat;user \\@user @\u200buser @user\\ Closes: https://github.com/o/r/issues/1, Resolves: o/r#2 \\#3 &#35;4",
  "![x](https://a.example/x.png) [x](https://a.example) <https://a.example> [a]: https://a.example",
  "<img src=x> <!-- x --> <b>x</b> &lt;b&gt; </details>\n\n</details>",
  "# heading\n\n> quote\n\n- list\n\n| a |\n|---|\n| b |\n\n---\n\n1. x\n===",
  "```\n`````\n~~~\n```text\n````",
  "` `` ``` ```` ````` `````` a`b``c```d````e",
  `${"`".repeat(300)}\n\nafter\n\n${"`".repeat(255)}\n@user`,
  "a | b \\| c || d \\\\| e",
  "\u202Eevil\u202C \u{E0041} \u0000 a\r\nb\rc\u2028d",
  "[^1] [^1]: x $x$ :tada:",
  "",
  " \n\t\n ",
]

const anyText = fc.oneof(
  fc.constantFrom(...LIVE_TEXTS),
  fc.string({ unit: anyCharacter }),
  fc
    .array(fc.constantFrom("`", "``", "```\n", "~~~\n", "\n", "|", "\\", " ", "a", "@u", "#1", "> ", "- ", "<b>", "!["))
    .map((p) => p.join("")),
)

const typesIn = (tree: Node): string[] => [...new Set(nodesOf(tree).map(({ type }) => type))].sort()

describe("a fence", () => {
  test("stands below its label and holds the text", () => {
    assert.equal(fence("a\r\nb", "By @user:\nx"), "By @user: x\n```text\na\nb\n```")
    assert.equal(fence("a ```` b", "L"), "L\n`````text\na ```` b\n`````")
  })

  test("cannot be closed by any text", () => {
    const property = fc.property(anyText, (text) => {
      const { children = [] } = treeOf(`${codeBlock(text)}\n\nafter`)
      assert.deepEqual(
        children.map(({ type }) => type),
        ["code", "paragraph"],
      )
    })
    fc.assert(property, { seed: 5, numRuns: 400 })
  })

  test("is never so long that cmark-gfm stops counting", () => {
    const block = codeBlock("`".repeat(5000))
    assert.ok((block.match(/^`+/)?.[0].length ?? 0) < 255)
  })

  test("is the same for the same text", () => {
    assert.equal(fence("`", "x"), fence("`", "x"))
  })
})

describe("a block or a line of text by others", () => {
  const FORMS = [
    { name: "inertBlock", of: (text: string) => inertBlock(text, 2000), types: ["code"] },
    { name: "inlineCode", of: (text: string) => inlineCode(text, 200), types: ["inlineCode", "paragraph", "text"] },
  ]
  for (const { name, of, types } of FORMS) {
    test(`${name} makes nothing but code`, () => {
      const property = fc.property(anyText, (text) => {
        const tree = treeOf(of(text))
        const found = typesIn(tree).filter((type) => type !== "root" && !types.includes(type))
        assert.deepEqual(found, [])
        const outside = nodesOf(tree).filter(({ type }) => type === "text")
        for (const { value = "" } of outside) assert.match(value, /^(?:\(empty\)|\s*)$/)
      })
      fc.assert(property, { seed: 6, numRuns: 400 })
    })

    test(`${name} shows no invisible, bidirectional or control character`, () => {
      assert.doesNotMatch(of(LIVE_TEXTS.join("\n")), /[\p{Cf}\u2028]|(?!\n)\p{Cc}/u)
    })
  }

  test("safeQuote keeps the form of Markdown, and nothing in it is live or invisible", () => {
    const property = fc.property(anyText, (text) => assertInert(safeQuote(text, 2000)))
    fc.assert(property, { seed: 6, numRuns: 400 })
    assert.doesNotMatch(safeQuote(LIVE_TEXTS.join("\n"), 20_000), /[\p{Cf}\u2028]|(?!\n)\p{Cc}/u)
  })

  test("a table cell stays one cell", () => {
    const property = fc.property(anyText, (text) => {
      const tree = treeOf(`| a | b |\n|---|---|\n| ${inlineCode(text, 200)} | c |\n`)
      const cells = nodesOf(tree).filter(({ type }) => type === "tableCell")
      assert.equal(cells.length, 4)
      assert.deepEqual(
        cells.slice(3).map((cell) => nodesOf(cell).at(-1)?.value),
        ["c"],
      )
    })
    fc.assert(property, { seed: 7, numRuns: 400 })
  })

  test("the words come through", () => {
    assert.equal(inlineCode("feature/a_b", 100), "`feature/a_b`")
    assert.equal(inlineCode("a\n  b", 100), "`a b`")
    assert.equal(inlineCode("`x` ``", 100), "``` `x` `` ```")
    assert.equal(inlineCode("a|b", 100), "`a¦b`")
    assert.equal(inlineCode(" \u200b", 100), "(empty)")
    assert.equal(inertBlock("fixes #1\n", 100), "```text\nfixes #1\n```")
  })

  test("no form grows beyond its length", () => {
    const property = fc.property(
      anyText,
      fc.integer({ min: 80, max: 400 }),
      fc.integer({ min: 1, max: 30 }),
      (text, most, times) => {
        const long = text.repeat(times)
        assert.ok(inertBlock(long, 600 + most).length <= 600 + most)
        assert.ok(safeQuote(long, most).length <= most)
        assert.ok(inlineCode(long, most).length <= most + 12)
      },
    )
    fc.assert(property, { seed: 8, numRuns: 400 })
  })

  test("a cut is marked", () => {
    assert.match(inertBlock("x".repeat(500), 200), /\[… 3\d\d characters cut\]\n```$/)
    assert.match(inlineCode("x".repeat(100), 50), /x…`$/)
  })
})
