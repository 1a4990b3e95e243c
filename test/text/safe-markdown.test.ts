import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { renderMarkdown } from "../../scripts/demo/markdown.ts"
import { safeQuote } from "../../src/text/safe-markdown.ts"
import { HOSTILE } from "../report/hostile-text.ts"
import { assertInert } from "../report/page-check.ts"

const LONG = 10_000
const htmlOf = async (text: string) =>
  (await renderMarkdown(safeQuote(text, LONG), "comment")).text.replaceAll("\n", "")

describe("an agent's Markdown keeps", () => {
  const CASES: readonly (readonly [name: string, text: string, html: RegExp])[] = [
    ["paragraphs", "One.\n\nTwo, and three: done!", /<p>One\.<\/p><p>Two, and three: done!<\/p>/],
    [
      "prose as prose",
      `It's 3.5 % faster (see README.md) – "and/or" so; don't ask?`,
      /<p>It's 3\.5 % faster \(see README\.md\) – "and\/or" so; don't ask\?<\/p>/,
    ],
    ["other scripts", "これは、テストです。", /<p>これは、テストです。<\/p>/],
    ["emphasis", "**Bold** and *slanted*, _also_.", /<strong>Bold<\/strong> and <em>slanted<\/em>, <em>also<\/em>\./],
    ["code", "Call `a.b()` now.", /Call <code>a\.b\(\)<\/code> now\./],
    ["code in bold", "**Fixed `x`**", /<strong>Fixed <code>x<\/code><\/strong>/],
    [
      "lists, nested ones too",
      "Done:\n- one\n  - two\n- three",
      /<ul><li>one<ul><li>two<\/li><\/ul><\/li><li>three<\/li><\/ul>/,
    ],
    ["numbered lists", "3. first\n4. second", /<ol start="3"><li>first<\/li><li>second<\/li><\/ol>/],
    ["headings, in bold", "## Summary\nText", /<p><strong>Summary<\/strong><\/p><p>Text<\/p>/],
    [
      "code blocks",
      "```ts\nlet a = 1\n```\nAfter",
      /<pre><code class="language-text">let a = 1<\/code><\/pre><p>After<\/p>/,
    ],
    [
      "tables, as text",
      "| a | b |\n| - | - |\n| c | d |",
      /<pre><code[^>]*>\| a \| b \|\| - \| - \|\| c \| d \|<\/code><\/pre>/,
    ],
    ["tasks", "- [x] done\n- [ ] open", /<li>☑ done<\/li><li>☐ open<\/li>/],
    [
      "the words of a link and its address",
      "See [the log](https://x.example/1).",
      /See the log \(<code>https:\/\/x\.example\/1<\/code>\)\./,
    ],
  ]
  for (const [name, text, html] of CASES) {
    test(name, async () => {
      const shown = await htmlOf(text)
      assert.match(shown, html)
      assert.match(shown, /^<blockquote>.*<\/blockquote>$/)
      assertInert(safeQuote(text, LONG))
    })
  }
})

describe("and nothing in it is live:", () => {
  const PIECES = [
    ...HOSTILE.split("\n"),
    "@octocat",
    "#1",
    "fixes",
    "GH-3",
    "octo-org/octo-repo#2",
    "ffac537e6cbbf934b08745a378932722df287a53",
    "defaced",
    "TICKET-9",
    "JIRA-abc",
    "https://evil.example",
    "www.evil.example",
    "user@evil.example",
    "[x](https://evil.example)",
    "![x](y)",
    "[x]: y",
    "[^1]",
    "<img src=x>",
    "<!-- hidden -->",
    "</blockquote>",
    "&#64;octocat",
    ":tada:",
    "$x$",
    "~~x~~",
    "\\@octocat",
    "**",
    "*",
    "_",
    "__",
    "`",
    "``",
    "```",
    "~~~",
    "- ",
    "1. ",
    "# ",
    "> ",
    "| ",
    "---",
    "===",
    "    ",
    "\n",
    "\n\n",
    " ",
    "word",
    "é",
    "漢字",
    "\u200b",
    "(",
    ")",
    "[",
    "]",
    "!",
    "’",
    "🎉",
  ]
  const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "grapheme", maxLength: 4 })), {
    maxLength: 25,
  })

  test("no mention, reference, address, link, picture or HTML, however it is put together", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (pieces) => {
        const quote = safeQuote(pieces.join(""), LONG)
        if (quote === "") return
        assertInert(quote)
        const html = (await renderMarkdown(`${quote}\n\nOurs`, "comment")).text
        assert.doesNotMatch(
          html.replaceAll(/<code[^>]*>[\s\S]*?<\/code>/g, ""),
          /<(?!\/?(blockquote|p|br|ul|ol|li|strong|em|pre)\b)/,
        )
        assert.match(html, /<\/blockquote>\s*<p>Ours<\/p>\s*$/, "what follows is not drawn into it")
      }),
      { seed: 19, numRuns: 400 },
    )
  })

  test("also the hostile text as a whole, at every length that it is cut to", () => {
    for (let most = 80; most < 1_500; most += 37) {
      const quote = safeQuote(HOSTILE, most)
      assert.ok(quote.length <= most, `${quote.length} of ${most}`)
      assertInert(quote)
    }
    assert.match(safeQuote("line\n\n".repeat(100), 200), /\n> `\[… \d+ lines cut\]`$/)
    assert.equal(safeQuote(" \n\n ", 300), "")
  })

  test("reading takes a time that grows with the text, whatever it is made of", () => {
    for (const piece of [
      "`",
      "`a ",
      "**a ",
      "[",
      "[a](",
      "*a ",
      "_a ",
      "> ",
      "- ",
      "# ",
      "-- ",
      "|",
      ".",
      "```\nx\n",
      "```\nx\n```\n",
      "- a\n",
      " - ",
      "a\n",
    ]) {
      const startedMs = performance.now()
      assert.ok(safeQuote(piece.repeat(20_000), LONG).length <= LONG)
      const tookMs = performance.now() - startedMs
      assert.ok(tookMs < 2_000, `${JSON.stringify(piece)}: ${tookMs} ms`)
    }
  })
})
