import type { Encoding } from "../compression.ts"
import type { AgentStory } from "./story.ts"
import type { WebhookRepeat } from "./webhooks.ts"

/** How `source.repository` is written in answers; `as-made` is the web address. */
export type RepositoryForm = "as-made" | "no-scheme" | "git-suffix" | "name" | "ssh" | "missing" | "unreadable"

/** The limits of an account. All times are the simulator clock's. */
export type Limits = {
  /** Default: none, for no number is documented; users report 20. */
  readonly requestsPerMinute?: number
  /** Whether a 429 carries Retry-After and X-RateLimit-*. Default: false, as seen in practice. */
  readonly headers?: boolean
  /** How many agents may work at once. Default: 256. */
  readonly activeAgents?: number
}

/** Agents that somebody else launched with the same key before the first request. */
export type Neighbours = {
  readonly count: number
  /** Default: finished after a minute of work. */
  readonly story?: AgentStory
  /** One was made so long before the next; the latest just before the start. Default: one minute. */
  readonly everyMs?: number
  /** `owner/name`. Default: the first repository. */
  readonly repository?: string
}

/** Changes of the objects in answers; fields inside `target` and `source` are written `target.prUrl`. */
export type FieldChanges = {
  readonly add?: Readonly<Record<string, unknown>>
  readonly leaveOut?: readonly string[]
  readonly setNull?: readonly string[]
}

/**
 * How the service behaves where nothing is promised, or where sources differ. All of it can be in a JSON file. What
 * answers look like then is no violation of the contract.
 */
export type Behaviour = {
  readonly limits?: Limits
  /** Model ids that launches may name. */
  readonly models?: readonly string[]
  /** The model of launches that name none. Default: the first of `models`. */
  readonly defaultModel?: string
  /** The server's clock minus the simulator's, for the `Date` header and every time in answers. Default: 0. */
  readonly clockOffsetMs?: number
  /** Answers without a `Date` header. Default: false. */
  readonly hideDate?: boolean
  /** How long a follow-up stays invisible: the status reads as before and the message is not there. Default: 0. */
  readonly followUpLagMs?: number
  /** How long the message of a follow-up is missing from the conversation. Default: `followUpLagMs`. */
  readonly messageLagMs?: number
  /** How long a new agent is missing from the list. Default: 0. */
  readonly listLagMs?: number
  /** How long a branch is unknown after a launch first asked for it. Default: 0. */
  readonly branchLagMs?: number
  /** `shuffled` is the same for the same launches. Default: `newest-first`. */
  readonly listOrder?: "newest-first" | "oldest-first" | "shuffled"
  /** `repeats`: every page names the same next one. `endless`: there is always another page, at last empty ones. */
  readonly listCursor?: "repeats" | "endless"
  /** What is in every page of the list before the agents: anything. */
  readonly oddEntries?: readonly unknown[]
  readonly repositoryForm?: RepositoryForm
  readonly fields?: FieldChanges
  /** What stop and delete answer with instead of the id: 204, an empty 200 or `{}`. */
  readonly bareAnswers?: "no-content" | "empty" | "object"
  /** Compresses every answer; `asked` only for clients that accept it. */
  readonly compression?: Encoding | "asked"
  /** The status of a stopped agent. Sources differ: default `STOPPED`, else `FINISHED`. */
  readonly stoppedWord?: string
  /** How long after an accepted stop the agent works on. Default: 0. */
  readonly stopLagMs?: number
  /** Whether a follow-up wakes a stopped agent. Sources differ; default true. */
  readonly resumeStopped?: boolean
  /** Gives messages new ids at each request, as the service did for a while. Default: false. */
  readonly newMessageIds?: boolean
  /** Lists all agents, whatever filter is asked for. Default: false. */
  readonly ignoresFilter?: boolean
  /** `legacy`: launches are refused because of the account's privacy mode. */
  readonly privacyMode?: "legacy"
  /** `disabled`: launches are refused because the account keeps no storage. */
  readonly storageMode?: "disabled"
  /** How each webhook comes again. Default: not. */
  readonly webhookRepeats?: readonly WebhookRepeat[]
  readonly neighbours?: readonly Neighbours[]
  /** The form of v0's errors: the texts that it sends, or the objects that its document promises. Default: `text`. */
  readonly errorForm?: "text" | "documented"
  /** Whether the answer to a launch names the branch already. Default: only a branch that was asked for. */
  readonly branchAtLaunch?: boolean
  /** v1: the variants of models that only come with parameters, the first as default. Other models have none. */
  readonly modelVariants?: Readonly<Record<string, readonly (readonly ModelParameter[])[]>>
  /** v1: how long a new run has no stream yet. Default: 0. */
  readonly streamLagMs?: number
  /** v1: how that is said, by the status 409 or by a frame. Default: `status`. */
  readonly streamUnavailable?: "status" | "frame"
  /** v1: how long after its end a run's stream can be had. Default: four days. */
  readonly streamRetentionMs?: number
  /** v1: how often a stream says that it is there, after twice the time for the first. 0: never. Default: 15 s. */
  readonly heartbeatMs?: number
  /** v1: how long after the end of a run the agent is busy all the same. Default: 0. */
  readonly busyLagMs?: number
  /** v1: how long after the end of a run its usage comes. Default: 0. */
  readonly usageLagMs?: number
}

type ModelParameter = { readonly id: string; readonly value: string }
