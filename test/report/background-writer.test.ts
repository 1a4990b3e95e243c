import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { backgroundWriter } from "../../src/report/background-writer.ts"
import { steppedClock } from "../stepped-clock.ts"

describe("the background writer", () => {
  for (const isCancelled of [false, true]) {
    test(`does not wait for a last write that is deaf to its end${isCancelled ? ", nor tells of it after a cancel" : ""}`, async () => {
      const clock = steppedClock()
      const job = new AbortController()
      const givenUp: unknown[] = []
      const writer = backgroundWriter({
        clock,
        write: () => new Promise(() => {}),
        writeShort: () => new Promise(() => {}),
        faultOf: () => ({ kind: "passing", pauseMs: 1_000 }),
        cancelled: job.signal,
        onGivenUp: (error) => givenUp.push(error),
        onShortened: () => {},
      })
      const written = writer.flush(30_000, new AbortController().signal)
      if (isCancelled) job.abort()
      await clock.pass(31_000)
      assert.equal(await written, false)
      assert.equal(givenUp.length, isCancelled ? 0 : 1)
    })
  }
})
