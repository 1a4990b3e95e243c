import assert from "node:assert/strict"
import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import { HOME } from "../scenarios/payloads.ts"
import { hadNoChance, type Truth } from "./truth.ts"

const ID = "(bc-[0-9a-f-]{36})"
/** What an agent must have been through when the outcome says so. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  finished: ["FINISHED"],
  failed: ["ERROR", "FAILED"],
  expired: ["EXPIRED"],
}
const WORKS = /Cursor agent is (working|starting)/

/** Every sentence about an agent is true of that agent. */
export function judgeWords(truth: Truth): void {
  assertNoDoubt(truth)
  assertOutcomeIsTrue(truth)
  assertClaimsAreTrue(truth)
  assertNothingIsDenied(truth)
  assertCommentIsTrue(truth)
  assertPostWroteTheSummary(truth)
}

/** With an id of its own a launch is never in doubt, as long as there is a way to Cursor. */
function assertNoDoubt({ schedule, last }: Truth): void {
  if (schedule.apiVersion === "v0" || schedule.proxyFaults?.some(({ times }) => times === Number.POSITIVE_INFINITY))
    return
  assert.notEqual(last.result.outputs.errorCode, "launch-in-doubt")
}

function assertOutcomeIsTrue({ last, agents, working }: Truth): void {
  const { outcome = "", agentId } = last.result.outputs
  const agent = agents.find(({ id }) => id === agentId)
  const words = ENDS[outcome]
  if (words) {
    const history = agent?.statuses.map(({ word }) => word) ?? []
    assert.ok(
      words.some((word) => history.includes(word)),
      `the outcome is ${outcome}, the agent went ${history}`,
    )
  }
  if (outcome === "stopped") assert.ok(agent && !agent.isWorking, "the outcome is stopped, and the agent works")
  if (outcome === "error")
    assert.deepEqual(
      working.map(({ id }) => id),
      [],
      "the outcome is error, and an agent works",
    )
}

/** "Had ended", "was stopped": each about an agent that is named beside it. */
function assertClaimsAreTrue({ last, agents }: Truth): void {
  const text = last.result.log.join("\n")
  const about = (pattern: string) =>
    [...text.matchAll(new RegExp(`${ID}${pattern}`, "gi"))].flatMap(([, id]) =>
      agents.filter((agent) => agent.id === id),
    )
  for (const agent of about("[^\\n]{0,20} (had|has) ended")) {
    assert.ok(!agent.isWorking, `${agent.id} "had ended", and works: ${agent.status}`)
  }
  for (const agent of about("[^\\n]{0,20} (was|is|has been) stopped")) {
    assert.ok(!agent.isWorking, `${agent.id} "was stopped", and works: ${agent.status}`)
    assert.ok(agent.stopsAtMs.length > 0 || isStopWord(agent), `${agent.id} "was stopped", and nobody stopped it`)
  }
}

function isStopWord({ status }: LedgerAgent): boolean {
  return status === "STOPPED" || status === "CANCELLED"
}

/** What was not found may exist; that nothing was started can be said only where nothing was sent. */
function assertNothingIsDenied({ last, play, agents }: Truth): void {
  if (agents.length === 0) return
  const isRerun = play.played.length > 1
  const denial = /nothing was started|no agent was started|before an agent was launched|nothing is running/i
  const said = [...last.result.log, last.result.summary].join("\n")
  // A re-run may rightly say so of itself; its own launch is then nowhere.
  const own = isRerun ? agents.filter(({ requestedAtMs }) => requestedAtMs >= startOf(last)) : agents
  if (own.length > 0) assert.doesNotMatch(said, denial, `it denies ${own.map(({ id }) => id).join(", ")}`)
}

function startOf({ time }: Truth["last"]): number {
  const [first] = time
  return first ? first.epochMs - first.virtualMs : Number.NEGATIVE_INFINITY
}

/** A comment that could be written at the end does not stay at an earlier state, and tells no other end. */
function assertCommentIsTrue({ schedule, play, last, agents }: Truth): void {
  const [comment] = play.github.comments(HOME.fullName, 1)
  if (!comment) return
  const hadTrouble = schedule.githubFaults.some(({ times }) => times === Number.POSITIVE_INFINITY)
  const wasLaunched = last.result.outputs.outcome === "launched"
  const didBegin = Object.keys(last.result.state).length > 0
  if (!hadTrouble && !wasLaunched && didBegin) {
    assert.doesNotMatch(comment.body, WORKS, "the comment says that the agent works, and the step is over")
  }
  if (/Cursor agent finished/.test(comment.body)) {
    assert.ok(
      agents.some(({ statuses }) => statuses.some(({ word }) => word === "FINISHED")),
      "nothing has finished",
    )
  }
  if (/Cursor agent (was )?stopped/.test(comment.body)) {
    const named = agents.filter(({ id }) => comment.body.includes(id))
    assert.deepEqual(
      named.filter(({ isWorking }) => isWorking).map(({ id }) => id),
      [],
      "the comment calls it stopped",
    )
  }
}

/** Where main was killed, nobody but the post step can write the page. */
function assertPostWroteTheSummary({ last, agents }: Truth): void {
  const didSave = Object.keys(last.result.state).length > 0
  if (!hadNoChance(last) || !didSave || agents.length === 0) return
  assert.notEqual(last.result.summary.trim(), "", "main was killed, and the summary page is empty")
}
