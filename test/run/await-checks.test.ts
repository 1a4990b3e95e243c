import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { GitHubApiError } from "../../src/github/api-error.ts"
import type { CheckFacts, PullRequestHead } from "../../src/github/checks.ts"
import { awaitChecks } from "../../src/run/await-checks.ts"
import { whyUndecided } from "../../src/run/checks-outcome.ts"
import { jumpingClock } from "../jumping-clock.ts"

const SECOND = 1_000
const MINUTE = 60 * SECOND
const OLD = "1".repeat(40)
const NEW = "2".repeat(40)

const RUNNING: CheckFacts = { kind: "check-run", name: "test", status: "IN_PROGRESS" }
const PASSED: CheckFacts = { ...RUNNING, status: "COMPLETED", conclusion: "SUCCESS" }
const FAILED: CheckFacts = { ...PASSED, conclusion: "FAILURE" }

const head = (checks: readonly CheckFacts[], changes: Partial<PullRequestHead> = {}): PullRequestHead => ({
  sha: NEW,
  isOpen: true,
  isFork: false,
  author: { login: "cursoragent" },
  checks,
  requests: 1,
  ...changes,
})

/** Waits where a look at each moment finds what `course` says; the looks' times are in seconds. */
async function waitWith(
  course: (nowMs: number) => PullRequestHead | GitHubApiError,
  changes: { judgedSha?: string } = {},
) {
  const clock = jumpingClock()
  const looks: number[] = []
  const end = await awaitChecks({
    read: async () => {
      looks.push(clock.nowMs() / SECOND)
      const found = course(clock.nowMs())
      if (found instanceof Error) throw found
      return found
    },
    rules: { names: [] },
    timeoutMs: 30 * MINUTE,
    clock,
    signal: new AbortController().signal,
    ...changes,
  })
  const kind = end.kind === "decided" ? end.verdict.kind : end.kind
  return { kind, looks, lastedMs: clock.nowMs(), end }
}

const mostInAMinute = (looks: readonly number[]) =>
  Math.max(...looks.map((from) => looks.filter((at) => at >= from && at < from + 60).length))

describe("the checks of a pull request's head are waited for", () => {
  test("until their end is read twice, because checks appear one after the other", async () => {
    const late = await waitWith((nowMs) => head(nowMs < 20 * SECOND ? [PASSED] : [PASSED, { ...FAILED, name: "lint" }]))
    assert.deepEqual([late.kind, late.looks.length], ["failed", 3])
  })

  test("at most four times a minute, and less often the longer it takes", async () => {
    const { kind, looks } = await waitWith((nowMs) => head([nowMs < 20 * MINUTE ? RUNNING : PASSED]))
    assert.equal(kind, "passed")
    assert.ok(looks.length >= 10 && mostInAMinute(looks) <= 4, String(looks))
    const pauses = looks.slice(1).map((at, index) => at - (looks[index] ?? 0))
    assert.deepEqual([Math.round(pauses[0] ?? 0), Math.round(pauses.at(-1) ?? 0)], [20, 60])
  })

  test("at most four requests a minute also where a look takes three of them", async () => {
    const { kind, looks } = await waitWith((nowMs) => head([nowMs < 20 * MINUTE ? RUNNING : PASSED], { requests: 3 }))
    assert.equal(kind, "passed")
    assert.ok(looks.length >= 10 && mostInAMinute(looks) * 3 <= 4, String(looks))
  })

  test("for the time that was allowed: whether they pass is not known then", async () => {
    const { kind, lastedMs } = await waitWith(() => head([FAILED, { ...RUNNING, name: "slow" }]))
    assert.equal(kind, "pending")
    assert.ok(lastedMs >= 30 * MINUTE && lastedMs < 31 * MINUTE, String(lastedMs))
    assert.equal(whyUndecided("pending", true), "they did not end within `checks-timeout-minutes`")
  })

  test("for five minutes where none comes", async () => {
    const { kind, lastedMs } = await waitWith(() => head([]))
    assert.equal(kind, "none")
    assert.ok(lastedMs >= 5 * MINUTE && lastedMs <= 6 * MINUTE, String(lastedMs))
    assert.equal(whyUndecided("none", true), "no check came, so nothing says that it works")
  })

  test("not at all when the pull request is closed or merged", async () => {
    for (const [checks, expected] of [
      [[RUNNING], "pending"],
      [[], "none"],
      [[FAILED], "failed"],
    ] as const) {
      const { kind, looks } = await waitWith(() => head(checks, { isOpen: false }))
      assert.deepEqual([kind, looks], [expected, [0]])
    }
    assert.match(whyUndecided("none", false), /was closed or merged before they were over/)
  })

  test("while the commit that was judged before may get a successor, for two minutes", async () => {
    const pushed = await waitWith((nowMs) => (nowMs < MINUTE ? head([FAILED], { sha: OLD }) : head([PASSED])), {
      judgedSha: OLD,
    })
    assert.equal(pushed.kind, "passed")
    const idle = await waitWith(() => head([FAILED], { sha: OLD }), { judgedSha: OLD })
    assert.equal(idle.kind, "failed")
    assert.ok(idle.lastedMs >= 2 * MINUTE && idle.lastedMs < 4 * MINUTE, String(idle.lastedMs))
  })

  test("as long as a rate limit says, and not where GitHub refuses", async () => {
    const refusal = (denial: "rate-limit" | "permission", retryAfterMs?: number) =>
      new GitHubApiError("Reading", { status: 403, mayHaveExecuted: false, denial, retryAfterMs })
    const limited = await waitWith((nowMs) => (nowMs === 0 ? refusal("rate-limit", 240 * SECOND) : head([PASSED])))
    assert.deepEqual([limited.kind, limited.looks[1]], ["passed", 240])
    const refused = await waitWith(() => refusal("permission"))
    assert.deepEqual([refused.kind, refused.looks], ["unverified", [0]])
  })
})
