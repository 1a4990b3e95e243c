import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { GitHubApiError } from "../../src/github/api-error.ts"
import { findComment } from "../../src/github/comment.ts"
import { latestEdits } from "../../src/github/edits.ts"
import { comesFromFork, permissionOf } from "../../src/github/permission.ts"
import { systemClock } from "../../src/http/clock.ts"
import { HOME } from "../scenarios/payloads.ts"

/** A connection on which every call is answered with `data`, whatever was asked. */
const saying = (data: unknown, toGraphql = data): Parameters<typeof permissionOf>[0] => ({
  clock: systemClock,
  call: async (_what, task) => {
    const answer = async () => ({ data })
    const octokit = { request: answer, graphql: async () => toGraphql }
    return Reflect.apply(task, undefined, [octokit, new AbortController().signal])
  },
})

/** The failure tells that there was an answer, and that it was of no use. */
function saysSo(error: unknown): boolean {
  assert.ok(error instanceof GitHubApiError)
  assert.match(error.message, /failed: GitHub answered, but with something else than it documents \(HTTP 200\)$/)
  return true
}

describe("an answer of GitHub's that makes no sense is none to act on:", () => {
  const ODD = [undefined, null, "", "<html>", 7, [], {}]
  const signal = new AbortController().signal
  const repository = { owner: HOME.owner, name: HOME.name }

  const PERMISSIONS_SAID = [...ODD, { permission: 1 }, { permission: "push" }, { user: 7, role_name: ["admin"] }]
  for (const data of PERMISSIONS_SAID) {
    test(`permission ${JSON.stringify(data)}`, async () => {
      await assert.rejects(permissionOf(saying(data), repository, "ann", signal), saysSo)
    })
  }
  test("a permission of somebody else", async () => {
    const other = { user: { login: "bob" }, permission: "admin", role_name: "admin" }
    assert.equal(await permissionOf(saying(other), repository, "ann", signal), "none")
  })
  test("a custom role counts as what comes with it", async () => {
    const custom = { user: { login: "Ann" }, permission: "write", role_name: "release manager" }
    assert.equal(await permissionOf(saying(custom), repository, "ann", signal), "write")
  })

  const home = { repo: { full_name: HOME.fullName } }
  for (const data of [
    ...ODD,
    { head: home },
    { head: {}, base: {} },
    { head: home, base: { repo: null } },
    { base: home },
  ]) {
    test(`pull request ${JSON.stringify(data)}`, async () => {
      await assert.rejects(comesFromFork(saying(data), repository, 2, signal), saysSo)
    })
  }
  test("a pull request from here, or not", async () => {
    const from = (repo: unknown) => comesFromFork(saying({ head: { repo }, base: home }), repository, 2, signal)
    assert.equal(await from({ full_name: HOME.fullName.toUpperCase() }), false)
    assert.equal(await from({ full_name: "mallory/Hello-World" }), true)
    assert.equal(await from(null), true)
  })

  const place = { ...repository, number: 1 }
  const wanted = { isOurs: () => true, since: new Date(0) }
  for (const data of ODD.filter((odd) => !Array.isArray(odd))) {
    test(`comments ${JSON.stringify(data)}`, async () => {
      await assert.rejects(findComment(saying(data), place, wanted, signal), saysSo)
    })
  }
  test("a comment that lacks what makes one is passed over", async () => {
    const user = { login: "github-actions[bot]" }
    const ours = { id: 7, html_url: "https://github.com/octo/shop/issues/1#issuecomment-7", body: null, user }
    const odd = [null, 7, { user }, { ...ours, id: 2n ** 60n }, { ...ours, html_url: 7 }, { ...ours, body: {} }]
    const listed = [ours, ...odd, { ...ours, user: null }]
    assert.deepEqual(await findComment(saying(listed, { viewer: user }), place, wanted, signal), {
      id: 7,
      url: ours.html_url,
      body: "",
    })
  })

  const history = (issueOrPullRequest: unknown) => ({ repository: { issueOrPullRequest } })
  const CREATED = { createdAt: "2026-03-01T08:00:00Z", timelineItems: { nodes: [] } }
  const HISTORIES = [
    history(null),
    history({}),
    history({ ...CREATED, userContentEdits: { nodes: 7 } }),
    history({ ...CREATED, userContentEdits: null, timelineItems: undefined }),
    { repository: null },
  ]
  for (const data of [...ODD, ...HISTORIES]) {
    test(`edits ${JSON.stringify(data)}`, async () => {
      await assert.rejects(latestEdits(saying(data), { ...repository, number: 1 }, signal), saysSo)
    })
  }
  test("an edit whose time or editor cannot be read stays one", async () => {
    const [description, title] = [
      { editedAt: 7, editor: { login: 7 } },
      { createdAt: null, actor: null },
    ]
    const data = history({ ...CREATED, userContentEdits: { nodes: [description] }, timelineItems: { nodes: [title] } })
    const { edits, completeSince } = await latestEdits(saying(data), { ...repository, number: 1 }, signal)
    assert.equal(completeSince, undefined)
    const found = edits.map(({ of, editor, at }) => [of, editor, Number.isNaN(at.getTime())])
    assert.deepEqual(found, [
      ["description", undefined, true],
      ["title", undefined, true],
    ])
  })
  test("a description that was never edited", async () => {
    for (const userContentEdits of [null, { nodes: [] }, { nodes: [{ editedAt: CREATED.createdAt, editor: null }] }]) {
      const data = history({ ...CREATED, userContentEdits })
      const { edits } = await latestEdits(saying(data), { ...repository, number: 1 }, signal)
      assert.deepEqual(edits, [])
    }
  })
  test("a history that is full says since when it is complete", async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 0, minute)).toISOString()
    const full = (field: string, most: number) => Array.from({ length: most }, (_, minute) => ({ [field]: at(minute) }))
    const cases: readonly (readonly [edits: number, renames: number, since: string | undefined])[] = [
      [99, 99, undefined],
      [100, 3, at(0)],
      [3, 100, at(0)],
    ]
    for (const [edits, renames, since] of cases) {
      const data = history({
        ...CREATED,
        userContentEdits: { nodes: full("editedAt", edits) },
        timelineItems: { nodes: full("createdAt", renames) },
      })
      const { completeSince } = await latestEdits(saying(data), { ...repository, number: 1 }, signal)
      assert.equal(completeSince?.toISOString(), since)
    }
  })
})
