import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { findOperation, replyFaults } from "../../simulator/github/contract.ts"
import { keysAt, lookUp } from "../../simulator/github/description.ts"
import { secondaryRateLimit, unicorn } from "../../simulator/github/faults.ts"
import { OPERATIONS } from "../../simulator/github/operations.ts"
import { startGitHub } from "../../simulator/github/start.ts"
import { ask, clientOf, JOB_TOKEN, OWNER_TOKEN, REPOSITORIES, startFor } from "./github-fixture.ts"

const SHOP = { owner: "octo", repo: "shop" }

for (const prefix of ["", "/api/v3"] as const) {
  test(`a whole session keeps to GitHub's description, prefix "${prefix}"`, async (t) => {
    const github = await startFor(t, { prefix })
    const { rest, graphql, paginate } = clientOf(github)
    const issue = { ...SHOP, issue_number: 1 }

    const repository = await rest.repos.get(SHOP)
    assert.equal(repository.data.full_name, "octo/shop")
    assert.equal(repository.data.id, 4711)
    assert.equal((await rest.issues.get(issue)).data.user?.login, "stranger")

    const made = await rest.issues.createComment({ ...issue, body: "Working on it" })
    assert.equal(made.status, 201)
    const comment = { ...SHOP, comment_id: made.data.id }
    await rest.issues.updateComment({ ...comment, body: "Done" })
    assert.equal((await rest.issues.getComment(comment)).data.body, "Done")
    assert.deepEqual(github.comments("octo/shop", 1)[0]?.history, ["Working on it", "Done"])
    assert.equal((await paginate(rest.issues.listComments, issue)).length, 1)

    const eyes = await rest.reactions.createForIssue({ ...issue, content: "eyes" })
    await rest.reactions.listForIssue(issue)
    await rest.reactions.deleteForIssue({ ...issue, reaction_id: eyes.data.id })
    assert.deepEqual(github.reactions({ repository: "octo/shop", issue: 1 }), [])
    const heart = await rest.reactions.createForIssueComment({ ...comment, content: "heart" })
    await rest.reactions.listForIssueComment(comment)
    await rest.reactions.deleteForIssueComment({ ...comment, reaction_id: heart.data.id })
    const review = { ...SHOP, comment_id: 77 }
    const rocket = await rest.reactions.createForPullRequestReviewComment({ ...review, content: "rocket" })
    await rest.reactions.listForPullRequestReviewComment(review)
    await rest.reactions.deleteForPullRequestComment({ ...review, reaction_id: rocket.data.id })

    await rest.issues.addLabels({ ...issue, labels: ["bug", "Bug", "till"] })
    assert.deepEqual(github.issue("octo/shop", 1).labels, ["bug", "till"])
    assert.equal((await rest.issues.listLabelsOnIssue(issue)).data.length, 2)

    const pull = await rest.pulls.get({ ...SHOP, pull_number: 2 })
    assert.equal(pull.data.head.repo.full_name, "octo/shop")
    assert.equal((await rest.pulls.list(SHOP)).data.length, 2)
    assert.equal((await rest.pulls.listFiles({ ...SHOP, pull_number: 2 })).data[0]?.changes, 4)
    assert.equal((await rest.issues.get({ ...SHOP, issue_number: 2 })).data.pull_request?.merged_at, null)

    await rest.repos.getCollaboratorPermissionLevel({ ...SHOP, username: "github-actions[bot]" })
    assert.equal((await rest.rateLimit.get()).data.rate.limit, 1000)
    assert.equal((await clientOf(github, OWNER_TOKEN).rest.users.getAuthenticated()).data.login, "octo")
    assert.deepEqual(await graphql("{ viewer { login } }"), { viewer: { login: "github-actions[bot]" } })
    await rest.issues.deleteComment(comment)
    assert.deepEqual(github.comments("octo/shop", 1), [])

    assert.deepEqual(github.violations, [])
    const paths = github.requests.map(({ path }) => path)
    assert.ok(paths.every((path) => path === "/api/graphql" || path.startsWith(prefix)))
    assert.ok(paths.includes(prefix === "" ? "/graphql" : "/api/graphql"))
  })
}

test("addresses carry the prefix, and web pages the server's own address", async (t) => {
  const [cloud, enterprise] = [await startFor(t), await startFor(t, { prefix: "/api/v3" })]
  assert.equal(cloud.serverUrl, "https://github.com")
  assert.equal(enterprise.apiUrl, `${enterprise.serverUrl}/api/v3`)
  assert.equal(enterprise.graphqlUrl, `${enterprise.serverUrl}/api/graphql`)
  const made = await clientOf(enterprise).rest.issues.createComment({ ...SHOP, issue_number: 2, body: "x" })
  const [comment] = enterprise.comments("octo/shop", 2)
  assert.equal(made.data.html_url, `${enterprise.serverUrl}/octo/shop/pull/2#issuecomment-${made.data.id}`)
  assert.equal(made.data.html_url, comment?.htmlUrl)
  assert.equal(made.data.url, `${enterprise.apiUrl}/repos/octo/shop/issues/comments/${made.data.id}`)
  assert.equal(made.headers.location, made.data.url)

  const unprefixed = await fetch(`${enterprise.serverUrl}/repos/octo/shop`, { headers: { "user-agent": "x" } })
  assert.equal(unprefixed.status, 404)
  assert.equal(enterprise.violations.length, 1)
})

