import assert from "node:assert/strict"
import { assertNoLeak } from "../scenarios/leaks.ts"
import { HOME } from "../scenarios/payloads.ts"
import { API_KEY, GITHUB_TOKEN } from "../scenarios/scene.ts"
import { judgeAgents } from "./judge-agents.ts"
import { judgeClaims } from "./judge-claims.ts"
import { judgePace } from "./judge-pace.ts"
import { judgeWords } from "./judge-words.ts"
import type { Play } from "./play.ts"
import type { Schedule } from "./schedule.ts"
import { truthOf } from "./truth.ts"

/** What must hold after every schedule, whatever happened in it. */
export function judge(schedule: Schedule, play: Play): void {
  const truth = truthOf(schedule, play)
  judgeAgents(truth)
  judgeClaims(truth)
  judgeWords(truth)
  judgePace(truth)
  assert.ok(play.github.comments(HOME.fullName, 1).length <= 1, "more than one comment")
  assertNoLeak({ ...play, apiKey: API_KEY, token: GITHUB_TOKEN })
  assert.deepEqual(play.cursor.violations, [], "a request broke Cursor's contract")
  assert.deepEqual(play.github.violations, [], "a request broke GitHub's contract")
}
