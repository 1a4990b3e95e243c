import assert from "node:assert/strict"
import { test } from "node:test"
import { NO_MEMORY } from "../../src/model/turn-memory.ts"
import { findingsOf } from "../../src/run/collected-findings.ts"

const OUTPUT_BYTES = 64 * 1024

function turns(count: number, summary: string): Parameters<typeof findingsOf>[0] {
  return Array.from({ length: count }, (_, index) => {
    const agentId = `bc-${index}`
    const marked = { launchKey: "0123456789ab", agentId, state: "open" } as const
    const comment = { id: index, number: index, url: "", body: "", updatedAt: new Date(0), marked }
    const agent = { id: agentId, status: "FINISHED", summary }
    const turn = { comment, agentId, memory: NO_MEMORY, hasLater: false }
    return { kind: "collected", turn, agent, outcome: { kind: "finished", agent }, isFailure: false }
  })
}

test("the output `result` of a collect stays JSON, however much there is to tell", () => {
  for (const [count, summary] of [
    [1, "short"],
    [100, "x".repeat(5_000)],
    [100, '"\n'.repeat(2_000)],
    [2_000, "\u{6f22}".repeat(5_000)],
  ] as const) {
    const { result, outputs } = findingsOf(turns(count, summary))
    const text = JSON.stringify(result)
    assert.ok(Buffer.byteLength(text) <= OUTPUT_BYTES, `${count} turns take ${text.length}`)
    const told = JSON.parse(text)
    assert.equal(told.collected.length === count, told.complete !== false)
    assert.ok(told.collected.length >= Math.min(count, 100))
    assert.equal(outputs?.collected, String(count))
  }
})
