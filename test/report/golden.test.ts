import assert from "node:assert/strict"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import type { OutcomeKind } from "../../src/model/outcome.ts"
import { commentText } from "../../src/report/comment-text.ts"
import { summaryText } from "../../src/report/summary-text.ts"
import { assertInert, chartsOf } from "./page-check.ts"
import { STATES } from "./states.ts"

// `UPDATE_GOLDEN=1` writes the files anew; the difference is then read like any other.
const FOLDER = join(import.meta.dirname, "../golden")
const UPDATE = process.env.UPDATE_GOLDEN === "1"

const PAGES = STATES.flatMap(({ name, report, earlier, seenIn }) =>
  seenIn.map((place) => ({
    file: `${place}-${name}.md`,
    place,
    markdown: place === "comment" ? commentText(report, earlier) : summaryText(report),
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

  test("the axis of a chart has five times at most, however long the agent works", () => {
    const unit = { second: 1, minute: 60, hour: 3_600 }
    for (const seconds of [13, 59, 61, 374, 3_599, 3_601, 17_000, 86_400]) {
      const [state] = STATES.filter(({ name }) => name === "timed-out")
      assert.ok(state)
      const [chart = ""] = chartsOf(summaryText({ ...state.report, elapsedMs: seconds * 1_000 }))
      const [, count, word = ""] = /tickInterval (\d+)(second|minute|hour)$/m.exec(chart) ?? []
      assert.ok(Object.hasOwn(unit, word), chart)
      const tick = Number(count) * unit[word as keyof typeof unit]
      assert.ok(seconds / tick <= 4 && seconds / tick > 1, `${seconds} s in steps of ${count} ${word}s`)
      assert.match(chart, seconds < 3_600 ? /axisFormat %M:%S$/m : /axisFormat %H:%M$/m)
    }
  })

  test("a chart holds only our own words, numbers and marks", () => {
    const charts = PAGES.flatMap(({ markdown }) => chartsOf(markdown))
    assert.ok(charts.length > 5)
    const span = String.raw`(Starting|Working|Waiting|Another state) \([\dhmins ]+\)`
    const word = `(${span}|Finished|Failed|Expired|Stopped)`
    const time = String.raw`2000-01-0\d \d\d:\d\d:\d\d`
    const line = new RegExp(
      [
        "gantt",
        " {4}accTitle: The agent's states over time",
        ` {4}accDescr: ${word}(, ${word})*`,
        String.raw`%%\{init: \{"gantt": \{"leftPadding": \d+, "rightPadding": \d+\}\}\}%%`,
        String.raw` {4}(dateFormat YYYY-MM-DD HH:mm:ss|axisFormat (%H:%M|%M:%S)|tickInterval \d+(second|minute|hour))`,
        ` {4}${word} :((active|milestone), )?${time}, ${time}`,
      ]
        .map((part) => `^${part}$`)
        .join("|"),
    )
    for (const chart of charts) for (const row of chart.split("\n")) assert.match(row, line)
  })
})
