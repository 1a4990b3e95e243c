import type { Activity } from "../cursor/agent.ts"
import { counted } from "../text/count.ts"
import { plainLine } from "../text/log.ts"

/** An agent can use a thousand tools a second; the log is for people. */
const MOST_A_MINUTE = 10
const MOST_IN_ALL = 300
const MINUTE_MS = 60_000
const LINE_LENGTH = 240

/**
 * The log's lines about what an agent does: its tools, and how far its to-do list is. At most ten a minute and 300 in
 * all; the line that goes over a limit says so, and what was left out is counted with the next one. Pure but for its count.
 * @returns undefined for what is not shown
 */
export function activityLimit(): (activity: Activity, elapsedMs: number) => string | undefined {
  let minute = { startMs: 0, lines: 0 }
  let lines = 0
  let hidden = 0
  let lastTodo: string | undefined

  const within = (elapsedMs: number) => {
    if (elapsedMs - minute.startMs >= MINUTE_MS) minute = { startMs: elapsedMs, lines: 0 }
    return minute.lines < MOST_A_MINUTE && lines < MOST_IN_ALL
  }

  return (activity, elapsedMs) => {
    // Words are made only for what is shown: a stream can bring thousands a second.
    if (!within(elapsedMs)) {
      hidden++
      return undefined
    }
    const words = wordsFor(activity)
    if (words === undefined || (activity.kind === "todos" && words === lastTodo)) return undefined
    if (activity.kind === "todos") lastTodo = words
    lines++
    minute = { ...minute, lines: minute.lines + 1 }
    const before = hidden === 0 ? "" : ` (${counted(hidden, "line")} before it left out)`
    hidden = 0
    return `${words}${before}${limitWords(minute.lines, lines)}`
  }
}

function limitWords(inMinute: number, inAll: number): string {
  if (inAll === MOST_IN_ALL) return ` (the last of ${MOST_IN_ALL} such lines; the agent works on)`
  return inMinute === MOST_A_MINUTE ? ` (no more of this for a minute: ${MOST_A_MINUTE} lines a minute are shown)` : ""
}

function wordsFor(activity: Activity): string | undefined {
  if (activity.kind === "tool") {
    const { name, detail, hasFailed } = activity
    return plainLine(
      `${hasFailed ? "tool failed" : "tool"}: ${name}${detail === undefined ? "" : ` | ${detail}`}`,
      LINE_LENGTH,
    )
  }
  const { todos } = activity
  const done = todos.filter(({ state }) => state === "completed").length
  const current = todos.find(({ state }) => state === "in-progress")
  if (todos.length === 0) return undefined
  return plainLine(`to do: ${done} of ${todos.length} done${current ? `, now: ${current.text}` : ""}`, LINE_LENGTH)
}
