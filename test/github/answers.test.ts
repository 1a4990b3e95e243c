import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { GitHubApiError } from "../../src/github/api-error.ts"
import { findComment } from "../../src/github/comment.ts"
import { comesFromFork, permissionOf } from "../../src/github/permission.ts"
import { type History, readTexts } from "../../src/github/texts.ts"
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

  const history = (issueOrPullRequest: unknown, node?: unknown) => ({ repository: { issueOrPullRequest }, node })
  const CREATED = { body: "x", createdAt: "2026-03-01T08:00:00Z", timelineItems: { nodes: [] } }
  const UNEDITED = { ...CREATED, userContentEdits: null }
  const read = (data: unknown, remarkId?: string) =>
    readTexts(saying(data), { place: { ...repository, number: 1 }, remarkId, isRendered: true }, signal)
  const HISTORIES = [
    history(null),
    history({}),
    history({ ...CREATED, userContentEdits: { nodes: 7 } }),
    history({ ...UNEDITED, timelineItems: undefined }),
    history({ ...UNEDITED, body: null }),
    { repository: null },
  ]
  for (const data of [...ODD, ...HISTORIES]) {
    test(`texts ${JSON.stringify(data)}`, async () => {
      await assert.rejects(read(data), saysSo)
    })
  }
  for (const node of [null, undefined, {}, { ...UNEDITED, body: 7 }, { ...UNEDITED, createdAt: "" }]) {
    test(`a comment ${JSON.stringify(node)}`, async () => {
      await assert.rejects(read(history(UNEDITED, node), "IC_1"), saysSo)
    })
  }
  test("a text that is not rendered, and line comments that are none", async () => {
    const comments = { nodes: [null, { body: 7 }, { ...CREATED, path: null, line: "7", lastEditedAt: 7 }] }
    const texts = await read(history({ ...UNEDITED, bodyHTML: 7 }, { ...UNEDITED, bodyHTML: "<p>", comments }), "PRR_1")
    assert.deepEqual(texts.subject, { body: "x", html: undefined })
    assert.equal(texts.remark?.html, "<p>")
    assert.equal(texts.remark?.comments.length, 1)
    assert.ok(Number.isNaN(texts.remark?.comments[0]?.editedAt?.getTime()))
  })

  const told = (histories: readonly History[]) =>
    histories.flatMap(({ of, edits }) => edits.map(({ editor, at }) => [of, editor, Number.isNaN(at.getTime())]))
  test("an edit whose time or editor cannot be read stays one", async () => {
    const [description, title] = [
      { editedAt: 7, editor: { login: 7 } },
      { createdAt: null, actor: null },
    ]
    const data = history({ ...CREATED, userContentEdits: { nodes: [description] }, timelineItems: { nodes: [title] } })
    const { histories } = await read(data)
    assert.ok(histories.every(({ isWhole }) => isWhole))
    assert.deepEqual(told(histories), [
      ["description", undefined, true],
      ["title", undefined, true],
    ])
  })
  test("a bot's edits are edits, and a bot's", async () => {
    const bot = { __typename: "Bot", login: "evil" }
    const [description, title] = [
      { editedAt: "2026-03-01T09:00:00Z", editor: bot },
      { createdAt: "2026-03-01T09:00:00Z", actor: bot },
    ]
    const data = history({ ...CREATED, userContentEdits: { nodes: [description] }, timelineItems: { nodes: [title] } })
    const { histories } = await read(data)
    const edit = { editor: "evil", isBot: true, at: new Date("2026-03-01T09:00:00Z") }
    assert.deepEqual(
      histories.map(({ of, edits }) => [of, edits]),
      [
        ["description", [edit]],
        ["title", [edit]],
      ],
    )
  })
  test("a description that was never edited", async () => {
    for (const userContentEdits of [null, { nodes: [] }, { nodes: [{ editedAt: CREATED.createdAt, editor: null }] }]) {
      assert.deepEqual(told((await read(history({ ...CREATED, userContentEdits }))).histories), [])
    }
  })
  test("the last edit counts when the history leaves it out", async () => {
    const last = { lastEditedAt: "2026-03-01T09:00:00Z", editor: { login: "mallory" } }
    const { histories } = await read(history({ ...UNEDITED, ...last }))
    assert.deepEqual(told(histories), [["description", "mallory", false]])
  })

  const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString()
  const full = (field: string, most: number) => Array.from({ length: most }, (_, minute) => ({ [field]: at(minute) }))
  test("a history that is full is not taken for a whole one", async () => {
    const cases: readonly (readonly [edits: number, renames: number, isWhole: readonly boolean[]])[] = [
      [99, 99, [true, true]],
      [100, 3, [false, true]],
      [3, 100, [true, false]],
    ]
    for (const [edits, renames, isWhole] of cases) {
      const data = history({
        ...CREATED,
        userContentEdits: { nodes: full("editedAt", edits) },
        timelineItems: { nodes: full("createdAt", renames) },
      })
      assert.deepEqual(
        (await read(data)).histories.map((one) => one.isWhole),
        isWhole,
      )
    }
  })
  test("a full history without the last edit holds the oldest, so it says nothing of what came since", async () => {
    const lastEditedAt = at(500)
    const { histories } = await read(
      history({ ...CREATED, lastEditedAt, userContentEdits: { nodes: full("editedAt", 100) } }),
    )
    assert.deepEqual(
      histories[0]?.edits.map((edit) => edit.at.toISOString()),
      [lastEditedAt],
    )
    assert.equal(histories[0]?.isWhole, false)
  })
})
