import assert from "node:assert/strict"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { runAction } from "../../simulator/runner/emulator.ts"
import { annotationsOf, logOf, printedBy, resultsOf, runScripts, temporaryFolder } from "./scripted-action.ts"

const folder = temporaryFolder()

describe("inputs", { concurrency: 2 }, () => {
  test("inputs: defaults evaluated, an empty string kept, names folded", async () => {
    const result = await runScripts(
      {
        main: "console.log(JSON.stringify(env, Object.keys(env).filter((name) => /^(INPUT|RUNNER_OS)/.test(name))))",
        post: "console.log(JSON.stringify(env, Object.keys(env).filter((name) => /^(INPUT|RUNNER_OS)/.test(name))))",
      },
      {
        inputs: { "With Space": "", "api-KEY": "k" },
        github: { repository: "o/r", token: "t0ken" },
        strategy: { "job-index": 3 },
      },
    )
    const inputs = {
      "INPUT_API-KEY": "k",
      INPUT_WITH_SPACE: "",
      INPUT_PLAIN: "",
      INPUT_TOKEN: "t0ken",
      INPUT_LEG: "3",
      INPUT_MIXED: `[o/r]}${printedBy(result).RUNNER_OS}`,
      INPUT_FLAG: "true",
      INPUT_OLD: "",
    }
    for (const stage of ["main", "post"] as const) {
      const given = Object.entries(printedBy(result, stage)).filter(([name]) => name.startsWith("INPUT_"))
      assert.deepEqual(Object.fromEntries(given), inputs, stage)
    }
    assert.deepEqual(result.log.slice(0, 8), [
      "##[group]Run ./",
      "with:",
      "  api-KEY: k",
      "  token: ***",
      "  leg: 3",
      `  mixed: [o/r]}${printedBy(result).RUNNER_OS}`,
      "  flag: true",
      "##[endgroup]",
    ])
  })

  test("deprecated and unexpected inputs are warned of in the runner's words, and passed", async () => {
    const result = await runScripts(
      { main: "console.log(env.INPUT_TYPO)" },
      { inputs: { typo: "x", old: "1" }, skipPost: true },
    )
    assert.deepEqual(logOf(result), ["x"])
    assert.deepEqual(annotationsOf(result), [
      "main warning: Input 'old' has been deprecated with message: use plain",
      "main warning: Unexpected input(s) 'typo', valid inputs are ['plain', 'with space', 'api-key', 'token', 'leg', 'mixed', 'flag', 'old']",
    ])
  })
})

describe("action.yml", { concurrency: 3 }, () => {
  /** A folder with this action.yml and an empty main.mjs. */
  function action(name: string, text: string): string {
    const actionDir = join(folder, name)
    mkdirSync(actionDir, { recursive: true })
    writeFileSync(join(actionDir, "action.yml"), text)
    writeFileSync(
      join(actionDir, "main.mjs"),
      "console.log(Object.keys(process.env).filter((n) => n.startsWith('INPUT')).join())",
    )
    return actionDir
  }
  const runs = "runs:\n  using: node24\n  main: main.mjs\n"
  const refused = [
    ["typo", `${runs}  post_if: always()\n`, /Unexpected value 'post_if'/],
    ["node22", "runs: { using: node22, main: main.mjs }\n", /'using: node22' is not supported, use 'docker'/],
    ["no-using", "runs: { main: main.mjs }\n", /Missing 'using' value/],
    ["no-main", "runs: { using: node24 }\n", /there is not an entry JavaScript file provided/],
    ["no-runs", "name: x\n", /Top level 'runs:' section is required/],
    ["not-yaml", "runs: [\n", /action\.yml: .*deficient indentation \(2:1\)/],
    ["twice", `name: a\nname: b\n${runs}`, /duplicated mapping key \(2:1\)/],
    ["secrets", `inputs: { a: { default: "\${{ secrets.X }}" } }\n${runs}`, /default of input 'a'.*secrets/s],
    ["unclosed", `inputs: { a: { default: "\${{ github.x" } }\n${runs}`, /The expression is not closed/],
    ["list-default", `inputs: { a: { default: [1] } }\n${runs}`, /default of input 'a'/],
  ] as const
  for (const [name, text, message] of refused) {
    test(`refused: ${name}`, async () => {
      const result = await runAction({ actionDir: action(name, text) })
      assert.equal(resultsOf(result), "failure")
      assert.match(annotationsOf(result).join(), message)
    })
  }

  test("unknown keys elsewhere are ignored, and `pre` of a local action is warned of", async () => {
    const text = `icon: x\ninputs: { a: { requird: true, type: string }, b: { default: 1.5, DeprecationMessage: d } }\n${runs}  pre: main.mjs\n`
    const result = await runAction({ actionDir: action("loose", text), inputs: { b: "1" } })
    assert.equal(resultsOf(result), "main success, success")
    assert.deepEqual(logOf(result), ["INPUT_B,INPUT_A"])
    assert.deepEqual(annotationsOf(result), [
      "main warning: `pre` execution is not supported for local action from './'",
      "main warning: Input 'b' has been deprecated with message: d",
    ])
  })

  test("a missing script, a wrong default and a wrong post-if fail at run time", async () => {
    const missing = await runAction({ actionDir: action("missing", "runs: { using: node24, main: none.mjs }\n") })
    assert.match(annotationsOf(missing).join(), /^main error: File not found: '.*none.mjs'$/)
    const text = `inputs: { a: { default: "\${{ fromJSON(github.actor) }}" } }\n${runs}`
    const wrongDefault = await runAction({ actionDir: action("wrong-default", text) })
    assert.equal(resultsOf(wrongDefault), "main failure, failure")
    const wrongIf = await runAction({
      actionDir: action("wrong-if", `${runs}  post: main.mjs\n  post-if: canceled()\n`),
    })
    assert.equal(resultsOf(wrongIf), "main success, post failure, failure")
    assert.match(annotationsOf(wrongIf).join(), /^post error: .*canceled/)
  })

  test("a changed file is read again", async () => {
    const actionDir = action("changing", runs)
    assert.deepEqual(logOf(await runAction({ actionDir })), [""])
    action("changing", `inputs: { fresh: {} }\n${runs}`)
    assert.deepEqual(logOf(await runAction({ actionDir })), ["INPUT_FRESH"])
  })
})
