import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { LedgerAgent } from "../simulator/cursor/ledger.ts"
import type { StatusChange } from "../simulator/cursor/story.ts"
import type { ApiVersion } from "../src/model/api-version.ts"
import { judgeClaims } from "./chaos/judge-claims.ts"
import { scheduleOf } from "./chaos/schedule.ts"
import type { Truth } from "./chaos/truth.ts"

const ID = "bc-00000000-0000-4000-8000-000000000001"
const MINUTE = 60_000

/** An agent that was launched at 0 and went through these words, one a minute. */
function agentWith(words: readonly string[], changes: Partial<LedgerAgent> = {}): LedgerAgent {
  const statuses: readonly StatusChange[] = words.map((word, index) => {
    return { word, atMs: index * MINUTE, ended: !["CREATING", "RUNNING"].includes(word) }
  })
  const status = words.at(-1) ?? ""
  const known = {
    id: ID,
    status,
    statuses,
    requestedAtMs: 0,
    createdAtMs: 0,
    stopsAtMs: [],
    runs: [],
    preloaded: false,
  }
  return { ...known, ...changes } as unknown as LedgerAgent
}

type Circumstances = { readonly version?: ApiVersion; readonly isCut?: boolean; readonly readsMs?: readonly number[] }

/** Judges what one attempt of an hour says about an agent. */
function judged(
  said: { readonly log?: string; readonly summary?: string; readonly comment?: string },
  agent: LedgerAgent,
  { version = "v0", isCut = false, readsMs = [] }: Circumstances = {},
) {
  const { log = "", summary = "", comment } = said
  const played = { result: { log: log.split("\n"), summary, outputs: { agentId: ID } } }
  const play = {
    cursor: { requests: readsMs.map((atMs) => ({ atMs, method: "GET", path: `/v0/agents/${ID}`, status: 200 })) },
    github: { comments: () => (comment === undefined ? [] : [{ body: comment }]) },
  }
  const schedule = { ...scheduleOf(1, version), proxyFaults: undefined, githubFaults: [] }
  const attempts = [{ played, fromMs: 0, toMs: 60 * MINUTE, isCut }]
  const truth = { schedule, play, agents: [agent], attempts } as unknown as Truth
  return () => judgeClaims(truth)
}

describe("the judge of the chaos test", () => {
  const WORKING = agentWith(["CREATING", "RUNNING"])
  const FINISHED = agentWith(["CREATING", "RUNNING", "FINISHED"])
  const STOPPED = agentWith(["RUNNING", "STOPPED"], { stopsAtMs: [MINUTE] })

  const LIES: readonly (readonly [string, LedgerAgent])[] = [
    [`Agent ${ID} had ended (its step ended before it did).`, WORKING],
    [`Agent ${ID} (https://cursor.com/agents?id=${ID}) was stopped (the workflow run was cancelled).`, WORKING],
    [`A second agent with this step's launch key was found: ${ID}. It was stopped.`, FINISHED],
    ["Cursor agent finished after 6 min.", STOPPED],
    ["Cursor agent stopped because the time ran out", WORKING],
    ["Cursor agent failed after 6 min.", FINISHED],
    ["Workflow run was cancelled; the Cursor agent had ended by then", WORKING],
    ["The agent did not end within 5 min; it was left working.", FINISHED],
    ["The agent did not start within 5 min", WORKING],
    ["The workflow run was cancelled before an agent was launched.", WORKING],
    ["### No Cursor agent was launched", WORKING],
    ["No agent with this step's launch key was found.", WORKING],
    ["Pull request: https://github.com/o/n/pull/3", FINISHED],
    [`The agent of an earlier attempt, ${ID}, ended as ERROR; a new one is launched.`, FINISHED],
  ]
  for (const [lie, agent] of LIES) {
    test(`finds out that "${lie.slice(0, 60)}" is not so, wherever it stands`, () => {
      for (const place of ["log", "summary"] as const)
        assert.throws(judged({ [place]: lie }, agent), assert.AssertionError)
      assert.throws(judged({ comment: `<!-- falconer v=2 agent=${ID} -->\n${lie}` }, agent), assert.AssertionError)
    })
  }

  test("believes what is so", () => {
    judged(
      { log: `Launched agent ${ID}\nCursor agent finished after 6 min.`, comment: "Cursor agent finished" },
      FINISHED,
    )()
    judged({ log: `Agent ${ID} was stopped (it was cancelled).`, summary: "Cursor agent was stopped" }, STOPPED)()
    judged({ log: "Workflow run was cancelled; the Cursor agent may still be working" }, WORKING)()
    judged({ log: "The agent did not end within 5 min; it was left working." }, WORKING)()
  })

  test("takes a run's own end on v1 for one, where the agent went on with somebody's next instruction", () => {
    const { statuses } = FINISHED
    const runs = [{ id: "run-1", status: "FINISHED", statuses, prompt: "" }]
    const goneOn = agentWith(["CREATING", "RUNNING", "RUNNING"], { runs })
    const said = { log: "Cursor agent finished after 6 min." }
    judged(said, goneOn, { version: "v1" })()
    assert.throws(judged(said, goneOn), assert.AssertionError)
    assert.throws(judged(said, agentWith(["CREATING", "RUNNING", "RUNNING"]), { version: "v1" }), assert.AssertionError)
  })

  test("holds a step that was cut to what it could see by then", () => {
    const withPullRequest = { ...FINISHED, pullRequestUrl: "https://github.com/o/n/pull/3" }
    const none = { log: "The agent finished without a pull request." }
    assert.throws(judged(none, withPullRequest), assert.AssertionError)
    judged(none, withPullRequest, { isCut: true, readsMs: [2 * MINUTE] })()
    assert.throws(judged(none, withPullRequest, { isCut: true, readsMs: [30 * MINUTE] }), assert.AssertionError)
  })

  test("asks nobody to find what appears after the last look, or cannot be read any more", () => {
    const none = { log: "No agent with this step's launch key was found." }
    const late = { ...WORKING, createdAtMs: 1.5 * MINUTE }
    judged(none, late, { readsMs: [1.5 * MINUTE - 1] })()
    assert.throws(judged(none, late, { readsMs: [3 * MINUTE] }), assert.AssertionError)
    judged(none, agentWith(["EXPIRED"]))()
  })
})
