import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { CheckPlan } from "../../simulator/github/options.ts"
import type { ActionResult, GithubOptions } from "../../simulator/runner/action-run.ts"
import { commentsOn } from "../scenarios/expectations.ts"
import { launchedBefore } from "../scenarios/launched-before.ts"
import { changed, HOME, issueComment, labeledIssue, payload } from "../scenarios/payloads.ts"
import { homeRepository, ISSUE_WRITER, logText, type Scene, setScene } from "../scenarios/scene.ts"

/** Nobody waits in these runs, so no stream is followed and time can jump. */
const NO_WAIT = { "api-version": "v1", wait: "false", label: "cursor" }
const HOME_URL = `https://github.com/${HOME.fullName}`
const MINUTE_MS = 60_000
const TURN: AgentStory = { creatingMs: 0, runningMs: MINUTE_MS }
const TWO_TURNS: AgentStory = { ...TURN, followUps: [TURN] }
const RED: CheckPlan = { name: "test", conclusion: "failure", failedStep: "Run npm test", log: "not ok 1 - adds\n" }
const PERMISSIONS = { ...ISSUE_WRITER.permissions, checks: "read", actions: "read" } as const
let runId = 100

async function stage(context: TestContext, plan: AgentStory, checks: readonly CheckPlan[][] = []): Promise<Scene> {
  let scene: Scene | undefined
  scene = await setScene(context, {
    cursor: {
      plan,
      onPullRequest: ({ headBranch: head, ...opened }) =>
        void scene?.github.openPullRequest({ ...opened, head, files: [{ filename: "src/a.ts" }] }),
      onPush: ({ repository, number }) => void scene?.github.push({ repository, number }),
    },
    github: { repositories: [homeRepository({ checks, private: true })], token: { permissions: PERMISSIONS } },
  })
  return scene
}

