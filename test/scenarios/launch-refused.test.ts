import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { CursorCloudOptions } from "../../simulator/cursor/settings.ts"
import type { FaultAction } from "../../simulator/fault.ts"
import { assertExit, assertOutputs, onlyMessage } from "./expectations.ts"
import { HOME } from "./payloads.ts"
import { API_KEY, setScene } from "./scene.ts"

type Case = {
  readonly name: string
  readonly cursor?: Partial<CursorCloudOptions>
  readonly inputs?: Readonly<Record<string, string>>
  readonly reply?: { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  readonly errorCode: string
  /** What the message has to tell: the matter, the cause or the remedy, and what Cursor said. */
  readonly says: readonly RegExp[]
}

const HIDDEN_REPOSITORY = { name: HOME.fullName, defaultBranch: "master", appInstalled: false }
const REPOSITORY_WITHOUT_DEFAULT = { name: HOME.fullName, defaultBranch: null, branches: ["master"] }

const CASES: readonly Case[] = [
  {
    name: "the key is wrong",
    cursor: { keys: [{ key: "another_key" }] },
    errorCode: "wrong-key",
    says: [/does not accept the API key/, /revoked/, /service-account key/, /Cursor said: Invalid API key/],
  },
  {
    name: "the plan has no cloud agents",
    cursor: { keys: [{ key: API_KEY, plan: "free" }] },
    errorCode: "plan-required",
    says: [/plan/, /Upgrade/, /plan_required/],
  },
  {
    name: "the privacy mode is the old one",
    cursor: { privacyMode: "legacy" },
    errorCode: "privacy-mode",
    says: [/privacy setting/, /enable storage/, /Privacy Mode \(Legacy\)/],
  },
  {
    name: "the account keeps no storage",
    cursor: { storageMode: "disabled" },
    errorCode: "privacy-mode",
    says: [/enable storage/, /Storage mode is disabled/],
  },
  {
    name: "the model does not exist",
    inputs: { model: "gpt-0" },
    errorCode: "unknown-model",
    says: [/model/, /gpt-5\.2/, /Model 'gpt-0' is not available or invalid/],
  },
  {
    name: "the account's own default model is invalid",
    cursor: { defaultModel: "retired-1" },
    errorCode: "unknown-model",
    says: [/account's (own )?default/, /Set `model`/, /retired-1/],
  },
  {
    name: "the repository is not visible",
    cursor: { repositories: [] },
    errorCode: "repository-access",
    says: [/cannot see the repository/, /Install the Cursor GitHub app/, /You do not have access/],
  },
  {
    name: "the app is not installed",
    cursor: { repositories: [HIDDEN_REPOSITORY] },
    errorCode: "branch-not-found",
    says: [/app has no access|app's access/, /Failed to verify existence of branch 'master'/],
  },
  {
    name: "the branch does not exist",
    inputs: { ref: "nowhere" },
    errorCode: "branch-not-found",
    says: [/could not find the branch/, /Check `ref`/, /'nowhere'/],
  },
  {
    name: "the default branch cannot be found out",
    cursor: { repositories: [REPOSITORY_WITHOUT_DEFAULT, { ...REPOSITORY_WITHOUT_DEFAULT, name: "o/r" }] },
    inputs: { repository: "o/r" },
    errorCode: "default-branch-unknown",
    says: [/default branch/, /`ref`/],
  },
  {
    name: "as many agents work as may",
    cursor: { limits: { activeAgents: 0 } },
    errorCode: "not-allowed",
    says: [/does not allow/, /limit of 0 active agents/],
  },
  {
    name: "a field is not known",
    reply: {
      status: 400,
      body: {
        error: "Invalid creation request parameters",
        details: [
          { code: "unrecognized_keys", keys: ["autoBranch"], path: ["target"], message: "Unrecognized key(s)" },
        ],
      },
    },
    errorCode: "request-refused",
    says: [/refused the request/, /target\.autoBranch: Unrecognized key\(s\)/],
  },
  {
    name: "the account has spent what it may",
    reply: { status: 429, body: { error: { code: "usage_limit_exceeded", message: "Spending limit reached" } } },
    errorCode: "usage-limit",
    says: [/spending limit/i, /usage_limit_exceeded/],
  },
  {
    name: "GitHub is not connected",
    reply: { status: 403, body: { error: { code: "integration_not_connected", message: "Connect GitHub" } } },
    errorCode: "repository-access",
    says: [/Connect GitHub/],
  },
  {
    name: "nobody knows why",
    reply: { status: 403, body: { code: "role_forbidden", message: "Your role may not\n::error::x ##[group]y" } },
    errorCode: "not-allowed",
    says: [/role_forbidden/],
  },
  {
    name: "somebody else answers with a page",
    reply: { status: 403, body: "<!DOCTYPE html><html>Attention Required!", headers: { "content-type": "text/html" } },
    errorCode: "not-allowed",
    says: [/does not allow/],
  },
  {
    name: "there is no such API at that address",
    reply: { status: 404, body: { message: "no Route matched with those values" } },
    errorCode: "request-refused",
    says: [/no Route matched/],
  },
  {
    name: "a gateway sends it elsewhere",
    reply: { status: 307, body: "", headers: { location: "https://evil.example/" } },
    errorCode: "api-changed",
    says: [/redirect/, /`api-url`/],
  },
]

describe("a launch is refused because", { concurrency: 3 }, () => {
  for (const { name, cursor = {}, inputs, reply, errorCode, says } of CASES) {
    test(name, async (context) => {
      const scene = await setScene(context, { cursor })
      const action: FaultAction | undefined = reply && { kind: "reply", ...reply }
      if (action) scene.cursor.addFault({ method: "POST", action })
      const result = await scene.run({ inputs: { prompt: "Do it", ...inputs }, realTime: true })
      assertExit(result, 1)
      assertOutputs(result, { outcome: "error", errorCode })
      const message = onlyMessage(result, "error")
      for (const part of says) assert.match(message, part)
      assert.doesNotMatch(message, /undefined|\[object/)
      assert.equal(scene.cursor.launchCount, 0)
      assert.equal(scene.cursor.requests.filter(({ method }) => method === "POST").length, 1, "asked once")
      assert.match(result.summary, /request failed/)
    })
  }

  test("too many requests came in: it is sent again after the time that the server names", async (context) => {
    const scene = await setScene(context)
    const action: FaultAction = {
      kind: "reply",
      status: 429,
      headers: { "retry-after": "90" },
      body: { error: "Too Many Requests" },
    }
    scene.cursor.addFault({ method: "POST", action })
    const result = await scene.run({ inputs: { prompt: "Do it", wait: "false" } })
    assert.equal(result.outputs.outcome, "launched")
    const [refused, launched] = scene.cursor.requests
    assert.ok(refused && launched && launched.atMs - refused.atMs >= 90_000)
    assert.equal(scene.cursor.launchCount, 1)
    assert.ok(result.log.some((line) => /Nothing was launched; trying again in 90 s/.test(line)))
  })

  test("the server is not there yet: it is sent again as well", async (context) => {
    const scene = await setScene(context)
    const action: FaultAction = { kind: "reply", status: 503, headers: { "retry-after": "5" }, body: "" }
    scene.cursor.addFault({ method: "POST", times: 3, action })
    const result = await scene.run({ inputs: { prompt: "Do it", wait: "false" } })
    assert.equal(result.outputs.outcome, "launched")
    assert.equal(scene.cursor.launchCount, 1)
  })

  test("Cursor cannot be reached", async (context) => {
    const scene = await setScene(context)
    const inputs = { prompt: "Do it", "api-url": "https://nowhere.invalid", "timeout-minutes": "1" }
    const result = await scene.run({ inputs })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "unreachable" })
    assert.match(onlyMessage(result, "error"), /could not be resolved/)
    assert.match(onlyMessage(result, "warning"), /The API key is sent to nowhere\.invalid because `api-url` says so/)
  })
})
