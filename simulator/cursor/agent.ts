import { randomUUID } from "node:crypto"
import type { LaunchRequest } from "./launch-request.ts"
import type { OwnAnswer } from "./own-answers.ts"
import type { OpenedPullRequest, Repository } from "./repository.ts"
import {
  type AgentStory,
  DEFAULT_CREATING_MS,
  planTurn,
  type StatusChange,
  type Turn,
  type TurnSetting,
} from "./story.ts"
import type { CreateAgentBody } from "./v1/bodies.ts"

export type Message = {
  readonly id: string
  readonly atMs: number
  readonly type: "user_message" | "assistant_message"
  readonly text: string
}

/** Something that an agent causes outside of itself once its time has come. */
export type Effect =
  | { readonly kind: "pull-request"; readonly dueMs: number; readonly url: string | undefined }
  | { readonly kind: "status-change"; readonly dueMs: number }
  /** A later turn pushes what it changed. */
  | { readonly kind: "push"; readonly dueMs: number }
  /** Somebody else sends the agent an instruction. */
  | { readonly kind: "other-follow-up"; readonly dueMs: number; readonly text: string }

/**
 * Everything the cloud knows about one agent. What happens to it is planned ahead with times, also in the future; to
 * read it is to leave out what lies after now (see life.ts). Only this file and effects.ts change it.
 */
export type AgentRecord = {
  readonly id: string
  readonly account: string
  readonly preloaded: boolean
  readonly request: LaunchRequest
  readonly name: string
  readonly repository: Repository
  readonly ref: string
  /** When its launch was taken; it is made then or later. */
  readonly requestedAtMs: number
  readonly createdAtMs: number
  readonly listedFromMs: number | undefined
  readonly readableFromMs: number
  readonly conversationFromMs: number
  /** The agent of the same request that was made first. */
  readonly twinOf: string | undefined
  readonly answers: readonly OwnAnswer[]
  /** How often each of `answers` was given. */
  readonly answersGiven: number[]
  readonly branch: { readonly name: string; readonly fromMs: number } | undefined
  readonly sourcePullRequestUrl: string | undefined
  readonly followUps: { readonly atMs: number; readonly text: string }[]
  readonly stopsAtMs: number[]
  turnsToCome: readonly AgentStory[]
  turns: readonly Turn[]
  statuses: readonly StatusChange[]
  messages: readonly Message[]
  effects: readonly Effect[]
  pullRequest: OpenedPullRequest | undefined
  /** What v1 was asked for. */
  readonly created?: CreateAgentBody
  archivedAtMs: number | undefined
  deletedAtMs: number | undefined
}

/** A launch that has passed every check. */
export type AdmittedLaunch = {
  readonly id?: string | undefined
  /** The id of the first turn. Default: a new one. */
  readonly runId?: string | undefined
  readonly twinOf?: string
  readonly account: string
  readonly preloaded: boolean
  readonly request: LaunchRequest
  readonly repository: Repository
  readonly ref: string
  /** Set when the agent pushes to the branch of an existing pull request. */
  readonly existingBranch: string | undefined
  readonly sourcePullRequestUrl: string | undefined
  readonly story: AgentStory
  /** The body of a creation on v1, which `request` was made from. */
  readonly created?: CreateAgentBody
  /** Whether the branch has its name from the beginning. Default: once the work begins. */
  readonly branchAtLaunch?: boolean
  readonly atMs: number
}

const LONGEST_NAME = 60

/** Makes the agent of a launch, its first turn planned. */
export function createAgent(launch: AdmittedLaunch): AgentRecord {
  const { request, story } = launch
  const atMs = launch.atMs + (story.madeAfterMs ?? 0)
  const id = launch.id ?? `bc-${randomUUID()}`
  const name = launch.created?.name ?? nameOf(request.prompt.text)
  const creatingMs = story.creatingMs ?? DEFAULT_CREATING_MS
  const agent: AgentRecord = {
    id,
    account: launch.account,
    preloaded: launch.preloaded,
    request,
    name,
    repository: launch.repository,
    ref: launch.ref,
    requestedAtMs: launch.atMs,
    createdAtMs: atMs,
    listedFromMs: story.listedAfterMs === undefined ? undefined : atMs + story.listedAfterMs,
    readableFromMs: launch.preloaded ? atMs : atMs + (story.readableAfterMs ?? 0),
    conversationFromMs: atMs + (story.conversationAfterMs ?? 0),
    twinOf: launch.twinOf,
    answers: story.answers ?? [],
    answersGiven: [],
    branch: branchOf(launch, { id, name, atMs, workStartMs: atMs + creatingMs }),
    sourcePullRequestUrl: launch.sourcePullRequestUrl,
    followUps: [],
    stopsAtMs: [],
    turnsToCome: story.followUps ?? [],
    turns: [],
    statuses: [],
    messages: [userMessage(atMs, request.prompt.text)],
    effects: (story.othersFollowUps ?? []).map(({ afterMs, text }) => ({
      kind: "other-follow-up",
      dueMs: atMs + afterMs,
      text,
    })),
    pullRequest: undefined,
    created: launch.created,
    archivedAtMs: undefined,
    deletedAtMs: undefined,
  }
  const turn = { createdAtMs: atMs, startMs: atMs, creatingMs, task: name, prompt: request.prompt.text }
  beginTurn(agent, story, { ...turn, id: launch.runId })
  return agent
}

