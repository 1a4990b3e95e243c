import assert from "node:assert/strict"
import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import { assertNoLeak } from "../scenarios/leaks.ts"
import { HOME } from "../scenarios/payloads.ts"
import { API_KEY, GITHUB_TOKEN } from "../scenarios/scene.ts"
import type { Play, Played } from "./play.ts"
import type { Schedule } from "./schedule.ts"

/** The runner's second signal comes 7.5 s after the first; the step has to have ended by itself before. */
const CANCEL_LIMIT_MS = 7_000
const ENDED_BADLY = new Set(["ERROR", "EXPIRED", "STOPPED"])

/** What must hold after every schedule, whatever happened in it. */
export function judge(schedule: Schedule, play: Play): void {
  const agents = play.cursor.agents.filter((agent) => !agent.preloaded)
  assertOneAgent(agents)
  assertNoneLeftWorking(play, agents)
  for (const played of play.played) {
    assertOutcome(played)
    assertEndsInTime(played)
  }
  assert.ok(play.github.comments(HOME.fullName, 1).length <= 1, "more than one comment")
  assertNoLeak({ ...play, apiKey: API_KEY, token: GITHUB_TOKEN })
  assert.deepEqual(play.cursor.violations, [], "a request broke Cursor's contract")
  assert.deepEqual(play.github.violations, [], "a request broke GitHub's contract")
  void schedule
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

/** After a cancel nothing works on: the main step or the post step has stopped it. */
function assertNoneLeftWorking(play: Play, agents: readonly LedgerAgent[]): void {
  const last = play.played.at(-1)
  const wasCut = last && (last.result.conclusion === "cancelled" || last.attempt.cut.kind === "kill-at-request")
  if (!last || !wasCut || endedByItself(last)) return
  const working = agents.filter(({ status }) => status === "CREATING" || status === "RUNNING")
  assert.deepEqual(
    working.map(({ id, status }) => `${id} ${status}`),
    [],
    "an agent is left working after a cancel",
  )
}

/** The step had come to its own end before the cancel could reach it: its outcome counts, not the cancel. */
function endedByItself({ result }: Played): boolean {
  const { outcome } = result.outputs
  return outcome !== undefined && outcome !== "" && outcome !== "cancelled"
}

function assertOutcome({ attempt, result }: Played): void {
  const main = result.stages.find(({ name }) => name === "main")
  // A signal that comes while Node is still loading the file ends it on the spot.
  const hadNoChance = main?.signal === "SIGKILL" || main?.signal === "SIGINT"
  if (hadNoChance) return
  assert.ok(result.outputs.outcome, `no outcome (cut: ${attempt.cut.kind}, exit ${main?.exitCode}, ${main?.signal})`)
  assert.notEqual(result.outputs.errorCode, "internal", "the action itself failed")
}

function assertEndsInTime({ time, result }: Played): void {
  const main = time.filter(({ script }) => script.endsWith("main.js"))
  const signal = main.find(({ event }) => event === "signal")
  const exit = main.find(({ event }) => event === "exit")
  const stage = result.stages.find(({ name }) => name === "main")
  if (!signal || stage?.signal === "SIGKILL") return
  assert.ok(exit, "the step was killed instead of ending by itself")
  const tookMs = exit.virtualMs - signal.virtualMs
  assert.ok(tookMs <= CANCEL_LIMIT_MS, `the step ended ${Math.round(tookMs)} ms after the signal`)
}
