import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { NO_SIGNALS } from "../simulator/runner/signals.ts"
import { API_VERSIONS, type ApiVersion } from "../src/model/api-version.ts"
import { judge } from "./chaos/judge.ts"
import { play } from "./chaos/play.ts"
import { scheduleOf } from "./chaos/schedule.ts"

/** `npm run test:chaos` plays a thousand on each version; `CHAOS_API=v1 CHAOS_SEEDS=17..17` plays one again. */
const SEEDS = process.env.CHAOS_SEEDS ?? (process.env.npm_lifecycle_event === "test:chaos" ? "1..1000" : "1..3")
const VERSIONS = API_VERSIONS.filter((version) => (process.env.CHAOS_API ?? version) === version)
const [first = 1, last = first] = SEEDS.split("..").map(Number)

describe("one agent, and never a lost one, whatever goes wrong", { concurrency: 4, skip: NO_SIGNALS }, () => {
  for (const version of VERSIONS) {
    for (let seed = first; seed <= last; seed++) test(`${version}, seed ${seed}`, () => playSeed(seed, version))
  }
})

async function playSeed(seed: number, version: ApiVersion): Promise<void> {
  const schedule = scheduleOf(seed, version)
  await play(schedule, (result) => {
    try {
      judge(schedule, result)
    } catch (error) {
      const logs = result.played.map(({ result: { log } }) => log.join("\n")).join("\n--- next attempt ---\n")
      const again = `CHAOS_API=${version} CHAOS_SEEDS=${seed}..${seed} npm run test:chaos`
      assert.fail(
        `${error instanceof Error ? error.message : error}\nAgain: ${again}\n${JSON.stringify(schedule, showPattern, 1)}\n${logs}`,
      )
    }
  })
}

function showPattern(_: string, value: unknown): unknown {
  if (value === Number.POSITIVE_INFINITY) return "always"
  return value instanceof RegExp ? String(value) : value
}