/** A run of its own. */
function run(
  scene: Scene,
  github: GithubOptions,
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionResult> {
  return scene.run({ github: { runId: String(++runId), ...github }, inputs: { ...NO_WAIT, ...inputs } })
}

const BY_LABEL: GithubOptions = { eventName: "issues", event: labeledIssue() }
const INSTRUCTION = { prompt: "Resolve this issue" }
/** On v0 an agent's branch can be named. */
const ON_V0 = { "api-version": "v0", "branch-name": "fix/spelling" }

/** The label has started the scene's first agent. */
function launched(scene: Scene, story: AgentStory, inputs: Readonly<Record<string, string>> = {}) {
  const options = { github: { runId: "100", ...BY_LABEL }, inputs: { ...NO_WAIT, ...INSTRUCTION, ...inputs } }
  return launchedBefore(scene, options, story)
}

function command(
  scene: Scene,
  text: string,
  inputs: Readonly<Record<string, string>> = {},
  changes: Readonly<Record<string, unknown>> = {},
): Promise<ActionResult> {
  runId++
  const event = issueComment(text, { comment: { id: runId, node_id: `IC_${runId}` }, ...changes })
  return run(scene, { eventName: "issue_comment", event }, { prompt: "", ...inputs })
}

function collect(scene: Scene): Promise<ActionResult> {
  return run(scene, { eventName: "schedule", event: { schedule: "0 * * * *" } }, { operation: "collect" })
}

type Entry = { readonly agentId: string; readonly outcome: string; readonly summary: string; readonly prUrl: string }

function collected(result: ActionResult): readonly Entry[] {
  return JSON.parse(result.outputs.result ?? "{}").collected
}

function verify(scene: Scene): Promise<ActionResult> {
  const workflowRun = {
    head_sha: scene.github.headOf(HOME.fullName, 3),
    head_repository: { full_name: HOME.fullName },
  }
  const event = {
    action: "completed",
    workflow_run: workflowRun,
    repository: { full_name: HOME.fullName, private: true },
  }
  return run(scene, { eventName: "workflow_run", event }, { operation: "verify", "max-fixes": "2" })
}

describe("an agent of v1 from run to run", { concurrency: 2 }, () => {
  test("takes the thread's next command, and each turn is collected as it ended, a working agent's left alone", async (context) => {
    const story: AgentStory = { ...TURN, summary: "First.", followUps: [{ ...TURN, end: "ERROR" }] }
    const scene = await stage(context, story)
    const first = await launched(scene, story)
    scene.pass(10 * MINUTE_MS)
    const second = await command(scene, "/cursor Add a test")
    const [agent, ...others] = scene.cursor.agents
    assert.equal(others.length, 0)
    assert.deepEqual(
      [first, second].map(({ outputs }) => [outputs.agentId, outputs.runId, outputs.turn, outputs.continued]),
      [
        [agent?.id, agent?.runs[0]?.id, "1", "false"],
        [agent?.id, agent?.runs[1]?.id, "2", "true"],
      ],
      logText(second),
    )
    assert.match(agent?.runs[1]?.prompt ?? "", /^Add a test/)
    scene.pass(10 * MINUTE_MS)
    scene.cursor.enqueueStories({ ...TURN, runningMs: Number.POSITIVE_INFINITY })
    await run(scene, BY_LABEL, INSTRUCTION)
    const result = await collect(scene)
    assert.deepEqual([result.outputs.collected, result.outputs.stillOpen], ["2", "1"], logText(result))
    assert.deepEqual(
      collected(result).map(({ outcome, summary, prUrl }) => [outcome, summary, /\/pull\/\d$/.test(prUrl)]),
      [
        ["failed", "", true],
        ["finished", "First.", true],
      ],
      logText(result),
    )
    const ours = commentsOn(scene, 1).filter(({ body }) => body.includes("falconer"))
    assert.equal(ours.length, 3)
    for (const { body } of ours.slice(0, 2)) assert.match(body, /state=over .*Tokens \| [\d,]+ \(/s)
    assert.doesNotMatch(ours[2]?.body ?? "", /state=over/)
  })

  test("that made a pull request is known by it, though no list tells", async (context) => {
    const scene = await stage(context, TWO_TURNS)
    const { outputs } = await launched(scene, TWO_TURNS, ON_V0)
    scene.pass(10 * MINUTE_MS)
    await collect(scene)
    const event = changed(payload("pull_request", "labeled"), {
      label: { name: "cursor" },
      number: 3,
      pull_request: { number: 3, html_url: `${HOME_URL}/pull/3`, head: { ref: "fix/spelling" } },
    })
    const again = await run(scene, { eventName: "pull_request", event }, { prompt: "Go on" })
    assert.match(again.outputs.skipReason ?? "", /agent/, logText(again))
    const listed = await run(
      scene,
      { eventName: "schedule", event: {} },
      { operation: "list", "pr-url": `${HOME_URL}/pull/3` },
    )
    assert.equal(JSON.parse(listed.outputs.result ?? "{}").agents[0]?.id, outputs.agentId, logText(listed))
    const pull = { number: 3, pull_request: { url: "x" }, state: "open" }
    const told = await command(scene, "/cursor Add a test", {}, { issue: pull })
    assert.deepEqual([told.outputs.agentId, told.outputs.turn], [outputs.agentId, "2"], logText(told))
    assert.equal(scene.cursor.agents.length, 1)
  })

  test("gets the failed checks of its pull request back as a turn", async (context) => {
    const scene = await stage(context, TWO_TURNS, [[RED], [{ name: "test" }]])
    await launched(scene, TWO_TURNS)
    scene.pass(10 * MINUTE_MS)
    await collect(scene)
    scene.pass(10 * MINUTE_MS)
    const sent = await verify(scene)
    const [agent] = scene.cursor.agents
    assert.deepEqual(
      [sent.outputs.outcome, sent.outputs.fixes, sent.outputs.runId],
      ["launched", "1", agent?.runs[1]?.id],
      logText(sent),
    )
    const between = await verify(scene)
    assert.equal(between.outputs.outcome, "ok", logText(between))
    scene.pass(10 * MINUTE_MS)
    // The push reaches GitHub when somebody next looks at the cloud.
    assert.equal(scene.cursor.agents.length, 1)
    scene.pass(10 * MINUTE_MS)
    const last = await verify(scene)
    assert.deepEqual([last.outputs.outcome, last.outputs.checks], ["finished", "passed"], logText(last))
    assert.equal(agent?.runs.length, 2)
  })

  for (const [version, other, followUp] of [
    ["v0", "v1", /\/followup$/],
    ["v1", "v0", /\/runs$/],
  ] as const) {
    test(`goes on by a step that speaks ${other}, which knows no more of it than its conversation`, async (context) => {
      const scene = await stage(context, TWO_TURNS)
      const { outputs } = await launched(scene, TWO_TURNS, version === "v0" ? ON_V0 : {})
      scene.pass(10 * MINUTE_MS)
      const path = new RegExp(`^/${other}/agents/bc-[^/]*(?!.*/conversation)`)
      const action = { kind: "reply", status: 404, body: { error: "Agent not found" } } as const
      scene.cursor.addFault({ path, times: Number.POSITIVE_INFINITY, action })
      const second = await command(scene, "/cursor Add a test", { "api-version": other })
      assert.deepEqual([second.outputs.agentId, second.outputs.turn], [outputs.agentId, "2"], logText(second))
      assert.ok(scene.cursor.requests.some(({ method, path }) => method === "POST" && followUp.test(path)))
      assert.equal(scene.cursor.agents.length, 1)
    })
  }
})
