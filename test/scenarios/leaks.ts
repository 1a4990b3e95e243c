import assert from "node:assert/strict"
import type { CursorCloud } from "../../simulator/cursor/cloud.ts"
import type { SimulatedGitHub } from "../../simulator/github/start.ts"
import type { ActionResult } from "../runner/action-run.ts"

type World = {
  readonly cursor: CursorCloud
  readonly github: SimulatedGitHub
  readonly apiKey: string
  readonly token: string
}

/** Looks for the API key and the token, in every encoding they are likely to leak in, wherever others could read them. */
export function assertNoLeak(result: ActionResult, world: World): void {
  const { cursor, github, apiKey, token } = world
  const commands = result.rawLines.map(({ text }) => text).filter((line) => !line.startsWith("::add-mask::"))
  const sinks: Record<string, string> = {
    log: commands.join("\n"),
    annotations: JSON.stringify(result.annotations),
    outputs: JSON.stringify(result.outputs),
    state: JSON.stringify(result.state),
    summary: result.summary,
    environment: JSON.stringify([result.env, result.path]),
    "requests to GitHub": github.requests
      .map(({ path, body, headers }) => JSON.stringify([path, body, headers]))
      .join("\n"),
    "bodies to Cursor": cursor.requests.map(({ path, body }) => JSON.stringify([path, body])).join("\n"),
  }
  for (const [sink, text] of Object.entries(sinks)) {
    for (const form of encodings(apiKey)) assert.ok(!text.includes(form), `the API key leaks into ${sink}`)
    if (sink === "requests to GitHub") continue
    for (const form of encodings(token)) assert.ok(!text.includes(form), `the GitHub token leaks into ${sink}`)
  }
  const headersToCursor = JSON.stringify(cursor.requests.map(({ headers }) => headers))
  assert.ok(!headersToCursor.includes(token), "the GitHub token is sent to Cursor")
}

function encodings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  return [
    secret,
    bytes.toString("base64").replace(/=+$/, "").slice(0, -1),
    Buffer.from(`${secret}:`).toString("base64"),
    bytes.toString("hex"),
    [...secret].reverse().join(""),
    encodeURIComponent(secret),
  ]
}
