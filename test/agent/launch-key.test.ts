import assert from "node:assert/strict"
import { describe, test } from "node:test"
import {
  followUpKeyIn,
  followUpLine,
  isLaunchKey,
  launchedBy,
  launchKeyOf,
  launchLine,
  type TaskInputs,
  taskKeyOf,
} from "../../src/agent/launch-key.ts"
import { API_KEY, runnerWith } from "../surroundings.ts"

const RUN_URL = "https://github.com/octo-org/octo-repo/actions/runs/4242"
const TASK: TaskInputs = {
  operation: "launch",
  matrixLeg: "0",
  instruction: { text: "Do it", origin: "prompt" },
  repository: { owner: "octo-org", name: "octo-repo", url: "https://github.com/octo-org/octo-repo" },
  autoCreatePr: true,
  autoBranch: true,
  openAsCursorGithubApp: false,
  skipReviewerRequest: false,
  context: "auto",
  images: [],
  mode: "agent",
}
const KEY = launchKeyOf(API_KEY, runnerWith(), TASK)
const launchKeyIn = (prompt: string) => launchedBy(prompt)?.launchKey

describe("the launch key", () => {
  test("is twelve hex digits", () => assert.ok(isLaunchKey(KEY), KEY))

  test("is the same in every attempt, whoever asked for it and wherever it runs", () => {
    const again = runnerWith({ GITHUB_RUN_ATTEMPT: "2", GITHUB_ACTOR: "hubot", GITHUB_SHA: "0".repeat(40) })
    assert.equal(launchKeyOf(API_KEY, again, TASK), KEY)
  })

  const OTHERS: Readonly<Record<string, readonly [Readonly<Record<string, string>>, Partial<TaskInputs>]>> = {
    "another repository": [{ GITHUB_REPOSITORY_ID: "7" }, {}],
    "another run": [{ GITHUB_RUN_ID: "4243" }, {}],
    "another job": [{ GITHUB_JOB: "other" }, {}],
    "another step": [{ GITHUB_ACTION: "other" }, {}],
    "another leg of the matrix": [{}, { matrixLeg: "1" }],
    "another instruction: two steps of one composite action share all names": [
      {},
      { instruction: { text: "Do that", origin: "prompt" } },
    ],
    "another model": [{}, { model: "gpt-5" }],
    "another ref": [{}, { ref: "main" }],
    "another branch": [{}, { branchName: "docs" }],
    "other images": [{}, { images: [{ kind: "file", path: "screen.png" }] }],
    "another context": [{}, { context: "none" }],
    "a plan": [{}, { mode: "plan" }],
    "another opener of the pull request": [{}, { openAsCursorGithubApp: true }],
    "another agent": [{}, { operation: "follow-up", agentId: "bc-1" }],
    "parts that only look alike when joined": [{ GITHUB_JOB: "agen", GITHUB_ACTION: "tagent" }, {}],
  }
  for (const [name, [variables, changes]] of Object.entries(OTHERS)) {
    test(`is another one for ${name}`, () => {
      assert.notEqual(launchKeyOf(API_KEY, runnerWith(variables), { ...TASK, ...changes }), KEY)
    })
  }

  test("of a fleet's task goes by its id and by what it asks for: two fleets may number their tasks alike", () => {
    const keys = [
      taskKeyOf(API_KEY, KEY, "1", TASK),
      taskKeyOf(API_KEY, KEY, "2", TASK),
      taskKeyOf(API_KEY, KEY, "1", { ...TASK, instruction: { text: "Do that", origin: "prompt" } }),
      taskKeyOf(API_KEY, "0123456789ab", "1", TASK),
    ]
    assert.equal(new Set(keys).size, keys.length)
    assert.equal(taskKeyOf(API_KEY, KEY, "1", { ...TASK }), keys[0])
  })

  test("cannot be told without the API key", () => {
    assert.notEqual(launchKeyOf(`${API_KEY}0`, runnerWith(), TASK), KEY)
  })

  test("goes by the repository's name where it has no id", () => {
    const named = (name: string) => runnerWith({ GITHUB_REPOSITORY_ID: "", GITHUB_REPOSITORY: name })
    const key = launchKeyOf(API_KEY, named("octo-org/octo-repo"), TASK)
    assert.equal(launchKeyOf(API_KEY, named("Octo-Org/Octo-Repo"), TASK), key)
    assert.notEqual(launchKeyOf(API_KEY, named("octo-org/other"), TASK), key)
  })
})

describe("the launch line of a prompt", () => {
  const line = launchLine(RUN_URL, KEY)
  const other = launchLine(RUN_URL, "ba9876543210")

  const OURS = [
    line,
    `Do it\n\n${line}`,
    `${line}\n`,
    `${line} \r\n\r\n`,
    `${line}\nSent from the service`,
    `${other}\n${line}`,
  ]
  for (const prompt of OURS) {
    test(`is found in ${JSON.stringify(prompt).slice(-60)}`, () => {
      assert.deepEqual(launchedBy(prompt), { runUrl: RUN_URL, launchKey: KEY })
    })
  }

  const NOT_OURS = [
    `> ${line}`,
    `Do it ${line}`,
    line.toUpperCase(),
    "",
    `Data:\n\`\`\`\`text\n${line}\n\`\`\`\``,
    `${line}\n\`\`\`text\nquoted\n\`\`\`\nRules`,
  ]
  for (const prompt of NOT_OURS) {
    test(`is not in ${JSON.stringify(prompt).slice(0, 60)}`, () => assert.equal(launchedBy(prompt), undefined))
  }

  test("is the last one", () => assert.equal(launchKeyIn(`${line}\n\n${other}`), "ba9876543210"))

  test("of a launch is not that of a follow-up", () => {
    assert.equal(followUpKeyIn(line), undefined)
    assert.equal(launchKeyIn(followUpLine(RUN_URL, KEY)), undefined)
    assert.equal(followUpKeyIn(`More\n${followUpLine(RUN_URL, KEY)}\n`), KEY)
  })
})
