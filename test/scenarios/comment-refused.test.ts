import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { FaultAction } from "../../simulator/fault.ts"
import { assertExit, messages, onlyMessage } from "./expectations.ts"
import { HOME, payload } from "./payloads.ts"
import { GITHUB_TOKEN, type Scene, type SceneOptions, setScene } from "./scene.ts"
import { MINUTE, SECOND, SHORT } from "./stories.ts"

const COMMENTS = `/repos/${HOME.fullName}/issues/1/comments`
const ON_ISSUE = { eventName: "issues", event: payload("issues", "opened") }

describe("a comment that cannot be written is a warning:", { concurrency: 3 }, () => {
  // What GitHub's other refusals say is the matter of test/github/refusals.test.ts.
  type Case = {
    readonly name: string
    readonly says: RegExp
    readonly options?: SceneOptions
    readonly isSilent?: true
  }
  const CASES: readonly Case[] = [
    {
      name: "the token may not",
      options: { github: { token: { permissions: { contents: "read" } } } },
      says: /Writing the comment failed.*HTTP 403.*`permissions: issues: write`.*`comment: false`/,
    },
    { name: "GitHub is silent", isSilent: true, says: /no answer/ },
  ]
  for (const { name, says, options, isSilent: silence = false } of CASES) {
    test(name, async (context) => {
      const scene = await setScene(context, { cursor: { plan: SHORT }, violationsExpected: true, ...options })
      for (const path of silence ? [/\/comments/, "/graphql"] : [])
        scene.github.addFault({ path, times: Number.POSITIVE_INFINITY, action: { kind: "silence" } })
      const result = await scene.run({ inputs: { prompt: "Do it" }, github: ON_ISSUE, silence })
      assert.equal(result.outputs.outcome, "finished")
      assertExit(result, 0)
      const warnings = messages(result, "warning")
      assert.match(warnings.join("\n"), says)
      assert.equal(new Set(warnings).size, warnings.length, "no warning is said twice")
      assert.equal(result.outputs.commentUrl ?? "", "")
    })
  }

  test("a redirect that is not followed, after one try", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT }, violationsExpected: true })
    const headers = { location: "/repositories/7/issues/1/comments" }
    const action: FaultAction = { kind: "reply", status: 307, headers, body: { message: "Temporary Redirect" } }
    scene.github.addFault({ method: "POST", path: COMMENTS, times: Number.POSITIVE_INFINITY, action })
    const result = await scene.run({ inputs: { prompt: "Do it" }, github: ON_ISSUE })
    assertExit(result, 0)
    assert.match(onlyMessage(result, "warning"), /another address now \(HTTP 307\)\. Use the repository's present name/)
    const writes = scene.github.requests.filter(({ method, path }) => method === "POST" && path === COMMENTS)
    assert.equal(writes.length, 1)
  })

  test("there is no token", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const inputs = { prompt: "Do it", wait: "false", "github-token": "", "allow-actors": HOME.owner }
    const result = await scene.run({ inputs, github: ON_ISSUE, realTime: true })
    assert.equal(result.outputs.outcome, "launched")
    assert.match(messages(result, "warning").join("\n"), /There is no `github-token`, so no comment is written/)
    assert.deepEqual(scene.github.requests, [])
  })

  test("the token ends before the agent does", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const running = scene.run({ inputs: { prompt: "Do it" }, github: ON_ISSUE })
    while (!scene.github.requests.some(({ path, method }) => method === "POST" && path === COMMENTS)) {
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    scene.github.expireToken(GITHUB_TOKEN)
    const result = await running
    assert.equal(result.outputs.outcome, "finished")
    assert.match(onlyMessage(result, "warning"), /does not accept `github-token`.*HTTP 401/)
    assert.equal(result.outputs.prNumber, "3")
  })
})

