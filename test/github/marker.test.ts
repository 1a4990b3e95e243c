import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { type Attempt, readAttempts, writeAttempts } from "../../src/github/attempts.ts"
import { type MarkedPlace, markerOf, readMarker } from "../../src/github/marker.ts"
import { looksLikeOurs } from "../../src/github/own-comment.ts"

const KEY = "crsr_0123456789abcdef"
const PLACE: MarkedPlace = { repository: "octo-org/octo-repo", number: 7, launchKey: "0123456789ab" }
const ATTEMPTS: readonly Attempt[] = [
  { number: 1, outcome: "timed-out", seconds: 3600, agentId: "bc-7f0c9d3e-2b1a-4c58-9e77-3d1f5a6b8c90" },
  { number: 2, outcome: "working", seconds: 0, agentId: undefined },
]
const MARKER = markerOf(KEY, PLACE, { agentId: "bc-1", attempts: ATTEMPTS })

describe("the comment's marker", () => {
  test("comes back as it was written", () => {
    assert.deepEqual(readMarker(KEY, PLACE, `${MARKER}\nText`), { agentId: "bc-1", attempts: ATTEMPTS })
    const none = markerOf(KEY, PLACE, { agentId: undefined, attempts: [] })
    assert.deepEqual(readMarker(KEY, PLACE, none), { agentId: undefined, attempts: [] })
    assert.ok(looksLikeOurs(MARKER))
  })

  test("is short, whatever it holds, and one line", () => {
    const attempt: Attempt = { number: 999_999, outcome: "timed-out", seconds: 99_999_999, agentId: "b".repeat(128) }
    const marker = markerOf(KEY, PLACE, { agentId: "b".repeat(128), attempts: Array(40).fill(attempt) })
    assert.ok(marker.length < 1_500, String(marker.length))
    assert.doesNotMatch(marker.slice(4, -3), /-->|\n/)
    assert.equal(readMarker(KEY, PLACE, marker)?.attempts.length, 6)
  })

  const OTHERS: Readonly<Record<string, string>> = {
    "another agent": MARKER.replace("agent=bc-1", "agent=bc-2"),
    "another history": MARKER.replace("1:timed-out", "1:finished"),
    "no history": MARKER.replace(/runs=\S*/, "runs="),
    "no signature": MARKER.replace(/sig=[0-9a-f]{64}/, `sig=${"0".repeat(64)}`),
    "not at the start": `> ${MARKER}`,
  }
  for (const [name, body] of Object.entries(OTHERS)) {
    test(`is refused: ${name}`, () => assert.equal(readMarker(KEY, PLACE, body), undefined))
  }

  test("is refused at another place, for another launch, under another key", () => {
    assert.equal(readMarker(KEY, { ...PLACE, number: 8 }, MARKER), undefined)
    assert.equal(readMarker(KEY, { ...PLACE, repository: "octo-org/other" }, MARKER), undefined)
    assert.equal(readMarker(KEY, { ...PLACE, launchKey: "ba9876543210" }, MARKER), undefined)
    assert.equal(readMarker("crsr_other", PLACE, MARKER), undefined)
  })
})

describe("the history of attempts", () => {
  test("is read back, the newest six", () => {
    const fields = {
      number: fc.integer({ min: 1, max: 999_999 }),
      outcome: fc.constantFrom<Attempt["outcome"][]>("working", "finished", "timed-out", "error"),
      seconds: fc.integer({ min: 0, max: 99_999_999 }),
      agentId: fc.option(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/), { nil: undefined }),
    }
    const attempt = fc.record(fields, { noNullPrototype: true })
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 10 }), (attempts) => {
        assert.deepEqual(readAttempts(writeAttempts(attempts)), attempts.slice(-6))
      }),
      { seed: 6 },
    )
  })

  test("is refused in any other form", () => {
    const forms = [
      "x",
      ",",
      "1:finished:2",
      "1:toString:2:",
      "1:finished:-2:",
      "1:finished:2:-x",
      "1:finished:2: ",
      "1:ok:2:a,",
    ]
    for (const form of [...forms, Array(7).fill("1:ok:2:").join(",")]) assert.equal(readAttempts(form), undefined, form)
  })
})
