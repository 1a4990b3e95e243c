import assert from "node:assert/strict"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { after, describe, test } from "node:test"
import { GitHubApiError } from "../../src/github/api-error.ts"
import { createComment, findComment } from "../../src/github/comment.ts"
import type { GitHubConnection } from "../../src/github/connection.ts"
import { lazyConnection } from "../../src/github/lazy-connection.ts"
import { comesFromFork, permissionOf } from "../../src/github/permission.ts"
import { retryGitHub } from "../../src/github/retry.ts"
import { readTexts } from "../../src/github/texts.ts"
import { type Clock, systemClock } from "../../src/http/clock.ts"

type Answer = (request: IncomingMessage, reply: ServerResponse) => void

/** A connection to a server that answers every request with `answer`. */
async function connect(answer: Answer, clock: Clock = systemClock) {
  const seen: string[] = []
  const server = createServer((request, reply) => {
    seen.push(`${request.method} ${request.url}`)
    answer(request, reply)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  after(() => server.closeAllConnections())
  after(() => server.close())
  const address = server.address()
  assert.ok(typeof address === "object" && address !== null)
  const options = { token: "ghs_x", apiUrl: `http://127.0.0.1:${address.port}`, clock, userAgent: "test" }
  const github = await lazyConnection(() => import("../../src/github/connection.ts"), options)()
  assert.ok(github)
  return { github, seen }
}

const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, reply) => {
    reply.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers })
    reply.end(JSON.stringify(body))
  }

async function failureOf(promise: Promise<unknown>): Promise<GitHubApiError> {
  const error: unknown = await promise.then(
    () => assert.fail("it succeeded"),
    (fault: unknown) => fault,
  )
  assert.ok(error instanceof GitHubApiError, String(error))
  return error
}

const PLACE = { owner: "octo", name: "shop", number: 1 }
const { signal } = new AbortController()
const write = (github: GitHubConnection) =>
  createComment(github, PLACE, "text", { isOurs: () => true, since: new Date(0) }, signal)
const readEdits = (github: GitHubConnection) => readTexts(github, { place: PLACE, isRendered: false }, signal)
const INTEGRATION = { message: "Resource not accessible by integration" }
const NEEDS = { "x-accepted-github-permissions": "issues=write; pull_requests=write,metadata=read" }

type Case = {
  readonly name: string
  readonly answer: Answer
  readonly ask?: (github: GitHubConnection) => Promise<unknown>
  readonly denial: GitHubApiError["denial"]
  readonly says: RegExp
  readonly remedy: RegExp | undefined
  readonly retryAfterMs?: number
}

