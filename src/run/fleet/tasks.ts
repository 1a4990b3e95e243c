import { sanitizedAgent } from "../../agent/sanitized-agent.ts"
import type { Agent } from "../../cursor/agent.ts"
import type { Clock } from "../../http/clock.ts"
import type { Repository } from "../../inputs/address.ts"
import type { SanitizedAgent } from "../../model/agent.ts"
import type { Outcome } from "../../model/outcome.ts"
import type { TaskResult } from "../../model/task-result.ts"
import { keepState } from "../../report/outputs.ts"
import { type SavedTask, type Sent, taskStateName, writeState } from "../saved-state.ts"

/** What is fixed about a task before anything is sent. */
export type PlannedTask = {
  readonly id: string
  readonly index: number
  readonly launchKey: string
  readonly repository: Repository
  readonly model?: string
  readonly asksForPullRequest: boolean
  /** The pull request that the agent starts from without pushing to it. */
  readonly earlierPullRequest?: string
}

/** One task of a running fleet. Everything that changes changes here. */
export type FleetTask = PlannedTask & {
  /** `waiting` for a place, `launching`, `working`, `finishing` (ended, its pull request is due), or `over`. */
  state: "waiting" | "launching" | "working" | "finishing" | "over"
  agent?: Agent
  outcome?: Outcome
  sent?: Sent
  /** The id that its launch named, where launches name one. */
  launchId?: string
  earlier: readonly string[]
  startedMs?: number
  endedMs?: number
  /** A launch's answer was lost, or an earlier attempt may have launched: a second agent may appear for a while. */
  doubt?: { readonly sinceMs: number; readonly untilMs: number }
}

/** The tasks of a fleet, and who waits for a change of them. */
export type Tasks = {
  readonly all: readonly FleetTask[]
  /** Every agent that is some task's, or was one of an earlier attempt. */
  readonly knownIds: ReadonlySet<string>
  know(id: string): void
  in(...states: readonly FleetTask["state"][]): readonly FleetTask[]
  /** Notes a change of a task, saves it, and wakes up whoever waits. */
  change(task: FleetTask, change: Partial<Omit<FleetTask, keyof PlannedTask>>): void
  /** From the last launch on, or `sinceMs`, and for a while from now an agent may appear that nobody was told of. */
  doubt(task: FleetTask, sinceMs?: number): void
  /** The tasks for which that while is not over. */
  doubtful(): readonly FleetTask[]
  changed(): Promise<void>
}

/** Servers were seen to take a minute to make an agent; lists lag behind as well. */
export const DOUBT_MS = 15 * 60_000

type Keep = (name: string, value: string) => boolean

/** @param onUnsaved called when the runner's file cannot be written */
export function openTasks(
  planned: readonly PlannedTask[],
  { apiKey, clock, onUnsaved }: { readonly apiKey: string; readonly clock: Clock; readonly onUnsaved: () => void },
  keep: Keep = keepState,
): Tasks {
  const all = planned.map((task): FleetTask => ({ ...task, state: "waiting", earlier: [] }))
  const knownIds = new Set<string>()
  let waiting = Promise.withResolvers<void>()

  const contents = new Map(all.map((task) => [task, JSON.stringify(savedTask(task))]))

  const save = (task: FleetTask) => {
    const state = savedTask(task)
    const content = JSON.stringify(state)
    if (content === contents.get(task)) return
    contents.set(task, content)
    if (!keep(taskStateName(task.index), writeState(apiKey, state))) onUnsaved()
  }

  return {
    all,
    knownIds,
    know: (id) => knownIds.add(id),
    in: (...states) => all.filter(({ state }) => states.includes(state)),
    change: (task, change) => {
      Object.assign(task, change)
      if (task.agent) knownIds.add(task.agent.id)
      if (task.agent && task.startedMs === undefined) task.startedMs = clock.nowMs()
      if (isEnded(task)) task.endedMs ??= clock.nowMs()
      save(task)
      waiting.resolve()
      waiting = Promise.withResolvers()
    },
    doubt: (task, fromMs = task.sent?.clockMs ?? clock.nowMs()) => {
      task.doubt = { sinceMs: Math.min(fromMs, task.doubt?.sinceMs ?? fromMs), untilMs: clock.nowMs() + DOUBT_MS }
      save(task)
    },
    doubtful: () => all.filter(({ doubt }) => doubt !== undefined && doubt.untilMs > clock.nowMs()),
    changed: () => waiting.promise,
  }
}

function isEnded({ state }: FleetTask): boolean {
  return state === "finishing" || state === "over"
}

function savedTask({ agent, launchId, earlier, doubt, ...task }: FleetTask): SavedTask {
  const { id, launchKey, repository, sent, outcome } = task
  const more = { ...(earlier.length > 0 && { earlier }), ...(doubt && { mayHaveTwin: true }) }
  return {
    id,
    launchKey,
    repositoryUrl: repository.url,
    sent,
    agentId: agent?.id,
    runId: agent?.runId,
    launchId,
    outcome: closedKind(outcome),
    ...more,
  }
}

/** An outcome that leaves something to stop is none for the post step. */
function closedKind(outcome: Outcome | undefined): string | undefined {
  if (!outcome) return undefined
  const isOpen = "disposition" in outcome && outcome.disposition === "still-running"
  return isOpen || outcome.kind === "unknown" ? undefined : outcome.kind
}

/** What may be shown of a task's agent. */
export function shownAgent(
  { agent, repository, earlierPullRequest }: Pick<FleetTask, "agent" | "repository" | "earlierPullRequest">,
  apiUrl: string,
): SanitizedAgent | undefined {
  if (!agent) return undefined
  const { owner, name, url } = repository
  const expected = { owner, name, serverUrl: new URL(url).origin, apiUrl, earlierPullRequest }
  return sanitizedAgent(agent, expected).agent
}

/** A task as the reports show it; one that is not over is reported as `open` says. */
export function taskResult(task: FleetTask, apiUrl: string): TaskResult {
  const { id, repository, model, startedMs, endedMs, outcome } = task
  const isTimed = startedMs !== undefined && endedMs !== undefined
  return {
    id,
    repository: `${repository.owner}/${repository.name}`,
    model,
    outcome: outcome ?? { kind: "skipped", reason: "it was not launched" },
    agent: shownAgent(task, apiUrl),
    seconds: isTimed ? Math.round((endedMs - startedMs) / 1000) : undefined,
  }
}
