import assert from "node:assert/strict"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import type { OutcomeKind } from "../../src/model/outcome.ts"
import { commentText } from "../../src/report/comment-text.ts"
import { summaryText } from "../../src/report/summary-text.ts"
import { assertInert } from "./page-check.ts"
import { STATES } from "./states.ts"

// `UPDATE_GOLDEN=1` writes the files; the difference is then read like any other.
const FOLDER = join(import.meta.dirname, "../golden")
const UPDATE = process.env.UPDATE_GOLDEN === "1"

const PAGES = STATES.flatMap(({ name, report, seenIn }) =>
  seenIn.map((place) => ({
    file: `${place}-${name}.md`,
    place,
    markdown: place === "comment" ? commentText(report) : summaryText(report),
  })),
)

const OUTCOMES: readonly OutcomeKind[] = [
  "finished",
  "failed",
  "expired",
  "stopped",
  "timed-out",
  "launched",
  "skipped",
  "cancelled",
  "unknown",
  "error",
  "ok",
]

describe("golden pages", () => {
  if (UPDATE) mkdirSync(FOLDER, { recursive: true })
  for (const { file, markdown } of PAGES) {
    test(file, () => {
      const path = join(FOLDER, file)
      if (UPDATE) writeFileSync(path, markdown)
      assert.equal(markdown, readFileSync(path, "utf8"))
      assertInert(markdown)
    })
  }

  test("there is one for every outcome, and none of a state that is gone", () => {
    const shown = new Set(STATES.map(({ report }) => report.outcome?.kind))
    for (const outcome of OUTCOMES) assert.ok(shown.has(outcome), outcome)
    assert.deepEqual(readdirSync(FOLDER).toSorted(), PAGES.map(({ file }) => file).toSorted())
  })
})
