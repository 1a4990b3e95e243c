import type { Safeguard } from "./safeguard.ts"

const WAIT = "test/wait.test.ts"
const SCENARIO = "test/scenarios/waiting.test.ts"
const FAILING_READS = "test/scenarios/failing-reads.test.ts"
const CLOCK = "test/clock.test.ts"
const RETRY = "test/cursor/retry.test.ts"

/** The wait survives trouble, and troubles nobody. */
export const WAITING: readonly Safeguard[] = [
  {
    name: "a poll that fails is not an agent that failed",
    file: "wait.ts",
    text: 'if (fault === "final") return lost',
    without: 'if (fault === "final" || fault === "passing") return lost',
    caughtBy: [WAIT, "for a while are told once, and so is their end"],
  },
  {
    name: "ten minutes of failures are tolerated",
    file: "wait.ts",
    text: "const TOLERATED_TROUBLE_MS = 10 * 60_000",
    without: "const TOLERATED_TROUBLE_MS = 5 * 60_000",
    caughtBy: [WAIT, "for ten minutes end the wait"],
  },
  {
    name: "failures that pass are not added up",
    file: "wait.ts",
    text: "    troubleSinceMs = undefined\n",
    without: "",
    caughtBy: [WAIT, "one by one, however many, do not"],
  },
  {
    name: "one denial is not believed",
    file: "wait.ts",
    text: 'fault === "denied" && refusalsInARow >= 2',
    without: 'fault === "denied" && refusalsInARow >= 1',
    caughtBy: [WAIT, "with a denial count only when it is repeated"],
  },
  {
    name: "two denials in a row end the wait",
    file: "wait.ts",
    text: 'if (fault === "denied" && refusalsInARow >= 2) return lost',
    without: "",
    caughtBy: [WAIT, "with a denial count only when it is repeated"],
  },
  {
    name: "a 404 has to stay before it is believed",
    file: "wait.ts",
    text: "refusalsInARow >= 2 && waitedMs() > NOT_YET_VISIBLE_MS",
    without: "refusalsInARow >= 1",
    caughtBy: [WAIT, "because the agent is not there may pass in the first minute"],
  },
  {
    name: "a spent account ends the wait at once",
    file: "wait.ts",
    text: 'if (fault === "final") return lost',
    without: "",
    caughtBy: [WAIT, "for good end the wait at once, with the agent as it was last seen"],
  },
  {
    name: "a usage limit is never repeated",
    file: "cursor/errors.ts",
    text: "!/usage[_ ]limit/i",
    without: "!/nothing/i",
    caughtBy: [RETRY, "a rate limit, but not a limit of what may be spent"],
  },
  {
    name: "all reads of a run share one retry budget",
    file: "cursor/retry.ts",
    text: "spend: () => left-- > 0",
    without: "spend: () => true",
    caughtBy: [RETRY, "spends a budget that all reads share"],
  },
  {
    name: "a read is given up after four attempts",
    file: "cursor/retry.ts",
    text: "made >= attempts || ",
    without: "",
    caughtBy: [RETRY, "is given up after four attempts, with the last failure"],
  },
  {
    name: "an absurd Retry-After is not waited out",
    file: "cursor/retry.ts",
    text: "pauseMs > patienceMs || ",
    without: "",
    caughtBy: [RETRY, "waits as long as it is told, but not longer than it has patience"],
  },
  {
    name: "Retry-After is obeyed",
    file: "watch.ts",
    text: "if (error.retryAfterMs !== undefined) return error.retryAfterMs",
    without: "",
    caughtBy: [FAILING_READS, "with Retry-After: 300 are not repeated before that"],
  },
  {
    name: "a date in Retry-After is measured against the reply's own Date",
    file: "cursor/retry-after.ts",
    text: "HTTP_DATE.test(sentAt) ? Date.parse(sentAt) : today.getTime()",
    without: "today.getTime()",
    caughtBy: ["test/cursor/transport.test.ts", "with a Retry-After date is measured by its own Date"],
  },
  {
    name: "a rate limit that names no time is left a minute",
    file: "watch.ts",
    text: "if (isRateLimit(error)) return RATE_LIMIT_PAUSE_MS",
    without: "",
    caughtBy: [SCENARIO, "when every read meets a limit that others have used up"],
  },
  {
    name: "a server in trouble is left half a minute",
    file: "watch.ts",
    text: "return error instanceof CursorTrouble ? TROUBLE_PAUSE_MS : 0",
    without: "return 0",
    caughtBy: [SCENARIO, "when every read meets a server that fails"],
  },
  {
    name: "a status read is not repeated against a rate limit",
    file: "watch.ts",
    text: "{ signal: limited, isPoll: true }",
    without: "{ signal: limited }",
    caughtBy: [SCENARIO, "when every read meets a limit that others have used up"],
  },
  {
    name: "no poll is repeated against a rate limit",
    file: "cursor/retry.ts",
    text: " && !isRateLimit(fault)",
    without: "",
    caughtBy: [
      "test/cursor/client.test.ts",
      "that comes again in any case is repeated once after a hiccup, and never against a rate limit",
    ],
  },
  {
    name: "a pause comes before every look, also after the machine was suspended",
    file: "wait.ts",
    text: "    await pause(false)\n",
    without: "",
    caughtBy: [WAIT, "resumes with the usual pauses, and makes up for no look"],
  },
  {
    name: "the deadline itself is looked at",
    file: "wait.ts",
    text: "const isLast = leftMs() === 0",
    without: 'const isLast = leftMs() === 0\n    if (isLast) return { kind: "timed-out", agent: watch.agent() }',
    caughtBy: [WAIT, "runs out of time at the deadline, after a last look there"],
  },
  {
    name: "a look at the deadline is short",
    file: "watch.ts",
    text: "within(step.clock, limitMs, signal, (limited)",
    without: "within(step.clock, 3_600_000, signal, (limited)",
    caughtBy: [FAILING_READS, "until the time is up make for a time-out that does not come late"],
  },
  {
    name: "a status that nobody knows is not an end",
    file: "cursor/status.ts",
    text: "Object.hasOwn(ENDS, status) ? ENDS[status] : undefined",
    without: 'Object.hasOwn(ENDS, status) ? ENDS[status] : WORKING.has(status) ? undefined : "failed"',
    caughtBy: [SCENARIO, "a status that nobody knows is told once, and waited on"],
  },
  {
    name: "deadlines are on the monotonic clock",
    file: "clock.ts",
    text: "return Number(process.hrtime.bigint()) / 1e6",
    without: "return Date.now()",
    caughtBy: [CLOCK, "measures by what passes, not by the calendar: a clock that is put right changes no deadline"],
  },
  {
    name: "long waits are made of timers that do not overflow",
    file: "clock.ts",
    text: "Math.min(leftMs, LONGEST_TIMER_MS)",
    without: "leftMs",
    caughtBy: [CLOCK, "sleeps longer than a timer can, in pieces that a timer takes"],
  },
]
