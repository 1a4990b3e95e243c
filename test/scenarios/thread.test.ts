import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { answering } from "../../simulator/cursor/known-answers.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { GithubOptions } from "../../simulator/runner/action-run.ts"
import { assertExit, commentsOn, messages } from "./expectations.ts"
import { launchedBefore } from "./launched-before.ts"
import { changed, HOME, issueComment, labeledIssue, payload } from "./payloads.ts"
import { API_KEY, homeRepository, logText, type RunOptions, type Scene, type SceneOptions, setScene } from "./scene.ts"

const MINUTE = 60_000
const TURN: AgentStory = { creatingMs: 0, runningMs: 9_000 }
const PLAN: AgentStory = { ...TURN, followUps: [TURN, TURN, TURN, TURN] }
const ISSUE = 1
const FOLLOW_UP = /\/followup$/
const CONVERSATION = /\/conversation$/
let commandId = 900

/** A run of the recipe's step by an event, each in a workflow run of its own. */
function command(text: string, options: Partial<RunOptions> = {}, changes: Record<string, unknown> = {}): RunOptions {
  commandId += 1
  const event = issueComment(text, changed({ comment: { id: commandId, node_id: `IC_${commandId}` } }, changes))
  return run({ eventName: "issue_comment", event }, options)
}

function run(github: GithubOptions, options: Partial<RunOptions> = {}): RunOptions {
  return {
    ...options,
    inputs: { label: "cursor", prompt: "", ...options.inputs },
    github: { runId: String(++commandId), ...github, ...options.github },
  }
}

/** What the label's agent is launched with, which no later turn takes. */
const CHOSEN = { model: "gpt-5.2", ref: "master" }

function labelled(options: Partial<RunOptions> = {}): RunOptions {
  const inputs = { prompt: "Resolve this issue", ...CHOSEN, ...options.inputs }
  return run({ eventName: "issues", event: labeledIssue(), runId: "800" }, { ...options, inputs })
}

/** The label has started an agent, in a scene of `threadOf`. */
function launched(scene: Scene, inputs: Readonly<Record<string, string>> = {}, story: AgentStory = PLAN) {
  return launchedBefore(scene, labelled({ inputs }), story)
}

const ON_PULL = { issue: { number: 2, pull_request: { url: "x" }, state: "open" } }

/** What every agent was told, the launch first: its instruction's first line. */
function told(scene: Scene): readonly (readonly string[])[] {
  return scene.cursor.agents.map(({ request, followUps }) =>
    [request.prompt.text, ...followUps.map(({ text }) => text)].map((text) => text.split("\n")[0] ?? ""),
  )
}

function lastComment(scene: Scene, number = ISSUE): string {
  return commentsOn(scene, number).at(-1)?.body ?? ""
}

async function threadOf(context: Parameters<typeof setScene>[0], options: SceneOptions = {}): Promise<Scene> {
  return await setScene(context, { ...options, cursor: { plan: PLAN, ...options.cursor } })
}

