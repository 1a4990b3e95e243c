import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { after, describe, test } from "node:test"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { type RunOptions, setScene } from "../scenarios/scene.ts"
import { LAUNCH, MISTAKES, type Mistake, VARIES } from "./mistakes.ts"

// `UPDATE_GOLDEN=1` writes the page.
const PAGE = join(import.meta.dirname, "../../docs/common-mistakes.md")
const UPDATE = process.env.UPDATE_GOLDEN === "1"
const MOST_SENTENCES = 3

/** Mistakes that are made by the same run share it. */
const results = new Map<RunOptions, Promise<ActionResult>>()
const shown = new Map<string, readonly string[]>()

/** The annotations that GitHub shows at the top of the run, and what the log tells of an earlier attempt. */
function messagesOf(result: ActionResult): readonly string[] {
  const annotations = result.annotations.map(({ level, message }) => `${level}: ${message}`)
  const told = result.log.filter((line) => line.includes("earlier attempt"))
  return [...told, ...annotations].map((message) =>
    VARIES.reduce((text, [pattern, shown]) => text.replaceAll(pattern, shown), message),
  )
}

/** Our own sentences: what Cursor or GitHub says is quoted, and the code is behind. */
function sentencesOf(message: string): readonly string[] {
  const own = message
    .replace(/ Cursor said: .*/s, "")
    .replace(/\("[^"]*"\)/g, "")
    .replace(/ \([a-z-]+(?:: \S+)?\)$/, "")
  return own.split(/(?<=[.!?])\s+(?=[A-Z`])/)
}

function pageOf(mistakes: readonly Mistake[]): string {
  const parts = mistakes.map(({ title, how }, index) => {
    const messages = shown.get(title) ?? []
    return `## ${index + 1}. ${title}\n\n${how}\n\n\`\`\`text\n${messages.join("\n")}\n\`\`\`\n`
  })
  return [
    "# The twenty commonest mistakes, as they look\n",
    "Each message says what happened, why, and what to do. The tests make each mistake and write this page: these are the lines that GitHub shows at the top of the run. [Troubleshooting](troubleshooting.md) explains every error code.\n",
    ...parts,
  ].join("\n")
}

describe("a common mistake:", { concurrency: 3 }, () => {
  for (const { title, scene: stage, run = {}, play, names } of MISTAKES) {
    test(title, async (context) => {
      const make = async () => {
        const scene = await setScene(context, { violationsExpected: true, ...stage })
        const options = { ...LAUNCH, ...run, inputs: { ...LAUNCH.inputs, ...run.inputs } }
        return await (play ? play(scene, options) : scene.run(options))
      }
      const made = results.get(run) ?? make()
      results.set(run, made)
      const messages = messagesOf(await made)
      shown.set(title, messages)
      assert.match(messages.join("\n"), names)
      for (const message of messages) {
        assert.ok(sentencesOf(message).length <= MOST_SENTENCES, `more than three sentences: ${message}`)
        assert.doesNotMatch(message, /undefined|\[object/)
      }
    })
  }

  after(() => {
    const page = pageOf(MISTAKES)
    if (UPDATE) writeFileSync(PAGE, page)
    assert.equal(MISTAKES.length, 20)
    assert.equal(page, readFileSync(PAGE, "utf8"), "the page is out of date: UPDATE_GOLDEN=1")
  })
})
