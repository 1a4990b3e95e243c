import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"

const ROOT = join(import.meta.dirname, "..")
const PAGE = readFileSync(join(ROOT, "docs/security.md"), "utf8")

/** The rows of the table of threats, without its head. */
function threats(): readonly (readonly string[])[] {
  const section = PAGE.split("\n## ").find((text) => text.startsWith("Threats")) ?? ""
  const rows = section.split("\n").filter((line) => line.startsWith("| "))
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const testsIn = (text: string) => [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, path = ""]) => path)

describe("the page on security", () => {
  test("has a table of threats", () => assert.ok(threats().length >= 15))

  for (const [threat = "", answer = "", tests = ""] of threats()) {
    test(`names what closes this, and a test of it: ${threat}`, () => {
      assert.notEqual(answer, "")
      assert.ok(testsIn(tests).length > 0)
    })
  }

  for (const path of new Set(testsIn(PAGE))) {
    test(`names ${path}, which tests something`, () => {
      assert.match(path, /\.test\.ts$/)
      assert.ok(existsSync(join(ROOT, path)), "the file is there")
      assert.match(readFileSync(join(ROOT, path), "utf8"), /\btest\(/)
    })
  }

  test("names the rules that the code has", () => {
    const gate = readFileSync(join(ROOT, "src/authorize/rules.ts"), "utf8")
    const safe = /SAFE_EVENTS[^[]*\[([^\]]*)\]/s.exec(gate.replace("ReadonlySet<string>", ""))?.[1] ?? ""
    const events = [...safe.matchAll(/"(\w+)"/g)].map(([, name]) => name)
    assert.ok(events.length > 5)
    const row = PAGE.split("\n").find((line) => line.includes("already run workflows |")) ?? ""
    assert.deepEqual(
      [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name),
      events,
    )
  })
})
