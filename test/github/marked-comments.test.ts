import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { SimulatedGitHub } from "../../simulator/github/start.ts"
import type { GitHubConnection } from "../../src/github/connection.ts"
import { connectGitHub } from "../../src/github/connection.ts"
import { fetchOver } from "../../src/github/fetch-through.ts"
import { markedComments } from "../../src/github/marked-comments.ts"
import { markerOf } from "../../src/github/marker.ts"
import { systemClock } from "../../src/http/clock.ts"
import { connectionsTo } from "../../src/http/proxy.ts"
import type { TurnMemory } from "../../src/model/turn-memory.ts"
import { JOB_TOKEN, REPOSITORIES, startFor } from "../simulator/github-fixture.ts"

const KEY = "crsr_0123456789abcdef"
const SHOP = { owner: "octo", name: "shop" }
const US = "github-actions[bot]"
const MEMORY: TurnMemory = {
  turn: 1,
  asked: { pullRequest: true, failOn: ["failed"], ifNoPr: "warn" },
  apiVersion: "v0",
  fixes: 0,
}
const LONG_AGO = new Date(0)

function marker(agentId: string, { number = 1, key = KEY, state = "open" as "open" | "over" } = {}): string {
  return markerOf(
    key,
    { repository: "octo/shop", number },
    { launchKey: "0123456789ab", agentId, state, memory: MEMORY },
  )
}

/** Through the wire, and the paths that were asked for. */
function connect(github: SimulatedGitHub): GitHubConnection {
  const { apiUrl } = github
  const options = { token: JOB_TOKEN.value, apiUrl, clock: systemClock, userAgent: "test", isProxied: false }
  return connectGitHub({ ...options, fetch: fetchOver(connectionsTo(apiUrl).via) })
}

async function shopWith(
  context: Parameters<typeof startFor>[0],
  comments: readonly { readonly author: string; readonly body: string; readonly createdAt?: string }[],
  onPullRequest: typeof comments = [],
) {
  const [shop, ...others] = REPOSITORIES
  assert.ok(shop?.issues?.[0] && shop.pullRequests?.[0])
  const { issues, pullRequests } = shop
  const paths: string[] = []
  const github = await startFor(context, {
    repositories: [
      {
        ...shop,
        issues: issues.map((issue) => (issue.number === 1 ? { ...issue, comments } : issue)),
        pullRequests: pullRequests.map((pull) => (pull.number === 2 ? { ...pull, comments: onPullRequest } : pull)),
      },
      ...others,
    ],
    onRequest: ({ path }) => paths.push(path.replace(/\?.*/, "")),
  })
  return { github, paths, list: connect(github) }
}

const entry = (id: number) => ({
  id,
  html_url: `https://github.com/octo/shop/issues/1#issuecomment-${id}`,
  issue_url: "https://api.github.com/repos/octo/shop/issues/1",
  updated_at: "2026-09-03T10:00:00Z",
  body: marker("bc-1"),
  user: { login: US },
})

/** A GitHub with these pages of comments, to which the token is this login. */
function answering(pages: readonly (readonly unknown[])[], login: string | undefined): GitHubConnection {
  const fetch = async (url: string) => {
    const { pathname, searchParams } = new URL(url)
    const link = `<https://x.test/?page=${pages.length}>; rel="last"`
    const viewer = login === undefined ? null : { login }
    const body = pathname.endsWith("/graphql") ? { data: { viewer } } : pages[Number(searchParams.get("page")) - 1]
    return {
      url,
      status: 200,
      headers: new Map(Object.entries({ "content-type": "application/json", link })),
      text: async () => JSON.stringify(body),
      arrayBuffer: async () => new ArrayBuffer(0),
    }
  }
  const options = { token: JOB_TOKEN.value, apiUrl: "https://api.github.com", clock: systemClock, userAgent: "test" }
  return connectGitHub({ ...options, isProxied: false, fetch })
}

