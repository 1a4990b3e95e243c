import assert from "node:assert/strict"
import { test } from "node:test"
import { ask, clientOf, JOB_TOKEN, OWNER_TOKEN, REPOSITORIES, startFor } from "./github-fixture.ts"

const PULL = "/repos/{owner}/{repo}/pulls/{pull_number}"
const REVIEWERS = `${PULL}/requested_reviewers`
const TWO = { pull_number: 2 }

test("a pull request's description is changed by who may, and read again", async (t) => {
  const github = await startFor(t)
  const body = "Oil.\n\nCloses #1"
  assert.equal((await ask(clientOf(github), `PATCH ${PULL}`, { ...TWO, body })).status, 200)
  assert.equal(github.issue("octo/shop", 2).body, body)
  const reader = { ...JOB_TOKEN, value: "ghs_reader", permissions: { pull_requests: "read" } } as const
  const other = await startFor(t, { tokens: [reader] })
  const { status, headers } = await ask(clientOf(other, reader), `PATCH ${PULL}`, { ...TWO, body })
  assert.deepEqual([status, headers["x-accepted-github-permissions"]], [403, "pull_requests=write"])
  assert.deepEqual([...github.violations, ...other.violations], [])
})

test("merging closes the issues that the description names", async (t) => {
  const github = await startFor(t)
  github.editBody({ repository: "octo/shop", number: 2, body: "Fixes #1", editor: "will" })
  github.mergePullRequest("octo/shop", 2)
  assert.deepEqual([github.issue("octo/shop", 1).state, github.issue("octo/shop", 2).state], ["closed", "closed"])
  const { data } = await ask(clientOf(github), `GET ${PULL}`, TWO)
  assert.equal(typeof data === "object" && data !== null && "merged" in data && data.merged, true)
  assert.deepEqual(github.violations, [])
})

test("reviews are asked of people and teams with access, once, until they come", async (t) => {
  const [shop, ...others] = REPOSITORIES
  assert.ok(shop)
  const github = await startFor(t, { repositories: [{ ...shop, teams: ["tills"] }, ...others] })
  const client = clientOf(github)
  const asked = { ...TWO, reviewers: ["mia", "ada"], team_reviewers: ["tills"] }
  for (let round = 0; round < 2; round += 1) {
    assert.equal((await ask(client, `POST ${REVIEWERS}`, asked)).status, 201)
    assert.deepEqual(github.issue("octo/shop", 2).requestedReviewers, ["mia", "ada", "team:tills"])
  }
  github.addReview({ repository: "octo/shop", number: 2, author: "mia", body: "Fine", state: "APPROVED" })
  const { data } = await ask(client, `GET ${REVIEWERS}`, TWO)
  const waiting = JSON.stringify(data)
  assert.ok(waiting.includes('"login":"ada"') && !waiting.includes('"login":"mia"'))
  const reviews = JSON.stringify((await ask(client, `GET ${PULL}/reviews`, TWO)).data)
  assert.ok(reviews.includes('"login":"mia"') && reviews.includes("APPROVED"))
  for (const wrong of [{ reviewers: ["stranger"] }, { reviewers: ["will"] }, { team_reviewers: ["nobody"] }]) {
    assert.equal((await ask(client, `POST ${REVIEWERS}`, { ...TWO, ...wrong })).status, 422)
  }
  assert.equal((await ask(clientOf(github, OWNER_TOKEN), `POST ${REVIEWERS}`, asked)).status, 201)
  assert.deepEqual(github.violations, [])
})
