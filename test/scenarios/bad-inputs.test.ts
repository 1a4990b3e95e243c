import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { assertSaid, BAD_INPUTS, type BadInput } from "./bad-inputs.ts"
import { assertExit, assertNothingSent, assertOutputs, onlyMessage } from "./expectations.ts"
import { type RunOptions, setScene } from "./scene.ts"

/** Checks everything that the action wrote. The runner's own header shows each input that is not a secret. */
function assertHidden(result: ActionResult, hidden: string): void {
  const lines = result.rawLines.map(({ text }) => text).filter((line) => !line.startsWith("::add-mask::"))
  const written = [...lines, JSON.stringify(result.outputs), result.summary].join("\n")
  assert.ok(!written.includes(hidden), `${hidden} shows in:\n${written}`)
}

describe("before any request the action refuses", { concurrency: 3 }, () => {
  for (const [group, cases] of Object.entries(BAD_INPUTS)) {
    for (const bad of cases.filter(({ alone, together }) => !alone && !together)) {
      test(`${group.toLowerCase()}: ${bad.name}`, async (context) => {
        const message = await refuse(context, [bad])
        assertSaid(bad, message)
      })
    }
  }

  test("several wrong inputs at once, of which each is named and none shows what has to be hidden", async (context) => {
    const together = Object.values(BAD_INPUTS)
      .flat()
      .filter((bad) => bad.together)
    const message = await refuse(context, together)
    assert.ok(message.startsWith(`${together.length} inputs are wrong. Input `), message)
    for (const bad of together) assertSaid(bad, message)
  })
})

/** Runs the action with all of these at once, and gives its message. */
async function refuse(context: TestContext, bad: readonly BadInput[]): Promise<string> {
  const scene = await setScene(context)
  const inputs = Object.assign({ prompt: "Do it" }, ...bad.map((one) => one.inputs))
  const more: RunOptions = Object.assign({}, ...bad.map((one) => one.more))
  const result = await scene.run({ realTime: true, ...more, inputs })
  assertNothingSent(scene)
  assertExit(result, 1)
  assertOutputs(result, { outcome: "error", errorCode: bad[0]?.errorCode ?? "bad-input" })
  for (const { hides } of bad) if (hides) assertHidden(result, hides)
  assert.ok(!/\n\s+at /.test(result.rawStderr), "no stack trace")
  return onlyMessage(result, "error")
}
