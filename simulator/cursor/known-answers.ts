import type { FaultAction } from "../fault.ts"
import type { WireReply } from "../wire.ts"

/**
 * Answers that users of the API were seen to get, by a name for each. Wordings and shapes come from reports and from
 * public clients' notes of real answers (2025 and 2026); where only the code is known, the text follows its neighbours.
 * The pages are what gateways, proxies and bot filters in front of the API answer in its place.
 */
const KNOWN_ANSWERS = {
  // About one agent.
  accepted: { status: 200, body: { id: "bc-00000000-0000-4000-8000-000000000000" } },
  "not-running": error(400, "Agent is not running"),
  "not-found": error(404, "Agent not found"),
  deleted: error(409, "Agent is deleted"),
  busy: coded(409, "agent_busy", "Agent already has an active run"),
  archived: coded(409, "agent_archived", "Agent is archived"),
  "busy-text": error(409, "Agent already has an active run"),
  "busy-flat": { status: 409, body: { code: "agent_busy", message: "Agent already has an active run" } },

  // About one run of v1, and its stream.
  "not-cancellable": coded(409, "run_not_cancellable", "Run is not cancellable"),
  "no-such-run": coded(404, "run_not_found", "Run not found"),
  "id-taken": coded(409, "agent_id_conflict", "An agent with this id already exists"),
  "no-usage": coded(403, "feature_unavailable", "Usage is not available"),
  "stream-unavailable": coded(409, "stream_unavailable", "Run stream is no longer available"),
  "stream-unavailable-frame": {
    status: 200,
    headers: { "content-type": "text/event-stream" },
    body: `event: error\ndata: {"code":"stream_unavailable","message":"Run stream is no longer available"}\n\nevent: done\ndata: {}\n\n`,
  },
  "stream-expired": coded(410, "stream_expired", "Run stream has expired"),
  "rate-limit-coded": {
    status: 429,
    headers: { "retry-after": "5" },
    body: { error: { code: "rate_limit_exceeded", message: "Rate limit exceeded. Please try again later." } },
  },
  "server-error": error(500, "Internal Server Error"),
  garbage: { status: 200, headers: { "content-type": "application/json" }, body: '{"messages": [{"id": ' },
  "other-form": { status: 200, body: { unexpected: true } },

  // Usage, plans and the pace of requests.
  "usage-limit-400": coded(
    400,
    "usage_limit_exceeded",
    "Usage-based pricing required. Background Agent requires at least $2 remaining until your hard limit.",
  ),
  "usage-limit-text": error(
    400,
    "Usage-based pricing required. Background Agent requires at least $2 remaining until your hard limit.",
  ),
  "usage-limit-429": coded(
    429,
    "rate_limit_exceeded",
    "All included usage is used. Enable on-demand usage to continue.",
  ),
  "usage-limit-title": detailed(429, "resource_exhausted", {
    title: "You've hit your usage limit",
    detail: "Your usage limits will reset when your monthly cycle ends. Enable on-demand usage to continue.",
  }),
  "agent-limit": coded(429, "rate_limit_exceeded", "You've reached the limit for your current plan"),
  "agent-limit-403": error(
    403,
    "You have reached the maximum number of active agents. Archive agents or upgrade your plan.",
  ),
  "plan-required": coded(403, "plan_required", "Cloud Agent is not available for free users. Please upgrade to Pro."),
  "rate-limit": { status: 429, body: { error: "Too Many Requests", message: "Rate limit exceeded." } },
  "rate-limit-at-once": { status: 429, headers: { "retry-after": "0" }, body: { error: "Too Many Requests" } },
  "rate-limit-in-body": detailed(429, "resource_exhausted", {
    title: "GitHub rate limited",
    detail: "GitHub rate limited the request. Please try again later.",
    additionalInfo: { retryAfter: "60" },
  }),
  unavailable: { status: 503, headers: { "retry-after": "2" }, body: { error: "Service Unavailable" } },
  "unavailable-at-once": { status: 503, headers: { "retry-after": "0" }, body: { error: "Service Unavailable" } },

  // Refs, repositories and pull requests.
  "no-such-branch": error(
    400,
    "Failed to verify existence of branch 'master' in repository octocat/Hello-World. Please ensure the branch name is correct.",
  ),
  "no-such-commit": error(
    400,
    `Failed to verify existence of commit '${"a".repeat(40)}' in repository octocat/Hello-World.`,
  ),
  "bare-error": error(400, "[invalid_argument] Error"),
  "unexplained-400": { status: 400, body: {} },
  "branch-name-invalid": coded(400, "invalid_branch_name", "Invalid branch name"),
  "branch-name-taken": error(400, "Branch already exists in the repository"),
  "github-no-credentials": detailed(400, "ERROR_GITHUB_NO_USER_CREDENTIALS", {
    title: "GitHub is not connected",
    detail: "Connect your GitHub account in the Cursor dashboard.",
    helpUrl: "https://cursor.com/dashboard/integrations",
  }),
  "github-app-no-access": error(400, "ERROR_GITHUB_APP_NO_ACCESS"),
  "github-user-no-access": error(403, "ERROR_GITHUB_USER_NO_ACCESS"),
  "integration-not-connected": {
    status: 403,
    body: {
      error: {
        code: "integration_not_connected",
        message: "GitHub is not connected",
        helpUrl: "https://cursor.com/dashboard/integrations",
        provider: "github",
      },
    },
  },
  "pr-unresolved": coded(400, "pr_resolution_failed", "Failed to resolve the pull request"),

  // Models.
  "model-unavailable": error(400, "Model 'gpt-9' is not available or invalid."),
  "model-variant": coded(400, "validation_error", "Model 'gpt-9' does not match a known variant"),
  "model-unknown": error(400, "Unknown model: gpt-9"),
  "model-unsupported": error(400, "Unsupported model gpt-9"),
  "model-not-found": error(400, "Model gpt-9 not found"),

  // Account settings.
  "privacy-mode": error(400, "Bad Request: Cloud agent is not supported in Privacy Mode (Legacy)."),
  "storage-disabled": coded(
    403,
    "feature_unavailable",
    "Storage mode is disabled. Please enable storage in your Cursor settings to use agents via API.",
  ),
  "feature-unavailable": coded(403, "feature_unavailable", "This feature is not available for your team."),

  // Redirects, and what is not Cursor at all.
  "see-other": { status: 303, headers: { location: "https://cursor.com/agents" }, body: "" },
  conflict: { status: 409, body: { error: "Conflict" } },
  "page-401": page(401, "Sign in to the corporate network"),
  "page-403": page(403, "Access denied"),
  "page-413": page(413, "413 Request Entity Too Large"),
  "page-challenge": page(403, "Just a moment...", { "cf-mitigated": "challenge", server: "cloudflare" }),
  "page-blocked": page(200, "Web Page Blocked"),
  "page-502": page(502, "502 Bad Gateway"),
} satisfies Readonly<Record<string, WireReply>>

