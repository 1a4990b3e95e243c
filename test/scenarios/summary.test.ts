import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { onlyAgent } from "./expectations.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { setScene } from "./scene.ts"
import { ENDLESS, SHORT, TWO_LOOKS } from "./stories.ts"

describe("the summary page", { concurrency: 3 }, () => {
  test("tells the result, the course and the whole prompt", async (context) => {
    const scene = await setScene(context, { cursor: { plan: TWO_LOOKS } })
    const { summary } = await scene.run({
      inputs: { prompt: "Do it" },
      github: { eventName: "issues", event: labeledIssue() },
      withPost: false,
    })
    const { id, branchName, promptText } = onlyAgent(scene)
    assert.match(summary, /^## \S+ Cursor agent finished/)
    assert.ok(summary.includes(`](https://github.com/${HOME.fullName}/pull/3)`))
    assert.ok(summary.includes(`(https://cursor.com/agents?id=${id})`))
    assert.ok(summary.includes(`\`${branchName}\``))
    for (const word of ["CREATING", "RUNNING", "FINISHED"]) assert.ok(summary.includes(word), word)
    for (const line of promptText.split("\n")) assert.ok(summary.includes(line), line)
  })

  test("keeps the prompt of a private repository to itself", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const { summary } = await scene.run({
      inputs: { prompt: "Do it", wait: "false" },
      github: { eventName: "issues", event: labeledIssue({ repository: { private: true } }) },
      realTime: true,
      withPost: false,
    })
    assert.ok(!summary.includes("accidently spelled"))
    assert.match(summary, /SHA-256/)
  })

  test("is not written when it is not wanted", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const inputs = { prompt: "Do it", wait: "false", "step-summary": "false" }
    assert.equal((await scene.run({ inputs, realTime: true })).summary, "")
  })

  test("holds a prompt and a closing summary of any length", async (context) => {
    const scene = await setScene(context, {
      cursor: { plan: { ...SHORT, summary: "\u{1f985} done\n".repeat(100_000) } },
    })
    const result = await scene.run({
      inputs: { "prompt-file": "task.md" },
      workspaceFiles: { "task.md": "漢字 ".repeat(140_000) },
      withPost: false,
    })
    assert.equal(result.outputs.outcome, "finished")
    assert.match(result.summary, /^## \S+ Cursor agent finished/, "it was not too large for the runner")
    assert.ok(Buffer.byteLength(result.outputs.summary ?? "") <= 64 * 1024)
    assert.ok(result.outputs.summary?.isWellFormed())
  })
})
