import {
  type ConnectionErrorKind,
  CursorApiError,
  CursorConnectionError,
  InvalidResponseError,
  isRateLimit,
} from "../cursor/errors.ts"
import { InputError } from "../inputs/input-error.ts"
import type { Problem, ProblemCode } from "../model/problem.ts"
import { problem } from "./catalogue.ts"

/**
 * What Cursor is known to say, matched loosely because its wording drifts; the first that fits wins. The sentences
 * were seen in replies and in other clients.
 */
const KNOWN_REFUSALS: readonly { readonly says: RegExp; readonly code: ProblemCode }[] = [
  { says: /usage[_ ]limit/i, code: "usage-limit" },
  { says: /plan_required|free users|upgrade to pro/i, code: "plan-required" },
  { says: /privacy mode|storage mode|feature_unavailable/i, code: "privacy-mode" },
  { says: /determine repository default branch/i, code: "default-branch-unknown" },
  { says: /existence of branch|invalid_branch/i, code: "branch-not-found" },
  {
    says: /do not have access to repository|repository does not exist|repository_access|integration_not_connected/i,
    code: "repository-access",
  },
  { says: /\bmodel\b.*(not available|invalid)|invalid_model/i, code: "unknown-model" },
  { says: /cannot be resumed/i, code: "agent-not-resumable" },
  { says: /older than six months/i, code: "artifacts-too-old" },
  { says: /agent is (deleted|archived|expired)|agent_archived/i, code: "agent-deleted" },
]

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: "wrong-key",
  403: "not-allowed",
  404: "agent-not-found",
  409: "agent-deleted",
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
  redirect: "api-changed",
  "unreadable-reply": "api-changed",
  "oversized-reply": "api-changed",
}

/** What to tell people about an error that ended a step. Pure; never shows a foreign error's own message. */
export function problemFromError(error: unknown): Problem {
  if (error instanceof InputError) return problem(error.code, { message: error.message })
  if (error instanceof CursorApiError) return refusal(error)
  if (error instanceof CursorConnectionError)
    return problem(BY_TROUBLE[error.kind], { message: `${sentence(error.message)}.` })
  if (error instanceof InvalidResponseError) return problem("api-changed", { message: `${sentence(error.message)}.` })
  return problem("internal", {
    message: `The action itself failed (${error instanceof Error ? error.name : typeof error}).`,
  })
}

function refusal(error: CursorApiError): Problem {
  const { code, message, fields = [] } = error.apiErrorBody
  const said = [code, message].filter((part) => part !== undefined).join(": ")
  const detail = [said, ...fields.map((field) => `${field.path}: ${field.message}`)]
    .filter((line) => line !== "")
    .join("\n")
  return problem(refusalCode(error, said), detail === "" ? {} : { detail })
}

function refusalCode(error: CursorApiError, said: string): ProblemCode {
  const known = KNOWN_REFUSALS.find((refusal) => refusal.says.test(said))
  if (known) return known.code
  if (isRateLimit(error)) return "rate-limit"
  return BY_STATUS[error.status] ?? "request-refused"
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
