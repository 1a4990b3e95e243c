import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { action, regenerate } from "../../scripts/docs/generated.ts"
import { brokenLinks, unreachablePages } from "../../scripts/docs/links.ts"
import { type Names, unknownNames } from "../../scripts/docs/names.ts"
import { partsOf } from "../../scripts/docs/page.ts"
import { oddWords, proseIn } from "../../scripts/docs/plain-words.ts"
import { deadReferences } from "../../scripts/docs/references.ts"

const page = (text: string, path = "docs/page.md") => ({ path, text })

describe("links", () => {
  const OTHER = page("# Other\n\n## What `wait` does, and why\n\n## Twice\n\n## Twice\n", "docs/other.md")
  const FILES = ["docs/page.md", "docs/other.md", "docs/picture.png", "README.md", "examples"]
  const problems = (text: string) => brokenLinks([page(text), OTHER], (path) => FILES.includes(path))

  test("that lead somewhere are fine", () => {
    const text = `# Here
[a](other.md) [b](./other.md#what-wait-does-and-why) [c](#here) [d](../README.md) [e](../examples)
[f](https://example.com/x) ![g](picture.png) [h](other.md#twice-1) [i]

[i]: other.md#twice
`
    assert.deepEqual(problems(text), [])
  })

  const BAD = {
    "[a](missing.md)": "missing.md leads to docs/missing.md, which is not there",
    "[a](/other.md)": "/other.md leads to other.md, which is not there",
    "![a](missing.png)": "missing.png leads to docs/missing.png, which is not there",
    "[a](other.md#what-wait-does)": "docs/other.md has no place called #what-wait-does",
    "[a](other.md#twice-2)": "docs/other.md has no place called #twice-2",
    "[a](#nowhere)": "docs/page.md has no place called #nowhere",
    "[a](http://example.com)": "http://example.com is no https address",
    "[a]\n\n[a]: gone.md": "gone.md leads to docs/gone.md, which is not there",
  }
  for (const [text, problem] of Object.entries(BAD)) {
    test(`${JSON.stringify(text)} is reported, with its line`, () => {
      const line = text.includes("\n") ? 5 : 3
      assert.deepEqual(problems(`# Here\n\n${text}\n`), [`docs/page.md:${line}: ${problem}`])
    })
  }

  test("in code are no links", () => {
    assert.deepEqual(problems("`[a](missing.md)`\n\n```\n[a](missing.md)\n```\n"), [])
  })
})

describe("pages", () => {
  const start = page("[a](docs/a.md)", "README.md")
  test("that links lead to, over other pages too, are found", () => {
    const pages = [start, page("[b](sub/b.md)", "docs/a.md"), page("[back](../a.md)", "docs/sub/b.md")]
    assert.deepEqual(unreachablePages(pages, "README.md"), [])
  })
  test("that no link leads to are reported", () => {
    const pages = [start, page("", "docs/a.md"), page("[a](a.md)", "docs/lonely.md")]
    assert.deepEqual(unreachablePages(pages, "README.md"), ["docs/lonely.md: no link leads here from README.md"])
  })
})

describe("names", () => {
  const NAMES: Names = {
    inputs: Object.keys(action().inputs),
    outputs: Object.keys(action().outputs),
    words: ["timed-out", "agent-failed"],
    local: { "docs/other.md": ["creatingMs"] },
  }
  const problems = (text: string, path?: string) => unknownNames([page(text, path)], NAMES)

  test("of inputs, outputs, outcomes and codes are known, and so are words of others", () => {
    const text =
      "`prUrl` `pr-url` `wait: false` `timed-out` `agent-failed` `${{ steps.x.outputs.prUrl }}` `max-parallel` `word`"
    assert.deepEqual(problems(text), [])
  })
  test("of one page are known there", () => {
    assert.deepEqual(problems("`creatingMs`", "docs/other.md"), [])
    assert.equal(problems("`creatingMs`").length, 1)
  })

  const NEAR = {
    "`prURL`": /`prURL` is no input.*; did you mean `pr-?[uU]rl`\?$/,
    "`agentID`": /did you mean `agent-?[iI]d`\?$/,
    "`timeout-minute`": /did you mean `timeout-minutes`\?$/,
    "`auto-create-prs: false`": /`auto-create-prs` is no input.*did you mean `auto-create-pr`\?$/,
    "`timedOut`": /did you mean `timed-out`\?$/,
    "`steps.agent.outputs.pr-url`": /no output is called `pr-url`; did you mean `prUrl`\?$/,
    "`steps.agent.outputs.prURL != ''`": /no output is called `prURL`; did you mean `prUrl`\?$/,
    "| a |\n| --- |\n| `branch-names` |": /did you mean `branch-name`\?$/,
    "`something-else-entirely-different`": /is no input, output, outcome, operation or error code$/,
  }
  for (const [text, expected] of Object.entries(NEAR)) {
    test(`${JSON.stringify(text)} is refused`, () => {
      const [problem = "", ...others] = problems(text)
      assert.match(problem, expected)
      assert.deepEqual(others, [])
    })
  }
})

