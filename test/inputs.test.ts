import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, test } from "node:test"
import fc from "fast-check"
import { InputError } from "../src/inputs/input-error.ts"
import { API_KEY, inputsWith, readWith, runnerWith } from "./surroundings.ts"

/** The message of the refusal. Fails when the value is admitted. */
function refusal(values: Readonly<Record<string, string>>, runner = runnerWith()): string {
  try {
    readWith(values, runner)
  } catch (error) {
    assert.ok(error instanceof InputError, String(error))
    return error.message
  }
  assert.fail(`${JSON.stringify(values)} was admitted`)
}

describe("text inputs", () => {
  const REFS = {
    good: ["main", "feature/x", "v1.2", "release-2026.10", "a_b", "#7", "ffac537e6cbbf934b08745a378932722df287a53"],
    bad: ["-x", "--upload-pack=evil", "a..b", "a b", "refs/heads/x", "@{", "@", "x.lock", ";rm -rf", "$(id)", "`id`"],
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
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
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

describe("addresses", () => {
  const HOME = { owner: "octo-org", name: "octo-repo", url: "https://github.com/octo-org/octo-repo" }
  const OTHER = { owner: "Other", name: "Repo.js", url: "https://github.com/Other/Repo.js" }
  const REPOSITORIES = [
    { value: "", is: HOME },
    { value: "Other/Repo.js", is: OTHER },
    { value: "Other/Repo.js.git", is: OTHER },
    { value: "https://github.com/Other/Repo.js", is: OTHER },
    { value: "https://github.com/Other/Repo.js.git", is: OTHER },
    { value: "https://github.com/Other/Repo.js/", is: OTHER },
    { value: "https://GitHub.com/Other/Repo.js", is: OTHER },
    { value: " Other/Repo.js ", is: OTHER },
  ]
  for (const { value, is } of REPOSITORIES) {
    test(`the repository ${JSON.stringify(value)}`, () => {
      assert.deepEqual(inputsWith({ repository: value }).repository, is)
    })
  }
  const NO_REPOSITORIES = [
    ["hello", "a/b/c", "/b", "a/", "a/..", "-a/b", "a b/c", "a/b\nc", "git@github.com:o/r.git", "ssh://github.com/o/r"],
    [
      "http://github.com/o/r",
      "https://github.com.evil.example/o/r",
      "https://evil.example/o/r",
      "https://github.com/o",
    ],
    [
      "https://github.com/o/r/../x/y",
      "https://github.com/o/r?x",
      "https://github.com/o/r#x",
      "https://github.com:444/o/r",
    ],
  ].flat()
  for (const repository of NO_REPOSITORIES) {
    test(`not the repository ${JSON.stringify(repository)}`, () => {
      assert.match(refusal({ repository }), /^Input `repository`: ".*" is not a repository\./)
    })
  }

  test("a repository on the run's own Enterprise Server, and on github.com beside it", () => {
    const runner = runnerWith({
      GITHUB_SERVER_URL: "https://ghe.example.com",
      GITHUB_API_URL: "https://ghe.example.com/api/v3",
    })
    assert.equal(runner.runUrl, "https://ghe.example.com/octo-org/octo-repo/actions/runs/4242")
    const url = (repository: string) => inputsWith({ repository }, runner).repository.url
    assert.equal(url("o/r"), "https://ghe.example.com/o/r")
    assert.equal(url("https://ghe.example.com/o/r"), "https://ghe.example.com/o/r")
    assert.equal(url("https://github.com/o/r"), "https://github.com/o/r")
    assert.equal(
      inputsWith({ "pr-url": "https://ghe.example.com/o/r/pull/7" }, runner).pullRequest?.url,
      "https://ghe.example.com/o/r/pull/7",
    )
  })

  test("a pull request", () => {
    const { pullRequest } = inputsWith({ "pr-url": "https://github.com/o/r/pull/7" })
    assert.deepEqual(pullRequest, { url: "https://github.com/o/r/pull/7", number: 7, owner: "o", name: "r" })
  })
  for (const url of [
    "7",
    "#7",
    "o/r#7",
    "https://github.com/o/r/issues/7",
    "https://github.com/o/r/pull/0",
    "https://github.com/o/r/pull/7e1",
    "https://evil.example/o/r/pull/7",
    "http://github.com/o/r/pull/7",
    "https://github.com/o/r/pull/7/../8",
  ]) {
    test(`not the pull request ${url}`, () => assert.match(refusal({ "pr-url": url }), /^Input `pr-url`: ".*" is not /))
  }

  const ORIGINS = [
    { value: "", is: "https://api.cursor.com", warns: false },
    { value: "https://api.cursor.com/", is: "https://api.cursor.com", warns: false },
    { value: "https://gateway.example.com:8443", is: "https://gateway.example.com:8443", warns: true },
    { value: "http://127.0.0.1:8080", is: "http://127.0.0.1:8080", warns: false },
    { value: "http://localhost:8080", is: "http://localhost:8080", warns: false },
    { value: "http://[::1]:8080", is: "http://[::1]:8080", warns: false },
  ]
  for (const { value, is, warns } of ORIGINS) {
    test(`the api-url ${JSON.stringify(value)}`, () => {
      const { inputs, warnings } = readWith({ "api-url": value })
      assert.equal(inputs.apiUrl, is)
      assert.deepEqual(
        warnings.filter((text) => text.includes("api-url")),
        warns ? ["The API key is sent to gateway.example.com because `api-url` says so."] : [],
      )
    })
  }
  for (const url of [
    "http://api.cursor.com",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "ftp://x",
    "api.cursor.com",
    "https://api.cursor.com/v0",
    "https://api.cursor.com?x",
    "https://api.cursor.com#x",
    "javascript:alert(1)",
  ]) {
    test(`not the api-url ${url}`, () => assert.match(refusal({ "api-url": url }), /^Input `api-url`: ".*" is not /))
  }

  const WEBHOOKS = {
    good: ["https://hooks.example.com/x?y=1", "https://8.8.8.8/x", "https://[2606:4700::1111]/"],
    bad: [
      "http://hooks.example.com/",
      "https://127.0.0.1/",
      "https://10.1.2.3/",
      "https://172.31.0.1/",
      "https://192.168.1.1/",
      "https://100.64.0.1/",
      "https://169.254.169.254/",
      "https://0.0.0.0/",
      "https://[::1]/",
      "https://[::]/",
      "https://[fe80::1]/",
      "https://[fd00::1]/",
      "https://[::ffff:7f00:1]/",
      "https://[::ffff:10.0.0.1]/",
      "https://2130706433/",
      "https://0x7f.1/",
      "https://0177.0.0.1/",
      "https://①②⑦.0.0.1/",
      "https://localhost/",
      "https://localhost./",
      "https://x.localhost/",
      "https://printer.local/",
      "https://metadata.google.internal/",
      "https://metadata.google.internal./",
      "https://intranet/",
      "https://u:p@hooks.example.com/",
      "hooks.example.com",
      `https://hooks.example.com/${"x".repeat(2048)}`,
    ],
  }
  for (const url of WEBHOOKS.good) {
    test(`the webhook ${url}`, () => assert.deepEqual(inputsWith({ "webhook-url": url }).webhook, { url }))
  }
  for (const url of WEBHOOKS.bad) {
    test(`not the webhook ${url.slice(0, 50)}`, () => {
      const message = refusal({ "webhook-url": url })
      assert.match(message, /^Input `webhook-url` /)
      assert.ok(!message.includes(url), "the address is not shown")
    })
  }
  test("a webhook's secret has 32 to 256 characters", () => {
    const url = "https://hooks.example.com/"
    for (const length of [32, 256]) {
      const secret = "s".repeat(length)
      assert.deepEqual(inputsWith({ "webhook-url": url, "webhook-secret": secret }).webhook, { url, secret })
    }
    for (const length of [31, 257]) {
      const secret = "s".repeat(length)
      const message = refusal({ "webhook-url": url, "webhook-secret": secret })
      assert.match(message, new RegExp(`^Input \`webhook-secret\` has ${length} characters`))
    }
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

describe("the API key", () => {
  const key = (value: string, environment = {}) =>
    readWith({ "api-key": value }, runnerWith(), environment).inputs.apiKey

  test("is trimmed, and comes from CURSOR_API_KEY when the input is empty", () => {
    assert.equal(key(` ${API_KEY}\r\n`), API_KEY)
    assert.equal(key("", { CURSOR_API_KEY: API_KEY }), API_KEY)
    assert.equal(key(API_KEY, { CURSOR_API_KEY: "another_key_0123" }), API_KEY)
    assert.equal(key(" "), undefined)
  })

  const BAD = [
    "crsr_0123456789\nabcdef",
    '"crsr_0123456789"',
    "crsr_01234\u000156789",
    "crsr_0123456789”",
    "crsr 0123456789",
    "kéy_0123456789",
    "***",
    "abc",
    "${{ secrets.X }}",
  ]
  for (const bad of BAD) {
    test(`is not ${JSON.stringify(bad)}, and never shown`, () => {
      const message = refusal({ "api-key": bad })
      assert.match(message, /^Input `api-key` /)
      if (!/^(\*+|abc)$/.test(bad)) assert.ok(!message.includes(bad), message)
    })
  }
})

describe("the prompt", () => {
  test("is handed on as it stands", () => {
    const text = "  Fix it\r\n\tnow\rplease 👩‍👩‍👧 <!-- keep --> EOF ghadelimiter_x a=b ::error::x ##[add-mask]x\n"
    assert.deepEqual(inputsWith({ prompt: text }).instruction, { text, origin: "prompt" })
  })

  test("may be nothing but Markdown or HTML that a page would not show", () => {
    for (const prompt of ["<!-- do it -->", "[x]: https://example.com 'do it'", "<Button/>"]) {
      assert.equal(inputsWith({ prompt }).instruction?.text, prompt)
    }
  })

  test("is not invisible as a whole", () => {
    for (const prompt of ["\u200b", "\u2060\ufeff\n", "\u{e0041}\u{e0042}"]) {
      assert.equal(
        refusal({ prompt }),
        "Input `prompt` is empty after removing invisible characters. Write what the agent should do.",
      )
    }
  })

  test("does not hold the key", () => {
    const message = refusal({ prompt: `Log in with ${API_KEY}` })
    assert.match(message, /^Input `prompt` holds the API key/)
    assert.ok(!message.includes(API_KEY))
  })
})

describe("the prompt file", () => {
  const root = mkdtempSync(join(tmpdir(), "falconer-inputs-"))
  const workspace = join(root, "work")
  mkdirSync(join(workspace, "docs"), { recursive: true })
  test.after(() => rmSync(root, { recursive: true }))
  const write = (name: string, content: string | Buffer) => writeFileSync(join(workspace, name), content)
  const read = (file: string) =>
    readWith({ prompt: "", "prompt-file": file }, runnerWith({ GITHUB_WORKSPACE: workspace })).inputs.instruction
  const refused = (file: string) =>
    refusal({ prompt: "", "prompt-file": file }, runnerWith({ GITHUB_WORKSPACE: workspace }))

  test("is read from inside the workspace, through links that stay there", () => {
    write("docs/task.md", "\ufeffDo it\r\n")
    symlinkSync("docs/task.md", join(workspace, "link.md"))
    const expected = { text: "Do it\r\n", origin: "prompt-file" }
    for (const file of ["docs/task.md", "./docs/../docs/task.md", join(workspace, "docs/task.md"), "link.md"]) {
      assert.deepEqual(read(file), expected)
    }
  })

  test("is not read from anywhere else", () => {
    writeFileSync(join(root, "outside.md"), "secret")
    symlinkSync("../outside.md", join(workspace, "escape.md"))
    symlinkSync("..", join(workspace, "up"))
    for (const file of [
      "../outside.md",
      join(root, "outside.md"),
      "escape.md",
      "up/outside.md",
      "nowhere.md",
      ".",
      "..",
    ]) {
      const message = refused(file)
      assert.ok(
        message.startsWith(`Input \`prompt-file\`: ${JSON.stringify(file)} is not a file inside the workspace.`),
        message,
      )
    }
  })

  test("is a regular UTF-8 file with text, of at most 1 MiB", () => {
    write("empty.md", " \n")
    write("latin1.md", Buffer.from("fa\u00e7ade", "latin1"))
    write("most.md", "a".repeat(1024 * 1024))
    write("large.md", "a".repeat(1024 * 1024 + 1))
    assert.match(refused("docs"), /"docs" is not a regular file/)
    assert.match(refused("empty.md"), /"empty.md" is not a file with any text/)
    assert.match(refused("latin1.md"), /"latin1.md" is not UTF-8/)
    assert.match(refused("large.md"), /1048577 bytes and 1 MiB is the most/)
    assert.equal(read("most.md")?.text.length, 1024 * 1024)
  })

  test("is not a pipe, on which a reader would hang", { skip: process.platform === "win32" }, async () => {
    const { execFileSync } = await import("node:child_process")
    execFileSync("mkfifo", [join(workspace, "pipe.md")])
    assert.match(refused("pipe.md"), /"pipe.md" is not a regular file/)
  })

  test("is not given together with a prompt", () => {
    assert.match(refusal({ "prompt-file": "docs/task.md" }), /`prompt` and `prompt-file` are both set/)
  })
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