describe("the comments in which agents are remembered", () => {
  test("on one issue are our own with a marker that verifies, the newest first", async (context) => {
    const { github, list } = await shopWith(context, [
      { author: US, body: `${marker("bc-1")}\nFirst` },
      { author: "will", body: `${marker("bc-copied")}\nA copy by somebody else` },
      { author: US, body: `${marker("bc-2", { key: "crsr_another" })}\nUnder the key before` },
      { author: US, body: `${marker("bc-3", { number: 2 })}\nMoved from elsewhere` },
      { author: US, body: `Not at the start ${marker("bc-4")}` },
      { author: US, body: `${marker("bc-5", { state: "over" })}\nLast` },
    ])
    const found = await markedComments(list, { ...SHOP, number: 1, apiKey: KEY, since: LONG_AGO })
    assert.deepEqual(
      found.comments.map(({ marked, number }) => [marked.agentId, marked.state, number]),
      [
        ["bc-5", "over", 1],
        ["bc-1", "open", 1],
      ],
    )
    assert.equal(found.unverified, 2)
    assert.deepEqual(github.violations, [])
  })

  test("in a repository are those of all issues, the one changed last first", async (context) => {
    const { github, list } = await shopWith(
      context,
      [
        { author: US, body: marker("bc-1"), createdAt: "2026-09-03T10:00:00Z" },
        { author: US, body: marker("bc-old"), createdAt: "2026-08-01T10:00:00Z" },
      ],
      [{ author: US, body: marker("bc-2", { number: 2 }), createdAt: "2026-09-04T10:00:00Z" }],
    )
    const found = await markedComments(list, { ...SHOP, apiKey: KEY, since: new Date("2026-09-01T00:00:00Z") })
    assert.deepEqual(
      found.comments.map(({ marked, number }) => [marked.agentId, number]),
      [
        ["bc-2", 2],
        ["bc-1", 1],
      ],
    )
    assert.deepEqual(github.violations, [])
  })

  test("cost one request where there is none", async (context) => {
    const { paths, list } = await shopWith(context, [{ author: US, body: "Hello" }])
    const found = await markedComments(list, { ...SHOP, apiKey: KEY, since: LONG_AGO })
    assert.deepEqual(found, { comments: [], unverified: 0, isCut: false })
    assert.equal(paths.length, 1)
  })

  test("are found behind a hundred others, and what was not read is told", async (context) => {
    const others = Array.from({ length: 230 }, (_, index) => ({ author: "will", body: `${index}` }))
    const { list } = await shopWith(context, [...others, { author: US, body: marker("bc-1") }])
    const search = { ...SHOP, number: 1, apiKey: KEY, since: LONG_AGO }
    assert.equal((await markedComments(list, search)).comments.length, 1)
    const cut = await markedComments(list, { ...search, mostPages: 2 })
    assert.deepEqual([cut.comments.length, cut.isCut], [1, true])
  })

  test("are found among strangers' comments that are too long for one answer", async (context) => {
    const flood = Array.from({ length: 50 }, () => ({ author: "mallory", body: "\u{6f22}".repeat(65_536) }))
    const { list } = await shopWith(context, [...flood, { author: US, body: marker("bc-1") }, ...flood])
    const found = await markedComments(list, { ...SHOP, number: 1, apiKey: KEY, since: LONG_AGO })
    assert.deepEqual(
      found.comments.map(({ marked }) => marked.agentId),
      ["bc-1"],
    )
  })

  test("are not missing because GitHub does not say who we are", async () => {
    const nobody = answering([[entry(1)]], undefined)
    await assert.rejects(markedComments(nobody, { ...SHOP, apiKey: KEY, since: LONG_AGO }), /who the token is/)
  })

  test("are told once when a change moves one onto the next page", async () => {
    const pages = [
      [entry(1), entry(2)],
      [entry(2), entry(3)],
    ]
    const found = await markedComments(answering(pages, US), { ...SHOP, apiKey: KEY, since: LONG_AGO })
    assert.deepEqual(found.comments.map(({ id }) => id).sort(), [1, 2, 3])
  })
})
