import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestContext } from "node:test"
import type { PreloadedAgent } from "../../simulator/cursor/settings.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { sent } from "../scenarios/expectations.ts"
import { HOME } from "../scenarios/payloads.ts"
import { API_KEY, type Scene } from "../scenarios/scene.ts"

/** Has ended before anybody looks. */
export const DONE: AgentStory = { creatingMs: 0, runningMs: 0 }

/** An agent that somebody launched before, on the home repository. */
export function earlierAgent(story: AgentStory, changes: Partial<PreloadedAgent> = {}): PreloadedAgent {
  return {
    story,
    request: {
      prompt: { text: "Fix the date test" },
      source: { repository: `https://github.com/${HOME.fullName}`, ref: "master" },
      target: { autoCreatePr: true },
    },
    ...changes,
  }
}

/** Deletes or stops an agent as somebody else would with the same key. */
export async function changedElsewhere({ cursor }: Scene, method: "DELETE" | "POST", id: string): Promise<void> {
  const url = `${cursor.url}/v0/agents/${id}${method === "POST" ? "/stop" : ""}`
  const answer = await fetch(url, { method, headers: { authorization: `Bearer ${API_KEY}` } })
  assert.equal(answer.status, 200)
  await answer.text()
}

/** The JSON in the output `result`. */
export function resultOf(result: ActionResult): Record<string, unknown> {
  const value: unknown = JSON.parse(result.outputs.result ?? "")
  assert.ok(typeof value === "object" && value !== null && !Array.isArray(value))
  return { ...value }
}

/** "GET /v0/models 200", without the ids of agents. */
export function asked(scene: Scene): readonly string[] {
  return sent(scene.cursor.requests).map((line) => line.replace(/bc-[0-9a-f-]{36}/, "ID"))
}

/** The group of the log with this title, without its first and last line. */
export function group(result: ActionResult, title: RegExp): readonly string[] {
  const start = result.log.findIndex((line) => line.startsWith("##[group]") && title.test(line))
  if (start < 0) return []
  const end = result.log.indexOf("##[endgroup]", start)
  return result.log.slice(start + 1, end)
}

/** How often a method and path were sent. */
export function count(scene: Scene, method: string, path: RegExp): number {
  return scene.cursor.requests.filter((request) => request.method === method && path.test(request.path)).length
}

/** A folder that goes with the test: for files that outlive a run of the action. */
export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "operations-"))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
