import assert from "node:assert/strict"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, type TestContext, test } from "node:test"
import type { Rendering } from "../../simulator/github/options.ts"
import { startProxy } from "../../simulator/proxy.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { assertExit, assertOutputs, messages } from "./expectations.ts"
import { assertHarmless, commented, labelled, OWNER, WITH_PEOPLE } from "./knocking.ts"
import { changed, HOME, payload } from "./payloads.ts"
import { homeRepository, type RunOptions, type Scene, setScene } from "./scene.ts"

const INPUTS = { prompt: "Do it", wait: "false", comment: "false", reaction: "false" }
const ASSETS = "https://github.com/user-attachments/assets"
const UUID = "0f7e7ae5-5dd0-4d0b-9e0d-0e4cf2d9a0b"

/** Runs the action for an event and gives what the agent was told; undefined when there is none. */
async function told(scene: Scene, options: RunOptions) {
  const before = scene.cursor.agents.length
  const result = await scene.run({ inputs: INPUTS, ...options })
  return { result, text: scene.cursor.agents[before]?.request.prompt.text }
}

test("text that GitHub's page hides does not reach the agent: of a description as of a command", async (context) => {
  const hiding = (seen: string) => `- [ ] \n  <!-- SECRET\n\n  rule --> ${seen}`
  const scene = await setScene(context)
  const changes = { issue: { body: hiding("Seen") }, comment: { body: `/cursor go\n\n${hiding("Heard")}` } }
  const { text = "" } = await told(scene, { github: commented(OWNER, changes) })
  assert.match(text, /go[\s\S]*Heard[\s\S]*Seen/)
  assert.doesNotMatch(text, /SECRET/)
})

