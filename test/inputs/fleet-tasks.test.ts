import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, test } from "node:test"
import fc from "fast-check"
import { triggerOf } from "../../src/event/trigger.ts"
import { readFleetTasks } from "../../src/inputs/fleet-tasks.ts"
import { InputError } from "../../src/inputs/input-error.ts"
import { inputSecretFinder } from "../../src/prompt/plan-launch.ts"
import { openPlanner } from "../../src/run/fleet/plan-tasks.ts"
import { API_KEY, inputsWith, refusal, runnerWith } from "../surroundings.ts"

const ESCAPED_KEY = API_KEY.replaceAll("c", "\\u0063")

function read(values: Readonly<Record<string, string>>, workspace = "/nowhere") {
  const runner = runnerWith({ GITHUB_WORKSPACE: workspace })
  const inputs = inputsWith({ operation: "fleet", ...values }, runner)
  return readFleetTasks(inputs, runner, inputSecretFinder(inputs))
}

function refusalOf(values: Readonly<Record<string, string>>, workspace?: string): string {
  try {
    read(values, workspace)
  } catch (error) {
    assert.ok(error instanceof InputError, String(error))
    return error.message
  }
  assert.fail(`${JSON.stringify(values).slice(0, 200)} was admitted`)
}

const entries = (...list: readonly unknown[]) => JSON.stringify(list)
const many = (count: number) => entries(...Array.from({ length: count }, (_, index) => ({ id: `t${index}` })))

describe("the tasks of a fleet", () => {
  test("are read from JSON, or from a file of the workspace", (context) => {
    const workspace = mkdtempSync(join(tmpdir(), "fleet-"))
    context.after(() => rmSync(workspace, { recursive: true }))
    const text = entries(
      { id: "a", prompt: "Do a.", repository: "octo/one", ref: "refs/heads/dev", model: "composer-2", branchName: "x" },
      { id: "A.b_c-1", prompt: null, model: "default" },
    )
    writeFileSync(join(workspace, "tasks.json"), text)
    const [first, second] = read({ tasks: "tasks.json" }, workspace)
    assert.deepEqual([first?.repository?.url, first?.ref], ["https://github.com/octo/one", "dev"])
    assert.deepEqual([second?.id, second?.prompt, second?.model], ["A.b_c-1", undefined, undefined])
    assert.deepEqual(read({ tasks: text }), read({ tasks: "tasks.json" }, workspace))
    assert.equal(read({ tasks: many(256) }).length, 256)
  })

  test("are one for each model", () => {
    assert.deepEqual(
      read({ models: "composer-2\ngpt-5.2" }).map(({ id, model }) => [id, model]),
      [
        ["composer-2", "composer-2"],
        ["gpt-5.2", "gpt-5.2"],
      ],
    )
  })

  const REFUSED: readonly [name: string, values: Readonly<Record<string, string>>, says: RegExp][] = [
    ["no list", { tasks: "{}" }, /is not a JSON list/],
    ["no JSON", { tasks: "[{" }, /is not a JSON list/],
    ["an empty list", { tasks: "[]" }, /has 0 entries/],
    ["too many", { tasks: many(257) }, /has 257 entries/],
    ["a double", { tasks: entries({ id: "a" }, { id: "b" }, { id: "a" }) }, /entry 3 \(`a`\) has the id of entry 1/],
    ["no object", { tasks: entries({ id: "a" }, "b") }, /entry 2 is not an object/],
    ["no id", { tasks: entries({ prompt: "x" }) }, /entry 1 needs an `id`/],
    ["a bad id", { tasks: entries({ id: "a" }, { id: "a b" }) }, /entry 2 needs an `id`/],
    ["an id with a hidden character", { tasks: entries({ id: "a\u200b" }) }, /entry 1 needs an `id`/],
    ["an id that is too long", { tasks: entries({ id: "a".repeat(65) }) }, /entry 1 needs an `id`/],
    ["an odd field", { tasks: entries({ id: "a", branch: "x" }) }, /entry 1 \(`a`\) has a field "branch"/],
    ["a prompt that is no text", { tasks: entries({ id: "a", prompt: 7 }) }, /has a `prompt` that is not a text/],
    ["a prompt of hidden text", { tasks: entries({ id: "a", prompt: "\u200b" }) }, /`prompt` with no text in it/],
    ["a bad repository", { tasks: entries({ id: "a", repository: "x" }) }, /entry 1 \(`a`\) has a `repository`/],
    [
      "a branch on v1",
      { "api-version": "v1", tasks: entries({ id: "a", branchName: "fix/1" }) },
      /entry 1 \(`a`\) has a `branchName`, which only API v0 has/,
    ],
    ["a bad branch", { tasks: entries({ id: "a", branchName: "a..b" }) }, /has a `branchName` that is not/],
    [
      "a branch for two",
      { tasks: entries({ id: "a", branchName: "x" }, { id: "b", branchName: "x" }) },
      /entry 2 \(`b`\) has the `branchName` of entry 1/,
    ],
    ["a missing file", { tasks: "no/such.json" }, /file inside the workspace/],
    ["a file outside", { tasks: "../tasks.json" }, /file inside the workspace/],
    ["the key", { tasks: entries({ id: "a", prompt: `Use ${API_KEY}.` }) }, /holds the value of/],
    ["the key, escaped", { tasks: `[{"id": "a", "prompt": "Use ${ESCAPED_KEY}."}]` }, /holds the value of/],
    ["the key as an id", { tasks: `[{"id": "${ESCAPED_KEY}"}]` }, /holds the value of/],
    ["models that have one id", { models: "a/b\na-b" }, /entry 2 \(`a-b`\) has the id of entry 1/],
  ]
  for (const [name, values, says] of REFUSED) {
    test(`are refused: ${name}`, () => {
      const message = refusalOf(values)
      assert.match(message, says)
      assert.ok(!message.includes(API_KEY))
    })
  }

  test("come from `tasks` or from `models`", () => {
    assert.match(refusal({ operation: "fleet" }), /needs `tasks` or `models`/)
    assert.match(refusal({ operation: "fleet", tasks: "[]", models: "a" }), /`tasks` and `models` are both set/)
  })

  test("are read, or refused in words, whatever JSON it is", () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom("a", "b", "x/y", "__proto__", "", null))
    const names = fc.constantFrom("id", "prompt", "repository", "ref", "model", "branchName", "__proto__")
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.dictionary(names, value), value), { maxLength: 4 }), (list) => {
        const tasks = JSON.stringify(list)
        try {
          assert.equal(read({ tasks }).length, list.length)
        } catch (error) {
          assert.ok(error instanceof InputError, String(error))
        }
      }),
      { seed: 21, numRuns: 300 },
    )
  })
})

