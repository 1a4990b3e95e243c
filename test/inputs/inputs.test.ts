import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { InputError } from "../../src/inputs/input-error.ts"
import { anyCharacter } from "../any-character.ts"
import { assertSaid, BAD_INPUTS } from "../scenarios/bad-inputs.ts"
import { inputsWith, readWith, refusal } from "../surroundings.ts"

describe("text inputs", () => {
  const REFS = {
    good: ["main", "feature/x", "v1.2", "release-2026.10", "a_b", "#7", "ffac537e6cbbf934b08745a378932722df287a53"],
    bad: [
      "-x",
      "--upload-pack=evil",
      "a..b",
      "a b",
      "refs/pull/1/head",
      "@{",
      "@",
      "x.lock",
      ";rm -rf",
      "$(id)",
      "`id`",
    ],
    worse: ["a\nb", "a\u007fb", "x/", "/x", "a//b", ".x", "a/.b", "x.", "a~1", "a^", "a:b", "a?b", "a*b", "a[b"],
  }
  for (const ref of REFS.good) test(`the ref ${ref}`, () => assert.equal(inputsWith({ ref }).ref, ref))
  for (const ref of [...REFS.bad, ...REFS.worse]) {
    test(`not the ref ${JSON.stringify(ref)}`, () => {
      const message = refusal({ ref })
      assert.match(message, /^Input `ref`: ".*" is not a branch or a commit\./)
      assert.ok(message.includes(JSON.stringify(ref)), message)
    })
  }

  for (const ref of ["fix/user's-bug", "R&D/new", "feature(x)/a|b"]) {
    test(`${ref}, which git allows, as ref and branch name`, () => {
      const { ref: read, branchName } = inputsWith({ ref, "branch-name": ref })
      assert.deepEqual([read, branchName], [ref, ref])
    })
  }
  test("a ref as the runner's variables write it", () => {
    assert.equal(inputsWith({ ref: "refs/heads/feature/x" }).ref, "feature/x")
    assert.equal(inputsWith({ ref: "refs/tags/v1.2" }).ref, "v1.2")
    assert.match(refusal({ ref: "refs/heads/" }), /^Input `ref`: "refs\/heads\/" is not a branch/)
    assert.match(refusal({ ref: "refs/heads/a b" }), /^Input `ref`: "refs\/heads\/a b" is not a branch/)
  })

  for (const branch of ["cursor/fix-7", "x", "a".repeat(100)]) {
    test(`the branch name ${branch}`, () => assert.equal(inputsWith({ "branch-name": branch }).branchName, branch))
  }
  for (const branch of ["refs/heads/x", "-x", "a b", "a..b", "x.lock", "b".repeat(251), "HEAD~1"]) {
    test(`not the branch name ${branch.slice(0, 20)}`, () => {
      assert.match(refusal({ "branch-name": branch }), /^Input `branch-name`: /)
    })
  }

  test("a model, with its blanks trimmed", () => {
    assert.equal(inputsWith({ model: "  gpt-5.2 " }).model, "gpt-5.2")
    assert.equal(inputsWith({ model: "anthropic/claude:4.5" }).model, "anthropic/claude:4.5")
    assert.match(refusal({ model: "gpt\nx" }), /^Input `model`: "gpt\\nx" is not a model id\./)
    assert.match(refusal({ model: "$(id)" }), /^Input `model`: /)
  })

  test("a value over several lines or of any length cannot start a line of the log", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 400 }), (text) => {
        try {
          readWith({ ref: text, "branch-name": text, model: text, "trigger-phrase": text, "on-timeout": text })
        } catch (error) {
          assert.ok(error instanceof InputError)
          assert.doesNotMatch(error.message, /[\r\n\u2028\u2029]/)
          assert.ok(error.message.length < 1_000)
        }
      }),
      { seed: 4242, numRuns: 100 },
    )
  })
})

