import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import { agentFor } from "./earlier-attempt.ts"
import { assertExit, commentsOn, messages } from "./expectations.ts"
import { launchedBefore } from "./launched-before.ts"
import { changed, HOME, issueComment, labeledIssue } from "./payloads.ts"
import { type RunOptions, type Scene, type SceneOptions, setScene } from "./scene.ts"
import { ENDLESS, MINUTE, SECOND, SHORT } from "./stories.ts"

const ISSUE = { eventName: "issues", event: labeledIssue() }
const PROMPT = { prompt: "Do it" }
const FAILED: AgentStory = { ...SHORT, end: "ERROR" }
/** An agent whose state changes more often than the comment may. */
const RESTLESS = {
  creatingMs: 12 * SECOND,
  runningMs: 20 * MINUTE,
  statusWords: [3, 3.4, 3.8, 4.2, 9].map((minutes, index) => ({
    afterMs: minutes * MINUTE,
    word: index % 2 === 0 ? "PAUSED" : "RUNNING",
  })),
}

function attempt(number: number): RunOptions {
  return { inputs: PROMPT, github: { ...ISSUE, runAttempt: String(number) } }
}

/** What was written to GitHub, without reactions: method and time. */
function commentWrites(scene: Scene) {
  return scene.github.requests
    .filter(
      ({ method, path }) => method !== "GET" && /\/issues\/(\d+\/)?comments/.test(path) && !path.includes("reactions"),
    )
    .map(({ method, atMs }) => ({ method, atMs }))
}

function onlyComment(scene: Scene) {
  const [comment, ...others] = commentsOn(scene, 1)
  assert.ok(comment && others.length === 0, "one comment")
  return comment
}

function headingsOf(bodies: readonly string[]): readonly string[] {
  return bodies.map((body) => /^### \S+ ([^:]*?)(?:: .*)?$/m.exec(body)?.[1] ?? "")
}

test("a plain run writes its comment three times, a page with all there is to know, and a log of what happens", async (context) => {
  const scene = await setScene(context, { cursor: { plan: { creatingMs: 12 * SECOND, runningMs: 20 * MINUTE } } })
  const result = await scene.run({ inputs: PROMPT, github: { ...ISSUE, action: "fix" }, stepDebug: true })
  const { history } = onlyComment(scene)
  assert.deepEqual(headingsOf(history), [
    "Cursor agent is starting",
    "Cursor agent is working",
    "Cursor agent finished",
  ])
  assert.deepEqual(
    commentWrites(scene).map(({ method }) => method),
    ["POST", "PATCH", "PATCH"],
  )
  for (const body of history) assert.doesNotMatch(body, /agent is (starting|working)[\s\S]*`FINISHED`/)

  const { summary } = result
  assert.deepEqual(summary.match(/^## .*$/gm), [
    "## ✅ Cursor agent finished: [pull request #3](https://github.com/Codertocat/Hello-World/pull/3) (step `fix`)",
  ])
  assert.match(summary, /<summary>Timeline<\/summary>[\s\S]*\| 20 min( \d+ s)? \| `FINISHED` \| the end \|/)
  assert.match(summary, /<summary>The conversation \(\d+ messages?\)<\/summary>/)

  assert.deepEqual(
    result.annotations.map(({ level }) => level),
    ["notice"],
  )
  assert.match(result.log.join("\n"), /^\[\d\d:\d\d\] FINISHED$/m)
  assert.ok(result.rawLines.some(({ text }) => text.endsWith("\u001b[1;32mFINISHED\u001b[0m")))
  assert.ok(result.log.some((line) => line.startsWith("##[debug]Read RUNNING")))
  const end = result.log.findIndex((line) => /^Cursor agent finished after 20 min( \d+ s)?\.$/.test(line))
  assert.ok(end > 0 && result.log.slice(end).includes("##[group]What the agent says about it"))
})

test("the comment is written at most once a minute while the agent is restless, and never without a change", async (context) => {
  const scene = await setScene(context, { cursor: { plan: RESTLESS } })
  await scene.run({ inputs: PROMPT, github: ISSUE })
  const writes = commentWrites(scene)
  const { history } = onlyComment(scene)
  assert.equal(writes.length, history.length)
  for (const [index, body] of history.slice(1).entries()) {
    assert.notEqual(body, history[index], "an edit that changes nothing")
  }
  const pauses = writes.slice(1, -1).map(({ atMs }, index) => atMs - (writes[index]?.atMs ?? 0))
  for (const pause of pauses) assert.ok(pause >= MINUTE, String(pauses))
  assert.ok(writes.length >= 4 && writes.length <= 9, `${writes.length} writes`)
})

test("a re-run goes on in the same comment, and links its own log", async (context) => {
  const scene = await setScene(context, { cursor: { plan: FAILED } })
  await launchedBefore(scene, attempt(1), FAILED)

  scene.cursor.enqueueStories(ENDLESS, { runningMs: 5 * MINUTE })
  await scene.run({ ...attempt(2), killOn: /\] RUNNING/ })
  const second = onlyComment(scene).body
  assert.match(second, /The agent was stopped: its step ended before it did/)
  assert.match(second, /Log of attempt 2\]/)

  await scene.run({ ...attempt(3), killOn: /\] RUNNING/, withPost: false })
  await scene.run(attempt(4))
  const { body } = onlyComment(scene)
  assert.match(body, /### \S+ Cursor agent finished/)
  const run = String.raw`https://github\.com/Codertocat/Hello-World/actions/runs/4242`
  assert.doesNotMatch(body, /Log of attempt [1-3]/)
  assert.match(body, new RegExp(String.raw`\[Log of attempt 4\]\(${run}/attempts/4\)`))
})

