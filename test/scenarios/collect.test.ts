import assert from "node:assert/strict"
import { createHmac } from "node:crypto"
import { describe, type TestContext, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import { commentsOn } from "./expectations.ts"
import { launchedBefore } from "./launched-before.ts"
import { HOME, issueComment, labeledIssue } from "./payloads.ts"
import { API_KEY, type RunOptions, type Scene, type SceneOptions, setScene } from "./scene.ts"

const QUICK: AgentStory = { creatingMs: 1_000, runningMs: 9_000 }
const LABELED = { eventName: "issues", event: labeledIssue() } as const
const SWEEP: RunOptions = {
  github: { eventName: "schedule", event: { schedule: "0 * * * *" }, runId: "9999" },
  inputs: { operation: "collect" },
}

function launch(scene: Scene, inputs: Readonly<Record<string, string>> = {}) {
  return scene.run({ github: LABELED, inputs: { prompt: "Fix it.", wait: "false", ...inputs } })
}

async function stage(
  context: TestContext,
  story: AgentStory = QUICK,
  cursor: NonNullable<SceneOptions["cursor"]> = {},
): Promise<Scene> {
  let scene: Scene | undefined
  scene = await setScene(context, {
    cursor: {
      plan: story,
      onPullRequest: ({ headBranch: head, ...opened }) => void scene?.github.openPullRequest({ ...opened, head }),
      ...cursor,
    },
  })
  return scene
}

type Launch = {
  readonly story?: AgentStory
  readonly runId?: string
  readonly inputs?: Readonly<Record<string, string>>
}

/** A launch that did not wait, in a scene of `stage`: the id of its agent. */
async function launchedIn(scene: Scene, { story = QUICK, runId = "4242", inputs }: Launch = {}): Promise<string> {
  const options = { github: { ...LABELED, runId }, inputs: { prompt: "Fix it.", wait: "false", ...inputs } }
  const { outputs } = await launchedBefore(scene, options, story)
  return outputs.agentId ?? ""
}

/** A scene in which a launch has left its agent at work. */
async function launched(context: TestContext, story: AgentStory = QUICK): Promise<{ scene: Scene; agentId: string }> {
  const scene = await stage(context, story)
  return { scene, agentId: await launchedIn(scene, { story }) }
}

/** The launch of somebody who takes no failure for a red one. */
const LENIENT: Launch = { runId: "5001", inputs: { "fail-on": "none" } }

const reactionsOf = (scene: Scene) =>
  scene.github.reactions({ repository: HOME.fullName, issue: 1 }).map(({ content }) => content)

/** A comment without what differs from run to run: marker, agent's id, times. */
function plain(body = ""): string {
  return body
    .replace(/^<!-- .* -->\n/, "")
    .replace(/bc-[0-9a-f-]{36}/g, "AGENT")
    .replace(/-[0-9a-f]{4}`/g, "-XXXX`")
    .replace(/-[0-9a-f]{4}\)/g, "-XXXX)")
    .replace(/(took|was at work for) [^:.]+/, "has worked")
}

describe("collect", () => {
  test("leaves what a launch that waits leaves; once more, with nothing open, asks GitHub once and changes nothing", async (context) => {
    const waiting = await stage(context)
    await launch(waiting, { wait: "true" })
    const { scene } = await launched(context)
    assert.match(commentsOn(scene, 1)[0]?.body ?? "", /launched/)
    scene.pass(10 * 60_000)
    const result = await scene.run(SWEEP)
    assert.equal(result.conclusion, "success", result.log.join("\n"))
    const [comment, ...more] = commentsOn(scene, 1)
    assert.equal(more.length, 0)
    assert.equal(plain(comment?.body), plain(commentsOn(waiting, 1)[0]?.body))
    assert.deepEqual(reactionsOf(scene), reactionsOf(waiting))
    assert.deepEqual([result.outputs.outcome, result.outputs.collected, result.outputs.stillOpen], ["ok", "1", "0"])
    const [told] = JSON.parse(result.outputs.result ?? "{}").collected
    assert.deepEqual([told.number, told.outcome], [1, "finished"])
    assert.match(told.prUrl, /\/pull\/3$/)

    // With nothing open GitHub is asked once, and Cursor never.
    const [github, cursor] = [scene.github.requests.length, scene.cursor.requests.length]
    const again = await scene.run(SWEEP)
    assert.deepEqual([again.outputs.outcome, again.outputs.collected], ["ok", "0"])
    assert.equal(commentsOn(scene, 1)[0]?.history.length, comment?.history.length)
    assert.deepEqual([scene.github.requests.length - github, scene.cursor.requests.length - cursor], [1, 0])
  })

  test("leaves a working agent alone", async (context) => {
    const { scene } = await launched(context, { runningMs: Number.POSITIVE_INFINITY })
    const before = commentsOn(scene, 1)[0]?.body
    const result = await scene.run(SWEEP)
    assert.deepEqual([result.outputs.collected, result.outputs.stillOpen], ["0", "1"], result.log.join("\n"))
    assert.equal(commentsOn(scene, 1)[0]?.body, before)
  })

  test("each turn is red or green as its launch asked for, and one look at the list tells of all", async (context) => {
    const scene = await stage(context)
    const failing: AgentStory = { runningMs: 1_000, end: "ERROR" }
    await launchedIn(scene, { story: failing })
    await launchedIn(scene, { ...LENIENT, story: failing })
    const story: AgentStory = { runningMs: 1_000, pullRequest: "none" }
    const withoutPull = await launchedIn(scene, { runId: "5002", story, inputs: { "if-no-pr": "error" } })
    scene.pass(10 * 60_000)
    const before = scene.cursor.requests.length
    const result = await scene.run(SWEEP)
    assert.deepEqual([result.outputs.collected, result.outputs.stillOpen], ["3", "0"], result.log.join("\n"))
    const told: readonly { agentId: string; outcome: string }[] = JSON.parse(result.outputs.result ?? "{}").collected
    const outcomes = told.map(({ agentId, outcome }) => (agentId === withoutPull ? `without: ${outcome}` : outcome))
    assert.deepEqual(outcomes.sort(), ["failed", "failed", "without: finished"])
    assert.deepEqual([result.conclusion, result.outputs.errorCode], ["failure", "collected-failures"])
    assert.match(result.log.join("\n"), /2 agents did not end as asked for: #1, #1\./)
    const [list, ...reads] = scene.cursor.requests.slice(before).map(({ path }) => path)
    assert.equal(list, "/v0/agents")
    assert.ok(
      reads.every((path) => path === `/v0/agents/${withoutPull}`),
      "a pull request may come late",
    )
  })

  test("is green when the one failure is none to its launch", async (context) => {
    const story: AgentStory = { runningMs: 1_000, end: "ERROR" }
    const scene = await stage(context)
    await launchedIn(scene, { ...LENIENT, story })
    scene.pass(10 * 60_000)
    const { conclusion, outputs, log } = await scene.run(SWEEP)
    assert.deepEqual([conclusion, outputs.outcome, outputs.collected], ["success", "ok", "1"], log.join("\n"))
  })

  test("an agent that was deleted has ended", async (context) => {
    const { scene, agentId } = await launched(context)
    const authorization = `Basic ${btoa(`${API_KEY}:`)}`
    const deleted = await fetch(`${scene.cursor.url}/v0/agents/${agentId}`, {
      method: "DELETE",
      headers: { authorization },
    })
    assert.equal(deleted.status, 200)
    const result = await scene.run(SWEEP)
    assert.equal(JSON.parse(result.outputs.result ?? "{}").collected[0]?.outcome, "stopped", result.log.join("\n"))
  })

  test("one that cannot be read stays open, with a warning", async (context) => {
    const { scene } = await launched(context)
    scene.pass(10 * 60_000)
    scene.cursor.addFault({
      path: /^\/v0\/agents\/bc-/,
      times: Number.POSITIVE_INFINITY,
      action: { kind: "reply", status: 500 },
    })
    const result = await scene.run(SWEEP)
    assert.deepEqual([result.conclusion, result.outputs.stillOpen], ["success", "1"], result.log.join("\n"))
    assert.match(result.log.join("\n"), /cannot be read, so its turn stays open/)
  })

  test("without the right to read comments nothing is collected", async (context) => {
    const scene = await setScene(context)
    const body = { message: "Resource not accessible by integration" }
    scene.github.addFault({ path: /\/issues\/comments$/, action: { kind: "reply", status: 403, body } })
    const result = await scene.run(SWEEP)
    assert.deepEqual([result.conclusion, result.outputs.errorCode], ["failure", "thread-unverified"])
    assert.match(result.log.join("\n"), /The comments cannot be listed, so nothing was collected\..*may not do that/)
  })

  test("an end that cannot be written now is told when it is", async (context) => {
    const { scene } = await launched(context, { runningMs: 1_000, end: "ERROR" })
    scene.pass(10 * 60_000)
    const outage = { kind: "reply", status: 503 } as const
    scene.github.addFault({ method: "PATCH", times: 3, action: outage })
    const first = await scene.run(SWEEP)
    assert.deepEqual([first.conclusion, first.outputs.stillOpen], ["success", "1"], first.log.join("\n"))
    const next = await scene.run({ ...SWEEP, github: { ...SWEEP.github, runId: "9998" } })
    assert.deepEqual([next.conclusion, next.outputs.collected], ["failure", "1"], next.log.join("\n"))
  })

  test("a comment that somebody else wrote, or that was moved, is not believed", async (context) => {
    const { scene } = await launched(context)
    const forged = commentsOn(scene, 1)[0]?.body ?? ""
    scene.github.addComment({ repository: HOME.fullName, number: 1, author: "stranger", body: forged })
    scene.github.addComment({ repository: HOME.fullName, number: 2, author: "github-actions[bot]", body: forged })
    scene.pass(10 * 60_000)
    const result = await scene.run(SWEEP)
    assert.equal(result.outputs.collected, "1", result.log.join("\n"))
    assert.deepEqual([commentsOn(scene, 1).at(-1)?.body, commentsOn(scene, 2).at(-1)?.body], [forged, forged])
  })

  test("a pull request from a fork collects nothing", async (context) => {
    const scene = await stage(context)
    const event = {
      action: "opened",
      number: 2,
      pull_request: {
        number: 2,
        title: "t",
        body: "",
        user: { login: "x", type: "User" },
        html_url: "https://github.com/o/r/pull/2",
        updated_at: "2026-11-26T00:00:00Z",
        head: { ref: "x", repo: { full_name: "x/y" } },
        base: { repo: { full_name: HOME.fullName } },
      },
      repository: { full_name: HOME.fullName, private: false },
      sender: { login: "x", type: "User" },
    }
    const result = await scene.run({ ...SWEEP, github: { eventName: "pull_request", event } })
    assert.equal(result.outputs.outcome, "skipped", result.log.join("\n"))
    assert.equal(scene.github.requests.length, 0)
  })

  test("two at once write the same, and one comment", async (context) => {
    const { scene } = await launched(context)
    scene.pass(10 * 60_000)
    const again = { ...SWEEP, github: { ...SWEEP.github, runId: "9998" } }
    const results = await Promise.all([scene.run(SWEEP), scene.run(again)])
    for (const result of results) assert.equal(result.conclusion, "success", result.log.join("\n"))
    const [comment, ...more] = commentsOn(scene, 1)
    assert.equal(more.length, 0)
    assert.match(comment?.body ?? "", / state=over .*Cursor agent finished/s)
    assert.deepEqual(reactionsOf(scene).sort(), ["eyes", "rocket"])
  })

  test("while the agent works on the next command, the turn before is over, and the new one stays open", async (context) => {
    const story = { ...QUICK, followUps: [{ runningMs: Number.POSITIVE_INFINITY }] }
    const { scene, agentId } = await launched(context, story)
    scene.pass(10 * 60_000)
    const github = { eventName: "issue_comment", event: issueComment("/cursor Another word."), runId: "4343" }
    const next = await scene.run({ github, inputs: { wait: "false" } })
    assert.deepEqual([next.outputs.continued, next.outputs.agentId], ["true", agentId], next.log.join("\n"))
    scene.pass(60_000)
    const result = await scene.run(SWEEP)
    assert.deepEqual([result.outputs.collected, result.outputs.stillOpen], ["1", "1"], result.log.join("\n"))
  })

  test("while a command continues the agent, the turn before is over, and the status of that is not taken for the new one", async (context) => {
    const story = { ...QUICK, summary: "The first.", followUps: [{ ...QUICK, summary: "The second." }] }
    const scene = await stage(context, story, { followUpLagMs: 30_000 })
    const agentId = await launchedIn(scene, { story })
    scene.pass(10 * 60_000)
    const github = { eventName: "issue_comment", event: issueComment("/cursor Another word."), runId: "4343" }
    const next = await scene.run({ github, inputs: { wait: "false" } })
    assert.deepEqual([next.outputs.continued, next.outputs.agentId], ["true", agentId], next.log.join("\n"))
    const early = await scene.run(SWEEP)
    assert.deepEqual([early.outputs.collected, early.outputs.stillOpen], ["1", "1"], early.log.join("\n"))
    const [before, after] = commentsOn(scene, 1).map(({ body }) => body)
    assert.match(before ?? "", / turn=1 .* state=over | state=over turn=1 /)
    assert.match(after ?? "", / state=open turn=2 /)
    scene.pass(10 * 60_000)
    const late = await scene.run(SWEEP)
    assert.equal(late.outputs.collected, "1", late.log.join("\n"))
    assert.equal(JSON.parse(late.outputs.result ?? "{}").collected[0]?.summary, "The second.")
  })

  test("in API v1 the list tells of no turn, and each turn is judged by its own run", async (context) => {
    const plan = { ...QUICK, end: "ERROR", followUps: [{ ...QUICK, end: "FINISHED", summary: "The second." }] }
    const scene = await setScene(context, { cursor: { plan } })
    const v1 = { "api-version": "v1", "link-issue": "false" }
    await launch(scene, v1)
    scene.pass(10 * 60_000)
    const github = { eventName: "issue_comment", event: issueComment("/cursor Another word."), runId: "4343" }
    await scene.run({ github, inputs: { ...v1, wait: "false" } })
    const other = { ...LABELED, runId: "4344" }
    await scene.run({ github: other, inputs: { ...v1, prompt: "Fix it.", wait: "false", "fail-on": "none" } })
    scene.pass(10 * 60_000)
    const result = await scene.run({ ...SWEEP, inputs: { ...SWEEP.inputs, ...v1 } })
    const told: readonly { outcome: string; summary: string }[] = JSON.parse(result.outputs.result ?? "{}").collected
    const ends = told.map(({ outcome, summary }) => `${outcome}: ${summary}`).sort()
    assert.deepEqual(ends, ["failed: ", "failed: ", "finished: The second."], result.log.join("\n"))
    assert.equal(result.outputs.errorCode, "collected-failures")
  })

  test("what a killed step left is told as whole as it would have been", async (context) => {
    const scene = await setScene(context, { cursor: { plan: { runningMs: 10 * 60_000 } } })
    const github = { eventName: "issue_comment", event: issueComment("/cursor Do it."), runId: "4343" }
    const inputs = { "on-cancel": "leave", model: "gpt-5.2", "link-issue": "false" }
    await scene.run({ github, inputs, killOn: /RUNNING/ })
    const left = commentsOn(scene, 1).at(-1)?.body ?? ""
    scene.pass(20 * 60_000)
    await scene.run({ ...SWEEP, inputs: { ...SWEEP.inputs, "link-issue": "false" } })
    const body = commentsOn(scene, 1).at(-1)?.body ?? ""
    for (const text of [left, body])
      assert.match(text, /The agent that \[Codertocat\].*\n[\s\S]*\| Model \| `gpt-5\.2` \|/)
    assert.match(body, /\) has worked: 3 files changed/)
  })

  test("only the agent that an input names, or a webhook: one that comes twice is ok twice, and written once", async (context) => {
    const { scene, agentId } = await launched(context)
    const otherId = await launchedIn(scene, LENIENT)
    scene.pass(10 * 60_000)
    const openOnes = () => commentsOn(scene, 1).filter(({ body }) => / state=open /.test(body)).length
    const secret = "0123456789abcdef".repeat(3)
    const body = JSON.stringify({
      event: "statusChange",
      timestamp: new Date().toISOString(),
      id: agentId,
      status: "FINISHED",
    })
    const inputs = {
      operation: "collect",
      "webhook-payload": body,
      "webhook-signature": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
      "webhook-secret": secret,
    }
    for (const collected of ["1", "0"]) {
      const { outputs, log } = await scene.run({ ...SWEEP, inputs })
      assert.deepEqual([outputs.outcome, outputs.collected, outputs.stillOpen], ["ok", collected, "0"], log.join("\n"))
      assert.equal(openOnes(), 1)
    }
    const forged = await scene.run({ ...SWEEP, inputs: { ...inputs, "webhook-signature": `sha256=${"0".repeat(64)}` } })
    assert.deepEqual([forged.outputs.errorCode, openOnes()], ["webhook-signature", 1])
    const named = await scene.run({ ...SWEEP, inputs: { operation: "collect", "agent-id": otherId } })
    assert.deepEqual([named.outputs.collected, openOnes()], ["1", 0], named.log.join("\n"))
  })

  test("a comment that was deleted is not written again", async (context) => {
    const { scene } = await launched(context)
    scene.github.deleteComment(HOME.fullName, commentsOn(scene, 1)[0]?.id ?? 0)
    scene.pass(10 * 60_000)
    const result = await scene.run(SWEEP)
    assert.deepEqual([result.outputs.outcome, result.outputs.collected], ["ok", "0"], result.log.join("\n"))
    assert.deepEqual(commentsOn(scene, 1), [])
  })

  test("comments of another key are left alone, and one line says so", async (context) => {
    const { scene } = await launched(context)
    scene.pass(10 * 60_000)
    const before = commentsOn(scene, 1)[0]?.body
    const inputs = { operation: "collect", "api-key": "crsr_another_key_0123456789abcdef" }
    const result = await scene.run({ ...SWEEP, inputs })
    assert.deepEqual([result.outputs.outcome, result.outputs.collected], ["ok", "0"], result.log.join("\n"))
    assert.match(result.log.join("\n"), /Comments that another API key signed, .* are left as they are \(1\)/)
    assert.equal(commentsOn(scene, 1)[0]?.body, before)
  })

  test("links the issue and sets labels and reviewers, as a launch that waits does", async (context) => {
    const { scene } = await launched(context)
    scene.pass(10 * 60_000)
    const inputs = { operation: "collect", "pr-labels": "from-cursor" }
    const before = scene.github.requests.length
    scene.github.addFault({ path: /\/issues\/comments$/, action: { kind: "reply", status: 502 } })
    const result = await scene.run({ ...SWEEP, inputs })
    assert.equal(result.outputs.collected, "1", result.log.join("\n"))
    const pull = scene.github.issue(HOME.fullName, 3)
    assert.match(pull.body ?? "", /Closes #1$/)
    assert.deepEqual(pull.labels, ["from-cursor"])
    const writes = scene.github.requests
      .slice(before)
      .filter(({ method, path }) => method !== "GET" && path !== "/graphql")
    const ends = writes.findIndex(({ path }) => /\/issues\/comments\/\d+$/.test(path))
    assert.ok(writes.length > 3 && ends === writes.length - 1, "a collect that is killed before its end is done again")
  })
})
