import type { AgentRecord } from "../agent.ts"
import type { ToolStory, Turn } from "../story.ts"
import { streamStatusAt } from "./run.ts"
import { durationMs, gitAt } from "./view.ts"

/** An event of a run's stream, due at its time. Status frames and heartbeats have no id. */
export type Frame = { readonly atMs: number; readonly id?: string; readonly event: string; readonly data: unknown }

type Event = Omit<Frame, "atMs" | "id">
/** Events that come at once, each pair of a simple event and its rich twin under one id. */
type Moment = { readonly atMs: number; readonly groups: readonly (readonly Event[])[] }

const TOOL_LASTS_MS = 2_000

/** The frame as it goes over the wire: LF only, one line of JSON. */
export function frameText({ id, event, data }: Pick<Frame, "id" | "event" | "data">): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

/**
 * All frames of a run in the order of their times, up to the end of its turn, made as they are asked for. The same turn
 * gives the same frames, and a turn cut short gives those of the whole one up to its end.
 */
export function* framesOf(agent: AgentRecord, turn: Turn): Generator<Frame> {
  let number = 0
  for (const { atMs, groups } of inOrder(momentsOf(agent, turn), floodOf(turn))) {
    if (atMs > turn.endMs) break
    for (const events of groups) {
      const id = `${Math.round(atMs)}-${number++}`
      for (const event of events) yield event.event === "status" ? { atMs, ...event } : { atMs, id, ...event }
    }
  }
  if (Number.isFinite(turn.endMs)) yield* lastFrames(agent, turn, number)
}

function* lastFrames(agent: AgentRecord, turn: Turn, number: number): Generator<Frame> {
  const atMs = turn.endMs
  const stepId = agent.turns.findIndex(({ id }) => id === turn.id)
  const id = (place: number) => `${Math.round(atMs)}-${number + place}`
  if (!turn.isStopped) {
    yield { atMs, id: id(0), ...rich("turn-ended") }
    yield { atMs, id: id(1), ...rich("step-completed", { stepId, stepDurationMs: durationMs(turn) }) }
  }
  yield { atMs, ...statusEvent(turn, streamStatusAt(turn, atMs)) }
  const status = turn.isStopped ? "CANCELLED" : streamStatusAt(turn, atMs)
  const text = turn.isStopped ? undefined : turn.summary
  const result = { runId: turn.id, status, text, durationMs: durationMs(turn), git: gitAt(agent, atMs) }
  yield { atMs, id: id(2), event: "result", data: result }
  yield { atMs, id: id(2), event: "done", data: {} }
}

/** The event that tells a run's status. */
export function statusEvent(turn: Turn, status: string): Event {
  return { event: "status", data: { runId: turn.id, status } }
}

function momentsOf(agent: AgentRecord, turn: Turn): readonly Moment[] {
  const { startMs, workStartMs, story } = turn
  const stepId = agent.turns.findIndex(({ id }) => id === turn.id)
  const userMessage = { type: "user_message", session_id: turn.id, text: turn.prompt }
  const changes = turn.statuses.filter(({ ended, atMs }) => !ended && atMs > startMs)
  return [
    ...changes.map(({ atMs, word }) => ({ atMs, groups: [[statusEvent(turn, word)]] })),
    {
      atMs: workStartMs,
      groups: [[rich("step-started", { stepId })], [rich("user-message-appended", { userMessage })]],
    },
    ...thoughtsOf(turn).map(({ atMs, text }) => ({
      atMs,
      groups: [
        ...words(text).flatMap((word) => [
          [simple("thinking", word), rich("thinking-delta", { text: word })],
          [rich("token-delta", { tokens: 1 })],
        ]),
        [rich("thinking-completed", { thinkingDurationMs: 10 * words(text).length })],
      ],
    })),
    ...(story.tools ?? usualTools(turn)).flatMap((tool, place) => toolMoments(turn, tool, `tool_${place}`)),
    ...(story.todos ?? []).flatMap(({ afterMs, entries }, place) => {
      const todos = entries.map(({ content, status }, index) => ({ content, status, id: String(index + 1) }))
      return todoMoments(startMs + afterMs, todos, `todo_${place}`)
    }),
    ...turn.messages.map(({ atMs, text }) => ({ atMs, groups: words(text).map((word) => said(word)) })),
  ].sort((one, other) => one.atMs - other.atMs)
}

