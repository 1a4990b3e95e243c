import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { assertExit, assertOutputs, commentsOn, onlyMessage } from "../scenarios/expectations.ts"
import { HOME, labeledIssue } from "../scenarios/payloads.ts"
import {
  API_KEY,
  homeRepository,
  logText,
  type RunOptions,
  type Scene,
  type SceneOptions,
  setScene,
} from "../scenarios/scene.ts"
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
  test("in good order: one table in log and summary, nothing launched or written; within a minute the rationed question is a warning", async (context) => {
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

    const again = await scene.run(doctor())
    assertExit(again, 0)
    const { verdict, finding } = row(again, "Repository at Cursor")
    assert.equal(verdict, "warning")
    assert.match(finding, /once a minute/)
  })

  type Bad = { readonly row: string; readonly finding: RegExp; readonly remedy: RegExp }
  const BAD: readonly {
    readonly name: string
    readonly options?: SceneOptions
    readonly run: RunOptions
    readonly rows: readonly Bad[]
    /** Whose password the page does not show. */
    readonly proxy?: string
  }[] = [
    {
      name: "neither key nor token, behind a proxy that is named without its password",
      run: {
        ...doctor({ "api-key": "", "github-token": " ", "api-url": "https://gateway.example" }),
        github: { token: "" },
        env: { https_proxy: "http://user:hunter2@127.0.0.1:9" },
      },
      rows: [
        { row: "API key", finding: /`api-key` is empty/, remedy: /Save the key as a secret/ },
        { row: "Permission check", finding: /`github-token` is empty/, remedy: /the job's own token/ },
      ],
      proxy: "http://127.0.0.1:9",
    },
    {
      name: "a key that Cursor does not take",
      options: { cursor: { keys: [{ key: "crsr_another_key_altogether" }] } },
      run: doctor(),
      rows: [{ row: "API key", finding: /does not accept the API key/, remedy: /Make a user or service-account key/ }],
    },
    {
      name: "a free plan",
      options: { cursor: { keys: [{ key: API_KEY, plan: "free" }] } },
      run: doctor(),
      rows: [{ row: "API key", finding: /plan of this key has no cloud agents/, remedy: /Upgrade/ }],
    },
    {
      name: "a mistyped model, a repository without the Cursor app and a token that GitHub does not take",
      options: {
        cursor: { repositories: [{ name: HOME.fullName, appInstalled: false }] },
        github: { token: { expired: true } },
      },
      run: doctor({ model: "gtp-5.2" }),
      rows: [
        {
          row: "Models",
          finding: /gtp-5\.2 is not in Cursor's list/,
          remedy: /set it to `gpt-5\.2` or another id/,
        },
        {
          row: "Repository at Cursor",
          finding: /does not see Codertocat\/Hello-World/,
          remedy: /Install the Cursor GitHub app/,
        },
        { row: "Permission check", finding: /does not accept `github-token`/, remedy: /the job's own token/ },
      ],
    },
  ]
  for (const { name, options, run, rows: wanted, proxy } of BAD) {
    test(`${name}: bad, with what to do, and the step fails`, async (context) => {
      const scene = await setScene(context, options)
      const result = await scene.run(run)
      for (const { row: rowName, finding, remedy } of wanted) {
        const found = row(result, rowName)
        assert.equal(found.verdict, "bad", JSON.stringify(found))
        assert.match(found.finding, finding)
        assert.match(found.remedy, remedy)
      }
      assertExit(result, 1)
      assertOutputs(result, { outcome: "error", errorCode: "checks-failed", result: /./ })
      const names = wanted.map((one) => one.row).join(".*")
      assert.match(onlyMessage(result, "error"), new RegExp(`^Not in order: .*${names}`))
      if (proxy === undefined) return
      assert.equal(row(result, "Proxy").finding, `Requests go through ${proxy}.`)
      assert.ok(!result.summary.includes("hunter2"))
    })
  }

  test("a service account's key is good, and a token without the right to comment a warning that names the right", async (context) => {
    const scene = await setScene(context, {
      cursor: { keys: [{ key: API_KEY, kind: "service-account" }] },
      github: { token: { permissions: { contents: "read" } } },
    })
    const result = await scene.run(doctor())
    assertExit(result, 0)
    assert.equal(row(result, "API key").verdict, "good")
    assert.match(row(result, "API key").finding, /belongs to a service account/)
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
})
