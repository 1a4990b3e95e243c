import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { Activity, Todo } from "../../../src/cursor/agent.ts"
import { openActivityReader } from "../../../src/cursor/v1/activity.ts"

function call(changes: Readonly<Record<string, unknown>> = {}) {
  return { callId: "call\n1", name: "shell", status: "running", args: { command: "npm test" }, ...changes }
}

function tools(...frames: readonly unknown[]): readonly Activity[] {
  const reader = openActivityReader()
  return frames.flatMap((frame) => reader.toolCall(frame))
}

describe("a tool", () => {
  test("is shown once, with what it is used for", () => {
    const done = call({ status: "completed", result: { success: { stdout: "ok" } } })
    assert.deepEqual(tools(call(), call({ args: { command: "npm test --watch" } }), done), [
      { kind: "tool", name: "shell", detail: "npm test", hasFailed: false },
    ])
  })

  test("is shown when its arguments are there, or when it is over", () => {
    const [first, ...more] = tools(call({ args: {} }), call({ args: undefined }), call())
    assert.deepEqual([first, more], [{ kind: "tool", name: "shell", detail: "npm test", hasFailed: false }, []])
    assert.deepEqual(tools(call({ args: {} }), call({ args: {}, status: "completed" })), [
      { kind: "tool", name: "shell", hasFailed: false },
    ])
  })

  test("is shown once more when it has failed, whichever way that is said", () => {
    for (const failure of [{ status: "completed", result: { error: { message: "no" } } }, { status: "error" }]) {
      assert.deepEqual(
        tools(call(), call(failure), call(failure)).map((activity) => activity.kind === "tool" && activity.hasFailed),
        [false, true],
      )
    }
  })

  test("is left out when nothing says which call it is, and cut when it says much", () => {
    assert.deepEqual(tools({}, null, "x", [], call({ callId: 7 }), call({ name: "" })), [])
    const [long] = tools(call({ name: "n".repeat(500), args: { command: `a\n${"b ".repeat(5_000)}` } }))
    assert.ok(long?.kind === "tool" && long.name.length === 60 && long.detail?.length === 200)
    assert.doesNotMatch(JSON.stringify(long), /\\n/)
  })

  test("of a million calls does not fill the memory", () => {
    const reader = openActivityReader()
    const before = heapBytes()
    for (let place = 0; place < 200_000; place++) reader.toolCall(call({ callId: `call-${place}` }))
    assert.ok(heapBytes() - before < 30e6)
  })
})

/** After a collection: other test files share this process. */
function heapBytes(): number {
  setFlagsFromString("--expose-gc")
  runInNewContext("gc")()
  return process.memoryUsage().heapUsed
}

const TODOS = [
  { id: "1", content: "Read the code", status: "TODO_STATUS_COMPLETED" },
  { id: "2", content: "Change it", status: "TODO_STATUS_IN_PROGRESS" },
  { id: "3", content: "Test it", status: "TODO_STATUS_PENDING" },
  { id: "4", content: "Document it", status: "TODO_STATUS_CANCELLED" },
]
const READ: readonly Todo[] = [
  { text: "Read the code", state: "completed" },
  { text: "Change it", state: "in-progress" },
  { text: "Test it", state: "pending" },
  { text: "Document it", state: "cancelled" },
]

describe("a to-do list", () => {
  const list = call({ name: "todo_write", args: { todos: TODOS } })
  const words = ["completed", "inProgress", "pending", "cancelled"]
  const rich = { todos: TODOS.map(({ content, id }, place) => ({ content, id, status: words[place] })) }

  test("is read from the simple frame and from its twin, and told once", () => {
    const reader = openActivityReader()
    assert.deepEqual(reader.toolCall(list), [{ kind: "todos", todos: READ }])
    assert.deepEqual(reader.update({ type: "tool-call-started", toolCall: { type: "updateTodos", args: rich } }), [])
    for (const toolCall of [
      { type: "updateTodos", args: rich },
      { updateTodos: { args: rich } },
      { updateTodos: rich },
    ]) {
      const update = openActivityReader().update({ type: "tool-call-completed", toolCall })
      assert.deepEqual(update, [{ kind: "todos", todos: READ }])
    }
  })

  test("that only names changes is merged", () => {
    const reader = openActivityReader()
    reader.toolCall(list)
    const change = {
      merge: true,
      todos: [
        { ...TODOS[2], status: "completed" },
        { id: "5", content: "Rest" },
      ],
    }
    assert.deepEqual(reader.toolCall(call({ name: "todo_write", args: change })), [
      {
        kind: "todos",
        todos: [...READ.with(2, { text: "Test it", state: "completed" }), { text: "Rest", state: "pending" }],
      },
    ])
  })

  test("of any other form says nothing, and a long one is cut", () => {
    for (const args of [{ todos: "x" }, { todos: [7, null, {}] }, undefined, []]) {
      assert.deepEqual(tools(call({ name: "todo_write", args })), [])
    }
    const many = Array.from({ length: 5_000 }, (_, place) => ({ content: "x".repeat(900), id: String(place) }))
    const [cut] = tools(call({ name: "todo_write", args: { todos: many } }))
    assert.ok(cut?.kind === "todos" && cut.todos.length === 100 && cut.todos.every(({ text }) => text.length <= 200))
  })
})
