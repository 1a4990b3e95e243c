import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { editedAfterReview } from "../../src/authorize/edited-after-review.ts"
import type { Rules } from "../../src/authorize/rules.ts"
import { triggerOf } from "../../src/event/trigger.ts"
import type { Edit, EditedPart } from "../../src/github/texts.ts"
import { changed, issueComment, labeledIssue, payload } from "../scenarios/payloads.ts"

const RULES: Rules = { label: undefined, minimumPermission: "write", allowActors: [], allowBots: [] }

describe("a late edit", () => {
  const LABELLED_AT = "2026-03-01T12:00:00Z"
  const labelled = (updated_at: unknown = LABELLED_AT) => triggerOf("issues", labeledIssue({ issue: { updated_at } }))
  const edit = (secondsBefore: number, editor: string | undefined = "mallory", isBot = false): Edit => {
    return { editor, isBot, at: at(secondsBefore) }
  }
  const at = (secondsBefore: number) => new Date(Date.parse(LABELLED_AT) - secondsBefore * 1000)
  type How = { readonly rules?: Partial<Rules>; readonly of?: EditedPart; readonly isWhole?: boolean }
  const judge = (
    edits: readonly Edit[],
    trigger = labelled(),
    { rules, of = "description", isWhole = true }: How = {},
  ) =>
    editedAfterReview(trigger, { ...RULES, ...rules }, [{ of, edits, isWhole }], async (login) =>
      login === "writer" ? "write" : "read",
    )

  for (const seconds of [0, 1, 300, 599, 600]) {
    test(`${seconds} s before the label counts`, async () => {
      assert.match(`${await judge([edit(seconds)])}`, /^mallory, who lacks write permission, edited the description/)
    })
  }
  for (const seconds of [601, 3600]) {
    test(`${seconds} s before the label does not count`, async () =>
      assert.equal(await judge([edit(seconds)]), undefined))
  }

  test("after the label counts as well", async () => {
    assert.match(`${await judge([edit(-1)])}`, /^mallory, .* edited the description after the label was set; read it/)
    assert.equal(await judge([edit(-1, "writer")]), undefined)
  })

  test("may hide behind a flood of others", async () => {
    const flood = [edit(5, "writer"), edit(60, "writer")]
    assert.equal(await judge([...flood, edit(601)], labelled(), { isWhole: false }), undefined)
    const reason = await judge(flood, labelled(), { isWhole: false })
    assert.equal(
      reason,
      "the description was edited too often for all editors to be known; read it again and set the label again",
    )
  })

  test("of the title counts as well, and is called so", async () => {
    const reason = await judge([edit(300)], labelled(), { of: "title" })
    assert.match(`${reason}`, /^mallory, .* edited the title within 10 minutes/)
  })

  test("by somebody who may start an agent does not count", async () => {
    assert.equal(await judge([edit(5, "writer")]), undefined)
    assert.equal(await judge([edit(5)], labelled(), { rules: { allowActors: ["Mallory"] } }), undefined)
    assert.equal(
      await judge([edit(5, "renovate", true)], labelled(), { rules: { allowBots: ["renovate[bot]"] } }),
      undefined,
    )
  })

  test("of a pull request by its agent, or by our own line in it, does not count", async () => {
    const at = { comment: { created_at: LABELLED_AT } }
    const onPull = triggerOf(
      "issue_comment",
      issueComment("/cursor go", { ...at, issue: { pull_request: { url: "x" } } }),
    )
    const onIssue = triggerOf("issue_comment", issueComment("/cursor go", at))
    for (const bot of ["cursor", "github-actions"]) {
      assert.equal(await judge([edit(5, bot, true)], onPull), undefined)
      assert.match(`${await judge([edit(5, bot)], onPull)}`, /who lacks write permission/)
      assert.match(`${await judge([edit(5, bot, true)], onPull, { of: "comment" })}`, /who lacks write permission/)
      assert.match(`${await judge([edit(5, bot, true)], onIssue)}`, /who lacks write permission/)
    }
    assert.match(`${await judge([edit(5, "cursor", true), edit(60)], onPull)}`, /^mallory/)
  })

  test("counts behind one that does not", async () => {
    assert.match(`${await judge([edit(5, "writer"), edit(60)])}`, /^mallory/)
  })

  test("by a bot or a deleted account counts", async () => {
    assert.match(`${await judge([edit(5, "writer", true)])}`, /^writer, who lacks/)
    const nobody: Edit = { ...edit(5), editor: undefined }
    assert.match(`${await judge([nobody])}`, /^a deleted account, who lacks/)
  })

  test("counts when a time cannot be read", async () => {
    assert.match(`${await judge([edit(5)], labelled(null))}`, /^mallory/)
    assert.match(`${await judge([{ ...edit(5), at: new Date("soon") }])}`, /^mallory/)
  })

  test("counts before an assignment as well, which approves as a label does", async () => {
    const assigned = changed(payload("issues", "assigned"), { issue: { updated_at: LABELLED_AT } })
    const reason = await judge([edit(300)], triggerOf("issues", assigned))
    assert.match(`${reason}`, /^mallory, .* edited the description .* before it was assigned; .* assign it again$/)
  })

  test("counts before a comment and a review, from when these were written", async () => {
    const commented = issueComment("/cursor go", { comment: { created_at: LABELLED_AT } })
    const review = { submitted_at: LABELLED_AT, body: "/cursor go" }
    const reviewed = changed(payload("pull_request_review", "submitted"), { review })
    const events = [triggerOf("issue_comment", commented), triggerOf("pull_request_review", reviewed)]
    for (const trigger of events) {
      assert.match(`${await judge([edit(600)], trigger)}`, /^mallory, .* before the (comment|review) was written; read/)
      assert.match(`${await judge([edit(-1)], trigger, { of: "comment" })}`, /edited the comment after the/)
      assert.equal(await judge([edit(601)], trigger), undefined)
    }
  })

  test("asks about each editor once", async () => {
    const asked: string[] = []
    const edits = [edit(1, "writer"), edit(2, "writer"), edit(3, "other"), edit(4, "writer")]
    const histories = [
      { of: "description", edits, isWhole: true },
      { of: "title", edits, isWhole: true },
    ] as const
    await editedAfterReview(labelled(), RULES, histories, async (login) => {
      asked.push(login)
      return "write"
    })
    assert.deepEqual(asked, ["writer", "other"])
  })

  test("is of no interest where there is no text", async () => {
    assert.equal(await judge([edit(5)], triggerOf("push", payload("push"))), undefined)
  })
})
