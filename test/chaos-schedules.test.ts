import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { API_VERSIONS } from "../src/model/api-version.ts"
import { type Schedule, scheduleOf } from "./chaos/schedule.ts"

const SEEDS = 1_000
/** So many of the schedules have each of these at the least. */
const LEAST = 5

const STAGES = ["accept", "connect", "tls", "request", "head", "body"] as const
const REFUSED_STOPS = ["not-running", "not-found", "deleted", "conflict", "accepted", "busy", "page-403"]

/** What a schedule contains, in the words of what it is there for. */
function contentsOf({ stories, behaviour, cursorFaults, proxyFaults }: Schedule): ReadonlySet<string> {
  const launched = stories.flatMap(({ madeAfterMs = 0, twinsAfterMs = [] }) => [
    ...(madeAfterMs === 0 ? [] : [`made ${madeAfterMs / 1_000} s late`]),
    ...(twinsAfterMs.length === 0 ? [] : ["two carriers"]),
  ])
  const answers = stories.flatMap(({ answers = [] }) => answers)
  const stops = answers
    .filter(({ to }) => to === "stop")
    .flatMap(({ reply, while: state = "any state" }) => [`stop refused as ${reply}`, `stop refused in ${state}`])
  const neighbours = (behaviour.neighbours ?? []).flatMap(({ story }) => story?.answers ?? [])
  const replies = cursorFaults.map(({ action }) => {
    if (action.kind === "compressed") return `an answer in ${action.encoding}`
    const isPage = action.kind === "reply" && /<html/i.test(String(action.body))
    return isPage ? `a page with HTTP ${action.status}` : action.kind
  })
  return new Set([
    ...launched,
    ...stops,
    ...neighbours.map(({ reply }) => `neighbours whose conversation is ${reply}`),
    ...replies,
    ...(proxyFaults ?? []).map(({ stage, kind }) => `a proxy with a ${kind} at its ${stage}`),
    ...(Math.abs(behaviour.clockOffsetMs ?? 0) >= 3_600_000 ? ["clocks apart by hours"] : []),
    ...((behaviour.listLagMs ?? 0) > 0 ? ["a list that lags"] : []),
    ...(behaviour.compression === undefined ? [] : [`every answer in ${behaviour.compression}`]),
    ...(behaviour.listCursor === undefined ? [] : [`a cursor that is ${behaviour.listCursor}`]),
    `a list that is ${behaviour.listOrder}`,
  ])
}

/** Two agents cannot have one id, so that v1 has no twins. */
const ONLY_V0 = ["two carriers"]

const WANTED = [
  ...ONLY_V0,
  ...[4, 15, 25, 40, 60, 90].map((seconds) => `made ${seconds} s late`),
  ...REFUSED_STOPS.map((reply) => `stop refused as ${reply}`),
  ...["CREATING", "RUNNING", "any state"].map((state) => `stop refused in ${state}`),
  ...["not-found", "deleted", "server-error", "garbage", "other-form"].map(
    (reply) => `neighbours whose conversation is ${reply}`,
  ),
  "clocks apart by hours",
  ...["gzip", "br", "deflate"].flatMap((coding) => [`an answer in ${coding}`, `every answer in ${coding}`]),
  ...[200, 401, 403, 413, 502].map((status) => `a page with HTTP ${status}`),
  ...STAGES.map((stage) => `a proxy with a hang at its ${stage}`),
  ...["a list that is oldest-first", "a list that is shuffled", "a list that lags"],
  ...["a cursor that is repeats", "a cursor that is endless"],
]

describe("a thousand schedules hold everything that they are there for", () => {
  for (const version of API_VERSIONS) {
    test(version, () => {
      const counts = new Map<string, number>()
      for (let seed = 1; seed <= SEEDS; seed++) {
        for (const content of contentsOf(scheduleOf(seed, version))) counts.set(content, (counts.get(content) ?? 0) + 1)
      }
      const wanted = version === "v0" ? WANTED : WANTED.filter((content) => !ONLY_V0.includes(content))
      const rare = wanted.filter((content) => (counts.get(content) ?? 0) < LEAST)
      assert.deepEqual(rare, [])
    })
  }
})
