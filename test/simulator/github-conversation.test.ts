import assert from "node:assert/strict"
import { test } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { ask, clientOf, JOB_TOKEN, OWNER_TOKEN, REPOSITORIES, startFor } from "./github-fixture.ts"

const SHOP = { owner: "octo", repo: "shop" }
const COMMENT = { body: "hello" }
const EYES = { content: "eyes" }
const REPOSITORY = "/repos/{owner}/{repo}"

test("a comment is made by the token's own identity, in the simulator's time", async (t) => {
  const clock = startClock({ speed: 0, startMs: Date.parse("2026-09-23T08:00:00.250Z") })
  const github = await startFor(t, { clock })
  const issue = { ...SHOP, issue_number: 1 }
  const bot = (await clientOf(github).rest.issues.createComment({ ...issue, body: "one" })).data
  clock.observe(Date.parse("2026-09-23T08:01:00Z"))
  const owner = (await clientOf(github, OWNER_TOKEN).rest.issues.createComment({ ...issue, body: "two" })).data
  const updated = (await clientOf(github).rest.issues.updateComment({ ...SHOP, comment_id: bot.id, body: "1" })).data

  assert.deepEqual([bot.user?.login, bot.user?.type, bot.user?.id], ["github-actions[bot]", "Bot", 41898282])
  assert.match(bot.user?.url ?? "", /\/users\/github-actions%5Bbot%5D$/)
  assert.deepEqual([bot.author_association, owner.author_association], ["NONE", "OWNER"])
  assert.deepEqual([owner.user?.login, owner.user?.type], ["octo", "User"])
  assert.equal(owner.id, bot.id + 1)
  assert.ok(bot.id > 2 ** 32 * 0.5, "ids need more than 31 bits")
  assert.deepEqual([bot.created_at, bot.updated_at], ["2026-09-23T08:00:00Z", "2026-09-23T08:00:00Z"])
  assert.deepEqual([updated.created_at, updated.updated_at], ["2026-09-23T08:00:00Z", "2026-09-23T08:01:00Z"])
  assert.equal((await clientOf(github).rest.issues.get(issue)).data.updated_at, "2026-09-23T08:01:00Z")
})

test("lists come in pages, with GitHub's links", async (t) => {
  const comments = Array.from({ length: 250 }, (_, index) => ({ author: "rea", body: `comment ${index}` }))
  const chatty = { number: 9, title: "Chatty", body: "", author: "rea", comments }
  const [shop] = REPOSITORIES
  assert.ok(shop)
  const github = await startFor(t, { prefix: "/api/v3", repositories: [{ ...shop, issues: [chatty] }] })
  const { rest, paginate } = clientOf(github)
  const issue = { ...SHOP, issue_number: 9 }

  const first = await rest.issues.listComments(issue)
  assert.equal(first.data.length, 30)
  const base = `${github.apiUrl}/repositories/4711/issues/9/comments`
  assert.equal(first.headers.link, `<${base}?page=2>; rel="next", <${base}?page=9>; rel="last"`)
  const middle = await rest.issues.listComments({ ...issue, per_page: 1000, page: 2 })
  assert.deepEqual([middle.data.length, middle.data[0]?.body], [100, "comment 100"])
  const at = (page: number) => `<${base}?per_page=1000&page=${page}>`
  const expected = `${at(1)}; rel="prev", ${at(3)}; rel="next", ${at(3)}; rel="last", ${at(1)}; rel="first"`
  assert.equal(middle.headers.link, expected)
  assert.deepEqual((await rest.issues.listComments({ ...issue, page: 10 })).data, [])
  assert.equal((await rest.issues.listComments({ ...issue, per_page: 0 })).data.length, 30)

  const all = await paginate(rest.issues.listComments, { ...issue, per_page: 100 })
  assert.deepEqual(
    all.map(({ body }) => body),
    comments.map(({ body }) => body),
  )
  const later = new Date(github.comments("octo/shop", 9)[0]?.createdAtMs ?? 0).getTime() + 60_000
  const since = { ...issue, since: new Date(later).toISOString() }
  assert.deepEqual((await rest.issues.listComments(since)).data, [])
  assert.deepEqual(github.violations, [])
})

