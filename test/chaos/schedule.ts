import type { Behaviour, Neighbours } from "../../simulator/cursor/behaviour.ts"
import type { OwnAnswer } from "../../simulator/cursor/own-answers.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { Fault, FaultAction } from "../../simulator/fault.ts"
import type { ProxyFault } from "../../simulator/proxy.ts"
import { type Random, seeded } from "../../simulator/runner/seeded-random.ts"
import type { ApiVersion } from "../../src/model/api-version.ts"
import { COMMENT_FAULTS, DOUBTFUL_LAUNCHES, isProcessed, READ_FAULTS, REFUSED_LAUNCHES } from "./fault-kinds.ts"

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
  readonly apiVersion: ApiVersion
  readonly cursorFaults: readonly Fault[]
  readonly githubFaults: readonly Fault[]
  /** With these the way to Cursor leads through a proxy, over TLS. */
  readonly proxyFaults: readonly ProxyFault[] | undefined
  /** How the agents of the launches live, one after the other. */
  readonly stories: readonly AgentStory[]
  readonly behaviour: Behaviour
  readonly timeoutMinutes: number
  readonly onTimeout: "leave" | "stop"
  readonly attempts: readonly Attempt[]
  /** The tasks of a fleet, started by hand, instead of one agent for an issue. */
  readonly fleet?: { readonly tasks: number; readonly maxActive: number }
}

const HOUR_MS = 3_600_000

/** What each version calls the same. */
export const PATHS = {
  v0: { launch: "/v0/agents", stop: /\/stop$/ },
  v1: { launch: "/v1/agents", stop: /\/cancel$/ },
} as const

/** The schedule of one seed; the same seed gives the same schedule everywhere. */
export function scheduleOf(seed: number, apiVersion: ApiVersion = "v0"): Schedule {
  const random = seeded(seed)
  const paths = PATHS[apiVersion]
  const launchFaults = random.some(3, () => random.pick(random.chance(0.7) ? DOUBTFUL_LAUNCHES : REFUSED_LAUNCHES))
  // Only a step whose launch is in doubt looks for its agent, waits for it to appear, and can find two.
  const lost = launchFaults.filter(isProcessed).length
  return {
    seed,
    apiVersion,
    cursorFaults: [
      ...(apiVersion === "v1" ? random.some(3, () => streamFault(random)) : []),
      ...launchFaults.map((action) => ({
        method: "POST",
        path: paths.launch,
        times: REFUSED_LAUNCHES.includes(action) ? random.pick([1, 1, 1, 25]) : 1,
        action,
      })),
      ...random.some(3, () => ({
        method: "GET",
        path: /./,
        skip: random.below(6),
        action: random.pick(READ_FAULTS),
      })),
      ...random.some(2, () => ({ method: "POST", path: paths.stop, action: random.pick(READ_FAULTS) })),
    ],
    githubFaults: random.some(2, () => ({
      method: random.pick(["POST", "PATCH"]),
      path: /\/comments/,
      skip: random.below(2),
      times: random.pick([1, 1, 1, Number.POSITIVE_INFINITY]),
      action: random.pick(COMMENT_FAULTS),
    })),
    proxyFaults: random.chance(0.15) ? random.some(4, () => proxyFaultOf(random)) : undefined,
    stories: Array.from({ length: lost + 2 }, (_, index) => storyOf(random, index < lost)).map((story) =>
      apiVersion === "v1" ? underOneId(story) : story,
    ),
    behaviour: {
      ...behaviourOf(random),
      ...(apiVersion === "v1" && streamBehaviour(random)),
      // A refusal by the handler itself would shift the stories against the faults.
      ...(launchFaults.length === 0 && { branchLagMs: random.pick([0, 0, 2_000]) }),
    },
    timeoutMinutes: random.pick([5, 20, 60]),
    onTimeout: random.pick(["leave", "stop"]),
    attempts: Array.from({ length: random.chance(0.3) ? 2 : 1 }, () => ({ cut: cutOf(random) })),
  }
}

function streamFault(random: Random): Fault {
  const frames = random.below(8)
  const broken: readonly FaultAction[] = [
    { kind: "cut-stream", frames },
    { kind: "end-stream", frames },
    { kind: "stall-stream", frames },
  ]
  const action = random.pick([...broken, ...broken, ...READ_FAULTS])
  return {
    method: "GET",
    path: /\/stream$/,
    skip: random.below(3),
    times: random.pick([1, 3, Number.POSITIVE_INFINITY]),
    action,
  }
}

function streamBehaviour(random: Random): Behaviour {
  return {
    streamLagMs: random.pick([0, 0, 500, 8_000]),
    streamUnavailable: random.pick(["status", "frame"]),
    streamRetentionMs: random.pick([345_600_000, 0]),
    usageLagMs: random.pick([0, 5_000, 60_000]),
  }
}

/** Two agents cannot have one id. */
function underOneId({ twinsAfterMs: _, ...story }: AgentStory): AgentStory {
  return story
}

