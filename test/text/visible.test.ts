import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { visibleText } from "../../src/text/page/visible-text.ts"

const clean = (text: string): string => visibleText(text).text

/** Each text hides the word `evil` from a reader of the page; `shown` stays. */
const HIDING_PLACES: Readonly<Record<string, string>> = {
  "a comment": "shown <!-- evil --> shown",
  "a comment over several lines": "shown\n<!--\nevil\n\nevil\n-->\nshown",
  "a comment with CR LF inside": "shown\r\n<!--\r\nevil\r\n-->\r\nshown",
  "a comment without an end": "shown\n\n<!-- evil\n\nevil",
  "a comment without an end, within a line": "shown <!-- evil",
  "a nested comment": "shown\n\n<!-- a <!-- evil --> shown",
  "a comment closed with a bang": "shown\n\n<!-- evil --!> <!-- evil",
  "an abrupt comment before a real one": "shown <!--> shown <!---> <!-- evil -->",
  "a comment in an HTML block that ends before it": "shown\n\n<div> <!-- a\n\nb --> evil",
  "a comment in a quotation that ends before it": "shown\n\n> <!-- a\n\nb --> evil",
  "a comment in a list item that ends before it": "shown\n\n- <!-- a\n\nb --> evil",
  "a comment after a code span that another line closes": "shown `a\nb ` <!-- evil --> ` shown",
  "a comment after a fence that another fence closes": "```\nshown\n```\n<!-- evil -->\n```\nshown",
  "a comment after a fence in a list item": "- ```\n  shown\n<!-- evil -->\n\nshown",
  "a comment in backticks in an HTML block": "shown\n\n<div>\n`<!-- evil -->`\n</div>",
  "a comment in a fence in an HTML block": "shown\n\n<div>\n```\n<!-- evil -->\n```\n</div>",
  "a comment behind a backtick in an address": "shown http://a.example/` <!-- evil --> `",
  "a comment across two table cells": "| shown | b |\n|-|-|\n| `shown | <!-- evil --> ` |",
  "a comment behind a blank line of blanks only": "shown `a\n\u200b\nb ` <!-- evil --> `",
  "a processing instruction": "shown <?evil?> shown",
  "a declaration": "shown <!EVIL evil> shown",
  "a CDATA section": "shown <![CDATA[evil]]> shown",
  "a definition that nothing uses": "shown\n\n[//]: # (evil)\n[evil]: https://evil.example 'evil'",
  "a definition over several lines": 'shown\n\n[a]:\n/u\n"evil\nevil"\n\nshown',
  "a definition in a quotation": "> shown\n>\n> [evil]: evil",
  "a definition in a task": "- [ ] shown\n- [x] [evil]: evil",
  "the title of a definition": 'see [shown]\n\n[shown]: https://a.example "evil"',
  "the label of a reference": "[shown][evil]\n\n[evil]: https://a.example",
  "the title of a link": "[shown](https://a.example 'evil')",
  "the title of a link, its quote escaped": '[shown](https://a.example "evil\\")',
  "the title of a link, a backslash before its quote": '[shown](https://a.example "x\\\\" evil")',
  "an address that is not linked": "[shown](evil:evil)",
  "an address written with entities": "[shown](javascript&colon;evil)",
  "the address of a link without text": "shown [](https://evil.example) [ ](/evil) [<b></b>](/evil)",
  "the text behind a picture": '![evil](https://a.example/x.png "evil") shown',
  "the text behind a picture, by reference": "![evil][a] shown\n\n[a]: /evil",
  "a footnote that nothing shows": "shown\n\n[^1]: evil\n    evil\n\n    evil",
  "footnotes that show only each other": "shown\n\n[^1]: evil [^2]\n\n[^2]: evil [^1]",
  "the label of a footnote": "shown[^evil]\n\n[^evil]: shown",
  "an info string": "```js evil\nshown\n```",
  "an info string that is no word": "```{evil}\nshown\n```",
  "a diagram's source": "shown\n\n```mermaid\n%% evil\n```",
  "a formula's phantom": "shown $\\phantom{\\text{evil}}$ shown",
  "a word where a language has its name": "```evil\nshown\n```",
  "a formula's box above the page": "shown $\\raisebox{99em}{evil}$",
  "a formula's box beside the page": "shown $\\moveleft 99em \\hbox{evil}$",
  "a formula's tip": "shown $\\texttip{x}{evil}$ $\\mathtip{x}{evil}$",
  "a formula's other side": "shown $\\toggle{x}{evil}\\endtoggle$",
  "a formula's raw element": "shown $\\mmlToken{mi}[mathsize='0']{evil}$",
  "a formula's environment, defined again": "shown $\\renewenvironment{x}{evil}{}$",
  "a formula's command that is never used": "shown $\\providecommand\\x{evil} \\DeclareMathOperator{\\y}{evil}$",
  "a formula's reference to nothing": "shown $\\eqref{evil}$ $\\ref{evil}$",
  "a formula's tiny type in another spelling": "shown $\\Tiny evil$",
  "a formula's columns": "shown $\\begin{array}{c evil}x\\end{array}$",
  "a formula's comment": "shown\n\n```math\nx % evil\n```",
  "a surplus table cell": "| shown |\n|---|\n| shown | evil |",
  "an attribute": 'shown <b title="evil" style="color:evil">shown</b>',
  "an attribute over two lines": "shown <a\nhref='evil'>shown</a>",
  "a tag's name": "shown <evil> shown",
  "an element with the attribute hidden": "shown <p hidden>evil</p> shown",
  "the fallback of ruby text": "shown <ruby>shown<rp>evil</rp></ruby>",
  "a script": "shown\n\n<script>evil</script>",
  "a script over several lines": "shown\n\n<script>\nevil\n</script>",
  "type too small to read": "shown <sub><sub><sub><sub>evil</sub></sub></sub></sub>",
  "an element in the lazy line after a table": "shown\n|---|\nshown\n|\n    <rp>evil",
  "an element in what is no definition, before a table": "shown\n\n[a]: <noembed>\n| b |\n|---|\n\nevil",
  "a definition below an empty task": "- [ ] shown\n- [ ] \n[a]: evil",
  "a footnote, shown only after a comment without an end": "shown[^1]\n\n[^1]: evil\n\n<!-- evil",
  "a comment within an attribute of a tag that GitHub makes text": 'shown <xmp a="<!--">shown</xmp> evil -->',
  "the text behind a picture, cut off by an element": "shown ![evil <title> ](/u)",
  "an attribute that never ends": 'shown\n\n<div title="\n\nevil',
}

