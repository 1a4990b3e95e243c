import assert from "node:assert/strict"
import type { RecordedRequest } from "../../simulator/wire.ts"
import { wishMs } from "./fault-kinds.ts"
import type { Played } from "./play.ts"
import type { Schedule } from "./schedule.ts"
import { hadNoChance, type Truth } from "./truth.ts"

/** The runner's second signal comes 7.5 s after the first; the step has to have ended by itself before. */
const CANCEL_LIMIT_MS = 7_000
/** What launching, looking for a lost launch and the last words may take besides the wait. */
const BESIDE_THE_WAIT_MS = 10 * 60_000
/** All post steps of a cancelled job share five minutes; one takes four at most, also where GitHub hangs after a long search. */
const POST_LIMIT_MS = 245_000
/** A back-off that grows and is jittered may send a few launches quickly, and never this many in a second. */
const FLOOD = 5
const FLOOD_MS = 1_000
/** The simulators' clock runs on by itself between two requests. */
const ROUNDING_MS = 100
/** Besides the minutes of the wait, at the rate that users report as the limit. */
const REQUESTS_PER_MINUTE = 20
const REQUESTS_BESIDE = 300
const MOST_COMMENT_WRITES = 60
const MOST_CONNECTIONS = 300

/** Every process ends in time with an outcome, and none asks faster than it should. */
export function judgePace(truth: Truth): void {
  const { play, schedule } = truth
  for (const played of play.played) {
    assertPostEndsInTime(played)
    if (hadNoChance(played)) continue
    assertOutcome(played)
    assertEndsInTime(schedule.timeoutMinutes, played)
  }
  assertRequests(truth)
}

function assertOutcome({ attempt, result }: Played): void {
  const main = result.stages.find(({ name }) => name === "main")
  assert.ok(result.outputs.outcome, `no outcome (cut: ${attempt.cut.kind}, exit ${main?.exitCode}, ${main?.signal})`)
  assert.notEqual(result.outputs.errorCode, "internal", "the action itself failed")
}

function assertEndsInTime(timeoutMinutes: number, { time }: Played): void {
  const main = time.filter(({ script }) => script.endsWith("main.js"))
  const signal = main.find(({ event }) => event === "signal")
  const exit = main.find(({ event }) => event === "exit")
  assert.ok(exit, "the step was killed instead of ending by itself")
  const limitMs = signal ? CANCEL_LIMIT_MS : timeoutMinutes * 60_000 + BESIDE_THE_WAIT_MS
  const tookMs = exit.virtualMs - (signal?.virtualMs ?? 0)
  assert.ok(tookMs <= limitMs, `the step ended ${Math.round(tookMs)} ms after ${signal ? "the signal" : "its start"}`)
}

function assertPostEndsInTime({ time }: Played): void {
  const post = time.find(({ script, event }) => script.endsWith("post.js") && event === "exit")
  const tookMs = post?.virtualMs ?? 0
  assert.ok(tookMs <= POST_LIMIT_MS, `the post step took ${Math.round(tookMs)} ms`)
}

function assertRequests({ play, schedule, attempts }: Truth): void {
  const { cursor, github, proxy, played } = play
  // Not the sum of what the processes say: a killed one says nothing.
  const minutes = attempts.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / 60_000, 0)
  const most = played.length * REQUESTS_BESIDE + minutes * REQUESTS_PER_MINUTE
  const count = cursor.requests.length
  assert.ok(count <= most, `${count} requests to Cursor in ${Math.round(minutes)} minutes`)
  assertPauses(
    cursor.requests.filter(({ method, path }) => method === "POST" && /^\/v\d\/agents$/.test(path)),
    schedule,
  )
  const writes = github.requests.filter(({ method, path }) => method !== "GET" && path.includes("/comments"))
  assert.ok(writes.length <= played.length * MOST_COMMENT_WRITES, `${writes.length} writes of the comment`)
  const connections = proxy?.connectionCount ?? 0
  assert.ok(connections <= most, `${connections} connections to the proxy`)
  assert.ok(connections <= played.length * MOST_CONNECTIONS + minutes * REQUESTS_PER_MINUTE)
}

/** No flood of launches, and none sooner than the server asked for in its headers or its body. */
function assertPauses(launches: readonly RecordedRequest[], { cursorFaults, attempts, proxyFaults }: Schedule): void {
  const actions = cursorFaults
    .filter(({ path }) => typeof path === "string")
    .flatMap(({ action, times = 1 }) => Array.from({ length: times }, () => action))
  for (const [index, { atMs }] of launches.entries()) {
    const flooded = launches[index - FLOOD + 1]
    assert.ok(!flooded || atMs - flooded.atMs > FLOOD_MS, `${FLOOD} launches within ${FLOOD_MS} ms`)
    const before = launches[index - 1]
    // A re-run does not know what was asked of the attempt before, nor anybody what a proxy kept to itself.
    if (!before || attempts.length > 1 || proxyFaults) continue
    const askedMs = wishMs(actions[index - 1])
    const pauseMs = atMs - before.atMs
    assert.ok(
      pauseMs >= askedMs - ROUNDING_MS,
      `a launch was repeated after ${pauseMs} ms instead of ${askedMs} (${before.status})`,
    )
  }
}