describe("numbers, booleans, choices and lists", () => {
  const NUMBERS = [
    { name: "timeout-minutes", least: 1, most: 1440, read: "timeoutMs", unitMs: 60_000 },
    { name: "poll-interval-seconds", least: 1, most: 300, read: "pollIntervalMs", unitMs: 1_000 },
    { name: "max-poll-interval-seconds", least: 1, most: 3600, read: "maxPollIntervalMs", unitMs: 1_000 },
  ] as const
  for (const { name, least, most, read, unitMs } of NUMBERS) {
    test(`${name} is a whole number from ${least} to ${most}`, () => {
      const room = { "poll-interval-seconds": "1", "max-poll-interval-seconds": "3600" }
      for (const value of [least, most]) {
        assert.equal(inputsWith({ ...room, [name]: ` ${value} ` })[read], value * unitMs)
      }
      for (const value of [
        least - 1,
        most + 1,
        -1,
        "1e9",
        "NaN",
        "10m",
        "9999999999",
        "1.5",
        "0x10",
        "١٠",
        "+5",
        "1_0",
      ]) {
        const message = refusal({ ...room, [name]: String(value) })
        assert.match(
          message,
          new RegExp(
            `^Input \`${name}\`: "${String(value).replace("+", "\\+")}" is not a whole number of \\w+ from ${least} to ${most}`,
          ),
        )
      }
    })
  }
  test("the longest pause is not below the shortest", () => {
    const values = { "poll-interval-seconds": "60", "max-poll-interval-seconds": "60" }
    assert.equal(inputsWith(values).maxPollIntervalMs, 60_000)
    assert.match(refusal({ ...values, "max-poll-interval-seconds": "59" }), /^Input `max-poll-interval-seconds`: "59" /)
  })

  const BOOLEANS = {
    wait: "wait",
    comment: "comment",
    "step-summary": "stepSummary",
    "auto-create-pr": "autoCreatePr",
    "auto-branch": "autoBranch",
    "open-as-cursor-github-app": "openAsCursorGithubApp",
    "skip-reviewer-request": "skipReviewerRequest",
  } as const
  for (const [name, read] of Object.entries(BOOLEANS)) {
    test(`${name} is a YAML 1.2 boolean`, () => {
      for (const value of ["true", "True", "TRUE", " true\n"]) assert.equal(inputsWith({ [name]: value })[read], true)
      for (const value of ["false", "False", "FALSE"]) assert.equal(inputsWith({ [name]: value })[read], false)
      for (const value of ["yes", "no", "on", "off", "1", "0", "tRUE", "null"]) {
        assert.match(refusal({ [name]: value }), new RegExp(`^Input \`${name}\`: "${value}" is not a boolean`))
      }
    })
  }

  const CHOICES = {
    context: ["auto", "none"],
    "on-timeout": ["leave", "stop"],
    "on-cancel": ["stop", "leave"],
    "if-no-pr": ["ignore", "warn", "error"],
    "minimum-permission": ["read", "triage", "write", "maintain", "admin"],
  }
  for (const [name, words] of Object.entries(CHOICES)) {
    test(`${name} is one of its words, in lower case`, () => {
      for (const word of words) assert.doesNotThrow(() => inputsWith({ [name]: word }))
      for (const word of ["", ...words].map((value) => `${value}X`)) {
        const message = refusal({ [name]: word })
        for (const allowed of words) assert.ok(message.includes(`\`${allowed}\``), message)
      }
      assert.match(refusal({ [name]: (words[0] ?? "").toUpperCase() }), /is not one of/)
    })
  }

  test("fail-on is a list, or none", () => {
    const failOn = (value: string) => [...inputsWith({ "fail-on": value }).failOn]
    assert.deepEqual(failOn(""), ["failed", "expired", "stopped", "timed-out", "unknown"])
    assert.deepEqual(failOn("none"), [])
    assert.deepEqual(failOn(" failed ,\n expired,,"), ["failed", "expired"])
    assert.deepEqual(failOn("error, cancelled, timed-out"), ["timed-out"])
    for (const value of ["lost", "FAILED", "none,failed", "finished"])
      assert.match(refusal({ "fail-on": value }), /^Input `fail-on`: /)
  })

  test("people and bots are lists of whole logins", () => {
    const inputs = inputsWith({ "allow-actors": "octocat, hubot\nmonalisa_acme", "allow-bots": "renovate[bot]" })
    assert.deepEqual(inputs.allowActors, ["octocat", "hubot", "monalisa_acme"])
    assert.deepEqual(inputs.allowBots, ["renovate[bot]"])
    for (const name of ["allow-actors", "allow-bots"]) {
      for (const login of ["*", "octo*", "@octocat", "-x", "a b", "a/b", "x[bot]y"]) {
        assert.match(refusal({ [name]: login }), new RegExp(`^Input \`${name}\`: `))
      }
    }
  })

  test("the trigger phrase is one word, and empty means its default", () => {
    assert.equal(inputsWith({ "trigger-phrase": "" }).triggerPhrase, "/cursor")
    assert.equal(inputsWith({ "trigger-phrase": " @agent " }).triggerPhrase, "@agent")
    assert.match(refusal({ "trigger-phrase": "hey cursor" }), /^Input `trigger-phrase`: /)
  })
})

describe("like the inputs that the bundle is seen to refuse, so are", () => {
  for (const bad of Object.values(BAD_INPUTS).flat()) {
    if (!bad.alone && !bad.together) continue
    test(bad.name, () => {
      const message = refusal(bad.inputs ?? {})
      assertSaid(bad, message)
      assert.throws(() => readWith(bad.inputs ?? {}), { name: "InputError", code: bad.errorCode ?? "bad-input" })
      if (bad.hides) assert.ok(!message.includes(bad.hides), message)
    })
  }
})

describe("combinations that have no effect", () => {
  const warnings = (values: Readonly<Record<string, string>>) => readWith(values).warnings
  test("none by default", () => assert.deepEqual(warnings({}), []))
  test("the app without a pull request", () => {
    assert.deepEqual(warnings({ "open-as-cursor-github-app": "true" }), [])
    const [warning, ...others] = warnings({ "open-as-cursor-github-app": "true", "auto-create-pr": "false" })
    assert.match(warning ?? "", /`open-as-cursor-github-app` has no effect/)
    assert.deepEqual(others, [])
  })
  test("the reviewer without the app", () => {
    const both = { "skip-reviewer-request": "true", "open-as-cursor-github-app": "true" }
    assert.deepEqual(warnings(both), [])
    assert.match(warnings({ "skip-reviewer-request": "true" })[0] ?? "", /`skip-reviewer-request` has no effect/)
    assert.equal(warnings({ ...both, "auto-create-pr": "false" }).length, 2)
  })
  test("a name for a branch that is not made, which only a pull request has", () => {
    const warning = "On a pull request `branch-name` has no effect while `auto-branch` is off."
    assert.deepEqual(warnings({ "branch-name": "x", "auto-branch": "false" }), [warning])
    assert.deepEqual(warnings({ "branch-name": "x" }), [])
  })
})
