import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { agentOutputs, assertExit, assertOutputs, commentsOn, onlyAgent, onlyMessage } from "./expectations.ts"
import { labeledIssue } from "./payloads.ts"
import { setScene } from "./scene.ts"
import { ENDLESS } from "./stories.ts"

const ON_ISSUE = { eventName: "issues", event: labeledIssue() }

describe("a fault of the action's own that nothing waits for, after the launch", { concurrency: 2 }, () => {
  const CASES = [
    { how: "rejection", name: "TypeError" },
    { how: "exception", name: "RangeError" },
  ]
  for (const { how, name } of CASES) {
    test(`(${how}) ends like any other: outcome, agent, annotation, comment, summary; the post step stops the agent`, async (context) => {
      const scene = await setScene(context, { cursor: { plan: ENDLESS } })
      const time = virtualTime({ stallMs: 10_000 })
      const preload = new URL(`./inner-fault.ts?${how}`, import.meta.url).href
      const result = await scene.run({
        inputs: { prompt: "Do it" },
        github: ON_ISSUE,
        ...time,
        nodeOptions: [...(time.nodeOptions ?? []), "--import", preload],
        withPost: true,
      })
      assertExit(result, 1)
      const agent = onlyAgent(scene)
      const [comment, ...others] = commentsOn(scene, 1)
      assert.ok(comment && others.length === 0, "one comment")
      assertOutputs(result, {
        ...agentOutputs(agent),
        status: "CREATING",
        outcome: "unknown",
        errorCode: "internal",
        commentUrl: comment.htmlUrl,
      })
      const error = onlyMessage(result, "error")
      assert.ok(error.includes(name) && error.includes(agent.id) && error.includes("the post step stops it"), error)
      assert.ok(comment.history.some((body) => body.includes(`The action itself failed`)))
      assert.match(result.summary, /outcome unknown[\s\S]*The action itself failed/)
      assert.equal(result.summary.match(/^## /gm)?.length, 1, "the post step writes no second page")
      assert.equal(agent.status, "STOPPED")
      assert.match(comment.body, /### \S+ Cursor agent was stopped/)
    })
  }

  test("is told of when the agent is to be left working", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const time = virtualTime({ stallMs: 10_000 })
    const result = await scene.run({
      inputs: { prompt: "Do it", "on-cancel": "leave" },
      ...time,
      nodeOptions: [
        ...(time.nodeOptions ?? []),
        "--import",
        new URL("./inner-fault.ts?rejection", import.meta.url).href,
      ],
      withPost: true,
    })
    assertExit(result, 1)
    assert.match(onlyMessage(result, "error"), /Agent bc-\S+ was left working, as `on-cancel` says/)
    assert.notEqual(onlyAgent(scene).status, "STOPPED")
  })

  test("in the post step names the agent, and makes the job red", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const time = virtualTime({ stallMs: 10_000 })
    const preload = new URL("./inner-fault.ts?post", import.meta.url).href
    const nodeOptions = [...(time.nodeOptions ?? []), "--import", preload]
    const result = await scene.run({ inputs: { prompt: "Do it" }, ...time, nodeOptions, killOn: /\] RUNNING/ })
    const said = onlyMessage(result, "error")
    assert.match(said, /The clean-up after this step failed \(TypeError\)/)
    assert.ok(said.includes(`so agent ${onlyAgent(scene).id} may still be working`), said)
    assert.equal(result.stages.at(-1)?.exitCode, 1)
  })
})
