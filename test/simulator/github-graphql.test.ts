import assert from "node:assert/strict"
import { test } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { readQuery, UnreadableQuery } from "../../simulator/github/graphql-document.ts"
import type { SimulatedGitHub } from "../../simulator/github/start.ts"
import { clientOf, JOB_TOKEN, OWNER_TOKEN, REPOSITORIES, startFor } from "./github-fixture.ts"

const EDITS = `query($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue { lastEditedAt editor { login } userContentEdits(first: 10) { ...history } }
      ... on PullRequest { lastEditedAt editor { login } userContentEdits(first: 10) { ...history } }
    }
  }
}`.replaceAll("...history", "totalCount nodes { editedAt editor { login __typename } }")

type Posted = { readonly status: number; readonly data?: unknown; readonly errors?: readonly Record<string, unknown>[] }

async function post(github: SimulatedGitHub, body: unknown, token = JOB_TOKEN.value): Promise<Posted> {
  const reply = await fetch(github.graphqlUrl, {
    method: "POST",
    headers: { authorization: `bearer ${token}`, "user-agent": "test" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  })
  const answered = (await reply.json()) as Omit<Posted, "status">
  return { ...answered, status: reply.status }
}

test("the viewer is the token's own identity", async (t) => {
  const github = await startFor(t, { prefix: "/api/v3" })
  const query = "query Me { me: viewer { __typename login } }"
  const expected = (login: string) => ({ me: { __typename: "User", login } })
  assert.deepEqual(await clientOf(github).graphql(query), expected("github-actions[bot]"))
  assert.deepEqual(await clientOf(github, OWNER_TOKEN).graphql(query), expected("octo"))
  const refused = await post(github, { query }, "ghs_nobody")
  assert.equal(refused.status, 401)
  assert.deepEqual(github.violations, [])
})

test("the history of a body: newest first, the original with it, bots without their brackets", async (t) => {
  const clock = startClock({ speed: 0, startMs: Date.parse("2026-09-23T08:00:00Z") })
  const github = await startFor(t, { clock })
  const { graphql } = clientOf(github)
  const ask = (number: number) => graphql(EDITS, { owner: "octo", name: "shop", number })
  const untouched = { lastEditedAt: null, editor: null, userContentEdits: { totalCount: 0, nodes: [] } }
  assert.deepEqual(await ask(1), { repository: { issueOrPullRequest: { __typename: "Issue", ...untouched } } })
  assert.deepEqual(await ask(2), { repository: { issueOrPullRequest: { __typename: "PullRequest", ...untouched } } })

  const edit = { repository: "octo/shop", number: 1, body: "Worse", editor: "stranger" }
  github.editBody(edit)
  clock.observe(Date.parse("2026-09-23T08:05:00Z"))
  github.editBody({ ...edit, editor: "renovate[bot]" })
  const entry = (editedAt: string, login: string, __typename = "User") => ({ editedAt, editor: { login, __typename } })
  assert.deepEqual(await ask(1), {
    repository: {
      issueOrPullRequest: {
        __typename: "Issue",
        lastEditedAt: "2026-09-23T08:05:00Z",
        editor: { login: "renovate" },
        userContentEdits: {
          totalCount: 3,
          nodes: [
            entry("2026-09-23T08:05:00Z", "renovate", "Bot"),
            entry("2026-09-23T08:00:00Z", "stranger"),
            entry("2026-09-01T10:00:00Z", "stranger"),
          ],
        },
      },
    },
  })
  assert.equal(github.issue("octo/shop", 1).body, "Worse")
  assert.deepEqual(github.violations, [])
})

test("first takes from the newest edit, last from the oldest, and edits may be given at the start", async (t) => {
  const [shop] = REPOSITORIES
  const edits = [
    { at: "2026-09-03T00:00:00Z", editor: null },
    { at: "2026-09-02T00:00:00Z", editor: "rea" },
  ]
  const issue = { number: 5, title: "T", body: "B", author: "rea", createdAt: "2026-09-01T00:00:00Z", edits }
  assert.ok(shop)
  const github = await startFor(t, { repositories: [{ ...shop, issues: [issue] }] })
  const nodes = async (window: string) => {
    const query = `{ repository(owner: "octo", name: "shop") { issue(number: 5) { editor { login } lastEditedAt
      userContentEdits(${window}) { nodes { editedAt } } } } }`
    const { data } = (await post(github, { query })) as { data: { repository: { issue: Record<string, unknown> } } }
    assert.deepEqual([data.repository.issue.editor, data.repository.issue.lastEditedAt], [null, "2026-09-03T00:00:00Z"])
    const { nodes } = data.repository.issue.userContentEdits as { nodes: { editedAt: string }[] }
    return nodes.map(({ editedAt }) => editedAt.slice(8, 10))
  }
  assert.deepEqual(await nodes("first: 1"), ["03"])
  assert.deepEqual(await nodes("first: 2"), ["03", "02"])
  assert.deepEqual(await nodes("last: 1"), ["01"])
  assert.deepEqual(await nodes("last: 100"), ["03", "02", "01"])
  assert.deepEqual(github.violations, [])
})

test("changes of a title: oldest first, taken from either end", async (t) => {
  const [shop] = REPOSITORIES
  assert.ok(shop)
  const renames = [
    { at: "2026-09-03T00:00:00Z", editor: "renovate[bot]" },
    { at: "2026-09-02T00:00:00Z", editor: null },
  ]
  const issue = { number: 5, title: "T", body: "B", author: "rea", createdAt: "2026-09-01T00:00:00Z", renames }
  const github = await startFor(t, { repositories: [{ ...shop, issues: [issue] }] })
  const nodes = async (window: string) => {
    const items = `timelineItems(${window}, itemTypes: [RENAMED_TITLE_EVENT]) {
      totalCount nodes { ... on RenamedTitleEvent { createdAt actor { __typename login } } } }`
    const query = `{ repository(owner: "octo", name: "shop") { issueOrPullRequest(number: 5) { ... on Issue { ${items} } } } }`
    const { data } = (await post(github, { query })) as {
      data: { repository: { issueOrPullRequest: { timelineItems: { totalCount: number; nodes: unknown[] } } } }
    }
    const { totalCount, nodes } = data.repository.issueOrPullRequest.timelineItems
    assert.equal(totalCount, 2)
    return nodes
  }
  const early = { createdAt: "2026-09-02T00:00:00Z", actor: null }
  const late = { createdAt: "2026-09-03T00:00:00Z", actor: { __typename: "Bot", login: "renovate" } }
  assert.deepEqual(await nodes("last: 1"), [late])
  assert.deepEqual(await nodes("first: 1"), [early])
  assert.deepEqual(await nodes("last: 50"), [early, late])
  assert.deepEqual(github.violations, [])
})

test("what there is not, or is not for this token, is null with an error", async (t) => {
  const github = await startFor(t, {
    tokens: [
      { ...JOB_TOKEN, permissions: {} },
      { ...OWNER_TOKEN, login: "stranger" },
    ],
  })
  const within = (name: string, rest: string) => `{ repository(owner: "octo", name: "${name}") { ${rest} } }`
  const cases: readonly [string, string, string, RegExp, string?][] = [
    [within("nothing", "isPrivate"), "NOT_FOUND", "repository", /Repository with the name 'octo\/nothing'/],
    [within("vault", "isPrivate"), "NOT_FOUND", "repository", /octo\/vault/, OWNER_TOKEN.value],
    [within("shop", "issue(number: 99) { number }"), "NOT_FOUND", "repository.issue", /an Issue with the number of 99/],
    [within("shop", "issue(number: 2) { number }"), "NOT_FOUND", "repository.issue", /an Issue/],
    [within("shop", "pullRequest(number: 1) { number }"), "NOT_FOUND", "repository.pullRequest", /a PullRequest/],
    [within("vault", "issue(number: 1) { number }"), "FORBIDDEN", "repository.issue", /not accessible by integration/],
    [
      within("shop", "issue(number: 1) { userContentEdits { totalCount } }"),
      "MISSING_PAGINATION_BOUNDARIES",
      "repository.issue.userContentEdits",
      /`first` or `last`/,
    ],
    [
      within("shop", "issue(number: 1) { userContentEdits(first: 101) { totalCount } }"),
      "EXCESSIVE_PAGINATION",
      "repository.issue.userContentEdits",
      /exceeds the limit of 100/,
    ],
  ]
  for (const [query, type, path, message, token] of cases) {
    const { status, errors = [] } = await post(github, { query }, token)
    assert.deepEqual([status, errors.length, errors[0]?.type], [200, 1, type], query)
    assert.deepEqual(errors[0]?.path, path.split("."))
    assert.match(String(errors[0]?.message), message)
  }
  await assert.rejects(clientOf(github).graphql(within("nothing", "isPrivate")), /Could not resolve to a Repository/)
  assert.deepEqual(github.violations, [])
})

test("a query beyond what is simulated is refused and is a violation", async (t) => {
  const issue = (rest: string) => `{ repository(owner: "o", name: "n") { issue(number: 1) { ${rest} } } }`
  const cases: readonly [string, Record<string, unknown>, RegExp][] = [
    [issue("bodyText"), {}, /Field 'bodyText' doesn't exist on type 'Issue'/],
    [issue("editor { email }"), {}, /Field 'email' doesn't exist on type 'Actor'/],
    [issue("editor"), {}, /must have selections/],
    [issue("number { x }"), {}, /can't be made on scalars/],
    [issue("isDraft"), {}, /'isDraft' doesn't exist/],
    [issue("... on PullRequest { number }"), {}, /can't be spread inside Issue/],
    [issue('userContentEdits(first: 1, after: "x") { totalCount }'), {}, /doesn't accept argument 'after'/],
    [issue('userContentEdits(first: "1") { totalCount }'), {}, /invalid value: String! for Int/],
    [issue("number number: title"), {}, /'number' is asked for twice/],
    ['{ repository(owner: "o") { isPrivate } }', {}, /missing required arguments: name/],
    ["query($n: String!) { repository(owner: $m, name: $n) { isPrivate } }", { n: "x" }, /invalid value: nothing/],
    ["query($n: String) { repository(owner: $n, name: $n) { isPrivate } }", { n: "x" }, /String for String!/],
    [
      '{ repository(owner: "octo", name: "shop") { issue(number: 1) { timelineItems(last: 1) { totalCount } } } }',
      {},
      /A timeline of other things/,
    ],
    ["query($n: String!) { viewer { login } }", { n: "x" }, /declared but not used/],
    ["query($n: String!) { repository(owner: $n, name: $n) { isPrivate } }", {}, /invalid value$/],
    ["query($n: String!) { repository(owner: $n, name: $n) { isPrivate } }", { n: 7 }, /invalid value$/],
    ['query($n: ID!) { repository(owner: "o", name: $n) { isPrivate } }', { n: "x" }, /ID! for String!/],
    ["mutation { addComment { id } }", {}, /Expected query, found mutation/],
    ["{ viewer { login } } { viewer { login } }", {}, /Only one operation/],
    ["{ viewer { ...F } } fragment F on User { login }", {}, /Expected on, found F/],
    ["{ viewer @include(if: true) { login } }", {}, /found @/],
    ["query($n: Int = 1) { viewer { login } }", {}, /found =/],
    ["{ viewer { login }", {}, /found the end/],
    ["{ }", {}, /found }/],
    ["{ viewer { login } } %", {}, /Nothing starts like %/],
    ["", {}, /found the end/],
  ]
  const github = await startFor(t)
  for (const [query, variables, message] of cases) {
    const before = github.violations.length
    const { status, data, errors = [] } = await post(github, { query, variables })
    assert.deepEqual([status, data], [200, undefined], query)
    assert.ok(
      errors.some((error) => message.test(String(error.message))),
      `${query}: ${JSON.stringify(errors)}`,
    )
    assert.equal(github.violations.length, before + errors.length)
    assert.equal(github.violations.at(-1)?.kind, "not simulated")
  }
  assert.match(String((await post(github, {})).errors?.[0]?.message), /A query attribute must be specified/)
  assert.equal((await post(github, "{")).status, 400)
})

test("a document is read with its comments, aliases, commas and escapes", () => {
  const document = readQuery(`# a comment
    query Name($a: Int!, $b: String) { x: y(text: "a\\"\\u0062", number: -3, given: $a) { z, ... on T { z } } }`)
  assert.deepEqual(
    [...document.variables],
    [
      ["a", "Int!"],
      ["b", "String"],
    ],
  )
  const leaf = { kind: "field", alias: "z", name: "z", arguments: new Map(), selections: [] }
  assert.deepEqual(document.selections, [
    {
      kind: "field",
      alias: "x",
      name: "y",
      arguments: new Map<string, unknown>([
        ["text", { kind: "String", value: 'a"b' }],
        ["number", { kind: "Int", value: -3 }],
        ["given", { kind: "variable", name: "a" }],
      ]),
      selections: [leaf, { kind: "fragment", on: "T", selections: [leaf] }],
    },
  ])
  for (const source of [
    "{ a(b: 1.5) }",
    '{ a(b: "\\q") }',
    "{ a(b: [1]) }",
    "{ a(b: []) }",
    "{ a(b: ENUM) }",
    '{ a(b: """x""") }',
  ]) {
    assert.throws(() => readQuery(source), UnreadableQuery, source)
  }
})
