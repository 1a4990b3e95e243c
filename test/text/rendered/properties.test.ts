import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { renderMarkdown } from "../../../simulator/github/render-markdown.ts"
import { visibleCommand } from "../../../src/text/rendered/command.ts"
import { visibleMarkdown } from "../../../src/text/rendered/visible-markdown.ts"
import { hostileMarkdown, wordsIn } from "../hostile-markdown.ts"
import { hidingMarkdown } from "./hiding-markdown.ts"
import { seenWords } from "./seen-words.ts"

const WHERE = { serverUrl: "https://github.com", fullName: "octo/shop", isPrivate: false }

function read(html: string): string {
  const page = visibleMarkdown(html, WHERE)
  assert.equal(page.kind, "seen")
  return page.kind === "seen" ? page.text : ""
}

const without = (words: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
  [...words].filter((word) => !others.has(word))

/** A formula that could hide is left out whole, and so may be what is seen of it. */
const HAS_FORMULA = /<math-renderer/

test("every word that the page shows is read, and no word that it hides", () => {
  let shown = 0
  let hidden = 0
  const property = fc.property(fc.oneof(hidingMarkdown, hostileMarkdown), (markdown) => {
    const html = renderMarkdown(markdown, WHERE)
    const seen = seenWords(html)
    const ours = wordsIn(read(html))
    assert.deepEqual(without(ours, seen.tellable), [], `shown although hidden\n${html}`)
    if (!HAS_FORMULA.test(html)) assert.deepEqual(without(seen.shown, ours), [], `left out although shown\n${html}`)
    shown += seen.shown.size
    hidden += without(wordsIn(markdown), seen.tellable).length
  })
  fc.assert(property, { seed: 15, numRuns: 400, endOnFailure: true })
  assert.ok(shown > 400 && hidden > 200, `${shown} words were shown and ${hidden} hidden`)
})

test("rendered once more, what was read shows every word again", () => {
  const property = fc.property(fc.oneof(hidingMarkdown, hostileMarkdown), (markdown) => {
    const html = renderMarkdown(markdown, WHERE)
    const text = read(html)
    const again = renderMarkdown(text, WHERE)
    const seen = seenWords(again)
    assert.deepEqual(without(wordsIn(text), seen.tellable), [], text)
    if (!HAS_FORMULA.test(html)) assert.deepEqual(without(seenWords(html).shown, seen.shown), [], text)
  })
  fc.assert(property, { seed: 16, numRuns: 250, endOnFailure: true })
})

describe("what GitHub's page hides is read neither in a text nor in a command", () => {
  const HIDING: Readonly<Record<string, string>> = {
    "a comment after a task-list mark": "- [ ] \n  <!-- SECRET\n\n  rule --> Seen",
    "a comment behind a mark and a line feed": "* [x] \t\n<!-- SECRET -->\n\nSeen",
    "controls before a block": "\u0085\u001c<!-- SECRET\nrule --> Seen",
    "a definition behind a control": "\u001c\n\n[a]: /b 'SECRET'\n\nSeen",
    "footnotes in each other": "Seen\n\n[^a]: SECRET [^b]\n\n[^b]: SECRET [^a]",
    "a comment in a footnote's second line": "Seen[^a]\n\n[^a]: x\n    <!-- SECRET\n    rule -->",
    "what is tiny, struck out of the markup, or without a word": `${"<sub>".repeat(6)}SECRET${"</sub>".repeat(6)} <script>SECRET</script> [](https://x.test/SECRET "SECRET") Seen`,
  }
  for (const [name, body] of Object.entries(HIDING)) {
    test(name, () => {
      const command = visibleCommand(renderMarkdown(`/cursor go\n\n${body}`, WHERE), "/cursor", WHERE)
      assert.ok(command.kind === "seen")
      assert.match(command.text, /^go[\s\S]*Seen/)
      for (const text of [read(renderMarkdown(body, WHERE)), command.text]) {
        assert.match(text, /Seen/)
        assert.doesNotMatch(text, /SECRET/)
      }
    })
  }
})
