import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { FaultAction } from "../../simulator/fault.ts"
import { assertExit, assertOutputs } from "./expectations.ts"
import { assertHarmless, assertUnverified, labelled, OWNER, PEOPLE, runEach, WITH_PEOPLE } from "./knocking.ts"
import { homeRepository, setScene } from "./scene.ts"

const LABELLED_AT = "2026-03-01T12:00:00Z"
const EVENT = labelled(OWNER, { issue: { updated_at: LABELLED_AT } })

/** GitHub with an issue of which one part was changed so long before the label. */
function changed(part: "edits" | "renames", minutesBefore: number, editor: string | null) {
  const at = new Date(Date.parse(LABELLED_AT) - minutesBefore * 60_000).toISOString()
  const [issue] = homeRepository().issues ?? []
  assert.ok(issue)
  const issues = [{ ...issue, createdAt: "2026-02-01T12:00:00Z", [part]: [{ at, editor }] }]
  return { ...WITH_PEOPLE, repositories: [homeRepository({ collaborators: PEOPLE, issues })] }
}

type Change = readonly [name: string, minutes: number, editor: string | null, because?: string]

/** Whose change counts, and when, is the matter of test/late-edit.test.ts: here each is read as GitHub tells it. */
const CHANGES: Readonly<Record<"description" | "title", readonly Change[]>> = {
  description: [
    ["5 minutes, by a stranger", 5, "stranger", "stranger, who lacks write permission"],
    ["5 minutes, by a bot", 5, "evil[bot]", "evil, who lacks write permission"],
    ["5 minutes, by a deleted account", 5, null, "a deleted account, who lacks write permission"],
    ["11 minutes, by a stranger", 11, "stranger"],
    ["5 minutes, by a writer", 5, "writer"],
  ],
  title: [
    ["5 minutes, by a triager", 5, "triager", "triager, who lacks write permission"],
    ["5 minutes, by a bot", 5, "evil[bot]", "evil, who lacks write permission"],
    ["5 minutes, by a deleted account", 5, null, "a deleted account, who lacks write permission"],
    ["11 minutes, by a stranger", 11, "stranger"],
  ],
}
const PARTS = [
  ["description", "edits"],
  ["title", "renames"],
] as const

for (const [what, part] of PARTS) {
  describe(`a ${what} that was changed before the label,`, { concurrency: 3 }, () => {
    for (const [name, minutes, editor, because] of CHANGES[what]) {
      test(name, async (context) => {
        const scene = await setScene(context, { github: changed(part, minutes, editor) })
        const [result] = await runEach(scene, [EVENT], {}, { realTime: true })
        assert.ok(result)
        assertExit(result, 0)
        if (because === undefined) return assert.equal(scene.cursor.launchCount, 1)
        const skipReason = new RegExp(`^${because}, edited the ${what} within 10 minutes`)
        assertOutputs(result, { outcome: "skipped", skipReason })
        return assertHarmless(scene)
      })
    }
  })
}

describe("a history of changes", { concurrency: 3 }, () => {
  const UNREADABLE: Readonly<Record<string, FaultAction>> = {
    "an error": { kind: "reply", status: 200, body: { data: null, errors: [{ type: "FORBIDDEN", message: "no" }] } },
    "nothing in it": { kind: "reply", status: 200, body: { data: { repository: { issueOrPullRequest: null } } } },
    "403": { kind: "reply", status: 403, body: { message: "Resource not accessible by integration" } },
    garbage: { kind: "garbage" },
  }
  // Once with the rendered texts, which GitHub may refuse, and once without.
  for (const [name, action] of Object.entries(UNREADABLE)) {
    test(`that comes back as ${name} starts nothing`, async (context) => {
      const scene = await setScene(context, { github: changed("edits", 5, "stranger") })
      scene.github.addFault({ path: "/graphql", times: action.kind === "garbage" ? 3 : 2, action })
      const [result] = await runEach(scene, [EVENT], { comment: "false", reaction: "false" })
      assert.ok(result)
      assertUnverified(result)
      assertHarmless(scene)
    })
  }

  test("is asked for again when GraphQL tells of the rate limit inside an answer", async (context) => {
    const scene = await setScene(context, { github: changed("edits", 5, "stranger") })
    const body = { data: null, errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] }
    const headers = { "retry-after": "7" }
    scene.github.addFault({ path: "/graphql", action: { kind: "reply", status: 200, body, headers } })
    const [result] = await runEach(scene, [EVENT])
    assert.ok(result)
    assertOutputs(result, { outcome: "skipped", skipReason: /^stranger, who lacks write permission/ })
    assertHarmless(scene)
  })

  test("by somebody whose permission cannot be verified starts nothing", async (context) => {
    const scene = await setScene(context, { github: changed("edits", 5, "stranger") })
    const action: FaultAction = { kind: "reply", status: 403, body: { message: "Resource not accessible" } }
    scene.github.addFault({ path: /\/collaborators\/stranger\//, action })
    const [result] = await runEach(scene, [EVENT], {}, { realTime: true })
    assert.ok(result)
    assertUnverified(result)
    assertHarmless(scene)
  })
})