describe("what a reader of the page cannot see is removed", () => {
  for (const [place, text] of Object.entries(HIDING_PLACES)) {
    test(place, () => {
      const result = visibleText(text)
      assert.doesNotMatch(result.text, /evil/i)
      assert.match(result.text, /shown/)
      assert.ok(Object.values(result.removed).some((count) => count > 0))
    })
  }
})

/** Invisible characters by name; each is put between two words. */
const INVISIBLE: Readonly<Record<string, string>> = {
  "tag characters": "\u{E0001}\u{E0065}\u{E0076}\u{E007F}",
  "variation selectors": "\uFE00\uFE0F\u{E0100}\u{E01EF}",
  "directional marks": "\u200E\u200F\u061C",
  "directional overrides and isolates": "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069",
  "invisible operators": "\u2060\u2061\u2062\u2063\u2064",
  "deprecated format characters": "\u206A\u206B\u206C\u206D\u206E\u206F",
  "zero-width characters": "\u200B\u200C\u200D\uFEFF",
  "Hangul fillers": "\u115F\u1160\u3164\uFFA0",
  "the Braille blank": "\u2800",
  "the soft hyphen": "\u00AD",
  "the combining grapheme joiner": "\u034F",
  "the Mongolian vowel separator": "\u180E",
  "Khmer inherent vowels": "\u17B4\u17B5",
  "interlinear annotation": "\uFFF9\uFFFA\uFFFB",
  "line and paragraph separators": "\u2028\u2029",
  "controls of C0 and C1": "\u0000\u0007\u001B\u007F\u0085\u009B",
  "lone surrogates": "\uDFFF\uD800",
  noncharacters: "\uFFFE\uFFFF\u{1FFFE}",
  "musical blanks": "\u{1D159}\u{1D173}",
}

describe("invisible characters are removed and counted", () => {
  for (const [name, characters] of Object.entries(INVISIBLE)) {
    test(name, () => {
      // Apart, so that two lone surrogates do not make a pair.
      const text = Array.from(characters, (character) => `a${character}b`).join(" ")
      const result = visibleText(text)
      assert.equal(result.text, [...characters].map(() => "ab").join(" "))
      assert.equal(result.removed.invisibleCharacters, [...characters].length)
    })
  }

  test("written as character references, outside code", () => {
    const references = "&#8203; &#x200b &#xE0041; &shy; &ZeroWidthSpace; &zwj; &lrm; &NoBreak;"
    assert.doesNotMatch(clean(references), /&/)
    assert.equal(clean(`\`${references}\``), `\`${references}\``)
    assert.equal(clean("&#72;&amp;&#99999999;"), "&#72;&amp;&#99999999;")
  })
})

