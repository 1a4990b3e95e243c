import assert from "node:assert/strict"
import { test } from "node:test"
import type { Activity, Todo } from "../../src/cursor/agent.ts"
import { activityLimit } from "../../src/report/activity-text.ts"

const MINUTE = 60_000
const tool = (name: string, hasFailed = false): Activity => ({ kind: "tool", name, detail: "npm test", hasFailed })

test("tools and the to-do list have a line each, as text and short", () => {
  const shown = activityLimit()
  assert.equal(shown(tool("shell"), 0), "tool: shell | npm test")
  assert.equal(shown(tool("shell", true), 0), "tool failed: shell | npm test")
  const todos: readonly Todo[] = [
    { text: "Read\n::error::x", state: "completed" },
    { text: "Change it\u001b[31m", state: "in-progress" },
  ]
  assert.equal(shown({ kind: "todos", todos }, 0), "to do: 1 of 2 done, now: Change it")
  assert.equal(shown({ kind: "todos", todos }, 1), undefined, "the same words once")
  assert.equal(shown({ kind: "todos", todos: [] }, 2), undefined)
  assert.ok((shown(tool("n".repeat(9_000)), 3) ?? "").length <= 240)
})

test("there are at most ten a minute and 300 in all, and the log says so", () => {
  const shown = activityLimit()
  const lines: string[] = []
  for (let atMs = 0; atMs < 60 * MINUTE; atMs += 1_000) lines.push(...[shown(tool("shell"), atMs) ?? []].flat())
  assert.equal(lines.length, 300)
  assert.match(lines[9] ?? "", /no more of this for a minute: 10 lines a minute are shown/)
  assert.match(lines[10] ?? "", /\(50 lines before it left out\)/)
  assert.match(lines[299] ?? "", /the last of 300 such lines/)
})
