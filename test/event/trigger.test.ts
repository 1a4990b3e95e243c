import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, test } from "node:test"
import examples from "@octokit/webhooks-examples/api.github.com/index.json" with { type: "json" }
import fc from "fast-check"
import { readTrigger, type Trigger, triggerOf } from "../../src/event/trigger.ts"
import { InputError } from "../../src/inputs/input-error.ts"
import { changed, issueComment, labeledIssue, payload, payloads } from "../scenarios/payloads.ts"

const KINDS: Readonly<Record<string, Trigger["kind"]>> = {
  issues: "issue",
  pull_request: "pull-request",
  issue_comment: "comment",
  pull_request_review: "review",
  pull_request_review_comment: "review",
}

describe("every example payload of GitHub's", () => {
  for (const { name, examples: all } of examples) {
    test(`${name} (${all.length})`, () => {
      for (const example of payloads(name)) {
        const trigger = triggerOf(name, example)
        assert.equal(trigger.kind, KINDS[name] ?? "none")
        assert.equal(trigger.event, name)
        assert.equal(trigger.action, typeof example.action === "string" ? example.action : "")
        if (trigger.kind === "none") continue
        assert.ok(trigger.subject.number > 0 && trigger.subject.title !== "")
        assert.match(trigger.subject.url, /^https:\/\/github\.com\/.+\/(issues|pull)\/\d+$/)
        assert.ok(trigger.subject.author && trigger.sender && trigger.defaultBranch)
      }
    })
  }
})

