import assert from "node:assert/strict"
import { isStoragePath } from "../../simulator/cursor/artifacts.ts"
import type { CursorCloud } from "../../simulator/cursor/cloud.ts"
import type { SimulatedGitHub } from "../../simulator/github/start.ts"
import { formIn } from "../../simulator/runner/kept-secrets.ts"

type World = {
  readonly cursor: CursorCloud
  readonly github: SimulatedGitHub
  readonly apiKey: string
  readonly token: string
}

/**
 * Looks for the API key and the token in what was sent: each may be in one header to its own service and nowhere
 * else, comments included. Whatever a run leaves on its own machine is watched by the runner emulator, for every run.
 */
export function assertNoLeak({ cursor, github, apiKey, token }: World): void {
  const api = cursor.requests.filter(({ path }) => !isStoragePath(path))
  const storage = cursor.requests.filter(({ path }) => isStoragePath(path))
  const sent: readonly (readonly [place: string, secret: string, what: unknown])[] = [
    [
      "requests to GitHub",
      apiKey,
      github.requests.map(({ path, query, headers, body }) => [path, `${query}`, headers, body]),
    ],
    ["bodies to GitHub", token, github.requests.map(({ path, query, body }) => [path, `${query}`, body])],
    ["bodies to Cursor", apiKey, api.map(({ path, query, body }) => [path, `${query}`, body])],
    ["requests to Cursor", token, api.map(({ path, query, headers, body }) => [path, `${query}`, headers, body])],
    ...[apiKey, token].map((secret) => ["requests to the storage", secret, storage] as const),
  ]
  for (const [place, secret, what] of sent) {
    const form = formIn(JSON.stringify(what), secret)
    assert.equal(form, undefined, `a secret leaks into ${place}`)
  }
}
