import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { renderMarkdown } from "../../../simulator/github/render-markdown.ts"
import { visibleCommand } from "../../../src/text/rendered/command.ts"

const WHERE = { serverUrl: "https://github.com", fullName: "octo/shop", isPrivate: false }

function commandIn(comment: string, phrase: string): string | undefined {
  const read = visibleCommand(renderMarkdown(comment, WHERE), phrase, WHERE)
  assert.notEqual(read.kind, "refused")
  return read.kind === "seen" ? read.text : undefined
}

describe("a command", () => {
  const COMMANDS: readonly (readonly [name: string, comment: string, command: string | undefined])[] = [
    ["is what follows the phrase", "/cursor go", "go"],
    ["goes on over lines", "/cursor\ngo\n\nthen stop", "go\n\nthen stop"],
    ["may be empty", " /cursor  ", ""],
    ["may stand behind blank lines", "\r\n \r\n  /cursor go\r\non", "go\non"],
    ["keeps its own quotes and code", "/cursor go\n> a\n```js\nb\n```", "go\n\n> a\n\n```js\nb\n```"],
    ["keeps its marks", "/cursor **now** run `x`", "**now** run `x`"],
    ["keeps its list", "/cursor\n- a\n- b", "- a\n- b"],
    ["needs the phrase first", "please /cursor go", undefined],
    ["needs the phrase on the first own line", "please\n/cursor go", undefined],
    ["needs the same case", "/Cursor go", undefined],
    ["needs the whole word", "/cursors go", undefined],
    ["needs the word alone", "/cursor: go", undefined],
    ["needs the word alone, marks or not", "/cursor**s** go", undefined],
    ["is not behind a list mark", "- /cursor go", undefined],
    ["is not in a heading", "# /cursor go", undefined],
    ["is not in a table", "|/cursor go|\n|-|", undefined],
    ["is not in bold", "**/cursor** go", undefined],
    ["is not a link", "[/cursor](https://example.com) go", undefined],
    ["is not a code span", "`/cursor go`", undefined],
    ["is not a code span of one word", "`/cursor` go", undefined],
    ["is not a quote", "> /cursor go", undefined],
    ["is not a quote that goes on", "> a\n/cursor go", undefined],
    ["is not an alert", "> [!NOTE]\n> /cursor go", undefined],
    ["comes after an alert", "> [!NOTE]\n> a\n\n/cursor go", "go"],
    ["comes after a quote", "> /cursor stop\n\n/cursor go", "go"],
    ["comes after two quotes", "> a\n\n> b\nc\n\n/cursor go", "go"],
    ["comes after a quote and a fence", "> a\n```\nb\n```\n/cursor go", "go"],
    ["is not fenced", "```\n/cursor go\n```", undefined],
    ["is not fenced without an end", "~~~\n\n/cursor go", undefined],
    ["is not in a longer fence", "````\n```\n/cursor stop\n````", undefined],
    ["comes after a fence", "```js\n/cursor stop\n```\n/cursor go", "go"],
    ["comes after a diagram", "```mermaid\na\n```\n/cursor go", "go"],
    ["is not indented code", "    /cursor go", undefined],
    ["is not code behind a tab", "\t/cursor go", undefined],
    ["is not in HTML code", "<code>/cursor go</code>", undefined],
    ["is not in preformatted HTML", "<PRE>\n/cursor go\n</PRE>", undefined],
    ["is not in an HTML quote", "<blockquote>\n\n/cursor go\n\n</blockquote>", undefined],
    ["comes after an HTML quote", "<blockquote>\n\na\n\n</blockquote>\n\n/cursor go", "go"],
    ["is not in a short HTML quote", "<q cite='x'>/cursor go</q>", undefined],
    ["is not in a closed part", "<details>\n\n/cursor go\n\n</details>", undefined],
    ["is not in an HTML comment", "<!-- /cursor go -->", undefined],
    ["comes after an HTML comment", "<!-- a -->\n/cursor go", "go"],
    ["holds no HTML comment", "- [ ] \n\n/cursor go <!-- a -->\n\n<!-- b -->", undefined],
    ["leaves out what is hidden", "/cursor go <!-- a -->\n\n[b]: /c\n<!-- d -->", "go"],
    ["is read as it is seen", "/cur\u200bsor go", "go"],
    ["is seen however it is written", "&#47;cursor go", "go"],
    ["is not in nothing", "", undefined],
  ]
  for (const [name, comment, command] of COMMANDS) {
    test(name, () => assert.equal(commandIn(comment, "/cursor"), command))
  }

  test("has a phrase that is no pattern", () => {
    assert.equal(commandIn("(.*) go", "(.*)"), "go")
    assert.equal(commandIn("anything go", "(.*)"), undefined)
  })

  test("may begin with a mention or an emoji, of which GitHub makes elements", () => {
    assert.equal(commandIn("@falconer go", "@falconer"), "go")
    assert.equal(commandIn("> a\n\n@falconer\ngo", "@falconer"), "go")
    assert.equal(commandIn("@falconer: go", "@falconer"), undefined)
    assert.equal(commandIn("@falconer: go", "@falconer:"), "go")
    assert.equal(commandIn(":rocket: go", "🚀"), "go")
  })

  test("is not read on a page that is too deep", () => {
    const html = `<p>/cursor go</p>${"<div>".repeat(300)}`
    assert.deepEqual(visibleCommand(html, "/cursor", WHERE), { kind: "refused", reason: "too-deep" })
  })
})
