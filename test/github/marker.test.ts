import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { looksLikeOurs, type MarkedPlace, markerOf, readMarker } from "../../src/github/marker.ts"

const KEY = "crsr_0123456789abcdef"
const PLACE: MarkedPlace = { repository: "octo-org/octo-repo", number: 7, launchKey: "0123456789ab" }
const MARKER = markerOf(KEY, PLACE, { agentId: "bc-1" })

/** As version 0.1.0 wrote it, with the history of its attempts. */
const OLD_MARKER =
  "<!-- falconer key=0123456789ab agent=bc-1 runs=1:timed-out:3600:bc-0,2:working:0: sig=c3531ab2d49f49645431b01820864e0c3fe1723b46843f5aad4d4d95444f3697 -->"

describe("the comment's marker", () => {
  test("comes back as it was written, on one line", () => {
    assert.deepEqual(readMarker(KEY, PLACE, `${MARKER}\nText`), { agentId: "bc-1" })
    assert.deepEqual(readMarker(KEY, PLACE, markerOf(KEY, PLACE, {})), { agentId: undefined })
    assert.ok(looksLikeOurs(MARKER))
    assert.doesNotMatch(markerOf(KEY, PLACE, { agentId: "b".repeat(128) }).slice(4, -3), /-->|\n/)
  })

  test("is read when version 0.1.0 wrote it, with its history signed", () => {
    assert.deepEqual(readMarker(KEY, PLACE, OLD_MARKER), { agentId: "bc-1" })
    assert.equal(readMarker(KEY, PLACE, OLD_MARKER.replace("1:timed-out", "1:finished")), undefined)
    assert.equal(readMarker(KEY, PLACE, OLD_MARKER.replace(/ runs=\S*/, "")), undefined)
  })

  const OTHERS: Readonly<Record<string, string>> = {
    "another agent": MARKER.replace("agent=bc-1", "agent=bc-2"),
    "a history nobody signed": MARKER.replace(" sig=", " runs= sig="),
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
