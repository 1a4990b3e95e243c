import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { OpenedPullRequest } from "../../simulator/cursor/repository.ts"
import { LAUNCH, MINUTE, SECOND, START_MS, startScene } from "./cursor-scene.ts"

const withPullRequest = { target: { autoCreatePr: true } }

describe("the life of an agent", () => {
  test("from creating over running to finished, by the clock alone", async () => {
    const { cloud, read, launch, pass } = await startScene()
    const id = await launch()
    assert.match(id, /^bc-[0-9a-f]{8}-[0-9a-f-]{27}$/)
    const created = await read(id)
    assert.equal(created.status, "CREATING")
    assert.equal(created.name, "Fix the failing date test")
    assert.equal(created.createdAt, new Date(START_MS).toISOString())
    assert.deepEqual(created.source, { repository: "https://github.com/acme/widgets", ref: "main" })
    assert.deepEqual(created.target, {
      url: `https://cursor.com/agents?id=${id}`,
      autoCreatePr: false,
      openAsCursorGithubApp: false,
      skipReviewerRequest: false,
    })

    pass(12 * SECOND)
    const running = await read(id)
    assert.equal(running.status, "RUNNING")
    assert.match(running.target.branchName ?? "", /^cursor\/fix-the-failing-date-test-[0-9a-f]{4}$/)
    assert.equal(running.summary, undefined)
    assert.equal(running.filesChanged, undefined)

    pass(7 * MINUTE)
    const finished = await read(id)
    assert.equal(finished.status, "FINISHED")
    assert.match(finished.summary ?? "", /^\*\*Fix the failing date test\*\* is done on `cursor\/fix-/)
    assert.equal(finished.filesChanged, 3)
    assert.equal(finished.target.prUrl, undefined, "no pull request was asked for")
    assert.deepEqual(cloud.violations, [])
  })

  const stories = [
    { name: "ends in any word", story: { end: "ERROR" }, words: ["CREATING", "RUNNING", "ERROR"] },
    { name: "starts at once", story: { creatingMs: 0 }, words: ["RUNNING", "FINISHED"] },
    { name: "never ends", story: { runningMs: Number.POSITIVE_INFINITY }, words: ["CREATING", "RUNNING"] },
    { name: "is over at once", story: { creatingMs: 0, runningMs: 0, end: "EXPIRED" }, words: ["EXPIRED"] },
    {
      name: "has unknown words in between",
      story: {
        statusWords: [
          { afterMs: 5 * SECOND, word: "QUEUED" },
          { afterMs: 60 * SECOND, word: "PONDERING" },
        ],
      },
      words: ["CREATING", "QUEUED", "RUNNING", "PONDERING", "FINISHED"],
    },
  ]
  for (const { name, story, words } of stories) {
    test(name, async () => {
      const { cloud, launch, pass, read } = await startScene({ plan: story })
      const seen = new Set<string>()
      const id = await launch()
      for (const seconds of [0, 5, 7, 48, 323, 1]) {
        pass(seconds * SECOND)
        seen.add((await read(id)).status)
      }
      assert.deepEqual([...seen], words)
      assert.deepEqual(
        cloud.agents[0]?.statuses.map((change) => change.word),
        words,
      )
    })
  }

  test("stories come one after the other, enqueued ones first, or by the request", async () => {
    const ended = { creatingMs: 0, runningMs: 0 }
    const { cloud, launch, read } = await startScene({
      plan: [
        { ...ended, end: "B" },
        { ...ended, end: "C" },
      ],
    })
    cloud.enqueueStories({ ...ended, end: "D" })
    const inTurn = []
    for (let i = 0; i < 4; i += 1) inTurn.push((await read(await launch())).status)
    assert.deepEqual(inTurn, ["B", "C", "D", "CREATING"])

    const chosen = await startScene({
      plan: (request, index) => ({ ...ended, end: `${request.prompt.text} ${index}` }),
    })
    const ids = [await chosen.launch({ prompt: { text: "a" } }), await chosen.launch({ prompt: { text: "b" } })]
    assert.deepEqual(
      [(await chosen.read(ids[0] ?? "")).status, (await chosen.read(ids[1] ?? "")).status],
      ["a 0", "b 1"],
    )
  })
})

describe("branches and pull requests", () => {
  const branches = [
    { name: "the branch asked for, at once", target: { branchName: "feature/x" }, story: {}, branch: "feature/x" },
    {
      name: "the branch of the story",
      target: { branchName: "feature/x" },
      story: { branch: "other" },
      branch: "other",
    },
    { name: "no branch", target: {}, story: { branch: null }, branch: undefined },
  ]
  for (const { name, target, story, branch } of branches) {
    test(name, async () => {
      const { launch, pass, read } = await startScene({ plan: story })
      const id = await launch({ target })
      if (branch === "feature/x") assert.equal((await read(id)).target.branchName, branch)
      pass(10 * MINUTE)
      assert.equal((await read(id)).target.branchName, branch)
    })
  }

  test("a pull request at the end, numbered on, and told of once", async () => {
    const opened: OpenedPullRequest[] = []
    const { launch, pass, read } = await startScene({ onPullRequest: (pull) => opened.push(pull) })
    const [first, second] = [await launch(withPullRequest), await launch(withPullRequest)]
    pass(6 * MINUTE)
    assert.equal((await read(first)).target.prUrl, undefined)
    pass(1 * MINUTE)
    assert.equal((await read(first)).target.prUrl, "https://github.com/acme/widgets/pull/41")
    assert.equal((await read(second)).target.prUrl, "https://github.com/acme/widgets/pull/42")
    assert.equal(opened.length, 2)
    const { body, ...rest } = opened[0] ?? assert.fail()
    assert.match(body, /is done/)
    assert.deepEqual(rest, {
      repository: "acme/widgets",
      number: 41,
      url: "https://github.com/acme/widgets/pull/41",
      headBranch: (await read(first)).target.branchName,
      baseBranch: "main",
      title: "Fix the failing date test",
      draft: true,
      agentId: first,
      atMs: START_MS + 384 * SECOND,
    })
  })

  test("a pull request that comes late, at an address of the story's", async () => {
    const url = "https://evil.example/pull/1"
    const { launch, pass, read } = await startScene({ plan: { runningMs: 0, pullRequest: { lateMs: 8000, url } } })
    const id = await launch(withPullRequest)
    pass(19 * SECOND)
    assert.deepEqual([(await read(id)).status, (await read(id)).target.prUrl], ["FINISHED", undefined])
    pass(1 * SECOND)
    assert.equal((await read(id)).target.prUrl, url)
  })

  const without = [
    { name: "when the story says so", story: { pullRequest: "none" as const }, request: withPullRequest },
    {
      name: "when it changed nothing",
      story: { diff: { linesAdded: 0, linesRemoved: 0, filesChanged: 0 } },
      request: withPullRequest,
    },
    { name: "when it failed", story: { end: "ERROR" }, request: withPullRequest },
    { name: "when none was asked for", story: { pullRequest: "at-end" as const }, request: {} },
  ]
  for (const { name, story, request } of without) {
    test(`no pull request ${name}`, async () => {
      const { call, launch, pass, read } = await startScene({ plan: story })
      const id = await launch(request)
      pass(60 * MINUTE)
      const agent = await read(id)
      assert.equal(agent.target.prUrl, undefined)
      if (!("diff" in story)) return
      const said = JSON.stringify([agent, (await call("GET", `/v0/agents/${id}/conversation`)).body])
      assert.doesNotMatch(said, /Changed \d|filesChanged":[1-9]/, "nothing of changed files")
    })
  }

  test("from a pull request: onto its branch, or to a new pull request", async () => {
    const source = { prUrl: "https://github.com/acme/widgets/pull/7" }
    const { call, launch, pass, read } = await startScene()
    const onto = await launch({ source, target: { autoBranch: false, autoCreatePr: true } })
    const anew = await launch({ source, target: { autoCreatePr: true } })
    assert.equal((await read(onto)).target.branchName, "topic")
    assert.equal((await read(anew)).target.prUrl, source.prUrl)
    pass(10 * MINUTE)
    assert.equal((await read(onto)).target.prUrl, source.prUrl)
    assert.equal((await read(anew)).target.prUrl, "https://github.com/acme/widgets/pull/41")
    const listed = await call(
      "GET",
      `/v0/agents?prUrl=${encodeURIComponent("https://github.com/acme/widgets/pull/41")}`,
    )
    assert.deepEqual(
      listed.body.agents.map((agent) => agent.id),
      [anew],
    )
  })
})

describe("the conversation", () => {
  test("starts with the prompt, exactly, and grows", async () => {
    const { call, launch, pass } = await startScene()
    const id = await launch()
    const read = async () => (await call("GET", `/v0/agents/${id}/conversation`)).body.messages
    const [prompt, ...none] = await read()
    assert.deepEqual([prompt?.type, prompt?.text, none.length], ["user_message", LAUNCH.prompt.text, 0])
    const lengths = []
    for (let minute = 0; minute < 8; minute += 1) {
      lengths.push((await read()).length)
      pass(MINUTE)
    }
    assert.deepEqual(lengths, [1, 1, 2, 2, 3, 4, 4, 5])
    assert.deepEqual(await read(), await read(), "ids stay")
    assert.equal(new Set((await read()).map((message) => message.id)).size, 5)
  })

  test("shows the messages of the story in their time, with new ids each time when told", async () => {
    const messages = [
      { afterMs: 20 * SECOND, text: "second" },
      { afterMs: 13 * SECOND, text: "first" },
    ]
    const { call, launch, pass } = await startScene({ plan: { messages }, newMessageIds: true })
    const id = await launch()
    const read = async () => (await call("GET", `/v0/agents/${id}/conversation`)).body.messages
    pass(15 * SECOND)
    const [one, other] = [await read(), await read()]
    assert.deepEqual(
      one.map((message) => message.text),
      [LAUNCH.prompt.text, "first"],
    )
    assert.notEqual(one[0]?.id, other[0]?.id)
    pass(5 * SECOND)
    assert.equal((await read()).at(-1)?.text, "second")
  })
})
