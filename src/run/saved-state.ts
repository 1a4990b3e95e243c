import { isLaunchKey } from "../agent/launch-key.ts"
import { isReactionTarget, type ReactionTarget } from "../github/reaction.ts"
import type { Clock } from "../http/clock.ts"
import { fieldsOf, parseJson } from "../http/json.ts"
import { isAgentId } from "../model/agent-id.ts"
import { API_VERSIONS, type ApiVersion } from "../model/api-version.ts"
import { isSignedBy, sign } from "../model/signature.ts"
import { turnMemoryIn } from "../model/turn-memory.ts"

/** A moment on both of this machine's clocks: one of them can be set between the two steps. */
export type Sent = { readonly at: string; readonly clockMs: number }

export function sentNow(clock: Clock): Sent {
  return { at: clock.today().toISOString(), clockMs: clock.nowMs() }
}

/** How long ago that was, by the clock that says more; never negative. */
export function elapsedMs(sent: Sent, clock: Clock): number {
  return Math.max(0, clock.today().getTime() - Date.parse(sent.at), clock.nowMs() - sent.clockMs)
}

/** What the main step leaves for the post step, in case it is cancelled or killed half way. */
export type SavedState = {
  readonly launchKey: string
  readonly repositoryUrl: string
  /** When the first launch was sent; absent as long as none was. */
  readonly sent?: Sent
  /** When the last one was: what it makes may appear a minute and more after that. */
  readonly lastSent?: Sent
  /** An answer to a launch was lost: there may be an agent next to the one that is known. */
  readonly mayHaveTwin?: boolean
  readonly agentId?: string
  /** The turn of it that this step began, where turns have ids. */
  readonly runId?: string
  /** The id that the launch named, where launches name one; whether there is such an agent is not known yet. */
  readonly launchId?: string
  /** Cursor has said that there is one. */
  readonly isLaunchIdTaken?: boolean
  readonly apiVersion?: ApiVersion
  /** Agents of earlier attempts: they carry the same launch key and are not what this attempt started. */
  readonly earlier?: readonly string[]
  /** The ids of a fleet's tasks; each has a state of its own (`SavedTask`). */
  readonly taskIds?: readonly string[]
  /** Where the comment is, or would be. */
  readonly place?: { readonly owner: string; readonly name: string; readonly number: number }
  readonly commentId?: number
  /** What the comment's marker remembers of this turn, as `turnMemoryText` writes it. */
  readonly memory: string
  /** What the comment tells besides the agent, as `commentFactsText` writes it. */
  readonly facts?: string
  /** What to react to, when reactions are wanted. */
  readonly reactTo?: ReactionTarget
  /** Whether an agent that the main step left behind is to be stopped. */
  readonly stopAgentOnCleanUp: boolean
  /** What kept the main step from seeing its agent through: `kill` as long as nothing else was heard. */
  readonly endedBy: "kill" | "cancel" | "time-out"
  /** The main step has stopped the agent. What a read shows after a stop is not documented, so it is kept here. */
  readonly isStopped: boolean
  /** The summary page is wanted and not written yet. */
  readonly needsSummary: boolean
  /** The step has reported its end: what is left, if anything is, is a second agent that may still appear. */
  readonly isReported?: boolean
  /** The step came to its own end: nothing is left to do. */
  readonly isDone: boolean
}

/** Name of the state; the runner hands it to the post step as `STATE_falconer`. */
export const STATE_NAME = "falconer"

/** What the main step of a fleet leaves about one task, from its launch on. */
export type SavedTask = {
  readonly id: string
  readonly launchKey: string
  readonly repositoryUrl: string
  readonly sent?: Sent
  readonly agentId?: string
  /** As in `SavedState`. */
  readonly runId?: string
  readonly launchId?: string
  readonly earlier?: readonly string[]
  /** How it ended, as far as the main step saw it; whoever has none may be at work. */
  readonly outcome?: string
  /** An answer to a launch was lost: a second agent may exist. */
  readonly mayHaveTwin?: boolean
}

/** Name of the state of a fleet's task. */
export function taskStateName(index: number): string {
  return `${STATE_NAME}_task_${index}`
}

/** A state as text, signed: any line of any log in the job could have asked the runner to save another one. */
export function writeState(apiKey: string, state: SavedState | SavedTask): string {
  const content = JSON.stringify(state)
  return `${sign(apiKey, "state", [content])} ${content}`
}

