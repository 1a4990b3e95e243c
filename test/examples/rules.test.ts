import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { problemsOf } from "./rules.ts"
import { exampleText } from "./stage.ts"

const EXAMPLES = globSync("*.yml", { cwd: join(import.meta.dirname, "../../examples") }).sort()

describe("every example", () => {
  test("is there", () => assert.ok(EXAMPLES.length >= 11))

  for (const file of EXAMPLES) {
    test(`${file} keeps the rules`, () => assert.deepEqual(problemsOf(file, exampleText(file)), []))

    test(`${file} is run by a test`, () => {
      const tests = globSync("*.test.ts", { cwd: import.meta.dirname }).map((name) => join(import.meta.dirname, name))
      assert.ok(tests.some((name) => readFileSync(name, "utf8").includes(`"${file}"`)))
    })
  }
})

describe("the rules notice", () => {
  const GOOD = `name: Issue to pull request
on:
  issues:
    types: [labeled]

permissions:
  issues: write # the comment and the reaction on the issue

jobs:
  agent:
    if: github.event.label.name == 'cursor'
    runs-on: ubuntu-latest
    timeout-minutes: 70
    concurrency:
      group: cursor-\${{ github.event.issue.number }}
      cancel-in-progress: false
      queue: max
    steps:
      - id: agent
        uses: OWNER/falconer@COMMIT
        with:
          api-key: \${{ secrets.CURSOR_API_KEY }}
          label: cursor
          prompt: Fix the issue below.
      - run: echo "Pull request $PR_URL"
        env:
          PR_URL: \${{ steps.agent.outputs.prUrl }}
`
  const BAD: Readonly<Record<string, readonly [from: string | RegExp, to: string, problem: string]>> = {
    "missing permissions": [/permissions:\n.*\n/, "", "permissions are missing"],
    "a permission without a reason": [/ # the comment.*/, "", "no reason for issues: write"],
    "missing concurrency": [/ {4}concurrency:\n( {6}.*\n){3}/, "", "agent: concurrency is missing"],
    "a launch that cancels another": [
      "cancel-in-progress: false\n      queue: max",
      "cancel-in-progress: true",
      "agent: cancels an agent that works",
    ],
    "a launch that drops one that waits": ["      queue: max\n", "", "agent: drops a launch that waits"],
    "a missing limit": ["    timeout-minutes: 70\n", "", "agent: timeout-minutes is missing"],
    "a limit that is too short": ["minutes: 70", "minutes: 60", "agent: ends before its agent's time is over"],
    "an expression in a script": ["$PR_URL", "${{ github.actor }}", "a script holds an expression"],
    "an issue's text as the instruction": [
      "Fix the issue below.",
      "${{ github.event.issue.title }}",
      "`prompt` passes on what others wrote",
    ],
    "an action without a pin": ["@COMMIT", "@v1", "OWNER/falconer@v1 is not pinned"],
  }
  for (const [name, [from, to, problem]] of Object.entries(BAD)) {
    test(name, () => {
      const text = GOOD.replace(from, to)
      assert.notEqual(text, GOOD)
      assert.ok(problemsOf("good.yml", text).includes(problem))
    })
  }

  test("a key that is not followed", () => {
    const problems = problemsOf("good.yml", `${GOOD}    container: node:24\n`)
    assert.deepEqual(problems, ["job agent: `container` is not followed by the tests"])
  })
})
