import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { parseCommand } from "../../simulator/runner/command-parser.ts"
import { commentsOn, messages, onlyAgent } from "./expectations.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { API_KEY, GITHUB_TOKEN, homeRepository, setScene } from "./scene.ts"
import { SHORT, TWO_LOOKS } from "./stories.ts"

const ESCAPE = String.fromCharCode(0x1b)

const HOSTILE = [
  "::error::pwned",
  "  ::add-mask::FINISHED",
  "\t::stop-commands::pwned",
  "x ##[error]pwned ##[add-mask]FINISHED",
  "a\r::set-output name=prUrl::pwned\rb",
  "::SET-ENV name=PATH::pwned\u2028::error::pwned\u0085::error::pwned",
  "\u001b[2K\u001b[1A##[group]pwned",
  "EOF\nghadelimiter_x\nprUrl=pwned\nprUrl<<x\npwned\nx",
].join("\n")

/** Commands that the runner found in what the action wrote. */
function commandsOf(result: ActionResult): readonly string[] {
  return result.rawLines.flatMap(({ text }) => {
    const command = parseCommand(text)
    return command ? [command.name] : []
  })
}

describe("the log", { concurrency: 3 }, () => {
  test("does nothing that others write, and neither do outputs, summary and comment", async (context) => {
    const story = { ...SHORT, summary: HOSTILE, messages: [HOSTILE] }
    const scene = await setScene(context, {
      cursor: { plan: story },
      github: {
        repositories: [homeRepository({ issues: [{ number: 1, title: HOSTILE, body: HOSTILE, author: HOME.owner }] })],
      },
    })
    const event = labeledIssue({ label: { name: HOSTILE }, issue: { title: HOSTILE, body: HOSTILE } })
    const result = await scene.run({
      inputs: { prompt: HOSTILE },
      github: { eventName: "issues", event },
      withPost: false,
    })
    assert.equal(result.conclusion, "success", result.log.join("\n"))
    const known = new Set(["add-mask", "group", "endgroup", "notice", "debug", "warning"])
    assert.deepEqual(
      commandsOf(result).filter((name) => !known.has(name)),
      [],
    )
    assert.ok(!result.masks.includes("FINISHED"))
    assert.deepEqual(messages(result, "error"), [])
    const { outputs } = result
    assert.deepEqual([outputs.outcome, outputs.prNumber, outputs.status], ["finished", "3", "FINISHED"])
    assert.equal(outputs.prUrl, `https://github.com/${HOME.fullName}/pull/3`)
    assert.match(outputs.summary ?? "", /^::error::pwned\n/, "the words come through")
    assert.doesNotMatch(outputs.summary ?? "", /(?![\n\t])\p{Cc}|\p{Cf}|[\u2028\u2029]/u)
    assert.deepEqual(result.env, {})
    const escapes = result.rawLines.flatMap(({ text }) => text.split(ESCAPE).slice(1))
    assert.deepEqual(
      escapes.filter((text) => !/^\[[\d;]*m/.test(text)),
      [],
      "colours only",
    )
    assert.equal(commentsOn(scene, 1).length, 1)
    assert.ok(onlyAgent(scene).promptText.includes("::error::pwned"), "the agent gets what was written")
  })

  test("masks the secrets before it says anything", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const result = await scene.run({
      withPost: true,
      inputs: { prompt: "Do it", wait: "false" },
      secrets: [],
      realTime: true,
    })
    for (const stage of ["main", "post"]) {
      const lines = result.rawLines.filter((line) => line.stage === stage).map(({ text }) => text)
      const firstOther = lines.findIndex((line) => !line.startsWith("::add-mask::"))
      const masks = firstOther < 0 ? lines : lines.slice(0, firstOther)
      for (const secret of [API_KEY, GITHUB_TOKEN, Buffer.from(`${API_KEY}:`).toString("base64")]) {
        assert.ok(masks.includes(`::add-mask::${secret}`), `${stage} masks its secrets first`)
      }
    }
  })

  test("of a debugged run shows no more secrets than any other", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT, keys: [{ key: "another_key" }] } })
    const result = await scene.run({ inputs: { prompt: "Do it" }, stepDebug: true, realTime: true })
    assert.equal(result.outputs.errorCode, "wrong-key")
  })

  test("is one group of facts, then the agent, then what changes, then the end", async (context) => {
    const scene = await setScene(context, { cursor: { plan: TWO_LOOKS } })
    const result = await scene.run({ inputs: { prompt: "Do it", model: "gpt-5.2" } })
    const start = result.log.findIndex((line) => line.startsWith("##[group]Launching a Cursor agent on"))
    const own = result.log.slice(start)
    const end = own.indexOf("##[endgroup]")
    assert.deepEqual(
      own.slice(1, end).map((line) => line.split(":")[0]),
      ["Start", "Model", "Instruction", "Prompt", "Pull request", "Wait", "Launch key"],
    )
    const [notice, ...rest] = own.slice(end + 1)
    assert.match(notice ?? "", /^##\[notice\]Launched agent bc-/)
    assert.deepEqual(
      rest.slice(0, 2).map((line) => line.replace(/^\[\d\d:\d\d\] /, "")),
      ["RUNNING", "FINISHED"],
    )
    assert.match(rest[2] ?? "", /^Cursor agent finished after \d+ s\.$/)
    assert.ok(rest.some((line) => line === `Pull request: https://github.com/${HOME.fullName}/pull/3`))
    assert.ok(rest.some((line) => /^| \*\*Do it\*\* is done/.test(line)))
    assert.equal(result.rawStderr, "")
  })
})
