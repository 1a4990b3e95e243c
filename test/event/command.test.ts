import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { commandIn } from "../../src/event/command.ts"

describe("a command", () => {
  const COMMANDS: readonly (readonly [name: string, comment: string, command: string | undefined])[] = [
    ["is what follows the phrase", "/cursor go", "go"],
    ["goes on over lines", "/cursor\ngo\n\nthen stop", "go\n\nthen stop"],
    ["may be empty", " /cursor  ", ""],
    ["may stand behind blank lines", "\r\n \r\n  /cursor go\r\non", "go\non"],
    ["keeps its own quotes and code", "/cursor go\n> a\n```\nb\n```", "go\n> a\n```\nb\n```"],
    ["keeps its own tags' words", "/cursor run <code>x</code>", "run x"],
    ["needs the phrase first", "please /cursor go", undefined],
    ["needs the phrase on the first own line", "please\n/cursor go", undefined],
    ["needs the same case", "/Cursor go", undefined],
    ["needs the whole word", "/cursors go", undefined],
    ["needs the word alone", "/cursor: go", undefined],
    ["is not behind a list mark", "- /cursor go", undefined],
    ["is not a link", "[/cursor](https://example.com) go", undefined],
    ["is not a code span", "`/cursor go`", undefined],
    ["is not a code span of one word", "`/cursor` go", undefined],
    ["is not a quote", "> /cursor go", undefined],
    ["is not a quote that goes on", "> a\n/cursor go", undefined],
    ["is not a quote that goes on, indented", "> a\n    /cursor go", undefined],
    ["comes after a quote", "> /cursor stop\n\n/cursor go", "go"],
    ["comes after two quotes", "> a\n\n> b\nc\n\n/cursor go", "go"],
    ["comes after a quote and a fence", "> a\n```\nb\n```\n/cursor go", "go"],
    ["is not fenced", "```\n/cursor go\n```", undefined],
    ["is not fenced without an end", "~~~\n\n/cursor go", undefined],
    ["is not in a longer fence", "````\n```\n/cursor stop\n````", undefined],
    ["is not in a fence of the other kind", "~~~\n```\n/cursor stop\n```", undefined],
    ["is not in a fence that a line only seems to open", "``` `a`\n```\n/cursor go", undefined],
    ["comes after a fence", "```js\n/cursor stop\n```\n/cursor go", "go"],
    ["is not indented code", "    /cursor go", undefined],
    ["is not code behind a tab", "\t/cursor go", undefined],
    ["is not code behind blanks and a tab", "  \t/cursor go", undefined],
    ["is not in HTML code", "<code>/cursor go</code>", undefined],
    ["is not in preformatted HTML", "<PRE>\n/cursor go\n</PRE>", undefined],
    ["is not in an HTML quote", "<blockquote>\n\n/cursor go\n\n</blockquote>", undefined],
    ["is not in a short HTML quote", "<q cite='x'>/cursor go</q>", undefined],
    ["is not in an HTML comment", "<!-- /cursor go -->", undefined],
    ["comes after an HTML comment", "<!-- a -->\n/cursor go", "go"],
    ["is read as it is seen", "/cur\u200bsor go", "go"],
    ["is not built from an entity", "&#47;cursor go", undefined],
    ["is not in nothing", "", undefined],
  ]
  for (const [name, comment, command] of COMMANDS) {
    test(name, () => assert.equal(commandIn(comment, "/cursor"), command))
  }

  test("has a phrase that is no pattern", () => {
    assert.equal(commandIn("$(.*) go", "$(.*)"), "go")
    assert.equal(commandIn("anything go", "$(.*)"), undefined)
  })
})
