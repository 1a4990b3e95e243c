import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { Fault, FaultAction } from "../../simulator/fault.ts"

/** One attempt of the workflow run: whether and where it is cut short. */
export type Attempt = {
  readonly cut:
    | { readonly kind: "none" }
    /** The job is cancelled once so many requests have been answered, by both servers together. */
    | { readonly kind: "cancel-at-request"; readonly count: number }
    | { readonly kind: "cancel-at-ms"; readonly ms: number }
    /** Main is killed without a word. */
    | { readonly kind: "kill-at-request"; readonly count: number }
}

/** Everything that happens to one workflow run, made from a seed alone. */
export type Schedule = {
  readonly seed: number
  readonly cursorFaults: readonly Fault[]
  readonly githubFaults: readonly Fault[]
  readonly story: AgentStory
  readonly listLagMs: number
  readonly timeoutMinutes: number
  readonly onTimeout: "leave" | "stop"
  readonly attempts: readonly Attempt[]
}

type Random = { below(limit: number): number; chance(probability: number): boolean; pick<T>(values: readonly T[]): T }

const LAUNCH_FAULTS: readonly FaultAction[] = [
  { kind: "reset", when: "before" },
  { kind: "reset", when: "after" },
  { kind: "close", when: "before" },
  { kind: "close", when: "after" },
  { kind: "cut-body" },
  { kind: "garbage", processed: true },
  { kind: "silence", processed: true },
  { kind: "silence", processed: false },
  { kind: "reply", status: 500, body: { error: "Internal Server Error" } },
  { kind: "reply", status: 502, body: "<html>bad gateway</html>", processed: true },
  { kind: "reply", status: 504, body: "", processed: true },
  { kind: "reply", status: 503, headers: { "retry-after": "2" } },
  { kind: "reply", status: 429, headers: { "retry-after": "3" }, body: { error: "Too Many Requests" } },
  { kind: "reply", status: 201, body: { error: "something" }, processed: true },
  { kind: "reply", status: 200, body: "<html>", processed: true },
]

const READ_FAULTS: readonly FaultAction[] = [
  { kind: "reset", when: "before" },
  { kind: "close", when: "after" },
  { kind: "cut-body" },
  { kind: "garbage" },
  { kind: "silence" },
  { kind: "reply", status: 500, body: { error: "Internal Server Error" } },
  { kind: "reply", status: 503, headers: { "retry-after": "1" } },
  { kind: "reply", status: 429, body: { error: "Too Many Requests" } },
  { kind: "reply", status: 200, body: { unexpected: true } },
]

const COMMENT_FAULTS: readonly FaultAction[] = [
  { kind: "reset", when: "before" },
  { kind: "reset", when: "after" },
  { kind: "cut-body" },
  { kind: "silence", processed: true },
  { kind: "reply", status: 502, body: "", processed: true },
  { kind: "reply", status: 500, body: "" },
]

/** The schedule of one seed; the same seed gives the same schedule everywhere. */
export function scheduleOf(seed: number): Schedule {
  const random = seeded(seed)
  return {
    seed,
    cursorFaults: [
      ...some(random, 3, () => ({ method: "POST", path: "/v0/agents", action: random.pick(LAUNCH_FAULTS) })),
      ...some(random, 3, () => ({ method: "GET", path: /./, skip: random.below(6), action: random.pick(READ_FAULTS) })),
      ...some(random, 2, () => ({ method: "POST", path: /\/stop$/, action: random.pick(READ_FAULTS) })),
    ],
    githubFaults: some(random, 2, () => ({
      method: random.pick(["POST", "PATCH"]),
      path: /\/comments/,
      skip: random.below(2),
      action: random.pick(COMMENT_FAULTS),
    })),
    story: {
      creatingMs: random.below(20_000),
      runningMs: random.pick([1_000, 20_000, 90_000, 8 * 60_000, 40 * 60_000]),
      end: random.pick(["FINISHED", "FINISHED", "FINISHED", "ERROR", "EXPIRED"]),
    },
    listLagMs: random.pick([0, 0, 3_000, 12_000]),
    timeoutMinutes: random.pick([5, 20, 60]),
    onTimeout: random.pick(["leave", "stop"]),
    attempts: Array.from({ length: random.chance(0.3) ? 2 : 1 }, () => ({ cut: cutOf(random) })),
  }
}

function cutOf(random: Random): Attempt["cut"] {
  if (random.chance(0.35)) return { kind: "none" }
  if (random.chance(0.2)) return { kind: "cancel-at-ms", ms: 60 + random.below(400) }
  const kind = random.chance(0.75) ? "cancel-at-request" : "kill-at-request"
  return { kind, count: 1 + random.below(14) }
}

function some<T>(random: Random, most: number, make: () => T): T[] {
  return Array.from({ length: random.below(most + 1) }, make)
}

/** Mulberry32: small, good enough, and the same on every machine. */
function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (values) => {
      const value = values[below(values.length)]
      if (value === undefined) throw new RangeError("nothing to pick from")
      return value
    },
  }
}