const CASES: readonly Case[] = [
  {
    name: "a right that the answer names",
    answer: json(403, INTEGRATION, NEEDS),
    denial: "permission",
    says: /^Writing the comment failed: .* may not do that \(HTTP 403: "Resource not accessible by integration"\)$/,
    remedy: /`permissions: issues: write` or `permissions: pull-requests: write, metadata: read`;/,
  },
  {
    name: "a right that the answer does not name",
    answer: json(403, INTEGRATION),
    ask: (github) => comesFromFork(github, PLACE, 2, signal),
    denial: "permission",
    says: /^Reading the pull request failed/,
    remedy: /`permissions: pull-requests: read`/,
  },
  {
    name: "a header that is no list of rights",
    answer: json(403, INTEGRATION, { "x-accepted-github-permissions": "a=b; `x`=write, ##[stop]" }),
    denial: "permission",
    says: /may not do that/,
    remedy: /^Give the job the right for it under `permissions`;/,
  },
  {
    name: "single sign-on",
    answer: json(403, { message: "Resource protected by organization SAML enforcement. Grant your token access." }),
    denial: "permission",
    says: /SAML/,
    remedy: /single sign-on/,
  },
  {
    name: "an IP allow list",
    answer: json(403, {
      message:
        "the `octo` organization has an IP allow list enabled, and your IP address is not permitted to access it",
    }),
    denial: "address-list",
    says: /admits no request from this runner's address \(HTTP 403: "the `octo` organization/,
    remedy: /IP allow list/,
  },
  {
    name: "an archived repository",
    answer: json(403, { message: "Repository was archived so is read-only." }),
    denial: "archived",
    says: /the repository is archived/,
    remedy: /Unarchive/,
  },
  {
    name: "a locked conversation",
    answer: json(403, { message: "Unable to create comment because issue is locked." }),
    denial: "locked",
    says: /the conversation is locked \(HTTP 403: "Unable to create comment because issue is locked."\)$/,
    remedy: /^Unlock the conversation/,
  },
  {
    name: "an App's token after its hour",
    answer: json(401, { message: "Bad credentials" }),
    denial: "token",
    says: /does not accept `github-token` \(HTTP 401: "Bad credentials"\)/,
    remedy: /an App's token after one hour/,
  },
  {
    name: "a token for other repositories",
    answer: json(404, { message: "Not Found" }),
    denial: "not-found",
    says: /HTTP 404: "Not Found"/,
    remedy: /made for this repository\. .*`permissions: issues: write`/,
  },
  {
    name: "the hour's limit, until the time that GitHub names",
    answer: json(
      403,
      { message: "API rate limit exceeded" },
      {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": "1790000040",
        date: new Date(1_790_000_000_000).toUTCString(),
      },
    ),
    denial: "rate-limit",
    says: /rate limit/,
    remedy: undefined,
    retryAfterMs: 40_000,
  },
  {
    name: "a secondary limit",
    answer: json(403, { message: "You have exceeded a secondary rate limit. Please wait a few minutes." }),
    denial: "rate-limit",
    says: /rate limit is reached \(HTTP 403: "You have exceeded a secondary rate limit/,
    remedy: undefined,
  },
  {
    name: "an issue that was deleted",
    answer: json(410, { message: "This issue was deleted" }),
    denial: "not-found",
    says: /HTTP 410: "This issue was deleted"/,
    remedy: /made for this repository/,
  },
  {
    name: "a text that is too long",
    answer: json(422, { message: "Validation Failed: Body is too long" }),
    denial: "too-long",
    says: /the text is too long \(HTTP 422: "Validation Failed: Body is too long"\)$/,
    remedy: undefined,
  },
  {
    name: "a redirect of a write",
    answer: (_, reply) => reply.writeHead(307, { location: "/repositories/1/issues/1/comments" }).end(),
    denial: "moved",
    says: /another address now \(HTTP 307\)/,
    remedy: /present name/,
  },
  {
    name: "a sentence that means mischief",
    answer: json(403, { message: `::error::x\n##[add-mask]a\u202e\u200b "quoted" ${"long ".repeat(100_000)}` }),
    denial: "permission",
    says: /^[^\n\u202e\u200b]{1,400}$/,
    remedy: /right/,
  },
  {
    name: "GraphQL: RATE_LIMITED",
    answer: json(
      200,
      { data: null, errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] },
      {
        "retry-after": "30",
      },
    ),
    ask: readEdits,
    denial: "rate-limit",
    says: /^Reading who edited .* rate limit is reached \(HTTP 200: "API rate limit exceeded"\)$/,
    remedy: undefined,
    retryAfterMs: 30_000,
  },
  {
    name: "GraphQL: FORBIDDEN, beside what looks like an answer",
    answer: json(200, {
      data: { repository: { issueOrPullRequest: { createdAt: "2026-01-01T00:00:00Z" } } },
      errors: [{ type: "FORBIDDEN", ...INTEGRATION }],
    }),
    ask: readEdits,
    denial: "permission",
    says: /may not do that \(HTTP 200: "Resource not accessible by integration"\)/,
    remedy: /`permissions: issues: read` or `permissions: pull-requests: read`/,
  },
  {
    name: "GraphQL: a field that an old server does not have",
    answer: json(200, {
      errors: [
        {
          message: "Field 'bodyHTML' doesn't exist on type 'Issue'",
          extensions: { code: "undefinedField", typeName: "Issue", fieldName: "bodyHTML" },
        },
      ],
    }),
    ask: readEdits,
    denial: undefined,
    says: /HTTP 200: "Field 'bodyHTML' doesn't exist on type 'Issue'"/,
    remedy: undefined,
  },
  {
    name: "GraphQL: NOT_FOUND",
    answer: json(200, { data: { repository: null }, errors: [{ type: "NOT_FOUND", message: "Could not resolve" }] }),
    ask: readEdits,
    denial: "not-found",
    says: /HTTP 200: "Could not resolve"/,
    remedy: /made for this repository/,
  },
]

