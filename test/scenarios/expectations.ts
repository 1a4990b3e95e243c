import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { load } from "js-yaml"
import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import type { AnnotationLevel } from "../../simulator/runner/step-context.ts"
import { HOME } from "./payloads.ts"
import type { Scene } from "./scene.ts"

/** What an output is when a test does not say: nothing, but for those that every run or every wait has. */
const UNSAID: Readonly<Record<string, RegExp>> = {
  durationSeconds: /^\d+$/,
  conversationPath: /^/,
  continued: /^/,
  turn: /^/,
}

export type ExpectedOutputs = Readonly<Record<string, string | RegExp>>

let declaredOutputs: readonly string[] | undefined

/** Names of the outputs that action.yml declares. */
function outputNames(): readonly string[] {
  declaredOutputs ??= Object.keys(readManifest().outputs)
  return declaredOutputs
}

function readManifest(): { readonly outputs: object } {
  return load(readFileSync(join(import.meta.dirname, "../../action.yml"), "utf8")) as { readonly outputs: object }
}

/** Compares all outputs. Those that are not named have to be empty, and no other output may be set. */
export function assertOutputs(result: ActionResult, expected: ExpectedOutputs): void {
  const names = outputNames()
  const strangers = [...Object.keys(result.outputs), ...Object.keys(expected)].filter((name) => !names.includes(name))
  assert.deepEqual(strangers, [], "outputs that action.yml does not declare")
  for (const name of names) {
    const wanted = expected[name] ?? UNSAID[name] ?? ""
    const value = result.outputs[name] ?? ""
    if (typeof wanted === "string") assert.equal(value, wanted, `output ${name}\n${result.log.join("\n")}`)
    else assert.match(value, wanted, `output ${name}`)
  }
}

export function assertExit(result: ActionResult, exitCode: number): void {
  assert.equal(mainOf(result).exitCode, exitCode, result.log.join("\n"))
  assert.equal(result.conclusion, exitCode === 0 ? "success" : "failure")
}

export function mainOf(result: ActionResult) {
  const [main] = result.stages
  assert.ok(main?.name === "main", "there is a main stage")
  return main
}

export function messages(result: ActionResult, level: AnnotationLevel): readonly string[] {
  return result.annotations.filter((annotation) => annotation.level === level).map(({ message }) => message)
}

/** The one annotation of its level. */
export function onlyMessage(result: ActionResult, level: AnnotationLevel): string {
  const [message, ...others] = messages(result, level)
  assert.ok(message !== undefined, `no ${level}:\n${result.log.join("\n")}`)
  assert.deepEqual(others, [], `more than one ${level}`)
  return message
}

/** The one agent that the scene's cloud has launched. */
export function onlyAgent(scene: Scene): LedgerAgent {
  assert.equal(scene.cursor.launchCount, 1, "launches")
  const agent = scene.cursor.agents.find(({ preloaded }) => !preloaded)
  assert.ok(agent)
  return agent
}

/** The outputs that every agent has. */
export function agentOutputs(agent: LedgerAgent): ExpectedOutputs {
  return { agentId: agent.id, agentUrl: `https://cursor.com/agents?id=${agent.id}` }
}

export function assertNothingSent(scene: Scene): void {
  assert.deepEqual(sent(scene.cursor.requests), [], "requests to Cursor")
  assert.deepEqual(sent(scene.github.requests), [], "requests to GitHub")
}

/** "POST /v0/agents 201", in the order of the answers. */
export function sent(requests: readonly { method: string; path: string; status: number | string }[]) {
  return requests.map(({ method, path, status }) => `${method} ${path} ${status}`)
}

/** Ids of comments in GitHub's example payloads are older than those that the simulator gives. */
const FIRST_NEW_ID = 3_000_000_000

/** The comments on an issue that were written since the event. */
export function commentsOn(scene: Scene, number: number) {
  return scene.github.comments(HOME.fullName, number).filter(({ id }) => id > FIRST_NEW_ID)
}
