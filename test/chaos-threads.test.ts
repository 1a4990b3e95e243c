import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { NO_SIGNALS } from "../simulator/runner/signals.ts"
import { judgeThread } from "./chaos/judge-threads.ts"
import { playThread, threadScheduleOf } from "./chaos/threads.ts"

/** `npm run test:chaos` plays two hundred; `THREAD_SEEDS=17..17` plays one again. */
const SEEDS = process.env.THREAD_SEEDS ?? (process.env.npm_lifecycle_event === "test:chaos" ? "1..200" : "1..1")
const [first = 1, last = first] = SEEDS.split("..").map(Number)

describe("each command of a thread is one turn of its agent", { concurrency: 2, skip: NO_SIGNALS }, () => {
  for (let seed = first; seed <= last; seed++) {
    test(`seed ${seed}`, async () => {
      const schedule = threadScheduleOf(seed)
      await playThread(schedule, (play) => {
        try {
          judgeThread(play)
        } catch (error) {
          const logs = play.runs.flatMap(({ command, results }) =>
            results.map(({ log }) => `--- ${command.text}\n${log.join("\n")}`),
          )
          const words = error instanceof Error ? error.message : String(error)
          const shown = JSON.stringify(schedule, (_, value) => (value instanceof RegExp ? String(value) : value), 1)
          assert.fail(`${words}\nAgain: THREAD_SEEDS=${seed}..${seed}\n${shown}\n${logs.join("\n")}`)
        }
      })
    })
  }
})
