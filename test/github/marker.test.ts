import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { looksLikeOurs, type MarkedPlace, markerOf, readMarker } from "../../src/github/marker.ts"
import { sign } from "../../src/model/signature.ts"
import type { TurnMemory } from "../../src/model/turn-memory.ts"

const KEY = "crsr_0123456789abcdef"
const PLACE: MarkedPlace = { repository: "octo-org/octo-repo", number: 7 }
const MEMORY: TurnMemory = {
  turn: 3,
  asked: { pullRequest: true, failOn: ["failed", "timed-out"], ifNoPr: "error" },
  apiVersion: "v1",
  runId: "run-00000000-0000-4000-8000-000000000001",
  fixes: 2,
}
const MARKED = { launchKey: "0123456789ab", agentId: "bc-1", state: "open", memory: MEMORY } as const
const MARKER = markerOf(KEY, PLACE, MARKED)

/** As version 0.1.0 wrote it, with the history of its attempts, and as the version after it did. */
const OLD_MARKER =
  "<!-- falconer key=0123456789ab agent=bc-1 runs=1:timed-out:3600:bc-0,2:working:0: sig=c3531ab2d49f49645431b01820864e0c3fe1723b46843f5aad4d4d95444f3697 -->"
const SHORT_OLD_MARKER = `<!-- falconer key=0123456789ab agent= sig=${sign(KEY, "comment", ["octo-org/octo-repo", "7", "0123456789ab", ""])} -->`

describe("the comment's marker", () => {
  test("comes back as it was written, on one line, without anybody naming a launch", () => {
    assert.deepEqual(readMarker(KEY, PLACE, `${MARKER}\nText`), MARKED)
    assert.deepEqual(readMarker(KEY, { ...PLACE, repository: "Octo-Org/octo-repo" }, MARKER), MARKED)
    assert.ok(looksLikeOurs(MARKER))
    const least = {
      launchKey: "0123456789ab",
      state: "over",
      memory: { turn: 1, asked: { pullRequest: false, failOn: [], ifNoPr: "ignore" }, apiVersion: "v0", fixes: 0 },
    } as const
    assert.deepEqual(readMarker(KEY, PLACE, markerOf(KEY, PLACE, least)), least)
    const longest = markerOf(KEY, PLACE, { ...MARKED, agentId: "b".repeat(128) })
    assert.doesNotMatch(longest.slice(4, -3), /-->|\n/)
    assert.equal(readMarker(KEY, PLACE, longest)?.agentId?.length, 128)
    for (const length of [4_000, 4_001]) {
      const told = markerOf(KEY, PLACE, { ...MARKED, facts: "f".repeat(length) })
      assert.equal(readMarker(KEY, PLACE, told)?.agentId, "bc-1", `facts of ${length} characters`)
    }
  })

  test("is read when an earlier version wrote it, with its history signed", () => {
    assert.deepEqual(readMarker(KEY, PLACE, OLD_MARKER), {
      launchKey: "0123456789ab",
      agentId: "bc-1",
      state: "over",
    })
    assert.deepEqual(readMarker(KEY, PLACE, SHORT_OLD_MARKER), { launchKey: "0123456789ab", state: "over" })
    assert.equal(readMarker(KEY, PLACE, OLD_MARKER.replace("1:timed-out", "1:finished")), undefined)
    assert.equal(readMarker(KEY, PLACE, OLD_MARKER.replace(/ runs=\S*/, "")), undefined)
  })

  test("of a later version is read when it only adds fields", () => {
    const fields = / v=2(.+) sig=/.exec(MARKER)?.[1] ?? ""
    const later = `${fields} later=1`
    const signature = sign(KEY, "comment-2", ["octo-org/octo-repo", "7", later])
    assert.deepEqual(readMarker(KEY, PLACE, `<!-- falconer v=2${later} sig=${signature} -->`), MARKED)
    assert.equal(readMarker(KEY, PLACE, MARKER.replace(" sig=", " later=1 sig=")), undefined)
  })

  const CHANGES: readonly (readonly [string, string])[] = [
    ["agent=bc-1", "agent=bc-2"],
    ["key=0123456789ab", "key=ba9876543210"],
    ["state=open", "state=over"],
    ["turn=3", "turn=2"],
    ["pr=yes", "pr=no"],
    ["fail-on=failed,timed-out", "fail-on="],
    ["if-no-pr=error", "if-no-pr=warn"],
    ["api=v1", "api=v0"],
    ["run=run-0", "run=run-1"],
    ["fixes=2", "fixes=0"],
    [/sig=\w+/.exec(MARKER)?.[0] ?? "", `sig=${"0".repeat(64)}`],
  ]
  for (const [from, to] of CHANGES) {
    test(`is refused with ${to} instead of ${from}`, () => {
      const body = MARKER.replace(from, to)
      assert.notEqual(body, MARKER)
      assert.equal(readMarker(KEY, PLACE, body), undefined)
    })
  }

  test("is refused at another place, under another key, and when it is not at the start", () => {
    assert.equal(readMarker(KEY, { ...PLACE, number: 8 }, MARKER), undefined)
    assert.equal(readMarker(KEY, { ...PLACE, repository: "octo-org/other" }, MARKER), undefined)
    assert.equal(readMarker("crsr_other", PLACE, MARKER), undefined)
    assert.equal(readMarker(KEY, PLACE, `> ${MARKER}`), undefined)
  })
})
