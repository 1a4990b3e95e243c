import assert from "node:assert/strict"
import { type Scene, SECOND } from "./cursor-scene.ts"

export const ID = "bc-00000000-0000-4000-8000-00000000000a"
export const REPO = { url: "https://github.com/acme/widgets", startingRef: "main" }
export const CREATE = { prompt: { text: "Fix the failing date test" }, repos: [REPO], autoCreatePR: true }
export const SHORT = { creatingMs: SECOND, runningMs: 10 * SECOND, thoughts: [], tools: [], messages: ["All done."] }

export type Fields = Readonly<Record<string, unknown>>
export async function create(scene: Scene, more: Fields = {}): Promise<string> {
  const { status, body } = await scene.call("POST", "/v1/agents", { ...CREATE, agentId: ID, ...more })
  assert.equal(status, 201, JSON.stringify(body))
  return `/v1/agents/${ID}/runs/${scene.cloud.agents.at(-1)?.runs.at(-1)?.id}`
}

export async function json(scene: Scene, method: string, path: string, body?: unknown): Promise<[number, Fields]> {
  const answer = await scene.call(method, path, body)
  return [answer.status, answer.body as unknown as Fields]
}

export async function codeOf(scene: Scene, method: string, path: string, body?: unknown): Promise<string> {
  const [status, { error }] = await json(scene, method, path, body)
  return `${status} ${String((error as Fields | undefined)?.code)}`
}