describe("a refusal of GitHub's says why, and what to do:", () => {
  for (const { name, answer, ask = write, denial, says, remedy, retryAfterMs } of CASES) {
    test(name, async () => {
      const { github, seen } = await connect(answer)
      const error = await failureOf(ask(github))
      assert.equal(error.denial, denial)
      assert.match(error.message, says)
      assert.doesNotMatch(error.message, /##\[/)
      if (remedy === undefined) assert.equal(error.remedy, undefined)
      else assert.match(error.remedy ?? "", remedy)
      assert.equal(error.retryAfterMs, retryAfterMs)
      assert.equal(error.mayHaveExecuted, false)
      assert.equal(seen.length, 1, "a refusal is an answer")
    })
  }
})

describe("what is no answer may have been done:", () => {
  const endless = (reply: ServerResponse) => {
    reply.writeHead(200, { "content-type": "application/json" })
    const chunk = Buffer.alloc(65_536, " ")
    const send = () => {
      while (!reply.destroyed && reply.write(chunk)) {}
      if (!reply.destroyed) reply.once("drain", send)
    }
    send()
  }
  const FAULTS: Readonly<Record<string, Answer>> = {
    "GitHub's own failure": json(502, { message: "Server Error" }),
    "a body without end": (_, reply) => endless(reply),
    "a body that breaks off": (_, reply) => {
      reply.writeHead(200, { "content-type": "application/json", "content-length": "999" }).write("[")
      setTimeout(() => reply.destroy(), 20)
    },
    "GraphQL: an error that GitHub does not name": json(200, {
      data: null,
      errors: [{ message: "Something went wrong" }],
    }),
  }
  for (const [name, answer] of Object.entries(FAULTS)) {
    test(name, async () => {
      const { github } = await connect(answer)
      const before = process.memoryUsage().rss
      const error = await failureOf(readEdits(github))
      assert.equal(error.mayHaveExecuted, true, error.message)
      assert.equal(error.denial, undefined)
      assert.ok(process.memoryUsage().rss - before < 100_000_000)
    })
  }
})

describe("another try:", () => {
  const attempts = async (answers: readonly Answer[]) => {
    const pauses: number[] = []
    const clock: Clock = {
      ...systemClock,
      sleep: async (ms, stop) => {
        // The limits of a call sleep as well, with a signal that ends them.
        if (stop) return await systemClock.sleep(ms, stop)
        pauses.push(ms)
      },
    }
    let made = 0
    const { github } = await connect((request, reply) => answers[made++]?.(request, reply), clock)
    await retryGitHub(clock, () => permissionOf(github, PLACE, "ann", signal)).catch(() => {})
    return { made, pauses }
  }
  const good = json(200, { permission: "write", role_name: "write", user: { login: "ann" } })
  const limited = (seconds?: string) =>
    json(429, { message: "secondary rate limit" }, seconds === undefined ? {} : { "retry-after": seconds })

  test("after a failure, three in all", async () => {
    assert.deepEqual(await attempts([json(500, {}), json(502, {}), json(503, {}), good]), {
      made: 3,
      pauses: [5_000, 5_000],
    })
  })
  test("as a rate limit asks, but never sooner than otherwise", async () => {
    assert.deepEqual(await attempts([limited("0"), limited("20"), good]), { made: 3, pauses: [5_000, 20_000] })
  })
  test("a minute after a rate limit that names no time, and none after one that asks for more", async () => {
    assert.deepEqual(await attempts([limited(), limited("61"), good]), { made: 2, pauses: [60_000] })
  })
  test("none after a refusal", async () => {
    assert.deepEqual(await attempts([json(403, INTEGRATION), good]), { made: 1, pauses: [] })
  })
})

test("of role and permission the lower counts", async () => {
  const ROLES: readonly [role: unknown, permission: unknown, counts: string][] = [
    ["maintain", "write", "maintain"],
    ["triage", "read", "triage"],
    ["admin", "read", "read"],
    ["read", "admin", "read"],
    ["maintain", "read", "read"],
    ["triage", "write", "triage"],
    ["write", "none", "none"],
    ["release manager", "write", "write"],
    [undefined, "admin", "admin"],
    ["write", undefined, "write"],
  ]
  for (const [role_name, permission, counts] of ROLES) {
    const { github } = await connect(json(200, { role_name, permission, user: { login: "ann" } }))
    assert.equal(await permissionOf(github, PLACE, "ann", signal), counts, `${role_name} and ${permission}`)
  }
  const { github } = await connect(json(200, { role_name: "admin", permission: "push", user: { login: "ann" } }))
  assert.match(
    (await failureOf(permissionOf(github, PLACE, "ann", signal))).message,
    /something else than it documents/,
  )
})

describe("our comment among thousands", () => {
  const ours = { login: "github-actions[bot]" }
  const comment = (id: number, login: string, body: string) => ({
    id,
    html_url: `https://x/${id}`,
    body,
    user: { login },
  })
  /** A conversation of `count` comments, in GitHub's pages. */
  const conversation =
    (count: number, own: readonly number[]): Answer =>
    (request, reply) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://x")
      if (pathname === "/graphql") return json(200, { data: { viewer: ours } })(request, reply)
      const page = Number(searchParams.get("page"))
      const last = Math.ceil(count / 100)
      const ids = Array.from(
        { length: Math.min(100, count - (page - 1) * 100) },
        (_, index) => (page - 1) * 100 + index + 1,
      )
      const entries = ids.map((id) =>
        own.includes(id) ? comment(id, ours.login, "ours") : comment(id, "mallory", "ours"),
      )
      const link = `<http://x/repositories/1/issues/1/comments?per_page=100&page=${last}>; rel="last"`
      json(200, entries, page < last ? { link } : {})(request, reply)
    }
  const CASES: readonly [
    name: string,
    count: number,
    own: readonly number[],
    found: number | undefined,
    pages: number,
  ][] = [
    ["the newest of all", 4_321, [7, 4_310], 4_310, 2],
    ["in the middle", 4_321, [7, 2_150], 2_150, 24],
    ["on the first page", 4_321, [7], 7, 44],
    ["on the only page", 12, [3, 9], 9, 1],
    ["nowhere", 250, [], undefined, 3],
    ["too far back", 20_000, [150], undefined, 50],
  ]
  for (const [name, count, own, found, pages] of CASES) {
    test(name, async () => {
      const { github, seen } = await connect(conversation(count, own))
      const filter = { isOurs: (body: string) => body === "ours", since: new Date(0) }
      assert.equal((await findComment(github, PLACE, filter, signal))?.id, found)
      assert.equal(seen.filter((request) => request.startsWith("GET ")).length, pages)
    })
  }
})
