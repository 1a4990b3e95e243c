import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { endOf, isKnownStatus } from "../../src/model/agent-status.ts"

describe("a status word", () => {
  const ENDS = {
    FINISHED: "finished",
    ERROR: "failed",
    FAILED: "failed",
    EXPIRED: "expired",
    STOPPED: "stopped",
    CANCELLED: "stopped",
    CANCELED: "stopped",
  }
  for (const [word, end] of Object.entries(ENDS)) {
    test(`${word} ends as ${end}`, () => {
      assert.equal(endOf(word), end)
      assert.equal(isKnownStatus(word), true)
    })
  }
  for (const word of ["CREATING", "RUNNING", "PENDING", "QUEUED"]) {
    test(`${word} goes on`, () => assert.deepEqual([endOf(word), isKnownStatus(word)], [undefined, true]))
  }
  for (const word of ["PAUSED", "finished", "Error", " FINISHED", "", "constructor", "__proto__", "IDLE"]) {
    test(`${JSON.stringify(word)} is unknown, and goes on`, () => {
      assert.deepEqual([endOf(word), isKnownStatus(word)], [undefined, false])
    })
  }
})
