import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { RunningAction } from "../../simulator/runner/action-run.ts"
import { commentsOn, mainOf, onlyAgent, onlyMessage } from "./expectations.ts"
import { launchedBefore } from "./launched-before.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { type RunOptions, type Scene, send, setScene } from "./scene.ts"
import { ENDLESS, SHORT } from "./stories.ts"
import { ALWAYS, READ } from "./waits.ts"

const ON_ISSUE: RunOptions = {
  inputs: { prompt: "Do it" },
  github: { eventName: "issues", event: labeledIssue() },
}
const LAUNCH = { method: "POST", path: "/v0/agents" }
const LIST = { method: "GET", path: "/v0/agents" }
const COMMENTS = `/repos/${HOME.fullName}/issues/1/comments`
const LAUNCHED = /Launched agent/
const RUNNING = /\] RUNNING/
const NOT_RUNNING = { kind: "reply", status: 400, body: { error: "Agent is not running" } } as const
const FORBIDDEN = { kind: "reply", status: 403, body: { error: "Forbidden" } } as const

const FAILED: AgentStory = { ...SHORT, end: "ERROR" }
const kill = (running: RunningAction) => send(running, "SIGKILL")

function stops(scene: Scene): number {
  return scene.cursor.requests.filter(({ path }) => path.endsWith("/stop")).length
}

function comment(scene: Scene): string {
  const [only, ...others] = commentsOn(scene, 1)
  assert.ok(only && others.length === 0, "one comment")
  return only.body
}

describe("the agent of a killed step", { concurrency: 3 }, () => {
  test("is stopped by the post step, and the comment says what happened", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const result = await scene.run({ ...ON_ISSUE, killOn: RUNNING })
    assert.equal(mainOf(result).signal, "SIGKILL")
    assert.equal(onlyAgent(scene).status, "STOPPED")
    assert.match(comment(scene), /### \S+ Cursor agent was stopped[\s\S]*its step ended before it did/)
    assert.doesNotMatch(comment(scene), /cancelled/, "nobody cancelled anything")
    assert.match(result.summary, /^## \S+ Cursor agent was stopped \(step `agent`\)[\s\S]*its step ended before it did/)
    const reactions = scene.github.reactions({ repository: HOME.fullName, issue: 1 })
    assert.deepEqual(
      reactions.map(({ content }) => content),
      ["eyes", "confused"],
    )
  })

  test("is found by the launch key when the launch was not answered yet", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.cursor.addFault({ ...LAUNCH, action: { kind: "silence", processed: true } })
    const inputs = { ...ON_ISSUE.inputs, "step-summary": "false" }
    const result = await scene.runUntilLaunched({ ...ON_ISSUE, inputs }, kill)
    assert.equal(result.summary, "", "no page when none is wanted")
    assert.equal(mainOf(result).signal, "SIGKILL")
    assert.equal(onlyAgent(scene).status, "STOPPED")
  })

  test("is known by its id as soon as it is launched, so it is stopped without a search, also when it cannot be read", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.cursor.addFault({ ...LIST, times: ALWAYS, action: FORBIDDEN })
    await scene.run({
      ...ON_ISSUE,
      killOn: LAUNCHED,
      onLogEntry: ({ text }) => {
        if (text === "Post job cleanup.") scene.cursor.addFault({ ...READ, times: ALWAYS, action: FORBIDDEN })
      },
    })
    assert.equal(onlyAgent(scene).status, "STOPPED")
  })

  test("is left alone when it has ended by itself meanwhile, and its end is reported", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    scene.cursor.addFault({ path: /\/conversation$/, times: ALWAYS, action: { kind: "silence" } })
    const result = await scene.run({ ...ON_ISSUE, killOn: /\] FINISHED/ })
    assert.equal(mainOf(result).signal, "SIGKILL")
    assert.equal(stops(scene), 0)
    assert.match(comment(scene), /### \S+ Cursor agent finished[\s\S]*\/pull\/3/)
  })

  test("is left working when `on-cancel` says so, and the one comment does not hide it, though its writing was not answered", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.github.addFault({ method: "POST", path: COMMENTS, action: { kind: "silence", processed: true } })
    const inputs = { prompt: "Do it", "on-cancel": "leave" }
    await scene.runUntil(() => commentsOn(scene, 1).length > 0, { ...ON_ISSUE, inputs }, kill)
    assert.equal(onlyAgent(scene).isWorking, true)
    assert.equal(stops(scene), 0)
    assert.match(comment(scene), /outcome unknown[\s\S]*was left working/)
  })

  test("of an earlier attempt is not taken for the one of this attempt", async (context) => {
    const scene = await setScene(context, { cursor: { plan: FAILED } })
    const attempt = (number: string) => ({ ...ON_ISSUE, github: { ...ON_ISSUE.github, runAttempt: number } })
    await launchedBefore(scene, attempt("1"), FAILED)
    scene.cursor.addFault({ ...LAUNCH, action: { kind: "silence" } })
    const isUnderWay = () => scene.cursor.requests.some(({ status }) => status === "silence")
    const result = await scene.runUntil(isUnderWay, attempt("2"), kill)
    assert.equal(mainOf(result).signal, "SIGKILL")
    assert.match(comment(scene), /No agent was found/)
    assert.ok(result.log.some((line) => line.includes("No agent with this step's launch key was found.")))
  })

  test("is in the log and in the comment when the runner dies with it", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.cursor.addFault({ ...READ, times: ALWAYS, action: FORBIDDEN })
    const result = await scene.run({ ...ON_ISSUE, runnerDiesOn: /cannot be read for now/ })
    assert.deepEqual(
      result.stages.map(({ name }) => name),
      ["main"],
    )
    assert.ok(result.log.some((line) => line.includes(onlyAgent(scene).id)))
    assert.ok(comment(scene).includes(onlyAgent(scene).id))
  })
})

