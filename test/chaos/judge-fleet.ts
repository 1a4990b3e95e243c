import assert from "node:assert/strict"
import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import type { Play, Played } from "./play.ts"
import type { Schedule } from "./schedule.ts"

const MINUTE_MS = 60_000
const MOST_A_MINUTE = 20
const CANCEL_LIMIT_MS = 7_000
const POST_LIMIT_MS = 245_000
const ENDED_BADLY = new Set(["ERROR", "EXPIRED", "STOPPED", "CANCELLED"])

/** One agent for each task, none forgotten, and never more than twenty requests a minute. */
export function judgeFleet(schedule: Schedule, play: Play): void {
  assert.deepEqual(play.cursor.violations, [], "a request broke the contract")
  assertOneEach(play)
  assertNoneForgotten(schedule, play)
  assertPace(play)
  for (const played of play.played) assertEnd(schedule, played)
  for (const played of play.played) assertNoDoubt(schedule, played)
}

/** Another agent for a task is right when all before it had ended badly; else all are named, and one works at most. */
function assertOneEach({ cursor, played }: Play): void {
  const said = played.flatMap(({ result }) => result.log).join("\n")
  const byKey = Map.groupBy(cursor.agents, ({ promptText }) => /launch key ([0-9a-f]{12})/.exec(promptText)?.[1])
  assert.equal(byKey.get(undefined), undefined, "an agent without a key")
  for (const [key, agents] of byKey) {
    for (const [index, agent] of agents.entries()) {
      const living = agents.slice(0, index).filter((earlier) => !hadEndedBadly(earlier, agent.requestedAtMs))
      const unnamed = [...living, ...(living.length > 0 ? [agent] : [])].filter(({ id }) => !said.includes(id))
      assert.deepEqual(unnamed.map(describe), [], `the task of key ${key} got two, and this is not named`)
    }
    const working = agents.filter(({ isWorking }) => isWorking)
    assert.ok(working.length <= 1, `two agents work on the task of key ${key}: ${working.map(describe).join(", ")}`)
  }
}

function hadEndedBadly({ statuses, stopsAtMs }: LedgerAgent, atMs: number): boolean {
  const word = statuses.filter((status) => status.atMs <= atMs).at(-1)?.word
  return (word !== undefined && ENDED_BADLY.has(word)) || stopsAtMs.some((stopMs) => stopMs <= atMs)
}

/** After a cancel or a kill no agent works on, nor after a time-out that stops them; whoever works is named. */
function assertNoneForgotten({ onTimeout }: Schedule, { cursor, played }: Play): void {
  const last = played.at(-1)
  assert.ok(last)
  const working = cursor.agents.filter(({ isWorking }) => isWorking)
  const said = played.flatMap(({ result }) => result.log).join("\n")
  const unnamed = working.filter(({ id }) => !said.includes(id))
  assert.deepEqual(unnamed.map(describe), [], "an agent works, and is not named")
  const { outcome } = last.result.outputs
  const wasKilled = (outcome ?? "") === "" && last.attempt.cut.kind === "kill-at-request"
  const isStopping = outcome === "cancelled" || wasKilled || (outcome === "timed-out" && onTimeout === "stop")
  // Stopped before it had saved anything, it leaves what the attempt before left.
  if (!isStopping || Object.keys(last.result.state).length === 0) return
  const isOfLast = ({ id }: LedgerAgent) => last.result.log.join("\n").includes(id)
  assert.deepEqual(working.filter((agent) => played.length === 1 || isOfLast(agent)).map(describe), [], "left working")
}

/** With an id of its own no launch is in doubt, as long as there is time and a way to Cursor. */
function assertNoDoubt({ apiVersion }: Schedule, { result }: Played): void {
  const { outcome, result: tasks = "[]" } = result.outputs
  if (apiVersion === "v0" || outcome === "cancelled" || outcome === "timed-out") return
  assert.doesNotMatch(tasks, /"outcome":"unknown"/)
}

function assertPace({ cursor, played }: Play): void {
  // A later attempt knows nothing of the minute before it.
  const startsMs = played.map(({ startedAtMs }) => startedAtMs)
  for (const [index, fromMs] of startsMs.entries()) {
    const toMs = startsMs[index + 1] ?? Number.POSITIVE_INFINITY
    const times = cursor.requests.map(({ atMs }) => atMs).filter((atMs) => atMs >= fromMs && atMs < toMs)
    for (const [at, firstMs] of times.entries()) {
      const count = times.slice(at).filter((atMs) => atMs < firstMs + MINUTE_MS).length
      assert.ok(count <= MOST_A_MINUTE, `${count} requests within a minute`)
    }
  }
}

function assertEnd({ fleet, timeoutMinutes }: Schedule, { attempt, result, time }: Played): void {
  const main = result.stages.find(({ name }) => name === "main")
  const post = time.find(({ script, event }) => script.endsWith("post.js") && event === "exit")
  assert.ok((post?.virtualMs ?? 0) <= POST_LIMIT_MS, `the post step took ${post?.virtualMs} ms`)
  if (main?.signal === "SIGINT" || (main?.signal === "SIGKILL" && attempt.cut.kind === "kill-at-request")) return
  assert.ok(result.outputs.outcome, "no outcome")
  assert.notEqual(result.outputs.errorCode, "internal")
  if (result.outputs.result !== undefined) assert.equal(JSON.parse(result.outputs.result).length, fleet?.tasks)
  const records = time.filter(({ script }) => script.endsWith("main.js"))
  const signal = records.find(({ event }) => event === "signal")
  const exit = records.find(({ event }) => event === "exit")
  assert.ok(exit, "the step was killed instead of ending by itself")
  const limitMs = signal ? CANCEL_LIMIT_MS : timeoutMinutes * MINUTE_MS + 15 * MINUTE_MS
  assert.ok(exit.virtualMs - (signal?.virtualMs ?? 0) <= limitMs, `it took ${exit.virtualMs} ms`)
}

function describe({ id, status, stopsAtMs }: LedgerAgent): string {
  return `${id} (${status}, stopped ${stopsAtMs.length} times)`
}
