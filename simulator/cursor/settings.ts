import type { SimulatorClock } from "../clock.ts"
import type { RecordedRequest } from "../wire.ts"
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
  readonly story?: AgentStory
}

/** How agents live: all alike, one after the other (then by default), or by the request and its place in the row. */
export type Plan = AgentStory | readonly AgentStory[] | ((request: LaunchRequest, index: number) => AgentStory)

/** The limits of an account. All times are the simulator clock's. */
type Limits = {
  /** Default: none, for no number is documented; users report 20. */
  readonly requestsPerMinute?: number
  /** Whether a 429 carries Retry-After and X-RateLimit-*. Default: false, as seen in practice. */
  readonly headers?: boolean
  /** How many agents may work at once. Default: 256. */
  readonly activeAgents?: number
}

export type CursorCloudOptions = {
  readonly clock: SimulatorClock
  /** Default: any free port. */
  readonly port?: number
  /** Serves https with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string }
  readonly keys: readonly KeyOptions[]
  readonly repositories: readonly RepositoryOptions[]
  /** Model ids that launches may name. */
  readonly models?: readonly string[]
  /** The model of launches that name none. Default: the first of `models`. */
  readonly defaultModel?: string
  readonly plan?: Plan
  readonly agents?: readonly PreloadedAgent[]
  readonly limits?: Limits
  /** How long a follow-up stays invisible: the status reads as before and the message is not there. Default: 0. */
  readonly followUpLagMs?: number
  /** How long a new agent is missing from the list. Default: 0. */
  readonly listLagMs?: number
  /** The status of a stopped agent. Sources differ: default `STOPPED`, else `FINISHED`. */
  readonly stoppedWord?: string
  /** Whether a follow-up wakes a stopped agent. Sources differ; default true. */
  readonly resumeStopped?: boolean
  /** Gives messages new ids at each request, as the service did for a while. Default: false. */
  readonly newMessageIds?: boolean
  /** `legacy`: launches are refused because of the account's privacy mode. */
  readonly privacyMode?: "legacy"
  /** `disabled`: launches are refused because the account keeps no storage. */
  readonly storageMode?: "disabled"
  /** Where agents have their pages. Default: `https://cursor.com`. */
  readonly webServer?: string
  /** Where the repositories are. Default: `https://github.com`. */
  readonly gitServer?: string
  /** Where webhooks may go. Default: only to this machine, so that a try-out tells nobody else. */
  readonly webhookTargets?: "loopback" | "any"
  /** Told of each pull request that an agent opens, once its time has come. */
  readonly onPullRequest?: (pullRequest: OpenedPullRequest) => void
  /** Told of each request together with what became of it. */
  readonly onRequest?: (request: RecordedRequest) => void
}

/** The options with every default filled in. */
export type Settings = Readonly<{
  callers: readonly Caller[]
  models: readonly string[]
  defaultModel: string
  limits: Required<Limits>
  followUpLagMs: number
  listLagMs: number
  stoppedWord: string
  resumeStopped: boolean
  newMessageIds: boolean
  privacyMode: "legacy" | undefined
  storageMode: "disabled" | undefined
  webServer: string
  gitServer: string
  webhookTargets: "loopback" | "any"
  onPullRequest: (pullRequest: OpenedPullRequest) => void
}>

const DEFAULT_MODELS = ["composer-2", "claude-4.5-sonnet-thinking", "gpt-5.2"]

/** Fills in the defaults. */
export function resolveSettings(options: CursorCloudOptions): Settings {
  const { models = DEFAULT_MODELS, limits = {} } = options
  return {
    callers: options.keys.map(createCaller),
    models,
    defaultModel: options.defaultModel ?? models[0] ?? "default",
    limits: { requestsPerMinute: Number.POSITIVE_INFINITY, headers: false, activeAgents: 256, ...limits },
    followUpLagMs: options.followUpLagMs ?? 0,
    listLagMs: options.listLagMs ?? 0,
    stoppedWord: options.stoppedWord ?? "STOPPED",
    resumeStopped: options.resumeStopped ?? true,
    newMessageIds: options.newMessageIds ?? false,
    privacyMode: options.privacyMode,
    storageMode: options.storageMode,
    webServer: options.webServer ?? "https://cursor.com",
    gitServer: options.gitServer ?? "https://github.com",
    webhookTargets: options.webhookTargets ?? "loopback",
    onPullRequest: options.onPullRequest ?? (() => {}),
  }
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