/** Ordinary text that must come through as it is. */
const SURVIVORS: Readonly<Record<string, string>> = {
  "an emoji family": "👩‍👩‍👧‍👦 and 🧑🏽‍🚀, ❤️, ☺️, 👍🏿",
  "keycaps and flags": "1️⃣ #️⃣ 🇫🇷 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏳️‍🌈",
  "Persian with its non-joiner": "می‌خواهم کتاب‌ها را بخوانم",
  "Hindi and Sinhala with joiners": "क्‍ष र्‍य श्‍र ශ්‍රී ලංකාව",
  "Hebrew with points and Arabic with marks": "שָׁלוֹם עוֹלָם مُحَمَّد",
  "Chinese, Japanese and Korean": "中文　全角 日本語の文章です。한국어 문장",
  "combining marks": "e\u0301 a\u0308 Z͑ͫ̓",
  "code with a comment": "```html\n<!-- kept --> <b title='x'>\n```",
  "code in a list item": '1. Do this:\n\n   ```xml\n   <a b="c"/> <!-- kept -->\n   ```\n2. Then that',
  "code in a quotation": "> ~~~\n> <!-- kept -->\n> ~~~",
  "indented code": "text\n\n    <T>(x: List<T>) <!-- kept -->",
  "code spans": "`<!-- kept -->` and `` `a` <b> `` and `List<String>`",
  "what only looks like markup": "a < b, x <y, 1 <= 2, <- left, a[0](x), [x], ![, $5 is 10% of $50",
  "an escaped comment": "\\<!-- text, not a comment",
  "a plain link and a bare one":
    "[docs](https://a.example/b?c=d#e) https://a.example <https://a.example> <me@a.example>",
  "a relative link": "[docs](../docs/a.md#part)",
  "a table": "| a | b |\n|---|:-:|\n| 1 | `x` |\n| 2 |",
  "a used footnote": "Text[^1].\n\n[^1]: A note.",
  "a GitHub attachment": "![](https://github.com/user-attachments/assets/0b7d9b0e-5d0c-4f0e-9d7d-0a4c3b1f2e6d)",
  "headings, tasks and quotations": "# A #\n\n- [ ] a\n- [x] b\n  - c\n\n> [!NOTE]\n> d\n\nE\n===\n\n***\n\n1) f",
  "a formula": "$\\alpha + \\frac{1}{2}$ and $$x^2$$",
  "a matrix": "$\\begin{array}{l|cr} a & b & c \\end{array} \\begin{pmatrix} 1 & 0 \\end{pmatrix}$",
  "code in many languages": ["ts", "C++", "c#", "objective-c", "yaml", "diff", "console"]
    .map((name) => `\`\`\`${name}\nx\n\`\`\``)
    .join("\n"),
  "tabs and many blank lines": "a\tb\n\n\n\n\tc",
}

describe("what a reader sees stays as it is", () => {
  for (const [name, text] of Object.entries(SURVIVORS)) {
    test(name, () => {
      assert.deepEqual(visibleText(text), {
        text,
        removed: { invisibleCharacters: 0, htmlComments: 0, hiddenMarkdown: 0 },
      })
    })
  }

  test("an issue template loses its comments and nothing else", () => {
    const template =
      "<!--\nThanks for filing!\n-->\r\n### Steps\r\n\r\n1. Open\r\n2. Click <!-- where? --> it\r\n\r\n" +
      "### Expected\r\n\r\n_No response_\r\n\r\n- [x] I searched\r\n<!-- end -->\r\n"
    assert.deepEqual(visibleText(template), {
      text: "### Steps\n\n1. Open\n2. Click  it\n\n### Expected\n\n_No response_\n\n- [x] I searched\n",
      removed: { invisibleCharacters: 0, htmlComments: 3, hiddenMarkdown: 0 },
    })
  })
})

/** How hidden things are replaced where something of them is shown. */
const REWRITTEN: ReadonlyArray<readonly [string, string, string]> = [
  ["HTML keeps its words", "<details open>\n<summary>More</summary>\n\nbody\n\n</details>", " More \n\nbody\n\n"],
  ["tags within words leave no gap", "H<sub>2</sub>O a<br>b", "H2O a b"],
  ["a reference becomes a link where it is first used", "[a] [b][a]\n\n[a]: /u", "[a](/u) [b]\n\n"],
  ["a picture leaves a mark", 'a ![alt](/x.png) <img src="/y.png" alt="z">', "a (image) (image)"],
  [
    "an attachment keeps its address",
    '<img alt="x" src="https://github.com/user-attachments/assets/0b7d9b0e-5d0c-4f0e-9d7d-0a4c3b1f2e6d" />',
    "![](https://github.com/user-attachments/assets/0b7d9b0e-5d0c-4f0e-9d7d-0a4c3b1f2e6d)",
  ],
  ["footnotes are numbered as on the page", "[^b] [^a]\n\n[^a]: A\n\n[^b]: B", "[^1] [^2]\n\n[^2]: A\n\n[^1]: B"],
  ["a line left empty goes", "a\n<!-- x -->\nb", "a\nb"],
  ["references to characters do not come alive", "&#60;!-- a --&#62; &lt;b&gt;", "&#60;!-- a --&#62; &lt;b&gt;"],
  ["what removal puts together is removed too", "a <!-<!-- b -->- c --> d", "a  d"],
  ["an invisible character does not protect a comment", "a <\u200b!-- b --> c", "a  c"],
]

describe("what stands for something hidden", () => {
  for (const [name, text, expected] of REWRITTEN) {
    test(name, () => {
      assert.equal(clean(text), expected)
      assert.equal(clean(expected), expected)
    })
  }
})
