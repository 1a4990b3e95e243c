import type { SimulatorClock } from "../clock.ts"
import type { RecordedRequest } from "../wire.ts"
import type { Behaviour, Limits, Neighbours } from "./behaviour.ts"
import { type Caller, createCaller, type KeyOptions } from "./keys.ts"
import type { LaunchRequest } from "./launch-request.ts"
import type { OpenedPullRequest, RepositoryOptions } from "./repository.ts"
import type { AgentStory } from "./story.ts"

/** An agent that is there before the first request: someone else's with the same key, or one of an earlier run. */
export type PreloadedAgent = {
  /** Default: a new `bc-<uuid>`. */
  readonly id?: string
  /** One of the accepted keys. Default: the first. */
  readonly key?: string
  readonly request: LaunchRequest
  /** Epoch milliseconds. Default: now. */
  readonly createdAtMs?: number
  /** The id of its first turn on v1. Default: a new `run-<uuid>`. */
  readonly runId?: string | undefined
  readonly story?: AgentStory
}

/** How agents live: all alike, one after the other (then by default), or by the request and its place in the row. */
export type Plan = AgentStory | readonly AgentStory[] | ((request: LaunchRequest, index: number) => AgentStory)

export type CursorCloudOptions = Behaviour & {
  readonly clock: SimulatorClock
  /** Default: any free port. */
  readonly port?: number
  /** Serves https with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string }
  readonly keys: readonly KeyOptions[]
  readonly repositories: readonly RepositoryOptions[]
  readonly plan?: Plan
  readonly agents?: readonly PreloadedAgent[]
  /** Where agents have their pages. Default: `https://cursor.com`. */
  readonly webServer?: string
  /** Where the repositories are. Default: `https://github.com`. */
  readonly gitServer?: string
  /** Where webhooks may go. Default: only to this machine, so that a try-out tells nobody else. */
  readonly webhookTargets?: "loopback" | "any"
  /**
   * The clock of whoever receives webhooks, in epoch milliseconds: their time stamps are held against it, however fast
   * the cloud's own time runs. Default: this machine's.
   */
  readonly receiverNowMs?: () => number
  /** Told of each pull request that an agent opens, once its time has come. */
  readonly onPullRequest?: (pullRequest: OpenedPullRequest) => void
  /** Told of each commit that a later turn pushes to the agent's pull request. */
  readonly onPush?: (pullRequest: OpenedPullRequest) => void
  /** Told of each request together with what became of it. */
  readonly onRequest?: (request: RecordedRequest) => void
}

/** The behaviours that stay as they are given; the others have defaults. */
type Kept = Pick<Behaviour, (typeof KEPT)[number]>

/** The options with every default filled in. */
export type Settings = Readonly<{
  callers: readonly Caller[]
  webServer: string
  gitServer: string
  webhookTargets: "loopback" | "any"
  receiverNowMs: () => number
  onPullRequest: (pullRequest: OpenedPullRequest) => void
  onPush: (pullRequest: OpenedPullRequest) => void
  limits: Required<Limits>
}> &
  Kept &
  Readonly<Required<Pick<Behaviour, keyof typeof DEFAULTS>>> & { readonly defaultModel: string }

const DEFAULTS = {
  models: ["composer-2", "claude-4.5-sonnet-thinking", "gpt-5.2"],
  clockOffsetMs: 0,
  hideDate: false,
  followUpLagMs: 0,
  listLagMs: 0,
  branchLagMs: 0,
  listOrder: "newest-first",
  repositoryForm: "as-made",
  stoppedWord: "STOPPED",
  stopLagMs: 0,
  resumeStopped: true,
  newMessageIds: false,
  ignoresFilter: false,
  webhookRepeats: [],
  neighbours: [],
  errorForm: "text",
  branchAtLaunch: false,
  modelVariants: {},
  streamLagMs: 0,
  streamUnavailable: "status",
  streamRetentionMs: 345_600_000,
  heartbeatMs: 15_000,
  busyLagMs: 0,
  usageLagMs: 0,
} satisfies Behaviour
const KEPT = [
  "messageLagMs",
  "listCursor",
  "oddEntries",
  "fields",
  "bareAnswers",
  "compression",
  "privacyMode",
  "storageMode",
] as const satisfies readonly (keyof Behaviour)[]

/** Fills in the defaults. */
export function resolveSettings(options: CursorCloudOptions): Settings {
  const { limits, models = DEFAULTS.models } = options
  return {
    ...DEFAULTS,
    ...givenBehaviour(options),
    callers: options.keys.map(createCaller),
    models,
    defaultModel: options.defaultModel ?? models[0] ?? "default",
    limits: { requestsPerMinute: Number.POSITIVE_INFINITY, headers: false, activeAgents: 256, ...limits },
    webServer: options.webServer ?? "https://cursor.com",
    gitServer: options.gitServer ?? "https://github.com",
    webhookTargets: options.webhookTargets ?? "loopback",
    receiverNowMs: options.receiverNowMs ?? Date.now,
    onPullRequest: options.onPullRequest ?? (() => {}),
    onPush: options.onPush ?? (() => {}),
  }
}

/** The behaviours that are given, without the undefined ones, which would hide a default. */
function givenBehaviour(options: CursorCloudOptions): Partial<Pick<Behaviour, keyof typeof DEFAULTS>> & Kept {
  const names = new Set<string>([...Object.keys(DEFAULTS), ...KEPT])
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => names.has(name) && value !== undefined))
}

const NEIGHBOUR: AgentStory = { creatingMs: 1_000, runningMs: 59_000 }

/** The agents that a group of neighbours means, the oldest first. */
export function neighbourAgents(
  { count, story = NEIGHBOUR, everyMs = 60_000, repository }: Neighbours,
  { repositoryUrl, gitServer, nowMs }: { repositoryUrl: string; gitServer: string; nowMs: number },
): readonly PreloadedAgent[] {
  const source = { repository: repository === undefined ? repositoryUrl : `${gitServer}/${repository}` }
  return Array.from({ length: count }, (_, index) => ({
    request: { prompt: { text: `Task ${index + 1} of somebody else` }, source },
    createdAtMs: nowMs - (count - index) * everyMs,
    story,
  }))
}

/** Deals out stories to launches. Stories that were enqueued come before the plan. */
export function createStoryteller(plan: Plan = {}) {
  const queue: AgentStory[] = isQueue(plan) ? [...plan] : []
  let told = 0
  return {
    enqueue(...stories: readonly AgentStory[]) {
      queue.push(...stories)
    },
    next(request: LaunchRequest): AgentStory {
      const index = told++
      const queued = queue.shift()
      if (queued || isQueue(plan)) return queued ?? {}
      return typeof plan === "function" ? plan(request, index) : plan
    },
  }
}

function isQueue(plan: Plan): plan is readonly AgentStory[] {
  return Array.isArray(plan)
}
