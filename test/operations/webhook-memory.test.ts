import assert from "node:assert/strict"
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { InputError } from "../../src/inputs/input-error.ts"
import { openMemory } from "../../src/queries/webhook-memory.ts"
import { temporaryFolder } from "./stage.ts"

const NOW = new Date("2026-11-05T12:00:00.000Z")
const MINUTE = 60_000

describe("the memory of deliveries", () => {
  const news = (minutesAgo: number, id = "bc-1") => ({
    event: "statusChange",
    id,
    status: "FINISHED",
    timestamp: new Date(NOW.getTime() - minutesAgo * MINUTE).toISOString(),
  })

  test("forgets what is too old to be accepted again, and keeps the rest", (context) => {
    const workspace = temporaryFolder(context)
    for (const minutesAgo of [14, 1]) openMemory("seen", workspace, NOW).keep(news(minutesAgo))
    const later = new Date(NOW.getTime() + 2 * MINUTE)
    openMemory("seen", workspace, later).keep(news(0, "bc-2"))
    const memory = openMemory("seen", workspace, later)
    const held = [news(14), news(1), news(0, "bc-2"), news(0), { ...news(1), status: "ERROR" }]
    assert.deepEqual(held.map(memory.holds), [false, true, true, false, false])
  })

  test("passes over lines that it did not write", (context) => {
    const workspace = temporaryFolder(context)
    writeFileSync(join(workspace, "seen"), "\u0000\nnot a line\n2026-11-05T12:00:00.000Z abc\n")
    const memory = openMemory("seen", workspace, NOW)
    assert.equal(memory.holds(news(0)), false)
    memory.keep(news(0))
    assert.match(readFileSync(join(workspace, "seen"), "utf8"), /^\S+ [0-9a-f]{64}\n$/)
  })

  test("stays inside the workspace, and writes through no link", (context) => {
    const [workspace, elsewhere] = [temporaryFolder(context), temporaryFolder(context)]
    mkdirSync(join(workspace, "folder"))
    symlinkSync(elsewhere, join(workspace, "link"))
    symlinkSync(join(elsewhere, "file"), join(workspace, "file"))
    for (const path of ["../seen", elsewhere, ".", ".git/seen", "folder", "link/seen", "file"]) {
      assert.throws(() => openMemory(path, workspace, NOW), InputError, path)
    }
    assert.deepEqual(readdirSync(elsewhere), [])
  })
})
