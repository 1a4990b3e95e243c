import assert from "node:assert/strict"
import { HOME } from "../scenarios/payloads.ts"
import type { ChecksPlay, PushedCommit } from "./checks.ts"

type Fix = { readonly atMs: number; readonly text: string }

/** Never too many fixes, never two for one failure of one commit, each counted before it is sent, and a true comment. */
export function judgeChecks(play: ChecksPlay): void {
  const { cursor, github, schedule } = play
  assert.deepEqual(github.violations, [])
  for (const { followUps } of cursor.agents) {
    assert.ok(followUps.length <= schedule.maxFixes, `${followUps.length} fixes, and max-fixes is ${schedule.maxFixes}`)
    const references = followUps.map(({ text }) => /^Failure reference: ([0-9a-f.]{33})$/m.exec(text)?.[1])
    assert.equal(new Set(references).size, references.length, "the same failure was sent twice")
  }
  // A re-run of a launch whose agent was stopped starts another one, with a pull request of its own.
  if (cursor.agents.length > 1) return
  const fixes = cursor.agents.flatMap(({ followUps }) => followUps)
  judgeEach(play, fixes)
  judgeComment(play, fixes)
  judgeOutputs(play, fixes)
}

function judgeEach(play: ChecksPlay, fixes: readonly Fix[]): void {
  const commits = fixes.map(({ atMs }) => headAt(play, atMs))
  for (const [index, fix] of fixes.entries()) {
    const commit = commits[index]
    assert.ok(commit, "there was a commit")
    assert.ok(!commits.slice(0, index).includes(commit), `two turns for the checks of ${commit.sha}`)
    assert.ok(isFixable(commit), `sent back for ${commit.sha}, whose checks are ${JSON.stringify(commit.plan)}`)
    const counted = countedBefore(play, fix.atMs)
    assert.ok(counted > index, `fix ${index + 1} was sent when ${counted} were counted`)
  }
}

function headAt({ commits }: ChecksPlay, atMs: number): PushedCommit | undefined {
  return commits.findLast((commit) => commit.atMs <= atMs)
}

/** Something failed that an agent may correct, and nothing waits for a person. */
function isFixable({ plan }: PushedCommit): boolean {
  const conclusions = plan.map(({ conclusion = "success" }) => conclusion)
  return conclusions.includes("failure") && conclusions.every((one) => one === "failure" || one === "success")
}

/** The most that our comment said before a moment. */
function countedBefore({ github }: ChecksPlay, momentMs: number): number {
  const written = github.requests.filter(
    ({ method, path, atMs }) => method !== "GET" && path.includes("/comments") && atMs <= momentMs,
  )
  return Math.max(0, ...written.map(({ body }) => Number(/ fixes=(\d+) /.exec(body)?.[1] ?? 0)))
}

const SENT = /failures sent back to the agent (?:once|(\d+) times)/

/** What the comment claims is so, and it does not stay at a state that is over. */
function judgeComment(play: ChecksPlay, fixes: readonly Fix[]): void {
  const { commits, github, schedule, runs } = play
  const ours = github.comments(HOME.fullName, 1).filter(({ author }) => author === "github-actions[bot]")
  assert.ok(ours.length <= 1, "one comment")
  const body = ours[0]?.body
  if (body === undefined) return
  const match = SENT.exec(body)
  const said = match ? Number(match[1] ?? 1) : 0
  assert.ok(said <= schedule.maxFixes, "the comment tells of more fixes than are allowed")
  if (/checks passed/.test(body)) {
    const head = commits.at(-1)
    assert.ok(
      head?.plan.every(({ conclusion = "success" }) => conclusion === "success"),
      "they have not passed",
    )
    assert.ok(said >= fixes.length, `${fixes.length} fixes, and the comment says ${said}`)
  }
  const { results, step } = runs.at(-1) ?? { results: [], step: undefined }
  const { outcome, errorCode } = results.at(-1)?.outputs ?? {}
  const isWhole = step?.cut.kind === "none" && runs.length > 0
  if (!isWhole || outcome === undefined || hasMissedWrite(play)) return
  if (errorCode?.startsWith("checks-failed"))
    assert.ok(body.includes(errorCode), `the comment does not say ${errorCode}`)
  if (outcome === "finished") assert.doesNotMatch(body, /is working|is starting|go back to|Waiting for the checks/)
  if (outcome === "launched" && !runs.at(-1)?.isLaunch) assert.match(body, /sent back/)
}

/** The last writes of a comment failed, so that nobody could have written it. */
function hasMissedWrite({ runs }: ChecksPlay): boolean {
  return (
    runs
      .at(-1)
      ?.results.some(({ log }) => log.some((line) => /comment (?:could not|failed)|Updating the comment/.test(line))) ??
    false
  )
}

/** A step says no more than was. */
function judgeOutputs({ runs, schedule }: ChecksPlay, fixes: readonly Fix[]): void {
  for (const { results } of runs) {
    for (const { outputs, log } of results) {
      assert.notEqual(outputs.errorCode, "internal", log.join("\n"))
      assert.ok(Number(outputs.fixes ?? 0) <= schedule.maxFixes)
      if (outputs.outcome === "launched" && outputs.fixes !== undefined && outputs.fixes !== "")
        assert.ok(fixes.length > 0, "a step says that it sent a fix")
    }
  }
}
