import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { Fault } from "../../simulator/fault.ts"
import { secondaryRateLimit } from "../../simulator/github/faults.ts"
import type { CheckPlan, CommitPlan } from "../../simulator/github/options.ts"
import { type Random, seeded } from "../../simulator/runner/seeded-random.ts"
import { COMMENT_FAULTS, DOUBTFUL_LAUNCHES, READ_FAULTS, REFUSED_LAUNCHES } from "./fault-kinds.ts"

/** What cuts a step short, at one of its requests. */
export type ChecksCut = { readonly kind: "none" | "kill" | "cancel"; readonly count: number }

/** One step: the launch, or the judging of one event. */
export type ChecksStep = { readonly cut: ChecksCut; readonly attempts: 1 | 2 }

export type ChecksSchedule = {
  readonly seed: number
  /** The checks of each commit, the last one's for all that follow. */
  readonly commits: readonly CommitPlan[]
  readonly maxFixes: number
  /** Whether the launch waits for the checks; else each event is judged by a step of its own. */
  readonly waits: boolean
  readonly launch: ChecksStep
  /** The events of each moment: the agent is done with what came before. */
  readonly moments: readonly (readonly ChecksStep[])[]
  /** What the agent does about its n-th fix. */
  readonly pushes: readonly boolean[]
  readonly story: AgentStory
  readonly cursorFaults: readonly Fault[]
  readonly githubFaults: readonly Fault[]
}

const RED = ["assertion failed", "cannot find module", "took 12.5 s", "took 14 s"] as const

/** The schedule of one seed; the same seed gives the same schedule everywhere. */
export function checksScheduleOf(seed: number): ChecksSchedule {
  const random = seeded(seed)
  const maxFixes = random.below(4)
  const waits = random.chance(0.4)
  const times = (most: number) => Array.from({ length: most })
  const step = (): ChecksStep => ({ cut: cutOf(random), attempts: random.chance(0.25) ? 2 : 1 })
  const fault = (method: string, path: RegExp, actions: readonly Fault["action"][]) => ({
    method,
    path,
    skip: random.below(4),
    action: random.pick(actions),
  })
  const turn = () => ({ runningMs: random.pick([5_000, 60_000]), ...(random.chance(0.1) && { end: "ERROR" as const }) })
  return {
    seed,
    commits: times(1 + random.below(4)).map(() => commitOf(random)),
    maxFixes,
    waits,
    // A launch that is cut has its own chaos; here there is always an agent to judge.
    launch: waits ? step() : { cut: { kind: "none", count: 0 }, attempts: 1 },
    moments: waits ? [] : times(2 + random.below(3)).map(() => times(random.chance(0.4) ? 2 : 1).map(step)),
    pushes: times(12).map(() => random.chance(0.8)),
    story: { runningMs: 60_000, followUps: times(12).map(turn) },
    cursorFaults: [
      ...random.some(2, () => fault("POST", /\/followup$/, random.chance(0.6) ? DOUBTFUL_LAUNCHES : REFUSED_LAUNCHES)),
      ...random.some(1, () => fault("GET", /\/conversation$|\/agents\/bc/, READ_FAULTS)),
    ],
    githubFaults: [
      ...random.some(1, () => fault("PATCH", /comments/, COMMENT_FAULTS)),
      ...random.some(2, () => fault("GET", /jobs|logs|files|comments/, GITHUB_READS)),
      ...random.some(1, () => ({ ...fault("POST", /graphql/, GITHUB_READS), skip: 3 + random.below(6) })),
    ],
  }
}

const GITHUB_READS: readonly Fault["action"][] = [
  ...COMMENT_FAULTS,
  secondaryRateLimit({ retryAfterSeconds: 20 }),
  secondaryRateLimit({ status: 429 }),
  { kind: "reply", status: 404, body: { message: "Not Found", status: "404" } },
]

function commitOf(random: Random): CommitPlan {
  const red = (): CheckPlan => ({ name: "test", conclusion: "failure", failedStep: "Run", log: random.pick(RED) })
  const kind = random.below(10)
  if (kind < 6) return [red(), { name: "lint" }]
  if (kind < 8) return [{ name: "test" }, { name: "lint" }]
  return kind === 8 ? [red(), { name: "lint", conclusion: "action_required" }] : [red(), { ...red(), name: "deploy" }]
}

function cutOf(random: Random): ChecksCut {
  const kind = random.pick(["none", "none", "kill", "cancel"] as const)
  return { kind, count: 4 + random.below(18) }
}
