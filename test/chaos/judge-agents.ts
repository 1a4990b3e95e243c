import assert from "node:assert/strict"
import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import type { RecordedRequest } from "../../simulator/wire.ts"
import { couldBeFound, lastRequestMs } from "./claims.ts"
import type { Played } from "./play.ts"
import { endedAtMs, hasBegun, type Truth } from "./truth.ts"

const ENDED_BADLY = new Set(["ERROR", "EXPIRED", "STOPPED", "CANCELLED", "FAILED"])
/** A refused stop is repeated for at least twenty seconds; the last try may fall a little short of them. */
const STOP_SPAN_MS = 15_000
const MAY_WORK = /may (still )?be working|still working|could not be stopped|works on|left working/i

/** One agent for the task, and whatever is more than that is stopped and named. */
export function judgeAgents(truth: Truth): void {
  assertOneAgent(truth)
  assertWorkingOnesAreMeant(truth)
  assertWorkingOnesAreNamed(truth)
}

/** A second agent is right when the first had ended badly before it; else all that could be found are named, and one stays. */
function assertOneAgent(truth: Truth): void {
  const { agents, working } = truth
  const findable = agents.filter((agent) => couldBeFound({ truth, toMs: endedAtMs(truth) }, agent))
  const inVain = working.filter(
    (agent) => findable.includes(agent) && !wasStoppedInVain(truth, agent) && !wasWoken(truth, agent),
  )
  assert.ok(inVain.length <= 1, `two agents work at the end: ${list(inVain)}`)
  for (const [index, agent] of agents.entries()) {
    const living = agents.slice(0, index).filter((earlier) => !hadEndedBadly(earlier, agent.requestedAtMs))
    const doubles = [...living, ...(living.length > 0 ? [agent] : [])].filter((one) => findable.includes(one))
    if (doubles.length < 2) continue
    const unnamed = doubles.filter((one) => !isNamed(truth, one))
    assert.deepEqual(unnamed.map(describe), [], `one of ${doubles.length} agents for one task is never named`)
  }
}

function hadEndedBadly(agent: LedgerAgent, atMs: number): boolean {
  const word = agent.statuses.filter((status) => status.atMs <= atMs).at(-1)?.word
  // Stopped with a word that means something else by itself.
  return (word !== undefined && ENDED_BADLY.has(word)) || agent.stopsAtMs.some((stopMs) => stopMs <= atMs)
}

/** After a cancel or a kill, or with `on-timeout: stop`, nothing works on but what could not be found or stopped. */
function assertWorkingOnesAreMeant(truth: Truth): void {
  const { last, working, schedule } = truth
  const wasCut = last.result.conclusion === "cancelled" || last.attempt.cut.kind === "kill-at-request"
  const isOutOfTime = last.result.outputs.outcome === "timed-out" && schedule.onTimeout === "stop"
  if (!isOutOfTime && (!wasCut || endedByItself(last))) return
  const forgotten = working.filter(
    (agent) =>
      couldBeFound({ truth, toMs: endedAtMs(truth) }, agent) &&
      !wasStoppedInVain(truth, agent) &&
      !wasWoken(truth, agent) &&
      !wasLeftBefore(truth, agent),
  )
  assert.deepEqual(forgotten.map(describe), [], "an agent is left working after a cancel or a time-out")
}

/** Whoever works at the end is named with its id or link; only one that could not be found goes by its launch key. */
function assertWorkingOnesAreNamed(truth: Truth): void {
  for (const agent of truth.working) {
    if (!hasBegun(truth.last) && truth.play.played.length === 1) {
      assert.fail(`${describe(agent)} works, and its step saved nothing`)
    }
    if (!couldBeFound({ truth, toMs: endedAtMs(truth) }, agent)) {
      const key = /launch key ([0-9a-f]{12})/.exec(agent.promptText)?.[1] ?? "no key in the prompt"
      assert.ok(isNamed(truth, agent) || truth.said.includes(key), `${describe(agent)} works, and no text leads to it`)
      continue
    }
    assert.ok(isNamed(truth, agent), `${describe(agent)} works at the end and is not named`)
    if (wasStoppedInVain(truth, agent))
      assert.match(truth.saidLast, MAY_WORK, `${describe(agent)} could not be stopped, and nobody says so`)
  }
}

function isNamed({ said }: Truth, { id }: LedgerAgent): boolean {
  return said.includes(id)
}

/** Stops were sent for as long as they should, and the agent works on all the same. */
function wasStoppedInVain({ play }: Truth, { id, isWorking }: LedgerAgent): boolean {
  const stops = play.cursor.requests.filter(
    ({ method, path }) => method === "POST" && path.includes(id) && /\/(stop|cancel)$/.test(path),
  )
  const [first] = stops
  return isWorking && first !== undefined && (stops.at(-1)?.atMs ?? 0) - first.atMs >= STOP_SPAN_MS
}

/** It had ended when it was last read, or its run had on v1, and somebody else's message set it to work after that. */
function wasWoken(truth: Truth, { id, statuses, runs }: LedgerAgent): boolean {
  const [own, ...others] = truth.schedule.apiVersion === "v1" ? runs : []
  if (own?.statuses.some(({ ended }) => ended) && others.length > 0) return true
  const woken = statuses.findLast(({ ended }, index) => !ended && statuses[index - 1]?.ended)
  const isRead = ({ method, path }: RecordedRequest) => method === "GET" && path.endsWith(id)
  return woken !== undefined && lastRequestMs(truth, endedAtMs(truth), isRead) < woken.atMs
}

/** The step had come to its own end before the cancel could reach it: its outcome counts, not the cancel. */
function endedByItself({ result }: Played): boolean {
  const { outcome } = result.outputs
  return outcome !== undefined && outcome !== "" && outcome !== "cancelled"
}

/** The attempt before left it working on purpose, and the last one did not come so far as to take it over. */
function wasLeftBefore({ play, schedule, last }: Truth, { id }: LedgerAgent): boolean {
  const before = play.played.at(-2)?.result.outputs
  const wasLeft = schedule.onTimeout === "leave" && before?.outcome === "timed-out" && before.agentId === id
  return wasLeft && last.result.outputs.agentId !== id
}

function list(agents: readonly LedgerAgent[]): string {
  return agents.map(describe).join(", ")
}

function describe({ id, status, stopsAtMs }: LedgerAgent): string {
  return `${id} (${status}, stopped ${stopsAtMs.length} times)`
}