/**
 * Sends an agent another instruction. An agent that has ended works again after `lagMs`; one that is at work goes on
 * with it when its turn would have ended, or at once when that would never end. The message shows after `messageLagMs`.
 */
export function followUp(
  agent: AgentRecord,
  text: string,
  { nowMs, lagMs, messageLagMs = lagMs }: { nowMs: number; lagMs: number; messageLagMs?: number },
): void {
  const [story = {}, ...turnsToCome] = agent.turnsToCome
  const pendingEndMs = agent.statuses.findLast((change) => change.ended && change.atMs > nowMs)?.atMs
  agent.turnsToCome = turnsToCome
  agent.followUps.push({ atMs: nowMs, text })
  agent.messages = [...agent.messages, userMessage(nowMs + messageLagMs, text)]
  const isQueued = pendingEndMs !== undefined && Number.isFinite(pendingEndMs)
  const startMs = Math.max(isQueued ? pendingEndMs : 0, nowMs + lagMs)
  agent.statuses = agent.statuses.filter((change) => change.atMs <= nowMs || (change.atMs < startMs && !change.ended))
  agent.effects = agent.effects.filter((effect) => effect.kind !== "status-change" || effect.dueMs !== pendingEndMs)
  beginTurn(agent, story, { createdAtMs: nowMs, startMs, creatingMs: 0, task: nameOf(text), prompt: text })
}

/** Ends the work of an agent now: what was still to come does not happen. */
export function stop(agent: AgentRecord, { nowMs, word }: { nowMs: number; word: string }): void {
  // A stop that is on its way already is not put off by the next one.
  const isUnderWay = agent.statuses.some(({ ended, atMs }) => ended && atMs <= nowMs && agent.stopsAtMs.includes(atMs))
  agent.stopsAtMs.push(nowMs)
  if (isUnderWay && agent.turns.every(({ endMs }) => endMs <= nowMs)) return
  agent.turns = agent.turns.map((turn) => (turn.endMs > nowMs ? cutShort(turn, nowMs) : turn))
  agent.statuses = [...agent.statuses.filter((change) => change.atMs <= nowMs), { atMs: nowMs, word, ended: true }]
  agent.messages = agent.messages.filter((message) => message.type === "user_message" || message.atMs <= nowMs)
  agent.effects = [
    ...agent.effects.filter((effect) => effect.dueMs <= nowMs || effect.kind === "other-follow-up"),
    { kind: "status-change", dueMs: nowMs },
  ]
}

/** Removes an agent for good. It stays in the ledger. */
export function remove(agent: AgentRecord, nowMs: number): void {
  agent.deletedAtMs = nowMs
  agent.effects = []
}

function beginTurn(
  agent: AgentRecord,
  story: AgentStory,
  start: Omit<TurnSetting, "branchName" | "opensPullRequest">,
): void {
  const turn = planTurn(story, {
    ...start,
    branchName: agent.branch?.name,
    opensPullRequest: agent.request.target?.autoCreatePr === true && agent.request.target.autoBranch !== false,
  })
  const { pullRequest } = turn
  agent.turns = [...agent.turns, turn]
  agent.statuses = [...agent.statuses, ...turn.statuses]
  agent.messages = [...agent.messages, ...turn.messages.map(assistantMessage)].sort((a, b) => a.atMs - b.atMs)
  agent.effects = [
    ...agent.effects,
    ...(pullRequest ? [{ kind: "pull-request" as const, ...pullRequest }] : []),
    ...(agent.turns.length > 1 && (turn.diff?.filesChanged ?? 0) > 0
      ? [{ kind: "push" as const, dueMs: turn.endMs }]
      : []),
    { kind: "status-change", dueMs: turn.endMs },
  ]
}

function cutShort(turn: Turn, nowMs: number): Turn {
  const artifacts = turn.artifacts.filter((artifact) => artifact.atMs <= nowMs)
  return {
    ...turn,
    isStopped: true,
    endMs: nowMs,
    summary: undefined,
    diff: undefined,
    pullRequest: undefined,
    artifacts,
  }
}

function branchOf(
  { story, request, existingBranch, branchAtLaunch = false }: AdmittedLaunch,
  agent: { readonly id: string; readonly name: string; readonly atMs: number; readonly workStartMs: number },
): AgentRecord["branch"] {
  if (existingBranch !== undefined) return { name: existingBranch, fromMs: agent.atMs }
  if (story.branch === null) return undefined
  const askedFor = request.target?.branchName
  if (story.branch === undefined && askedFor !== undefined) return { name: askedFor, fromMs: agent.atMs }
  return {
    name: story.branch ?? `cursor/${slugOf(agent.name)}-${agent.id.slice(-4)}`,
    fromMs: branchAtLaunch ? agent.atMs : agent.workStartMs,
  }
}

function nameOf(prompt: string): string {
  const line = prompt.trim().split(/\r?\n/, 1)[0] ?? ""
  const letters = [...line]
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : line || "Untitled task"
}

function slugOf(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ["task"]
  return words.slice(0, 5).join("-")
}

function userMessage(atMs: number, text: string): Message {
  return { id: randomUUID(), atMs, type: "user_message", text }
}

function assistantMessage({ atMs, text }: { readonly atMs: number; readonly text: string }): Message {
  return { id: randomUUID(), atMs, type: "assistant_message", text }
}
