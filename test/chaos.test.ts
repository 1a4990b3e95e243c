import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { NO_SIGNALS } from "../simulator/runner/signals.ts"
import { API_VERSIONS } from "../src/model/api-version.ts"
import { fleetScheduleOf } from "./chaos/fleet-schedule.ts"
import { judge } from "./chaos/judge.ts"
import { judgeFleet } from "./chaos/judge-fleet.ts"
import { type Play, play } from "./chaos/play.ts"
import { type Schedule, scheduleOf } from "./chaos/schedule.ts"

/** `npm run test:chaos` plays a thousand on each version; `CHAOS_API=v1 CHAOS_SEEDS=17..17` plays one again. */
const SEEDS = process.env.CHAOS_SEEDS ?? (process.env.npm_lifecycle_event === "test:chaos" ? "1..1000" : "1..2")
const VERSIONS = API_VERSIONS.filter((version) => (process.env.CHAOS_API ?? version) === version)
const [first = 1, last = first] = SEEDS.split("..").map(Number)

describe("one agent, and never a lost one, whatever goes wrong", { concurrency: 4, skip: NO_SIGNALS }, () => {
  for (const version of VERSIONS) {
    for (let seed = first; seed <= last; seed++) {
      const again = `CHAOS_API=${version} CHAOS_SEEDS=${seed}..${seed}`
      test(`${version}, seed ${seed}`, () => playSeed(scheduleOf(seed, version), judge, again))
    }
  }
})

describe("a fleet: one agent for each task, and none forgotten", { concurrency: 4, skip: NO_SIGNALS }, () => {
  for (const version of VERSIONS) {
    for (let seed = first; seed <= last; seed++) {
      const again = `CHAOS_API=${version} CHAOS_SEEDS=${seed}..${seed}`
      test(`${version}, seed ${seed}`, () => playSeed(fleetScheduleOf(seed, version), judgeFleet, again))
    }
  }
})

async function playSeed(
  schedule: Schedule,
  judgePlay: (schedule: Schedule, play: Play) => void,
  again: string,
): Promise<void> {
  await play(schedule, (result) => {
    try {
      judgePlay(schedule, result)
    } catch (error) {
      const logs = result.played.map(({ result: { log } }) => log.join("\n")).join("\n--- next attempt ---\n")
      assert.fail(
        `${error instanceof Error ? error.message : error}\nAgain: ${again} npm run test:chaos\n${JSON.stringify(schedule, showPattern, 1)}\n${logs}`,
      )
    }
  })
}

function showPattern(_: string, value: unknown): unknown {
  if (value === Number.POSITIVE_INFINITY) return "always"
  return value instanceof RegExp ? String(value) : value
}
