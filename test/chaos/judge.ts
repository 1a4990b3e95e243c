import assert from "node:assert/strict"
import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import { assertNoLeak } from "../scenarios/leaks.ts"
import { HOME } from "../scenarios/payloads.ts"
import { API_KEY, GITHUB_TOKEN } from "../scenarios/scene.ts"
import type { Play, Played } from "./play.ts"
import type { Schedule } from "./schedule.ts"

/** The runner's second signal comes 7.5 s after the first; the step has to have ended by itself before. */
const CANCEL_LIMIT_MS = 7_000
/** What launching, looking for a lost launch and the last words may take beside the wait. */
const BESIDE_THE_WAIT_MS = 10 * 60_000
const ENDED_BADLY = new Set(["ERROR", "EXPIRED", "STOPPED"])

/** What must hold after every schedule, whatever happened in it. */
export function judge(schedule: Schedule, play: Play): void {
  const agents = play.cursor.agents.filter((agent) => !agent.preloaded)
  assertOneAgent(agents)
  assertNoneLeftWorking(schedule, play, agents)
  for (const played of play.played) {
    if (hadNoChance(played)) continue
    assertOutcome(played)
    assertEndsInTime(schedule, played)
  }
  assert.ok(play.github.comments(HOME.fullName, 1).length <= 1, "more than one comment")
  assertNoLeak({ ...play, apiKey: API_KEY, token: GITHUB_TOKEN })
  assert.deepEqual(play.cursor.violations, [], "a request broke Cursor's contract")
  assert.deepEqual(play.github.violations, [], "a request broke GitHub's contract")
}

/** A second agent is right only when the first had ended badly before it was made: a re-run replaces it. */
function assertOneAgent(agents: readonly LedgerAgent[]): void {
  for (const [index, agent] of agents.entries()) {
    if (index === 0) continue
    const before = agents
      .slice(0, index)
      .flatMap(({ statuses }) => statuses.filter(({ atMs }) => atMs <= agent.createdAtMs).slice(-1))
    assert.ok(
      before.every(({ word }) => ENDED_BADLY.has(word)),
      `agent ${index + 1} was launched while an earlier one was ${before.map(({ word }) => word).join(", ")}`,
    )
  }
}

/** After a cancel, or with `on-timeout: stop`, nothing works on: the main step or the post step has stopped it. */
function assertNoneLeftWorking({ onTimeout }: Schedule, play: Play, agents: readonly LedgerAgent[]): void {
  const last = play.played.at(-1)
  if (!last) return
  const wasCut = last.result.conclusion === "cancelled" || last.attempt.cut.kind === "kill-at-request"
  const isOutOfTime = last.result.outputs.outcome === "timed-out" && onTimeout === "stop"
  if (!isOutOfTime && (!wasCut || endedByItself(last))) return
  if (onTimeout === "leave" && hadNotBegun(last) && play.played.at(-2)?.result.outputs.outcome === "timed-out") return
  const working = agents.filter(({ status }) => status === "CREATING" || status === "RUNNING")
  assert.deepEqual(
    working.map(({ id, status }) => `${id} ${status}`),
    [],
    "an agent is left working after a cancel or a time-out",
  )
}

/** The step had come to its own end before the cancel could reach it: its outcome counts, not the cancel. */
function endedByItself({ result }: Played): boolean {
  const { outcome } = result.outputs
  return outcome !== undefined && outcome !== "" && outcome !== "cancelled"
}

/** A re-run that was cut before it passed the gate leaves things as the attempt before meant to leave them. */
function hadNotBegun({ result }: Played): boolean {
  return Object.keys(result.state).length === 0
}

/** Killed by the schedule itself, or by a signal that came while Node was still loading the file. */
function hadNoChance({ attempt, result }: Played): boolean {
  const signal = result.stages.find(({ name }) => name === "main")?.signal
  return signal === "SIGINT" || (signal === "SIGKILL" && attempt.cut.kind === "kill-at-request")
}

function assertOutcome({ attempt, result }: Played): void {
  const main = result.stages.find(({ name }) => name === "main")
  assert.ok(result.outputs.outcome, `no outcome (cut: ${attempt.cut.kind}, exit ${main?.exitCode}, ${main?.signal})`)
  assert.notEqual(result.outputs.errorCode, "internal", "the action itself failed")
}

function assertEndsInTime({ timeoutMinutes }: Schedule, { time }: Played): void {
  const main = time.filter(({ script }) => script.endsWith("main.js"))
  const signal = main.find(({ event }) => event === "signal")
  const exit = main.find(({ event }) => event === "exit")
  assert.ok(exit, "the step was killed instead of ending by itself")
  const limitMs = signal ? CANCEL_LIMIT_MS : timeoutMinutes * 60_000 + BESIDE_THE_WAIT_MS
  const tookMs = exit.virtualMs - (signal?.virtualMs ?? 0)
  assert.ok(tookMs <= limitMs, `the step ended ${Math.round(tookMs)} ms after ${signal ? "the signal" : "its start"}`)
}
