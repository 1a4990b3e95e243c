import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { pauseMs } from "../../src/agent/poll-interval.ts"

const DEFAULT = { leastMs: 10_000, mostMs: 45_000 }
const MIDDLE = () => 0.5

describe("the pause between two looks", () => {
  const CASES = [
    { name: "the first is one and a half times the least", waitedMs: 0, isFirst: true, is: 15_000 },
    { name: "the least, early on", waitedMs: 100_000, isFirst: false, is: 10_000 },
    { name: "0.8 times the root of 400 s", waitedMs: 400_000, isFirst: false, is: 16_000 },
    { name: "0.8 times the root of 30 min", waitedMs: 1_800_000, isFirst: false, is: 33_941 },
    { name: "the most, after an hour", waitedMs: 3_600_000, isFirst: false, is: 45_000 },
  ]
  for (const { name, waitedMs, isFirst, is } of CASES) {
    test(name, () => assert.equal(Math.round(pauseMs(DEFAULT, waitedMs, isFirst, MIDDLE)), is))
  }

  test("differs by up to ten per cent either way", () => {
    const at = (random: number) => Math.round(pauseMs(DEFAULT, 400_000, false, () => random))
    assert.deepEqual([at(0), at(0.5), at(1)], [14_400, 16_000, 17_600])
  })

  test("never leaves its bounds, and the first keeps to them, too", () => {
    const pace = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 3_300 }))
    const random = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(pace, fc.nat(86_400_000), fc.boolean(), random, ([least, more], waitedMs, isFirst, chance) => {
        const bounds = { leastMs: least * 1_000, mostMs: (least + more) * 1_000 }
        const pause = pauseMs(bounds, waitedMs, isFirst, () => chance)
        assert.ok(pause >= bounds.leastMs && pause <= bounds.mostMs)
      }),
      { seed: 11, numRuns: 1_000 },
    )
  })

  test("makes for fewer than 150 looks in an hour, and for six at most in any minute", () => {
    const looks: number[] = []
    for (
      let atMs = pauseMs(DEFAULT, 0, true, MIDDLE);
      atMs < 3_600_000;
      atMs += pauseMs(DEFAULT, atMs, false, MIDDLE)
    ) {
      looks.push(atMs)
    }
    assert.ok(looks.length < 150, String(looks.length))
    for (const from of looks) {
      const inMinute = looks.filter((at) => at >= from && at < from + 60_000).length
      assert.ok(inMinute <= 6, `${inMinute} looks in the minute from ${from}`)
    }
  })
})
