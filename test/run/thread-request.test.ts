import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { ourOwnWords } from "../../src/event/command.ts"
import { triggerOf } from "../../src/event/trigger.ts"
import type { SeenComment } from "../../src/prompt/seen-texts.ts"
import { ANSWER_LINES, type ApprovedRequest } from "../../src/run/approval.ts"
import { threadRequestIn } from "../../src/run/thread-request.ts"
import { payload } from "../scenarios/payloads.ts"

describe("a review that says `new` and nothing else", () => {
  const LINE: SeenComment = { url: "https://x.example/1", path: "a.ts", diffHunk: "", seen: ourOwnWords("Why?") }
  const saying = (comments: readonly SeenComment[]): ApprovedRequest => ({
    kind: "approved",
    trigger: triggerOf("pull_request_review", payload("pull_request_review", "submitted")),
    command: { kind: "given", said: ourOwnWords("new") },
    texts: { title: { kind: "known" }, subject: ourOwnWords(""), comments, hasMoreComments: false },
  })
  const askedOf = (comments: readonly SeenComment[], prompt?: string) => {
    const instruction = prompt === undefined ? undefined : ({ text: prompt, origin: "prompt" } as const)
    return threadRequestIn(saying(comments), { instruction, triggerPhrase: "/cursor" })
  }

  test("asks a new agent to do what its comments on lines ask for", () => {
    const asked = askedOf([LINE])
    assert.ok(asked.kind === "asked" && asked.word.kind === "new")
    assert.deepEqual(asked.request.command, { kind: "given", said: ANSWER_LINES })
  })

  test("asks for what the workflow says", () => {
    const asked = askedOf([LINE], "Do it")
    assert.ok(asked.kind === "asked" && asked.word.kind === "new")
    assert.deepEqual(asked.request.command, { kind: "none" })
  })

  test("is skipped where neither says what to do", () => {
    const reason = "nothing follows /cursor new, and there is no `prompt`"
    assert.deepEqual(askedOf([]), { kind: "skipped", reason })
  })
})
