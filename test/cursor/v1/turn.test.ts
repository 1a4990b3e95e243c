import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { LaunchRequest } from "../../../src/cursor/client.ts"
import { launchBody } from "../../../src/cursor/v1/launch-body.ts"
import { findRun } from "../../../src/cursor/v1/own-run.ts"
import { readAgentRecord, readNewRun, readRepositories, readRun, readUsage } from "../../../src/cursor/v1/schema.ts"
import { agentOf } from "../../../src/cursor/v1/turn.ts"

const AGENT = readAgentRecord({
  id: "bc-1",
  status: "ACTIVE",
  url: "https://cursor.com/agents/bc-1",
  repos: [{ url: "github.com/acme/widgets", startingRef: "main" }],
  autoCreatePR: true,
  latestRunId: "run-1",
})

function turn(branches: unknown, changes: Readonly<Record<string, unknown>> = {}) {
  return agentOf(AGENT, readRun({ id: "run-1", status: "FINISHED", result: "Done", git: { branches }, ...changes }))
}

describe("an agent of v1 with its turn", () => {
  test("is one thing: the run's status and result, the agent's page", () => {
    const agent = turn([
      { repoUrl: "github.com/acme/other", branch: "cursor/other" },
      { repoUrl: "GitHub.com/acme/widgets", branch: "cursor/fix", prUrl: "https://github.com/acme/widgets/pull/8" },
    ])
    assert.deepEqual(agent, {
      id: "bc-1",
      status: "FINISHED",
      runId: "run-1",
      url: "https://cursor.com/agents/bc-1",
      repository: "github.com/acme/widgets",
      ref: "main",
      autoCreatePr: true,
      summary: "Done",
      branchName: "cursor/fix",
      prUrl: "https://github.com/acme/widgets/pull/8",
    })
  })

  test("takes a single branch of a repository under another name, and none of several", () => {
    assert.equal(turn([{ repoUrl: "github.com/acme/renamed", branch: "b" }]).branchName, "b")
    const strangers = [
      { repoUrl: "github.com/a/b", branch: "b" },
      { repoUrl: "github.com/a/c", branch: "c" },
    ]
    assert.equal(turn(strangers).branchName, undefined)
    for (const odd of [undefined, null, "x", [7, {}, { branch: "b" }]]) assert.equal(turn(odd).branchName, undefined)
  })
})

test("usage is what the API tells of this run, and nothing where it tells nothing", () => {
  const usage = { inputTokens: 1, outputTokens: 2, cacheWriteTokens: 0, cacheReadTokens: 3, totalTokens: 6 }
  const other = { id: "run-0", usage: { ...usage, totalTokens: 99 } }
  const read = (run: Readonly<Record<string, unknown>>) =>
    readUsage({ runs: [other, { id: "run-1", ...run }] }, "run-1")
  assert.deepEqual(read({ usage, cost: { rawCostCents: 2, chargedCents: 1.23456 } }), {
    tokens: usage,
    costCents: 1.23456,
  })
  assert.deepEqual(read({ usage, cost: { chargedCents: 0 } }), { tokens: usage, costCents: 0 })
  assert.equal(read({ usage: { ...usage, surprise: 1 } }).costCents, undefined)
  const zeros = Object.fromEntries(Object.keys(usage).map((name) => [name, 0]))
  assert.equal(read({ usage: zeros }).tokens, undefined)
  assert.deepEqual(readUsage({ runs: [other] }, "run-1"), {})
  for (const odd of [-1, "1", Number.NaN, null])
    assert.equal(read({ usage, cost: { chargedCents: odd } }).costCents, undefined)
})

test("a new run may come in an object or bare, and a repository as its address", () => {
  const run = { id: "run-1", status: "CREATING" }
  assert.equal(readNewRun({ run }).id, "run-1")
  assert.equal(readNewRun(run).id, "run-1")
  const { entries, skipped } = readRepositories({ items: [{ url: "https://github.com/acme/widgets.git/" }, {}, 7] })
  assert.deepEqual([entries[0]?.owner, entries[0]?.name, skipped], ["acme", "widgets", 2])
})

const REQUEST: LaunchRequest = {
  prompt: { text: "Do it" },
  source: { repository: "https://github.com/acme/widgets", ref: "main" },
  target: { autoCreatePr: true },
}

test("the body of a launch holds what was asked for and nothing else", () => {
  const repo = { url: "https://github.com/acme/widgets" }
  const plain = { prompt: { text: "Do it" }, repos: [{ ...repo, startingRef: "main" }], autoCreatePR: true }
  assert.deepEqual(launchBody(REQUEST), plain)
  assert.deepEqual(launchBody({ ...REQUEST, mode: "agent" }), plain)
  const images = [{ data: "iVBORw0KGgoAAAA", dimension: { width: 1, height: 2 } }, { data: "/9j/4AAQ" }]
  assert.deepEqual(
    launchBody({
      prompt: { text: "Do it", images },
      agentId: "bc-1",
      model: "opus",
      mode: "plan",
      source: { prUrl: `${repo.url}/pull/7` },
      target: { autoCreatePr: false, autoBranch: false, openAsCursorGithubApp: true, skipReviewerRequest: true },
    }),
    {
      prompt: {
        text: "Do it",
        images: [
          { data: "iVBORw0KGgoAAAA", mimeType: "image/png", dimension: { width: 1, height: 2 } },
          { data: "/9j/4AAQ", mimeType: "image/jpeg" },
        ],
      },
      agentId: "bc-1",
      model: { id: "opus" },
      mode: "plan",
      repos: [{ ...repo, prUrl: `${repo.url}/pull/7` }],
      autoCreatePR: false,
      openAsCursorGithubApp: true,
      skipReviewerRequest: true,
      workOnCurrentBranch: true,
    },
  )
})

describe("the run that an instruction of ours began", () => {
  const runs = ["run-3", "run-2", "run-1"].map((id) => readRun({ id, status: "RUNNING" }))
  const before = { messages: [], runIds: new Set(["run-1"]) }
  const isOurs = (prompt: string) => prompt === "ours"
  const find = (prompts: Readonly<Record<string, string>>, isRerun = false, said: readonly string[] = []) =>
    findRun(
      runs,
      { isOurs, ...(!isRerun && { before }) },
      async (id) => prompts[id],
      async () => said.map((text) => ({ type: "user_message", text })),
    )

  test("is the one whose stream begins with it", async () => {
    assert.equal(await find({ "run-3": "theirs", "run-2": "ours" }), "run-2")
    assert.equal(await find({ "run-3": "theirs", "run-2": "theirs", "run-1": "ours" }), undefined)
    assert.equal(await find({ "run-3": "theirs", "run-2": "theirs", "run-1": "ours" }, true), "run-1")
  })

  test("is a new one that nobody else's prompt is known of, and on a re-run the one at its place in the conversation", async () => {
    assert.equal(await find({ "run-3": "theirs" }), "run-2")
    assert.equal(await find({ "run-3": "theirs" }, false, ["first", "ours", "theirs"]), "run-2")
    assert.equal(await find({ "run-3": "theirs" }, false, ["first", "somebody's", "theirs"]), undefined)
    assert.equal(await find({}, true, ["first", "ours", "last"]), "run-2")
    assert.equal(await find({}, true, ["first"]), undefined)
  })
})