/** The state that `writeState` wrote under the same key; undefined for anything else. */
export function readState(apiKey: string, text: string): SavedState | undefined {
  const state = signedContent(apiKey, text)
  return isSavedState(state) ? state : undefined
}

/** The state of a task that `writeState` wrote under the same key; undefined for anything else. */
export function readTaskState(apiKey: string, text: string): SavedTask | undefined {
  const state = signedContent(apiKey, text)
  return isSavedTask(state) ? state : undefined
}

function signedContent(apiKey: string, text: string): unknown {
  const [signature = ""] = text.split(" ", 1)
  const content = text.slice(signature.length + 1)
  return isSignedBy(apiKey, "state", [content], signature) ? parseJson(content) : undefined
}

function isSavedTask(value: unknown): value is SavedTask {
  const task = fieldsOf(value)
  return (
    typeof task.id === "string" &&
    typeof task.launchKey === "string" &&
    isLaunchKey(task.launchKey) &&
    typeof task.repositoryUrl === "string" &&
    (task.sent === undefined || isSent(task.sent)) &&
    isIdList([task.agentId, task.runId, task.launchId].filter((id) => id !== undefined)) &&
    (task.earlier === undefined || isIdList(task.earlier)) &&
    (task.outcome === undefined || typeof task.outcome === "string") &&
    (task.mayHaveTwin === undefined || typeof task.mayHaveTwin === "boolean")
  )
}

/**
 * What a state says that nobody can check, because the key that signed it is missing: for words to people only.
 * @returns undefined for a text of another form
 */
export function readUncheckedState(text: string): Pick<SavedState, "agentId" | "isReported"> | undefined {
  const state = parseJson(text.slice(text.indexOf(" ") + 1))
  if (!isSavedState(state)) return undefined
  return { agentId: state.agentId, isReported: state.isDone || state.isReported === true }
}

function isSavedState(value: unknown): value is SavedState {
  if (typeof value !== "object" || value === null) return false
  const state: Partial<Record<keyof SavedState, unknown>> = value
  return (
    typeof state.launchKey === "string" &&
    isLaunchKey(state.launchKey) &&
    typeof state.repositoryUrl === "string" &&
    (state.sent === undefined || isSent(state.sent)) &&
    (state.lastSent === undefined || isSent(state.lastSent)) &&
    (state.mayHaveTwin === undefined || typeof state.mayHaveTwin === "boolean") &&
    (state.agentId === undefined || (typeof state.agentId === "string" && isAgentId(state.agentId))) &&
    (state.runId === undefined || (typeof state.runId === "string" && isAgentId(state.runId))) &&
    (state.launchId === undefined || (typeof state.launchId === "string" && isAgentId(state.launchId))) &&
    (state.isLaunchIdTaken === undefined || typeof state.isLaunchIdTaken === "boolean") &&
    (state.apiVersion === undefined || API_VERSIONS.some((version) => version === state.apiVersion)) &&
    (state.earlier === undefined || isIdList(state.earlier)) &&
    (state.taskIds === undefined || isTextList(state.taskIds)) &&
    (state.place === undefined || isPlace(state.place)) &&
    typeof state.memory === "string" &&
    turnMemoryIn(state.memory) !== undefined &&
    (state.commentId === undefined || Number.isSafeInteger(state.commentId)) &&
    (state.facts === undefined || typeof state.facts === "string") &&
    (state.reactTo === undefined || isReactionTarget(state.reactTo)) &&
    typeof state.stopAgentOnCleanUp === "boolean" &&
    (state.endedBy === "kill" || state.endedBy === "cancel" || state.endedBy === "time-out") &&
    typeof state.isStopped === "boolean" &&
    typeof state.needsSummary === "boolean" &&
    (state.isReported === undefined || typeof state.isReported === "boolean") &&
    typeof state.isDone === "boolean"
  )
}

function isSent(value: unknown): boolean {
  const { at, clockMs } = fieldsOf(value)
  return typeof at === "string" && !Number.isNaN(Date.parse(at)) && typeof clockMs === "number"
}

function isIdList(value: unknown): boolean {
  return Array.isArray(value) && value.every((id) => typeof id === "string" && isAgentId(id))
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === "string")
}

function isPlace(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false
  const place: { owner?: unknown; name?: unknown; number?: unknown } = value
  return typeof place.owner === "string" && typeof place.name === "string" && Number.isSafeInteger(place.number)
}
