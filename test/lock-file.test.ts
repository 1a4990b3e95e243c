import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { fieldAt, fieldsOf, listOf, parseJson, textOf } from "../src/http/json.ts"

// What `npm ci` does with the lock file, without a download.
const LOCK = parseJson(readFileSync(join(import.meta.dirname, "../package-lock.json"), "utf8"))
const PACKAGES = Object.entries(fieldsOf(fieldAt(LOCK, "packages"))).map(([path, fields]) => ({ path, fields }))

/** Whether a range of versions holds some version of Node 20; upper bounds are not looked at. */
function takesNode20(range: string): boolean {
  return range.split("||").some((part) => {
    const [, sign = "", major] = /^\s*(>=|>|\^|~|=)?\s*v?(\d+)/.exec(part) ?? []
    return major === undefined || (sign.startsWith(">") ? Number(major) <= 20 : Number(major) === 20)
  })
}

test("no package warns on Node 20: those that want a newer one are not needed there, or run on Node 24", () => {
  const wanting = PACKAGES.filter(({ fields }) => fieldAt(fields, "optional") !== true).filter(
    ({ fields }) => !takesNode20(textOf(fieldAt(fields, "engines", "node")) ?? "*"),
  )
  assert.deepEqual(
    wanting.map(({ path }) => path),
    [],
    "run scripts/complete-lock.mjs",
  )
})

test("a program for one C library is not downloaded for the other", () => {
  const ofMusl = PACKAGES.filter(({ path }) => path.includes("-musl"))
  assert.ok(ofMusl.length > 0)
  const unmarked = ofMusl.filter(({ fields }) => !listOf(fieldAt(fields, "libc")).includes("musl"))
  assert.deepEqual(
    unmarked.map(({ path }) => path),
    [],
    "run scripts/complete-lock.mjs",
  )
})

test("no address of a registry is in it", () => {
  assert.ok(PACKAGES.every(({ fields }) => fieldAt(fields, "resolved") === undefined))
})
