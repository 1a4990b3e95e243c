import assert from "node:assert/strict"
import { test } from "node:test"
import { awaitPullRequest } from "../../src/agent/await-pull-request.ts"
import type { Agent } from "../../src/cursor/agent.ts"
import { jumpingClock } from "../jumping-clock.ts"
import { LOST, refusal } from "./cursor-errors.ts"

const FINISHED: Agent = { id: "bc-1", status: "FINISHED" }

/** Waits for a pull request that is named from `fromMs` on; `changes` is what every reading shows besides. */
async function waitFor(fromMs: number, changes: Partial<Agent> = {}, failingReads = 0, fault: Error = LOST) {
  const clock = jumpingClock()
  let reads = 0
  const agent = await awaitPullRequest(FINISHED, {
    clock,
    signal: new AbortController().signal,
    hasPullRequest: ({ prUrl }) => prUrl !== undefined,
    read: async () => {
      if (reads++ < failingReads) throw fault
      return { ...FINISHED, ...changes, ...(clock.nowMs() >= fromMs && { prUrl: "https://github.com/o/n/pull/7" }) }
    },
  })
  return { found: agent.prUrl !== undefined, reads, tookMs: clock.nowMs() }
}

test("a pull request that arrives within two minutes of the end is found, in at most nine reads", async () => {
  for (const fromMs of [0, 4_000, 20_000, 60_000, 119_000]) {
    const { found, reads } = await waitFor(fromMs)
    assert.ok(found && reads <= 9, `${fromMs} ms: ${reads} reads`)
  }
  assert.deepEqual(await waitFor(200_000), { found: false, reads: 9, tookMs: 120_000 })
})

test("a read that fails is made up for by the next one, and a new turn of the agent ends the wait", async () => {
  assert.ok((await waitFor(0, {}, 3)).found)
  const asked = await waitFor(0, {}, 1, refusal(429, "No", 60_000))
  assert.deepEqual(asked, { found: true, reads: 2, tookMs: 70_000 }, "no sooner than the server asks")
  assert.deepEqual(await waitFor(0, { status: "RUNNING" }), { found: false, reads: 1, tookMs: 2_000 })
})