test("a pull request says where it comes from", async (t) => {
  const github = await startFor(t)
  const { rest } = clientOf(github)
  const fork = (await rest.pulls.get({ ...SHOP, pull_number: 3 })).data
  assert.deepEqual([fork.head.repo.full_name, fork.head.repo.fork], ["forker/shop", true])
  assert.deepEqual([fork.base.repo.full_name, fork.base.repo.fork], ["octo/shop", false])
  assert.deepEqual([fork.head.label, fork.draft], ["forker:fix", true])
  assert.equal((await ask(clientOf(github), "GET /repos/{owner}/{repo}/pulls/1")).status, 404)

  const head = { ref: "gone", sha: "2".repeat(40), repository: null }
  const number = github.openPullRequest({ repository: "octo/shop", title: "Orphan", head, author: "forker" })
  const orphan = (await rest.pulls.get({ ...SHOP, pull_number: number })).data
  assert.deepEqual([number, orphan.head.repo], [4, null])
  assert.deepEqual(github.violations, [])
})

test("an agent opens a pull request while the simulator runs", async (t) => {
  const github = await startFor(t)
  const { rest } = clientOf(github)
  const files = [{ filename: "a.ts" }, { filename: ".github/workflows/ci.yml" }]
  const opened = { repository: "octo/shop", title: "Fix the till", head: "cursor/till", draft: true, files }
  assert.equal(github.openPullRequest(opened), 4)
  assert.equal(github.openPullRequest({ ...opened, number: 40, base: "release" }), 40)
  assert.throws(() => github.openPullRequest({ ...opened, number: 40 }), /40 is used twice/)

  const found = await rest.pulls.list({ ...SHOP, head: "octo:cursor/till", base: "main" })
  assert.deepEqual(
    found.data.map(({ number, user, base }) => [number, user?.login, base.ref]),
    [[4, "cursor[bot]", "main"]],
  )
  const oldest = await rest.pulls.list({ ...SHOP, state: "all", direction: "asc", per_page: 1 })
  assert.equal(oldest.data[0]?.number, 2)
  assert.equal((await rest.pulls.listFiles({ ...SHOP, pull_number: 4 })).data.length, 2)
  assert.deepEqual(github.violations, [])
})

test("faults are GitHub's own", async (t) => {
  const github = await startFor(t)
  const client = clientOf(github)
  const route = "POST /repos/{owner}/{repo}/issues/1/comments"
  const limited = secondaryRateLimit({ retryAfterSeconds: 7 })
  github.addFault({ method: "POST", path: "/repos/octo/shop/issues/1/comments", action: limited })
  const refused = await ask(client, route, { body: "x" })
  assert.deepEqual([refused.status, refused.headers["retry-after"]], [403, "7"])
  assert.match(refused.message ?? "", /^You have exceeded a secondary rate limit/)
  assert.equal(github.comments("octo/shop", 1).length, 0)

  github.addFault({ method: "POST", action: unicorn({ processed: true }) })
  assert.equal((await ask(client, route, { body: "made all the same" })).status, 502)
  assert.equal(github.comments("octo/shop", 1).length, 1)
  assert.equal((await ask(client, route, { body: "x" })).status, 201)
  assert.deepEqual(
    github.requests.map(({ status }) => status),
    [403, 502, 201],
  )
})

test("an hour has so many requests", async (t) => {
  const clock = startClock({ speed: 0 })
  const github = await startFor(t, { clock, tokens: [{ ...JOB_TOKEN, requestsPerHour: 2 }] })
  const client = clientOf(github)
  const get = () => ask(client, "GET /repos/{owner}/{repo}")
  assert.equal((await get()).headers["x-ratelimit-remaining"], "1")
  assert.equal((await get()).headers["x-ratelimit-remaining"], "0")
  const refused = await get()
  assert.deepEqual([refused.status, refused.headers["x-ratelimit-remaining"]], [403, "0"])
  assert.match(refused.message ?? "", /^API rate limit exceeded/)
  assert.equal((await client.rest.rateLimit.get()).data.rate.remaining, 0)
  clock.observe(Number(refused.headers["x-ratelimit-reset"]) * 1000 + 1000)
  assert.equal((await get()).status, 200)
  assert.deepEqual(github.violations, [])
})