function thoughtsOf(turn: Turn) {
  const { thoughts = [{ afterMs: turn.workStartMs - turn.startMs, text: "Where does this come from?" }] } = turn.story
  return thoughts.map(({ afterMs, text }) => ({ atMs: turn.startMs + afterMs, text }))
}

/** A turn whose story names no tools reads a file, and tests what it did. */
function usualTools({ startMs, workStartMs, story }: Turn): readonly ToolStory[] {
  const runningMs = Math.min(story.runningMs ?? 372_000, 372_000)
  const at = (share: number) => workStartMs - startMs + runningMs * share
  return [
    { name: "read_file", args: { path: "README.md" }, afterMs: at(0.2), lastsMs: runningMs / 20 },
    { name: "shell", args: { command: "npm test" }, afterMs: at(0.6), lastsMs: runningMs / 10 },
  ]
}

function toolMoments(turn: Turn, tool: ToolStory, key: string): readonly Moment[] {
  const { name, args = {}, afterMs, lastsMs = TOOL_LASTS_MS, error } = tool
  const result = error === undefined ? { success: { output: "ok" } } : { error: { message: error } }
  return callMoments({ name, type: name, args, richArgs: args, result, atMs: turn.startMs + afterMs, lastsMs, key })
}

type Todo = { readonly id: string; readonly content: string; readonly status: string }

/** The list as it was captured: the simple event and its twin have words of their own for the statuses. */
function todoMoments(atMs: number, todos: readonly Todo[], key: string): readonly Moment[] {
  const args = { todos: todos.map((todo) => ({ ...todo, status: `TODO_STATUS_${todo.status.toUpperCase()}` })) }
  const richWord = (status: string) => status.replace(/_(\w)/, (_, letter: string) => letter.toUpperCase())
  const richArgs = { todos: todos.map((todo) => ({ ...todo, status: richWord(todo.status) })) }
  const result = { success: {} }
  return callMoments({ name: "todo_write", type: "updateTodos", args, richArgs, result, atMs, lastsMs: 0, key })
}

function callMoments(call: {
  readonly name: string
  readonly type: string
  readonly args: unknown
  readonly richArgs: unknown
  readonly result: unknown
  readonly atMs: number
  readonly lastsMs: number
  readonly key: string
}): readonly Moment[] {
  const { name, type, args, richArgs, result, atMs, lastsMs, key } = call
  // A newline in an id of a call was captured live.
  const callId = `${key}\nfc_${key}`
  const ids = { callId, modelCallId: key }
  const running = { event: "tool_call", data: { callId, name, status: "running", args } }
  const completed = { event: "tool_call", data: { callId, name, status: "completed", args, result } }
  const toolCall = { type, args: richArgs }
  return [
    { atMs, groups: [[running, rich("tool-call-started", { ...ids, toolCall })]] },
    {
      atMs: atMs + lastsMs,
      groups: [[completed, rich("tool-call-completed", { ...ids, toolCall: { ...toolCall, result } })]],
    },
  ]
}

function* floodOf({ workStartMs, story: { flood } }: Turn): Generator<Moment> {
  if (!flood) return
  for (let place = 0; place < flood.count; place++) {
    const events = flood.of === "tools" ? calledAgain(place) : said(`word${place} `)
    yield { atMs: workStartMs + place * flood.everyMs, groups: [events] }
  }
}

function calledAgain(place: number): readonly Event[] {
  const call = { callId: `flood_${place}`, name: "shell", status: "running", args: { command: `make part-${place}` } }
  return [{ event: "tool_call", data: call }]
}

function* inOrder(moments: readonly Moment[], more: Generator<Moment>): Generator<Moment> {
  let next = more.next()
  for (const moment of moments) {
    for (; !next.done && next.value.atMs < moment.atMs; next = more.next()) yield next.value
    yield moment
  }
  for (; !next.done; next = more.next()) yield next.value
}

function said(text: string): readonly Event[] {
  return [simple("assistant", text), rich("text-delta", { text })]
}

function simple(event: string, text: string): Event {
  return { event, data: { text } }
}

function rich(type: string, more: Readonly<Record<string, unknown>> = {}): Event {
  return { event: "interaction_update", data: { type, ...more } }
}

function words(text: string): readonly string[] {
  return text.match(/\S+\s*|\s+/g) ?? []
}
