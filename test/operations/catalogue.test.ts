import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { CursorApiError } from "../../src/cursor/errors.ts"
import { CATALOGUE } from "../../src/report/catalogue.ts"
import { problemFromError } from "../../src/report/problem-from-error.ts"
import { problemLine, problemText } from "../../src/report/problem-text.ts"

const ROOT = join(import.meta.dirname, "../..")
const DOCS = "https://github.com/octo/falconer/blob/v1/docs"

describe("the error catalogue", () => {
  test("the page of troubleshooting has a place for every code, and for nothing else", () => {
    const page = readFileSync(join(ROOT, "docs/troubleshooting.md"), "utf8")
    const places = [...page.matchAll(/^### `([a-z-]+)`$/gm)].map(([, code]) => code)
    assert.deepEqual(places.toSorted(), Object.keys(CATALOGUE).toSorted())
  })

  test("every code is used somewhere besides its definition", () => {
    const source = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !/catalogue\.ts$|report[/\\]problem\.ts$/.test(path))
      .map((path) => readFileSync(join(ROOT, "src", path), "utf8"))
      .join("\n")
    for (const code of Object.keys(CATALOGUE)) assert.ok(source.includes(`"${code}"`), `${code} is never used`)
  })

  test("cause, remedy and message are one whole sentence each", () => {
    for (const [code, { message, cause, remedy }] of Object.entries(CATALOGUE)) {
      for (const text of [message, cause ?? message, remedy])
        assert.match(text, /^[A-Z`](?:(?![.!?] ).)*[.]$/s, `${code}: ${text}`)
    }
  })

  test("log, comment and summary lead to the place on the page", () => {
    const problem = { code: "wrong-key", ...CATALOGUE["wrong-key"] } as const
    const url = `${DOCS}/troubleshooting.md#wrong-key`
    assert.ok(problemLine(problem, DOCS).endsWith(`(wrong-key: ${url})`))
    assert.ok(
      problemText(problem, DOCS).endsWith(`Error code: \`wrong-key\`. [Read about it in Troubleshooting](${url})`),
    )
    assert.ok(problemLine(problem, undefined).endsWith("(wrong-key)"))
  })

  const REFUSALS: readonly [status: number, message: string, code: string][] = [
    [400, "Agent is stopped and cannot be resumed", "agent-not-resumable"],
    [409, "Agent is stopped and cannot be resumed", "agent-not-resumable"],
    [409, "Agent is deleted", "agent-deleted"],
    [409, "", "request-refused"],
    [400, "Artifacts are not available for agents older than six months", "artifacts-too-old"],
    [400, "Model 'x' is not available or invalid.", "unknown-model"],
    [400, "Invalid followup request parameters", "request-refused"],
    [404, "Artifact not found", "agent-not-found"],
    [429, "Too Many Requests", "rate-limit"],
  ]
  for (const [status, message, code] of REFUSALS) {
    test(`HTTP ${status} ${JSON.stringify(message)}: ${code}`, () => {
      assert.equal(problemFromError(new CursorApiError("Asking", { status, apiErrorBody: { message } })).code, code)
    })
  }
})