export type KnownAnswer = keyof typeof KNOWN_ANSWERS

/** The names, in the order of the table. */
export const KNOWN_ANSWER_NAMES: readonly string[] = Object.keys(KNOWN_ANSWERS)

/** The answer of this name. @throws {RangeError} when there is none */
export function knownAnswer(name: string): WireReply {
  const found = Object.entries(KNOWN_ANSWERS).find(([known]) => known === name)
  if (!found) throw new RangeError(`There is no known answer ${name}; there are ${KNOWN_ANSWER_NAMES.join(", ")}`)
  return found[1]
}

/** The answer of this name as a fault; with `processed` the request takes effect all the same. */
export function answering(name: KnownAnswer, options: { readonly processed?: boolean } = {}): FaultAction {
  return { kind: "reply", ...knownAnswer(name), ...options }
}

function error(status: number, text: string): WireReply {
  return { status, body: { error: text } }
}

function coded(status: number, code: string, message: string): WireReply {
  return { status, body: { error: { code, message } } }
}

/** As the service's inner errors come through: the words are in `details[].debug.details`. */
function detailed(status: number, code: string, details: Readonly<Record<string, unknown>>): WireReply {
  return { status, body: { error: "Error", code, details: [{ debug: { error: code, details } }] } }
}

function page(status: number, title: string, headers: Readonly<Record<string, string>> = {}): WireReply {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>Ray ID: 0123</p></body></html>`
  return { status, headers: { "content-type": "text/html; charset=utf-8", ...headers }, body }
}
