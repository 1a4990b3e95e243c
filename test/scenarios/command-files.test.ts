import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { assertOutputs, mainOf, messages, onlyAgent, onlyMessage } from "./expectations.ts"
import { labeledIssue } from "./payloads.ts"
import { setScene } from "./scene.ts"
import { ENDLESS, SHORT } from "./stories.ts"

/** Takes one of the runner's files away from the main step, as a full disk or a changed mode would. */
function without(variable: string): readonly string[] {
  return preloaded(`if (process.argv[1]?.endsWith("main.js")) process.env.${variable} = "/nowhere/file"`)
}

/** Lets the main step write its state once; then the disk is full. */
function fullAfterFirstState(): readonly string[] {
  return preloaded(`import fs from "node:fs"
    import { syncBuiltinESMExports } from "node:module"
    const { appendFileSync } = fs
    let writes = 0
    fs.appendFileSync = (path, ...rest) => {
      if (path === process.env.GITHUB_STATE && ++writes > 1) throw new Error("ENOSPC: no space left on device")
      return appendFileSync(path, ...rest)
    }
    syncBuiltinESMExports()`)
}

function preloaded(script: string): readonly string[] {
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

  test("without a place for the state nothing is launched: a killed job would leave its agent working", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const result = await scene.run({
      inputs: { prompt: "Do it" },
      nodeOptions: without("GITHUB_STATE"),
      realTime: true,
    })
    assert.equal(mainOf(result).exitCode, 1)
    assertOutputs(result, { outcome: "error", errorCode: "state-not-saved" })
    assert.match(onlyMessage(result, "error"), /GITHUB_STATE.*nothing was sent to Cursor/)
    assert.deepEqual(scene.cursor.requests, [])
  })

  test("a disk that fills up while the agent is launched is a warning, and the agent is not lost", async (context) => {
    const scene = await setScene(context, { cursor: { plan: ENDLESS } })
    const result = await scene.run({
      inputs: { prompt: "Do it" },
      github: { eventName: "issues", event: labeledIssue() },
      nodeOptions: fullAfterFirstState(),
      cancelOn: /Launched agent/,
      realTime: true,
    })
    assert.equal(mainOf(result).exitCode, 1)
    assert.equal(result.outputs.outcome, "cancelled")
    assert.equal(result.outputs.agentId, onlyAgent(scene).id)
    assert.equal(onlyAgent(scene).status, "STOPPED")
    const warnings = messages(result, "warning").filter((text) => text.includes("GITHUB_STATE"))
    assert.equal(warnings.length, 1, "it is said once")
  })
})
