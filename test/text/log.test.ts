import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { parseCommand } from "../../simulator/runner/command-parser.ts"
import { logLines, logText, plainLine } from "../../src/text/log.ts"
import { anyCharacter } from "../any-character.ts"

const COMMANDS = [
  "::set-output name=agent-id::x",
  "  ::add-mask::main",
  "a ##[stop-commands]t",
  "a\r::error::x",
  "a\n::error::x",
  "a\u2028::error::x",
  "a\u0085::error::x",
  "a\v::error::x\f::warning::y",
  "\u200b::error::x",
  ":\u200b:error::x",
  "\u00a0\u3000::error::x",
  "#\u00ad#[error]x",
  "#\u001b[0m#\u0000[error]x",
  "\u001b]0;title\u0007::error::x",
  "###[error]x ####[[error]]",
  "##[##[error]x",
  "\u{E0041}::debug::x",
  "Unexpected token ':', \"\n::stop-commands::x\" is not valid JSON",
]

const anyText = fc.oneof(
  fc.constantFrom(...COMMANDS),
  fc.string({ unit: anyCharacter }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ":",
          "::",
          "#",
          "##",
          "##[",
          "[",
          "]",
          "error",
          "add-mask",
          "stop-commands",
          " ",
          "\r",
          "\n",
          "\t",
        ),
        fc.constantFrom(
          "\u2028",
          "\u0085",
          "\v",
          "\u200b",
          "\u00ad",
          "\u200d",
          "\ufe0f",
          "👩",
          "م",
          "\u001b[1m",
          "\u0000",
          "\u00a0",
        ),
      ),
    )
    .map((pieces) => pieces.join("")),
)

/** Reads a line as the runner does: exactly, and once more passing over what a language-aware search passes over. */
function assertNoCommand(line: string): void {
  assert.doesNotMatch(line, /[\r\n\v\f\u0085\u2028\u2029]/)
  assert.equal(parseCommand(line), undefined)
  assert.equal(parseCommand(line.replace(/[^ -~]/g, "")), undefined)
  assert.doesNotMatch(line.replace(/[^ -~]/g, ""), /##\[|^\s*::/)
}

describe("no text makes a command", () => {
  test("the samples are commands before", () => {
    assert.ok(COMMANDS.filter((text) => text.split(/[\r\n]/).some((line) => parseCommand(line))).length >= 6)
  })

  test("line by line", () => {
    const property = fc.property(anyText, (text) => {
      for (const line of logLines(text)) {
        assertNoCommand(line)
        assert.match(line, /^\|/)
      }
    })
    fc.assert(property, { seed: 9, numRuns: 1500 })
  })

  test("in one line, alone or behind words of our own", () => {
    const property = fc.property(anyText, fc.constantFrom("", "Agent said: ", "a #"), (text, before) => {
      const line = logText(text)
      assertNoCommand(line)
      if (!before.endsWith("#")) assertNoCommand(before + line)
    })
    fc.assert(property, { seed: 10, numRuns: 1500 })
  })

  test("in one short line, wherever the cut falls", () => {
    const property = fc.property(
      anyText,
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 1, max: 20 }),
      (text, most, times) => {
        const line = plainLine(text.repeat(times), most)
        assertNoCommand(line)
        assert.ok(line.length <= most)
        assert.equal(line, line.trim())
      },
    )
    fc.assert(property, { seed: 11, numRuns: 1500 })
  })
})

describe("what is logged", () => {
  test("keeps its words", () => {
    assert.deepEqual(logLines("std::vector\r\n\n\tindented"), ["| std::vector", "|", "| \tindented"])
    assert.equal(logText("a\nb ##[x] c::d"), "a b ## [x] c::d")
    assert.equal(logText("::x::y"), ": :x::y")
    assert.equal(plainLine("  a\n\n  b  ", 80), "a b")
  })

  test("loses terminal escapes whole", () => {
    assert.deepEqual(
      logLines("\u001b[31mred\u001b[0m \u001b]8;;https://a.example\u0007link\u001b]8;;\u001b\\ \u009b1mx \u001bcy"),
      ["| red link x y"],
    )
  })

  test("is cut visibly", () => {
    const lines = logLines("x\n".repeat(2000))
    assert.equal(lines.length, 501)
    assert.equal(lines.at(-1), "| [… 1,501 lines cut]")
    const [line = ""] = logLines("y".repeat(5000))
    assert.match(line, /y\[… 3,\d{3} characters cut\]$/)
    assert.ok(line.length <= 2002)
  })

  test("takes linear time", () => {
    for (const pattern of ["\u001b[", "\u001b]", "#", "#é", "::", "\u200b", "\r"]) {
      const start = process.cpuUsage()
      logLines(pattern.repeat(262_144))
      plainLine(pattern.repeat(262_144), 100)
      assert.ok(process.cpuUsage(start).user < 5e6, pattern)
    }
  })
})