test("what goes beyond the simulation is a violation, never a quiet answer", async (t) => {
  const cases: readonly [string, Record<string, unknown>, number, RegExp][] = [
    ["GET /repos/{owner}/{repo}/branches", {}, 404, /^not simulated: GET \/repos\/octo\/shop\/branches$/],
    ["DELETE /repos/{owner}/{repo}", {}, 404, /^not simulated: DELETE/],
    ["GET /repos/{owner}/{repo}/pulls", { sort: "popularity" }, 404, /^not simulated: pulls\/list: .*popularity/],
    ["GET /repos/{owner}/{repo}/pulls/2", { headers: { accept: "application/vnd.github.diff" } }, 404, /media type/],
    ["GET /repos/{owner}/{repo}/issues/one", {}, 404, /^request: issues\/get: issue_number must be integer$/],
    ["GET /repos/{owner}/{repo}/issues/1", { pages: 2 }, 200, /^request: .*no parameter "pages"/],
    ["GET /repos/{owner}/{repo}/pulls", { state: "merged" }, 200, /^request: .*state must be equal to one of/],
    ["POST /repos/{owner}/{repo}/issues/1/comments", { text: "x" }, 422, /^request: .*required property 'body'/],
    ["POST /repos/{owner}/{repo}/issues/1/comments", { body: 7 }, 422, /^request: .*body\/body must be string/],
    [
      "POST /repos/{owner}/{repo}/issues/1/reactions",
      { content: "tada" },
      422,
      /^request: .*body\/content must be equal/,
    ],
  ]
  const github = await startFor(t)
  for (const [route, parameters, status, violation] of cases) {
    const before = github.violations.length
    const answer = await ask(clientOf(github), route, parameters)
    assert.equal(answer.status, status, route)
    const [found, ...more] = github.violations.slice(before)
    assert.match(`${found?.kind}: ${found?.detail}`, violation)
    assert.deepEqual(more, [], route)
  }
})

test("a reply that GitHub would not give is noticed", async (t) => {
  const github = await startFor(t, { repositories: [{ owner: "octo", name: "two words" }] })
  await ask(clientOf(github), "GET /repos/{owner}/{repo}", { repo: "two words" })
  assert.deepEqual([...new Set(github.violations.map(({ kind }) => kind))], ["reply"])
  assert.match(github.violations[0]?.detail ?? "", /^repos\/get 200: body\/html_url must match format "uri"/)

  const routed = findOperation("GET", "/repos/octo/shop/issues/1/labels")
  assert.ok(routed)
  const label = {
    id: 1,
    node_id: "L",
    url: "https://x.test/labels/a",
    name: "a",
    description: null,
    color: "f",
    default: false,
  }
  assert.deepEqual(replyFaults(routed.operation, 200, [label]), [])
  assert.deepEqual(replyFaults(routed.operation, 200, [{ ...label, url: "https://x.test/[bot]" }]), [
    'body/0/url must match format "uri"',
  ])
  assert.match(replyFaults(routed.operation, 200, [{ ...label, id: "1" }])[0] ?? "", /must be integer/)
  assert.match(replyFaults(routed.operation, 201, [label])[0] ?? "", /201 is not described/)
  assert.deepEqual(replyFaults(routed.operation, 401, { message: "x" }), [])
  assert.match(replyFaults(routed.operation, 401, { message: 1 })[0] ?? "", /must be string/)
})

test("everything in the cut of GitHub's description is simulated, and nothing else", () => {
  const described = keysAt(["paths"]).flatMap((path) =>
    keysAt(["paths", path]).map((method) => lookUp(["paths", path, method, "operationId"])),
  )
  assert.deepEqual(described.toSorted(), Object.keys(OPERATIONS).toSorted())
})

test("a second simulator starts at once", async () => {
  const durations: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const startMs = performance.now()
    const github = await startGitHub({ tokens: [JOB_TOKEN], repositories: REPOSITORIES })
    durations.push(performance.now() - startMs)
    await github.close()
  }
  assert.ok(Math.min(...durations.slice(1)) < 20, `${durations}`)
})

test("the cut of GitHub's description is whole, in one form of null, and says whose it is", () => {
  const text = readFileSync(new URL("../../simulator/github-rest.openapi.json", import.meta.url), "utf8")
  const cut = JSON.parse(text)
  const broken: string[] = []
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return
    const { $ref, nullable, type } = node as Record<string, unknown>
    const leadsNowhere = typeof $ref === "string" && lookUp($ref.slice(2).split("/")) === undefined
    if (leadsNowhere) broken.push(`${path}: ${$ref}`)
    if (nullable === true && type === undefined) broken.push(`${path}: nullable without type`)
    for (const [key, child] of Object.entries(node)) visit(child, `${path}/${key}`)
  }
  visit(cut, "#")
  assert.deepEqual(broken, [])
  assert.match(cut.info.description, /@octokit\/openapi 23\.0\.2/)
  assert.equal(cut.info.license.name, "MIT")
  assert.match(cut.info["x-license-text"][0], /Copyright/)
  assert.doesNotMatch(text, /registry\.|npmjs/)
})