describe("a trigger", () => {
  test("is an issue, with its label only when that was the event", () => {
    const trigger = triggerOf("issues", labeledIssue())
    assert.ok(trigger.kind === "issue")
    assert.equal(trigger.label, "cursor")
    assert.partialDeepStrictEqual(trigger.subject, {
      kind: "issue",
      number: 1,
      title: "Spelling error in the README file",
      body: "It looks like you accidently spelled 'commit' with two 't's.",
      author: { login: "Codertocat", type: "User" },
      url: "https://github.com/Codertocat/Hello-World/issues/1",
      head: undefined,
    })
    assert.deepEqual(trigger.sender, { login: "Codertocat", type: "User" })
    assert.equal(trigger.defaultBranch, "master")
    assert.equal(trigger.isPrivate, false)
    const opened = triggerOf("issues", changed(payload("issues", "opened"), { label: { name: "x" } }))
    assert.ok(opened.kind === "issue" && opened.label === undefined)
  })

  test("is a pull request, from here, from a fork, or from a fork that is gone", () => {
    const from = (head: Record<string, unknown>) => {
      const trigger = triggerOf("pull_request", changed(payload("pull_request", "opened"), { pull_request: { head } }))
      assert.ok(trigger.kind === "pull-request")
      return trigger.subject.head
    }
    assert.deepEqual(from({}), { ref: "changes", isFork: false })
    assert.deepEqual(from({ repo: { full_name: "codertocat/hello-world" } }), { ref: "changes", isFork: false })
    assert.deepEqual(from({ repo: { full_name: "Mallory/Hello-World" } }), { ref: "changes", isFork: true })
    assert.deepEqual(from({ repo: null }), { ref: "changes", isFork: true })
  })

  test("is a pull request for pull_request_target, too", () => {
    assert.equal(triggerOf("pull_request_target", payload("pull_request", "labeled")).kind, "pull-request")
  })

  test("is a comment, on an issue or on a pull request", () => {
    const onIssue = triggerOf("issue_comment", issueComment("/cursor go"))
    assert.ok(onIssue.kind === "comment")
    assert.equal(onIssue.subject.kind, "issue")
    assert.equal(onIssue.remark.body, "/cursor go")
    const onPull = triggerOf("issue_comment", issueComment("/cursor go", { issue: { pull_request: { url: "x" } } }))
    assert.ok(onPull.kind === "comment")
    assert.equal(onPull.subject.kind, "pull-request")
    assert.equal(onPull.subject.head, undefined, "the event does not say where it comes from")
  })

  test("is a review, with the place of a review comment", () => {
    const review = triggerOf("pull_request_review", payload("pull_request_review", "submitted"))
    assert.ok(review.kind === "review")
    assert.equal(review.remark.body, "", "this example's body is null")
    assert.equal(review.remark.reviewState, "commented")
    const comment = triggerOf("pull_request_review_comment", payload("pull_request_review_comment", "created"))
    assert.ok(comment.kind === "review")
    assert.equal(comment.remark.path, "README.md")
    assert.ok(comment.remark.diffHunk?.startsWith("@@"))
  })

  test("is nothing to comment on for a schedule, a dispatch, a push, or an event nobody knows", () => {
    for (const event of ["schedule", "workflow_dispatch", "repository_dispatch", "push", "some_event_of_2030"]) {
      const trigger = triggerOf(event, {})
      assert.ok(trigger.kind === "none")
      assert.equal(trigger.headIsFork, false)
      assert.equal(trigger.sender, undefined)
    }
    // What a dispatch carries is somebody's own, whatever it is called.
    const nested = { client_payload: { issue: { number: 1 }, prompt: "x", list: [[1], { a: null }] } }
    assert.equal(triggerOf("repository_dispatch", nested).kind, "none")
  })

  test("tells a workflow run of a fork's code", () => {
    const run = (head: unknown) => {
      const changes = { repository: { full_name: "octo/repo" }, workflow_run: { head_repository: head } }
      const event = changed(payload("workflow_run", "completed"), changes)
      const trigger = triggerOf("workflow_run", event)
      return trigger.kind === "none" && trigger.headIsFork
    }
    assert.equal(run({ full_name: "Octo/Repo" }), false)
    assert.equal(run({ full_name: "mallory/repo" }), true)
    assert.equal(run(null), true, "a fork that is gone")
  })

  test("survives deleted accounts and missing texts", () => {
    const ghost = triggerOf("issues", changed(labeledIssue(), { sender: null, issue: { user: null, body: null } }))
    assert.ok(ghost.kind === "issue")
    assert.deepEqual([ghost.sender, ghost.subject.author, ghost.subject.body], [undefined, undefined, ""])
    const comment = triggerOf("issue_comment", issueComment("x", { comment: { user: null }, repository: null }))
    assert.ok(comment.kind === "comment" && comment.remark.author === undefined)
    assert.equal(comment.defaultBranch, undefined)
  })

  test("takes a repository for private unless the event says that it is not", () => {
    assert.equal(triggerOf("schedule", { schedule: "0 3 * * *" }).isPrivate, true)
    assert.equal(triggerOf("repository_dispatch", { repository: { full_name: "a/b" } }).isPrivate, true)
    assert.equal(triggerOf("issues", labeledIssue({ repository: { private: null } })).isPrivate, true)
    assert.equal(triggerOf("push", payload("push")).isPrivate, false)
  })

  test("knows a private repository", () => {
    assert.equal(triggerOf("issues", labeledIssue({ repository: { private: true } })).isPrivate, true)
  })

  const BROKEN = [
    ["issues", {}],
    ["issues", { issue: null }],
    ["issues", { issue: { number: "1" } }],
    ["issues", { issue: { number: 1.5 } }],
    ["issues", { issue: { number: 0 } }],
    ["pull_request", { issue: { number: 1 } }],
    ["issue_comment", { issue: { number: 1 } }],
    ["issue_comment", { issue: { number: 1 }, comment: { id: "1" } }],
    ["pull_request_review", { pull_request: { number: 1 }, review: [] }],
  ] as const
  for (const [event, broken] of BROKEN) {
    test(`refuses ${event} ${JSON.stringify(broken)}`, () => {
      assert.throws(
        () => triggerOf(event, broken),
        (error) => {
          assert.ok(error instanceof InputError && error.code === "bad-event")
          assert.match(error.message, new RegExp(`a \`${event}\` event must have`))
          return true
        },
      )
    })
  }

  test("never fails in any other way, whatever the payload holds", () => {
    const names = [...Object.keys(KINDS), "pull_request_target", "workflow_run", "schedule"]
    const keys = [
      "action",
      "issue",
      "pull_request",
      "comment",
      "review",
      "sender",
      "repository",
      "label",
      "number",
      "id",
      "head",
      "user",
      "body",
    ]
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(null, 1, "x", true, -1, 7),
        fc.array(tie("node"), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom(...keys), tie("node"), { maxKeys: 6 }),
      ),
    })).node
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.dictionary(fc.constantFrom(...keys), value), (event, event_payload) => {
        try {
          triggerOf(event, event_payload)
        } catch (error) {
          assert.ok(error instanceof InputError, String(error))
        }
      }),
      { seed: 7, numRuns: 2_000 },
    )
  })
})

describe("the event file", () => {
  const folder = mkdtempSync(join(tmpdir(), "falconer-event-"))
  test.after(() => rmSync(folder, { recursive: true }))
  const read = (content: string | undefined) => {
    const eventPath = join(folder, content === undefined ? "missing.json" : "event.json")
    if (content !== undefined) writeFileSync(eventPath, content)
    return readTrigger({ eventName: "schedule", eventPath })
  }

  test("is a JSON object", () => assert.equal(read('{"schedule": "0 0 * * *"}').kind, "none"))

  const BAD = [undefined, "", "[]", "null", "7", '"x"', '{"action":', "\n::stop-commands::x"]
  for (const content of BAD) {
    test(`is not ${JSON.stringify(content) ?? "missing"}`, () => {
      assert.throws(
        () => read(content),
        (error) => {
          assert.ok(error instanceof InputError && error.code === "bad-event")
          assert.match(
            error.message,
            /^The event file ".*(event|missing)\.json" (cannot be read|does not hold a JSON object)\./,
          )
          assert.doesNotMatch(error.message, /stop-commands/)
          return true
        },
      )
    })
  }

  test("may be 25 MB large", () => {
    assert.equal(read(JSON.stringify({ client_payload: "x".repeat(25_000_000) })).kind, "none")
  })
})
