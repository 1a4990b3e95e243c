import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { SAFEGUARDS } from "../scripts/safeguards/all.ts"
import { timesFound } from "../scripts/safeguards/mutable-tree.ts"
import { literally } from "../scripts/safeguards/named-tests.ts"

const ROOT = join(import.meta.dirname, "..")
const TITLE = /\btest\(\s*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|`((?:[^`\\]|\\.)*)`)/g

/** The titles of a test file; what a template fills in stands for anything. */
function titlesIn(file: string): readonly RegExp[] {
  const text = readFileSync(join(ROOT, file), "utf8")
  return [...text.matchAll(TITLE)].map(([, double, single, template]) => {
    const plain = double === undefined ? single : String(JSON.parse(`"${double}"`))
    const parts = plain === undefined ? (template ?? "").split(/\$\{[^}]*\}/) : [plain]
    return new RegExp(`^${parts.map(literally).join(".*")}$`)
  })
}

/** `npm run test:safeguards` takes them out one by one. That is slow, so here only the table is checked. */
describe("the table of safeguards", () => {
  test("has no name twice", () => {
    const names = SAFEGUARDS.map(({ name }) => name)
    assert.ok(names.length > 50)
    assert.deepEqual(names, [...new Set(names)])
  })

  test("names texts that stand in their files exactly once", () => {
    const stale = SAFEGUARDS.filter((safeguard) => timesFound(safeguard) !== 1)
    assert.deepEqual(
      stale.map(({ name, file }) => `${name}: src/${file}`),
      [],
    )
  })

  test("puts something else in their place", () => {
    for (const { name, text, without } of SAFEGUARDS) assert.notEqual(text, without, name)
  })

  test("names tests that exist", () => {
    const missing = SAFEGUARDS.filter(({ caughtBy: [file, title] }) => !titlesIn(file).some((form) => form.test(title)))
    assert.deepEqual(
      missing.map(({ caughtBy }) => caughtBy),
      [],
    )
  })
})
