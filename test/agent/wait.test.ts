import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { type Fault, type News, type WaitEnd, type WaitOptions, waitForEnd } from "../../src/agent/wait.ts"
import { CursorApiError, CursorConnectionError, InvalidResponseError } from "../../src/cursor/errors.ts"
import { faultOf } from "../../src/run/follow-agent.ts"
import { type JumpingClock, jumpingClock } from "../jumping-clock.ts"

const SECOND = 1_000
const MINUTE = 60 * SECOND

type Agent = { readonly word: string }

class Failure extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault)
    this.fault = fault
  }
}

/** What a look at this moment of the wait finds: a status word, or a fault. */
type Course = (waitedMs: number, clock: JumpingClock) => string | Failure

async function waitOn(course: Course, options: Partial<WaitOptions<Agent>> = {}) {
  const clock = jumpingClock()
  const looksMs: number[] = []
  const news: string[] = []
  const end = await waitForEnd<Agent>({
    read: async () => {
      looksMs.push(clock.nowMs())
      const found = course(clock.nowMs(), clock)
      if (found instanceof Failure) throw found
      return { word: found }
    },
    statusOf: ({ word }) => ({ word, isEnd: word === "DONE", isKnown: word !== "PAUSED" }),
    faultOf: (error) => (error instanceof Failure ? error.fault : "passing"),
    pauseAfterMs: () => 0,
    clock,
    random: () => 0.5,
    signal: new AbortController().signal,
    pace: { leastMs: 10 * SECOND, mostMs: 45 * SECOND },
    startedMs: 0,
    timeoutMs: 60 * MINUTE,
    onNews: (item) => {
      news.push(told(item))
    },
    ...options,
  })
  return { end, news, looksMs, clock }
}

function told(news: News<Agent>): string {
  const seconds = Math.round(news.waitedMs / SECOND)
  return `${seconds} ${news.kind === "status" ? `${news.agent.word}${news.isKnown ? "" : "?"}` : news.kind}`
}

function kindOf(end: WaitEnd<Agent>): string {
  return end.kind === "lost" ? `lost: ${end.fault}` : end.kind
}

/** One thing after the other, each from its second on. */
function course(...steps: readonly (readonly [fromSeconds: number, word: string | Fault])[]): Course {
  const faults: readonly string[] = ["passing", "denied", "missing", "final"] satisfies Fault[]
  return (waitedMs) => {
    const step = steps.findLast(([from]) => waitedMs >= from * SECOND)?.[1] ?? "RUNNING"
    return faults.includes(step) ? new Failure(step as Fault) : step
  }
}

describe("waiting for an agent", () => {
  test("ends with it, and tells changes only", async () => {
    const { end, news, looksMs } = await waitOn(course([0, "CREATING"], [20, "RUNNING"], [100, "DONE"]))
    assert.deepEqual(end, { kind: "ended", agent: { word: "DONE" } })
    assert.deepEqual(news, ["15 CREATING", "25 RUNNING", "105 DONE"])
    assert.equal(looksMs[0], 15 * SECOND)
  })

  test("looks at once when the agent may have ended long ago", async () => {
    const { looksMs } = await waitOn(course([0, "DONE"]), { lookAtOnce: true })
    assert.deepEqual(looksMs, [0])
  })

  test("goes on for a word that nobody knows, and tells it once", async () => {
    const { end, news } = await waitOn(course([0, "PAUSED"], [200, "DONE"]))
    assert.equal(kindOf(end), "ended")
    assert.deepEqual(
      news.map((line) => line.split(" ")[1]),
      ["PAUSED?", "DONE"],
    )
  })

  test("gives a sign of life every five minutes", async () => {
    const { news } = await waitOn(course([0, "RUNNING"], [1_500, "DONE"]))
    const still = news.filter((line) => line.endsWith("still")).map((line) => Number.parseInt(line, 10))
    assert.equal(still.length, 4, news.join(", "))
    let lastSeconds = 15
    for (const seconds of still) {
      assert.ok(seconds - lastSeconds >= 300 && seconds - lastSeconds <= 345, news.join(", "))
      lastSeconds = seconds
    }
  })

  test("runs out of time at the deadline, after a last look there", async () => {
    const late = await waitOn(course([0, "RUNNING"]), { timeoutMs: 2 * MINUTE })
    assert.deepEqual([late.end.kind === "timed-out" && late.end.isUnread, late.looksMs.at(-1)], [false, 2 * MINUTE])
    const justInTime = await waitOn(course([119, "DONE"]), { timeoutMs: 2 * MINUTE })
    assert.equal(kindOf(justInTime.end), "ended")
  })

  test("with less time than the first pause still looks once", async () => {
    const { end, looksMs } = await waitOn(course([0, "RUNNING"]), { timeoutMs: SECOND })
    assert.deepEqual([kindOf(end), looksMs], ["timed-out", [SECOND]])
  })

  test("stops looking as soon as the job is cancelled", async () => {
    const job = new AbortController()
    const { end, looksMs } = await waitOn(
      (waitedMs) => {
        if (waitedMs > 60 * SECOND) job.abort()
        return "RUNNING"
      },
      { signal: job.signal },
    )
    assert.equal(kindOf(end), "aborted")
    assert.ok((looksMs.at(-1) ?? 0) < 80 * SECOND)
    const before = await waitOn(course([0, "RUNNING"]), { signal: AbortSignal.abort() })
    assert.deepEqual([kindOf(before.end), before.looksMs], ["aborted", []])
  })
})

