import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { load } from "js-yaml"
import { triggerOf } from "../../src/event/trigger.ts"
import { isGated, OPERATIONS } from "../../src/inputs/operation.ts"
import { USES, unusedInputs } from "../../src/inputs/unused.ts"
import { openLog } from "../../src/report/log.ts"
import { openRecord } from "../../src/report/record.ts"
import type { EarlyContext } from "../../src/run/context.ts"
import { runGated, runUngated } from "../../src/run/dispatch.ts"
import { makeRedactor } from "../../src/text/redact.ts"
import { jumpingClock } from "../jumping-clock.ts"
import { inputsWith, runnerWith } from "../surroundings.ts"

const ROOT = join(import.meta.dirname, "../..")
type Manifest = {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
}
const ACTION = load(readFileSync(join(ROOT, "action.yml"), "utf8")) as Manifest
const runner = {
  eventName: "issues",
  repository: { owner: "octo-org", name: "octo-repo", url: "https://github.com/octo-org/octo-repo" },
}

function unused(operation: (typeof OPERATIONS)[number], inputs: Readonly<Record<string, string>>) {
  return unusedInputs(operation, (name) => inputs[name] ?? "", runner).map((line) => /`([^`]+)`/.exec(line)?.[1])
}

describe("inputs without effect", () => {
  test("the table knows every input of action.yml and its default", () => {
    const defaults = Object.entries(ACTION.inputs).map(([name, input]) => [name, input.default])
    const known = Object.entries(USES).map(([name, use]) => [name, use.fallback])
    assert.deepEqual(Object.fromEntries(known), Object.fromEntries(defaults))
  })

  test("every operation is named by action.yml, and by the table of at least one input", () => {
    for (const operation of OPERATIONS) {
      assert.ok(ACTION.inputs.operation?.description.includes(`\`${operation}\``), operation)
      assert.ok(Object.values(USES).some(({ by }) => by.includes(operation)))
    }
  })

  test("values that are the default, in other words, do not warn", () => {
    const values = { wait: "True", context: " auto ", "fail-on": "failed, expired,\nstopped,timed-out, unknown" }
    assert.deepEqual(unused("models", { ...values, repository: "Octo-Org/octo-repo" }), [])
  })

  test("a label on an event without labels", () => {
    const warnings = (eventName: string, label = "cursor") =>
      unusedInputs("launch", (name) => (name === "label" ? label : ""), { ...runner, eventName })
    for (const eventName of ["push", "schedule", "workflow_dispatch", "repository_dispatch", "release"]) {
      assert.deepEqual(warnings(eventName), [
        `\`label\` has no effect on the event \`${eventName}\`, which sets no label.`,
      ])
    }
    for (const eventName of ["issues", "pull_request", "pull_request_target", "issue_comment", "pull_request_review"]) {
      assert.deepEqual(warnings(eventName), [])
    }
    assert.deepEqual(warnings("push", ""), [])
  })

  test("a table of what warns", () => {
    const all = { prompt: "x", "agent-id": "bc-1", "pr-url": "y", "on-cancel": "leave", "webhook-secret": "z" }
    assert.deepEqual(unused("launch", all), ["agent-id"])
    assert.deepEqual(unused("list", all), ["prompt", "webhook-secret", "agent-id", "on-cancel"])
    assert.deepEqual(unused("wait", all), ["prompt", "pr-url", "webhook-secret", "on-cancel"])
    assert.deepEqual(unused("follow-up", all), ["pr-url", "webhook-secret"])
    assert.deepEqual(unused("verify-webhook", all), ["prompt", "pr-url", "agent-id", "on-cancel"])
    assert.deepEqual(unused("launch", { label: "x" }), [])
    assert.deepEqual(unused("stop", { label: "x", comment: "false", path: "p" }), ["path", "comment"])
  })
})

describe("what acts on an agent", () => {
  /** All that a step has at hand, and nobody to ask. */
  function stepWith(operation: string): EarlyContext {
    const inputs = inputsWith({ operation, "api-key": "", prompt: operation === "follow-up" ? "More" : "" })
    const redact = makeRedactor([])
    const { signal } = new AbortController()
    return {
      inputs,
      runner: runnerWith(),
      clock: jumpingClock(),
      random: () => 0.5,
      log: openLog(redact),
      userAgent: "falconer/test",
      redact,
      warn: () => {},
      cancelled: signal,
      abandoned: signal,
      overdue: signal,
      timeLeftMs: () => Number.POSITIVE_INFINITY,
      loadV1: () => assert.fail("Cursor is not asked"),
      loadGitHub: () => assert.fail("GitHub is not asked"),
    }
  }

  for (const operation of ["follow-up", "stop", "delete", "wait", "status", "conversation", "artifacts"] as const) {
    test(`${operation} needs agent-id, which is missed before anybody is asked`, async () => {
      const step = stepWith(operation)
      const record = openRecord(step.clock)
      const says = new RegExp(`^InputError: The operation \`${operation}\` needs \`agent-id\``)
      const run = isGated(operation)
        ? runGated(operation, step, record, triggerOf("workflow_dispatch", {}))
        : runUngated(operation, step, record)
      await assert.rejects(run, says)
    })
  }
})
