import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { InvalidResponseError } from "../../../src/cursor/errors.ts"
import { readAgent, readAgentPage, readMessages, readModels } from "../../../src/cursor/v0/schema.ts"

const AGENT = { id: "bc-1", status: "RUNNING" }
const LONG = "x".repeat(8_193)

describe("a reply within its bounds", () => {
  test("a field that is longer than any such field is left out, and a needed one is refused", () => {
    const fields = { name: LONG, createdAt: LONG, source: { repository: LONG, ref: LONG } }
    const target = { url: LONG, prUrl: LONG, branchName: LONG }
    assert.deepEqual(readAgent({ ...AGENT, ...fields, target }), AGENT)
    assert.throws(() => readAgent({ ...AGENT, status: LONG }), InvalidResponseError)
    assert.throws(() => readAgent({ ...AGENT, id: LONG }), InvalidResponseError)
    assert.deepEqual(readModels({ models: [LONG, "gpt-5.2"] }), { entries: ["gpt-5.2"], skipped: 1 })
    assert.equal(readAgentPage({ agents: [], nextCursor: LONG }).nextCursor, undefined)
  })

  test("what an agent writes is cut, and says so", () => {
    const { summary = "" } = readAgent({ ...AGENT, summary: "y".repeat(1_000_000) })
    assert.ok(summary.length <= 256 * 1_024 && summary.endsWith("y…"))
    const whole = "z".repeat(3_000_000)
    const texts = [whole, whole + whole].map((text) => ({ type: "assistant_message", text }))
    const { entries } = readMessages({ messages: texts })
    assert.deepEqual([entries[0]?.text.length, entries[1]?.text.length], [3_000_000, 4 * 1_024 * 1_024])
  })

  test("a list of more entries than anybody has is none", () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...AGENT, id: `bc-${index}` }))
    assert.equal(readAgentPage({ agents: many(20_000) }).entries.length, 20_000)
    assert.throws(() => readAgentPage({ agents: many(20_001) }), /agent list: the reply's agents is not a list of/)
    assert.throws(() => readMessages({ messages: Array.from({ length: 20_001 }, () => null) }), InvalidResponseError)
  })
})

test("an agent in the list needs no more than its id to be looked at", () => {
  const { entries, skipped } = readAgentPage({
    agents: [{ id: "bc-1" }, { id: "bc-2", status: 7 }, { status: "RUNNING" }],
  })
  assert.deepEqual(entries, [
    { id: "bc-1", status: "UNKNOWN" },
    { id: "bc-2", status: "UNKNOWN" },
  ])
  assert.equal(skipped, 1)
})
