import assert from "node:assert/strict"
import { test } from "node:test"
import { launchLine } from "../../src/agent/launch-key.ts"
import { openTwinWatch, type TwinOptions } from "../../src/agent/twins.ts"
import { jumpingClock } from "../jumping-clock.ts"
import { LOST, refusal } from "./cursor-errors.ts"

const HOME = "https://github.com/octo-org/octo-repo"
const KEY = "0123456789ab"
const PROMPT = `Do it\n\n${launchLine(`${HOME}/actions/runs/1`, KEY)}`
const SIGNAL = new AbortController().signal

/** A cloud with our agent `bc-ours` and those given, of which each shows up so many seconds after the start. */
function watchOver(
  twins: Readonly<Record<string, { readonly fromMs: number; readonly status?: string }>>,
  stubborn: readonly string[] = [],
) {
  const clock = jumpingClock()
  const stopped: string[] = []
  const told: string[] = []
  let lists = 0
  const statusOf = (id: string) => (stopped.includes(id) ? "STOPPED" : (twins[id]?.status ?? "RUNNING"))
  const client: TwinOptions["client"] = {
    serverTimeMs: () => clock.today().getTime(),
    agents: async function* () {
      if (++lists === 2) throw LOST
      const ids = Object.keys(twins).filter((id) => clock.nowMs() >= (twins[id]?.fromMs ?? 0))
      yield* ["bc-ours", ...ids].map((id) => ({ id, status: statusOf(id), repository: HOME }))
    },
    conversation: async () => [{ id: "1", type: "user_message", text: PROMPT }],
    stop: async (id) => {
      if (stubborn.includes(id)) throw refusal(400)
      stopped.push(id)
    },
    agent: async (id) => ({ id, status: statusOf(id) }),
  }
  const watch = openTwinWatch({
    client,
    clock,
    launchKey: KEY,
    repositoryUrl: HOME,
    known: new Set(["bc-ours"]),
    sentMs: 0,
    onTwin: ({ agent, stop }) => told.push(`${agent.id} ${stop?.kind ?? agent.status}`),
  })
  return { watch, clock, told, stopped, lists: () => lists }
}

test("a twin that appears long after the launch is stopped and told of, once", async () => {
  const { watch, clock, told, stopped } = watchOver({
    "bc-late": { fromMs: 70_000 },
    "bc-done": { fromMs: 0, status: "FINISHED" },
  })
  for (let minute = 0; minute < 10; minute++) {
    await watch.check(SIGNAL)
    clock.advance(60_000)
  }
  await watch.check(SIGNAL, true)
  assert.deepEqual(told.toSorted(), ["bc-done FINISHED", "bc-late stopped"])
  assert.deepEqual(stopped, ["bc-late"])
})

test("all twins are found, though a list fails between, and one that cannot be stopped is tried again and told of at the end", async () => {
  const twins = Object.fromEntries(["bc-a", "bc-b", "bc-stubborn"].map((id) => [id, { fromMs: 0 }]))
  const { watch, clock, told, stopped } = watchOver(twins, ["bc-stubborn"])
  await watch.check(SIGNAL)
  clock.advance(30_000)
  await watch.check(SIGNAL)
  assert.deepEqual(stopped.toSorted(), ["bc-a", "bc-b"])
  assert.deepEqual(
    watch.leftOver().map(({ id }) => id),
    ["bc-stubborn"],
  )
  clock.advance(60_000)
  await watch.check(SIGNAL, true)
  assert.deepEqual(told.toSorted(), ["bc-a stopped", "bc-b stopped", "bc-stubborn still-running"], "each once")
})

test("our own agent is never stopped, and a wait of an hour costs ten lists", async () => {
  const { watch, clock, stopped, lists } = watchOver({})
  for (let second = 0; second < 3_600; second += 15) {
    await watch.check(SIGNAL)
    clock.advance(15_000)
  }
  await watch.check(SIGNAL, true)
  assert.deepEqual(stopped, [])
  assert.ok(lists() <= 11, `${lists()} lists`)
})