function cutOf(random: Random): Attempt["cut"] {
  if (random.chance(0.35)) return { kind: "none" }
  if (random.chance(0.2)) return { kind: "cancel-at-ms", ms: 60 + random.below(400) }
  const kind = random.chance(0.75) ? "cancel-at-request" : "kill-at-request"
  return { kind, count: 1 + random.below(14) }
}

function proxyFaultOf(random: Random): ProxyFault {
  return {
    stage: random.pick(["accept", "connect", "tls", "request", "head", "body"]),
    kind: random.pick(["hang", "drop", "reset", "crumbs"]),
    skip: random.below(3),
    times: random.pick([1, 1, 2, Number.POSITIVE_INFINITY]),
  }
}

/** @param isLost the launch is processed, and its answer lost */
function storyOf(random: Random, isLost: boolean): AgentStory {
  return {
    madeAfterMs: isLost ? random.pick([0, 0, 4_000, 15_000, 25_000, 40_000, 60_000, 90_000]) : 0,
    listedAfterMs: random.pick([0, 0, 0, 3_000, 12_000, 30_000]),
    readableAfterMs: random.pick([0, 0, 0, 2_000, isLost ? 10_000 : 0]),
    conversationAfterMs: random.pick([0, 0, 0, 2_000, 10_000, 20_000]),
    twinsAfterMs: isLost && random.chance(0.25) ? [random.pick([0, 1_000, 10_000, 30_000])] : [],
    creatingMs: random.chance(0.05) ? 1e10 : random.below(20_000),
    runningMs: random.pick([1_000, 20_000, 90_000, 8 * 60_000, 40 * 60_000]),
    end: random.pick(["FINISHED", "FINISHED", "FINISHED", "ERROR", "EXPIRED"]),
    pullRequest: random.pick(["at-end", "at-end", { lateMs: 20_000 }, { lateMs: 60_000 }]),
    othersFollowUps: random.chance(0.05) ? [{ afterMs: random.below(120_000), text: "And the tests, please." }] : [],
    answers: [...random.some(2, () => refusedStop(random)), ...(random.chance(0.15) ? [unreadableOnce(random)] : [])],
  }
}

/** Refusals that are as good as none: the agent works on. */
function refusedStop(random: Random): OwnAnswer {
  const reply = random.pick(["not-running", "not-found", "deleted", "conflict", "accepted", "busy", "page-403"])
  const limit: Partial<OwnAnswer> = random.pick([
    { times: 1 },
    { times: 2 },
    { while: "CREATING" },
    { forMs: 15_000 },
    { forMs: 60_000 },
    { while: "RUNNING", times: 1 },
    { while: "RUNNING" },
  ])
  return { to: "stop", reply, ...limit }
}

function unreadableOnce(random: Random): OwnAnswer {
  const to = random.pick<OwnAnswer["to"]>(["conversation", "conversation", "read"])
  return { to, reply: random.pick(["not-found", "deleted", "server-error", "garbage"]), times: 1 }
}

function behaviourOf(random: Random): Behaviour {
  return {
    clockOffsetMs: random.pick([0, 0, 0, 3, -3, 7, -9]) * HOUR_MS,
    hideDate: random.chance(0.05),
    listLagMs: random.pick([0, 0, 3_000, 12_000]),
    listOrder: random.pick(["newest-first", "newest-first", "newest-first", "oldest-first", "shuffled"]),
    repositoryForm: random.pick([
      "as-made",
      "as-made",
      "no-scheme",
      "name",
      "ssh",
      "git-suffix",
      "missing",
      "unreadable",
    ]),
    stoppedWord: random.pick(["STOPPED", "STOPPED", "FINISHED", "CANCELLED"]),
    stopLagMs: random.pick([0, 0, 0, 3_000]),
    ...(random.chance(0.07) && { listCursor: random.pick(["repeats", "endless"] as const) }),
    ...(random.chance(0.15) && { oddEntries: [7, null, { name: "no id" }] }),
    ...(random.chance(0.15) && { bareAnswers: random.pick(["no-content", "empty", "object"] as const) }),
    ...(random.chance(0.15) && { compression: random.pick(["gzip", "br", "deflate", "asked"] as const) }),
    ...(random.chance(0.15) && { fields: { add: { surprise: { any: 1 } }, setNull: ["summary"], leaveOut: ["name"] } }),
    neighbours: random.chance(0.35) ? [neighboursOf(random)] : [],
  }
}

function neighboursOf(random: Random): Neighbours {
  const count = random.pick([2, 6, 45, 120])
  const everyMs = random.pick([2_000, 60_000])
  const reply = random.pick(["not-found", "deleted", "server-error", "garbage", "other-form"])
  const isUnreadable = random.chance(0.7)
  const answers: readonly OwnAnswer[] = isUnreadable ? [{ to: "conversation", reply }] : []
  return { count, everyMs, story: { runningMs: random.pick([59_000, 1e10]), answers } }
}
