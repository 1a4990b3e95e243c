import assert from "node:assert/strict"
import { existsSync, globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { load } from "js-yaml"
import { USER_AGENT, VERSION } from "../src/http/user-agent.ts"
import { OPERATIONS } from "../src/inputs/operation.ts"
import { USES } from "../src/inputs/unused.ts"
import { FAILABLE } from "../src/model/outcome.ts"
import { PERMISSIONS } from "../src/model/permission.ts"
import { CATALOGUE } from "../src/report/catalogue.ts"
import { inputsWith } from "./surroundings.ts"

const ROOT = join(import.meta.dirname, "..")
const read = (path: string) => readFileSync(join(ROOT, path), "utf8")

type Declared = { readonly description?: string; readonly default?: string; readonly required?: boolean }
type Manifest = {
  readonly inputs: Readonly<Record<string, Declared>>
  readonly outputs: Readonly<Record<string, Declared>>
  readonly runs: Readonly<Record<string, string>>
}

const ACTION = load(read("action.yml")) as Manifest
const INPUTS = Object.keys(ACTION.inputs)
const OUTPUTS = Object.keys(ACTION.outputs)

/** The names that users were promised; they never change. */
const PROMISED = {
  inputs: [
    ["prompt", "prompt-file", "context", "images"],
    ["repository", "ref", "pr-url", "model", "auto-create-pr", "branch-name", "auto-branch"],
    ["open-as-cursor-github-app", "skip-reviewer-request", "webhook-url", "webhook-secret"],
    ["api-key", "github-token", "api-url", "api-version", "mode"],
    ["operation", "agent-id", "matrix-leg", "webhook-payload", "webhook-signature"],
    ["tasks", "models", "max-active", "stop-after-failures"],
    ["wait", "timeout-minutes", "poll-interval-seconds", "max-poll-interval-seconds"],
    ["on-timeout", "on-cancel", "fail-on", "if-no-pr"],
    ["comment", "reaction", "step-summary", "log-conversation"],
    ["thread", "max-turns", "max-agents-per-day", "link-issue", "pr-labels", "pr-reviewers"],
    ["max-fixes", "check-names", "checks-timeout-minutes", "check-log-bytes", "commit-status", "collect-hours"],
    ["trigger-phrase", "label", "minimum-permission", "allow-actors", "allow-bots"],
  ].flat(),
  outputs: [
    ["agentId", "agentUrl", "status", "outcome", "prUrl", "prNumber", "branchName", "summary"],
    ["continued", "turn"],
    ["durationSeconds", "commentUrl", "skipReason", "errorCode", "conversationPath", "result"],
    ["runId", "tokens", "costCents"],
    ["checks", "fixes", "failedChecks", "collected", "stillOpen"],
    ["resultPath", "finished", "failed", "open"],
  ].flat(),
  outcomes: [
    ["finished", "failed", "expired", "stopped", "timed-out", "launched"],
    ["skipped", "cancelled", "unknown", "error", "ok"],
  ].flat(),
}

/** What the runner makes of the expressions among the defaults, for the run of `surroundings.ts`. */
const EVALUATED: Readonly<Record<string, string>> = {
  "${{ github.repository }}": "octo-org/octo-repo",
  "${{ github.token }}": "ghs_token",
  "${{ strategy.job-index }}": "0",
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...names].sort()
}

