import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { renderMarkdown } from "../../../simulator/github/render-markdown.ts"
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
