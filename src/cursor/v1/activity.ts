import { fieldAt, fieldsOf, isFields, listOf, textOf } from "../../http/json.ts"
import type { Activity, Todo } from "../agent.ts"

/** What is kept of texts that nobody reads whole. */
const MAX_NAME_LENGTH = 60
const MAX_DETAIL_LENGTH = 200
const MAX_TODOS = 100
/** Calls whose beginning is remembered, so that each is shown once. */
const MAX_CALLS = 64

/** Arguments that say best what a tool is used for, the first one that is there. */
const TELLING_ARGUMENTS = ["command", "path", "filePath", "file_path", "targetFile", "target_file", "pattern", "query"]
const OTHER_ARGUMENTS = ["globPattern", "glob_pattern", "searchTerm", "url", "description"]

/** Where an agent's to-do list was seen in a frame, or may be by the names that were seen. */
const TODO_PLACES = [
  ["args"],
  ["toolCall", "args"],
  ["toolCall", "updateTodos", "args"],
  ["toolCall", "updateTodos"],
  ["updateTodos", "args"],
  ["updateTodos"],
] as const

const TODO_STATES: Readonly<Record<string, Todo["state"]>> = {
  PENDING: "pending",
  INPROGRESS: "in-progress",
  COMPLETED: "completed",
  CANCELLED: "cancelled",
  CANCELED: "cancelled",
}

type Entry = { readonly id: string; readonly todo: Todo }

/**
 * Turns the frames of one turn into what the agent does: each call of a tool once, a failed one once more, and the to-do
 * list whenever it changes. The frames come as they were parsed from JSON, simple and rich ones, repeated and out of step.
 */
export type ActivityReader = {
  toolCall(frame: unknown): readonly Activity[]
  update(frame: unknown): readonly Activity[]
}

export function openActivityReader(): ActivityReader {
  const calls = new Map<string, "shown" | "failed">()
  let entries: readonly Entry[] = []

  const remember = (callId: string, state: "shown" | "failed") => {
    calls.set(callId, state)
    const [oldest] = calls.keys()
    if (calls.size > MAX_CALLS && oldest !== undefined) calls.delete(oldest)
  }

  function todosIn(frame: unknown): readonly Activity[] {
    const found = TODO_PLACES.map((path) => fieldAt(frame, ...path)).find((place) =>
      Array.isArray(fieldAt(place, "todos")),
    )
    if (found === undefined) return []
    const named = listOf(fieldAt(found, "todos")).slice(0, MAX_TODOS).flatMap(readEntry)
    const next = fieldAt(found, "merge") === true ? merged(entries, named) : named
    if (JSON.stringify(next) === JSON.stringify(entries)) return []
    entries = next
    return [{ kind: "todos", todos: next.map(({ todo }) => todo) }]
  }

  function toolIn(frame: unknown): readonly Activity[] {
    const { callId, name, status, args, result } = fieldsOf(frame)
    const [id, title] = [textOf(callId), textOf(name)]
    if (id === undefined || title === undefined || /^todo|updateTodos/i.test(title)) return []
    const isOver = status !== "running"
    const hasFailed =
      isOver && (status === "error" || isFields(fieldAt(result, "error")) || fieldAt(result, "error") === true)
    const detail = detailIn(args)
    const before = calls.get(id)
    // The arguments may still be on their way in the first frames of a call.
    if (before === "failed" || (before === "shown" && !hasFailed) || (!isOver && detail === undefined)) return []
    remember(id, hasFailed ? "failed" : "shown")
    return [{ kind: "tool", name: cut(title, MAX_NAME_LENGTH), ...(detail !== undefined && { detail }), hasFailed }]
  }

  return { toolCall: (frame) => [...todosIn(frame), ...toolIn(frame)], update: todosIn }
}

function readEntry(value: unknown, place: number): readonly Entry[] {
  const { id, content, status } = fieldsOf(value)
  const text = textOf(content)
  if (text === undefined) return []
  const word =
    typeof status === "string"
      ? status
          .toUpperCase()
          .replace(/^TODO_STATUS_/, "")
          .replaceAll("_", "")
      : ""
  const state = Object.hasOwn(TODO_STATES, word) ? TODO_STATES[word] : undefined
  return [{ id: textOf(id) ?? String(place), todo: { text: cut(text, MAX_DETAIL_LENGTH), state: state ?? "pending" } }]
}

/** A list that only names what changed. */
function merged(before: readonly Entry[], named: readonly Entry[]): readonly Entry[] {
  const changed = new Map(named.map((entry) => [entry.id, entry]))
  const kept = before.map((entry) => changed.get(entry.id) ?? entry)
  const known = new Set(before.map(({ id }) => id))
  return [...kept, ...named.filter(({ id }) => !known.has(id))].slice(0, MAX_TODOS)
}

function detailIn(args: unknown): string | undefined {
  const texts = [...TELLING_ARGUMENTS, ...OTHER_ARGUMENTS].map((name) => textOf(fieldAt(args, name)))
  const first = texts.find((text) => text !== undefined)
  return first === undefined ? undefined : cut(first, MAX_DETAIL_LENGTH)
}

function cut(text: string, maxLength: number): string {
  const line = text
    .slice(0, 4 * maxLength)
    .replace(/\s+/g, " ")
    .trim()
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`
}