describe("words", () => {
  const problems = (text: string) => oddWords([page(text)])
  test("that everybody knows are fine, and so are names that hold an odd one", () => {
    assert.deepEqual(problems("It fixes what is wrong, and it saves time.\n`signed-anew` standing right settings"), [])
  })
  const ODD = {
    "An agent mends it": 'say "fix" for "mends"',
    "if something is amiss": 'say "wrong" for "amiss"',
    "the outcome stands": 'say "is" for "stands"',
    "the issue reaches it by itself": 'say "is sent" for "reaches it by itself"',
    "puts outputs and comment right": 'say "corrects, keeps up to date" for "puts outputs and comment right"',
  }
  for (const [text, problem] of Object.entries(ODD)) {
    test(`${JSON.stringify(text)} is refused`, () =>
      assert.deepEqual(problems(`ok\n${text}`), [`docs/page.md:2: ${problem}`]))
  }
  test("of a source's messages and comments are looked at, and its names are not", () => {
    const source =
      'mend(stands)\n/** A. It stands. */\nconst a = "It stands."\nconst b = 1 // anew\n/**\n * Mend it\n */\n'
    assert.deepEqual(oddWords([{ path: "a.ts", text: proseIn({ path: "a.ts", text: source }) }]), [
      'a.ts:2: say "is" for "stands"',
      'a.ts:3: say "is" for "stands"',
      'a.ts:4: say "again" for "anew"',
      'a.ts:6: say "fix" for "Mend"',
    ])
    const inTests = oddWords([{ path: "a.ts", text: proseIn({ path: "test/a.ts", text: source }) }])
    assert.deepEqual(
      inTests.map((place) => place.slice(0, 6)),
      ["a.ts:2", "a.ts:4", "a.ts:6"],
    )
  })
})

describe("commands", () => {
  const SCRIPTS = ["demo", "test", "check:docs"]
  const exists = (path: string) => ["scripts/build.ts", "scripts/node24.mjs", "src/gate.ts", "src/text"].includes(path)
  const problems = (text: string) => deadReferences([page(text)], SCRIPTS, exists)

  test("that exist are fine", () => {
    const text =
      "`npm run demo -- x` `npm ci` `npm test` `src/gate.ts` `src/text/`\n\n```sh\nnode scripts/node24.mjs scripts/build.ts\nnpm run check:docs\n```\n"
    assert.deepEqual(problems(text), [])
  })

  const BAD = {
    "`npm run demos`": "docs/page.md:1: `npm run demos`: package.json has no such script",
    "`npm demo`": "docs/page.md:1: `npm demo`: package.json has no such script",
    "```sh\nnpm ci && npm run biuld\n```": "docs/page.md:1: `npm run biuld`: package.json has no such script",
    "`node scripts/bild.ts`": "docs/page.md:1: scripts/bild.ts is not there",
    "```sh\nnode scripts/node24.mjs scripts/gone.ts\n```": "docs/page.md:1: scripts/gone.ts is not there",
    "`src/gates.ts`": "docs/page.md:1: src/gates.ts is not there",
    '```mermaid\na["gate.ts, door.ts<br/>may they?"] --> b["text/<br/>safe"]\n```':
      "docs/page.md:1: src/door.ts is not there",
    '```mermaid\na["textt/<br/>safe"]\n```': "docs/page.md:1: src/textt/ is not there",
  }
  for (const [text, problem] of Object.entries(BAD)) {
    test(`${JSON.stringify(text)} is reported`, () => assert.deepEqual(problems(text), [problem]))
  }
})

describe("what is generated", () => {
  test("stands between its markers, whatever was there before", () => {
    const text = regenerate("a\n<!-- generated: outputs -->\nold\n<!-- /generated -->\nb\n")
    assert.match(
      text,
      /^a\n<!-- generated: outputs -->\n\| output \| value \|\n.*\| `prUrl` \|.*\n<!-- \/generated -->\nb\n$/s,
    )
    assert.equal(regenerate(text), text)
  })
  test("shows an example as it is", () => {
    const text = regenerate("<!-- generated: example matrix.yml -->\n<!-- /generated -->\n")
    assert.match(partsOf(page(text)).blocks[0]?.text ?? "", /^name: The same tasks/)
  })
  test("is refused when nothing is called so, and when a marker stays open", () => {
    assert.throws(() => regenerate("<!-- generated: inptus -->\n<!-- /generated -->"), /Nothing is called "inptus"/)
    assert.throws(() => regenerate("<!-- generated: inputs -->\n"), /not closed/)
  })
})