/** Every word in quotes that follows an opening bracket or the reader in the modules that read inputs. */
function namesRead(): ReadonlySet<string> {
  const modules = [...globSync("src/inputs/*.ts", { cwd: ROOT })]
  const code = modules.filter((path) => !path.endsWith("unused.ts")).map(read)
  return new Set([...code.join("\n").matchAll(/\bread(?:\(|,)\s*"([a-z-]+)"/g)].map(([, name = ""]) => name))
}

describe("the inputs of action.yml", () => {
  test("are those that were promised, and one that came later: a folder", () => {
    assert.deepEqual(sorted(INPUTS), sorted([...PROMISED.inputs, "path"]))
  })

  test("are those that the code reads", () => assert.deepEqual(sorted(namesRead()), sorted(INPUTS)))

  test("are those whose use is known, with the same defaults", () => {
    const defaults = (of: Readonly<Record<string, { default?: string; fallback?: string }>>) =>
      Object.fromEntries(sorted(Object.keys(of)).map((name) => [name, of[name]?.default ?? of[name]?.fallback ?? ""]))
    assert.deepEqual(defaults(USES), defaults(ACTION.inputs))
  })

  test("default to what the code takes an empty text for", () => {
    const given: Record<string, string> = {}
    for (const [name, { default: value }] of Object.entries(ACTION.inputs)) {
      if (value !== undefined) given[name] = EVALUATED[value] ?? value
    }
    const empty = Object.fromEntries(
      INPUTS.filter((name) => !/^(api-key|prompt|github-token)$/.test(name)).map((name) => [name, ""]),
    )
    assert.deepEqual(inputsWith({ ...empty, "github-token": "ghs_token" }), inputsWith(given))
    assert.equal(
      Object.values(given).find((value) => value.includes("${{")),
      undefined,
      "an expression nobody evaluates",
    )
  })

  test("have their words in their descriptions", () => {
    const says = (name: string, words: readonly string[]) => {
      const { description = "" } = ACTION.inputs[name] ?? {}
      for (const word of words) assert.ok(description.includes(`\`${word}\``), `${name} does not tell of ${word}`)
    }
    says("operation", OPERATIONS)
    says("minimum-permission", PERMISSIONS)
    says("context", ["auto", "none"])
    says("on-timeout", ["leave", "stop"])
    says("if-no-pr", ["ignore", "warn", "error"])
    assert.equal(ACTION.inputs["fail-on"]?.default, FAILABLE.join(","))
  })
})

describe("the outputs of action.yml", () => {
  test("are those that were promised", () => assert.deepEqual(sorted(OUTPUTS), sorted(PROMISED.outputs)))

  test("are those that the code can set", () => {
    const [, fields = ""] = /export type Outputs = \{([\s\S]*?)\n\}/.exec(read("src/report/outputs.ts")) ?? []
    assert.deepEqual(sorted([...fields.matchAll(/readonly (\w+):/g)].map(([, name = ""]) => name)), sorted(OUTPUTS))
  })

  test("tell of every outcome", () => {
    const kinds = [...read("src/model/outcome.ts").matchAll(/readonly kind: ((?:"[a-z-]+"(?: \| )?)+)/g)]
    const words = kinds.flatMap(([, union = ""]) => [...union.matchAll(/"([a-z-]+)"/g)].map(([, word = ""]) => word))
    assert.deepEqual(sorted(new Set(words)), sorted(PROMISED.outcomes))
    const { description = "" } = ACTION.outputs.outcome ?? {}
    for (const word of PROMISED.outcomes)
      assert.ok(description.includes(`\`${word}\``), `outcome does not tell of ${word}`)
  })
})

describe("action.yml", () => {
  test("runs on node24 from files that exist, before and after a cancellation", () => {
    assert.equal(ACTION.runs.using, "node24")
    assert.deepEqual(
      sorted(Object.keys(ACTION.runs)),
      ["main", "post", "using"],
      "post has no condition: it always runs",
    )
    for (const file of [ACTION.runs.main, ACTION.runs.post]) assert.ok(existsSync(join(ROOT, file ?? "")), file)
  })

  test("describes everything, in sentences", () => {
    for (const [name, { description = "" }] of [...Object.entries(ACTION.inputs), ...Object.entries(ACTION.outputs)]) {
      assert.match(description, /^[A-Z`].*\.$/s, name)
    }
  })
})

test("the version is package.json's", () => {
  assert.equal(VERSION, JSON.parse(read("package.json")).version)
  assert.ok(USER_AGENT.endsWith(`/${VERSION}`))
})

test("every error code is explained in docs/troubleshooting.md", () => {
  const page = read("docs/troubleshooting.md")
  const missing = Object.keys(CATALOGUE).filter((code) => !page.includes(`### \`${code}\``))
  assert.deepEqual(missing, [])
})
