import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { openRecord } from "../../src/report/record.ts"
import { BARE_AGENT as AGENT } from "../agent/bare-agent.ts"
import { jumpingClock } from "../jumping-clock.ts"

describe("the time of a step", () => {
  function worked() {
    const clock = jumpingClock()
    const record = openRecord(clock)
    record.agentRead(AGENT)
    clock.advance(60_000)
    return { clock, record }
  }
  const elapsedMs = ({ record }: ReturnType<typeof worked>) => record.report().elapsedMs

  test("runs from the first reading", () => {
    assert.equal(elapsedMs(worked()), 60_000)
    assert.equal(openRecord(jumpingClock()).report().elapsedMs, 0)
  })

  test("stops at its end, so that comment, log and summary page name the same", () => {
    const step = worked()
    const agent = { ...AGENT, status: "FINISHED" }
    step.record.ended({ kind: "finished", agent })
    step.clock.advance(5_000)
    assert.equal(elapsedMs(step), 60_000)
    assert.deepEqual(
      step.record.report().timeline.map(({ waitedMs }) => waitedMs),
      [0, 60_000],
    )
  })
})