describe("while GitHub has trouble", { concurrency: 3 }, () => {
  /** An agent whose state changes every minute, for half an hour. */
  const RESTLESS: AgentStory = {
    creatingMs: SECOND,
    runningMs: 30 * MINUTE,
    statusWords: Array.from({ length: 29 }, (_, index) => ({
      afterMs: (index + 1) * MINUTE,
      word: index % 2 === 0 ? "PAUSED" : "RUNNING",
    })),
  }
  const writes = (scene: Scene) =>
    scene.github.requests.filter(({ method, path }) => method !== "GET" && path.includes("/comments"))
  const TROUBLE: readonly { readonly name: string; readonly action: FaultAction; readonly most: number }[] = [
    {
      name: "a comment that is refused for good (422) is tried once, and at the end twice whole and once short",
      action: { kind: "reply", status: 422, body: { message: "Validation Failed" } },
      most: 4,
    },
    {
      name: "failing writes (500) are tried again after longer and longer pauses",
      action: { kind: "reply", status: 500, body: {} },
      most: 2 * (5 + 3),
    },
    {
      name: "writes that hang do not slow the reads of the agent down",
      action: { kind: "silence" },
      most: 2 * (5 + 3),
    },
  ]
  for (const { name, action, most } of TROUBLE) {
    test(name, async (context) => {
      const scene = await setScene(context, { cursor: { plan: RESTLESS } })
      scene.github.addFault({ method: "POST", path: COMMENTS, times: Number.POSITIVE_INFINITY, action })
      const silence = action.kind === "silence"
      const result = await scene.run({ inputs: { prompt: "Do it", reaction: "false" }, github: ON_ISSUE, silence })
      assert.equal(result.outputs.outcome, "finished")
      const count = writes(scene).length
      assert.ok(count >= 2 && count <= most, `${count} writes`)
      const reads = scene.cursor.requests.filter(({ path }) => /\/bc-[^/]+$/.test(path)).map(({ atMs }) => atMs)
      const pauses = reads.slice(1).map((atMs, index) => atMs - (reads[index] ?? 0))
      assert.ok(Math.max(...pauses) < 60 * SECOND, `${Math.max(...pauses)} ms between two reads`)
      onlyMessage(result, "warning")
    })
  }

  type Refused = {
    readonly name: string
    readonly message: string
    readonly times: number
    readonly statuses: readonly string[]
  }
  const REFUSED: readonly Refused[] = [
    {
      name: "a last version that is refused once (422) is written after all",
      message: "Validation Failed",
      times: 1,
      statuses: ["POST 201", "PATCH 422", "PATCH 200"],
    },
    {
      name: "a last version that is refused is written short, so that nobody reads that the agent works",
      message: "Validation Failed",
      times: 2,
      statuses: ["POST 201", "PATCH 422", "PATCH 422", "PATCH 200"],
    },
    {
      name: "a last version that is too long is written short at once",
      message: "Validation Failed: Body is too long",
      times: 1,
      statuses: ["POST 201", "PATCH 422", "PATCH 200"],
    },
  ]
  for (const { name, message, times, statuses } of REFUSED) {
    test(name, async (context) => {
      const scene = await setScene(context, { cursor: { plan: SHORT } })
      const action: FaultAction = { kind: "reply", status: 422, body: { message } }
      scene.github.addFault({ method: "PATCH", path: /\/comments\//, times, action })
      const result = await scene.run({ inputs: { prompt: "Do it" }, github: ON_ISSUE })
      assertExit(result, 0)
      assert.deepEqual(
        writes(scene).map(({ method, status }) => `${method} ${status}`),
        statuses,
      )
      const [comment] = scene.github.comments(HOME.fullName, 1)
      assert.match(comment?.body ?? "", /### \S+ Cursor agent finished/)
      const left = /Left out, because GitHub refused the whole text: the agent's summary, the details\./
      const isWhole = name.includes("after all")
      assert.equal(left.test(comment?.body ?? ""), !isWhole)
      assert.equal(/What the agent says about it/.test(comment?.body ?? ""), isWhole)
      if (isWhole) assert.deepEqual(messages(result, "warning"), [])
      else assert.match(onlyMessage(result, "warning"), /HTTP 422: ".*A shorter version was written\.$/)
    })
  }

  test("a comment that somebody deleted is written again, once", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const gone: FaultAction = { kind: "reply", status: 404, body: { message: "Not Found" } }
    scene.github.addFault({ method: "PATCH", path: /\/comments\//, action: gone })
    const result = await scene.run({ inputs: { prompt: "Do it" }, github: ON_ISSUE })
    const comments = scene.github.comments(HOME.fullName, 1)
    assert.match(comments.at(-1)?.body ?? "", /### \S+ Cursor agent finished/)
    assert.equal(result.outputs.commentUrl, comments.at(-1)?.htmlUrl)
    assert.deepEqual(
      writes(scene).map(({ method, status }) => `${method} ${status}`),
      ["POST 201", "PATCH 404", "POST 201"],
    )
  })
})
