import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { mainOf, onlyAgent } from "./expectations.ts"
import { labeledIssue } from "./payloads.ts"
import { setScene } from "./scene.ts"
import { SHORT } from "./stories.ts"

/** Takes one of the runner's files away from the main step, as a full disk or a changed mode would. */
function without(variable: string): readonly string[] {
  const script = `if (process.argv[1]?.endsWith("main.js")) process.env.${variable} = "/nowhere/file"`
  return ["--import", `data:text/javascript,${encodeURIComponent(script)}`]
}

describe("when the runner's files cannot be written", { concurrency: 3 }, () => {
  test("an agent is not lost: its id is in the log and the comment, and the step says what is wrong", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const result = await scene.run({
      inputs: { prompt: "Do it", wait: "false" },
      github: { eventName: "issues", event: labeledIssue() },
      nodeOptions: without("GITHUB_OUTPUT"),
      realTime: true,
    })
    const { id, stopsAtMs } = onlyAgent(scene)
    assert.ok(
      result.log.some((line) => line.includes(id)),
      result.log.join("\n"),
    )
    assert.equal(mainOf(result).exitCode, 1)
    assert.ok(!/\n\s+at |node:internal/.test(result.rawStderr), result.rawStderr)
    assert.ok(
      result.log.some((line) => /outputs/i.test(line)),
      "the step says that its outputs are missing",
    )
    assert.deepEqual(stopsAtMs, [], "an agent that works is not stopped for that")
    assert.match(scene.github.comments("Codertocat/Hello-World", 1)[0]?.body ?? "", new RegExp(id))
  })

  test("a summary page that is missing is a warning", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const result = await scene.run({
      inputs: { prompt: "Do it", wait: "false" },
      nodeOptions: without("GITHUB_STEP_SUMMARY"),
      realTime: true,
    })
    assert.equal(mainOf(result).exitCode, 0)
    assert.equal(result.outputs.outcome, "launched")
    assert.ok(result.annotations.some(({ level, message }) => level === "warning" && /summary page/.test(message)))
  })

  test("without a place for the state nothing is launched: a cancelled job could not be put in order", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const result = await scene.run({
      inputs: { prompt: "Do it" },
      nodeOptions: without("GITHUB_STATE"),
      realTime: true,
    })
    assert.equal(mainOf(result).exitCode, 1)
    assert.equal(result.outputs.outcome, "error")
    assert.equal(scene.cursor.launchCount, 0)
  })
})