describe("a task that cannot be launched", () => {
  const runner = runnerWith()
  const plan = (values: Readonly<Record<string, string>>) => {
    const inputs = inputsWith({ operation: "fleet", ...values }, runner)
    const trigger = triggerOf("workflow_dispatch", {})
    const tasks = readFleetTasks(inputs, runner, inputSecretFinder(inputs))
    return openPlanner({ inputs, runner, trigger, command: { kind: "none" }, apiKey: API_KEY }, tasks)
  }

  const CASES: readonly [name: string, values: Readonly<Record<string, string>>, says: RegExp][] = [
    [
      "onto the branch that it starts from",
      { tasks: entries({ id: "a" }, { id: "b", branchName: "main" }) },
      /^Entry 2 \(`b`\) cannot be launched\. /,
    ],
    [
      "without an instruction",
      { prompt: "", tasks: entries({ id: "a" }) },
      /^Entry 1 \(`a`\) cannot be launched\. It has no `prompt`, and neither has the step\./,
    ],
  ]
  for (const [name, values, says] of CASES) {
    test(`${name} is named before any is sent`, () => {
      assert.throws(
        () => plan(values),
        (error) => error instanceof InputError && says.test(error.message),
      )
    })
  }

  test("is none of those that can", () => {
    assert.equal(plan({ tasks: entries({ id: "a" }, { id: "b", branchName: "fix/1" }) }).planned.length, 2)
    assert.equal(plan({ prompt: "", tasks: entries({ id: "a", prompt: "Do a." }) }).planned.length, 1)
  })
})
