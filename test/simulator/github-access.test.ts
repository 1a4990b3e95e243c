import assert from "node:assert/strict"
import { test } from "node:test"
import type { TokenOptions } from "../../simulator/github/options.ts"
import { ask, clientOf, JOB_TOKEN, OWNER_TOKEN, startFor } from "./github-fixture.ts"

type Permissions = TokenOptions["permissions"]

const COMMENT = { body: "hello" }
const EYES = { content: "eyes" }
const REPOSITORY = "/repos/{owner}/{repo}"

test("a token that is unknown, expired or missing is a 401", async (t) => {
  const expired = { ...JOB_TOKEN, value: "ghs_old", expired: true }
  const github = await startFor(t, { tokens: [JOB_TOKEN, expired] })
  for (const value of ["ghs_nobody", "ghs_old"]) {
    for (const route of [`GET ${REPOSITORY}`, `POST ${REPOSITORY}/issues/1/comments`, "GET /rate_limit"]) {
      const answer = await ask(clientOf(github, { value }), route, route.startsWith("POST") ? COMMENT : {})
      assert.deepEqual([answer.status, answer.message], [401, "Bad credentials"], route)
    }
  }
  assert.equal((await ask(clientOf(github), `GET ${REPOSITORY}`)).status, 200)
  github.expireToken("ghs_job")
  assert.equal((await ask(clientOf(github), `GET ${REPOSITORY}`)).status, 401)
  assert.throws(() => github.expireToken("ghs_nobody"), /does not know/)

  const anonymous = await fetch(`${github.apiUrl}/rate_limit`, { headers: { "user-agent": "test" } })
  assert.equal(anonymous.status, 401)
  assert.match(await anonymous.text(), /"Requires authentication"/)
  const nameless = await fetch(`${github.apiUrl}/rate_limit`, { headers: { "user-agent": "" } })
  assert.equal(nameless.status, 403)
  assert.deepEqual(github.violations, [])
})

test("who may see a private repository", async (t) => {
  const cases: readonly [string, TokenOptions, number][] = [
    ["made for everything here", JOB_TOKEN, 200],
    ["made for it", { ...JOB_TOKEN, repositories: ["Octo/Vault"] }, 200],
    ["made for another", { ...JOB_TOKEN, repositories: ["octo/shop"] }, 404],
    ["its owner", OWNER_TOKEN, 200],
    ["a collaborator", { ...OWNER_TOKEN, login: "will" }, 200],
    ["a stranger", { ...OWNER_TOKEN, login: "stranger" }, 404],
  ]
  for (const [who, token, status] of cases) {
    const github = await startFor(t, { tokens: [token] })
    const client = clientOf(github, token)
    const routes = [`GET ${REPOSITORY}`, `GET ${REPOSITORY}/issues/1`, `POST ${REPOSITORY}/issues/1/comments`]
    for (const route of routes) {
      const answer = await ask(client, route, { repo: "vault", ...(route.startsWith("POST") && COMMENT) })
      assert.equal(answer.status, status === 200 && route.startsWith("POST") ? 201 : status, `${who}: ${route}`)
    }
    assert.equal((await ask(client, `GET ${REPOSITORY}`)).status, 200, "the shop is public")
    assert.deepEqual(github.violations, [])
  }
})

test("a dispatch needs `contents: write`, a type, and a payload that fits", async (t) => {
  const writer: TokenOptions = { ...JOB_TOKEN, value: "ghs_writer", permissions: { contents: "write" } }
  const github = await startFor(t, { tokens: [JOB_TOKEN, writer] })
  const dispatch = (token: TokenOptions, body: object) =>
    ask(clientOf(github, token), `POST ${REPOSITORY}/dispatches`, { ...body })
  const event = { event_type: "cursor-agent", client_payload: { payload: "e30=" } }
  assert.equal((await dispatch(JOB_TOKEN, event)).status, 403)
  assert.equal((await dispatch(writer, { ...event, client_payload: { payload: "x".repeat(65_535) } })).status, 422)
  assert.equal((await dispatch(writer, event)).status, 204)
  assert.deepEqual(github.violations, [])
  assert.deepEqual(github.dispatches, [
    {
      repository: "octo/shop",
      sender: "github-actions[bot]",
      eventType: "cursor-agent",
      clientPayload: { payload: "e30=" },
    },
  ])
})

