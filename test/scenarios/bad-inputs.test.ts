import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { assertSaid, BAD_INPUTS } from "./bad-inputs.ts"
import { assertExit, assertNothingSent, assertOutputs, onlyMessage } from "./expectations.ts"
import { setScene } from "./scene.ts"

/** Checks everything that the action wrote. The runner's own header shows each input that is not a secret. */
function assertHidden(result: ActionResult, hidden: string): void {
  const lines = result.rawLines.map(({ text }) => text).filter((line) => !line.startsWith("::add-mask::"))
  const written = [...lines, JSON.stringify(result.outputs), result.summary].join("\n")
  assert.ok(!written.includes(hidden), `${hidden} shows in:\n${written}`)
}

describe("before any request the action refuses", { concurrency: 3 }, () => {
  for (const [group, cases] of Object.entries(BAD_INPUTS)) {
    for (const bad of cases.filter(({ alone }) => !alone)) {
      test(`${group.toLowerCase()}: ${bad.name}`, async (context) => {
        const scene = await setScene(context)
        const inputs = { prompt: "Do it", ...bad.inputs }
        const result = await scene.run({ realTime: true, ...bad.more, inputs })
        assertNothingSent(scene)
        assertExit(result, 1)
        assertOutputs(result, { outcome: "error", errorCode: bad.errorCode ?? "bad-input" })
        const message = onlyMessage(result, "error")
        assertSaid(bad, message)
        if (bad.hides) assertHidden(result, bad.hides)
        assert.ok(!/\n\s+at /.test(result.rawStderr), "no stack trace")
      })
    }
  }
})
