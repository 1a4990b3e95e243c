import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { assertExit, assertOutputs, commentsOn, onlyMessage } from "../scenarios/expectations.ts"
import { HOME, labeledIssue } from "../scenarios/payloads.ts"
import { API_KEY, homeRepository, logText, type Scene, type SceneOptions, setScene } from "../scenarios/scene.ts"
import { asked, resultOf } from "./stage.ts"

type Row = { readonly name: string; readonly verdict: string; readonly finding: string; readonly remedy: string }

const doctor = (inputs: Readonly<Record<string, string>> = {}) => ({ inputs: { operation: "doctor", ...inputs } })

function rows(result: Awaited<ReturnType<Scene["run"]>>): readonly Row[] {
  const { checks } = resultOf(result)
  assert.ok(Array.isArray(checks))
  return checks
}

function row(result: Awaited<ReturnType<Scene["run"]>>, name: string): Row {
  const found = rows(result).find((check) => check.name === name)
  assert.ok(found, `a row ${name}`)
  return found
}

describe("the doctor", () => {
  test("in good order: one table in log and summary, and nothing is launched or written", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run(doctor({ model: "gpt-5.2" }))
    assertExit(result, 0)
    assertOutputs(result, { outcome: "ok", result: /./ })
    assert.deepEqual(
      rows(result).map(({ name, verdict }) => [name, verdict]),
      [
        ["Node", "good"],
        ["api-url", "warning"],
        ["Proxy", "good"],
        ["API key", "good"],
        ["Cloud agents", "good"],
        ["Models", "good"],
        ["Repository at Cursor", "good"],
        ["Permission check", "good"],
        ["Comments and reactions", "good"],
      ],
    )
    assert.match(logText(result), /^9 checks: 8 good, 1 warning, 0 bad\.$/m)
    assert.match(logText(result), /^good {5}Repository at Cursor {4}Cursor sees Codertocat\/Hello-World\.$/m)
    assert.match(result.summary, /\| Check \| Finding, and what to do \|[\s\S]*\| ✅ good: Node \| Version `24/)
    assert.deepEqual(asked(scene), [
      "GET /v0/me 200",
      "GET /v0/agents 200",
      "GET /v0/models 200",
      "GET /v0/repositories 200",
    ])
    assert.deepEqual(commentsOn(scene, 1), [])
    assert.equal(scene.cursor.launchCount, 0)
  })

  const BAD: readonly {
    readonly name: string
    readonly options?: SceneOptions
    readonly inputs?: Readonly<Record<string, string>>
    readonly row: string
    readonly finding: RegExp
    readonly remedy: RegExp
  }[] = [
    {
      name: "no key",
      inputs: { "api-key": "" },
      row: "API key",
      finding: /`api-key` is empty/,
      remedy: /Save the key as a secret/,
    },
    {
      name: "a key that Cursor does not take",
      options: { cursor: { keys: [{ key: "crsr_another_key_altogether" }] } },
      row: "API key",
      finding: /does not accept the API key/,
      remedy: /Make a user or service-account key/,
    },
    {
      name: "a free plan",
      options: { cursor: { keys: [{ key: API_KEY, plan: "free" }] } },
      row: "API key",
      finding: /plan of this key has no cloud agents/,
      remedy: /Upgrade/,
    },
    {
      name: "a model with a mistyped name",
      inputs: { model: "gtp-5.2" },
      row: "Models",
      finding: /gtp-5\.2 is not in Cursor's list/,
      remedy: /set it to `gpt-5\.2` or another id/,
    },
    {
      name: "a repository without the Cursor app",
      options: { cursor: { repositories: [{ name: HOME.fullName, appInstalled: false }] } },
      row: "Repository at Cursor",
      finding: /does not see Codertocat\/Hello-World/,
      remedy: /Install the Cursor GitHub app/,
    },
    {
      name: "a token that GitHub does not take",
      options: { github: { token: { expired: true } } },
      row: "Permission check",
      finding: /does not accept `github-token`/,
      remedy: /the job's own token/,
    },
    {
      name: "no token",
      inputs: { "github-token": " " },
      row: "Permission check",
      finding: /.*/,
      remedy: /.*/,
    },
  ]
  for (const { name, options, inputs, row: wanted, finding, remedy } of BAD) {
    test(`${name}: bad, with what to do, and the step fails`, async (context) => {
      const scene = await setScene(context, options)
      const result = await scene.run({
        ...doctor(inputs),
        ...(name === "no token" && { github: { token: "" } }),
      })
      const found = row(result, wanted)
      assert.equal(found.verdict, "bad", JSON.stringify(found))
      assert.match(found.finding, finding)
      assert.match(found.remedy, remedy)
      assertExit(result, 1)
      assertOutputs(result, { outcome: "error", errorCode: "checks-failed", result: /./ })
      assert.match(onlyMessage(result, "error"), new RegExp(`^Not in order: .*${wanted}`))
    })
  }

  test("a token without the right to comment is a warning that names the right", async (context) => {
    const scene = await setScene(context, { github: { token: { permissions: { contents: "read" } } } })
    const result = await scene.run(doctor())
    assertExit(result, 0)
    const { verdict, remedy } = row(result, "Comments and reactions")
    assert.equal(verdict, "warning")
    assert.match(remedy, /issues: write/)
  })

  test("tries on the issue of the event, and leaves nothing there", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run({ ...doctor(), github: { eventName: "issues", event: labeledIssue() } })
    assert.equal(row(result, "Comments and reactions").verdict, "good")
    assert.match(row(result, "Comments and reactions").finding, /refused an empty comment on #\d+ as empty/)
    assert.deepEqual(commentsOn(scene, 1), [])
  })

  test("without any issue it cannot be told", async (context) => {
    const repositories = [homeRepository({ issues: [], pullRequests: [] })]
    const scene = await setScene(context, { github: { repositories } })
    const result = await scene.run(doctor())
    assertExit(result, 0)
    assert.match(row(result, "Comments and reactions").finding, /There is no #1 to try it on/)
  })

  test("twice within a minute: the rationed question is a warning, not a failure", async (context) => {
    const scene = await setScene(context)
    await scene.run(doctor())
    const result = await scene.run(doctor())
    assertExit(result, 0)
    const { verdict, finding } = row(result, "Repository at Cursor")
    assert.equal(verdict, "warning")
    assert.match(finding, /once a minute/)
  })

  test("a service account's key", async (context) => {
    const scene = await setScene(context, { cursor: { keys: [{ key: API_KEY, kind: "service-account" }] } })
    const result = await scene.run(doctor())
    assertExit(result, 0)
    assert.match(row(result, "API key").finding, /belongs to a service account/)
  })

  test("a proxy is named without its password", async (context) => {
    const scene = await setScene(context)
    const env = { https_proxy: "http://user:hunter2@127.0.0.1:9" }
    const result = await scene.run({ ...doctor({ "api-key": "", "api-url": "https://gateway.example" }), env })
    const { finding } = row(result, "Proxy")
    assert.equal(finding, "Requests go through http://127.0.0.1:9.")
    assert.ok(!result.summary.includes("hunter2"))
  })
})