describe("a machine that was suspended", () => {
  /** Sleeps for three hours while the agent is read, once. */
  function napping(afterMs: number): Course {
    let isRested = false
    return (waitedMs, clock) => {
      if (waitedMs > afterMs && !isRested) {
        isRested = true
        clock.advance(180 * MINUTE)
      }
      return "RUNNING"
    }
  }

  test("resumes with the usual pauses, and makes up for no look", async () => {
    const job = new AbortController()
    const nap = napping(60 * SECOND)
    let looks = 0
    const course: Course = (...now) => {
      if (++looks === 500) job.abort()
      return nap(...now)
    }
    const { end, looksMs } = await waitOn(course, { timeoutMs: 240 * MINUTE, signal: job.signal })
    assert.equal(kindOf(end), "timed-out")
    const pauses = looksMs.slice(1).map((atMs, index) => atMs - (looksMs[index] ?? 0))
    assert.ok(pauses.every((ms) => ms >= 8 * SECOND) && Math.max(...pauses) >= 180 * MINUTE, String(pauses))
  })

  test("looks once more when its deadline has passed meanwhile", async () => {
    const { end, looksMs } = await waitOn(napping(60 * SECOND), { timeoutMs: 120 * MINUTE })
    assert.equal(kindOf(end), "timed-out")
    assert.equal(looksMs.filter((atMs) => atMs > 120 * MINUTE).length, 1)
  })
})

describe("reads that fail", () => {
  test("for a while are told once, and so is their end", async () => {
    const { end, news } = await waitOn(course([0, "RUNNING"], [20, "passing"], [500, "RUNNING"], [600, "DONE"]))
    assert.equal(kindOf(end), "ended")
    const kinds = news.map((line) => line.replace(/^\d+ /, ""))
    assert.deepEqual(
      kinds.filter((kind) => kind !== "still"),
      ["RUNNING", "trouble", "recovered", "DONE"],
    )
  })

  test("for ten minutes end the wait", async () => {
    const { end, looksMs } = await waitOn(course([0, "RUNNING"], [20, "passing"]))
    assert.equal(kindOf(end), "lost: passing")
    const last = looksMs.at(-1) ?? 0
    assert.ok(last >= 620 * SECOND && last < 700 * SECOND, String(last))
  })

  test("one by one, however many, do not", async () => {
    let looks = 0
    const { end } = await waitOn((waitedMs) => {
      if (waitedMs > 50 * MINUTE) return "DONE"
      return looks++ % 2 === 0 ? new Failure("passing") : "RUNNING"
    })
    assert.equal(kindOf(end), "ended")
  })

  test("with a denial count only when it is repeated", async () => {
    assert.equal(kindOf((await waitOn(course([0, "denied"]))).end), "lost: denied")
    assert.equal((await waitOn(course([0, "denied"]))).looksMs.length, 2)
    assert.equal(kindOf((await waitOn(course([0, "denied"], [20, "RUNNING"], [40, "DONE"]))).end), "ended")
  })

  test("because the agent is not there may pass in the first minute", async () => {
    const early = await waitOn(course([0, "missing"], [88, "RUNNING"], [120, "DONE"]))
    assert.equal(kindOf(early.end), "ended")
    const gone = await waitOn(course([0, "RUNNING"], [300, "missing"]))
    assert.equal(kindOf(gone.end), "lost: missing")
    const never = await waitOn(course([0, "missing"]))
    assert.equal(kindOf(never.end), "lost: missing")
    assert.ok((never.looksMs.at(-1) ?? 0) > 60 * SECOND)
  })

  test("for good end the wait at once, with the agent as it was last seen", async () => {
    const { end, looksMs } = await waitOn(course([0, "RUNNING"], [100, "final"]))
    assert.equal(looksMs.filter((atMs) => atMs >= 100 * SECOND).length, 1)
    assert.ok(end.kind === "lost" && end.fault === "final")
    assert.deepEqual(end.agent, { word: "RUNNING" })
    assert.ok(end.error instanceof Failure)
  })

  test("until the deadline are a time-out", async () => {
    const { end } = await waitOn(course([0, "passing"]), { timeoutMs: 2 * MINUTE })
    assert.equal(kindOf(end), "timed-out")
  })
})

describe("what a failed read of an agent says", () => {
  const refusal = (status: number, apiErrorBody = {}) => new CursorApiError("Reading", { status, apiErrorBody })
  const CASES: readonly (readonly [name: string, error: unknown, fault: Fault])[] = [
    ["a key that is not accepted", refusal(401), "denied"],
    ["a key that may not", refusal(403), "denied"],
    ["an agent that is not there", refusal(404), "missing"],
    ["an agent that is deleted", refusal(409, { message: "Agent is deleted" }), "missing"],
    ["a rate limit", refusal(429, { code: "rate_limit_exceeded" }), "passing"],
    ["a limit of what may be spent", refusal(429, { code: "usage_limit_exceeded" }), "final"],
    ["a slow request", refusal(408), "passing"],
    [
      "a server that fails",
      new CursorConnectionError("Reading", { kind: "server-error", mayHaveExecuted: true }),
      "passing",
    ],
    ["a certificate", new CursorConnectionError("Reading", { kind: "tls", mayHaveExecuted: false }), "passing"],
    ["an answer of another form", new InvalidResponseError("agent", "status", "a text"), "passing"],
    ["anything else", new TypeError("x"), "passing"],
  ]
  for (const [name, error, fault] of CASES) test(`${name}: ${fault}`, () => assert.equal(faultOf(error), fault))
})
