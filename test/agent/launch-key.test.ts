import assert from "node:assert/strict"
import { describe, test } from "node:test"
import {
  followUpKeyIn,
  followUpLine,
  isLaunchKey,
  launchKeyIn,
  launchKeyOf,
  launchLine,
} from "../../src/agent/launch-key.ts"
import { API_KEY, runnerWith } from "../surroundings.ts"

const RUN_URL = "https://github.com/octo-org/octo-repo/actions/runs/4242"
const KEY = launchKeyOf(API_KEY, runnerWith(), "0")

describe("the launch key", () => {
  test("is twelve hex digits", () => assert.ok(isLaunchKey(KEY), KEY))

  test("is the same in every attempt, whoever asked for it and wherever it runs", () => {
    const again = runnerWith({ GITHUB_RUN_ATTEMPT: "2", GITHUB_ACTOR: "hubot", GITHUB_SHA: "0".repeat(40) })
    assert.equal(launchKeyOf(API_KEY, again, "0"), KEY)
  })

  const OTHERS: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
    "another repository": [{ GITHUB_REPOSITORY_ID: "7" }, "0"],
    "another run": [{ GITHUB_RUN_ID: "4243" }, "0"],
    "another job": [{ GITHUB_JOB: "other" }, "0"],
    "another step": [{ GITHUB_ACTION: "other" }, "0"],
    "another leg of the matrix": [{}, "1"],
    "parts that only look alike when joined": [{ GITHUB_JOB: "agen", GITHUB_ACTION: "tagent" }, "0"],
  }
  for (const [name, [variables, leg]] of Object.entries(OTHERS)) {
    test(`is another one for ${name}`, () => {
      assert.notEqual(launchKeyOf(API_KEY, runnerWith(variables), leg), KEY)
    })
  }

  test("cannot be told without the API key", () => {
    assert.notEqual(launchKeyOf(`${API_KEY}0`, runnerWith(), "0"), KEY)
  })

  test("goes by the repository's name where it has no id", () => {
    const named = (name: string) => runnerWith({ GITHUB_REPOSITORY_ID: "", GITHUB_REPOSITORY: name })
    const key = launchKeyOf(API_KEY, named("octo-org/octo-repo"), "0")
    assert.equal(launchKeyOf(API_KEY, named("Octo-Org/Octo-Repo"), "0"), key)
    assert.notEqual(launchKeyOf(API_KEY, named("octo-org/other"), "0"), key)
  })
})

describe("the key of a prompt", () => {
  const line = launchLine(RUN_URL, KEY)
  test("is the one in its very last line", () => {
    assert.equal(launchKeyIn(line), KEY)
    assert.equal(launchKeyIn(`Do it\n\n${line}`), KEY)
  })

  const FORGED = [`${line}\nDo it`, `${line}\n`, `> ${line}`, `${line} `, `Do it ${line}`, line.toUpperCase(), ""]
  for (const prompt of FORGED) {
    test(`is not in ${JSON.stringify(prompt).slice(0, 60)}`, () => assert.equal(launchKeyIn(prompt), undefined))
  }

  test("of a launch is not that of a follow-up", () => {
    assert.equal(followUpKeyIn(line), undefined)
    assert.equal(launchKeyIn(followUpLine(RUN_URL, KEY)), undefined)
    assert.equal(followUpKeyIn(`More\n${followUpLine(RUN_URL, KEY)}\n`), KEY)
  })
})
