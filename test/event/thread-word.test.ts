import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { type Command, ourOwnWords } from "../../src/event/command.ts"
import { threadWordIn } from "../../src/event/thread-word.ts"

const given = (text: string): Command => ({ kind: "given", said: ourOwnWords(text) })

describe("the word that a command begins with", () => {
  const WORDS: Readonly<Record<string, "stop" | "status" | "new" | "none">> = {
    stop: "stop",
    "  STOP \n": "stop",
    Status: "status",
    new: "new",
    "New\nDo it": "new",
    "stop it": "none",
    "stop.": "none",
    "status of the build?": "none",
    "`stop`": "none",
    news: "none",
    "Add a new test": "none",
    "not stop": "none",
  }
  for (const [text, kind] of Object.entries(WORDS)) {
    test(JSON.stringify(text), () => assert.equal(threadWordIn(given(text)).kind, kind))
  }

  test("without a command there is none", () => assert.equal(threadWordIn({ kind: "none" }).kind, "none"))

  test("`new` leaves the instruction behind it", () => {
    const word = threadWordIn(given("NEW  Add a test\n\nfor `x`"))
    assert.ok(word.kind === "new" && word.command.kind === "given")
    assert.equal(word.command.said.text, "Add a test\n\nfor `x`")
    assert.deepEqual(threadWordIn(given("new")), { kind: "new", command: { kind: "none" } })
  })
})
