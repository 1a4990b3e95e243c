import {
  accountLimitIn,
  type ConnectionErrorKind,
  CursorApiError,
  CursorConnectionError,
  InvalidResponseError,
  isRateLimit,
} from "../cursor/errors.ts"
import { ProxySettingError } from "../http/proxy-setting.ts"
import { InputError } from "../inputs/input-error.ts"
import type { Problem, ProblemCode } from "../model/problem.ts"
import { problem } from "./catalogue.ts"

/**
 * What Cursor is known to say, matched loosely because its wording drifts; the first that fits wins. The sentences
 * were seen in replies and in other clients.
 */
const KNOWN_REFUSALS: readonly { readonly says: RegExp; readonly code: ProblemCode }[] = [
  { says: /plan_required|free users|upgrade to pro/i, code: "plan-required" },
  { says: /privacy mode|storage mode|feature_unavailable.*(privacy|storage)/i, code: "privacy-mode" },
  { says: /determine repository default branch/i, code: "default-branch-unknown" },
  { says: /invalid_branch_name|branch\b.*already exists/i, code: "branch-name-refused" },
  { says: /existence of branch/i, code: "branch-not-found" },
  { says: /existence of commit/i, code: "branch-not-found" },
  { says: /pr_resolution_failed/i, code: "pull-request-not-found" },
  {
    says: /ERROR_GITHUB_\w+|do not have access to repository|repository does not exist|repository_access|integration_not_connected/i,
    code: "repository-access",
  },
  {
    says: /\bmodel\b.*(not available|invalid|not found|unknown|unsupported)|(unknown|unsupported) model|invalid_model|known variant/i,
    code: "unknown-model",
  },
  { says: /cannot be resumed/i, code: "agent-not-resumable" },
  { says: /agent_busy|\bagent is (busy|running|already)/i, code: "agent-busy" },
  { says: /older than six months/i, code: "artifacts-too-old" },
  { says: /agent is (deleted|archived|expired)|agent_archived/i, code: "agent-deleted" },
  { says: /^(\S*:? ?)?\[invalid_argument\] Error$/i, code: "commit-refused" },
]

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: "wrong-key",
  403: "not-allowed",
  404: "agent-not-found",
}

const BY_TROUBLE: Readonly<Record<ConnectionErrorKind, ProblemCode>> = {
  dns: "unreachable",
  "refused-connection": "unreachable",
  "connect-timeout": "unreachable",
  "connection-lost": "unreachable",
  timeout: "unreachable",
  "no-connection": "unreachable",
  tls: "tls",
  proxy: "proxy",
  "server-error": "server-error",
  unavailable: "server-error",
  gateway: "gateway",
  redirect: "api-changed",
  "unreadable-reply": "api-changed",
  "oversized-reply": "api-changed",
}

/** What to tell people about an error that ended a step. Pure; never shows a foreign error's own message. */
export function problemFromError(error: unknown): Problem {
  if (error instanceof InputError) return problem(error.code, { message: error.message })
  if (error instanceof ProxySettingError) return problem("bad-input", { message: error.message })
  if (error instanceof CursorApiError) return refusal(error)
  if (error instanceof CursorConnectionError) {
    const detail = error.pageTitle === undefined ? undefined : `Title of the page: ${error.pageTitle}`
    return problem(BY_TROUBLE[error.kind], { message: `${sentence(error.message)}.`, detail })
  }
  if (error instanceof InvalidResponseError) return problem("api-changed", { message: `${sentence(error.message)}.` })
  return problem("internal", {
    message: `The action itself failed (${error instanceof Error ? error.name : typeof error}).`,
  })
}

function refusal(error: CursorApiError): Problem {
  const { code, message, helpUrl, fields = [] } = error.apiErrorBody
  const said = [code, message].filter((part) => part !== undefined).join(": ")
  const detail = [said, ...fields.map((field) => `${field.path}: ${field.message}`), helpLine(helpUrl)]
    .filter((line) => line !== "")
    .join("\n")
  return problem(refusalCode(error, said), detail === "" ? {} : { detail })
}

/** Cursor's own pages only: nobody should be sent elsewhere by what a server says. */
function helpLine(helpUrl: string | undefined): string {
  const url = helpUrl === undefined ? null : URL.parse(helpUrl)
  const isCursors = url?.protocol === "https:" && /^([a-z0-9-]+\.)*cursor\.com$/.test(url.hostname)
  return url && isCursors ? `Help: ${url.href}` : ""
}

function refusalCode(error: CursorApiError, said: string): ProblemCode {
  const limit = accountLimitIn(error.apiErrorBody)
  if (limit !== undefined) return limit === "usage" ? "usage-limit" : "agent-limit"
  const known = KNOWN_REFUSALS.find((refusal) => refusal.says.test(said))
  if (known) return known.code
  if (isRateLimit(error)) return "rate-limit"
  return BY_STATUS[error.status] ?? "request-refused"
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