describe("reactions", { concurrency: 3 }, () => {
  const reactions = (scene: Scene, subject: { issue: number } | { comment: number } | { reviewComment: number }) =>
    scene.github.reactions({ repository: HOME.fullName, ...subject }).map(({ content }) => content)
  const sceneWith = (context: Parameters<typeof setScene>[0], options: SceneOptions = {}) =>
    setScene(context, { cursor: { plan: SHORT }, ...options })
  const calls = (scene: Scene) => scene.github.requests.filter(({ path }) => /\/reactions(\/|$)/.test(path))

  test("of an attempt that ended badly are taken back when a later one ends well, and nobody else's are", async (context) => {
    const scene = await sceneWith(context, { cursor: { plan: FAILED } })
    let known = 0
    const asked = () =>
      calls(scene)
        .splice(known)
        .map(({ method, status }) => `${method} ${status}`)
    const goOn = async (number: number) => {
      known = calls(scene).length
      return await scene.run(attempt(number))
    }
    await launchedBefore(scene, attempt(1), FAILED)
    assert.deepEqual(reactions(scene, { issue: 1 }), ["eyes", "confused"])
    scene.cursor.enqueueStories(SHORT)

    scene.github.addReaction({ repository: HOME.fullName, number: 1, content: "confused", user: HOME.owner })
    scene.github.addFault({ method: "DELETE", path: /\/reactions\//, action: { kind: "reply", status: 500, body: {} } })
    const second = await goOn(2)
    assertExit(second, 0)
    assert.deepEqual(messages(second, "warning"), [], "one that cannot be taken back stays, without a warning")
    assert.deepEqual(reactions(scene, { issue: 1 }), ["eyes", "confused", "confused", "rocket"])
    assert.deepEqual(asked(), ["POST 200", "POST 201", "GET 200", "DELETE 500"])

    await goOn(3)
    const left = scene.github.reactions({ repository: HOME.fullName, issue: 1 })
    assert.deepEqual(
      left.map(({ login, content }) => `${login} ${content}`),
      ["github-actions[bot] eyes", `${HOME.owner} confused`, "github-actions[bot] rocket"],
      "each once, however many attempts",
    )
    assert.deepEqual(asked(), ["POST 200", "POST 200", "GET 200", "DELETE 204"])
  })

  test("on a comment that asked", async (context) => {
    const scene = await sceneWith(context)
    const event = issueComment("/cursor go")
    const id = scene.github.addComment({ repository: HOME.fullName, number: 1, author: HOME.owner, body: "/cursor go" })
    const github = { eventName: "issue_comment", event: changed(event, { comment: { id, node_id: `IC_${id}` } }) }
    await scene.run({ github })
    assert.deepEqual(reactions(scene, { comment: id }), ["eyes", "rocket"])
    assert.deepEqual(
      calls(scene).map(({ method, status }) => `${method} ${status}`),
      ["POST 201", "POST 201"],
      "nothing else is asked",
    )
    assert.deepEqual(reactions(scene, { issue: 1 }), [])
  })

  test("are left out when an agent is only read", async (context) => {
    const scene = await sceneWith(context)
    const inputs = { operation: "wait", "agent-id": scene.cursor.addAgent(agentFor("Do it", SHORT)) }
    assertExit(await scene.run({ inputs, github: ISSUE }), 0)
    assert.deepEqual(calls(scene), [])
  })

  test("that may not be given are no warning, and are tried once", async (context) => {
    const permissions = { contents: "read" } as const
    const scene = await sceneWith(context, { github: { token: { permissions } } })
    const result = await scene.run({
      inputs: { ...PROMPT, comment: "false" },
      github: ISSUE,
      stepDebug: true,
      withPost: false,
    })
    assertExit(result, 0)
    assert.deepEqual([...messages(result, "warning"), ...messages(result, "error")], [])
    assert.equal(calls(scene).length, 1)
    assert.equal(result.log.filter((line) => line.startsWith("##[debug]No reaction (eyes): Reacting failed")).length, 1)
  })

  test("that get no answer do not hold the run up for long", async (context) => {
    const scene = await sceneWith(context)
    scene.github.addFault({ path: /\/reactions$/, times: 2, action: { kind: "silence" } })
    const result = await scene.run({ inputs: PROMPT, github: ISSUE, silence: true })
    assertExit(result, 0)
    assert.ok(Number(result.outputs.durationSeconds) < 60)
  })
})
