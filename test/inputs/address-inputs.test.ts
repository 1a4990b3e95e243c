import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { inputsWith, readWith, refusal, runnerWith } from "../surroundings.ts"

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
      "https://[64:ff9b::10.0.0.1]/",
      "https://[2002:a9fe:a9fe::1]/",
      "https://[fec0::1]/",
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
  test("a webhook on this machine, for a Cursor on this machine only", () => {
    const inputs = { "webhook-url": "http://127.0.0.1:8787/hook", "api-url": "http://127.0.0.1:4010" }
    assert.deepEqual(inputsWith(inputs).webhook, { url: inputs["webhook-url"] })
    for (const change of [{ "api-url": "https://gateway.example" }, { "webhook-url": "http://192.168.0.7/hook" }]) {
      assert.match(refusal({ ...inputs, ...change }), /^Input `webhook-url` is not an https address/)
    }
  })
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
  test("a webhook has one secret, though two are checked against", () => {
    const two = `${"s".repeat(32)}\n${"t".repeat(32)}`
    const inputs = { "webhook-url": "https://hooks.example.com/", "webhook-secret": two }
    assert.match(refusal(inputs), /^Input `webhook-secret` has two lines, and a launch takes one secret/)
    assert.equal(inputsWith({ operation: "verify-webhook", "webhook-secret": two }).webhookSecrets.length, 2)
  })
})
