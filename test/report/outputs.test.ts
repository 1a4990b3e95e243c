import assert from "node:assert/strict"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, describe, test } from "node:test"
import fc from "fast-check"
import { keyValuePairs } from "../../simulator/runner/key-value-file.ts"
import { setOutputs } from "../../src/report/outputs.ts"

const folder = mkdtempSync(join(tmpdir(), "falconer-outputs-"))
const file = join(folder, "output")
after(() => {
  delete process.env.GITHUB_OUTPUT
  rmSync(folder, { recursive: true })
})

/** What the runner reads after the step. */
function readBack(summary: string, branchName: string): { readonly text: string; readonly pairs: unknown } {
  writeFileSync(file, "")
  process.env.GITHUB_OUTPUT = file
  assert.equal(setOutputs({ agentId: "bc-1", summary, branchName, prUrl: "" }), true)
  const text = readFileSync(file, "utf8")
  return { text, pairs: [...keyValuePairs(text)] }
}

describe("outputs", () => {
  test("arrive as they are, whatever a value is made of", () => {
    const pieces = [
      "\n",
      "\r",
      "\r\n",
      "=",
      "<<",
      "<<EOF",
      "EOF",
      "prUrl=x",
      "ghadelimiter_x",
      "\u2028",
      "\u0085",
      "é",
      " ",
    ]
    const value = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 })
      .map((all) => all.join(""))
    fc.assert(
      fc.property(value, value, (summary, branchName) => {
        const expected = Object.entries({ agentId: "bc-1", summary, branchName, prUrl: "" })
        assert.deepEqual(readBack(summary, branchName).pairs, expected)
      }),
    )
  })

  test("of one line need no marks; the marks of others cannot be guessed", () => {
    const lines = readBack("two\nlines", "one=line<<EOF").text.split("\n")
    assert.equal(lines[0], "agentId=bc-1")
    assert.match(lines[1] ?? "", /^summary<<ghadelimiter_[0-9a-f-]{36}$/)
    assert.deepEqual(lines.slice(2, 4), ["two", "lines"])
    assert.deepEqual(lines.slice(5), ["branchName=one=line<<EOF", "prUrl=", ""])
  })

  test("that cannot be written are told of", () => {
    process.env.GITHUB_OUTPUT = join(folder, "missing", "output")
    assert.equal(setOutputs({ agentId: "bc-1" }), false)
  })
})
