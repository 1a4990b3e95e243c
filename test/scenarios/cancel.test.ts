import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { NO_SIGNALS } from "../../simulator/runner/signals.ts"
import { type SavedState, STATE_NAME, writeState } from "../../src/run/saved-state.ts"
import { commentsOn, mainOf, messages, onlyAgent } from "./expectations.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { API_KEY, type RunOptions, send, setScene } from "./scene.ts"
import { ENDLESS, SHORT } from "./stories.ts"

const ON_ISSUE: RunOptions = {
  inputs: { prompt: "Do it" },
  github: { eventName: "issues", event: labeledIssue() },
}
const RUNNING = /\] RUNNING/

describe("a cancelled job", { concurrency: 3, skip: NO_SIGNALS }, () => {
  test("stops its agent, corrects outputs and comment, and ends by itself", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const result = await scene.run({ ...ON_ISSUE, cancelOn: RUNNING })
    assert.equal(onlyAgent(scene).status, "STOPPED")
    assert.equal(result.outputs.outcome, "cancelled")
    assert.equal(result.outputs.errorCode, "cancelled")
    assert.equal(result.outputs.agentId, onlyAgent(scene).id)
    assert.equal(mainOf(result).exitCode, 1)
    assert.deepEqual(
      mainOf(result).signalsSent.map(({ signal }) => signal),
      ["SIGINT"],
    )
    const [comment] = commentsOn(scene, 1)
    assert.match(comment?.body ?? "", /Cursor agent stopped because the workflow run was cancelled/)
    assert.equal(onlyAgent(scene).stopsAtMs.length, 1, "the post step has nothing left to do")
  })

  test("keeps the runner's real time (7.5 s to the second signal, 2.5 s to the kill), when no launch is answered", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "silence", processed: true } })
    const result = await scene.runUntilLaunched({
      ...ON_ISSUE,
      realTime: true,
      withPost: false,
      kill: { intMs: 7_500, termMs: 2_500 },
    })
    const main = mainOf(result)
    assert.deepEqual([main.exitCode, main.signalsSent.map(({ signal }) => signal)], [1, ["SIGINT"]])
    assert.ok(main.durationMs > 5_000, `the answer was waited for: ${main.durationMs} ms`)
    assert.equal(result.outputs.outcome, "cancelled")
    assert.match(messages(result, "error").join("\n"), /The post step looks for the agent and stops it/)
  })

  test("whose launch is never answered leaves the search to the post step", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "silence", processed: true } })
    const result = await scene.runUntilLaunched({ ...ON_ISSUE, silence: true })
    assert.equal(onlyAgent(scene).status, "STOPPED", result.log.join("\n"))
  })

  test("while the last word of a finished agent gets no answer still sets the outputs, and the post step says that word", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    scene.github.addFault({ method: "PATCH", path: /\/comments\//, action: { kind: "silence" } })
    const edits = () => scene.github.requests.filter(({ method }) => method === "PATCH").length
    const result = await scene.runUntil(() => edits() === 1, { ...ON_ISSUE, silence: true })
    assert.equal(mainOf(result).exitCode, 0)
    assert.equal(result.outputs.outcome, "finished")
    assert.match(result.summary, /Cursor agent finished/)
    const [comment] = commentsOn(scene, 1)
    assert.match(comment?.body ?? "", /the Cursor agent had ended by then: \[pull request #3/)
    assert.equal(onlyAgent(scene).stopsAtMs.length, 0)
  })

  test("hears SIGTERM alone as well", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const hasComment = () => commentsOn(scene, 1).length > 0
    const alone = { ...ON_ISSUE, withPost: false }
    const result = await scene.runUntil(hasComment, alone, (running) => send(running, "SIGTERM"))
    assert.deepEqual([mainOf(result).exitCode, mainOf(result).signal], [1, undefined])
    assert.equal(result.outputs.outcome, "cancelled")
    assert.equal(onlyAgent(scene).status, "STOPPED")
    assert.equal(onlyAgent(scene).stopsAtMs.length, 1)
  })

  test("leaves its agent working when `on-cancel` says so", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const result = await scene.run({
      ...ON_ISSUE,
      inputs: { prompt: "Do it", "on-cancel": "leave" },
      cancelOn: RUNNING,
    })
    assert.match(messages(result, "error").join("\n"), /go on waiting for the same agent/)
    assert.equal(onlyAgent(scene).status, "RUNNING")
    assert.equal(result.outputs.outcome, "cancelled")
    assert.match(
      commentsOn(scene, 1)[0]?.body ?? "",
      /may still be working[\s\S]*What to do: Re-run the job to go on waiting for the same agent\./,
    )
  })

  test("waits for the answer of a launch under way, and stops that agent in real time, long before the second signal", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "delay", ms: 900, processed: true } })
    const result = await scene.runUntilLaunched({ ...ON_ISSUE, realTime: true, withPost: false })
    const { durationMs, signalsSent } = mainOf(result)
    assert.equal(onlyAgent(scene).status, "STOPPED")
    assert.deepEqual(
      signalsSent.map(({ signal }) => signal),
      ["SIGINT"],
    )
    assert.ok(durationMs < 7_000, `${durationMs} ms`)
    assert.equal(result.outputs.agentId, onlyAgent(scene).id)
    assert.equal(result.outputs.outcome, "cancelled")
  })
})

