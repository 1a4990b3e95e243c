import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { sign } from "../../src/model/signature.ts"
import { readState, type SavedState, writeState } from "../../src/run/saved-state.ts"

const KEY = "crsr_0123456789abcdef"
const STATE: SavedState = {
  launchKey: "0123456789ab",
  repositoryUrl: "https://github.com/octo-org/octo-repo",
  sent: { at: "2026-10-01T00:00:00.000Z", clockMs: 12 },
  agentId: "bc-1",
  earlier: ["bc-0"],
  place: { owner: "octo-org", name: "octo-repo", number: 7 },
  commentId: 42,
  memory: "turn=1 pr=yes fail-on=failed if-no-pr=warn api=v0 run= fixes=0",
  reactTo: { kind: "issue", owner: "octo-org", name: "octo-repo", id: 7 },
  stopAgentOnCleanUp: true,
  endedBy: "kill",
  isStopped: false,
  needsSummary: true,
  isDone: false,
}

/** Signed as it should be, whatever it says: what another version of this action may have left. */
function signed(content: string): string {
  return `${sign(KEY, "state", [content])} ${content}`
}

describe("the state for the post step", () => {
  test("comes back as it was written, on one line", () => {
    const text = writeState(KEY, STATE)
    assert.deepEqual(readState(KEY, text), STATE)
    assert.doesNotMatch(text, /\n/)
    const { agentId, earlier, place, commentId, reactTo, ...least } = STATE
    assert.deepEqual(readState(KEY, writeState(KEY, least)), least)
  })

  test("is not believed without its signature, or with another one", () => {
    const text = writeState(KEY, STATE)
    const content = text.slice(text.indexOf(" ") + 1)
    const others = [
      "",
      content,
      `0000 ${content}`,
      `${"0".repeat(64)} ${content}`,
      writeState("another key", STATE),
      text.replace("bc-1", "bc-2"),
      `${sign(KEY, "comment", [content])} ${content}`,
    ]
    for (const other of others) assert.equal(readState(KEY, other), undefined, other)
  })

  const WRONG: Readonly<Partial<Record<keyof SavedState, unknown>>> = {
    launchKey: "0123456789AB",
    repositoryUrl: 7,
    sent: { at: "yesterday", clockMs: 12 },
    agentId: "bc-1\n::stop-commands::x",
    earlier: ["../me"],
    place: { owner: "octo-org", name: "octo-repo", number: "7" },
    commentId: "42",
    memory: "turn=one",
    reactTo: { kind: "issue", id: 7 },
    stopAgentOnCleanUp: "yes",
    endedBy: "magic",
    isStopped: undefined,
    isDone: 0,
  }
  for (const [field, value] of Object.entries(WRONG)) {
    test(`is not believed with a ${field} that makes no sense, though it is signed`, () => {
      assert.equal(readState(KEY, signed(JSON.stringify({ ...STATE, [field]: value }))), undefined)
    })
  }

  test("is not believed when it is no state at all, though it is signed", () => {
    for (const content of ["null", "[]", "7", '"state"']) assert.equal(readState(KEY, signed(content)), undefined)
  })
})