test("a body has at most 65,536 characters and at least one that shows", async (t) => {
  const github = await startFor(t)
  const client = clientOf(github)
  const first = await client.rest.issues.createComment({ owner: "octo", repo: "shop", issue_number: 1, body: "." })
  const cases: readonly [string, string, string | null][] = [
    ["as long as can be", "x".repeat(65_536), null],
    ["one too many", "x".repeat(65_537), "Body is too long (maximum is 65536 characters)"],
    ["outside the first plane", "\u{1f426}".repeat(65_536), null],
    [
      "one too many outside the first plane",
      "\u{1f426}".repeat(65_537),
      "Body is too long (maximum is 65536 characters)",
    ],
    ["blank", " \n", "Body cannot be blank"],
  ]
  for (const [name, body, message] of cases) {
    for (const route of [
      `POST ${REPOSITORY}/issues/1/comments`,
      `PATCH ${REPOSITORY}/issues/comments/${first.data.id}`,
    ]) {
      const answer = await ask(client, route, { body })
      const success = route.startsWith("POST") ? 201 : 200
      assert.equal(answer.status, message === null ? success : 422, name)
      if (message === null) continue
      const { errors } = answer.data as { errors: unknown }
      assert.equal(answer.message, "Validation Failed")
      assert.deepEqual(errors, [{ resource: "IssueComment", code: "unprocessable", field: "data", message }])
    }
  }
  assert.deepEqual(github.violations, [])
})

test("a locked conversation is closed to apps and open to people with write access", async (t) => {
  const tokens = ["will", "tria", "stranger"].map((login) => ({ ...OWNER_TOKEN, login, value: login }))
  const github = await startFor(t, { tokens: [JOB_TOKEN, ...tokens] })
  const mine = (await ask(clientOf(github), `POST ${REPOSITORY}/issues/1/comments`, COMMENT)).data as { id: number }
  github.setLocked("octo/shop", 1, true)
  const cases: readonly [string, number][] = [
    ["ghs_job", 403],
    ["tria", 403],
    ["stranger", 403],
    ["will", 201],
  ]
  for (const [value, status] of cases) {
    const answer = await ask(clientOf(github, { value }), `POST ${REPOSITORY}/issues/1/comments`, COMMENT)
    assert.equal(answer.status, status, value)
    if (status === 403) assert.equal(answer.message, "Unable to create comment because issue is locked.")
  }
  const update = await ask(clientOf(github), `PATCH ${REPOSITORY}/issues/comments/${mine.id}`, COMMENT)
  assert.deepEqual([update.status, update.message], [403, "Unable to update comment because issue is locked."])
  assert.equal((await ask(clientOf(github), `POST ${REPOSITORY}/issues/1/reactions`, EYES)).status, 403)
  assert.equal((await ask(clientOf(github), `GET ${REPOSITORY}/issues/1`)).status, 200)
  github.setLocked("octo/shop", 1, false)
  assert.equal((await ask(clientOf(github), `POST ${REPOSITORY}/issues/1/reactions`, EYES)).status, 201)
  assert.deepEqual(github.violations, [])
})

test("an issue that was deleted is gone, one that never was is not found", async (t) => {
  const github = await startFor(t)
  const client = clientOf(github)
  const mine = (await ask(client, `POST ${REPOSITORY}/issues/1/comments`, COMMENT)).data as { id: number }
  github.deleteIssue("octo/shop", 1)
  const gone = ["GET /issues/1", "GET /issues/1/comments", "POST /issues/1/comments", "GET /issues/1/reactions"]
  for (const [number, status, message] of [
    [1, 410, "This issue was deleted"],
    [99, 404, "Not Found"],
  ] as const) {
    for (const route of gone) {
      const [method, path = ""] = route.replace("1", String(number)).split(" ")
      const answer = await ask(client, `${method} ${REPOSITORY}${path}`, method === "POST" ? COMMENT : {})
      assert.deepEqual([answer.status, answer.message], [status, message], route)
    }
  }
  assert.equal((await ask(client, `PATCH ${REPOSITORY}/issues/comments/${mine.id}`, COMMENT)).status, 404)
  assert.equal((await ask(client, `GET ${REPOSITORY}`, { repo: "nothing" })).status, 404)
  assert.throws(() => github.comments("octo/shop", 99), /no issue or pull request 99/)
  assert.throws(() => github.comments("octo/nothing", 1), /no repository octo\/nothing/)
  assert.deepEqual(github.violations, [])
})

