import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { CursorApiError } from "../../src/cursor/errors.ts"
import type { ProblemCode } from "../../src/model/problem.ts"
import { problemFromError } from "../../src/report/problem-from-error.ts"

type Said = readonly [status: number, message: string, code?: string]

/** What Cursor, its accounts and clients were seen to say, by what it means. */
const SAID: Readonly<Partial<Record<ProblemCode, readonly Said[]>>> = {
  "usage-limit": [
    [429, "You've used all included usage", "usage_limit_exceeded"],
    [429, "All included usage is used. Enable on-demand usage to continue.", "rate_limit_exceeded"],
    [400, "Usage-based pricing required: you have reached your hard limit"],
    [403, "Your spend limit is reached"],
  ],
  "agent-limit": [
    [403, "You have reached the limit of 8 concurrent agents on your plan"],
    [429, "Maximum number of active agents reached", "rate_limit_exceeded"],
    [400, "Too many agents are running"],
  ],
  "rate-limit": [
    [429, "Too Many Requests"],
    [429, "resource_exhausted: GitHub rate limited, retryAfter 60"],
    [429, "Rate limit exceeded", "rate_limit_exceeded"],
  ],
  "branch-not-found": [
    [400, "Failed to verify existence of branch 'x' in repository o/n"],
    [400, "Failed to verify existence of commit abc in repository o/n"],
  ],
  "commit-refused": [[400, "[invalid_argument] Error"]],
  "branch-name-refused": [
    [400, "Not a valid name", "invalid_branch_name"],
    [400, "Branch 'docs' already exists"],
  ],
  "pull-request-not-found": [[400, "Could not resolve the PR", "pr_resolution_failed"]],
  "unknown-model": [
    [400, "Model 'x' is not available or invalid."],
    [400, "value does not match a known variant of the model enum"],
    [400, "Unknown model: x"],
    [400, "unsupported model x"],
    [404, "model x not found"],
  ],
  "privacy-mode": [
    [403, "Storage mode is disabled. Please enable storage", "feature_unavailable"],
    [400, "Bad Request: Cloud agent is not supported in Privacy Mode (Legacy)."],
  ],
  "repository-access": [
    [403, "ERROR_GITHUB_APP_NO_ACCESS"],
    [400, "Run failed: ERROR_GITHUB_NO_USER_CREDENTIALS"],
    [403, "Connect GitHub", "integration_not_connected"],
    [400, "You do not have access to repository o/n"],
  ],
  "agent-busy": [
    [409, "The agent has a run at work", "agent_busy"],
    [409, "Agent is busy"],
  ],
  "agent-deleted": [
    [409, "Agent is deleted"],
    [409, "No", "agent_archived"],
  ],
  "not-allowed": [[403, "Not for this account", "feature_unavailable"]],
  "request-refused": [
    [409, "Conflict"],
    [400, "No"],
  ],
}

describe("what a refusal means", () => {
  for (const [expected, all] of Object.entries(SAID)) {
    for (const [status, message, code] of all) {
      test(`HTTP ${status} ${code ?? ""} "${message}" is ${expected}`, () => {
        const error = new CursorApiError("Launching", { status, apiErrorBody: { code, message } })
        assert.equal(problemFromError(error).code, expected)
      })
    }
  }
})

describe("what Cursor says with a refusal", () => {
  const HELP: readonly (readonly [helpUrl: string, isShown: boolean])[] = [
    ["https://cursor.com/dashboard/integrations", true],
    ["https://docs.cursor.com/x", true],
    ["http://cursor.com/x", false],
    ["https://cursor.com.evil.example/x", false],
    ["https://evilcursor.com/x", false],
    ["javascript:alert(1)", false],
    ["nothing", false],
  ]
  for (const [helpUrl, isShown] of HELP) {
    test(`is shown with its page for help, if that is Cursor's: ${helpUrl}`, () => {
      const apiErrorBody = { message: "Connect GitHub", helpUrl, fields: [{ path: "model", message: "too long" }] }
      const { detail } = problemFromError(new CursorApiError("Launching", { status: 403, apiErrorBody }))
      assert.equal(detail, `Connect GitHub\nmodel: too long${isShown ? `\nHelp: ${helpUrl}` : ""}`)
    })
  }
})