describe("a text that GitHub does not render", () => {
  const BODY = "It looks like you accidently spelled"
  // The three are told apart where texts are asked for, before it matters what they are for.
  for (const rendering of ["absent", "forbidden"] satisfies Rendering[]) {
    test(`(${rendering}) is left out of the context, with a warning and its link`, async (context) => {
      const scene = await setScene(context, { github: { rendering } })
      const { result, text = "" } = await told(scene, { github: labelled() })
      assertExit(result, 0)
      const leftOut =
        /The description of issue #1 is left out, because GitHub did not render it: https:\/\/github\.com\//
      assert.ok(
        messages(result, "warning").some((message) => leftOut.test(message)),
        messages(result, "warning").join(),
      )
      assert.match(text, /Title: Spelling error[\s\S]*\(left out, because GitHub did not render it: https:/)
      assert.ok(!text.includes(BODY), "sent raw")
    })
  }

  test("(null) is no command", async (context) => {
    const scene = await setScene(context, { github: { rendering: "null" } })
    const { result } = await told(scene, { github: commented() })
    assertOutputs(result, { outcome: "skipped", skipReason: /GitHub did not render it; write another one$/ })
    assertHarmless(scene)
  })

  test("into a page of any sensible size, is left out", async (context) => {
    const scene = await setScene(context)
    const body = { data: { repository: { bodyHTML: "<b></b>".repeat(1_500_000) } } }
    scene.github.addFault({ path: "/graphql", action: { kind: "reply", status: 200, body } })
    const { result, text = "" } = await told(scene, { github: labelled() })
    assertExit(result, 0)
    assert.match(text, /Title: Spelling error[\s\S]*\(left out, because GitHub did not render it: https:/)
  })

  test("because GitHub does not answer at all, is left out of an event that nobody approved", async (context) => {
    const scene = await setScene(context)
    const body = { data: null, errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] }
    scene.github.addFault({ path: "/graphql", times: 2, action: { kind: "reply", status: 200, body } })
    const event = payload("issues", "opened")
    const { result, text = "" } = await told(scene, { github: { eventName: "issues", event } })
    assertExit(result, 0)
    assert.match(text, /Title: \(left out\)[\s\S]*\(left out, because GitHub did not render it/)
    assert.match(messages(result, "warning").join("\n"), /permissions: issues: read/)
  })
})

describe("a text that was edited after the event", () => {
  test("a hundred times and more by somebody who may, shuts the gate: who did before is not known", async (context) => {
    const scene = await setScene(context, { github: WITH_PEOPLE })
    const edit = (body: string, editor: string) =>
      scene.github.editBody({ repository: HOME.fullName, number: 1, body, editor })
    edit("EVIL", "stranger")
    for (let count = 0; count < 100; count++) edit(`EVIL ${count}`, "writer")
    const { result } = await told(scene, { github: labelled(), isOutdated: true })
    assertOutputs(result, { outcome: "skipped", skipReason: /edited too often for all editors to be known/ })
    assertHarmless(scene)
  })

  test("is no command when it is the comment", async (context) => {
    const scene = await setScene(context, { github: WITH_PEOPLE })
    const github = commented()
    scene.github.holdEvent(github.event)
    const [comment] = scene.github.comments(HOME.fullName, 1)
    assert.ok(comment)
    scene.github.editComment({ repository: HOME.fullName, id: comment.id, body: "/cursor EVIL", editor: OWNER.login })
    const { result } = await told(scene, { github, isOutdated: true })
    assertOutputs(result, { outcome: "skipped", skipReason: /it was edited after this event; write another one/ })
    assertHarmless(scene)
  })
})

describe("the comments of a review", () => {
  const SUBMITTED_AT = "2026-03-01T12:00:00Z"
  const review = () => {
    const repo = { id: HOME.id, full_name: HOME.fullName }
    return changed(payload("pull_request_review", "submitted"), {
      sender: OWNER,
      review: { id: 77, node_id: "PRR_77", body: "/cursor go", user: OWNER, submitted_at: SUBMITTED_AT },
      pull_request: { number: 2, head: { ref: "changes", repo }, base: { repo } },
    })
  }
  const placed = { place: { path: "a.ts", line: 3, diffHunk: "@@ -1 +1 @@" }, createdAt: SUBMITTED_AT }
  const reviewed = async (context: TestContext) => {
    const scene = await setScene(context, { github: WITH_PEOPLE })
    const event = review()
    scene.github.addReview({
      repository: HOME.fullName,
      number: 2,
      id: 77,
      author: OWNER.login,
      body: "/cursor go",
      createdAt: SUBMITTED_AT,
      comments: [
        { ...placed, id: 78, author: OWNER.login, body: "Why so? <!-- SECRET -->" },
        { ...placed, id: 79, author: OWNER.login, body: "And this?" },
      ],
    })
    return { scene, happening: { github: { eventName: "pull_request_review", event } } }
  }

  test("are read as people see them; one that was edited, as a description, is left out with its link", async (context) => {
    const { scene, happening } = await reviewed(context)
    scene.github.holdEvent(happening.github.event)
    scene.github.editBody({ repository: HOME.fullName, number: 2, body: "EVIL", editor: OWNER.login })
    scene.github.editComment({ repository: HOME.fullName, id: 79, body: "EVIL", editor: OWNER.login })
    const { result, text = "" } = await told(scene, { ...happening, isOutdated: true })
    assert.match(text, /Comment in the review, .*\n+`*text\nFile: a\.ts, line 3\n\nWhy so\?/)
    assert.doesNotMatch(text, /SECRET|EVIL|And this/)
    assert.match(text, /left out, because it was edited after this event: https:/)
    const warnings = messages(result, "warning")
    assert.equal(warnings.length, 2)
    const edited = "is left out, because it was edited after this event: https:"
    for (const what of ["The description of pull request #2", "A comment of the review"])
      assert.ok(
        warnings.some((warning) => warning.startsWith(`${what} ${edited}`)),
        warnings.join("\n"),
      )
  })

  test("start nothing when somebody else has edited one", async (context) => {
    const { scene, happening } = await reviewed(context)
    scene.github.editComment({ repository: HOME.fullName, id: 79, body: "EVIL", editor: "stranger" })
    const { result } = await told(scene, happening)
    assertOutputs(result, { outcome: "skipped", skipReason: /^stranger, .* edited the comment after the review/ })
    assertHarmless(scene)
  })
})

test("pictures of a private repository are asked for where its page names them, and only those that people see", async (context) => {
  const scene = await setScene(context, { github: { repositories: [homeRepository({ private: true })] } })
  const proxy = await startProxy()
  context.after(() => proxy.close())
  const pictures = [1, 2, 3].map((digit) => `${ASSETS}/${UUID}${digit}`)
  const [shown, hidden, dot] = pictures
  const body = `![shown](${shown})\n\n<!-- ![hidden](${hidden}) -->\n<img width="1" height="1" src="${dot}">`
  const { result, text = "" } = await told(scene, {
    inputs: { ...INPUTS, images: "from-event" },
    github: labelled(OWNER, { issue: { body }, repository: { private: true } }),
    env: { https_proxy: proxy.url },
  })
  assertExit(result, 0)
  assert.deepEqual(new Set(proxy.tunnels), new Set(["private-user-images.githubusercontent.com:443"]))
  assert.equal(messages(result, "warning").length, 1)
  assert.match(text, /!\[shown\]\(https:\/\/private-user-images/)
  assert.doesNotMatch(text, /jwt=|hidden/)
})

test("a stranger's flood costs what a word costs: it is not rendered, fetched or read", async (context) => {
  const scene = await setScene(context, { github: WITH_PEOPLE })
  const folder = mkdtempSync(join(tmpdir(), "falconer-flood-"))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const stranger = { login: "stranger", type: "User" }
  const cpuOf = async (body: string, index: number) => {
    const file = join(folder, `${index}.json`)
    const result: ActionResult = await scene.run({
      inputs: INPUTS,
      github: { ...commented(stranger, { comment: { body } }), runId: `${5000 + index}` },
      nodeOptions: ["--require", join(import.meta.dirname, "../../bench/meter.cjs")],
      runnerEnv: { METER_FILE: file },
      realTime: true,
    })
    assertOutputs(result, { outcome: "skipped", skipReason: /^stranger has read permission/ })
    return Number((JSON.parse(readFileSync(file, "utf8")) as { cpuMs: number }).cpuMs)
  }
  const floods = ["*a_ ", "[", "> "].map((piece) => piece.repeat(65_000 / piece.length))
  const plainMs = await cpuOf("/cursor go", 0)
  const cpuMs = await cpuOf(`/cursor ${floods.join("\n\n")}`, 1)
  assert.ok(cpuMs < plainMs + 150, `${cpuMs} ms where a word takes ${plainMs}`)
  assert.deepEqual(
    scene.github.requests.filter(({ path }) => path === "/graphql"),
    [],
  )
  assertHarmless(scene)
})
