import assert from "node:assert/strict"
import { HOME } from "../scenarios/payloads.ts"
import { couldBeFound, wordsShown } from "./claims.ts"
import { endedAtMs, hadNoChance, type Truth } from "./truth.ts"

/** What an agent must have been through when the outcome says so. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  finished: ["FINISHED"],
  failed: ["ERROR", "FAILED"],
  expired: ["EXPIRED"],
}
const WORKS = /Cursor agent is (working|starting)/

/** Outcome, summary page and comment are there and fit the end; what their sentences say is `judgeClaims`'s. */
export function judgeWords(truth: Truth): void {
  assertNoDoubt(truth)
  assertOutcomeIsTrue(truth)
  assertCommentIsOver(truth)
  assertPostWroteTheSummary(truth)
}

/** With an id of its own a launch is never in doubt, as long as there is a way to Cursor. */
function assertNoDoubt({ schedule, last }: Truth): void {
  if (schedule.apiVersion === "v0" || schedule.proxyFaults?.some(({ times }) => times === Number.POSITIVE_INFINITY))
    return
  assert.notEqual(last.result.outputs.errorCode, "launch-in-doubt")
}

function assertOutcomeIsTrue(truth: Truth): void {
  const { last, agents, attempts, working } = truth
  const { outcome = "", agentId } = last.result.outputs
  const agent = agents.find(({ id }) => id === agentId)
  const words = ENDS[outcome]
  if (words) {
    const history = agent ? wordsShown(agent, { truth, toMs: attempts.at(-1)?.toMs ?? 0 }) : []
    assert.ok(
      words.some((word) => history.includes(word)),
      `the outcome is ${outcome}, the agent went ${history}`,
    )
  }
  // One that reads do not know for longer than a launch takes is told as deleted.
  const isStopped = agent && (!agent.isWorking || !couldBeFound({ truth, toMs: endedAtMs(truth) }, agent))
  if (outcome === "stopped") assert.ok(isStopped, "the outcome is stopped, and the agent works")
  if (outcome === "error")
    assert.deepEqual(
      working.map(({ id }) => id),
      [],
      "the outcome is error, and an agent works",
    )
}

/** A comment that could be written at the end does not stay at an earlier state. */
function assertCommentIsOver({ schedule, play, last }: Truth): void {
  const [comment] = play.github.comments(HOME.fullName, 1)
  if (!comment) return
  const hadTrouble = schedule.githubFaults.some(({ times }) => times === Number.POSITIVE_INFINITY)
  const wasLaunched = last.result.outputs.outcome === "launched"
  const didBegin = Object.keys(last.result.state).length > 0
  if (!hadTrouble && !wasLaunched && didBegin) {
    assert.doesNotMatch(comment.body, WORKS, "the comment says that the agent works, and the step is over")
  }
}

/** Where main was killed, nobody but the post step can write the page. */
function assertPostWroteTheSummary({ last, agents }: Truth): void {
  const didSave = Object.keys(last.result.state).length > 0
  if (!hadNoChance(last) || !didSave || agents.length === 0) return
  assert.notEqual(last.result.summary.trim(), "", "main was killed, and the summary page is empty")
}
