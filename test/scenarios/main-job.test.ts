import assert from "node:assert/strict"
import { test } from "node:test"
import {
  agentOutputs,
  assertExit,
  assertOutputs,
  commentsOn,
  messages,
  onlyAgent,
  onlyMessage,
  sent,
} from "./expectations.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { API_KEY, setScene } from "./scene.ts"

const PULL_REQUEST = `https://github.com/${HOME.fullName}/pull/3`

test("a labelled issue becomes a pull request", async (context) => {
  const scene = await setScene(context, { cursor: { plan: { runningMs: 372_000 } } })
  const result = await scene.run({
    withPost: true,
    inputs: { prompt: "Fix the issue.", label: "cursor" },
    github: { eventName: "issues", event: labeledIssue() },
  })
  const agent = onlyAgent(scene)
  const [comment] = commentsOn(scene, 1)

  assertExit(result, 0)
  assertOutputs(result, {
    ...agentOutputs(agent),
    status: "FINISHED",
    outcome: "finished",
    prUrl: PULL_REQUEST,
    prNumber: "3",
    branchName: agent.branchName ?? "",
    summary: /^\*\*Fix the issue\.\*\* is done on `cursor\/fix-the-issue-/,
    commentUrl: comment?.htmlUrl ?? "",
    durationSeconds: /^(38\d|39\d|4[0-2]\d)$/,
  })
  assert.deepEqual(
    result.stages.map(({ name, exitCode }) => [name, exitCode]),
    [
      ["main", 0],
      ["post", 0],
    ],
  )

  // The agent is known to the log, the outputs and the state before anything is waited for.
  const notice = onlyMessage(result, "notice")
  assert.equal(notice, `Launched agent ${agent.id}: https://cursor.com/agents?id=${agent.id}`)
  assert.ok(
    result.log.findIndex((line) => line.includes(agent.id)) < result.log.findIndex((line) => /RUNNING/.test(line)),
  )
  assert.deepEqual([messages(result, "warning"), messages(result, "error")], [[], []])

  // One launch with what was asked for and nothing else, then reads only.
  const [launch, ...reads] = scene.cursor.requests
  assert.equal(launch?.method, "POST")
  assert.ok(
    reads.every(
      ({ method, path, status }) => method === "GET" && path.startsWith(`/v0/agents/${agent.id}`) && status === 200,
    ),
  )
  assert.deepEqual(agent.request.source, { repository: `https://github.com/${HOME.fullName}`, ref: "master" })
  assert.deepEqual(agent.request.target, { autoCreatePr: true })
  assert.deepEqual(Object.keys(agent.request).sort(), ["prompt", "source", "target"])
  for (const { headers } of scene.cursor.requests) {
    assert.equal(headers.authorization, `Bearer ${API_KEY}`)
    assert.match(headers["user-agent"] ?? "", /^falconer\/\d/)
  }

  // The person is looked up first; then one comment, created and updated.
  const calls = sent(scene.github.requests)
  assert.equal(calls[0], `GET /repos/${HOME.fullName}/collaborators/Codertocat/permission 200`)
  assert.equal(calls.filter((line) => line.startsWith("POST ") && line.includes("/comments")).length, 1)
  assert.match(comment?.body ?? "", /### \S+ Cursor agent finished/)

  // The post step finds everything in order and stays silent.
  assert.deepEqual(
    result.rawLines.filter(({ stage, text }) => stage === "post" && !text.startsWith("::add-mask::")),
    [],
  )
})

test("the prompt reaches the agent as the log and the summary say", async (context) => {
  const { createHash } = await import("node:crypto")
  const scene = await setScene(context, { cursor: { plan: { creatingMs: 1_000, runningMs: 5_000 } } })
  const prompt =
    "Fix\r\nthe\tissue 👩‍👩‍👧 `ghadelimiter_x` EOF\na=b\n::set-output name=agentId::x\n  ::add-mask::main\n##[stop-commands]t"
  const result = await scene.run({ inputs: { prompt } })
  const { promptText, id } = onlyAgent(scene)
  assert.ok(promptText.startsWith(`${prompt}\n\n`))
  const sha256 = createHash("sha256").update(promptText).digest("hex")
  const bytes = Buffer.byteLength(promptText)
  assert.ok(result.log.includes(`Prompt:       ${bytes} bytes, SHA-256 ${sha256}`))
  assert.ok(result.summary.includes(sha256) && result.summary.includes(`${bytes} bytes`))
  assert.equal(result.outputs.agentId, id)
  assert.ok(!result.masks.includes("main"))
})

test("a prompt comes from a file just as well, and may be large", async (context) => {
  const scene = await setScene(context)
  const text = `Fix these:\n${"- a line of the list\n".repeat(20_000)}`
  const result = await scene.run({
    inputs: { "prompt-file": ".github/task.md", wait: "false" },
    workspaceFiles: { ".github/task.md": text },
    realTime: true,
    withPost: false,
  })
  assertExit(result, 0)
  assert.ok(onlyAgent(scene).promptText.startsWith(text.trim()))
  assert.ok(result.log.includes("Instruction:  the input `prompt-file`"))
})

test("every option of the launch arrives, and nothing that was not asked for", async (context) => {
  const scene = await setScene(context)
  const inputs = {
    prompt: "Do it",
    repository: HOME.fullName.toLowerCase(),
    ref: "master",
    model: "gpt-5.2",
    "branch-name": "cursor/my-branch",
    "open-as-cursor-github-app": "True",
    "skip-reviewer-request": "TRUE",
    "webhook-url": "https://hooks.example.com/cursor?x=1",
    "webhook-secret": "0123456789abcdef0123456789abcdef",
    wait: "false",
  }
  // The emulator looks for all of them in whatever the run leaves.
  const secrets = [API_KEY, inputs["webhook-secret"], inputs["webhook-url"]]
  const result = await scene.run({ inputs, secrets, realTime: true })
  assertExit(result, 0)
  const { prompt, ...body } = onlyAgent(scene).request
  assert.deepEqual(body, {
    model: "gpt-5.2",
    source: { repository: `https://github.com/${HOME.fullName.toLowerCase()}`, ref: "master" },
    target: {
      autoCreatePr: true,
      openAsCursorGithubApp: true,
      skipReviewerRequest: true,
      branchName: "cursor/my-branch",
    },
    webhook: { url: inputs["webhook-url"], secret: inputs["webhook-secret"] },
  })
  assert.deepEqual(Object.keys(prompt), ["text"])
})
