import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { startCursorCloud } from "../../simulator/cursor/cloud.ts"
import type { CursorCloudOptions } from "../../simulator/cursor/settings.ts"
import type { LaunchRequest } from "../../src/cursor/client.ts"
import type { Problem } from "../../src/model/problem.ts"
import { explainRefusal } from "../../src/report/explain-refusal.ts"
import { problemLine } from "../../src/report/problem-text.ts"
import { API_KEY, clientTo, errorOf } from "../cursor/calls.ts"

const REPOSITORY = "octo-org/octo-repo"
const HOME = `https://github.com/${REPOSITORY}`

type Case = {
  readonly name: string
  readonly cursor?: Partial<CursorCloudOptions>
  readonly launch?: Partial<LaunchRequest>
  readonly reply?: { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  readonly errorCode: string
  /** What the message has to tell: the matter, the cause or the remedy, and what Cursor said. */
  readonly says: readonly RegExp[]
}

const CASES: readonly Case[] = [
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
    launch: { model: "gpt-0" },
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
    cursor: { repositories: [{ name: REPOSITORY, defaultBranch: "master", appInstalled: false }] },
    errorCode: "branch-not-found",
    says: [/app has no access|app's access/, /Failed to verify existence of branch 'master'/],
  },
  {
    name: "the branch does not exist",
    launch: { source: { repository: HOME, ref: "nowhere" } },
    errorCode: "branch-not-found",
    says: [/could not find the branch/, /Check `ref`/, /'nowhere'/],
  },
  {
    name: "the default branch cannot be found out",
    cursor: { repositories: [{ name: REPOSITORY, defaultBranch: null, branches: ["master"] }] },
    launch: { source: { repository: HOME } },
    errorCode: "default-branch-unknown",
    says: [/default branch/, /`ref`/],
  },
  {
    name: "as many agents work as may",
    cursor: { limits: { activeAgents: 0 } },
    errorCode: "agent-limit",
    says: [/agents/, /limit of 0 active agents/],
  },
  {
    name: "GitHub is not connected",
    reply: { status: 403, body: { error: { code: "integration_not_connected", message: "Connect GitHub" } } },
    errorCode: "repository-access",
    says: [/Connect GitHub/],
  },
  {
    name: "somebody else answers with a page",
    reply: { status: 403, body: "<title>Access denied</title>", headers: { "content-type": "text/html" } },
    errorCode: "gateway",
    says: [/something between the runner and Cursor answered/i, /Access denied/],
  },
  {
    name: "there is no such API at that address",
    reply: { status: 404, body: { message: "no Route matched with those values" } },
    errorCode: "request-refused",
    says: [/no Route matched/],
  },
]

/** Sends a launch that the cloud refuses, and explains the refusal. */
async function problemOf(context: TestContext, { cursor, launch, reply }: Case): Promise<Problem> {
  const cloud = await startCursorCloud({
    clock: startClock({ speed: 0 }),
    keys: [{ key: API_KEY }],
    repositories: [{ name: REPOSITORY, defaultBranch: "master" }],
    ...cursor,
  })
  context.after(() => cloud.close())
  if (reply) cloud.addFault({ method: "POST", action: { kind: "reply", ...reply } })
  const client = clientTo(context, cloud.url)
  const error = await errorOf(
    client.launch({
      prompt: { text: "Do it" },
      source: { repository: HOME, ref: "master" },
      target: { autoCreatePr: true },
      ...launch,
    }),
  )
  assert.equal(cloud.launchCount, 0)
  return await explainRefusal(client, { model: launch?.model }, error, AbortSignal.timeout(10_000))
}

describe("a launch is refused because", () => {
  for (const refused of CASES) {
    test(refused.name, async (context) => {
      const problem = await problemOf(context, refused)
      assert.equal(problem.code, refused.errorCode)
      const message = problemLine(problem, undefined)
      for (const part of refused.says) assert.match(message, part)
      assert.doesNotMatch(message, /undefined|\[object/)
    })
  }
})
