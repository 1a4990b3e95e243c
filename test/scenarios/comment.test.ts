import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import { secondaryRateLimit, unicorn } from "../../simulator/github/faults.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { launchedBy } from "../../src/agent/launch-key.ts"
import { assertExit, commentsOn, messages, onlyAgent, sent } from "./expectations.ts"
import { launchedBefore } from "./launched-before.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { type RunOptions, type Scene, type SceneOptions, setScene } from "./scene.ts"
import { ENDLESS, SHORT } from "./stories.ts"

const COMMENTS = `/repos/${HOME.fullName}/issues/1/comments`
const REACTIONS = `/repos/${HOME.fullName}/issues/1/reactions`
const BOT = "github-actions[bot]"
const MARKER = /^<!-- falconer v=2 key=[0-9a-f]{12} agent=(bc-[0-9a-f-]{36})? [^<>]*sig=[0-9a-f]{64} -->\n/

const FAILED: AgentStory = { ...SHORT, end: "ERROR" }

function onIssue(attempt = "1") {
  return { eventName: "issues", event: labeledIssue(), runAttempt: attempt }
}

function attempt(number: string): RunOptions {
  return { inputs: { prompt: "Do it" }, github: onIssue(number) }
}

/** There is one comment, with the last word in it. */
function assertFinished(scene: Scene, result: ActionResult): void {
  const [comment, ...others] = commentsOn(scene, 1)
  assert.ok(comment && others.length === 0, "one comment")
  assert.match(comment.body, /### \S+ Cursor agent finished/)
  assert.equal(result.outputs.commentUrl, comment.htmlUrl)
}

async function sceneWith(context: Parameters<typeof setScene>[0], options: SceneOptions = {}): Promise<Scene> {
  return await setScene(context, { cursor: { plan: SHORT }, ...options })
}

function isWriting(request: string): boolean {
  return !/^GET |^POST \/graphql /.test(request)
}

/** Requests about comments, such as "POST 201". */
function commentCalls(scene: Scene): readonly string[] {
  const about = scene.github.requests.filter(({ path }) => path.includes("/comments"))
  return sent(about).map((line) => line.replace(/ \S+ /, " "))
}

describe("the comment", { concurrency: 3 }, () => {
  test("is written when the agent exists, and corrected at its end", async (context) => {
    const scene = await sceneWith(context)
    const result = await scene.run({ inputs: { prompt: "Do it" }, github: onIssue() })
    const [comment, ...others] = commentsOn(scene, 1)
    assert.ok(comment && others.length === 0)
    assert.equal(comment.author, BOT)
    assert.equal(result.outputs.commentUrl, comment.htmlUrl)
    assert.match(comment.body, MARKER)
    const { id, promptText } = onlyAgent(scene)
    assert.ok(comment.body.includes(` key=${launchedBy(promptText)?.launchKey} agent=${id} `), "the key of the prompt")
    assert.match(comment.history[0] ?? "", /### \S+ Cursor agent is starting/)
    assert.match(comment.body, /### \S+ Cursor agent finished/)
    assert.ok(comment.body.includes(`](https://github.com/${HOME.fullName}/pull/3)`))
    assert.ok(comment.body.includes(`](https://github.com/${HOME.fullName}/actions/runs/4242)`))
    assert.equal(commentCalls(scene)[0], "POST 201")
  })

  test("is not written when it is not wanted, and neither that nor a reaction when nothing triggered the run", async (context) => {
    const scene = await sceneWith(context, { cursor: { plan: ENDLESS } })
    const inputs = { prompt: "Do it", wait: "false" }
    const unwanted = await scene.run({ inputs: { ...inputs, comment: "false" }, github: onIssue() })
    assert.deepEqual(sent(scene.github.requests).filter(isWriting), [`POST ${REACTIONS} 201`])
    const reactions = scene.github.reactions({ repository: HOME.fullName, issue: 1 })
    assert.deepEqual(
      reactions.map(({ content }) => content),
      ["eyes"],
    )
    const dispatched = await scene.run({ inputs })
    assert.deepEqual(sent(scene.github.requests).filter(isWriting), [`POST ${REACTIONS} 201`])
    for (const result of [unwanted, dispatched]) {
      assert.equal(result.outputs.commentUrl ?? "", "")
      assert.deepEqual(messages(result, "warning"), [])
    }
  })

  test("is found again by the next attempt, among many others and behind forged ones", async (context) => {
    const scene = await sceneWith(context, { cursor: { plan: FAILED } })
    const comment = (author: string, body: string) =>
      scene.github.addComment({ repository: HOME.fullName, number: 1, author, body })
    for (let index = 0; index < 120; index++) comment("mallory", `me too ${index}`)
    await launchedBefore(scene, attempt("1"), FAILED)
    const ours = commentsOn(scene, 1).find(({ author }) => author === BOT)
    assert.ok(ours)
    const unsigned = ours.body.replace(/sig=[0-9a-f]{64}/, `sig=${"0".repeat(64)}`)
    const forged = [comment("mallory", ours.body), comment(BOT, unsigned), comment(BOT, `> quoted\n${ours.body}`)]
    const before = commentsOn(scene, 1).filter(({ id }) => forged.includes(id))

    scene.cursor.enqueueStories(SHORT)
    const result = await scene.run({ inputs: { prompt: "Do it" }, github: onIssue("2") })
    assert.equal(result.outputs.outcome, "finished")
    assert.equal(result.outputs.commentUrl, ours.htmlUrl)
    assert.equal(commentsOn(scene, 1).length, 124, "no other comment is made")
    assert.deepEqual(
      commentsOn(scene, 1).filter(({ id }) => forged.includes(id)),
      before,
      "theirs are left alone",
    )
    assert.match(commentsOn(scene, 1).find(({ id }) => id === ours.id)?.body ?? "", /finished[\s\S]*attempt 2/)
  })

  test("is found again at the end of a conversation that nobody could read from its start", async (context) => {
    const scene = await sceneWith(context, { cursor: { plan: FAILED } })
    const long = { repository: HOME.fullName, number: 1, author: "mallory", createdAt: "2020-01-01T00:00:00Z" }
    for (let index = 0; index < 1_100; index++) scene.github.addComment({ ...long, body: `me too ${index}` })
    await launchedBefore(scene, attempt("1"), FAILED)
    await scene.run(attempt("2"))
    const ours = scene.github.comments(HOME.fullName, 1).filter(({ author }) => author === BOT)
    assert.equal(ours.length, 1)
    assert.match(ours[0]?.body ?? "", /attempt 2/)
  })

  test("of another run on the same issue is left alone", async (context) => {
    const scene = await sceneWith(context, { cursor: { plan: FAILED } })
    await launchedBefore(scene, attempt("1"), FAILED)
    const before = commentsOn(scene, 1)
    const asked = scene.github.requests.length
    const inputs = { prompt: "Do it", wait: "false", reaction: "false" }
    await scene.run({ inputs, github: { ...onIssue(), runId: "2" } })
    assert.deepEqual(commentsOn(scene, 1).slice(0, -1), before)
    assert.equal(before.length, 1)
    const reacting = scene.github.requests.slice(asked).filter(({ path }) => path === REACTIONS)
    assert.deepEqual(reacting, [], "no reaction, when it is not wanted")
  })

  test("is not doubled when no answer comes", async (context) => {
    const scene = await sceneWith(context)
    scene.github.addFault({ method: "POST", path: COMMENTS, action: { kind: "silence", processed: true } })
    const result = await scene.run({ inputs: { prompt: "Do it" }, github: onIssue(), silence: true })
    assertExit(result, 0)
    assertFinished(scene, result)
  })

  test("is not doubled either when the answer is lost, and it cannot be looked for at first", async (context) => {
    const scene = await sceneWith(context)
    scene.github.addFault({ method: "POST", path: COMMENTS, action: { kind: "reset", when: "after" } })
    // The first question is the gate's, about edits of the description.
    scene.github.addFault({ method: "POST", path: "/graphql", skip: 1, action: unicorn() })
    const result = await scene.run({ inputs: { prompt: "Do it" }, github: onIssue() })
    const calls = sent(scene.github.requests).filter((call) => !call.includes("/reactions"))
    assert.equal(calls.indexOf("POST /graphql 502"), calls.indexOf(`POST ${COMMENTS} reset`) + 1, calls.join("\n"))
    assertFinished(scene, result)
  })

  test("is not doubled after a server error, and gets its last word when GitHub asks for patience just then", async (context) => {
    const scene = await sceneWith(context)
    scene.github.addFault({ method: "POST", path: COMMENTS, action: unicorn({ processed: true }) })
    for (const action of [secondaryRateLimit({ retryAfterSeconds: 20 }), unicorn()]) {
      scene.github.addFault({ method: "PATCH", action })
    }
    const result = await scene.run({ inputs: { prompt: "Do it" }, github: onIssue() })
    assertExit(result, 0)
    assertFinished(scene, result)
    const patching = sent(scene.github.requests).filter((request) => request.startsWith("PATCH "))
    assert.deepEqual(
      patching.map((request) => request.slice(-3)),
      ["403", "502", "200"],
    )
  })
})
