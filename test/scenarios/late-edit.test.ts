import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { FaultAction } from "../../simulator/fault.ts"
import { assertExit, assertOutputs } from "./expectations.ts"
import { assertHarmless, assertUnverified, labelled, OWNER, PEOPLE, runEach, WITH_PEOPLE } from "./knocking.ts"
import { homeRepository, setScene } from "./scene.ts"

const LABELLED_AT = "2026-03-01T12:00:00Z"
const EVENT = labelled(OWNER, { issue: { updated_at: LABELLED_AT } })

type Change = { readonly minutesBefore: number; readonly editor: string | null }
type Changes = { readonly edits?: readonly Change[]; readonly renames?: readonly Change[] }

/** GitHub with an issue whose description or title was changed so long before the label. */
function changed({ edits = [], renames = [] }: Changes) {
  const dated = ({ minutesBefore, editor }: Change) => {
    return { at: new Date(Date.parse(LABELLED_AT) - minutesBefore * 60_000).toISOString(), editor }
  }
  const [issue] = homeRepository().issues ?? []
  assert.ok(issue)
  const history = { createdAt: "2026-02-01T12:00:00Z", edits: edits.map(dated), renames: renames.map(dated) }
  return {
    ...WITH_PEOPLE,
    repositories: [homeRepository({ collaborators: PEOPLE, issues: [{ ...issue, ...history }] })],
  }
}

const BY_STRANGER: Changes = { edits: [{ minutesBefore: 5, editor: "stranger" }] }

/** Whose change counts, and when, is the matter of test/authorize: here each is read as GitHub tells it. */
describe("a change five minutes before the label starts nothing:", { concurrency: 3 }, () => {
  const LATE: readonly (readonly [what: "description" | "title", editor: string | null, called: string])[] = [
    ["description", "evil[bot]", "evil"],
    ["title", "triager", "triager"],
    ["title", null, "a deleted account"],
  ]
  for (const [what, editor, called] of LATE) {
    test(`of the ${what}, by ${called}`, async (context) => {
      const change = [{ minutesBefore: 5, editor }]
      const github = changed(what === "title" ? { renames: change } : { edits: change })
      const scene = await setScene(context, { github })
      const [result] = await runEach(scene, [EVENT], {}, { realTime: true })
      assert.ok(result)
      assertExit(result, 0)
      const skipReason = new RegExp(`^${called}, who lacks write permission, edited the ${what} within 10 minutes`)
      assertOutputs(result, { outcome: "skipped", skipReason })
      assertHarmless(scene)
    })
  }
})

test("changes eleven minutes before the label by a stranger, and five by a writer, start an agent", async (context) => {
  const early = { minutesBefore: 11, editor: "stranger" }
  const changes = { edits: [early, { minutesBefore: 5, editor: "writer" }], renames: [early] }
  const scene = await setScene(context, { github: changed(changes) })
  const [result] = await runEach(scene, [EVENT], {}, { realTime: true })
  assert.ok(result)
  assertExit(result, 0)
  assert.equal(scene.cursor.launchCount, 1)
})

describe("a history of changes", { concurrency: 3 }, () => {
  const reply = (status: number, body: unknown): FaultAction => ({ kind: "reply", status, body })
  const ERROR = reply(200, { data: null, errors: [{ type: "FORBIDDEN", message: "no" }] })
  const NOTHING = reply(200, { data: { repository: { issueOrPullRequest: null } } })
  const DENIED = reply(403, { message: "Resource not accessible by integration" })
  const GARBAGE: FaultAction = { kind: "garbage" }
  // Asked for once with the rendered texts, which GitHub may refuse, and once without; garbage is asked for again.
  const UNREADABLE: Readonly<Record<string, readonly FaultAction[]>> = {
    "an error, and as nothing": [ERROR, NOTHING],
    "403, and as garbage": [DENIED, GARBAGE, GARBAGE, GARBAGE],
  }
  for (const [name, actions] of Object.entries(UNREADABLE)) {
    test(`that comes back as ${name} starts nothing`, async (context) => {
      const scene = await setScene(context, { github: changed(BY_STRANGER) })
      for (const action of actions) scene.github.addFault({ path: "/graphql", action })
      const [result] = await runEach(scene, [EVENT], { comment: "false", reaction: "false" })
      assert.ok(result)
      assertUnverified(result)
      const asked = scene.github.requests.filter(({ path }) => path === "/graphql")
      assert.equal(asked.length, actions.length, "no fault is left, and nothing is asked after the last")
      assertHarmless(scene)
    })
  }

  test("is asked for again when GraphQL tells of the rate limit inside an answer", async (context) => {
    const scene = await setScene(context, { github: changed(BY_STRANGER) })
    const body = { data: null, errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] }
    const headers = { "retry-after": "7" }
    scene.github.addFault({ path: "/graphql", action: { kind: "reply", status: 200, body, headers } })
    const [result] = await runEach(scene, [EVENT])
    assert.ok(result)
    assertOutputs(result, { outcome: "skipped", skipReason: /^stranger, who lacks write permission/ })
    assertHarmless(scene)
  })

  test("by somebody whose permission cannot be verified starts nothing", async (context) => {
    const scene = await setScene(context, { github: changed(BY_STRANGER) })
    const action: FaultAction = { kind: "reply", status: 403, body: { message: "Resource not accessible" } }
    scene.github.addFault({ path: /\/collaborators\/stranger\//, action })
    const [result] = await runEach(scene, [EVENT], {}, { realTime: true })
    assert.ok(result)
    assertUnverified(result)
    assertHarmless(scene)
  })
})
