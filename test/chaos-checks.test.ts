import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { NO_SIGNALS } from "../simulator/runner/signals.ts"
import { playChecks } from "./chaos/checks.ts"
import { checksScheduleOf } from "./chaos/checks-schedule.ts"
import { judgeChecks } from "./chaos/judge-checks.ts"

/** `npm run test:chaos` plays two hundred; `CHECK_SEEDS=17..17` plays one again. */
const SEEDS = process.env.CHECK_SEEDS ?? (process.env.npm_lifecycle_event === "test:chaos" ? "1..200" : "1..1")
const [first = 1, last = first] = SEEDS.split("..").map(Number)

describe("each failure of a commit goes back to the agent at most once", { concurrency: 2, skip: NO_SIGNALS }, () => {
  for (let seed = first; seed <= last; seed++) {
    test(`seed ${seed}`, async () => {
      const schedule = checksScheduleOf(seed)
      await playChecks(schedule, (play) => {
        try {
          judgeChecks(play)
        } catch (error) {
          const logs = play.runs.flatMap(({ step, results }) =>
            results.map(({ log }) => `--- ${JSON.stringify(step)}\n${log.join("\n")}`),
          )
          const words = error instanceof Error ? error.message : String(error)
          const shown = JSON.stringify(schedule, (_, value) => (value instanceof RegExp ? String(value) : value), 1)
          assert.fail(`${words}\nAgain: CHECK_SEEDS=${seed}..${seed}\n${shown}\n${logs.join("\n")}`)
        }
      })
    })
  }
})
