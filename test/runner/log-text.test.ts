import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { annotationPlace } from "../../simulator/runner/annotation-place.ts"
import { parseCommand } from "../../simulator/runner/command-parser.ts"
import type { LogEntry, LogKind } from "../../simulator/runner/job-log.ts"
import { keyValuePairs } from "../../simulator/runner/key-value-file.ts"
import { LineSplitter } from "../../simulator/runner/line-splitter.ts"
import { renderLog } from "../../simulator/runner/render-log.ts"

const seeded = { seed: 20260817, numRuns: 500 }

describe("lines of a stream", () => {
  test("do not depend on the pieces in which the bytes come", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "ü", "🦅", "\r", "\n", "\ufeff", " ") })
    fc.assert(
      fc.property(text, fc.array(fc.nat(2), { minLength: 10 }), (content, cuts) => {
        const lines: string[] = []
        const splitter = new LineSplitter((line) => lines.push(line))
        let rest = Buffer.from(content)
        for (const cut of cuts) {
          splitter.push(rest.subarray(0, cut))
          rest = rest.subarray(cut)
        }
        splitter.push(rest)
        splitter.end()
        const expected = content.replace(/^\ufeff/, "").split(/\r\n|\r|\n/)
        if (expected.at(-1) === "") expected.pop()
        assert.deepEqual(lines, expected)
      }),
      seeded,
    )
  })
})

describe("key-value files", () => {
  test("what @actions/core writes comes back", () => {
    const value = fc.string({ unit: fc.constantFrom("a", "=", "<", "\n", "\r", "ü", "EOF") })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), value)), (pairs) => {
        const text = pairs.map(([key, content]) => `${key}<<ghadelimiter_1\n${content}\nghadelimiter_1\n`).join("")
        assert.deepEqual([...keyValuePairs(text)], pairs)
      }),
      seeded,
    )
  })

  test("whichever of = and << comes first decides, and the delimiter is a whole line", () => {
    assert.deepEqual(
      [...keyValuePairs("a=<<E\nb<<=\n x\n=x\n= \n=\nc=")],
      [
        ["a", "<<E"],
        ["b", " x\n=x\n= "],
        ["c", ""],
      ],
    )
  })
})

describe("places of annotations", () => {
  const cases = [
    ["file=/w/src/a.ts,line=1", { file: "src/a.ts", line: "1" }],
    ["file=/workshop/a.ts", { file: "/workshop/a.ts" }],
    ["endLine=5,endColumn=2", { line: "5", endLine: "5", col: "2", endColumn: "2" }],
    ["col=1,endColumn=2", {}],
    ["line=1,endLine=2,col=3,endColumn=4", { line: "1", endLine: "2" }],
    ["line=3,endLine=2", {}],
    ["line=1,col=4,endColumn=2", { line: "1" }],
    ["line=x,title=t", { line: "x", title: "t" }],
  ] as const
  for (const [properties, expected] of cases) {
    test(properties, () => {
      const command = parseCommand(`::error ${properties}::m`)
      assert.ok(command !== undefined)
      assert.deepEqual(
        annotationPlace(command.properties, "/w", () => {}),
        expected,
      )
    })
  }
})

describe("the log on a terminal", () => {
  const entry = (kind: LogKind, text: string): LogEntry => ({ stage: "main", kind, text, atMs: 1500 })
  const entries = [
    entry("group", "Run ./"),
    entry("output", "with:"),
    entry("endgroup", ""),
    entry("output", "\u001b[32mgreen \u001b]0;title\u0007\u001b[2Jx\ty"),
    entry("error", "bad"),
    entry("warning", "hm"),
    entry("notice", "so"),
    entry("command", "git"),
    entry("debug", "d"),
  ]

  test("in plain text", () => {
    assert.equal(
      renderLog({ entries }, { colour: false, timestamp: ({ atMs }) => `${atMs / 1000}s` }),
      "1.5s \u25bc Run ./\n1.5s   with:\n1.5s green ]0;title[2Jx\ty\n1.5s Error: bad\n1.5s Warning: hm\n1.5s Notice: so\n" +
        "1.5s [command]git\n1.5s ##[debug]d\n",
    )
  })

  test("in colour, where of the action's own codes only colours are kept", () => {
    const lines = renderLog({ entries }).split("\n")
    assert.equal(lines[0], "\u001b[1m\u25bc Run ./\u001b[0m")
    assert.equal(lines[2], "\u001b[32mgreen ]0;title[2Jx\ty\u001b[0m")
    assert.equal(lines[3], "\u001b[31mError: bad\u001b[0m")
  })
})
