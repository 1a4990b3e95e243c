import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { Outcome } from "../../src/model/outcome.ts"
import type { TaskResult } from "../../src/model/task-result.ts"
import { problem } from "../../src/report/catalogue.ts"
import { fleetFindings } from "../../src/report/fleet-text.ts"
import { HOSTILE } from "./hostile-text.ts"
import { assertInert } from "./page-check.ts"

const REPOSITORY = "https://github.com/octo-org/octo-repo"
const AGENT_ID = "bc-7f0c9d3e-2b1a-4c58-9e77-3d1f5a6b8c90"
const LONGEST_ID = 64

/** A task whose every text is as long and as hostile as it can be. */
function hostile(index: number, outcome: Outcome): TaskResult {
  return {
    id: `_a.b-${index}`.padEnd(LONGEST_ID, "_"),
    repository: "octo-org/octo-repo",
    model: "m".repeat(200),
    outcome,
    agent: {
      id: AGENT_ID,
      status: "ERROR",
      url: `https://cursor.com/agents?id=${AGENT_ID}`,
      branchName: `cursor/${"x".repeat(200)}`,
      pullRequest: { url: `${REPOSITORY}/pull/${index + 1}`, number: index + 1 },
      summary: HOSTILE.repeat(20),
      changes: { added: 1e9, removed: 1e9, files: 1e9 },
    },
    seconds: 86_400,
  }
}

const refused = (index: number): Outcome => ({
  kind: "error",
  problem: problem("internal", { message: `${HOSTILE} ${index}`, detail: HOSTILE.repeat(10) }),
})

describe("what is said about a fleet", () => {
  test("stays within GitHub's limits with 256 tasks, and none of it is live", () => {
    const results = Array.from({ length: 256 }, (_, index) => hostile(index, refused(index)))
    const { markdown, result } = fleetFindings(results, { comparesModels: true })
    const bytes = Buffer.byteLength(markdown.join("\n\n"))
    assert.ok(bytes < 700_000, `${bytes} bytes of a page's 1 MiB`)
    assertInert(fleetFindings(results.slice(0, 3), { comparesModels: true }).markdown.join("\n\n"))
    assert.ok(Array.isArray(result) && result.length === 256)
    assert.ok(Buffer.byteLength(JSON.stringify(result)) <= 64 * 1024)
  })

  test("has failures first, and one line for all that share a reason", () => {
    const skipped: Outcome = { kind: "skipped", reason: "the time was over before it was launched" }
    const results = [
      { id: "a", repository: "octo-org/octo-repo", outcome: { kind: "finished" } as const },
      ...Array.from({ length: 200 }, (_, index) => ({ id: `b${index}`, repository: "o/r", outcome: skipped })),
      { id: "c", repository: "o/r", outcome: { kind: "failed", problem: problem("agent-failed") } as const },
    ]
    const { headline, lines, markdown } = fleetFindings(results, { comparesModels: false })
    assert.equal(headline, "1 of 202 tasks finished, 1 failed, 200 not launched")
    assert.equal(lines.length, 2)
    assert.match(lines[1] ?? "", /^skipped +b0 and 199 more {2}the time was over/)
    const rows = markdown[0]?.split("\n").slice(2) ?? []
    assert.match(rows[0] ?? "", /`c` \| failed/)
    assert.match(rows.at(-1) ?? "", /`a` \| finished/)
    assert.equal(markdown.at(-1)?.split("\n").length, 2)
  })
})
