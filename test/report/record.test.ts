import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { Log } from "../../src/report/log.ts"
import { progressLog } from "../../src/report/progress-log.ts"
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

  test("of an agent that was there before counts from its launch, and does not grow once it has ended", () => {
    const clock = jumpingClock()
    const [working, over, unknown] = [openRecord(clock), openRecord(clock), openRecord(clock)]
    working.agentRead(AGENT, { origin: "attached", age: { ms: 30_000 } })
    over.agentRead({ ...AGENT, status: "FINISHED" }, { origin: "attached", age: { ms: 30_000 } })
    unknown.agentRead({ ...AGENT, status: "FINISHED" }, { origin: "attached", age: "unknown" })
    clock.advance(60_000)
    const times = [working, over, unknown].map((record) => record.report().elapsedMs)
    assert.deepEqual(times, [90_000, 30_000, 60_000])
    assert.deepEqual([over.report().isAgeUnknown, unknown.report().isAgeUnknown], [undefined, true])
    over.agentRead(AGENT)
    assert.equal(over.report().elapsedMs, 90_000, "it works again")
  })

  test("stops when the agent is seen to end, and goes on when it is sent back to work", () => {
    const { clock, record } = worked()
    record.agentRead({ ...AGENT, status: "FINISHED" }, { isEnd: true })
    clock.advance(120_000)
    assert.equal(record.report().elapsedMs, 60_000, "the look for a pull request is not the agent's time")
    record.agentRead(AGENT)
    assert.equal(record.report().elapsedMs, 180_000)
  })

  test("of a turn does not hold the wait for the turn before", () => {
    const { clock, record } = worked()
    record.turnBegan({ number: 2, isContinued: true })
    record.agentRead(AGENT)
    clock.advance(5_000)
    assert.equal(record.report().elapsedMs, 5_000)
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

describe("the sinks of a record", () => {
  test("hear in turn, the newest first: the agent's id is saved before the log names it", () => {
    const heard: string[] = []
    const silent = () => {}
    const log: Log = {
      info: silent,
      event: silent,
      quote: silent,
      group: silent,
      quoteGroup: silent,
      debug: silent,
      notice: () => heard.push("logged"),
      warning: silent,
      fail: silent,
    }
    const record = openRecord(jumpingClock())
    record.subscribe({ on: progressLog(log, { wait: true, timeoutMs: 1 }).on })
    record.subscribe({
      on: (event) => {
        if (event.kind === "agent-read") heard.push(`saved ${event.agent.id}`)
      },
    })
    record.agentRead(AGENT, { origin: "launched" })
    assert.deepEqual(heard, [`saved ${AGENT.id}`, "logged"])
  })
})