test("an account reacts once in each way, and takes back only its own", async (t) => {
  const stranger = { ...OWNER_TOKEN, login: "stranger", value: "stranger" }
  const github = await startFor(t, { tokens: [JOB_TOKEN, OWNER_TOKEN, stranger] })
  const comment = github.addComment({ repository: "octo/shop", number: 1, author: "rea", body: "/cursor go" })
  const review = github.addReviewComment({ repository: "octo/shop", number: 2, author: "rea", body: "/cursor go" })
  const subjects = [
    ["/issues/1", { repository: "octo/shop", issue: 1 }],
    [`/issues/comments/${comment}`, { repository: "octo/shop", comment }],
    [`/pulls/comments/${review}`, { repository: "octo/shop", reviewComment: review }],
  ] as const
  for (const [path, subject] of subjects) {
    const route = `${REPOSITORY}${path}/reactions`
    const [first, again, other, owners] = [
      await ask(clientOf(github), `POST ${route}`, EYES),
      await ask(clientOf(github), `POST ${route}`, EYES),
      await ask(clientOf(github), `POST ${route}`, { content: "rocket" }),
      await ask(clientOf(github, OWNER_TOKEN), `POST ${route}`, EYES),
    ]
    assert.deepEqual(
      [first, again, other, owners].map(({ status }) => status),
      [201, 200, 201, 201],
    )
    assert.deepEqual(first.data, again.data)
    const made = github.reactions(subject)
    const login = "github-actions[bot]"
    assert.deepEqual(
      made.map(({ content, login }) => [content, login]),
      [
        ["eyes", login],
        ["rocket", login],
        ["eyes", "octo"],
      ],
    )
    assert.deepEqual(
      made.map(({ id }) => id).toSorted(),
      made.map(({ id }) => id),
    )
    const eyes = (await ask(clientOf(github), `GET ${route}`, EYES)).data as unknown[]
    assert.equal(eyes.length, 2)

    const remove = `DELETE ${route}/${made[0]?.id}`
    assert.equal((await ask(clientOf(github, stranger), remove)).status, 403)
    assert.equal((await ask(clientOf(github), remove)).status, 204)
    assert.equal((await ask(clientOf(github), remove)).status, 404)
    assert.equal(github.reactions(subject).length, 2)
  }
  assert.deepEqual(github.violations, [])
})

test("others' comments are for people with write access, and for apps that may write", async (t) => {
  const people = ["will", "tria"].map((login) => ({ ...OWNER_TOKEN, login, value: login }))
  const github = await startFor(t, { tokens: [JOB_TOKEN, ...people] })
  const id = github.addComment({ repository: "octo/shop", number: 1, author: "rea", body: "mine" })
  const route = `PATCH ${REPOSITORY}/issues/comments/${id}`
  const statuses = []
  for (const value of ["tria", "will", "ghs_job"])
    statuses.push((await ask(clientOf(github, { value }), route, COMMENT)).status)
  assert.deepEqual(statuses, [403, 200, 200])
  assert.deepEqual(github.comments("octo/shop", 1)[0]?.history, ["mine", "hello", "hello"])
  assert.equal(github.comments("octo/shop", 1)[0]?.author, "rea")
})

test("names of repositories and logins ignore upper and lower case, and an author may be gone", async (t) => {
  const github = await startFor(t)
  github.addComment({ repository: "OCTO/shop", number: 1, author: null, body: "I was here" })
  const { data } = await clientOf(github).rest.issues.listComments({ owner: "Octo", repo: "SHOP", issue_number: 1 })
  assert.deepEqual([data[0]?.user, data[0]?.author_association], [null, "NONE"])
  assert.deepEqual(github.violations, [])
})
