import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { FaultAction } from "../../simulator/fault.ts"
import { secondaryRateLimit } from "../../simulator/github/faults.ts"
import { assertExit, messages, onlyMessage } from "./expectations.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { GITHUB_TOKEN, homeRepository, type SceneOptions, setScene } from "./scene.ts"
import { SHORT } from "./stories.ts"

const COMMENTS = `/repos/${HOME.fullName}/issues/1/comments`
const ON_ISSUE = { eventName: "issues", event: labeledIssue() }

describe("a comment that cannot be written is a warning:", { concurrency: 3 }, () => {
  type Case = {
    readonly name: string
    readonly says: RegExp
    readonly options?: SceneOptions
    readonly fault?: FaultAction
  }
  const CASES: readonly Case[] = [
    {
      name: "the token may not",
      options: { github: { token: { permissions: { contents: "read" } } } },
      says: /Writing the comment failed.*HTTP 403.*`permissions: issues: write`.*`comment: false`/,
    },
    {
      name: "the issue is not there for the token",
      options: { github: { repositories: [homeRepository({ issues: [] })] } },
      says: /HTTP 404.*`permissions: issues: write`/,
    },
    {
      name: "the issue was deleted",
      options: {
        github: {
          repositories: [
            homeRepository({ issues: [{ number: 1, title: "x", body: "x", author: HOME.owner, deleted: true }] }),
          ],
        },
      },
      says: /HTTP 410/,
    },
    {
      name: "the conversation is locked",
      options: {
        github: {
          repositories: [
            homeRepository({ issues: [{ number: 1, title: "x", body: "x", author: HOME.owner, locked: true }] }),
          ],
        },
      },
      says: /the conversation is locked \(HTTP 403\)/,
    },
    {
      name: "the text is refused",
      fault: { kind: "reply", status: 422, body: { message: "Validation Failed: Body is too long" } },
      says: /the text is too long \(HTTP 422\)/,
    },
    { name: "a secondary limit is reached", fault: secondaryRateLimit(), says: /rate limit is reached \(HTTP 403\)/ },
    { name: "GitHub is silent", fault: { kind: "silence" }, says: /no answer/ },
  ]
  for (const { name, says, options, fault } of CASES) {
    test(name, async (context) => {
      const scene = await setScene(context, { cursor: { plan: SHORT }, violationsExpected: true, ...options })
      if (fault) {
        const times = Number.POSITIVE_INFINITY
        scene.github.addFault({ path: /\/comments/, times, action: fault })
        scene.github.addFault({ path: "/graphql", times, action: fault })
      }
      const silence = fault?.kind === "silence"
      const result = await scene.run({ inputs: { prompt: "Do it" }, github: ON_ISSUE, silence })
      assert.equal(result.outputs.outcome, "finished")
      assertExit(result, 0)
      const warnings = messages(result, "warning")
      assert.match(warnings.join("\n"), says)
      assert.equal(new Set(warnings).size, warnings.length, "no warning is said twice")
      assert.equal(result.outputs.commentUrl ?? "", "")
    })
  }

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