describe("a thread keeps its agent", { concurrency: 3 }, () => {
  test("a label starts it, and what is said in comments reaches it, each with a comment of its own, until max-turns", async (context) => {
    const scene = await threadOf(context)
    const first = await launched(scene)
    assertExit(first, 0)
    assert.deepEqual([first.outputs.continued, first.outputs.turn], ["false", "1"])
    const second = await scene.run(command("/cursor Add a test"))
    assertExit(second, 0)
    assert.deepEqual([second.outputs.continued, second.outputs.turn], ["true", "2"])
    assert.equal(second.outputs.agentId, first.outputs.agentId)
    const limited = { inputs: { "max-turns": "3" } }
    const third = await scene.run(command("/cursor And another one", limited))
    assert.equal(third.outputs.turn, "3")
    assert.deepEqual(told(scene), [["Resolve this issue", "Add a test", "And another one"]])
    const comments = commentsOn(scene, ISSUE).map(({ body }) => /^<!-- falconer v=2 (.*) sig/.exec(body)?.[1] ?? "")
    assert.deepEqual(
      comments.map((fields) => fields.replace(/key=\S+ agent=bc-\S+ /, "").replace(/fail-on.*/, "")),
      ["state=over turn=1 pr=yes ", "state=over turn=2 pr=yes ", "state=over turn=3 pr=yes "],
    )
    assert.deepEqual(messages(third, "warning"), [])

    const fourth = await scene.run(command("/cursor And one more", limited))
    assertExit(fourth, 0)
    assert.equal(fourth.outputs.outcome, "skipped")
    assert.match(fourth.outputs.skipReason ?? "", /has had 3 turns, and `max-turns` is 3/)
    assert.match(lastComment(scene), /comment `\/cursor new`/)
    assert.equal(told(scene)[0]?.length, 3)
  })

  test("a busy agent is waited for, also by Cursor's word alone in each of its forms; the comment says so, and the command is sent once", async (context) => {
    const plan = { creatingMs: 0, runningMs: MINUTE, followUps: [TURN] }
    const scene = await threadOf(context, { cursor: { plan } })
    const first = await launched(scene, { wait: "false" }, plan)
    for (const form of ["busy", "busy-text", "busy-flat"] as const)
      scene.cursor.addFault({ path: FOLLOW_UP, action: answering(form) })
    const second = await scene.run(command("/cursor Add a test"))
    assertExit(second, 0)
    assert.equal(second.outputs.agentId, first.outputs.agentId)
    assert.deepEqual(told(scene), [["Resolve this issue", "Add a test"]])
    const [history = []] = commentsOn(scene, ISSUE)
      .slice(-1)
      .map((comment) => comment.history)
    assert.match(history[0] ?? "", /state=over.*\n### ⏳ Queued until/)
    assert.equal(scene.cursor.requests.filter(({ path }) => FOLLOW_UP.test(path)).length, 4)
    const agent = scene.cursor.agents[0]
    assert.ok(agent)
    assert.ok((agent.followUps[0]?.atMs ?? 0) - agent.createdAtMs >= MINUTE, "sent after the first turn")
  })

  test("without time to wait nothing is sent", async (context) => {
    const plan = { creatingMs: 0, runningMs: Number.POSITIVE_INFINITY }
    const scene = await threadOf(context, { cursor: { plan } })
    await launched(scene, { wait: "false" }, plan)
    const second = await scene.run(command("/cursor Add a test", { inputs: { "timeout-minutes": "5" } }))
    assertExit(second, 1)
    assert.deepEqual([second.outputs.outcome, second.outputs.errorCode], ["timed-out", "agent-busy"])
    assert.deepEqual(told(scene), [["Resolve this issue"]])
    assert.match(lastComment(scene), /state=over/)
  })

  for (const end of ["EXPIRED", "deleted"]) {
    test(`an agent that is ${end} is replaced, and the new one is told of it`, async (context) => {
      const story = { ...TURN, ...(end === "EXPIRED" && { end }), summary: "I was here." }
      const scene = await threadOf(context, { cursor: { plan: story } })
      const first = await launched(scene, { wait: "false" }, story)
      scene.pass(MINUTE)
      scene.cursor.enqueueStories(TURN)
      if (end === "deleted") {
        const authorization = `Basic ${btoa(`${API_KEY}:`)}`
        const agent = `${scene.cursor.url}/v0/agents/${first.outputs.agentId}`
        assert.equal((await fetch(agent, { method: "DELETE", headers: { authorization } })).status, 200)
      }
      const second = await scene.run(command("/cursor Add a test"))
      assertExit(second, 0)
      assert.deepEqual([second.outputs.continued, second.outputs.turn], ["false", "1"])
      assert.notEqual(second.outputs.agentId, first.outputs.agentId)
      assert.match(lastComment(scene), /he agent before.* cannot go on: .*This command goes to a new agent/)
      assert.match(scene.cursor.agents[1]?.request.prompt.text ?? "", /Another agent worked on this before/)
    })
  }

  test("what a turn does not take is warned of where it differs from what the agent has", async (context) => {
    const scene = await threadOf(context)
    await launched(scene)
    assert.deepEqual(messages(await scene.run(command("/cursor One", { inputs: CHOSEN })), "warning"), [])
    const changes = { model: "composer-2", ref: "other", "auto-create-pr": "false" }
    const other = await scene.run(command("/cursor Two", { inputs: changes }))
    assert.match(messages(other, "warning").join("\n"), /^`model`, `ref`, `auto-create-pr` have no effect on an agent/)
    assert.equal(other.outputs.turn, "3")
  })

  test("`only` starts no agent, `new` starts one", async (context) => {
    const scene = await threadOf(context)
    const none = await scene.run(command("/cursor Add a test", { inputs: { thread: "only" } }))
    assertExit(none, 0)
    assert.equal(none.outputs.outcome, "skipped")
    assert.equal(scene.cursor.launchCount, 0)
    await launched(scene)
    await scene.run(command("/cursor Anew", { inputs: { thread: "new" } }))
    assert.deepEqual(told(scene), [["Resolve this issue"], ["Anew"]])
    // Another workflow repeats what somebody wrote: our own line about an earlier agent.
    const copied = commentsOn(scene, ISSUE)[0]?.body ?? ""
    scene.github.addComment({ repository: HOME.fullName, number: ISSUE, author: "github-actions[bot]", body: copied })
    await scene.run(command("/cursor And more"))
    assert.deepEqual(told(scene), [["Resolve this issue"], ["Anew", "And more"]])
  })

  test("markers by another key start a new agent, and the comment says why", async (context) => {
    const marker = "<!-- falconer key=0123456789ab agent=bc-1 sig=".concat("0".repeat(64), " -->")
    const repository = homeRepository()
    const [issue] = repository.issues ?? []
    assert.ok(issue)
    const comments = [{ author: "github-actions[bot]", body: `${marker}\nOld` }]
    const scene = await threadOf(context, {
      github: { repositories: [{ ...repository, issues: [{ ...issue, comments }] }] },
    })
    const result = await scene.run(command("/cursor Add a test"))
    assertExit(result, 0)
    assert.equal(result.outputs.continued, "false")
    assert.match(lastComment(scene), /signed with another API key/)
  })
})

describe("the words of a thread", { concurrency: 3 }, () => {
  test("status and stop are answered in a comment, and the agent stays the thread's", async (context) => {
    const scene = await threadOf(context)
    const first = await launched(scene, { wait: "false" })
    const status = await scene.run(command("/cursor Status"))
    assertExit(status, 0)
    assert.equal(status.outputs.outcome, "ok")
    assert.equal(status.outputs.agentId, first.outputs.agentId)
    assert.match(lastComment(scene), /### The agent's status is RUNNING/)
    const stop = await scene.run(command("/cursor stop"))
    assertExit(stop, 0)
    assert.match(lastComment(scene), /### Cursor agent stopped/)
    assert.equal(scene.cursor.agents[0]?.stopsAtMs.length, 1)
    const next = await scene.run(command("/cursor Go on"))
    assert.equal(next.outputs.agentId, first.outputs.agentId)
    assert.deepEqual(told(scene), [["Resolve this issue", "Go on"]])
  })

  test("without an agent they say so", async (context) => {
    const scene = await threadOf(context)
    const result = await scene.run(command("/cursor STOP"))
    assertExit(result, 0)
    assert.deepEqual(
      [result.outputs.outcome, result.outputs.skipReason],
      ["skipped", "there is no agent in this thread"],
    )
    assert.match(lastComment(scene), /No agent is known here/)
    assert.equal(scene.cursor.launchCount, 0)
  })

  test("are not for people who may start no agent", async (context) => {
    const scene = await threadOf(context)
    await launched(scene, { wait: "false" })
    const before = commentsOn(scene, ISSUE).length
    const stranger = { login: "mallory", type: "User" }
    const by = { sender: stranger, comment: { user: stranger } }
    const result = await scene.run(command("/cursor stop", {}, by))
    assert.equal(result.outputs.outcome, "skipped")
    assert.equal(commentsOn(scene, ISSUE).length, before)
    assert.deepEqual([told(scene), scene.cursor.agents[0]?.stopsAtMs], [[["Resolve this issue"]], []])
  })

  test("closing the issue stops the agent, without a comment", async (context) => {
    const scene = await threadOf(context)
    await launched(scene, { wait: "false" })
    const event = labeledIssue({ action: "closed", label: undefined })
    const before = commentsOn(scene, ISSUE).length
    const result = await scene.run(run({ eventName: "issues", event }, { inputs: { operation: "stop", label: "" } }))
    assertExit(result, 0)
    assert.equal(scene.cursor.agents[0]?.stopsAtMs.length, 1, logText(result))
    assert.ok(commentsOn(scene, ISSUE).length <= before + 1)
  })
})

describe("limits of a thread", { concurrency: 3 }, () => {
  test("max-agents-per-day: no launch, and the comment says when", async (context) => {
    const scene = await threadOf(context)
    const limited = { inputs: { "max-agents-per-day": "1" } }
    await launched(scene)
    const second = await scene.run(command("/cursor new Two", limited))
    assertExit(second, 0)
    assert.equal(second.outputs.outcome, "skipped")
    assert.match(lastComment(scene), /Another one can start after \d{4}-\d\d-\d\d \d\d:\d\d UTC/)
    assert.equal(told(scene).length, 1)
  })

  test("a limit that cannot be counted is an error", async (context) => {
    const scene = await threadOf(context)
    scene.cursor.addFault({
      method: "GET",
      path: /^\/v0\/agents$/,
      times: 99,
      action: { kind: "reply", status: 403, body: {} },
    })
    const result = await scene.run(command("/cursor new Two", { inputs: { "max-agents-per-day": "1" } }))
    assertExit(result, 1)
    assert.equal(result.outputs.errorCode, "limit-unverified")
    assert.equal(scene.cursor.launchCount, 0)
  })
})

describe("the pull request of a thread", { concurrency: 3 }, () => {
  test("is linked to its issue, labelled, and reviews are asked for; a second turn changes nothing", async (context) => {
    const repository = homeRepository({ collaborators: { rea: "write" }, teams: ["core"] })
    const scene = await threadOf(context, { github: { repositories: [repository] } })
    const inputs = { "pr-labels": "agent, checked", "pr-reviewers": `${HOME.owner}\nrea\nteam:core` }
    scene.github.openPullRequest({
      repository: HOME.fullName,
      number: 3,
      title: "Done",
      head: "cursor/x",
      body: "Work.",
      author: HOME.owner,
    })
    const first = await scene.run(labelled({ inputs }))
    assertExit(first, 0)
    assert.deepEqual(messages(first, "warning"), [])
    const { body, labels, requestedReviewers } = scene.github.issue(HOME.fullName, 3)
    assert.equal(body, "Work.\n\nCloses #1")
    assert.deepEqual(
      [labels, requestedReviewers],
      [
        ["agent", "checked"],
        ["rea", "team:core"],
      ],
    )
    const writes = () =>
      scene.github.requests.filter(({ method, path }) => method !== "GET" && /\/(3|pulls\/3)\b/.test(path)).length
    const before = writes()
    await scene.run(command("/cursor More", { inputs }))
    assert.equal(writes(), before)
  })

  test("a comment on it reaches the agent that opened it", async (context) => {
    const scene = await threadOf(context)
    scene.github.openPullRequest({ repository: HOME.fullName, number: 3, title: "Done", head: "cursor/x" })
    const first = await launched(scene)
    const event = { issue: { number: 3, pull_request: { url: "x" }, state: "open", body: "", title: "Done" } }
    const second = await scene.run(command("/cursor Rename it", {}, event))
    assertExit(second, 0)
    assert.deepEqual(
      [second.outputs.continued, second.outputs.agentId],
      ["true", first.outputs.agentId],
      logText(second),
    )
    const closed = await scene.run(command("/cursor More", {}, changed(event, { issue: { state: "closed" } })))
    assert.deepEqual([closed.outputs.outcome, closed.outputs.skipReason], ["skipped", "pull request is closed"])
    const status = await scene.run(command("/cursor status", {}, changed(event, { issue: { state: "closed" } })))
    assert.equal(status.outputs.outcome, "ok")
    assert.deepEqual(told(scene), [["Resolve this issue", "Rename it"]])
  })

  test("a comment on another one does not, even when Cursor lists agents of all, and our marker was copied to it", async (context) => {
    const scene = await threadOf(context, { cursor: { ignoresFilter: true } })
    await launched(scene)
    const copied = lastComment(scene)
    for (const author of ["mallory", "github-actions[bot]"])
      scene.github.addComment({ repository: HOME.fullName, number: 2, author, body: copied })
    const second = await scene.run(command("/cursor Rename it", {}, ON_PULL))
    assert.deepEqual([second.outputs.outcome, second.outputs.continued], ["finished", "false"], logText(second))
    assert.deepEqual(told(scene), [["Resolve this issue"], ["Rename it"]])
  })

  test("a review is one turn: its text and its comments on lines, also when its text is the phrase alone", async (context) => {
    const scene = await threadOf(context)
    for (const [index, text] of ["/cursor new Shorter, please", "/cursor"].entries()) {
      const id = 4_200 + index
      const place = { path: "src/till.ts", line: 7, diffHunk: "@@ -5,3 +5,3 @@\n-old\n+new" }
      const comments = [
        { author: HOME.owner, body: "Why **this**?", place },
        { author: HOME.owner, body: "And that?", place: { ...place, path: "README.md", line: 9, startLine: 6 } },
        { author: HOME.owner, body: "Gone?", place: { ...place, line: null, originalLine: 12 } },
        { author: HOME.owner, body: "All.", place: { ...place, line: null, originalLine: 1, isOnWholeFile: true } },
      ]
      scene.github.addReview({ repository: HOME.fullName, number: 2, id, author: HOME.owner, body: text, comments })
      const review = { id, node_id: `PRR_${id}`, body: text, submitted_at: new Date().toISOString() }
      const event = changed(payload("pull_request_review", "submitted"), { review })
      const pullRun = { ref: "refs/pull/2/merge", refName: "2/merge" }
      assertExit(await scene.run(run({ eventName: "pull_request_review", event, ...pullRun })), 0)
    }
    const answerLines = "Do what the comments of this review ask for."
    assert.deepEqual(told(scene), [["Shorter, please", answerLines]])
    const [prompt = "", turn = ""] = scene.cursor.agents.flatMap((agent) => [
      agent.promptText,
      agent.followUps[0]?.text ?? "",
    ])
    for (const said of [prompt, turn]) {
      assert.match(
        said,
        /Comment in the review, written by Codertocat[\s\S]*File: src\/till\.ts, line 7\n\nWhy \*\*this\*\*\?\n\nDiff:\n@@ -5,3/,
      )
      assert.match(said, /File: README\.md, lines 6 to 9\n\nAnd that\?/)
      assert.match(said, /File: src\/till\.ts, outdated, was line 12\n\nGone\?/)
      assert.match(said, /File: src\/till\.ts\n\nAll\./)
    }
  })

  test("without the right to change it labels are a warning, and the link a line in the log", async (context) => {
    const token = { permissions: { contents: "read", issues: "write", pull_requests: "read" } } as const
    const scene = await threadOf(context, { github: { token } })
    scene.github.openPullRequest({
      repository: HOME.fullName,
      number: 3,
      title: "Done",
      head: "cursor/x",
      body: "Work.",
    })
    const first = await scene.run(labelled({ inputs: { "pr-reviewers": "rea" } }))
    assertExit(first, 0)
    assert.match(messages(first, "warning").join("\n"), /^`pr-reviewers`: .*Give the job `pull-requests: write`/)
    assert.match(logText(first), /was not linked to its issue/)
  })
})

describe("once for every command", { concurrency: 3 }, () => {
  test("a re-run goes where its earlier attempt went, even when another agent has the thread by then", async (context) => {
    const scene = await threadOf(context)
    const again = (first: RunOptions) => scene.run({ ...first, github: { ...first.github, runAttempt: "2" } })
    const [start, more] = [command("/cursor Start"), command("/cursor Add a test")]
    const first = await scene.run(start)
    assertExit(first, 0)
    // One answer that the agent is gone is not believed, whatever it is about.
    for (const path of [FOLLOW_UP, CONVERSATION]) scene.cursor.addFault({ path, action: answering("deleted") })
    assertExit(await scene.run(more), 0)
    await scene.run(command("/cursor new Anew"))

    scene.cursor.addFault({ path: CONVERSATION, action: answering("deleted") })
    const second = await again(more)
    assertExit(second, 0)
    assert.equal(second.outputs.turn, "2")
    const third = await again(start)
    assertExit(third, 0)
    assert.equal(third.outputs.agentId, first.outputs.agentId)
    assert.deepEqual(told(scene), [["Start", "Add a test"], ["Anew"]])
  })

  test("a re-run sends what certainly did not arrive, and takes nobody else's turn for its own", async (context) => {
    const scene = await threadOf(context)
    await launched(scene)
    scene.cursor.addFault({ path: FOLLOW_UP, action: { kind: "reset", when: "before" } })
    const more = command("/cursor Add a test")
    const first = await scene.run(more)
    assert.deepEqual([first.outputs.outcome, first.outputs.errorCode], ["unknown", "follow-up-in-doubt"])
    const again = await scene.run({ ...more, github: { ...more.github, runAttempt: "2" } })
    assertExit(again, 0)
    assert.deepEqual(told(scene), [["Resolve this issue", "Add a test"]])
  })

  test("a list that cannot be read starts no second agent", async (context) => {
    const scene = await threadOf(context)
    scene.cursor.addFault({
      method: "GET",
      path: /^\/v0\/agents$/,
      times: 99,
      action: { kind: "reply", status: 403, body: {} },
    })
    const result = await scene.run(command("/cursor Add a test", {}, ON_PULL))
    assertExit(result, 1)
    assert.equal(result.outputs.errorCode, "thread-unverified")
    assert.equal(scene.cursor.launchCount, 0)
  })

  test("a run that is cancelled while it is queued leaves the agent alone", async (context) => {
    const scene = await threadOf(context)
    await launched(scene, { wait: "false" })
    const result = await scene.run(command("/cursor Add a test", { cancelOn: /is at work on an earlier instruction/ }))
    assert.equal(result.outputs.outcome, "cancelled")
    assert.deepEqual([told(scene), scene.cursor.agents[0]?.stopsAtMs], [[["Resolve this issue"]], []])
  })
})