test("what a token's permissions open", async (t) => {
  const none: Permissions = {}
  const issues: Permissions = { issues: "write" }
  const pulls: Permissions = { pull_requests: "write" }
  const readers: Permissions = { issues: "read", pull_requests: "read", contents: "write", metadata: "read" }
  const cases: readonly [string, Record<string, unknown>, readonly [Permissions, number][]][] = [
    [
      "POST /issues/1/comments",
      COMMENT,
      [
        [none, 403],
        [readers, 403],
        [pulls, 403],
        [issues, 201],
      ],
    ],
    [
      "POST /issues/2/comments",
      COMMENT,
      [
        [none, 403],
        [readers, 403],
        [pulls, 201],
        [issues, 201],
      ],
    ],
    [
      "POST /issues/1/reactions",
      EYES,
      [
        [none, 403],
        [pulls, 403],
        [issues, 201],
      ],
    ],
    [
      "POST /issues/2/reactions",
      EYES,
      [
        [none, 403],
        [pulls, 201],
        [issues, 201],
      ],
    ],
    [
      "POST /pulls/comments/77/reactions",
      EYES,
      [
        [none, 403],
        [pulls, 201],
        [issues, 403],
      ],
    ],
    [
      "POST /issues/1/labels",
      { labels: ["x"] },
      [
        [none, 403],
        [readers, 403],
        [pulls, 403],
        [issues, 200],
      ],
    ],
    ["GET /issues/1/comments", {}, [[none, 200]]],
    ["GET /pulls/2", {}, [[none, 200]]],
    [
      "GET /issues/1/comments",
      { repo: "vault" },
      [
        [none, 403],
        [pulls, 403],
        [issues, 200],
        [readers, 200],
      ],
    ],
    [
      "GET /pulls",
      { repo: "vault" },
      [
        [none, 403],
        [issues, 403],
        [readers, 200],
      ],
    ],
    ["GET /collaborators/will/permission", { repo: "vault" }, [[none, 200]]],
    ["GET ", { repo: "vault" }, [[none, 200]]],
  ]
  for (const [route, parameters, expectations] of cases) {
    for (const [permissions, status] of expectations) {
      const github = await startFor(t, { tokens: [{ ...JOB_TOKEN, permissions }] })
      const [method, path] = route.split(" ")
      const answer = await ask(clientOf(github), `${method} ${REPOSITORY}${path}`, parameters)
      assert.equal(answer.status, status, `${route} with ${JSON.stringify(permissions)}`)
      if (status === 403) assert.equal(answer.message, "Resource not accessible by integration")
      assert.deepEqual(github.violations, [])
    }
  }
})

test("a refusal names the permissions that would do", async (t) => {
  const read: Permissions = { issues: "read" }
  const github = await startFor(t, {
    tokens: [
      { ...JOB_TOKEN, permissions: read },
      { ...OWNER_TOKEN, permissions: read },
      { ...JOB_TOKEN, value: "ghs_elsewhere", repositories: ["octo/vault"] },
    ],
  })
  const post = `POST ${REPOSITORY}/issues/2/comments`
  const refused = await ask(clientOf(github), post, COMMENT)
  assert.equal(refused.headers["x-accepted-github-permissions"], "issues=write; pull_requests=write")
  const person = await ask(clientOf(github, OWNER_TOKEN), post, COMMENT)
  assert.deepEqual([person.status, person.message], [403, "Resource not accessible by personal access token"])
  const elsewhere = clientOf(github, { value: "ghs_elsewhere" })
  assert.equal((await ask(elsewhere, post, COMMENT)).status, 403)
  assert.equal((await ask(elsewhere, `GET ${REPOSITORY}/collaborators/will/permission`)).status, 403)
  const user = await ask(clientOf(github), "GET /user")
  assert.deepEqual([user.status, user.message], [403, "Resource not accessible by integration"])
  assert.deepEqual(github.violations, [])
})

test("a person's permission, in the old words and the new", async (t) => {
  const cases: readonly [string, string, string, string | undefined, string?][] = [
    ["shop", "octo", "admin", "admin"],
    ["shop", "ada", "admin", "admin"],
    ["shop", "MIA", "write", "maintain"],
    ["shop", "will", "write", "write"],
    ["shop", "tria", "read", "triage"],
    ["shop", "rea", "read", "read"],
    ["shop", "stranger", "read", "read"],
    ["shop", "github-actions[bot]", "read", "read"],
    ["vault", "will", "write", "write"],
    ["vault", "stranger", "none", "none"],
    ["shop", "nobody", "nobody is not a user", undefined],
    ["shop", "Copilot", "Copilot is not a user", undefined],
    ["shop", "acme", "acme is not a user", undefined],
  ]
  const users = [
    { login: "Copilot", type: "Bot" },
    { login: "acme", type: "Organization" },
  ] as const
  const github = await startFor(t, { users })
  for (const [repo, username, said, role] of cases) {
    const { status, data, message } = await ask(
      clientOf(github),
      `GET ${REPOSITORY}/collaborators/{username}/permission`,
      {
        repo,
        username,
      },
    )
    const expected = role === undefined ? [404, said] : [200, said, role]
    const { permission, role_name } = data as { permission?: string; role_name?: string }
    assert.deepEqual(role === undefined ? [status, message] : [status, permission, role_name], expected, username)
  }
  assert.deepEqual(github.violations, [])
})

test("a person without push access may not look up permissions", async (t) => {
  const tokens = ["tria", "will"].map((login) => ({ ...OWNER_TOKEN, login, value: login }))
  const github = await startFor(t, { tokens })
  const route = `GET ${REPOSITORY}/collaborators/rea/permission`
  const refused = await ask(clientOf(github, { value: "tria" }), route)
  assert.deepEqual([refused.status, refused.message], [403, "Must have push access to view collaborator permission."])
  assert.equal((await ask(clientOf(github, { value: "will" }), route)).status, 200)
})
