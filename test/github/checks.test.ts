import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import type { CheckPlan, TokenOptions } from "../../simulator/github/options.ts"
import type { SimulatedGitHub } from "../../simulator/github/start.ts"
import { verdictOf, whyNotSent } from "../../src/checks/verdict.ts"
import { openPullRequestWithHead, readHead } from "../../src/github/checks.ts"
import { connectGitHub } from "../../src/github/connection.ts"
import { fetchOver } from "../../src/github/fetch-through.ts"
import { systemClock } from "../../src/http/clock.ts"
import { connectionsTo } from "../../src/http/proxy.ts"
import { JOB_TOKEN, REPOSITORIES, startFor } from "../simulator/github-fixture.ts"

const SHOP = { owner: "octo", name: "shop" }
const NUMBER = 7
const READER: TokenOptions = {
  ...JOB_TOKEN,
  permissions: { ...JOB_TOKEN.permissions, contents: "read", checks: "read", statuses: "read" },
}
const RED: CheckPlan = { name: "test", conclusion: "failure", startsAfterMs: 0, takesMs: 0 }

/** The agent's pull request with these checks, and the way to read it over the wire. */
async function opened(
  context: TestContext,
  { checks = [RED] as readonly CheckPlan[], from = "octo/shop", before = (_: SimulatedGitHub) => {} } = {},
) {
  const [shop, ...others] = REPOSITORIES
  assert.ok(shop)
  const clock = startClock()
  const github = await startFor(context, {
    clock,
    tokens: [READER],
    repositories: [{ ...shop, checks: [checks] }, ...others],
  })
  const head = { ref: "cursor/x", sha: "b".repeat(40), repository: from }
  github.openPullRequest({ repository: "octo/shop", number: NUMBER, title: "Done", head })
  before(github)
  const { apiUrl } = github
  const fetch = fetchOver(connectionsTo(apiUrl).via)
  const connection = connectGitHub({
    token: READER.value,
    apiUrl,
    clock: systemClock,
    userAgent: "test",
    isProxied: false,
    fetch,
  })
  context.after(() => assert.deepEqual(github.violations, []))
  return { github, connection }
}

describe("failures of a pull request's head are not sent to the agent, as GitHub tells it", () => {
  const ROWS = [
    ["its own", {}, undefined],
    ["closed", { before: (github: SimulatedGitHub) => github.closeIssue("octo/shop", NUMBER) }, "closed"],
    ["merged", { before: (github: SimulatedGitHub) => github.mergePullRequest("octo/shop", NUMBER) }, "closed"],
    ["from a fork", { from: "forker/shop" }, "fork"],
    ["with a commit of somebody else", { before: pushByWill }, "taken-over"],
    ["with a check that waits for a person", { checks: [{ ...RED, conclusion: "action_required" }] }, "held"],
  ] as const
  for (const [title, setting, why] of ROWS) {
    test(`${title}: ${why ?? "sent"}`, async (context) => {
      const { connection } = await opened(context, setting)
      const head = await readHead(connection, { ...SHOP, number: NUMBER })
      const verdict = verdictOf(head.checks, { names: [] })
      assert.ok(verdict.kind === "failed")
      assert.equal(whyNotSent(head, head.sha, verdict.failed), why)
    })
  }
})

function pushByWill(github: SimulatedGitHub): void {
  github.push({ repository: "octo/shop", number: NUMBER, author: "will" })
}

test("more than a hundred checks of a head are read in several requests, and counted as such", async (context) => {
  const checks = Array.from({ length: 201 }, (_, index) => ({ ...RED, name: `test ${index}` }))
  const { github, connection } = await opened(context, { checks })
  const head = await readHead(connection, { ...SHOP, number: NUMBER })
  assert.deepEqual([head.checks.length, head.requests, github.requests.length], [201, 3, 3])
})

test("a commit belongs to the open pull request whose head it is, and to no other", async (context) => {
  const { github, connection } = await opened(context)
  const sha = github.headOf("octo/shop", NUMBER)
  assert.equal(await openPullRequestWithHead(connection, SHOP, sha), NUMBER)
  pushByWill(github)
  assert.equal(await openPullRequestWithHead(connection, SHOP, sha), undefined, "the branch has moved on")
  github.closeIssue("octo/shop", NUMBER)
  assert.equal(await openPullRequestWithHead(connection, SHOP, github.headOf("octo/shop", NUMBER)), undefined, "closed")
})