describe("the post step", { concurrency: 3 }, () => {
  for (const [name, isCancelled] of [
    ["a cancelled step that had reported its end", true],
    ["a step whose agent had finished at once", false],
  ] as const) {
    test(`looks for the second agent of a lost launch that appears after ${name}`, async (context) => {
      const scene = await setScene(context, { cursor: { plan: ENDLESS } })
      const first = isCancelled ? ENDLESS : { creatingMs: 0, runningMs: 1_000 }
      scene.cursor.enqueueStories({ ...first, twinsAfterMs: [60_000] })
      scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: { kind: "cut-body" } })
      const hasComment = () => commentsOn(scene, 1).length > 0
      const result = isCancelled
        ? await scene.runUntil(hasComment, ON_ISSUE)
        : await scene.run({ ...ON_ISSUE, withPost: true })
      const [agent, twin] = scene.cursor.agents
      assert.ok(agent && twin)
      assert.deepEqual([agent.isWorking, twin.isWorking], [false, false])
      const became = isCancelled ? "was stopped" : "has ended"
      assert.match(messages(result, "warning").join("\n"), new RegExp(`was found: ${twin.id} .*It ${became}`))
      assert.match(commentsOn(scene, 1)[0]?.body ?? "", new RegExp(isCancelled ? "was stopped" : "agent finished"))
    })
  }

  test("does nothing, and asks nobody, when the main step came to its own end", async (context) => {
    const scene = await setScene(context, { cursor: { plan: { creatingMs: 1_000, runningMs: 9_000 } } })
    const asked = () => scene.cursor.requests.length + scene.github.requests.length
    let beforePost = 0
    const result = await scene.run({
      withPost: true,
      ...ON_ISSUE,
      onLogEntry: ({ text }) => {
        if (text === "Post job cleanup.") beforePost = asked()
      },
    })
    assert.equal(result.outputs.outcome, "finished")
    assert.equal(result.conclusion, "success")
    assert.ok(beforePost > 0)
    assert.equal(asked(), beforePost)
  })

  test("believes no state that something else has saved", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const repository = `https://github.com/${HOME.fullName}`
    const request = { prompt: { text: "Mine" }, source: { repository, ref: "master" } }
    const elsewhere = scene.cursor.addAgent({ key: API_KEY, request, story: ENDLESS })
    const forged: SavedState = {
      launchKey: "0123456789ab",
      repositoryUrl: repository,
      agentId: elsewhere,
      memory: "turn=1 pr=yes fail-on=failed if-no-pr=warn api=v0 run= fixes=0",
      stopAgentOnCleanUp: true,
      endedBy: "kill",
      isStopped: false,
      needsSummary: true,
      isDone: false,
    }
    const result = await scene.run({
      withPost: true,
      ...ON_ISSUE,
      inputs: { prompt: "Do it", wait: "false" },
      nodeOptions: ["--import", `data:text/javascript,${encodeURIComponent(overwriting(writeState("a key", forged)))}`],
    })
    assert.ok(result.annotations.some(({ message }) => message.includes("was changed by something else")))
    assert.equal(result.conclusion, "success")
    assert.deepEqual(
      scene.cursor.agents.map(({ stopsAtMs }) => stopsAtMs),
      [[], []],
    )
  })
})

/** A preload that saves another state when the process ends, as any line of a log could. */
function overwriting(state: string): string {
  const line = `${STATE_NAME}=${state}\n`
  return `import { appendFileSync } from "node:fs"
process.on("exit", () => { if (process.env.GITHUB_STATE) appendFileSync(process.env.GITHUB_STATE, ${JSON.stringify(line)}) })`
}
