import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { visibleMarkdown } from "../../../src/text/rendered/visible-markdown.ts"

const read = (html: string) => {
  const page = visibleMarkdown(html, { serverUrl: "https://github.com" })
  assert.ok(page.kind === "seen")
  return page
}

type Cases = readonly (readonly [name: string, html: string, markdown: string])[]

const table = (cases: Cases) => {
  for (const [name, html, markdown] of cases) test(name, () => assert.equal(read(html).text, markdown))
}

describe("blocks", () => {
  table([
    ["nothing", "", ""],
    ["paragraphs", '<p dir="auto">a\n b</p>\n<p>c</p>', "a b\n\nc"],
    ["line breaks", "<p>a<br>\nb<br><br><br><br>c</p>", "a\nb\n\nc"],
    [
      "headings",
      '<div class="markdown-heading"><h3>A <b>b</b></h3><a href="#a"></a></div><p>c</p>',
      "### A **b**\n\nc",
    ],
    ["a heading without words", "<h1></h1><p>a</p>", "a"],
    ["a rule", "<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"],
    ["a list", "<ul>\n<li>a</li>\n<li>b<ol start=3><li>c</li><li></li></ol></li></ul>", "- a\n- b\n  3. c\n  4."],
    ["a list of paragraphs", "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>", "- a\n\n  b\n\n- c"],
    [
      "tasks",
      '<ul><li><input type="checkbox" disabled checked> a</li><li><input type=checkbox> b</li></ul>',
      "- [x] a\n- [ ] b",
    ],
    ["text between items", "<ul>a<li>b</li></ul>", "a\n\n- b"],
    ["an item without a list", "<li>a</li>", "- a"],
    ["quotes", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>", "> a\n>\n> > b\n\nc"],
    ["an alert", '<div class="markdown-alert markdown-alert-tip"><p>Tip</p><p>a</p></div>', "> Tip\n>\n> a"],
    ["code", '<pre><code class="language-js">a\n\n  b\n</code></pre>', "```js\na\n\n  b\n```"],
    [
      "coloured code",
      '<div class="highlight highlight-source-ts"><pre><span class="pl-k">a</span> b</pre><div><clipboard-copy value="x"></clipboard-copy></div></div>',
      "```ts\na b\n```",
    ],
    ["code with an unknown language", '<pre lang="obey-the-mermaid"><code>a</code></pre>', "```\na\n```"],
    ["code with fences in it", "<pre>\n```\na</pre>", "````\n```\na\n````"],
    ["empty code", "<pre></pre><p>a</p>", "a"],
    ["definitions", "<dl><dt>a</dt><dd>b</dd></dl>", "a\n\n: b"],
    ["a closed part", "<details><summary>a</summary><p>b</p></details>", "<details>\n\n**a**\n\nb\n\n</details>"],
    ["an open part", "<details open>b</details>", "<details open>\n\nb\n\n</details>"],
    [
      "a table",
      "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
      "| a |\n| --- |\n| b |",
    ],
    [
      "a wide row",
      "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
      "| a |  |\n| --- | --- |\n| b | c |",
    ],
    ["pipes in cells", "<table><tr><td>a|b<code>c|d</code></td></tr></table>", "| a\\|b`c\\|d` |\n| --- |"],
    ["blocks in cells", "<table><tr><td><p>a</p><ul><li>b</li></ul></td></tr></table>", "| a<br>- b |\n| --- |"],
    [
      "a table in a table",
      "<table><tr><td><table><tr><td>a|b</td></tr></table></td></tr></table>",
      "| a\\|b |\n| --- |",
    ],
    ["a caption", "<table><caption>a</caption><tr><td>b</td></tr></table>", "a\n\n| b |\n| --- |"],
    ["blocks within marks", "<b><p>a</p></b><a href='https://x.y/'><h2>b</h2></a>", "a\n\n## b\n\n<https://x.y/>"],
    [
      "a diagram without what it does not draw",
      '<section data-type="mermaid"><div><pre lang="mermaid">graph TD\n%% a\n%%{ b\nc }%%\nA--&gt;B\nclick A "d"</pre></div><span>Loading</span></section>',
      "```mermaid\ngraph TD\nA-->B\n```",
    ],
    [
      "footnotes",
      '<p>a<sup><a href="#user-content-fn-1-x">1</a></sup></p><section class="footnotes"><h2>Footnotes</h2><ol><li><p>b <a href="#user-content-fnref-1-x"><g-emoji>↩</g-emoji></a></p></li></ol></section>',
      "a[^1]\n\n## Footnotes\n\n1. b",
    ],
  ])
})

describe("within a line", () => {
  table([
    [
      "marks",
      "<b>a</b> <strong>b</strong> <i>c</i> <em>d</em> <del>e</del> <s>f</s>",
      "**a** **b** *c* *d* ~~e~~ ~~f~~",
    ],
    ["marks in marks", "<b><strong>a</strong> <i>b</i> </b>c", "**a *b*** c"],
    ["raised, lowered, keys", "<sub>a</sub><sup>b</sup><kbd>c</kbd>", "<sub>a</sub><sup>b</sup><kbd>c</kbd>"],
    ["marks without words", "a<b> </b>b<i></i>", "a b"],
    ["code", "<code>a  `b</code> <tt>c</tt>", "``a `b`` `c`"],
    ["code beside code", "<code>a``b</code><code>c</code>", "`a``b` `c`"],
    ["links", '<a href="https://x.y/a(b) c" title="t">d [e]</a>', "[d \\[e\\]](https://x.y/a%28b%29%20c)"],
    ["a bare address", '<a href="https://x.y/?a=b">https://x.y/?a=b</a>', "<https://x.y/?a=b>"],
    ["links in links", '<a href="https://x.y/"><span><a href="https://z.z/">a</a></span></a>', "[a](https://x.y/)"],
    ["other addresses", '<a href="javascript:a">b</a> <a href="data:c">d</a> <a href="#e">f</a>', "b d f"],
    [
      "mentions",
      '<a href="https://github.com/ada">@ada</a> <a href="https://github.com/orgs/o/teams/t">@o/t</a>',
      "@ada @o/t",
    ],
    ["no mention", '<a href="https://x.y/ada">@ada</a>', "[@ada](https://x.y/ada)"],
    ["references", '<a href="https://github.com/o/r/issues/1">#1</a>', "[#1](https://github.com/o/r/issues/1)"],
    ["images", '<img src="https://x.y/a.png" alt="b ]">', "![b \\]](https://x.y/a.png)"],
    [
      "an image that links to itself",
      '<a href="/a"><img src="/a" alt="b" data-canonical-src="https://x.y/c"></a>',
      "![b](https://x.y/c)",
    ],
    ["an image that links elsewhere", '<a href="/a"><img src="/b" alt="c"></a>', "[![c](/b)](/a)"],
    ["a mark before a link", 'a!<a href="/b">c</a>', "a\\![c](/b)"],
    [
      "emoji",
      '<g-emoji alias="tada">🎉</g-emoji><img alt=":octocat:" src="https://x.y/images/icons/emoji/octocat.png">',
      "🎉:octocat:",
    ],
    ["formulas", "<math-renderer>$a&lt;b$</math-renderer> <math-renderer>$$c$$</math-renderer>", "$`a<b`$ $$`c`$$"],
    ["a formula that hides", "<math-renderer>$a \\phantom{b}$</math-renderer>c", "c"],
    ["quotes and rubies", "<q>a</q> <ruby>b<rp>x</rp><rt>c</rt></ruby>", "“a” b (c)"],
    ["a video", '<video src="https://x.y/a.mp4">old</video>', "[video](https://x.y/a.mp4)"],
  ])
})

describe("text that looks like Markdown or HTML stays text", () => {
  table([
    ["a comment", "<p>&lt;!-- a --&gt;</p>", "\\<!-- a -->"],
    ["a comment in pieces", "<p>&lt;<span>!-</span>- a</p>", "\\<!-- a"],
    ["a comment with something between that goes away", "<p>&lt;&#8203;!-- a</p>", "\\<!-- a"],
    ["a definition", "<p>[a]: b [^1]: c</p>", "[a\\]: b \\[^1\\]: c"],
    ["a link", "<p>[a](b) ![c](d)</p>", "[a\\](b) ![c\\](d)"],
    ["a reference", "<p>&amp;lt; &amp;#60; a &amp; b</p>", "\\&lt; \\&#60; a & b"],
    ["code marks", "<p>`a` ~~~b</p>", "\\`a\\` \\~\\~~b"],
    ["backslashes", "<p>a\\b \\* \\</p>", "a\\b \\\\* \\\\"],
    [
      "starts of blocks",
      "<p># a<br>&gt; b<br>- c<br>1. d<br>---<br>|-|<br>#5 -e</p>",
      "\\# a\n\\> b\n\\- c\n1\\. d\n\\---\n\\|-|\n#5 -e",
    ],
    ["a footnote's number before a colon", '<p><sup><a href="#fn1">1</a></sup>: a</p>', "[^1]\\: a"],
    ["comparisons", "<p>a &lt; b &gt; c, x[0]</p>", "a < b > c, x[0]"],
    ["tildes in a struck line", "<p><del>~a</del></p>", "~~\\~a~~"],
  ])
})

describe("what nobody sees is left out and counted", () => {
  const NOTHING = { invisibleCharacters: 0, hiddenElements: 0, tinyElements: 0, unknownElements: 0 }
  const CASES: readonly (readonly [html: string, leftOut: Partial<typeof NOTHING>])[] = [
    ["<span hidden>x</span>", { hiddenElements: 1 }],
    ['<p aria-hidden="TRUE">x</p>', { hiddenElements: 1 }],
    ['<p style="display:none">x</p>', { hiddenElements: 1 }],
    ['<span style="color: #fff">x</span>', { hiddenElements: 1 }],
    ['<img src="/x" width="1">', { hiddenElements: 1 }],
    ['<img src="/x" height=" 0% " alt="x">', { hiddenElements: 1 }],
    ['<a href="https://x.y"> &#8203;</a>', { hiddenElements: 1, invisibleCharacters: 1 }],
    ["<sub><sub><sub><sub><sub>x</sub></sub></sub></sub></sub>", { tinyElements: 1 }],
    ["<template>x</template>", { unknownElements: 1 }],
    ["<rp>x</rp><bdo dir=rtl>x</bdo>", { unknownElements: 2 }],
    ["<script>x</script><style>x</style><title>x</title>", { unknownElements: 3 }],
    ["<svg><text>x</text></svg><x-y>x</x-y><button>x</button>", { unknownElements: 3 }],
    ["<ul><li hidden>x</li></ul><table><tr hidden><td>x</td></tr></table>", { hiddenElements: 2 }],
    ["<pre><span hidden>x</span></pre><code><i hidden>x</i></code>", { hiddenElements: 2 }],
    ["&#8203;\u{E0061}&shy;", { invisibleCharacters: 3 }],
    ['<svg aria-hidden="true"><path></path></svg><button><svg></svg></button><a href="#a"></a>', {}],
    ["<!-- x --><!x><?x?><![CDATA[x]]>", {}],
    ["<p title='x' data-x='x' lang='x'></p>", {}],
  ]
  for (const [html, leftOut] of CASES) {
    test(html, () => {
      const page = read(html)
      assert.doesNotMatch(page.text, /x/)
      assert.deepEqual(page.leftOut, { ...NOTHING, ...leftOut })
      assert.deepEqual(page.images, [])
    })
  }

  test("what GitHub itself writes is no hiding", () => {
    const html =
      '<p><img src="/a" style="max-width: 100%;"> <math-renderer style="display: block">$b$</math-renderer></p>'
    assert.deepEqual(read(html).leftOut, NOTHING)
  })
})

test("images come in order, each once, with the address that the page names", () => {
  const signed = "https://private-user-images.githubusercontent.com/1/2-a.png?jwt=e30.e30.x-_"
  const html = `<p><img src="${signed}" alt="a"><img src="/b"><img src="${signed}"></p>
    <details><table><tr><td><img src="/c"></td></tr></table></details><pre><img src="/d"></pre><img src="data:x">`
  const { text } = read(html)
  assert.ok(text.includes("![a](https://private-user-images.githubusercontent.com/1/2-a.png)"), text)
  assert.doesNotMatch(text, /jwt/, "a signed address lets whoever reads it in")
  assert.deepEqual(read(html).images, [
    { alt: "a", url: signed },
    { alt: "", url: "/b" },
    { alt: "", url: "/c" },
    { alt: "", url: "/d" },
  ])
})

test("a page too long or too deep is refused", () => {
  const options = { serverUrl: "https://github.com" }
  const kindOf = (html: string) => visibleMarkdown(html, options)
  assert.deepEqual(kindOf("x".repeat(1024 * 1024 + 1)), { kind: "refused", reason: "too-large" })
  assert.deepEqual(kindOf(`${"<div>".repeat(201)}x`), { kind: "refused", reason: "too-deep" })
  assert.equal(kindOf(`${"<div>".repeat(200)}x`).kind, "seen")
  assert.deepEqual(kindOf("<br>".repeat(100_001)), { kind: "refused", reason: "too-large" })
  assert.equal(kindOf("<br>".repeat(100_000)).kind, "seen")
})
