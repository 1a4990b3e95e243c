import assert from "node:assert/strict"
import { test } from "node:test"
import { assertExit, commentsOn, onlyAgent } from "./expectations.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { homeRepository, setScene } from "./scene.ts"
import { SHORT } from "./stories.ts"

const SERVER = "https://ghe.example.com"

test("the action works on a GitHub Enterprise Server", async (context) => {
  const scene = await setScene(context, {
    cursor: { plan: SHORT, gitServer: SERVER },
    github: { prefix: "/api/v3", repositories: [homeRepository()] },
  })
  const github = { eventName: "issues", event: labeledIssue(), serverUrl: SERVER }
  const first = await scene.run({ inputs: { prompt: "Do it" }, github })
  assertExit(first, 0)
  assert.deepEqual(onlyAgent(scene).request.source, { repository: `${SERVER}/${HOME.fullName}`, ref: "master" })
  assert.equal(first.outputs.prUrl, `${SERVER}/${HOME.fullName}/pull/3`)
  assert.ok(scene.github.requests.every(({ path }) => path.startsWith("/api/")))

  // Finding the comment again needs GraphQL, which is next to the REST API there.
  const again = await scene.run({ inputs: { prompt: "Do it" }, github: { ...github, runAttempt: "2" } })
  assertExit(again, 0)
  assert.equal(commentsOn(scene, 1).length, 1)
  assert.ok(scene.github.requests.some(({ path, status }) => path === "/api/graphql" && status === 200))
})
