import type { AgentStory } from "../../simulator/cursor/story.ts"
import { type Random, seeded } from "../../simulator/runner/seeded-random.ts"
import type { ApiVersion } from "../../src/model/api-version.ts"
import { DOUBTFUL_LAUNCHES, READ_FAULTS, REFUSED_LAUNCHES } from "./fault-kinds.ts"
import { type Attempt, PATHS, type Schedule } from "./schedule.ts"

/** The schedule of a fleet for one seed: lost and refused answers, cancels, kills, re-runs, a plan's limit. */
export function fleetScheduleOf(seed: number, apiVersion: ApiVersion = "v0"): Schedule {
  const paths = PATHS[apiVersion]
  const random = seeded(seed + 1_000_000)
  const tasks = 2 + random.below(9)
  return {
    seed,
    apiVersion,
    fleet: { tasks, maxActive: 1 + random.below(tasks) },
    cursorFaults: [
      ...random.some(4, () => ({
        method: "POST",
        path: paths.launch,
        skip: random.below(tasks),
        action: random.pick(random.chance(0.7) ? DOUBTFUL_LAUNCHES : REFUSED_LAUNCHES),
      })),
      ...random.some(3, () => ({ method: "GET", path: /./, skip: random.below(20), action: random.pick(READ_FAULTS) })),
      ...random.some(3, () => ({ method: "POST", path: paths.stop, action: random.pick(READ_FAULTS) })),
    ],
    githubFaults: [],
    proxyFaults: undefined,
    stories: Array.from({ length: 2 * tasks + 8 }, () => storyOf(random)),
    behaviour: {
      listLagMs: random.pick([0, 0, 3_000, 12_000]),
      listOrder: random.pick(["newest-first", "newest-first", "oldest-first", "shuffled"]),
      stoppedWord: random.pick(["STOPPED", "FINISHED"]),
      stopLagMs: random.pick([0, 0, 3_000]),
      ...(random.chance(0.4) && { limits: { activeAgents: 1 + random.below(4) } }),
    },
    timeoutMinutes: random.pick([10, 60, 200]),
    onTimeout: random.pick(["leave", "stop"]),
    attempts: Array.from({ length: random.pick([1, 1, 2, 3]) }, () => ({ cut: cutOf(random) })),
  }
}

function storyOf(random: Random): AgentStory {
  return {
    madeAfterMs: random.pick([0, 0, 0, 4_000, 25_000]),
    conversationAfterMs: random.pick([0, 0, 2_000, 10_000]),
    creatingMs: random.below(20_000),
    runningMs: random.pick([1_000, 90_000, 8 * 60_000, 40 * 60_000]),
    end: random.pick(["FINISHED", "FINISHED", "FINISHED", "ERROR", "EXPIRED"]),
    pullRequest: random.pick(["at-end", "at-end", { lateMs: 60_000 }]),
  }
}

function cutOf(random: Random): Attempt["cut"] {
  if (random.chance(0.4)) return { kind: "none" }
  return { kind: random.chance(0.6) ? "cancel-at-request" : "kill-at-request", count: 1 + random.below(40) }
}
