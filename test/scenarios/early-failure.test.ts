import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { assertExit, commentsOn } from "./expectations.ts"
import { labelled, type Person, WITH_PEOPLE } from "./knocking.ts"
import { HOME, issueComment } from "./payloads.ts"
import { type RunOptions, type Scene, setScene } from "./scene.ts"

const WRITER: Person = { login: "writer", type: "User" }
const LABELLED = labelled(WRITER)

const reactions = (scene: Scene) =>
  scene.github.reactions({ repository: HOME.fullName, issue: 1 }).map(({ content }) => content)

type Failure = { readonly name: string; readonly run: RunOptions; readonly says: RegExp }

const FAILURES: readonly Failure[] = [
  {
    name: "a missing key",
    run: { inputs: { prompt: "Do it", "api-key": "" } },
    says: /`api-key` is empty[\s\S]*`missing-key`/,
  },
  { name: "no instruction", run: { inputs: { prompt: "" } }, says: /There is no instruction[\s\S]*`no-instruction`/ },
  { name: "a bad input", run: { inputs: { prompt: "Do it", wait: "yes" } }, says: /`wait`[\s\S]*`bad-input`/ },
]

describe("a step that cannot launch says so on the issue:", { concurrency: 3 }, () => {
  for (const { name, run, says } of FAILURES) {
    test(`${name}, in a short comment and with a confused face`, async (context) => {
      const scene = await setScene(context, { github: WITH_PEOPLE })
      const result = await scene.run({ ...run, github: LABELLED, realTime: true })
      assertExit(result, 1)
      const [comment, ...others] = commentsOn(scene, 1)
      assert.ok(comment && others.length === 0, "one comment")
      assert.match(comment.body, says)
      assert.match(comment.body, /^<!-- falconer problem=[a-z-]+ -->\n\n### ❌ No Cursor agent was launched\n/)
      assert.match(comment.body, /\[Log of this run\]\(\S+\/actions\/runs\/4242\)/)
      assert.doesNotMatch(comment.body, /\| What|request failed|<details>/)
      assert.deepEqual(reactions(scene), ["confused"])
      assert.equal(scene.cursor.launchCount, 0)
    })
  }

  test("a key that Cursor does not accept, without a table of results", async (context) => {
    const scene = await setScene(context, { github: WITH_PEOPLE, cursor: { keys: [{ key: "another_key" }] } })
    await scene.run({ inputs: { prompt: "Do it" }, github: LABELLED, realTime: true })
    const [comment] = commentsOn(scene, 1)
    assert.match(comment?.body ?? "", /### ❌ No Cursor agent was launched[\s\S]*does not accept the API key/)
    assert.doesNotMatch(comment?.body ?? "", /\| What|<details>/)
    assert.deepEqual(reactions(scene), ["confused"])
  })
})

describe("a step that cannot launch says nothing on the issue", { concurrency: 3 }, () => {
  const noKey = { prompt: "Do it", "api-key": "" }
  const QUIET: Readonly<Record<string, RunOptions>> = {
    "to somebody who may not": { inputs: noKey, github: labelled({ login: "triager", type: "User" }) },
    "where the permission that is asked for is mistyped": {
      inputs: { prompt: "Do it", "minimum-permission": "wirte" },
      github: LABELLED,
    },
    "to a comment that is no command": {
      inputs: { prompt: "Do it", wait: "yes" },
      github: { eventName: "issue_comment", event: issueComment("Thanks!") },
    },
    "where no comment and no reaction is wanted": {
      inputs: { ...noKey, comment: "false", reaction: "false" },
      github: LABELLED,
    },
    "when it is run again": { inputs: noKey, github: { ...LABELLED, runAttempt: "2" } },
  }
  for (const [name, run] of Object.entries(QUIET)) {
    test(name, async (context) => {
      const scene = await setScene(context, { github: WITH_PEOPLE })
      await scene.run({ ...run, realTime: true })
      assert.deepEqual(commentsOn(scene, 1), [])
      assert.deepEqual(reactions(scene), [])
    })
  }
})