describe("what a cancelled step had no time for", { concurrency: 3 }, () => {
  test("a stop without an answer is made up for by the post step", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.cursor.addFault({ path: /\/stop$/, action: { kind: "silence" } })
    const result = await scene.run({ ...ON_ISSUE, cancelOn: RUNNING, silence: true })
    assert.deepEqual([result.outputs.outcome, result.outputs.agentId], ["cancelled", onlyAgent(scene).id])
    assert.equal(onlyAgent(scene).status, "STOPPED")
    assert.match(comment(scene), /Cursor agent stopped because the workflow run was cancelled/)
  })

  test("the last word in the comment is said by the post step, without a second stop", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS, stoppedWord: "FINISHED" } })
    scene.github.addFault({ method: "PATCH", action: { kind: "silence" } })
    const result = await scene.run({ ...ON_ISSUE, cancelOn: RUNNING, silence: true })
    assert.equal(result.outputs.outcome, "cancelled")
    assert.match(comment(scene), /Cursor agent stopped because the workflow run was cancelled/)
    assert.equal(stops(scene), 1)
  })

  test("a search for the agent of a lost answer is gone on with by the post step", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS, listLagMs: 9_000 } })
    scene.cursor.addFault({ ...LAUNCH, action: { kind: "reset", when: "after" } })
    const result = await scene.run({ ...ON_ISSUE, cancelOn: /may exist all the same/ })
    assert.equal(result.outputs.outcome, "cancelled")
    assert.equal(onlyAgent(scene).status, "STOPPED")
  })

  test("an agent that had ended by then was not stopped, and nobody says so", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    scene.cursor.addFault({ path: /\/stop$/, times: ALWAYS, action: NOT_RUNNING })
    const result = await scene.run({
      ...ON_ISSUE,
      cancelOn: RUNNING,
      onLogEntry: ({ text }) => {
        if (!text.includes("RUNNING") || scene.cursor.launchCount === 0) return
        const body = { id: onlyAgent(scene).id, status: "FINISHED" }
        scene.cursor.addFault({ ...READ, times: ALWAYS, action: { kind: "reply", status: 200, body } })
      },
    })
    assert.equal(result.outputs.outcome, "cancelled")
    assert.match(comment(scene), /### \S+ Workflow run was cancelled; the Cursor agent had ended by then/)
    assert.equal(stops(scene), 1)
  })

  test("a stop at the end of the time that only the post step gets through is reported as that", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    // One more than the main step sends within its half minute is taken.
    scene.cursor.addFault({ path: /\/stop$/, times: 16, action: FORBIDDEN })
    const inputs = { prompt: "Do it", "timeout-minutes": "1", "on-timeout": "stop", "on-cancel": "leave" }
    const result = await scene.run({ withPost: true, ...ON_ISSUE, inputs })
    assert.match(onlyMessage(result, "error"), /stopping it failed, so the post step tries again/)
    assert.equal(result.outputs.outcome, "timed-out")
    assert.equal(onlyAgent(scene).status, "STOPPED")
    assert.equal(onlyAgent(scene).stopsAtMs.length, 1)
    assert.match(
      comment(scene),
      /### \S+ Cursor agent stopped because the time ran out[\s\S]*Re-run the job to start again\. Raise `timeout/,
    )
  })
})

// That a refusal proves nothing is the matter of test/agent/stop.test.ts.
test("a stop that is refused for good leaves the agent named with its page, and the job red", async (context) => {
  const scene = await setScene(context, { cursor: { plan: ENDLESS } })
  scene.cursor.addFault({ path: /\/stop$/, times: ALWAYS, action: NOT_RUNNING })
  const result = await scene.run({ ...ON_ISSUE, cancelOn: RUNNING })
  const { id } = onlyAgent(scene)
  assert.match(
    result.log.join("\n"),
    new RegExp(`Agent ${id} \\(.*${id}.*\\) could not be stopped and may still be working`),
  )
  assert.match(comment(scene), /the Cursor agent may still be working/)
})

describe("a post step without its inputs, as within nested composite actions", { concurrency: 2 }, () => {
  test("says which key is missing and names the agent", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const result = await scene.run({ ...ON_ISSUE, killOn: RUNNING, postWithoutInputs: true })
    const warning = onlyMessage(result, "warning")
    assert.match(warning, /`api-key` did not reach the post step, so agent bc-[0-9a-f-]+ may still be working/)
    assert.ok(warning.includes(onlyAgent(scene).id))
    assert.equal(onlyAgent(scene).status, "RUNNING")
  })

  test("is silent after a run that came to its end", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const result = await scene.run({ ...ON_ISSUE, withPost: true, postWithoutInputs: true })
    assert.equal(result.outputs.outcome, "finished")
    assert.deepEqual(
      result.annotations.filter(({ level }) => level === "warning"),
      [],
    )
  })
})
