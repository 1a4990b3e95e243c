import type { Clock } from "../../http/clock.ts"
import { duration, stamp } from "../../report/duration.ts"
import { isFailure, reasonOf } from "../../report/fleet-text.ts"
import type { Log } from "../../report/log.ts"
import { type FleetTask, shownAgent, type Tasks } from "./tasks.ts"

/** The log stays readable with 256 tasks: a table comes so often at most, and names so many. */
const TABLE_EVERY_MS = 5 * 60_000
const NAMED = 5

/** The job log of a fleet: a line when an agent starts or ends, and a short table every few minutes. */
export type FleetLog = {
  started(task: FleetTask, how?: string): void
  ended(task: FleetTask): void
  /** Writes the table when its time has come. */
  tick(): void
}

export function openFleetLog(log: Log, clock: Clock, tasks: Tasks, apiUrl: string): FleetLog {
  const startedMs = clock.nowMs()
  let tableMs = startedMs
  const line = (words: string, style?: "strong" | "good" | "bad") =>
    log.event(stamp(clock.nowMs() - startedMs), words, style)
  return {
    started: (task, how = "started") => {
      const agent = shownAgent(task, apiUrl)
      line(`${task.id} ${how}: ${agent?.url ?? agent?.id ?? ""}`)
    },
    ended: (task) => line(endWords(task, apiUrl), task.outcome?.kind === "finished" ? "good" : "bad"),
    tick: () => {
      if (clock.nowMs() - tableMs < TABLE_EVERY_MS) return
      tableMs = clock.nowMs()
      for (const row of table(tasks, clock.nowMs())) line(row, "strong")
    },
  }
}

function endWords(task: FleetTask, apiUrl: string): string {
  const { id, outcome, startedMs, endedMs } = task
  const after = startedMs === undefined || endedMs === undefined ? "" : ` after ${duration(endedMs - startedMs)}`
  const pullRequest = shownAgent(task, apiUrl)?.pullRequest
  const reason = outcome && reasonOf(outcome)
  const more = pullRequest ? `: ${pullRequest.url}` : reason === undefined ? "" : `: ${reason}`
  return `${id} ${outcome?.kind ?? "ended"}${after}${more}`
}

/** "12 finished, 1 failed, 4 at work, 15 to come", and the oldest at work. */
function table(tasks: Tasks, nowMs: number): readonly string[] {
  const count = (isIt: (task: FleetTask) => boolean) => tasks.all.filter(isIt).length
  const working = tasks.in("working").toSorted((one, other) => (one.startedMs ?? 0) - (other.startedMs ?? 0))
  const named = working
    .slice(0, NAMED)
    .map(({ id, startedMs = nowMs }) => `${id} (${duration(nowMs - startedMs)})`)
    .join(", ")
  const more = working.length > NAMED ? ` and ${working.length - NAMED} more` : ""
  return [
    [
      `${count(({ outcome }) => outcome?.kind === "finished")} finished`,
      `${count(({ outcome }) => outcome !== undefined && isFailure(outcome.kind))} failed`,
      `${working.length} at work`,
      `${tasks.in("waiting", "launching").length} to come`,
    ].join(", "),
    ...(named === "" ? [] : [`at work: ${named}${more}`]),
  ]
}
