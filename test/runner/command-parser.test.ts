import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { parseCommand, registeredCommands } from "../../simulator/runner/command-parser.ts"
import { anyCharacter } from "../any-character.ts"

type Parsed = { readonly name: string; readonly data: string; readonly properties: Readonly<Record<string, string>> }

function parsed(line: string): Parsed | undefined {
  const command = parseCommand(line)
  return command && { name: command.name, data: command.data, properties: command.properties.toRecord() }
}

const command = (name: string, data: string, properties: Readonly<Record<string, string>> = {}): Parsed => ({
  name,
  data,
  properties,
})

describe("parseCommand", () => {
  const cases: readonly (readonly [line: string, expected: Parsed | undefined])[] = [
    ["::error::x", command("error", "x")],
    ["  \t\u00a0\u3000::error::x", command("error", "x")],
    ["\u0085::error::x", command("error", "x")],
    ["\ufeff::error::x", undefined],
    ["\u200b::error::x", undefined],
    ["x ::error::y", undefined],
    ["::error:x", undefined],
    ["::error", undefined],
    ["::::x", undefined],
    [":: error::x", undefined],
    ["::nothing::x", undefined],
    ["::ErRoR::x", command("ErRoR", "x")],
    ["::error::a::b%0A%25%0D%3A", command("error", "a::b\n%\r%3A")],
    ["::error::%250A", command("error", "%0A")],
    ["::error file=a%2Cb%3A,line=1,=x,y=,z::", command("error", "", { file: "a,b:", line: "1" })],
    ["::error file==a==b=c,File=d::", command("error", "", { file: "d" })],
    ["::error  line=1 ::", command("error", "", { line: "1" })],
    ["::error file=%0a::", command("error", "", { file: "%0a" })],
    ["::set-output name=a::1", command("set-output", "1", { name: "a" })],
    ["##[error]x", command("error", "x")],
    ["anything ##[error]x", command("error", "x")],
    ["##[error line=1;file=a%3B%5D,b]%5D%0Ax%3A", command("error", "]\nx%3A", { line: "1", file: "a;],b" })],
    ["##[nothing] ##[error]x", undefined],
    ["##[error", undefined],
    ["# #[error]x", undefined],
    ["::nothing::##[warning]x", command("warning", "x")],
    ["::error file=##[warning]::x", command("error", "x", { file: "##[warning]" })],
    ["", undefined],
  ]
  for (const [line, expected] of cases) {
    test(JSON.stringify(line), () => assert.deepEqual(parsed(line), expected))
  }

  test("a stop token counts when it is registered", () => {
    assert.equal(parseCommand("::Token::", new Set(["token"]))?.name, "Token")
    assert.equal(parseCommand("::error::", new Set(["token"])), undefined)
  })

  test("what was escaped comes back, for every command and both forms", () => {
    const name = fc.constantFrom(...registeredCommands)
    fc.assert(
      fc.property(
        name,
        fc.string({ unit: anyCharacter, minLength: 1 }),
        fc.string({ unit: anyCharacter }),
        (kind, value, data) => {
          fc.pre(!value.startsWith("="))
          const escaped = (text: string) => encodeMarks(text, /[%\r\n:,]/g)
          const colons = parsed(
            `::${kind} title=${escaped(value)}x::${escaped(data).replaceAll("%3A", ":").replaceAll("%2C", ",")}`,
          )
          assert.deepEqual(colons, command(kind, data, { title: `${value}x` }))
          const bracketed = (text: string) => encodeMarks(text, /[%\r\n;\]]/g)
          const brackets = parsed(`##[${kind} title=${bracketed(value)}]${bracketed(data)}`)
          assert.deepEqual(brackets, command(kind, data, { title: value }))
        },
      ),
      { seed: 20260817, numRuns: 500 },
    )
  })

  test("a line without `::` and `##[` is never a command", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...":#[]%= error\u00a0") }), (line) => {
        fc.pre(!line.includes("::") && !line.includes("##["))
        assert.equal(parseCommand(line), undefined)
      }),
      { seed: 20260817, numRuns: 500 },
    )
  })
})

function encodeMarks(text: string, marks: RegExp): string {
  return text.replace(marks, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)
}
